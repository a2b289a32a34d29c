"""Mailboxes: how they fare, and the steps by which one is connected."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.channels import connecting, domains, mailboxes
from kulanz.channels.models import Mailbox
from kulanz.flow import removing
from kulanz.lib.refusal import Refusal
from kulanz.web import answer
from kulanz.web.access import owner_only
from kulanz.web.forms.mailboxes import (
    AddressForm,
    FoldersForm,
    MailboxForms,
    ProviderForm,
    RemovalForm,
    ServersForm,
)

from .frame import show


@owner_only
def mailbox_list(request: HttpRequest) -> HttpResponse:
    return show(request, "mailboxes.html", tab="mailboxes", mailboxes=mailboxes.with_health())


@owner_only
def mailbox_new(request: HttpRequest) -> HttpResponse:
    form = AddressForm(request.POST or None)
    if form.does(lambda said: mailboxes.add(said["address"], said["display_name"])):
        return answer.go(request, "mailbox_servers", form.result.pk)
    return show(request, "mailbox_new.html", tab="mailboxes", form=form, step=1)


@owner_only
def mailbox_servers(request: HttpRequest, pk: int) -> HttpResponse:
    mailbox = _mailbox(pk)
    form = ServersForm(request.POST or None, instance=mailbox)
    if form.does(lambda said: mailboxes.keep_servers(form.instance, said)):
        return answer.go(
            request, "mailbox_consent" if mailboxes.needs_consent(form.instance) else "mailbox_check", pk
        )
    return _step(
        request, "mailbox_servers.html", _mailbox(pk), 2, form=form,
        hosting=ProviderForm(), provider=mailboxes.provider_of(mailbox), has_secret=mailboxes.has_secret(mailbox),
    )  # fmt: skip


@owner_only
@require_POST
def mailbox_lookup(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in the servers of the provider that was chosen, else ask the domain for them."""
    mailbox, name = _mailbox(pk), request.POST.get("provider", "")
    if name:
        mailboxes.choose_provider(mailbox, name)
    else:
        mailboxes.ask_the_domain(mailbox)
    return answer.go(
        request, "mailbox_servers", pk, say=_("The servers are filled in. Please look them over.")
    )


@owner_only
def mailbox_check(request: HttpRequest, pk: int) -> HttpResponse:
    """The test, step by step, each asked for by the one before; at one go for a browser without scripts."""
    mailbox = _mailbox(pk)
    if answer.wants_fragment(request):
        return _next_check(request, mailbox)
    steps = connecting.check(mailbox) if request.method == "POST" else []
    upcoming = None if steps else connecting.first(mailbox)
    if steps:
        mailboxes.try_sending(mailbox)
    trouble = not all(step.ok for step in steps)
    return _step(request, "mailbox_check.html", mailbox, 3, steps=steps, upcoming=upcoming, trouble=trouble)


@owner_only
def mailbox_folders(request: HttpRequest, pk: int) -> HttpResponse:
    mailbox = _mailbox(pk)
    names, trouble = _folders(mailbox)
    form = FoldersForm(request.POST or None, mailbox=mailbox, names=names)
    if form.does(lambda said: mailboxes.watch(mailbox, said["incoming"], said["sent"])):
        return answer.go(request, "mailbox_writing", pk)
    return _step(request, "mailbox_folders.html", mailbox, 4, form=form, trouble=trouble)


@owner_only
def mailbox_writing(request: HttpRequest, pk: int) -> HttpResponse:
    mailbox = _mailbox(pk)
    forms = MailboxForms(request.POST or None, mailbox)
    if forms.does(lambda said: mailboxes.keep(forms.channel.instance, forms.habits.instance)):
        return answer.go(request, "mailbox", pk, say=_("Saved."))
    return _step(request, "mailbox_writing.html", mailbox, 5, forms=forms)


@owner_only
def mailbox(request: HttpRequest, pk: int) -> HttpResponse:
    kept = _mailbox(pk)
    held = removing.ties(kept)
    return _overview(request, kept, held, RemovalForm(None, held))


@owner_only
@require_POST
def mailbox_start(request: HttpRequest, pk: int) -> HttpResponse:
    mailboxes.start(_mailbox(pk))
    return answer.go(request, "mailboxes", say=_("The desk fetches mail from now on."))


@owner_only
@require_POST
def mailbox_pause(request: HttpRequest, pk: int) -> HttpResponse:
    mailboxes.pause(_mailbox(pk))
    return answer.go(
        request, "mailboxes", say=_("The mailbox rests. Nothing is fetched until you resume it.")
    )


@owner_only
@require_POST
def mailbox_fetch(request: HttpRequest, pk: int) -> HttpResponse:
    mailboxes.fetch_now(_mailbox(pk))
    return answer.go(request, "mailboxes", say=_("The desk is looking for new mail."))


@owner_only
@require_POST
def mailbox_removal(request: HttpRequest, pk: int) -> HttpResponse:
    leaving = _mailbox(pk)
    held = removing.ties(leaving)
    form = RemovalForm(request.POST, held)
    if not form.does(lambda said: removing.remove(leaving, said["heir"])):
        return _overview(request, _mailbox(pk), held, form)
    said = _("The mailbox is removed."), _("The mailbox is removed; the mail that came through it stays.")
    return answer.go(request, "mailboxes", say=said[0] if form.result else said[1])


def _mailbox(pk: int) -> Mailbox:
    return get_object_or_404(mailboxes.all_mailboxes(), pk=pk)


def _overview(request: HttpRequest, mailbox: Mailbox, held: removing.Ties, form: RemovalForm) -> HttpResponse:
    return show(
        request, "mailbox.html", tab="mailboxes", mailbox=mailbox, health=mailboxes.health(mailbox),
        folders=mailboxes.watched(mailbox), domain=domains.of(mailbox), held=held, form=form,
    )  # fmt: skip


def _next_check(request: HttpRequest, mailbox: Mailbox) -> HttpResponse:
    wanted = next((one for one in connecting.plan(mailbox) if one.key == request.POST.get("step")), None)
    if wanted is None:
        context: dict[str, Any] = {"mailbox": mailbox, "upcoming": connecting.first(mailbox)}
        return answer.part(request, "settings/mailbox_check.html", "result", context)
    step = connecting.take(mailbox, wanted)
    trouble = bool(request.POST.get("trouble")) or not step.ok
    upcoming = connecting.following(mailbox, step)
    if upcoming is None:
        mailboxes.try_sending(mailbox)
    context = {"mailbox": mailbox, "steps": [step], "upcoming": upcoming, "trouble": trouble}
    return answer.page(request, "settings/mailbox_steps.html", context)


def _folders(mailbox: Mailbox) -> tuple[list[str], Any]:
    try:
        return mailboxes.folder_names(mailbox), ""
    except Refusal as refusal:
        return ["INBOX"], refusal.text


def _step(request: HttpRequest, template: str, mailbox: Mailbox, step: int, **context: Any) -> HttpResponse:
    """A step of the wizard; for a mailbox that runs already, a page of its settings."""
    is_new = mailboxes.health(mailbox).state == "new"
    return show(request, template, tab="mailboxes", step=step, is_new=is_new, mailbox=mailbox, **context)
