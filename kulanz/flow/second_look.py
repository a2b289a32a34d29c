"""A second pair of eyes: a colleague reads a draft before it leaves, says what they think, or releases it."""

from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business import notices, people
from kulanz.business.models import Notice, Staff
from kulanz.conversations.models import Conversation
from kulanz.lib.refusal import Refusal
from kulanz.reply.models import Draft, SecondLook

State = SecondLook.State
OPEN = (State.ASKED, State.COMMENTED)


def readers(draft: Draft) -> list[Staff]:
    """Colleagues who work here and may see what it answers; a mail to somebody new concerns no specialist."""
    found = people.colleagues(draft.author).order_by("name")
    return [one for one in found if not one.is_specialist or _may_see(one, draft)]


def latest(draft: Draft) -> SecondLook | None:
    """What was asked last and still holds."""
    rows = draft.looks.exclude(state=State.WITHDRAWN).select_related("reader", "asked_by")
    return rows.order_by("-asked_at", "-pk").first()


def asked_of(reader: Staff) -> list[SecondLook]:
    """The drafts that wait for this person's eyes, in what they may see."""
    rows = visible_to(reader).filter(reader=reader, state=State.ASKED, draft__sent_as=None)
    return list(rows.select_related("asked_by"))


def visible_to(staff: Staff) -> "QuerySet[SecondLook]":
    """Those that they were asked for or asked themselves, as long as they see what it is about."""
    talks = Conversation.objects.visible_to(staff)
    seen = Q(draft__conversation=None) | Q(draft__conversation__in=talks)
    mine = Q(reader=staff) | Q(asked_by=staff)
    return SecondLook.objects.filter(seen, mine).exclude(state=State.WITHDRAWN)


@transaction.atomic
def ask(draft: Draft, reader: Staff, question: str = "", *, by: Staff) -> SecondLook:
    """Somebody who is away is asked through who stands in for them."""
    draft = _hold(draft)
    if draft.author_id != by.pk:
        raise Refusal(_("Only who wrote a draft can ask for a second pair of eyes."))
    present = _present(reader, draft)
    asked = draft.looks.filter(state=State.ASKED).select_related("reader").first()
    if asked and asked.reader.is_active:
        raise Refusal(_("%(name)s is asked already. Withdraw that first, please.") % {"name": asked.reader})
    withdraw(draft)
    try:
        with transaction.atomic():
            look = SecondLook.objects.create(
                draft=draft, asked_by=by, reader=present, question=question.strip()[:300]
            )
    except IntegrityError as error:  # asked in a second window at the same moment
        raise Refusal(_("Somebody is asked already.")) from error
    notices.tell(present, Notice.Kind.LOOK_ASKED, look, actor=by)
    return look


@transaction.atomic
def withdraw(draft: Draft) -> None:
    """Nobody needs to read it any more: it is sent, thrown away, or its writer thought better of it."""
    opened = SecondLook.objects.filter(draft=draft, state__in=OPEN)
    _forget_notices(opened)
    opened.filter(state=State.ASKED).update(state=State.WITHDRAWN)


@transaction.atomic
def answer(look: SecondLook, comment: str, seen: str, *, releases: bool, by: Staff) -> SecondLook:
    """What the reader says of the text that they had before them, which `seen` is the print of."""
    draft = _hold(look.draft)
    look = SecondLook.objects.select_for_update(of=("self",)).get(pk=look.pk)
    if look.reader_id != by.pk:
        raise Refusal(_("Somebody else was asked to read this."))
    if draft.sent_as_id or look.state not in OPEN:
        raise Refusal(_("This is settled: the mail was sent, or the question was withdrawn."))
    if seen != fingerprint(draft.text):
        raise Refusal(
            _("The draft was changed while you read it. Please look at it again; below is what it says now.")
        )
    comment = comment.strip()
    if not comment and not releases:
        raise Refusal(_("Please write what you would change, or release the draft."))
    look.state = State.RELEASED if releases else State.COMMENTED
    look.comment, look.read_text, look.answered_at = comment, draft.text, timezone.now()
    look.save(update_fields=["state", "comment", "read_text", "answered_at"])
    notices.read(by, look)
    notices.tell(draft.author, Notice.Kind.LOOK_ANSWERED, _place(draft), actor=by)
    return look


def fingerprint(text: str) -> str:
    """Tells one text from another."""
    return sha256(text.encode()).hexdigest()


def is_changed(look: SecondLook) -> bool:
    """Whether the draft says something else than what was read."""
    return look.state != State.ASKED and look.read_text.strip() != look.draft.text.strip()


def forget(drafts: QuerySet[Draft]) -> None:
    """These drafts go: nobody is told of them any more."""
    numbers = list(drafts.values_list("pk", flat=True))
    Notice.objects.filter(subject_kind="draft", subject_id__in=numbers).delete()
    _forget_notices(SecondLook.objects.filter(draft__in=numbers))


def _present(reader: Staff, draft: Draft) -> Staff:
    """Who reads it: the one asked or, while they are away, who stands in and may see it."""
    if reader.pk == draft.author_id:
        raise Refusal(_("A second pair of eyes is somebody else's."))
    present = people.stand_in(reader)
    if present.pk == draft.author_id or people.is_absent(present):
        raise Refusal(_("%(name)s is away. Please ask somebody else.") % {"name": reader})
    if not present.is_active or not _may_see(present, draft):
        raise Refusal(_("%(name)s cannot see this conversation.") % {"name": present})
    return present


def _may_see(staff: Staff, draft: Draft) -> bool:
    if draft.conversation_id is None:
        return not staff.is_specialist
    return Conversation.objects.visible_to(staff).filter(pk=draft.conversation_id).exists()


def _place(draft: Draft) -> Conversation | Draft:
    """Where its writer finds it."""
    return (draft.conversation.merged_into or draft.conversation) if draft.conversation else draft


def _forget_notices(looks: QuerySet[SecondLook]) -> None:
    numbers = list(looks.values_list("pk", flat=True))
    Notice.objects.filter(subject_kind="secondlook", subject_id__in=numbers).delete()


def _hold(draft: Draft) -> Draft:
    return (
        Draft.objects.select_for_update(of=("self",))
        .select_related("author", "conversation")
        .get(pk=draft.pk)
    )
