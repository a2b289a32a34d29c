"""The alarm: once for each customer who became extremely dissatisfied, to every owner, outside the desk."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business import alarming, hours
from kulanz.business.alarming import Alarm
from kulanz.business.models import AlarmTarget
from kulanz.channels import outbox, registry
from kulanz.channels.models import Recipient
from kulanz.customers.models import Customer
from kulanz.jobs.tasks import task
from kulanz.lib import links
from kulanz.lib.refusal import Refusal
from kulanz.triage import covering, veiling
from kulanz.triage.models import Dissatisfaction

log = logging.getLogger(__name__)

PREVIEW = 200
# The pauses grow to an hour: for a day, in which most servers come back.
RETRIES = 29
# What could not be told on two days is old news, and stands in the round.
MOST_NIGHTS = 2
LOOK_SOON, LOOK_AFTER = timedelta(minutes=1), timedelta(minutes=15)
WAITING, REFUSED = "the mail waits: ", "the mail was refused: "
_UNDER_WAY = {Recipient.State.QUEUED, Recipient.State.IN_FLIGHT, Recipient.State.RETRY}
_OF_MAILS = {
    WAITING: gettext_lazy("the mail server has not taken the mail yet; it is tried again (%(said)s)"),
    REFUSED: gettext_lazy("the mail server has not taken the mail (%(said)s)"),
}
REASONS = {
    "extremely_dissatisfied": gettext_lazy("the words say so"),
    "history": gettext_lazy("they have written again and again, or waited too long"),
    "by_hand": gettext_lazy("somebody here says so"),
    "goes_public": gettext_lazy("goes public with it, or threatens to"),
    "legal": gettext_lazy("speaks of a lawyer, an authority or a chargeback"),
}


def plan(state: Dissatisfaction) -> None:
    """Have it rung, in the transaction that opened the state."""
    ring.enqueue(key=f"ring:{state.pk}", state_id=state.pk)


@task(name="flow.ringing.ring")
def ring(state_id: int) -> None:
    """Have every owner told, once; those who sleep in the morning."""
    now = timezone.now()
    with transaction.atomic():
        mine = Dissatisfaction.objects.filter(pk=state_id, closed_at=None, alarmed_at=None)
        if not mine.update(alarmed_at=now):
            return  # settled meanwhile, or rung
        opened_by = Dissatisfaction.objects.values_list("opened_by", flat=True).get(pk=state_id)
        for target in alarming.to_ring().exclude(staff=opened_by):
            tell.enqueue(run_at=alarming.when(target, now), state_id=state_id, target_id=target.pk)


@task(name="flow.ringing.tell", retries=RETRIES)
def tell(state_id: int, target_id: int, nights: int = 0) -> None:
    """One way to one owner; whoever settled it or took the way out meanwhile is left in peace.

    Also who sleeps by now: what was not told by the evening, or could not be, is told in the morning.
    """
    target = alarming.to_ring().filter(pk=target_id).first()
    state = _open_states().filter(pk=state_id).first()
    if not (target and state):
        return
    now = timezone.now()
    if (morning := alarming.when(target, now)) > now:
        if nights < MOST_NIGHTS:
            tell.enqueue(run_at=morning, state_id=state_id, target_id=target_id, nights=nights + 1)
        else:
            log.error("alarm %d was given up: target %d was not reached", state_id, target_id)
        return
    with translation.override(target.staff.language):
        _deliver(target, _alarm(state))


@task(name="flow.ringing.look_after_mail", retries=8)
def look_after_mail(target_id: int, since: str) -> None:
    """What became of an alarm by mail; asked until it has left, or never will."""
    target = AlarmTarget.objects.filter(pk=target_id, kind=AlarmTarget.Kind.MAIL).first()
    recipient = outbox.desk_mail_to(target.address, since=datetime.fromisoformat(since)) if target else None
    if target is None or recipient is None:
        return
    if recipient.state == Recipient.State.SENT:
        alarming.note(target, "")
        return
    said = " ".join(filter(None, [recipient.code, recipient.answer])) or recipient.reason
    if recipient.state in _UNDER_WAY:
        if recipient.attempts:
            alarming.note(target, f"{WAITING}{said}")
        look_after_mail.enqueue(run_at=timezone.now() + LOOK_AFTER, target_id=target_id, since=since)
    else:
        alarming.note(target, f"{REFUSED}{said}")


def try_out(target: AlarmTarget) -> None:
    """Send a trial at once; Refusal says what went wrong."""
    link = links.absolute("alarms")
    text = _("This is how an alarm reaches you. Nothing has happened.")
    try:
        _deliver(target, Alarm(_("Trial alarm from Kulanz"), text, link, {"event": "trial"}))
    except alarming.AlarmFailed as error:
        raise Refusal(
            _("The alarm did not get through: %(reason)s") % {"reason": reason_in_words(str(error))}
        ) from error


def keep(target: AlarmTarget, said: dict[str, object]) -> AlarmTarget:
    """Write down a way to be reached; the desk's own mailboxes are none, as the alarm would come back to it."""
    if str(said["address"]).strip().lower() in registry.own_addresses():
        raise Refusal(_("This is a mailbox of the desk itself. Please give a private address."))
    return alarming.put(target, said)


