"""What staff should hear of: at once on the page and, for those who wish it, by mail."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kulanz.lib import links

from .models import Notice, Staff

log = logging.getLogger(__name__)
MAIL_PAUSE = timedelta(minutes=10)
# A night without a worker is made good; after a longer outage nobody wants a mail about the day before.
MAIL_AT_MOST_AFTER = timedelta(hours=24)
# Of what is more than that at once, or has been within the pause, one mail tells.
MOST_MAILS, MOST_LINES = 3, 20
PAGES = {
    "conversation": "conversation",
    "customer": "customer",
    "draft": "draft",
    "secondlook": "look",
    "promise": "promise",
    "gesture": "gestures",
    "refundcase": "refund_case",
    "mailbox": "mailboxes",
    "channel": "mailboxes",
}
WITHOUT_RECORD = {"home", "mailboxes", "gestures"}


def tell(
    staff: Staff, kind: str, subject: models.Model, *, actor: Staff | None = None, text: str = ""
) -> Notice | None:
    """Nobody is told what they did themselves."""
    if actor and actor.pk == staff.pk:
        return None
    return Notice.objects.create(
        staff=staff,
        kind=kind,
        subject_kind=subject._meta.model_name or "",
        subject_id=subject.pk,
        actor=actor,
        text=text[:300],
    )


def tell_anew(subject: models.Model, before: str, text: str) -> None:
    """Other words for what staff were told of a record: something in them is not for everybody's eyes."""
    told = Notice.objects.filter(subject_kind=subject._meta.model_name or "", subject_id=subject.pk)
    told.filter(text=before[:300]).update(text=text[:300])


def tell_owners(kind: str, subject: models.Model, *, text: str = "", actor: Staff | None = None) -> None:
    for owner in Staff.objects.filter(role=Staff.Role.OWNER, is_active=True):
        tell(owner, kind, subject, text=text, actor=actor)


def unread(staff: Staff) -> QuerySet[Notice]:
    return Notice.objects.filter(staff=staff, read_at=None).select_related("actor")


def latest(staff: Staff, *, most: int = 100) -> QuerySet[Notice]:
    return Notice.objects.filter(staff=staff).select_related("actor").order_by("-at")[:most]


def read(staff: Staff, subject: models.Model | None = None) -> None:
    """They have seen it: all of it, or what concerns one record."""
    seen = unread(staff)
    if subject:
        seen = seen.filter(subject_kind=subject._meta.model_name, subject_id=subject.pk)
    seen.update(read_at=timezone.now())


def link(notice: Notice) -> str:
    page = PAGES.get(notice.subject_kind, "home")
    return links.absolute(page) if page in WITHOUT_RECORD else links.absolute(page, notice.subject_id)


def path(notice: Notice) -> str:
    """Where it leads, within this site."""
    return link(notice).removeprefix(settings.PUBLIC_URL)


def sentence(notice: Notice) -> str:
    """What happened, as one line in the language of the moment."""
    who = str(notice.actor) if notice.actor else ""
    kind = {
        Notice.Kind.ASSIGNED: _("%(who)s gave you a conversation")
        if who
        else _("A conversation is yours now"),
        Notice.Kind.MENTIONED: _("%(who)s mentioned you"),
        Notice.Kind.ANSWERED: _("The customer answered"),
        Notice.Kind.MAILBOX_FAILING: _("A mailbox cannot be reached"),
        Notice.Kind.MAILBOX_RECOVERED: _("A mailbox works again"),
        Notice.Kind.SENDING_FAILING: _("A mailbox cannot send"),
        Notice.Kind.SENDING_RECOVERED: _("A mailbox can send again"),
        Notice.Kind.DISSATISFIED: _("Somebody is extremely dissatisfied"),
        Notice.Kind.HANDED_OVER: _("%(who)s handed a customer over to you")
        if who
        else _("A customer is handed over to you"),
        Notice.Kind.COOLED: _("Your draft has cooled"),
        Notice.Kind.LOOK_ASKED: _("%(who)s asks you to read a draft")
        if who
        else _("A draft waits for your eyes"),
        Notice.Kind.SENT_ANYWAY: _("%(who)s sent a mail against the coach's advice")
        if who
        else _("A mail was sent against the coach's advice"),
        Notice.Kind.PROMISE_DUE: _("A promise of yours is due soon"),
        Notice.Kind.PROMISE_HANDED: _("%(who)s left a promise to you")
        if who
        else _("A promise is yours to keep now"),
        Notice.Kind.PROMISE_BROKEN: _("A promise was not kept"),
        Notice.Kind.CALLBACK_CHANGED: _("A customer changed the time of a call"),
        Notice.Kind.GESTURE_ASKED: _("%(who)s proposes a gesture that needs a second pair of eyes")
        if who
        else _("A gesture waits for a second pair of eyes"),
        Notice.Kind.GESTURE_DECIDED: _("%(who)s decided on your gesture")
        if who
        else _("Your gesture was decided on"),
        Notice.Kind.REFUND_FAILED: _("The shop did not book a refund"),
        Notice.Kind.LOOK_ANSWERED: _("%(who)s has read your draft") if who else _("Your draft has been read"),
    }[Notice.Kind(notice.kind)] % {"who": who}
    return f"{kind}: {notice.text}" if notice.text else kind


