import re
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from kulanz.customers import ranking, suggestions
from kulanz.customers.models import Customer, Handle, Merge, Standing
from kulanz.customers.standing import crowning
from tests import a

SignIn = Callable[..., Client]


def test_customers_are_found_by_name_address_and_phone(sign_in: SignIn) -> None:
    anna = a.customer("Anna Jäger", "anna@kunde.example")
    a.customer("Bernd Bock")
    Handle.objects.create(customer=anna, kind="phone", value="+493012345678", shown="030 12345678")
    browser = sign_in()
    for query in ["jäger", "anna@kunde", "030 12345678"]:
        html = browser.get(reverse("customers"), {"q": query}).content.decode()
        assert "Anna Jäger" in html
        assert "Bernd Bock" not in html


def test_a_phone_number_is_a_button_that_calls(sign_in: SignIn) -> None:
    conversation, browser = a.conversation(), sign_in()
    browser.post(reverse("add_handle", args=[conversation.customer_id]), {"value": "030 55 51 23 45"})
    html = browser.get(reverse("conversation", args=[conversation.pk])).content.decode()
    assert 'href="tel:+493055512345"' in html


def test_an_address_that_belongs_to_somebody_else_is_refused_with_their_name(sign_in: SignIn) -> None:
    a.customer("Anna Jäger", "anna@kunde.example")
    bernd = a.customer("Bernd Bock")
    answer = sign_in().post(reverse("add_handle", args=[bernd.pk]), {"value": "ANNA@kunde.example"})
    assert answer.status_code == 422
    assert "Anna Jäger" in answer.content.decode()


def test_a_merge_is_shown_first_done_then_and_undone(sign_in: SignIn) -> None:
    kept, absorbed, browser = (
        a.customer("Anna Jäger"),
        a.customer("A. Jaeger", "second@kunde.example"),
        sign_in(),
    )
    a.conversation(customer=absorbed, subject="Second address")
    address = reverse("customer_merging", args=[kept.pk])
    preview = browser.get(address, {"with": absorbed.pk}).content.decode()
    assert "second@kunde.example" in preview
    assert "Second address" in preview
    assert not Merge.objects.exists()
    browser.post(address, {"with": absorbed.pk})
    assert "Second address" in browser.get(reverse("customer", args=[kept.pk])).content.decode()
    browser.post(reverse("customer_unmerging", args=[Merge.objects.get().pk]))
    assert Customer.objects.get(pk=absorbed.pk).merged_into is None


def test_what_we_know_of_a_customer_is_kept(sign_in: SignIn) -> None:
    customer = a.customer()
    known = {"name": "Anna M.", "language": "en", "register": "du", "about": "Likes short mails."}
    sign_in().post(reverse("customer_profile", args=[customer.pk]), known)
    customer.refresh_from_db()
    assert (customer.name, customer.language, customer.register) == ("Anna M.", "en", "du")


def ranked(name: str, kind: str, rank: int | None, **fields: Any) -> Customer:
    customer = a.customer(name)
    Standing.objects.create(customer=customer, kind=kind, rank=rank, **fields)
    return customer


def names(html: str) -> list[str]:
    return re.findall(r'customer-name">([^<]*)<', html)


def test_the_best_customers_are_found_first_with_their_kind(sign_in: SignIn) -> None:
    ranked("Bernd Bock", "loyal", 2)
    ranked("Carla Crown", "super_customer", None, is_crowned=True)
    ranked("Anna Jäger", "super_customer", 1)
    ranked("Dora Dorn", "at_risk", 3)
    a.customer("Emil Ohne")
    browser = sign_in()
    best = browser.get(reverse("customers"), {"order": "best"}).content.decode()
    assert names(best) == ["Anna Jäger", "Bernd Bock", "Dora Dorn", "Carla Crown"]
    assert best.count("tag is-super") == 2
    of_kind = browser.get(reverse("customers"), {"kind": "super_customer"}).content.decode()
    assert names(of_kind) == ["Anna Jäger", "Carla Crown"]
    found = browser.get(reverse("customers"), {"order": "best", "q": "bernd"}).content.decode()
    assert names(found) == ["Bernd Bock"]
    as_ever = browser.get(reverse("customers")).content.decode()
    assert names(as_ever)[0] == "Emil Ohne" and "tag is-super" not in as_ever
    assert "There is nobody of this kind." in browser.get("/customers/?kind=sleeping").content.decode()


def test_the_best_go_on_where_the_page_ended_each_once(db: None, django_assert_max_num_queries: Any) -> None:
    for rank in (1, 2, 2, 2, 3, 4, None, None):
        ranked(f"Nr {rank}", "loyal" if rank == 2 else "new" if rank else "super_customer", rank)
    with django_assert_max_num_queries(7):
        ranking.page(size=3)
    seen: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        page = ranking.page(cursor=cursor, size=3)
        seen, cursor = seen + [one.pk for one in page.rows], page.next_cursor
    assert len(seen) == len(set(seen)) == 8
    ranks = [Standing.objects.get(pk=pk).rank for pk in seen]
    assert ranks == [1, 2, 2, 2, 3, 4, None, None]


def test_who_crowned_whom_when_and_why_is_on_the_page_and_in_the_history(sign_in: SignIn) -> None:
    customer, owner = a.customer(), a.staff("owner", name="Hanna Brandt", language="en")
    crowning.crown(customer, True, note="Brought nine friends", by=owner)
    html = sign_in(owner).get(reverse("customer", args=[customer.pk])).content.decode()
    assert "Hanna Brandt made them a super-customer on" in html and "<q>Brought nine friends</q>" in html
    assert "Hanna Brandt made them a super-customer: Brought nine friends" in html


def test_namesakes_are_told_apart_by_their_address_and_the_merge_names_it_and_the_orders(
    sign_in: SignIn,
) -> None:
    kept = a.customer("Sabine Kröger", "sabine@kroeger-garten.example")
    other = a.customer("Sabine Kröger", "sabine@kroeger-gaten.example")
    a.order(other, number="BG-24117")
    suggestions.suggest(kept, other.pk, "order", "BG-24117")
    browser = sign_in()
    shown = browser.get(reverse("customer", args=[kept.pk])).content.decode().replace("<wbr>", "")
    assert "Sabine Kröger (sabine@kroeger-gaten.example)" in shown
    merging = browser.get(reverse("customer_merging", args=[kept.pk]), {"with": other.pk}).content.decode()
    assert "is known under sabine@kroeger-garten.example" in merging.replace("<wbr>", "")
    assert "BG-24117" in merging


def test_a_wrong_name_is_told_at_its_field_and_nothing_is_erased(sign_in: SignIn) -> None:
    customer = a.customer("Anna Jäger")
    answer = sign_in(a.staff("owner", language="en")).post(
        reverse("customer_erasure", args=[customer.pk]), {"name": "Anna"}
    )
    html = answer.content.decode()
    assert answer.status_code == 422 and Customer.objects.filter(pk=customer.pk).exists()
    assert 'id="name-error"' in html and "Nothing was erased." in html and 'value="Anna"' in html
