"""Campaigns of thanks: planned, written, looked at mail by mail, released."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.flow import campaigning, previewing
from kulanz.goodwill import campaigns
from kulanz.goodwill.models import Campaign
from kulanz.web import access, answer, entries
from kulanz.web import campaigns as words
from kulanz.web.forms.campaigns import MailForm, NoteForm, OmissionForm, PlanForm, WordsForm


@access.not_specialist
def listing(request: HttpRequest) -> HttpResponse:
    context = {"place": "promises", "campaigns": words.listing()}
    return answer.page(request, "campaigns/list.html", context)


@access.not_specialist
def planning(request: HttpRequest) -> HttpResponse:
    form, by = PlanForm(request.POST if request.method == "POST" else None), access.staff(request)
    if form.does(lambda _said: campaigns.make(form.plan(), by=by)):
        return answer.go(request, "campaign", form.result.pk)
    return _plan(request, form)


@access.not_specialist
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Changed, while it is being written."""
    campaign = access.campaign(request, pk)
    form = PlanForm.of(campaign, request.POST if request.method == "POST" else None)
    if form.does(lambda _said: campaigns.change(campaign, form.plan())):
        return answer.go(request, "campaign", pk, say=_("Saved."))
    return _plan(request, form, campaign)


@access.not_specialist
def show(request: HttpRequest, pk: int) -> HttpResponse:
    told = request.GET
    number = min(max(1, entries.as_number(told.get("page", "")) or 1), words.MOST_PAGES)
    campaign = access.campaign(request, pk)
    context = words.page(campaign, access.staff(request), words.view_of(told.get("view", "")), number)
    context["all_ticked"] = told.get("ticked") == "all"
    if answer.wants_fragment(request):
        return answer.part(request, "campaigns/show.html", "state", context)
    return answer.page(request, "campaigns/show.html", context)


@require_POST
@access.not_specialist
def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """The words, which the coach reads."""
    campaigns.write(access.campaign(request, pk), WordsForm(request.POST).words())
    return answer.go(request, "campaign", pk, say=_("Saved."))


@require_POST
@access.not_specialist
def previews(request: HttpRequest, pk: int) -> HttpResponse:
    previewing.begin(access.campaign(request, pk))
    return answer.go(request, "campaign", pk)


@require_POST
@access.not_specialist
def rewriting(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the words, as long as nobody got anything."""
    campaigning.write_again(access.campaign(request, pk), by=access.staff(request))
    return answer.go(request, "campaign", pk)


@require_POST
@access.owner_only
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    note = NoteForm(request.POST).checked()["note"]
    campaigns.approve(access.campaign(request, pk), note, by=access.staff(request))
    return answer.go(request, "campaign", pk, say=_("Allowed. Each mail is still looked at."))


@require_POST
@access.owner_only
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Those that stood on the page in full and are ticked, as they stood there."""
    campaign, looked_at = access.campaign(request, pk), {}
    for one in request.POST.getlist("mail")[: campaigns.PAGE]:
        number, _sign, fingerprint = one.partition(":")
        if (found := entries.as_number(number)) is not None:
            looked_at[found] = fingerprint
    done = campaigning.release(campaign, looked_at, by=access.staff(request))
    return answer.go(request, "campaign", pk, say=words.told(done))


@require_POST
@access.owner_only
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    campaigning.pause(access.campaign(request, pk), by=access.staff(request))
    said = _("Paused. What has not left waits to be looked at again.")
    return answer.go(request, "campaign", pk, say=said)


@require_POST
@access.owner_only
def resumption(request: HttpRequest, pk: int) -> HttpResponse:
    campaigns.go_on(access.campaign(request, pk), by=access.staff(request))
    return answer.go(request, "campaign", pk)


@require_POST
@access.owner_only
def end(request: HttpRequest, pk: int) -> HttpResponse:
    campaigning.end(access.campaign(request, pk), by=access.staff(request))
    return answer.go(
        request, "campaign", pk, say=_("The campaign is ended. Who had not got it does not get it.")
    )


@require_POST
@access.not_specialist
def mail_text(request: HttpRequest, pk: int) -> HttpResponse:
    mail, said = access.campaign_mail(request, pk), MailForm(request.POST).checked()
    campaigning.rewrite(mail, said["subject"], said["text"].replace("\r\n", "\n"))
    return answer.go(request, "campaign", mail.campaign_id, say=_("Saved."))


@require_POST
@access.not_specialist
def mail_omission(request: HttpRequest, pk: int) -> HttpResponse:
    mail, why = access.campaign_mail(request, pk), OmissionForm(request.POST).checked()["why"]
    campaigning.leave_out(mail, why, by=access.staff(request))
    return answer.go(request, "campaign", mail.campaign_id, say=_("Left out."))


def _plan(request: HttpRequest, form: PlanForm, campaign: Campaign | None = None) -> HttpResponse:
    context = {"place": "promises", "form": form, "campaign": campaign}
    return answer.page(request, "campaigns/plan.html", context, status=422 if form.errors else 200)
