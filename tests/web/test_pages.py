from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from kulanz.business.models import Notice
from kulanz.channels.models import Channel
from kulanz.jobs import leases
from kulanz.web import frame, screens
from kulanz.web.screens import errors
from kulanz.web.templatetags.desk import initials, linked, weight
from tests import a

SignIn = Callable[..., Client]


def test_home_says_who_waits_and_since_when(sign_in: SignIn) -> None:
    a.conversation()
    a.conversation()
    html = sign_in().get(reverse("home")).content.decode()
    assert "2 people are waiting for an answer." in html
    assert "Nobody has taken 2 yet." in html


def test_an_empty_home_is_a_nice_sentence(sign_in: SignIn) -> None:
    assert "Nobody is waiting. Enjoy the quiet." in sign_in().get(reverse("home")).content.decode()


def test_a_failing_mailbox_stands_on_home(sign_in: SignIn) -> None:
    box = a.mailbox(failing_since=timezone.now())
    html = sign_in().get(reverse("home")).content.decode()
    assert f"<strong>{box.channel.name}</strong> has not been reached" in html


def test_a_mailbox_that_nobody_looks_into_is_named_on_home_and_in_the_settings(sign_in: SignIn) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    box = a.mailbox(imap_host="imap.shop.example", secret={"password": "x"}, last_success_at=long_ago)
    browser = sign_in()
    said = f"nothing has looked into <strong>{box.channel.name}</strong>."
    assert said in browser.get(reverse("home")).content.decode()
    assert "nothing has looked into this mailbox." in browser.get(reverse("mailboxes")).content.decode()
    leases.hold(f"mailbox-{box.pk}", "a worker", 60)
    assert said not in browser.get(reverse("home")).content.decode()


def test_a_mailbox_that_was_never_looked_into_is_named_after_a_while(sign_in: SignIn) -> None:
    box, browser = a.mailbox(imap_host="imap.shop.example"), sign_in()
    assert "Is the worker running?" not in browser.get(reverse("home")).content.decode()
    Channel.objects.filter(pk=box.channel_id).update(created_at=timezone.now() - timedelta(minutes=16))
    html = browser.get(reverse("home")).content.decode()
    assert f"Nothing has looked into <strong>{box.channel.name}</strong> yet." in html


def test_search_marks_the_passage(sign_in: SignIn) -> None:
    a.conversation(text="Die Größe passt leider nicht.")
    html = sign_in().get(reverse("search"), {"q": "groesse"}).content.decode()
    assert "<mark>Größe</mark>" in html


def test_the_command_bar_finds_customers_and_conversations(sign_in: SignIn) -> None:
    customer = a.customer("Viola Sandner")
    html = sign_in().get(reverse("jump"), {"q": "viola"}).content.decode()
    assert reverse("customer", args=[customer.pk]) in html


def test_notices_are_listed_and_read(sign_in: SignIn) -> None:
    staff, conversation = a.staff(language="en"), a.conversation()
    Notice.objects.create(
        staff=staff, kind="answered", subject_kind="conversation", subject_id=conversation.pk
    )
    browser = sign_in(staff)
    assert reverse("conversation", args=[conversation.pk]) in browser.get(reverse("notices")).content.decode()
    browser.post(reverse("notices_reading"))
    assert Notice.objects.get().read_at


def test_a_page_that_is_not_there_says_so_calmly(sign_in: SignIn) -> None:
    answer = sign_in().get("/nowhere")
    assert answer.status_code == 404
    assert "This page is not here." in answer.content.decode()


def test_the_page_for_a_fault_needs_no_database(db: None) -> None:
    answer = errors.broken(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"<h1>" in answer.content


def test_screens_ask_no_database_themselves() -> None:
    own = {
        "home",
        "queue",
        "conversation",
        "composer",
        "customers",
        "search",
        "mailview",
        "notices",
        "errors",
    }
    for file in Path(screens.__path__[0]).glob("*.py"):
        if file.stem in own:
            source = file.read_text()
            for call in [".objects", ".filter(", ".save(", ".create(", ".annotate("]:
                found = [line for line in source.splitlines() if call in line and "compose.save" not in line]
                assert not found, f"{file.name} calls {call}"


def test_addresses_in_text_become_links_and_nothing_else_becomes_markup() -> None:
    shown = linked("See https://shop.example/a?b=1. <b>or</b> write to anna@kunde.example")
    assert 'href="https://shop.example/a?b=1"' in shown
    assert "</a>. &lt;b&gt;" in shown
    assert 'href="mailto:anna@kunde.example"' in shown
    assert "javascript" not in linked("javascript:alert(1)").replace("javascript:alert(1)", "")


def test_hoisted_styles_cannot_break_out_of_the_stylesheet() -> None:
    body, css = frame.hoist('<p style="color:red">a</p><p style="color:red">b</p><p style="x}</style>">c</p>')
    assert body.count('class="s0"') == 2
    assert css == ".s0{color:red}"


def test_names_and_sizes_read_well() -> None:
    assert [initials(name) for name in ["Ada Lovelace", "anna", "", "Karl von und zu Gut"]] == [
        "AL",
        "A",
        "?",
        "KG",
    ]
    assert weight(340_000) == "340 kB"
