"""Search over everything that was written: stems of both languages, folded spelling, parts of compounds.

A word of the query is found where its German or English stem is, or, from four letters on, where it is part
of a word ("paket" in "Expresspaket"). All words must be found in the same message or note. The words lie in
FTS5 tables on SQLite and in a tsvector/pg_trgm table on PostgreSQL; both are fed by the same `reading.terms`,
so both find the same. A message's words stand under its key, a note's under its negative key.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kulanz.business.models import Staff
from kulanz.reading import terms

from .models import Attachment, Conversation, Message, Note

PART_OF_WORD_FROM = 4
# Only so many of the newest hits are grouped into conversations.
NEWEST_HITS = 400
INDEXED_CHARACTERS = 200_000
SNIPPET_BEFORE, SNIPPET_AFTER = 60, 140

_FILTER = re.compile(r'(?:^|\s)(from|tag|assigned|state|channel|before|after|has):("[^"]*"|\S+)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    model: type[Message | Note]
    pk: int
    conversation_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    conversation: Conversation
    snippet: SafeString
    at: datetime


def index_message(message: Message, texts: Iterable[str]) -> None:
    """Make `texts` findable under a message that is new."""
    _add_words(message.pk, texts)


def index_note(note: Note) -> None:
    _add_words(-note.pk, [note.text])


def forget_messages(ids: Iterable[int]) -> None:
    _remove_words(list(ids))


def forget_notes(ids: Iterable[int]) -> None:
    _remove_words([-pk for pk in ids])


def find(staff: Staff, query: str, *, filters: dict[str, str] | None = None, size: int = 30) -> list[Hit]:
    """The conversations in which all words of `query` are found together, the newest first.

    Filters may be typed (`from:anna tag:refund state:open assigned:me channel:shop before:2026-11-01
    after:2026-10-01 has:attachment`) or handed in under the same names.
    """
    wanted, typed = split_query(query)
    chosen = {**typed, **{key: value for key, value in (filters or {}).items() if value}}
    words = list(dict.fromkeys(terms.words(wanted)))
    if not words and not chosen:
        return []
    allowed = _narrowed(staff, chosen, has_words=bool(words))
    found = [*_newest(_messages(words, allowed)), *_newest(_notes(words, allowed))]
    found.sort(key=lambda item: item.at, reverse=True)
    return list(_grouped(found, words, size))


def customers_writing(text: str, *, most: int = 5) -> list[int]:
    """The customers in whose conversations all words of `text` stand together in one message."""
    found = _messages(list(dict.fromkeys(terms.words(text))), None)
    return list(found.order_by("-at").values_list("conversation__customer", flat=True)[:most])


def split_query(query: str) -> tuple[str, dict[str, str]]:
    """The words and the typed filters of a query."""
    filters = {name.lower(): value.strip('"') for name, value in _FILTER.findall(query)}
    return _FILTER.sub(" ", query).strip(), filters


def _messages(words: list[str], allowed: QuerySet[Conversation] | None) -> QuerySet[Message]:
    found = Message.objects.all()
    for word in words:
        found = found.filter(pk__in=_having(word))
    return _within(found, allowed)


def _notes(words: list[str], allowed: QuerySet[Conversation] | None) -> QuerySet[Note]:
    found = Note.objects.annotate(word_row=-F("pk"))
    for word in words:
        found = found.filter(word_row__in=_having(word))
    return _within(found, allowed)


def _within(found: QuerySet[Any], allowed: QuerySet[Conversation] | None) -> QuerySet[Any]:
    if allowed is not None:
        found = found.filter(conversation__in=allowed)
    return found.filter(conversation__deleted_at=None)


def _newest(found: QuerySet[Any]) -> list[Found]:
    rows = found.order_by("-at", "-pk").values_list("pk", "conversation_id", "at")[:NEWEST_HITS]
    return [Found(found.model, *row) for row in rows]


def _narrowed(staff: Staff, chosen: dict[str, str], *, has_words: bool) -> QuerySet[Conversation] | None:
    """The conversations that the filters leave over; None where nothing narrows."""
    if not chosen and not staff.is_specialist and has_words:
        return None
    rows = Conversation.objects.visible_to(staff)
    for name, value in chosen.items():
        rows = rows.filter(**_condition(name.lower(), value, staff))
    return rows.order_by()


def _condition(name: str, value: str, staff: Staff) -> dict[str, Any]:
    if name == "from":
        handed = Conversation.objects.filter(customer__handles__value__icontains=value)
        named = Conversation.objects.filter(customer__name__icontains=value)
        return {"pk__in": handed.values("pk").union(named.values("pk"))}
    if name == "assigned":
        return _assigned(value, staff)
    if name in {"before", "after"}:
        day = _day(value)
        lookup = "last_at__date__lt" if name == "before" else "last_at__date__gte"
        return {lookup: day} if day else {"pk__in": []}
    known = {"tag": "tags__name__iexact", "state": "state", "channel": "channel__name__iexact"}
    if name in known:
        return {known[name]: value.lower() if name == "state" else value}
    return {"has_attachment": True} if name == "has" else {}


def _assigned(value: str, staff: Staff) -> dict[str, Any]:
    if value.lower() in {"me", "mir", "ich"}:
        return {"assigned_to": staff}
    if value.lower() in {"nobody", "niemand", "none"}:
        return {"assigned_to": None}
    return {"assigned_to": int(value)} if value.isdigit() else {"assigned_to__name__icontains": value}


def _day(value: str) -> date | None:
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(value, form).date()  # noqa: DTZ007  (a day has no time zone)
        except ValueError:
            continue
    return None


def _grouped(found: list[Found], words: list[str], size: int) -> Iterator[Hit]:
    best: dict[int, Found] = {}
    for item in found:
        best.setdefault(item.conversation_id, item)
        if len(best) == size:
            break
    conversations = Conversation.objects.select_related("customer", "assigned_to").in_bulk(best)
    texts = _texts(list(best.values()))
    for conversation_id, item in best.items():
        snippet = highlight(texts.get((item.model, item.pk), ""), words)
        yield Hit(conversation=conversations[conversation_id], snippet=snippet, at=item.at)


def _texts(found: list[Found]) -> dict[tuple[type[Message | Note], int], str]:
    messages = Message.objects.in_bulk([item.pk for item in found if item.model is Message])
    notes = Note.objects.in_bulk([item.pk for item in found if item.model is Note])
    names: dict[int, str] = {}
    for message_id, name in Attachment.objects.filter(message__in=messages).values_list("message_id", "name"):
        names[message_id] = f"{names.get(message_id, '')} {name}"
    return {
        **{
            (Message, pk): "\n".join([m.text, m.subject, m.sender_name, m.sender_address, names.get(pk, "")])
            for pk, m in messages.items()
        },
        **{(Note, pk): note.text for pk, note in notes.items()},
    }


def highlight(text: str, words: list[str]) -> SafeString:
    """The stretch of `text` around the first word found, with every found word marked; safe HTML."""
    spans = [match.span() for match in re.finditer(r"[^\W_]+", text) if _is_found(match.group(), words)]
    start = max(0, spans[0][0] - SNIPPET_BEFORE) if spans else 0
    end = min(len(text), (spans[0][1] if spans else 0) + SNIPPET_AFTER)
    pieces, at = [], start
    for left, right in spans:
        if left < at or right > end:
            continue
        pieces.append(f"{escape(text[at:left])}<mark>{escape(text[left:right])}</mark>")
        at = right
    shown = "".join([*pieces, escape(text[at:end])])
    return mark_safe(("…" if start else "") + shown + ("…" if end < len(text) else ""))  # noqa: S308  (escaped above)


def _is_found(word: str, wanted: list[str]) -> bool:
    folded = terms.fold(word)
    own = set(terms.stems(folded))
    return any(
        own.intersection(terms.stems(w)) or (len(w) >= PART_OF_WORD_FROM and w in folded) for w in wanted
    )


# The two kinds of database


def _add_words(row: int, texts: Iterable[str]) -> None:
    words = sorted(set(terms.words("\n".join(texts)[:INDEXED_CHARACTERS])))
    stems = sorted({stem for word in words for stem in terms.stems(word)})
    folded = " ".join(word for word in words if len(word) >= PART_OF_WORD_FROM)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_stems (rowid, stems) VALUES (%s, %s)", [row, " ".join(stems)])
            cursor.execute("INSERT INTO search_grams (rowid, folded) VALUES (%s, %s)", [row, folded])
        else:
            cursor.execute(
                "INSERT INTO search_words (row_id, stems, folded) VALUES (%s, array_to_tsvector(%s), %s)",
                [row, stems, folded],
            )


def _remove_words(rows: list[int]) -> None:
    tables = {"search_stems": "rowid", "search_grams": "rowid"}
    if connection.vendor != "sqlite":
        tables = {"search_words": "row_id"}
    with connection.cursor() as cursor:
        for table, key in tables.items():
            cursor.executemany(f"DELETE FROM {table} WHERE {key} = %s", [[row] for row in rows])  # noqa: S608  (names of ours)


def _having(word: str) -> RawSQL:
    """The rows that have `word` by its stem or as a part."""
    stems, is_part = terms.stems(word), len(word) >= PART_OF_WORD_FROM
    if connection.vendor == "sqlite":
        sql = "SELECT rowid FROM search_stems WHERE search_stems MATCH %s"
        values = [" OR ".join(f'"{stem}"' for stem in stems)]
        if is_part:
            sql += " UNION SELECT rowid FROM search_grams WHERE search_grams MATCH %s"
            values.append(f'"{word}"')
        return RawSQL(sql, values)  # noqa: S611  (values are bound)
    sql = "SELECT row_id FROM search_words WHERE stems @@ %s::tsquery"
    values = [" | ".join(f"'{stem}'" for stem in stems)]
    if is_part:
        sql += " OR folded LIKE %s"
        values.append(f"%{word}%")
    return RawSQL(sql, values)  # noqa: S611  (values are bound)