def reason_in_words(failure: str) -> str:
    """Why a way did not work, for those who set it up."""
    if failure == "no mailbox can send":
        return _("no mailbox of the desk can send")
    for began, words in _OF_MAILS.items():
        if failure.startswith(began):
            return str(words) % {"said": failure.removeprefix(began).strip() or "–"}
    if failure.startswith("the server answered "):
        status = failure.rpartition(" ")[2]
        known = {
            "401": _("the server does not accept the access token (401)"),
            "403": _("the server does not accept the access token (403)"),
            "404": _("there is nothing at this address (404)"),
        }
        return known.get(status, _("the server answered with the error %(status)s") % {"status": status})
    if "KULANZ_PRIVATE_HOSTS" in failure:
        return _(
            "the address lies in a private network; the setting KULANZ_PRIVATE_HOSTS would have to name it"
        )
    if "was not found" in failure:
        return _("the name of the server was not found")
    return _("the server could not be reached (%(said)s)") % {"said": failure}


def _deliver(target: AlarmTarget, alarm: Alarm) -> None:
    """Tell it there; a mail has only been handed over by then, and is looked after."""
    since = timezone.now()
    alarming.deliver(target, alarm)
    if target.kind == AlarmTarget.Kind.MAIL:
        look_after_mail.enqueue(run_at=since + LOOK_SOON, target_id=target.pk, since=since.isoformat())


def _open_states() -> QuerySet[Dissatisfaction]:
    rows = Dissatisfaction.objects.filter(closed_at=None, customer__merged_into=None)
    return rows.select_related("customer", "message__conversation")


def _alarm(state: Dissatisfaction) -> Alarm:
    customer = state.customer
    known = customer.created_at.astimezone(hours.zone())
    reasons = [str(REASONS[code]) for code in state.reasons if code in REASONS]
    lines = [
        _("%(name)s, known since %(day)s")
        % {"name": customer, "day": date_format(known, "SHORT_DATE_FORMAT")},
        _("Why: %(reasons)s") % {"reasons": "; ".join(reasons)},
        *(
            [f"„{said}“" if translation.get_language() == "de" else f"“{said}”"]
            if (said := _preview(state))
            else []
        ),
    ]
    return Alarm(
        title=_("Extremely dissatisfied: %(name)s") % {"name": customer},
        text="\n".join(lines),
        link=_link(state, customer),
        facts={
            "event": "extremely_dissatisfied",
            "customer": str(customer),
            "customer_id": customer.pk,
            "customer_since": customer.created_at.isoformat(),
            "reasons": state.reasons,
            "opened_at": state.opened_at.isoformat(),
        },
    )


def _preview(state: Dissatisfaction) -> str:
    """Covered before it is cut, so that no half of a secret is left over."""
    if state.message is None:
        return covering.NONE.covered_note(state.opened_note)[:PREVIEW]
    secrets = veiling.of_one(state.message.conversation)
    said = state.message.new_text or state.message.text or state.message.subject
    return " ".join(secrets.covered(said).split())[:PREVIEW]


def _link(state: Dissatisfaction, customer: Customer) -> str:
    if state.message:
        return links.absolute("conversation", state.message.conversation_id)
    return links.absolute("customer", customer.pk)
