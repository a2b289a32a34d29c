"""Compares a desk's database with the truth about the mails: what was split, what was wrongly joined."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

LOST = -1


@dataclass(slots=True)
class Verdict:
    stored: int = 0
    read: int = 0
    unreadable: int = 0
    replies: int = 0
    # (file, kind, what happened)
    lost: list[tuple[str, str, str]] = field(default_factory=list)
    split: list[tuple[str, str, str]] = field(default_factory=list)
    joined: list[tuple[str, str, str]] = field(default_factory=list)
    turned: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def replies_split(self) -> int:
        return sum(what.startswith("reply") for _file, _kind, what in self.split)


def judge(truth: dict[str, Any]) -> Verdict:
    """Look where every file of the truth is (Django must be set up on the data folder)."""
    homes, directions, states = _where()
    verdict = Verdict()
    together: dict[str, list[str]] = defaultdict(list)
    inside: dict[int, list[str]] = defaultdict(list)
    for name, fact in truth["files"].items():
        verdict.replies += fact["is_reply"]
        home, state = homes.get(fact["sha256"], LOST), states.get(fact["sha256"], "")
        verdict.stored += bool(state)
        verdict.read += state == "read"
        verdict.unreadable += state == "unreadable"
        if home == LOST:
            verdict.lost.append((name, fact["kind"], state or "not stored"))
            continue
        together[fact["thread"]].append(name)
        inside[home].append(name)
        if directions[fact["sha256"]] != fact["direction"]:
            verdict.turned.append(
                (name, fact["kind"], f"is {directions[fact['sha256']]}, was {fact['direction']}")
            )
    _find_splits(verdict, truth["files"], homes, together)
    _find_joins(verdict, truth["files"], inside)
    return verdict


def _find_splits(
    verdict: Verdict, files: dict[str, Any], homes: dict[str, int], together: dict[str, list[str]]
) -> None:
    """Each mail that does not lie with most of its thread."""
    for names in together.values():
        places = {name: homes[files[name]["sha256"]] for name in names}
        main = Counter(places.values()).most_common(1)[0][0]
        for name in names:
            if places[name] != main:
                what = "reply" if _has_reply(files, [n for n in names if places[n] != main]) else "mail"
                verdict.split.append(
                    (
                        name,
                        files[name]["kind"],
                        f"{what} away from {', '.join(n for n in names if n != name)}",
                    )
                )


def _has_reply(files: dict[str, Any], names: list[str]) -> bool:
    return any(files[name]["is_reply"] for name in names)


def _find_joins(verdict: Verdict, files: dict[str, Any], inside: dict[int, list[str]]) -> None:
    """Each mail that lies in a conversation where most are of another thread."""
    for names in inside.values():
        threads = Counter(files[name]["thread"] for name in names)
        main = threads.most_common(1)[0][0]
        for name in names:
            if files[name]["thread"] != main:
                verdict.joined.append(
                    (name, files[name]["kind"], f"with {', '.join(n for n in names if n != name)[:80]}")
                )


def _where() -> tuple[dict[str, int], dict[str, str], dict[str, str]]:
    """By SHA-256: conversation, direction, state of the original."""
    from kulanz.channels.models import RawMessage
    from kulanz.conversations.models import Conversation, Original

    merged = dict(Conversation.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    homes: dict[str, int] = {}
    directions: dict[str, str] = {}
    rows = Original.objects.values_list("raw__sha256", "message__conversation", "message__direction")
    for sha256, conversation, direction in rows:
        home = conversation
        while into := merged.get(home):
            home = into
        homes[sha256], directions[sha256] = home, direction
    return homes, directions, dict(RawMessage.objects.values_list("sha256", "state"))


def missing_words(truth: dict[str, Any]) -> list[tuple[str, str]]:
    """(query, file) of every planted word whose mail is not found."""
    from kulanz.business.models import Staff
    from kulanz.conversations import search

    homes, _directions, _states = _where()
    staff = Staff(role=Staff.Role.OWNER)
    missing = []
    for query, names in truth["words"].items():
        found = {hit.conversation.pk for hit in search.find(staff, query)}
        missing += [(query, name) for name in names if homes.get(truth["files"][name]["sha256"]) not in found]
    return missing