def sentences(told: list[Notice]) -> list[str]:
    return [sentence(notice) for notice in told]


def mail_due(say: Callable[[list[Notice]], list[str]] = sentences) -> int:
    """Send what waits to be told by mail: one mail per record in ten minutes, and one about all that is too much."""
    by_person: dict[int, list[list[Notice]]] = {}
    for group in _groups_due():
        by_person.setdefault(group[0].staff_id, []).append(group)
    sent = 0
    for staff, groups in by_person.items():
        room = MOST_MAILS - _mails_lately(staff)
        if len(groups) <= room:
            sent += sum(_mail_about(group, say) for group in groups)
        elif room > 0:  # else they have had enough for the moment: it waits, and is told together
            sent += _mail_about([notice for group in groups for notice in group], say)
    return sent


def _mails_lately(staff: int) -> int:
    """How many mails they had within the pause; what one mail told was marked in one moment."""
    lately = Notice.objects.filter(staff=staff, mailed_at__gt=timezone.now() - MAIL_PAUSE)
    return lately.values("mailed_at").distinct().count()


def _groups_due() -> list[list[Notice]]:
    now = timezone.now()
    waiting = Notice.objects.filter(
        mailed_at=None,
        read_at=None,
        at__gte=now - MAIL_AT_MOST_AFTER,
        staff__notify_by_mail=True,
        staff__is_active=True,
    ).select_related("staff", "actor")
    groups: dict[tuple[int, str, int], list[Notice]] = {}
    for notice in waiting.order_by("at"):
        groups.setdefault(_about(notice), []).append(notice)
    recent = {_about(notice) for notice in Notice.objects.filter(mailed_at__gt=now - MAIL_PAUSE)}
    return [group for about, group in groups.items() if about not in recent]


def _mail_about(group: list[Notice], say: Callable[[list[Notice]], list[str]]) -> int:
    first = group[0]
    mine = Notice.objects.filter(pk__in=[notice.pk for notice in group], mailed_at=None)
    # Claimed before it is sent: a second worker that looked at the same moment gets fewer rows and leaves.
    if mine.update(mailed_at=timezone.now()) < len(group):
        return 0
    with translation.override(first.staff.language):
        subject, body = _letter(group, say)
        try:
            send_mail(subject.replace("\n", " ")[:150], body, None, [first.staff.email])
        except Exception:
            log.exception("A notice could not be mailed to %s; it stays on their page", first.staff.email)
            return 0
    return 1


def _letter(group: list[Notice], say: Callable[[list[Notice]], list[str]]) -> tuple[str, str]:
    """Subject and text: of one record with the way there, of many with the way to the list of all."""
    if len({_about(notice) for notice in group}) == 1:
        lines = say(group)
        return lines[-1], "\n".join([*lines, "", _("Open it here: %(link)s") % {"link": link(group[0])}, ""])
    lines = [f"- {line}" for line in say(group[-MOST_LINES:])]
    if more := len(group) - len(lines):
        lines.insert(0, ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more})
    subject = ngettext("%(n)d notice", "%(n)d notices", len(group)) % {"n": len(group)}
    way = _("Open them here: %(link)s") % {"link": links.absolute("notices")}
    return subject, "\n".join([*lines, "", way, ""])


def _about(notice: Notice) -> tuple[int, str, int]:
    return notice.staff_id, notice.subject_kind, notice.subject_id
