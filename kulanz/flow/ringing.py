"""The alarm: once for each customer who became extremely dissatisfied, to every owner, outside the desk."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.business import alarming, hours
from kulanz.business.alarming import Alarm
from kulanz.business.models import AlarmTarget
from kulanz.channels import registry
from kulanz.customers.models import Customer
from kulanz.jobs.tasks import task
from kulanz.lib import links
from kulanz.lib.refusal import Refusal
from kulanz.triage import covering
from kulanz.triage.models import Dissatisfaction

PREVIEW = 200
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


@task(name="flow.ringing.tell", retries=8)
def tell(state_id: int, target_id: int) -> None:
    """One way to one owner; whoever settled it or took the way out meanwhile is left in peace."""
    target = alarming.to_ring().filter(pk=target_id).first()
    state = _open_states().filter(pk=state_id).first()
    if target and state:
        with translation.override(target.staff.language):
            alarm = _alarm(state)
            alarming.deliver(target, alarm)


def try_out(target: AlarmTarget) -> None:
    """Send a trial at once; Refusal says what went wrong."""
    link = links.absolute("alarms")
    text = _("This is how an alarm reaches you. Nothing has happened.")
    try:
        alarming.deliver(target, Alarm(_("Trial alarm from Kulanz"), text, link, {"event": "trial"}))
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
    secrets = covering.of_one(state.message.conversation)
    said = state.message.new_text or state.message.text or state.message.subject
    return " ".join(secrets.covered(said).split())[:PREVIEW]


def _link(state: Dissatisfaction, customer: Customer) -> str:
    if state.message:
        return links.absolute("conversation", state.message.conversation_id)
    return links.absolute("customer", customer.pk)
