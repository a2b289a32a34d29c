"""The owner's rules at work: who gets what has just come, and what a rule would have done with the last ones."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.db import connection
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone

from kulanz.business import hours, notices, people
from kulanz.business.models import Notice, Staff
from kulanz.conversations import notes
from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer, Order, Standing
from kulanz.journal.models import Event, record
from kulanz.lib import rows
from kulanz.reading import terms
from kulanz.triage import cases, covering, dissatisfied, routing, rulebook
from kulanz.triage.models import Assessment, Case, Routing
from kulanz.triage.routing import Ground, Rule, Said, Who

LOOKED_AT = 200
BY_RULE = "by_rule"
_WHO = """SELECT (SELECT kind FROM customers_standing WHERE customer_id = %s),
    EXISTS (SELECT 1 FROM triage_dissatisfaction WHERE customer_id = %s AND closed_at IS NULL),
    EXISTS (SELECT 1 FROM customers_order WHERE customer_id = %s)"""
_ASSISTANTS = "SELECT id FROM business_staff WHERE role = %s AND is_active LIMIT 2"
# Whether the owner has a case of this customer, or should; and whether a person has said who has the conversation.
_IS_TAKEN = """SELECT EXISTS (SELECT 1 FROM triage_case WHERE customer_id = %s AND state <> 'done')
    OR EXISTS (SELECT 1 FROM journal_event WHERE subject_kind = 'conversation' AND subject_id = %s
        AND kind = 'assigned' AND actor_id IS NOT NULL)"""
_BETWEEN_SKILLS = re.compile(r"[,;/\n]")


@dataclass(frozen=True, slots=True)
class Fit:
    """A conversation that a rule fits, and for which values."""

    conversation: Conversation
    grounds: list[Ground]
    # The place in the list of the rule that is asked sooner and fits as well.
    sooner: int | None


@dataclass(frozen=True, slots=True)
class Trial:
    looked_at: int
    fits: list[Fit]

    @property
    def own(self) -> list[Fit]:
        return [fit for fit in self.fits if fit.sooner is None]


def apply(conversation: Conversation, message: Message, assessment: Assessment, case: Case | None) -> None:
    """A new message was judged, and `case` came of it or none: whoever a rule names gets it, once and for all of it.

    What a person has given to somebody stays there, and so does what waits for the owner for another reason.
    """
    if conversation.state != Conversation.State.OPEN or not conversation.waiting_since:
        return
    who = cache(lambda: _who(conversation.customer_id))
    rule, _grounds = routing.first_fit(routing.active(), _said(assessment, message, conversation), who)
    if rule:
        _follow(rule, conversation, message, case)
    elif case is None and not conversation.assigned_to_id:
        _leave_to_the_assistant(conversation, who)


def the_assistant() -> Staff | None:
    """Who gets what no rule claims: the only assistant, or who stands in; nobody where there are more of them."""
    with connection.cursor() as cursor:  # asked for nearly every mail
        cursor.execute(_ASSISTANTS, [Staff.Role.ASSISTANT])
        found = cursor.fetchall()
    only = rows.find(Staff, found[0][0]) if len(found) == 1 else None
    return _present([only]) if only else None


def known_skills() -> list[str]:
    """What the specialists have written down, each once."""
    found = {terms.fold(skill): skill for person in _specialists() for skill in _skills(person)}
    return [found[key] for key in sorted(found)]


def taker(action: dict[str, Any]) -> Staff | None:
    """Whom a rule means today: of those who come into question who is here and has the least to do."""
    return _present(_meant(action))


def try_out(rule: Routing) -> Trial:
    """What it would do with the newest message of each of the last conversations, the latest first."""
    rules = list(rulebook.all_rules().filter(Q(is_active=True) | Q(pk=rule.pk)))
    rules = rules[: rules.index(rule) + 1]
    compared = [Rule.of(one.pk, one.conditions, one.action) for one in rules]
    places = {one.pk: place for place, one in enumerate(rulebook.all_rules(), 1)}
    talks = _last()
    judged = _newest_judged(talks)
    known = _all_of_them({talk.customer for talk in talks})
    fits = []
    for talk in talks:
        if (assessment := judged.get(talk.pk)) is None:
            continue
        said = _said(assessment, assessment.message, talk)
        who = partial(known.__getitem__, talk.customer_id)
        _mine, grounds = routing.first_fit(compared[-1:], said, who)
        if grounds is None:
            continue
        first, _grounds = routing.first_fit(compared, said, who)
        fits.append(Fit(talk, grounds, places[first.pk] if first and first.pk != rule.pk else None))
    return Trial(len(talks), fits)


def _follow(rule: Rule, conversation: Conversation, message: Message, case: Case | None) -> None:
    past = _past(conversation)
    is_again = rule.pk in past.rules
    if past.is_decided or (conversation.assigned_to_id and not is_again):
        return
    if rule.action["pick"] == routing.ROUND:
        if case is None:
            cases.add(conversation.customer, [BY_RULE], message)
        if not is_again:
            _note_down(rule, conversation, None)
        return
    held = case or cases.find_open(conversation.customer)
    if held and not _may_go(held, message):
        return
    to = conversation.assigned_to if is_again else taker(rule.action)
    if to is None:
        return
    if not is_again:
        conversation.assign(to, by=None)
        _note_down(rule, conversation, to)
    if held and held.state == Case.State.WAITING:
        _claim(held, rule, to)


def _may_go(case: Case, message: Message) -> bool:
    """Whether all for which the owner should see it came with this message, or was given away by a rule already."""
    if case.state == Case.State.PICKED:
        return case.pick == Case.Pick.RULE

    def is_settled(at: str) -> bool:
        by_rule = case.pick == Case.Pick.RULE and case.picked_at
        return bool(by_rule and datetime.fromisoformat(at) <= by_rule)

    return all(one["message"] == message.pk or is_settled(one["at"]) for one in case.reasons)


def _claim(case: Case, rule: Rule, to: Staff) -> None:
    """It goes there without the round, and comes back like all others where nobody answers in time."""
    now = timezone.now()
    case.state, case.pick, case.picked_at, case.picked_for = Case.State.PICKED, Case.Pick.RULE, now, to
    case.picked_by, case.line = _writer(rule), str(rule.action.get("line", ""))
    case.back_at, case.changed = hours.same_day_goal(now), {}
    case.save()
    record("case_picked", case, pick=Case.Pick.RULE, to=str(to), rule=rule.pk)


def _note_down(rule: Rule, conversation: Conversation, to: Staff | None) -> None:
    """The tag, the line as a note of whoever wrote the rule, and word to whom it goes."""
    rulebook.count_hit(rule.pk)
    record("routed", conversation, rule=rule.pk, to=str(to) if to else None)
    if tag := rule.action.get("tag"):
        conversation.tag(str(tag), by=None)
    line, writer = str(rule.action.get("line", "")), _writer(rule)
    secrets = covering.of_one(conversation)
    if line and writer:
        text = f"@{to} {line}" if to and to != writer else line
        notes.add(
            conversation, text, by=writer, told=secrets.covered_note(line), kind=Notice.Kind.HANDED_OVER
        )
    elif to:
        text = secrets.covered(conversation.subject)
        notices.tell(to, Notice.Kind.HANDED_OVER, conversation, text=text)


def _writer(rule: Rule) -> Staff | None:
    return Staff.objects.filter(pk__in=Routing.objects.filter(pk=rule.pk).values("by")).first()


def _leave_to_the_assistant(conversation: Conversation, who: Callable[[], Who]) -> None:
    """No rule claims it and the owner need not see it; nobody is told, for it is most of what comes."""
    to = the_assistant()
    if to is None or who().is_for_the_owner:
        return
    with connection.cursor() as cursor:  # asked for nearly every mail
        cursor.execute(_IS_TAKEN, [conversation.customer_id, conversation.pk])
        (is_taken,) = cursor.fetchone()
    if not is_taken:
        conversation.assign(to, by=None)


@dataclass(frozen=True, slots=True)
class _Past:
    """Whether a person has said who has it, and which rules have been at work on it."""

    is_decided: bool
    rules: set[int]


def _past(conversation: Conversation) -> _Past:
    events = Event.objects.filter(
        subject_kind="conversation", subject_id=conversation.pk, kind__in=("assigned", "routed")
    )
    found = list(events.order_by().values_list("kind", "actor", "data"))
    return _Past(
        any(kind == "assigned" and actor for kind, actor, _data in found),
        {data["rule"] for kind, _actor, data in found if kind == "routed"},
    )


def _said(assessment: Assessment, message: Message, conversation: Conversation) -> Said:
    said = assessment.said
    return Said(
        intents=frozenset(said.get("intents", ())),
        mood=said.get("mood", ""),
        channel=message.channel_id,
        language=conversation.customer.language,
        text=f"{message.subject}\n{message.new_text}",
        is_dissatisfied=bool(dissatisfied.reasons_of(said, assessment.history)),
    )


def _who(customer: int) -> Who:
    with connection.cursor() as cursor:
        cursor.execute(_WHO, [customer] * 3)
        standing, is_dissatisfied, has_ordered = cursor.fetchone()
    return Who(standing or "", bool(is_dissatisfied), bool(has_ordered))


def _all_of_them(customers: Iterable[Customer]) -> dict[int, Who]:
    """The same of many at once."""
    found = {customer.pk for customer in customers}
    kinds = dict(Standing.objects.filter(customer__in=found).values_list("customer", "kind"))
    unhappy = dissatisfied.of(found)
    ordered = set(
        Order.objects.filter(customer__in=found).order_by().values_list("customer", flat=True).distinct()
    )
    return {pk: Who(kinds.get(pk, ""), pk in unhappy, pk in ordered) for pk in found}


def _last() -> list[Conversation]:
    found = (
        Conversation.objects.present()
        .select_related("customer", "assigned_to")
        .prefetch_related("customer__handles")
    )
    return list(found.order_by("-last_at", "-pk")[:LOOKED_AT])


def _newest_judged(talks: Sequence[Conversation]) -> dict[int, Assessment]:
    """By conversation: what was found in the last message that was judged."""
    ids = [talk.pk for talk in talks]
    mine = Assessment.objects.filter(message__conversation=OuterRef("pk"), state=Assessment.State.JUDGED)
    newest = mine.order_by("-message__at", "-pk").values("pk")[:1]
    chosen = Conversation.objects.filter(pk__in=ids).values_list(Subquery(newest), flat=True)
    found = Assessment.objects.filter(pk__in=list(chosen)).select_related("message")
    return {one.message.conversation_id: one for one in found}


def _meant(action: dict[str, Any]) -> Iterable[Staff]:
    if action["pick"] == routing.STAFF:
        return Staff.objects.filter(pk=action.get("staff") or 0, is_active=True).select_related("deputy")
    if action["pick"] == routing.ASSISTANT:
        found = Staff.objects.filter(role=Staff.Role.ASSISTANT, is_active=True)
        return found.select_related("deputy")
    wanted = terms.fold(str(action.get("skill", "")))
    return [person for person in _specialists() if wanted in map(terms.fold, _skills(person))]


def _present(meant: Iterable[Staff]) -> Staff | None:
    """Of these who is here, else who stands in for one of them; None where nobody would see it."""
    found = list(meant)
    takers = [person for person in found if not people.is_absent(person)]
    takers = takers or [one for one in map(people.stand_in, found) if not people.is_absent(one)]
    if len(takers) < 2:
        return takers[0] if takers else None
    theirs = Conversation.objects.filter(assigned_to__in=takers, state=Conversation.State.OPEN)
    loads = dict(theirs.order_by().values_list("assigned_to").annotate(number=Count("pk")))
    return min(takers, key=lambda person: (loads.get(person.pk, 0), str(person)))


def _specialists() -> Iterable[Staff]:
    return Staff.objects.filter(role=Staff.Role.SPECIALIST, is_active=True).select_related("deputy")


def _skills(person: Staff) -> list[str]:
    return [skill.strip() for skill in _BETWEEN_SKILLS.split(person.skills) if skill.strip()]
