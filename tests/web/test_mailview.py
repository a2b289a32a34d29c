from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from kulanz.channels import originals
from kulanz.conversations.models import Message
from kulanz.flow import inbound
from kulanz.web.frame import hoist
from tests import a

SignIn = Callable[..., Client]
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
MAIL = f"""From: Anna <anna@kunde.example>
To: hallo@shop.example
Subject: bent
Message-ID: <bent@kunde.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=utf-8

<p style="color: red; background: url(https://spy.example/x)" onclick="steal()">Look<script>steal()</script></p>
<img src="https://spy.example/pixel.gif">
--b
Content-Type: image/svg+xml; name="evil.svg"
Content-Disposition: attachment; filename="evil.svg"

<svg xmlns="http://www.w3.org/2000/svg"><script>steal()</script></svg>
--b
Content-Type: text/html; name="Rechnung Größe.html"
Content-Disposition: attachment; filename="Rechnung.html"

<script>steal()</script>
--b
Content-Type: image/png; name="photo.png"
Content-Disposition: attachment; filename="photo.png"
Content-Transfer-Encoding: base64

{PNG}
--b--
""".replace("\n", "\r\n").encode()


def arrived(content: bytes) -> Message:
    message = a.arrival(a.channel(), content)
    assert message
    return message


def test_a_mails_html_lives_in_a_frame_in_which_nothing_runs_and_nothing_is_fetched(sign_in: SignIn) -> None:
    message = arrived(MAIL)
    answer = sign_in().get(reverse("html", args=[message.pk]))
    policy, body = answer["Content-Security-Policy"], answer.content.decode()
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "unsafe-inline" not in policy
    assert "https:" not in policy
    assert "steal()" not in body
    assert "onclick" not in body
    assert ' src="https://spy.example' not in body
    assert "One picture from elsewhere was not fetched" in body


def test_style_attributes_become_rules_of_a_stylesheet_with_a_nonce(sign_in: SignIn) -> None:
    body = sign_in().get(reverse("html", args=[arrived(MAIL).pk])).content.decode()
    assert ' style="' not in body
    assert "color:red" in body.replace(" ", "")
    assert "spy.example/x" not in body


def test_remote_pictures_come_only_when_they_are_asked_for(sign_in: SignIn) -> None:
    answer = sign_in().get(reverse("html", args=[arrived(MAIL).pk]), {"pictures": "1"})
    assert 'src="https://spy.example/pixel.gif"' in answer.content.decode()
    assert "img-src 'self' data: https: http:" in answer["Content-Security-Policy"]


def test_attachments_are_downloads_whatever_they_call_themselves(sign_in: SignIn) -> None:
    browser = sign_in()
    for file in arrived(MAIL).attachments.filter(is_inline=False):
        answer = browser.get(reverse("attachment", args=[file.pk]))
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]


def test_only_harmless_pictures_are_shown_in_place(sign_in: SignIn) -> None:
    browser, files = sign_in(), {file.name: file for file in arrived(MAIL).attachments.all()}
    shown = browser.get(reverse("picture", args=[files["photo.png"].pk]))
    assert shown["Content-Type"] == "image/png"
    assert "Content-Disposition" not in shown
    refused = browser.get(reverse("picture", args=[files["evil.svg"].pk]))
    assert refused["Content-Disposition"].startswith("attachment")


def test_the_original_is_shown_as_text_and_downloaded_unchanged(sign_in: SignIn) -> None:
    message, browser = arrived(MAIL), sign_in()
    page = browser.get(reverse("original", args=[message.pk])).content.decode()
    assert "&lt;bent@kunde.example&gt;" in page
    assert "<script>steal()" not in page
    answer = browser.get(reverse("eml", args=[message.originals.get().raw_id]))
    assert b"".join(answer.streaming_content) == MAIL


def test_every_page_forbids_scripts_and_styles_written_into_it(sign_in: SignIn) -> None:
    message, browser = arrived(MAIL), sign_in()
    for address in [
        reverse("home"),
        reverse("queue"),
        reverse("conversation", args=[message.conversation_id]),
    ]:
        answer = browser.get(address)
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert ' style="' not in answer.content.decode()
        assert " onclick" not in answer.content.decode()


def test_what_could_not_be_read_is_listed_with_its_reason_and_can_be_tried_again(sign_in: SignIn) -> None:
    browser, raw = sign_in(), a.original(a.channel(), b"\x00\x01\x02")
    assert inbound.take_in(raw) is None
    page = browser.get(reverse("unreadable")).content.decode()
    assert reverse("eml", args=[raw.pk]) in page
    again = browser.post(reverse("another_reading", args=[raw.pk]))
    assert again["Location"] == reverse("unreadable")
    assert "could not be read" in browser.get(reverse("home")).content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The mail has 61 MB. It was left on the server"),
        ("de", "Die E-Mail ist 61 MB groß. Sie blieb auf dem"),
    ],
)
def test_everybody_reads_the_reason_in_their_own_language(language: str, words: str, sign_in: SignIn) -> None:
    with translation.override("de" if language == "en" else "en"):  # the worker's
        originals.store_unreadable(a.channel(), "r1", b"Subject: x\n\n", size=61_000_000, problem="too_large")
    person = a.staff("owner", language=language)
    assert words in sign_in(person).get(reverse("unreadable")).content.decode()


def test_what_could_not_be_read_is_set_aside_after_a_look_and_found_again(sign_in: SignIn) -> None:
    browser, raw = sign_in(), a.original(a.channel(), b"\x00\x01\x02")
    inbound.take_in(raw)
    assert reverse("dismissal", args=[raw.pk]) in browser.get(reverse("unreadable")).content.decode()
    browser.post(reverse("dismissal", args=[raw.pk]))
    assert "could not be read" not in browser.get(reverse("home")).content.decode()
    assert "One message is set aside" in browser.get(reverse("unreadable")).content.decode()
    page = browser.get(reverse("dismissed")).content.decode()
    assert "Set aside by Owner Nr" in page and reverse("eml", args=[raw.pk]) in page
    browser.post(reverse("bringing_back", args=[raw.pk]))
    assert "could not be read" in browser.get(reverse("home")).content.decode()
    assert "Nothing is set aside" in browser.get(reverse("dismissed")).content.decode()


def test_a_style_attribute_that_somebody_writes_about_is_left_in_the_text() -> None:
    body, css = hoist('<p style="color:red">Write style="color:blue" there</p><p>or style="top:0"</p>')
    assert body == '<p class="s0">Write style="color:blue" there</p><p>or style="top:0"</p>'
    assert css == ".s0{color:red}"
