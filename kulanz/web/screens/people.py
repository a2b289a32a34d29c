"""Who works here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.business import people
from kulanz.business.models import Staff
from kulanz.conversations import handover
from kulanz.web import answer, signin
from kulanz.web.access import owner_only, staff
from kulanz.web.forms.people import AbsenceForm, DepartureForm, InviteForm, PersonForm

from .frame import show


@owner_only
def people_list(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    invited = form.does(lambda said: people.invite_and_tell(**said, by=staff(request)))
    context = {"staff": people.with_absence(), "invitations": people.open_invitations()}
    if invited:
        link, is_mailed = form.result
        context |= {"sent": form.cleaned_data, "link": link, "is_mailed": is_mailed}
    return show(request, "people.html", tab="people", form=InviteForm() if invited else form, **context)


@owner_only
@require_POST
def invitation_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    people.withdraw(get_object_or_404(people.open_invitations(), pk=pk))
    return answer.go(request, "people", say=_("The invitation no longer works."))


@owner_only
def person(request: HttpRequest, pk: int) -> HttpResponse:
    colleague = get_object_or_404(people.everyone(), pk=pk)
    form = PersonForm(request.POST or None, initial={"role": colleague.role, "skills": colleague.skills})
    if form.does(lambda said: people.change(colleague, said["role"], said["skills"])):
        return answer.go(request, "people", say=_("Saved."))
    return show(request, "person.html", tab="people", **_about(colleague) | {"form": form})


@owner_only
@require_POST
def absence(request: HttpRequest, pk: int) -> HttpResponse:
    colleague = get_object_or_404(people.everyone(), pk=pk)
    form = AbsenceForm(request.POST, staff=colleague)
    if form.does(lambda said: handover.go_absent(colleague, by=staff(request), **said)):
        return answer.go(request, "person", pk, say=absence_said(form.result))
    return show(request, "person.html", tab="people", **_about(colleague) | {"absence": form})


@owner_only
@require_POST
def departure(request: HttpRequest, pk: int) -> HttpResponse:
    colleague = get_object_or_404(people.everyone(), pk=pk)
    form = DepartureForm(request.POST, staff=colleague)
    if form.does(lambda said: handover.let_go(colleague, said["successor"], by=staff(request))):
        return answer.go(request, "people", say=_("%(name)s can no longer sign in.") % {"name": colleague})
    return show(request, "person.html", tab="people", **_about(colleague) | {"departure": form})


@owner_only
@require_POST
def new_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A link that the owner passes on, for whom no mail reaches; shown once."""
    colleague = get_object_or_404(people.at_work(), pk=pk)
    link = signin.new_password_link(colleague)
    return show(request, "person.html", tab="people", **_about(colleague) | {"link": link})


@owner_only
@require_POST
def comeback(request: HttpRequest, pk: int) -> HttpResponse:
    colleague = get_object_or_404(people.everyone(), pk=pk)
    people.welcome_back(colleague)
    return answer.go(request, "people", say=_("%(name)s can sign in again.") % {"name": colleague})


def absence_said(handed_over: int) -> str:
    if handed_over:
        return _("Saved. %(count)d conversations have been handed over.") % {"count": handed_over}
    return _("Saved.")


def _about(colleague: Staff) -> dict[str, Any]:
    return {
        "person": colleague,
        "form": PersonForm(initial={"role": colleague.role, "skills": colleague.skills}),
        "absence": AbsenceForm(staff=colleague),
        "departure": DepartureForm(staff=colleague),
        "in_hand": handover.how_many(colleague),
        "is_absent": people.is_absent(colleague),
    }
