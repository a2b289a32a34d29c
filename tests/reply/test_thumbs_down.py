import pytest

from kulanz.lib.refusal import Refusal
from kulanz.reply import compose, thumbs
from kulanz.reply.coach import Finding
from kulanz.reply.models import ThumbDown
from tests import a

pytestmark = pytest.mark.django_db


def finding(flaw="blame", text="Lesen Sie die Anleitung.", severity="flaw"):
    start = None if text is None else 0
    return Finding(flaw, start, start, text, severity, "", "")


def draft(by):
    return compose.start(a.conversation(channel=a.mailbox(smtp_host="localhost").channel), "answer", by=by)


def still(begun, *found):
    return [one.flaw for one in thumbs.divide(begun, found)[0]]


def test_the_same_words_are_not_blamed_again_however_they_are_typed():
    hanna, jonas = a.staff("owner"), a.staff("assistant")
    thumbs.turn_down(draft(jonas), "blame", "Lesen  Sie die\nAnleitung.", by=jonas)
    elsewhere = draft(hanna)
    assert still(elsewhere, finding(), finding("sarcasm")) == ["sarcasm"]
    assert still(elsewhere, finding(text="Lesen Sie das.")) == ["blame"]


def test_an_absence_is_turned_down_for_one_draft_and_for_no_other_when_that_is_gone():
    hanna = a.staff("owner")
    begun, other = draft(hanna), draft(hanna)
    thumbs.turn_down(begun, "missing_salutation", "", by=hanna)
    absent = finding("missing_salutation", None)
    assert still(begun, absent) == []
    assert still(other, absent) == ["missing_salutation"]
    begun.delete()
    assert still(other, absent) == ["missing_salutation"]


def test_what_was_said_of_one_draft_alone_goes_with_it():
    hanna = a.staff("owner")
    begun = draft(hanna)
    thumbs.turn_down(begun, "foreign_detail", "bert@kunde.example", by=hanna)
    begun.delete()
    assert not ThumbDown.objects.exists()


def test_what_is_wrong_by_the_customer_at_hand_is_turned_down_for_one_draft():
    hanna = a.staff("owner")
    begun, other = draft(hanna), draft(hanna)
    thumbs.turn_down(begun, "register_mix", "Sie", by=hanna)
    begun_says, other_says = (still(one, finding("register_mix", "Sie")) for one in (begun, other))
    assert (begun_says, other_says) == ([], ["register_mix"])
    begun.delete()
    assert still(other, finding("register_mix", "Sie")) == ["register_mix"]


def test_what_is_grave_only_an_owner_silences():
    hanna, jonas = a.staff("owner"), a.staff("assistant")
    begun, grave = draft(jonas), finding(severity="grave")
    with pytest.raises(Refusal):
        thumbs.require_may([grave], grave.flaw, grave.text, by=jonas)
    thumbs.turn_down(begun, grave.flaw, grave.text, by=jonas)
    assert still(begun, grave) == ["blame"]
    assert still(begun, finding()) == []
    thumbs.turn_down(begun, grave.flaw, grave.text, by=hanna)
    assert still(begun, grave) == []


def test_it_can_be_taken_back_by_anybody():
    hanna, jonas = a.staff("owner"), a.staff("assistant")
    thumbs.turn_down(draft(jonas), "blame", finding().text, by=jonas)
    begun = draft(hanna)
    thumbs.take_back(begun, "blame", finding().text)
    assert still(begun, finding()) == ["blame"]
