import pytest

from kulanz.customers import suggestions
from kulanz.customers.models import Customer, MergeSuggestion
from kulanz.flow import people
from kulanz.lib.refusal import Refusal
from kulanz.reading import phones
from tests import a

pytestmark = pytest.mark.django_db


def test_a_merge_moves_everything_and_can_be_taken_back():
    owner = a.staff()
    kept, absorbed = (
        a.customer("Anna", "anna@kunde.example"),
        a.customer("Anna M.", "a.m@firma.example", about="Rosen"),
    )
    conversation = a.conversation(customer=absorbed)
    preview = people.preview_merge(kept, absorbed)
    assert [handle.value for handle in preview.handles] == ["a.m@firma.example"]
    assert preview.conversations == [conversation]
    row = people.merge(kept, absorbed, by=owner)
    conversation.refresh_from_db()
    assert conversation.customer == kept
    assert kept.handles.count() == 2
    assert Customer.objects.get(pk=kept.pk).about == "Rosen"
    people.undo_merge(row, by=owner)
    conversation.refresh_from_db()
    assert conversation.customer == absorbed
    assert Customer.objects.get(pk=absorbed.pk).merged_into is None
    assert [handle.value for handle in absorbed.handles.all()] == ["a.m@firma.example"]
    assert Customer.objects.get(pk=kept.pk).about == ""


def test_mail_to_the_other_address_then_belongs_to_the_one_who_was_kept():
    shop = a.channel()
    kept, absorbed = a.customer("Anna", "anna@kunde.example"), a.customer("Anna", "anna@firma.example")
    people.merge(kept, absorbed, by=a.staff())
    message = a.arrival(shop, a.mail(sender="anna@firma.example"))
    assert message.conversation.customer == kept


def test_a_merge_is_taken_back_once():
    kept, absorbed = a.customer(), a.customer()
    row = people.merge(kept, absorbed, by=a.staff())
    people.undo_merge(row, by=a.staff())
    with pytest.raises(Refusal):
        people.undo_merge(row, by=a.staff())


def test_nobody_is_merged_with_themselves():
    customer = a.customer()
    with pytest.raises(Refusal):
        people.merge(customer, customer, by=a.staff())


def test_a_suggestion_is_made_once_and_stays_dismissed():
    one, other = a.customer(), a.customer()
    suggestions.suggest(one, other.pk, "phone", "030 1")
    suggestions.dismiss(MergeSuggestion.objects.get())
    suggestions.suggest(other, one.pk, "phone", "030 1")
    assert MergeSuggestion.objects.count() == 1
    assert not suggestions.open_for(one).exists()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("030 55550142", "+493055550142"),
        ("+49 (0)30 5555-0142", "+493055550142"),
        ("0043 1 5331234", "+4315331234"),
        ("2026-11-18", None),
        ("viel zu wenig 12", None),
    ],
)
def test_phone_numbers_are_one_number_however_written(written, number):
    assert (phones.found_in(f"Tel.: {written}\n") or [None])[0] == number


def test_what_was_written_about_a_customer_after_a_merge_stays_when_it_is_undone():
    owner = a.staff()
    kept, absorbed = a.customer("Anna"), a.customer("Anna M.", about="Rosen")
    row = people.merge(kept, absorbed, by=owner)
    kept.refresh_from_db()
    kept.about = "Rosen\nAm besten abends anrufen"
    kept.save()
    row.refresh_from_db()
    people.undo_merge(row, by=owner)
    assert "abends" in Customer.objects.get(pk=kept.pk).about
