"""Whether and how what arrives is acknowledged, and the pages that are named in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.business import helppages, people, profile
from kulanz.business.models import HelpPage
from kulanz.flow.acknowledging import trial
from kulanz.web import answer
from kulanz.web.access import owner_only
from kulanz.web.forms.acknowledging import AcknowledgingForm, HelpPageForm

from .frame import show


@owner_only
def acknowledgement(request: HttpRequest) -> HttpResponse:
    business = profile.business()
    form = AcknowledgingForm(request.POST or None, instance=business)
    if "preview" not in request.POST and form.does(lambda said: profile.keep(form.instance)):
        return answer.go(request, "acknowledgement", say=_("Saved."))
    wished = people.named(str(form["answers_by_name"].value() or ""))
    about = {"examples": trial.examples(wished), "pages": helppages.everything()}
    return show(request, "acknowledgement.html", tab="acknowledgement", form=form, **about)


@owner_only
def acknowledgement_preview(request: HttpRequest) -> HttpResponse:
    """As it would read with somebody else named."""
    examples = trial.examples(people.named(request.GET.get("answers_by_name", "")))
    return answer.part(request, "settings/acknowledgement.html", "preview", {"examples": examples})


@owner_only
def help_page_new(request: HttpRequest) -> HttpResponse:
    return _edit(request, HelpPageForm(request.POST or None))


@owner_only
def help_page(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, HelpPageForm(request.POST or None, instance=_page(pk)))


@owner_only
@require_POST
def help_page_deletion(request: HttpRequest, pk: int) -> HttpResponse:
    helppages.drop(_page(pk))
    return answer.go(request, "acknowledgement", say=_("The page is no longer named."))


def _edit(request: HttpRequest, form: HelpPageForm) -> HttpResponse:
    if form.does(lambda said: form.save()):
        return answer.go(request, "acknowledgement", say=_("Saved."))
    return show(request, "help_page.html", tab="acknowledgement", form=form)


def _page(pk: int) -> HelpPage:
    return get_object_or_404(helppages.everything(), pk=pk)
