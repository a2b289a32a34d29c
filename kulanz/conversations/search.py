"""Search over everything that was written: stems of both languages, folded spelling, parts of compounds.

A word of the query is found where its German or English stem is and, after those hits, from four letters on where
it is part of a word ("paket" in "Expresspaket"). All words must be found in the same message or note. The words lie in
FTS5 tables on SQLite and in a tsvector/pg_trgm table on PostgreSQL; both are fed by the same `reading.terms`,
so both find the same. A message's words stand under its key, a note's under its negative key.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.safestring import SafeString

from kulanz.business.models import Staff
from kulanz.reading import terms

from . import excerpts
from .models import Attachment, Conversation, Message, Note

# Only so many of the newest hits are grouped into conversations, out of so many of the newest rows with a word.
NEWEST_HITS = 400
NEWEST_ROWS = 3000
MOST_DIGITS = 18
INDEXED_CHARACTERS = 200_000

_FILTER = re.compile(
    r'(?:^|\s)(from|tag|assigned|state|channel|before|after|has):("[^"]*"|\S+)', re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    model: type[Message | Note]
    pk: int
    conversation_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    conversation: Conversation
    text: str
    words: list[str]
    at: datetime
    is_note: bool = False

    @property
    def snippet(self) -> SafeString:
        """The passage found, with its words marked."""
        return excerpts.highlight(self.text, self.words)


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
    best: dict[int, Found] = {}
    for parts in (False, True):  # whole words come first, parts of words after them
        if len(best) < size and (words or not parts):
            for item in _newest(words, allowed, parts=parts):
                best.setdefault(item.conversation_id, item)
    return _hits(list(best.values())[:size], words)


def customers_writing(text: str, *, most: int = 5) -> list[int]:
    """The customers in whose conversations all words of `text` stand together in one message."""
    found = _matching(Message.objects.all(), list(dict.fromkeys(terms.words(text))), None, parts=False)
    return list(found.order_by("-at").values_list("conversation__customer", flat=True)[:most])


def split_query(query: str) -> tuple[str, dict[str, str]]:
    """The words and the typed filters of a query."""
    filters = {name.lower(): value.strip('"') for name, value in _FILTER.findall(query)}
    return _FILTER.sub(" ", query).strip(), filters


def _newest(words: list[str], allowed: QuerySet[Conversation] | None, *, parts: bool) -> list[Found]:
    """The newest messages and notes that have all words."""
    notes = Note.objects.annotate(word_row=-F("pk"))
    found = [
        Found(model, *row)
        for model, rows in ((Message, Message.objects.all()), (Note, notes))
        for row in _matching(rows, words, allowed, parts=parts)
        .order_by("-at", "-pk")
        .values_list("pk", "conversation_id", "at")[:NEWEST_HITS]
    ]
    return sorted(found, key=lambda item: item.at, reverse=True)


def _matching(
    rows: QuerySet[Any], words: list[str], allowed: QuerySet[Conversation] | None, *, parts: bool
) -> QuerySet[Any]:
    key = "word_row" if rows.model is Note else "pk"
    # A single word may stand in most messages: the newest of them are enough.
    most = NEWEST_ROWS if len(words) == 1 and allowed is None else None
    for word in words:
        rows = rows.filter(**{f"{key}__in": having(word, parts=parts, notes=rows.model is Note, most=most)})
    if allowed is not None:
        rows = rows.filter(conversation__in=allowed)
    return rows.filter(conversation__deleted_at=None)


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
        named = Conversation.objects.filter(_holds("customer__name", value))
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
    if value.isdecimal() and len(value) < MOST_DIGITS:
        return {"assigned_to": int(value)}
    return {"assigned_to__in": Staff.objects.filter(_holds("name", value))}


def _holds(field: str, value: str) -> Q:
    """Whatever the case: SQLite by itself takes ö and Ö for two letters."""
    ways = {value, value.lower(), value.upper(), value.title()}
    return reduce(or_, (Q(**{f"{field}__icontains": way}) for way in ways))


def _day(value: str) -> date | None:
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(value, form).date()
        except ValueError:
            continue
    return None


def _hits(found: list[Found], words: list[str]) -> list[Hit]:
    ids = [item.conversation_id for item in found]
    conversations = Conversation.objects.select_related("customer", "assigned_to").in_bulk(ids)
    texts = _texts(found)
    return [
        Hit(
            conversations[item.conversation_id],
            texts.get((item.model, item.pk), ""),
            words,
            item.at,
            item.model is Note,
        )
        for item in found
    ]


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


# The two kinds of database


def _add_words(row: int, texts: Iterable[str]) -> None:
    words = sorted(terms.spellings("\n".join(texts)[:INDEXED_CHARACTERS]))
    stems = sorted({stem for word in words for stem in terms.stems(word)})
    folded = " ".join(word for word in words if len(word) >= terms.PART_FROM)
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


def having(word: str, *, parts: bool, notes: bool, most: int | None) -> RawSQL:
    """The rows that have `word` by its stem or, with `parts`, as a part; with `most` only the newest so many."""
    side, order = ("< 0", "ASC") if notes else ("> 0", "DESC")
    stems = terms.stems(word)
    if connection.vendor == "sqlite":
        end = f"AND rowid {side}" + (f" ORDER BY rowid {order} LIMIT {most:d}" if most else "")
        legs = [("search_stems", " OR ".join(f'"{stem}"' for stem in stems))]
        if parts and len(word) >= terms.PART_FROM:
            legs.append(("search_grams", f'"{word}"'))
        sql = " UNION ".join(
            f"SELECT rowid FROM (SELECT rowid FROM {table} WHERE {table} MATCH %s {end})"  # noqa: S608  (names of ours)
            for table, _value in legs
        )
        return RawSQL(sql, [value for _table, value in legs])  # noqa: S611  (values are bound)
    sql = f"SELECT row_id FROM search_words WHERE row_id {side} AND (stems @@ %s::tsquery"  # noqa: S608  (names of ours)
    values = [" | ".join(f"'{stem}'" for stem in stems)]
    if parts and len(word) >= terms.PART_FROM:
        sql += " OR folded LIKE %s"
        values.append(f"%{word}%")
    end = f") ORDER BY row_id {order} LIMIT {most:d}" if most else ")"
    return RawSQL(sql + end, values)  # noqa: S611  (values are bound)
