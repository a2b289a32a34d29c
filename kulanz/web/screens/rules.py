"""Whose mail comes in, waits apart or is blocked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.channels import rules
from kulanz.web import answer
from kulanz.web.access import owner_only, staff
from kulanz.web.forms.rules import RuleForm

from .frame import show


@owner_only
def rule_list(request: HttpRequest) -> HttpResponse:
    form = RuleForm(request.POST or None)
    if form.does(
        lambda said: rules.put(said["pattern"], said["action"], by=staff(request), note=said["note"])
    ):
        return answer.go(request, "rules", say=_("The rule holds from now on."))
    return show(request, "rules.html", tab="rules", form=form, rules=rules.all_rules())


@owner_only
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(rules.all_rules(), pk=pk)
    form = RuleForm.of(kept, request.POST or None)
    if form.does(
        lambda said: rules.change(kept, said["pattern"], said["action"], by=staff(request), note=said["note"])
    ):
        return answer.go(request, "rules", say=_("Saved."))
    return show(request, "rule.html", tab="rules", form=form, rule=kept)


@owner_only
@require_POST
def rule_deletion(request: HttpRequest, pk: int) -> HttpResponse:
    rules.drop(get_object_or_404(rules.all_rules(), pk=pk))
    return answer.go(request, "rules", say=_("The rule is gone."))
