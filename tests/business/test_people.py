from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from kulanz.business import people
from kulanz.business.models import Invitation, Staff
from kulanz.lib.refusal import Refusal
from tests import a

pytestmark = pytest.mark.django_db


def test_the_first_owner_is_made_once() -> None:
    owner = people.found("Anna@Shop.example", "Anna", "correct horse battery", language="de")
    assert owner.is_owner
    assert owner.email == "anna@shop.example"
    with pytest.raises(Refusal):
        people.found("eve@evil.example", "Eve", "correct horse battery", language="de")
    assert Staff.objects.count() == 1


def test_an_invitation_makes_a_member_of_staff_once() -> None:
    owner = a.staff()
    _invitation, token = people.invite("Bernd@Shop.example", "Bernd", "assistant", by=owner)
    bernd = people.accept(token, "Bernd B.", "correct horse battery", language="en")
    assert (bernd.email, bernd.name, bernd.role, bernd.language) == (
        "bernd@shop.example",
        "Bernd B.",
        "assistant",
        "en",
    )
    assert bernd.check_password("correct horse battery")
    with pytest.raises(Refusal, match="used already"):
        people.accept(token, "Eve", "correct horse battery")


def test_the_token_is_kept_only_as_a_hash() -> None:
    invitation, token = people.invite("bernd@shop.example", "", "assistant", by=a.staff())
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values().get())


def test_an_invitation_runs_out_after_seven_days() -> None:
    _invitation, token = people.invite("bernd@shop.example", "", "assistant", by=a.staff())
    with (
        time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)),
        pytest.raises(Refusal, match="run out"),
    ):
        people.get_invitation(token)


def test_a_second_invitation_replaces_the_first() -> None:
    owner = a.staff()
    _first, old = people.invite("bernd@shop.example", "", "assistant", by=owner)
    _second, new = people.invite("bernd@shop.example", "", "specialist", by=owner)
    with pytest.raises(Refusal, match="not valid"):
        people.get_invitation(old)
    assert people.get_invitation(new).role == "specialist"


def test_nobody_is_invited_twice_into_the_same_address() -> None:
    owner = a.staff(email="anna@shop.example")
    with pytest.raises(Refusal):
        people.invite("ANNA@shop.example", "", "assistant", by=owner)


def test_the_last_owner_stays_an_owner() -> None:
    owner, assistant = a.staff(), a.staff("assistant")
    with pytest.raises(Refusal, match="no other owner"):
        people.change_role(owner, "assistant")
    with pytest.raises(Refusal, match="no other owner"):
        people.deactivate(owner)
    people.change_role(assistant, "owner")
    people.change_role(owner, "assistant")
    owner.refresh_from_db()
    assert owner.role == "assistant"


def test_an_owner_who_left_does_not_count_as_one() -> None:
    owner = a.staff()
    a.staff(is_active=False)
    with pytest.raises(Refusal):
        people.deactivate(owner)


def test_the_deputy_stands_in_while_one_is_away() -> None:
    anna, bernd = a.staff(), a.staff("assistant")
    people.be_absent(anna, date(2026, 3, 2), date(2026, 3, 6), bernd)
    assert people.stand_in(anna, date(2026, 3, 1)) == anna
    assert people.stand_in(anna, date(2026, 3, 2)) == bernd
    assert people.stand_in(anna, date(2026, 3, 6)) == bernd
    assert people.stand_in(anna, date(2026, 3, 7)) == anna


def test_deputies_are_followed_but_not_in_circles() -> None:
    anna, bernd, cora = a.staff(), a.staff("assistant"), a.staff("assistant")
    day = date(2026, 3, 2)
    people.be_absent(anna, day, None, bernd)
    people.be_absent(bernd, day, None, cora)
    assert people.stand_in(anna, day) == cora
    people.be_absent(cora, day, None, anna)
    assert people.stand_in(anna, day) == anna


def test_a_deputy_who_left_does_not_stand_in() -> None:
    anna, bernd = a.staff(), a.staff("assistant")
    people.be_absent(anna, date(2026, 3, 2), None, bernd)
    people.deactivate(bernd)
    anna.refresh_from_db()
    assert people.stand_in(anna, date(2026, 3, 3)) == anna


def test_an_absence_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refusal):
        people.be_absent(a.staff(), date(2026, 3, 6), date(2026, 3, 2), None)


def test_the_invitations_of_who_has_left_no_longer_work(db: None) -> None:
    leaving, _staying = a.staff("owner"), a.staff("owner")
    _invitation, token = people.invite("back@door.example", "Back", "owner", by=leaving)
    people.deactivate(leaving)
    with pytest.raises(Refusal):
        people.get_invitation(token)
