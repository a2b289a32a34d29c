"""A copy of everything about one person: one ZIP with what we know as JSON, and the mails as they came and went."""

import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.channels.models import Outbound, RawMessage
from kulanz.conversations.models import Attachment, Call, Conversation, Message, Note
from kulanz.customers.models import Consent, Customer, Handle, Order, Refund, Standing
from kulanz.followup.models import Callback, Commission, Promise
from kulanz.goodwill.models import CampaignMail, Gesture, PaperLetter, RefundCase, Voucher
from kulanz.journal.models import Event, record
from kulanz.lib import vault
from kulanz.triage.models import AbuseWarning, Assessment, Case, Dissatisfaction

from . import selves

# Up to here in memory, beyond it in a file that is gone when it is closed.
IN_MEMORY = 20_000_000
AT_ONCE = 500


def export(customer: Customer, *, by: Staff) -> IO[bytes]:
    """The ZIP, ready to be read from its beginning; the journal keeps that it was made."""
    ids = selves.of(customer)
    messages = selves.messages(ids)
    record("customer_exported", customer, by=by)
    packed = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (closed by whoever reads it)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        missing = list(_pack_mails(archive, messages))
        told = {**_told(ids, messages), "mails_without_bytes": missing}
        words = json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        archive.writestr("person.json", words)
    packed.seek(0)
    return packed


def _told(ids: list[int], messages: QuerySet[Message]) -> dict[str, Any]:
    """Everything in rows, by what it is."""
    sections = {**_person(ids), **_business(ids), **_words(ids, messages), **_views(ids, messages)}
    return {"made_at": timezone.now(), **{name: list(rows) for name, rows in sections.items()}}


def _person(ids: list[int]) -> dict[str, Iterable[Any]]:
    return {
        "customer": Customer.objects.filter(pk__in=ids).values(
            "id", "name", "language", "register", "about", "created_at", "merged_into"
        ),
        "ways_to_reach": Handle.objects.filter(customer__in=ids).values(),
        "consents": Consent.objects.filter(customer__in=ids).values(
            "purpose",
            "what",
            "source",
            "said_in",
            "given_at",
            "noted_by__name",
            "withdrawn_at",
            "withdrawn_by__name",
            "withdrawn_how",
        ),
    }


def _business(ids: list[int]) -> dict[str, Iterable[Any]]:
    return {
        "standing": Standing.objects.filter(customer__in=ids).values(),
        "orders": Order.objects.filter(customer__in=ids).values(
            "shop__name", "number", "email", "placed_at", "state", "currency", "total_cents",
            "refunded_cents", "lines", "parcels",
        ),
        "commissions": Commission.objects.filter(partner__in=ids).values(
            "address", "reference", "currency", "cents", "due", "paid_on",
        ),
        "refunds": Refund.objects.filter(order__customer__in=ids).values(
            "order__number", "order__currency", "at", "cents", "reason"
        ),
        "gestures": Gesture.objects.filter(customer__in=ids).values(
            "conversation", "kind", "reason", "what", "cents", "currency", "state", "proposed_by__name",
            "proposed_at", "decided_by__name", "decided_at", "decided_note", "given_at",
        ),
        "vouchers": Voucher.objects.filter(gesture__customer__in=ids).values(
            "code", "worth", "cents", "percent", "currency", "valid_until", "shop__name", "redeemed_at",
            "redeemed_way", "redeemed_cents", "redeemed_for", "voided_at",
        ),
        "letters": PaperLetter.objects.filter(gesture__customer__in=ids).values(
            "gesture", "address", "on", "subject", "text", "signed_by", "printed_at", "posted_at"
        ),
        "campaign_mails": CampaignMail.objects.filter(customer__in=ids).values(
            "campaign__name", "occasion", "subject", "text", "state", "why_left_out", "released_by__name",
            "released_at",
        ),
        "refund_cases": RefundCase.objects.filter(customer__in=ids).values(
            "conversation", "order__number", "title", "begun_on", "asked_at", "state", "decision", "standing",
            "cents", "currency", "refusal", "alternative", "decided_by__name", "decided_at", "way", "proof",
            "booked_by__name", "booked_at",
        ),
    }  # fmt: skip


def _words(ids: list[int], messages: QuerySet[Message]) -> dict[str, Iterable[Any]]:
    conversations = Conversation.objects.filter(customer__in=ids)
    return {
        "conversations": conversations.values(
            "id", "channel__name", "subject", "state", "assigned_to__name", "created_at", "last_in_at",
            "last_out_at", "quarantine_cause", "deleted_at",
        ),
        "messages": messages.order_by("at").values(
            "id", "conversation", "direction", "author__name", "sender_name", "sender_address", "to", "cc",
            "bcc", "subject", "text", "at", "arrived_at",
        ),
        "attachments": Attachment.objects.filter(message__in=messages.values("pk")).values(
            "message", "name", "type", "size"
        ),
        "notes": Note.objects.filter(conversation__in=conversations.values("pk")).values(
            "conversation", "author__name", "at", "text"
        ),
        "promises": Promise.objects.filter(customer__in=ids).values(
            "conversation", "kind", "what", "due", "first_due", "missed_at", "owed_by__name", "words", "made_by__name",
            "made_at", "state", "settled_at", "settled_by__name", "evidence", "settled_note",
        ),
        "callbacks": Callback.objects.filter(promise__customer__in=ids).values(
            "promise", "number", "wish", "time_zone", "begins_at", "answer", "answered_at"
        ),
        "calls": Call.objects.filter(conversation__in=conversations.values("pk")).values(
            "conversation", "by__name", "at", "number", "outcome", "note__text", "reasons"
        ),
    }  # fmt: skip


def _views(ids: list[int], messages: QuerySet[Message]) -> dict[str, Iterable[Any]]:
    """What the desk and its people made of them."""
    conversations = Conversation.objects.filter(customer__in=ids).values("pk")
    return {
        "judgements": Assessment.objects.filter(message__in=messages.values("pk")).values(
            "message", "said", "mood", "judged_at"
        ),
        "extremely_dissatisfied": Dissatisfaction.objects.filter(customer__in=ids).values(
            "reasons", "opened_at", "opened_note", "closed_at", "done"
        ),
        "abuse_warnings": AbuseWarning.objects.filter(customer__in=ids).values(
            "step", "message", "because", "by__name", "at"
        ),
        "cases": Case.objects.filter(customer__in=ids).values(
            "reasons", "state", "opened_at", "pick", "picked_at", "line"
        ),
        "journal": [*_events("customer", ids), *_events("conversation", conversations)],
    }


def _events(kind: str, numbers: Any) -> Iterable[Any]:
    rows = Event.objects.filter(subject_kind=kind, subject_id__in=numbers)
    return rows.values("at", "kind", "subject_kind", "subject_id", "actor__name", "data")


def _pack_mails(archive: zipfile.ZipFile, messages: QuerySet[Message]) -> Iterator[str]:
    """The bytes of each mail under received/ or sent/; the names of those whose bytes are gone."""
    came = RawMessage.objects.filter(read_as__message__in=messages.values("pk"))
    went = Outbound.objects.filter(message__in=messages.values("pk"))
    for folder, rows in (("received", came.exclude(state=RawMessage.State.DELETED)), ("sent", went)):
        for pk, digest in rows.values_list("pk", "sha256").iterator(AT_ONCE):
            name = f"{folder}/{pk}.eml"
            if not vault.path(digest).exists():
                yield name
                continue
            with archive.open(name, "w") as file:
                file.writelines(vault.chunks(digest))
