"""The owner's rules as a list: written, put in order, switched on once they were tried out, and dropped."""

import json
from typing import Any

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.journal.models import record
from kulanz.lib.refusal import Refusal

from .models import Routing

Plain = dict[str, Any]


def all_rules() -> QuerySet[Routing]:
    """In the order in which they are asked."""
    return Routing.objects.select_related("by").order_by("position", "pk")


@transaction.atomic
def write(conditions: Plain, action: Plain, *, by: Staff) -> Routing:
    """A new rule stands last and is switched off."""
    _check(conditions)
    last = Routing.objects.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    rule = Routing.objects.create(conditions=conditions, action=action, position=position, by=by)
    record("routing_written", rule, by=by)
    return rule


@transaction.atomic
def change(rule: Routing, conditions: Plain, action: Plain, *, by: Staff) -> Routing:
    """What says something else than before is switched off until it was tried out again."""
    _check(conditions)
    held = _held(rule)
    if (held.conditions, held.action) == (conditions, action):
        return held
    held.conditions, held.action, held.by, held.is_active = conditions, action, by, False
    held.save(update_fields=["conditions", "action", "by", "is_active"])
    record("routing_changed", held, by=by)
    return held


def seal(rule: Routing) -> str:
    """Shown with the try-out of a rule: whoever can tell it has seen what this very rule would have done."""
    told = json.dumps([rule.pk, rule.conditions, rule.action], sort_keys=True)
    return salted_hmac("a rule was tried out", told).hexdigest()


@transaction.atomic
def switch_on(rule: Routing, seen: str, *, by: Staff) -> None:
    held = _held(rule)
    if not constant_time_compare(seen, seal(held)):
        raise Refusal(_("Please look first at what this rule would have done."))
    held.is_active = True
    held.save(update_fields=["is_active"])
    record("routing_on", held, by=by)


@transaction.atomic
def switch_off(rule: Routing, *, by: Staff) -> None:
    held = _held(rule)
    held.is_active = False
    held.save(update_fields=["is_active"])
    record("routing_off", held, by=by)


@transaction.atomic
def move(rule: Routing, *, up: bool, by: Staff) -> None:
    """One place up or down; at the end of the list it stays where it is."""
    rules = list(Routing.objects.select_for_update().order_by("position", "pk"))
    place = rules.index(rule)
    other = place + (-1 if up else 1)
    if not 0 <= other < len(rules):
        return
    rules[place], rules[other] = rules[other], rules[place]
    for position, one in enumerate(rules):
        one.position = position
    Routing.objects.bulk_update(rules, ["position"])
    record("routing_moved", rule, by=by)


@transaction.atomic
def drop(rule: Routing, *, by: Staff) -> None:
    record("routing_deleted", rule, by=by, conditions=rule.conditions, action=rule.action)
    rule.delete()


def count_hit(rule: int) -> None:
    Routing.objects.filter(pk=rule).update(hits=F("hits") + 1)


def _check(conditions: Plain) -> None:
    if not conditions:
        raise Refusal(_("Please choose at least one condition: a rule without any would fit everything."))


def _held(rule: Routing) -> Routing:
    return Routing.objects.select_for_update().get(pk=rule.pk)
