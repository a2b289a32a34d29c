"""The owner's rules: written, tried out on the last conversations, switched on, put in order."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.flow import routing as at_work
from kulanz.triage import rulebook, veiling
from kulanz.triage.models import Routing
from kulanz.web import access, answer, ruling
from kulanz.web.forms.routing import RoutingForm

from .frame import show

TAB = "routing"


@access.owner_only
def rule_list(request: HttpRequest) -> HttpResponse:
    form, by = RoutingForm(request.POST or None), access.staff(request)
    if form.does(lambda _said: rulebook.write(form.conditions(), form.action(), by=by)):
        return answer.go(request, "routing_trial", form.result.pk, say=_("Kept. It is not switched on yet."))
    names = ruling.Names.look_up()
    rules = [(rule, ruling.sentence(rule, names)) for rule in rulebook.all_rules()]
    assistant = at_work.the_assistant()
    return show(request, "routing.html", tab=TAB, form=form, rules=rules, assistant=assistant)


@access.owner_only
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    kept, by = _rule(pk), access.staff(request)
    form = RoutingForm.of(kept, request.POST or None)
    if form.does(lambda _said: rulebook.change(kept, form.conditions(), form.action(), by=by)):
        if form.result.is_active:
            return answer.go(request, "routing", say=_("Saved."))
        return answer.go(request, "routing_trial", pk, say=_("Saved. It is not switched on."))
    return show(request, "routing_rule.html", tab=TAB, form=form, rule=kept)


@access.owner_only
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    kept, names = _rule(pk), ruling.Names.look_up()
    tried = at_work.try_out(kept)
    titles = veiling.titles(fit.conversation for fit in tried.fits)
    fits = [(fit, titles[fit.conversation.pk], ruling.why(fit.grounds, names)) for fit in tried.fits]
    context: dict[str, Any] = {
        "rule": kept,
        "sentence": ruling.sentence(kept, names),
        "trial": tried,
        "fits": [one for one in fits if one[0].sooner is None],
        "decided_sooner": [one for one in fits if one[0].sooner is not None],
        "seal": rulebook.seal(kept),
    }
    return show(request, "routing_trial.html", tab=TAB, **context)


@access.owner_only
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    rulebook.switch_on(_rule(pk), request.POST.get("seen", ""), by=access.staff(request))
    return answer.go(request, "routing", say=_("Switched on. It holds for what comes from now on."))


@access.owner_only
@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    rulebook.switch_off(_rule(pk), by=access.staff(request))
    return answer.go(request, "routing", say=_("Switched off."))


@access.owner_only
@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    rulebook.move(_rule(pk), up=request.POST.get("to") == "up", by=access.staff(request))
    return answer.go(request, "routing")


@access.owner_only
@require_POST
def deletion(request: HttpRequest, pk: int) -> HttpResponse:
    rulebook.drop(_rule(pk), by=access.staff(request))
    return answer.go(request, "routing", say=_("The rule is gone."))


def _rule(pk: int) -> Routing:
    return get_object_or_404(rulebook.all_rules(), pk=pk)
