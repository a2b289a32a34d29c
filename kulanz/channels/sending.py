"""How the outgoing side of a mailbox fares: noted with every attempt, looked at again while it fails."""

from collections.abc import Mapping
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from .email import smtp
from .email.imap import CONNECT_SECONDS
from .email.smtp import Verdict
from .email.trouble import Trouble
from .models import Mailbox

# A wrong password tried over and over gets an account locked.
LOOK_AGAIN_AFTER = timedelta(minutes=15)
# Codes that speak of this desk and not of a server: nothing has failed there.
_OF_OURS = {"no_server", "internal"}
# The server wants us to sign in, or says that it serves nobody now.
_NOT_SERVED = {"421": "wait", "530": "password", "534": "password", "535": "password", "538": "password"}


def note(mailbox: Mailbox, verdicts: Mapping[str, Verdict]) -> bool:
    """What an attempt shows; whether sending works again with it."""
    troubles = [
        (_trouble(verdict), verdict.answer) for verdict in verdicts.values() if _is_of_a_server(verdict)
    ]
    if not troubles:
        return False
    if any(not code for code, _said in troubles):
        return note_success(mailbox)
    note_failure(mailbox, *troubles[0])
    return False


def note_success(mailbox: Mailbox) -> bool:
    """Ends a failure if there was one; whether there was."""
    failing = Mailbox.objects.filter(pk=mailbox.pk, sending_failing_since__isnull=False)
    ended = {"sending_failing_since": None, "sending_failure": "", "sending_detail": ""}
    return bool(
        mailbox.sending_failing_since and failing.update(**ended, sending_recovered_at=timezone.now())
    )


def note_failure(mailbox: Mailbox, code: str, detail: str) -> None:
    """The first of a row starts the clock."""
    now = timezone.now()
    row = Mailbox.objects.filter(pk=mailbox.pk)
    row.filter(sending_failing_since=None).update(
        sending_failing_since=now, sending_alarmed_at=None, sending_recovered_at=None
    )
    row.update(sending_failure=code, sending_detail=detail, sending_tried_at=now)


def failing() -> QuerySet[Mailbox]:
    """Mailboxes in use whose server takes no mail from us."""
    return Mailbox.objects.filter(
        sending_failing_since__isnull=False, channel__is_active=True, smtp_host__gt=""
    ).select_related("channel")


def works(mailbox: Mailbox) -> bool:
    """Connect and sign in, send nothing, note what came of it; whether it works again."""
    try:
        smtp.leave(smtp.connected(mailbox, seconds=CONNECT_SECONDS))
    except Trouble as error:
        note_failure(mailbox, error.code, error.detail)
        return False
    return note_success(mailbox)


def _is_of_a_server(verdict: Verdict) -> bool:
    return bool(verdict.code) and verdict.code not in _OF_OURS


def _trouble(verdict: Verdict) -> str:
    """The code word of what is wrong with the server; "" where it works, whatever it thinks of this mail."""
    return _NOT_SERVED.get(verdict.code[:3], "") if verdict.code[0].isdigit() else verdict.code
