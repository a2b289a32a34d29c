"""What cannot be read or filed now: it waits for another try, or visibly for a person."""

import logging
import traceback

from kulanz.channels.models import RawMessage

logger = logging.getLogger(__name__)

# As often as that a mail may break its reading off (by taking the worker down with it, say).
MOST_ATTEMPTS = 10


def put_off(raw: RawMessage, error: Exception) -> None:
    """It is read again soon; raises where the database cannot even note that, and then nobody can go on."""
    logger.warning("original %s could not be filed", raw.pk, exc_info=True)
    raw.attempts += 1
    if raw.attempts >= MOST_ATTEMPTS:
        set_aside(raw, error)
        return
    RawMessage.objects.filter(pk=raw.pk).update(attempts=raw.attempts)


def set_aside(raw: RawMessage, error: Exception) -> None:
    # Not what somebody else has read, blocked or deleted in the meantime.
    open_states = {RawMessage.State.STORED, RawMessage.State.UNREADABLE, raw.state}
    raw.state = RawMessage.State.UNREADABLE
    RawMessage.objects.filter(pk=raw.pk, state__in=open_states).update(
        state=raw.state,
        problem=_sound(f"{type(error).__name__}: {error}")[:300],
        traceback=_sound(traceback.format_exc())[-20_000:],
        attempts=raw.attempts + 1,
    )


def _sound(text: str) -> str:
    """An error may quote the mail, and a database takes neither NUL nor half a character."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
