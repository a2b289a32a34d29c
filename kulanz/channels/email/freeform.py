"""Bounces in prose, as qmail, Exim, Exchange, Gmail, GMX and many others write them."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from email.message import Message
from itertools import islice

from kulanz.channels.email import headers, signs
from kulanz.channels.email.dsn import Recipient, enclosed, own_parts, refused_command
from kulanz.channels.email.signs import ADDRESS

_LONGEST_REPORT = 60_000
_MOST_LINES = 400
_LONGEST_LINE = 1_000
_MOST_RECIPIENTS = 200
_LINES_ABOUT_ONE = 12

_RETURNED_MAIL = re.compile(
    r"^[ \t>]*(?:-+ ?(?:below this line|this is a copy|enclosed is|original me(?:ssage|il)"
    r"|original mail|the header of"
    r"|unsent message|returned message|message header|original header|der header|urspr|die urspr"
    r"|nachfolgend|copy of)"
    r"|(?:original message (?:headers|follows)|message headers follow|included is a copy|below is a copy of"
    r"|message text follows|the message (?:header|text) follows|kopie der|header der|es folgt)"
    r"|(?:received|return-path|dkim-signature|x-received|mime-version|message-id)[ \t]*:)",
    re.IGNORECASE | re.MULTILINE,
)
_FAILURE = re.compile(
    r"(?:could|can|was|were|has|is|not|un)\W?(?:n't|not|able)?\W.{0,40}(?:deliver|reach|sen[dt]|zugestell)"
    r"|undeliver|delivery.{0,30}(?:fail|problem|error|delay|status|abort)|fail(?:ed|ure)|unzustellbar"
    r"|nicht zustell"
    r"|konnte.{0,60}nicht.{0,40}(?:zugestellt|zustellen|ausgeliefert|versendet)|nicht zugestellt"
    r"|permanent(?: fatal)? error"
    r"|problems? delivering|error.{0,20}(?:deliver|occurred)|mailbox .{0,30}(?:full|exceed)|reject"
    r"|returned to sender"
    r"|not (?:yet )?been delivered|delay|not a member of|transcript of session|no longer in use|送信"
    r"|доставлен|invalid user",
    re.IGNORECASE,
)
_TAIL = r"(?:$|[:\[(,;]|\.\.\.|<mailto:|<|on \w|am \w|invalid|could|konnte|failed|-+ )"
_LEADING = re.compile(
    rf"^[ \t>*•-]{{0,12}}[\"'<]{{0,2}}({ADDRESS})[\"'>]{{0,2}}[ \t]*(?={_TAIL})", re.IGNORECASE
)
_FIELD = re.compile(
    rf"\b(?:(?:failed )?recipients?|address(?:es)?|rcpt to|empf(?:ä|ae)nger(?:adresse)?"
    rf"|adresse)\s?:\s*(?:\[?smtp:)?[<\"]?({ADDRESS})",
    re.IGNORECASE,
)
_AFTER_CODE = re.compile(
    rf"^[ \t]*(?:<<<)?[ \t]*\d{{3}}[ -](?:\d\.\d{{1,3}}\.\d{{1,3}}\s)?<({ADDRESS})>", re.IGNORECASE
)
_ANY = re.compile(ADDRESS)
_SENDER_LINE = re.compile(
    r"mail from|^\W*(?:from|von|contact|postmaster)\b|please contact|assistance|message from", re.IGNORECASE
)
_SAID = re.compile(r"(?<![\d.])[45]\d\d(?:[ -]|$)|(?<![\d.])[45]\.\d\.\d{1,3}\b")
_HEADING = re.compile(r"\s*(?:subject|to|from|sent|date|cc|betreff|an|von|gesendet|datum)\s*:", re.IGNORECASE)
_ENDED = re.compile(r"\s*(?:>>>|<<<|--|giving up|i'm not going)", re.IGNORECASE)
_CODED = re.compile(r"\s*\d{3}[ -]")
_REASON_LINE = re.compile(r"\(reason: (.*)\)", re.IGNORECASE)
_REFUSED = re.compile(r">>>\s*(\w{4})[^\n]*\n(?:[^\n]*\n){0,3}?[ \t>]*<<<\s*[45]\d\d")
_DELAYED = re.compile(
    r"warning message only|not yet been delivered|has been delayed|is delayed|will be retried"
    r"|temporary failure report"
    r"|delay reason|noch nicht zugestellt|verzögert|weitere zustellversuche",
    re.IGNORECASE,
)


def before_the_returned_mail(text: str) -> str:
    """Cut a report where the mail it returns begins."""
    text = text[:_LONGEST_REPORT]
    match = _RETURNED_MAIL.search(text)
    return text[: match.start()] if match else text


def recipients(message: Message, text: str) -> tuple[Recipient, ...]:
    """Find the recipients a report in prose names, and what it says of each."""
    head = before_the_returned_mail(text)
    subject = signs.subject(message)
    if '"' in head[:40] and (noticed := _from_notice(head)):
        return noticed
    if not (_FAILURE.search(head[:6_000]) or _FAILURE.search(subject)):
        return ()
    lines = lines_of(text)
    named = _named(message, lines)
    blocks = about(named, lines)
    alone = len(named) == 1
    delayed = bool(_DELAYED.search(head) or _DELAYED.search(subject))
    return tuple(
        _described(address, blocks[address], lines, subject, alone=alone, delayed=delayed)
        for address in named
    )


def lines_of(text: str) -> list[str]:
    """The lines of a report before the mail it returns, as many and as long as reports are."""
    lines = before_the_returned_mail(text).splitlines()[:_MOST_LINES]
    return [line[:_LONGEST_LINE] for line in lines]


def about(addresses: Sequence[str], lines: list[str]) -> dict[str, list[str]]:
    """The lines a report spends on each recipient: from the first that names it to the next recipient."""
    wanted = {address.lower() for address in addresses}
    named = [{one.lower() for one in _ANY.findall(line)} & wanted for line in lines]
    first: dict[str, int] = {}
    for place, found in enumerate(named):
        for address in found:
            first.setdefault(address, place)
    return {address: _block(address, first.get(address.lower()), lines, named) for address in addresses}


def refused(lines: list[str]) -> str:
    """Name the SMTP command that was refused, from a transcript or from words."""
    head = "\n".join(lines)
    match = _REFUSED.search(head)
    return match[1].lower() if match else refused_command(head)


def _named(message: Message, lines: list[str]) -> list[str]:
    failed = _unique(_ANY.findall(headers.text(message, "X-Failed-Recipients")))
    if failed:
        return failed
    ours = {one.lower() for name in ("To", "From") for one in _ANY.findall(headers.text(message, name))}
    for look in _LOOKS:
        found = _unique(look(lines))
        others = [address for address in found if address.lower() not in ours]
        if others:
            return others
    return _unique(_returned_to(message)) or _unique(_leading(lines))


def _unique(found: Iterable[str]) -> list[str]:
    first: dict[str, str] = {}
    for address in islice(found, _MOST_RECIPIENTS):
        first.setdefault(address.lower(), address.strip("'"))
    return list(first.values())


def _leading(lines: list[str]) -> list[str]:
    return [match[1] for line in lines if (match := _LEADING.match(line))]


def _in_fields(lines: list[str]) -> list[str]:
    return [address for line in lines for address in _FIELD.findall(line) if not _SENDER_LINE.search(line)]


def _in_phrases(lines: list[str]) -> list[str]:
    telling = (line for line in lines if _FAILURE.search(line) and not _SENDER_LINE.search(line))
    return [address for line in telling for address in _ANY.findall(line)]


def _after_codes(lines: list[str]) -> list[str]:
    return [match[1] for line in lines if (match := _AFTER_CODE.match(line))]


_LOOKS: tuple[Callable[[list[str]], list[str]], ...] = (_leading, _in_fields, _after_codes, _in_phrases)


def _returned_to(message: Message) -> list[str]:
    """The only recipient of a returned mail is the one who did not get it."""
    for part in own_parts(message):
        if part.get_content_type() == "message/rfc822" and (returned := enclosed(part)):
            found = [one.address for one in headers.addresses(returned[0], "To") if "@" in one.address]
            return found if len(found) == 1 else []
    return []


def _described(
    address: str, block: list[str], lines: list[str], subject: str, *, alone: bool, delayed: bool
) -> Recipient:
    said = _with_code(block) or (_with_code(lines) if alone else "") or _after_address(block)
    context = "\n".join([*(block or lines), *(lines if alone else []), subject])
    return Recipient(
        address,
        action="delayed" if delayed else "failed",
        diagnostic=said,
        context=context,
        command=refused(block or lines),
    )


def _block(address: str, begin: int | None, lines: list[str], named: list[set[str]]) -> list[str]:
    if begin is None:
        return []
    for place in range(begin + 1, min(begin + _LINES_ABOUT_ONE, len(lines))):
        next_one = named[place] - {address.lower()}
        if next_one or (place > begin + 1 and not lines[place].strip()):
            return lines[begin:place]
    return lines[begin : begin + _LINES_ABOUT_ONE]


def _with_code(lines: list[str]) -> str:
    """What the server said, from the first line with a code on."""
    for place, line in enumerate(lines):
        if (reason := _REASON_LINE.search(line)) is not None:
            return reason[1]
        if match := _SAID.search(line):
            said = (
                line.strip()
                if line[match.start() - 1 : match.start()] in ("(", "#")
                else line[match.start() :]
            )
            return " ".join([said, *_going_on(said[:3], lines[place + 1 : place + 8])])
    return ""


def _after_address(lines: list[str]) -> str:
    if not lines:
        return ""
    first = _LEADING.sub("", lines[0]) if _LEADING.match(lines[0]) else ""
    said = [line for line in lines[1:6] if not _HEADING.match(line)]
    return " ".join(" ".join([first, *said]).strip(" :<>").split())


def _going_on(code: str, lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if not line.strip() or _ENDED.match(line):
            break
        if _CODED.match(line) and not line.lstrip().startswith(code):
            break
        found.append(line.strip())
    return found


def _from_notice(head: str) -> tuple[Recipient, ...]:
    """Read the JSON notices that Amazon SES sends by mail through SNS."""
    try:
        notice, _ = json.JSONDecoder(strict=False).raw_decode(head.lstrip())
        inner = notice.get("Message", notice)
        told = json.loads(inner, strict=False) if isinstance(inner, str) else inner
        bounced = told["bounce"]["bouncedRecipients"]
        return tuple(_noticed(one) for one in bounced[:_MOST_RECIPIENTS])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # Anything else in braces is prose for the other rules.
        return ()


def _noticed(one: dict[str, str]) -> Recipient:
    return Recipient(
        str(one["emailAddress"]),
        action=str(one.get("action", "failed")).lower(),
        status=str(one.get("status", "")),
        diagnostic=str(one.get("diagnosticCode", "")),
    )
