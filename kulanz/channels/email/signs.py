"""What the headers alone tell about mail that no person wrote; cheap enough for every message."""

import re
from email.message import Message

from kulanz.channels.email import headers

ADDRESS = r"(?:\"[^\"\s]{1,64}\"|[^\s<>()\[\]\",;:@\\]{1,128})@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}"
_LONGEST_HEADER = 2_000
_LONGEST_SUBJECT = 300

_DAEMON = re.compile(
    r"mailer[-_. ]?d(?:a?e)mon|mail-daemon|mdaemon@|post_master@|mail[-_. ]deliver|mail\W?delivery"
    r"|delivery[-_. ]s(?:ub|y)system|^\W*$",
    re.IGNORECASE,
)
_POSTMASTER = re.compile(r"postmaster@|mailadmi?n?@|bounces?@|system administrator", re.IGNORECASE)
_ROBOT = re.compile(r"no[-_.]?reply|do-?not-?reply|notifications?@|nicht-?antworten", re.IGNORECASE)
_NOTICES_OF_DELIVERY = re.compile(r"no-reply@sns\.amazonaws\.com", re.IGNORECASE)
_LIST_KEEPER = re.compile(r"-(?:admin|owner|request)@", re.IGNORECASE)
_NOT_A_MEMBER = re.compile(r"you\b.{0,80}\bnot\W+(?:a\W+)?member", re.IGNORECASE)
_FAILURES = (
    r"undeliver|unzustellbar|nicht\W+zustell|zustell(?:ung|bar|fehler|problem)|returned\W+mail"
    r"|mail\W+returned"
    r"|(?:mail\W+)?fail\w*\W+notice|mail\W+(?:system\W+)?(?:error|fail)|deliver\w*\W.{0,20}(?:fail"
    r"|delay|status|problem|error)"
    r"|(?:mail|message|permanent).{0,30}deliver\w*.{0,20}(?:fail|delay|status|problem|error)"
    r"|fail\w*\W.{0,20}deliver"
    r"|(?:mail|message|nachricht)\W.{0,60}(?:could not be|nicht zugestellt|not delivered|konnte nicht"
    r"|delayed|verzögert|blocked)"
    r"|(?:could|was)\W+not\W+(?:be\W+)?(?:sen[dt]|deliver)|nicht\W+zugestellt|wurde nicht"
    r"|(?:warn(?:ing|ung))\W+.{0,40}(?:message|nachricht|mail)"
    r"|.{0,12}error\W+sending|non\W?remis|no\W+(?:se\W+)?(?:pudo|ha\W+sido)?\W*entreg"
    r"|mancat[ao]\W+(?:consegna|recapito)|benachrichtigung\W.{0,20}zustell"
    r"|non\W+delivery|delivered\b|verzögert|postmaster\W+notify"
)
_FAILURE_SUBJECT = re.compile(_FAILURES, re.IGNORECASE)
_FAILURE_FIRST = re.compile(rf"[\W_]{{0,20}}(?:\[[^\]]{{0,40}}\]\s*)?(?:{_FAILURES})", re.IGNORECASE)
_ANSWERED_SUBJECT = re.compile(r"\s*(?:re|aw|antw|antwort|sv|fwd?|wg)\s*:", re.IGNORECASE)
_FEEDBACK_OR_RECEIPT = re.compile(r"feedback-report|disposition-notification", re.IGNORECASE)


def names(message: Message) -> frozenset[str]:
    """Name the headers that are present, in small letters."""
    return frozenset(name.lower() for name in message.keys())  # noqa: SIM118 (iterating a Message fails)


def raw(message: Message, name: str) -> str:
    """Give one header as it came, on one line; empty when missing."""
    return " ".join(headers.raw_value(message, name)[:_LONGEST_HEADER].split())


def subject(message: Message) -> str:
    """Give the decoded subject, as much of it as machines write."""
    return headers.text(message, "Subject")[:_LONGEST_SUBJECT]


def comes_from_a_mail_system(message: Message) -> bool:
    """Tell whether the sender is one only mail servers use; a missing sender is not."""
    sender = raw(message, "From")
    return bool(_DAEMON.search(sender)) and (sender != "" or "From" in message)


def comes_from_a_robot(message: Message) -> bool:
    """Tell whether nobody reads the sender's address."""
    return bool(_ROBOT.search(raw(message, "From")))


def has_no_way_back(message: Message) -> bool:
    """Tell whether the envelope had no sender, as mail servers' reports and many automatic answers."""
    return raw(message, "Return-Path") in ("<>", "<MAILER-DAEMON>")


def nobody_awaits_an_answer(message: Message) -> bool:
    """Tell whether the envelope or a header says that no person sent this."""
    submitted = raw(message, "Auto-Submitted").lower()
    return has_no_way_back(message) or (submitted != "" and not submitted.startswith("no"))


def names_a_failure(message: Message) -> bool:
    """Tell whether the subject is one that mail servers give to failures and delays."""
    named = subject(message)
    return bool(_FAILURE_SUBJECT.search(named)) and not _ANSWERED_SUBJECT.match(named)


def may_be_a_bounce(message: Message) -> bool:
    """Tell from the headers whether looking into the body for failed recipients is worth it.

    Words are not enough: parcels are undeliverable too, and people answer to bounces and forward them.
    """
    kind = raw(message, "Content-Type").lower()
    if _FEEDBACK_OR_RECEIPT.search(kind):
        return False
    if kind.startswith("multipart/report") or "X-Failed-Recipients" in message:
        return True
    sender = raw(message, "From")
    if _DAEMON.search(sender):
        return sender != "" or names_a_failure(message)
    return _likely_for(message, sender)


def _likely_for(message: Message, sender: str) -> bool:
    if _POSTMASTER.search(sender):
        return nobody_awaits_an_answer(message) or names_a_failure(message)
    if _NOTICES_OF_DELIVERY.search(sender):
        return True
    if _LIST_KEEPER.search(sender) and _NOT_A_MEMBER.match(subject(message)):
        return True
    if not has_no_way_back(message) or _asks_for_an_answer(message):
        return False
    return bool(_ROBOT.search(sender)) or bool(_FAILURE_FIRST.match(subject(message)))


def _asks_for_an_answer(message: Message) -> bool:
    answers = raw(message, "Reply-To")
    return answers != "" and not _ROBOT.search(answers) and not _DAEMON.search(answers)
