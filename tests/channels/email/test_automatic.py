"""Mail without a person behind it, and mail that only looks like it."""

from email import message_from_bytes, policy
from email.message import Message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kulanz.channels.email import automatic, bounces


def _mail(body: str = "Guten Tag\n", /, **headers: str) -> Message:
    fields = {"From": "Anna <anna@kundin.example>", "To": "laden@laden.example", "Subject": "Frage"}
    fields |= {"Return-Path": "<anna@kundin.example>"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return message_from_bytes((head + "\n" + body).encode(), policy=policy.compat32)


def _kind(message: Message, text: str | None = None) -> str | None:
    body = message.get_payload() if text is None else text
    return automatic.recognise(message, body if isinstance(body, str) else "")


def _report(kind: str, part: str, fields: str, subject: str = "Report") -> Message:
    body = f"--x\nContent-Type: text/plain\n\nBericht\n--x\nContent-Type: {part}\n\n{fields}\n--x--\n"
    return _mail(body, Content_Type=f'multipart/report; report-type={kind}; boundary="x"', Subject=subject)


@pytest.mark.parametrize(
    "subject",
    [
        "Automatische Antwort: Ihre Bestellung",
        "Automatic reply: Your order",
        "Abwesenheitsnotiz: Rechnung 12",
        "Abwesend: Rechnung 12",
        "Out of Office: Invoice",
        "Out of Office AutoReply: Invoice",
        "AutoReply: Invoice",
        "=?utf-8?q?Automatische_Antwort=3A_R=C3=BCckgabe?=",
        "Réponse automatique : Commande",
    ],
)
def test_the_usual_subject_of_an_absence_is_an_automatic_reply(subject: str) -> None:
    assert _kind(_mail(Subject=subject)) == "auto_reply"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Auto-Submitted", "auto-replied"),
        ("Auto-Submitted", "auto-replied (vacation)"),
        ("X-Autoreply", "yes"),
        ("X-Autorespond", "Re: Frage"),
        ("X-Autoresponder", "1"),
        ("Precedence", "auto_reply"),
    ],
)
def test_a_header_made_for_it_is_an_automatic_reply(name: str, value: str) -> None:
    assert _kind(_mail(**{name: value})) == "auto_reply"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Auto-Submitted", "auto-generated"),
        ("Precedence", "bulk"),
        ("Return-Path", "<>"),
        ("X-Auto-Response-Suppress", "All"),
    ],
)
def test_a_weaker_sign_needs_a_subject_that_speaks_of_absence(name: str, value: str) -> None:
    assert _kind(_mail(Subject="Bin im Urlaub bis 3. Mai", **{name: value})) == "auto_reply"
    assert _kind(_mail(Subject="Frage zur Lieferung", **{name: value})) is None


@pytest.mark.parametrize(
    "subject",
    [
        "AW: Automatische Antwort: Ihre Bestellung",
        "Re: Out of Office: Invoice",
        "Meine automatische Antwort funktioniert nicht",
        "Bestellung für den Urlaub",
        "Abwesenheit beim Liefertermin",
        "Nicht zustellbar",
        "Delivery problem",
        "Read this please",
        "gelesen habe ich es, verstanden nicht",
    ],
)
def test_a_person_s_subject_is_not_taken_for_a_machine_s(subject: str) -> None:
    assert _kind(_mail(Subject=subject)) is None


def test_words_in_the_text_never_make_a_mail_automatic() -> None:
    text = (
        "Mein Paket kam als nicht zustellbar zurück, ich war out of office. Undelivered Mail "
        "Returned to Sender?\n"
        "This is an automatic reply, it said. anna@kundin.example: 550 user unknown\n"
    )
    assert _kind(_mail(text)) is None


def test_exchange_s_suppress_header_on_an_ordinary_mail_changes_nothing() -> None:
    for value in ("DR, OOF, AutoReply", "All", "RN, NRN"):
        assert _kind(_mail(X_Auto_Response_Suppress=value)) is None


def test_a_shop_s_form_holds_a_question() -> None:
    message = _mail(
        "Name: Anna\nE-Mail: anna@kundin.example\nWo bleibt mein Paket? Es war unzustellbar.\n",
        From="noreply@laden.example", Subject="Neue Anfrage",
        Reply_To="anna@kundin.example", Return_Path="<>",
        Auto_Submitted="auto-generated",
    )  # fmt: skip
    assert _kind(message) is None


def test_a_network_s_notification_holds_a_question() -> None:
    message = _mail(
        "Anna hat dir eine Nachricht geschickt.\n", From="notification@netzwerk.example",
        Subject="Anna hat dir geschrieben", Precedence="bulk", List_Unsubscribe="<https://netzwerk.example/off>",
        Reply_To="reply+5ab@antwort.netzwerk.example", Auto_Submitted="auto-generated",
    )  # fmt: skip
    assert _kind(message) is None


def test_a_network_s_list_named_after_a_mention_holds_a_question() -> None:
    message = _mail(
        List_ID="<mention.laden.netzwerk.example>", List_Unsubscribe="<https://netzwerk.example/off>"
    )
    assert _kind(message) is None


def test_a_newsletter_is_list_mail() -> None:
    assert _kind(_mail(List_Id="Angebote <angebote.versand.example>", Subject="Nur heute")) == "list"
    assert _kind(_mail(List_Unsubscribe="<mailto:a@b.example>", Precedence="bulk")) == "list"
    oneclick = {
        "List-Unsubscribe": "<https://b.example>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert _kind(_mail(From="newsletter@versand.example", **oneclick)) == "list"


def test_an_unsubscribe_link_alone_does_not_make_a_list() -> None:
    assert _kind(_mail(List_Unsubscribe="<https://versand.example/off>")) is None


def test_mail_through_our_own_group_address_is_not_lost_as_list_mail() -> None:
    message = _mail(
        List_ID="<support.laden.example>", Precedence="list", Delivered_To="chefin@laden.example",
        List_Unsubscribe="<mailto:x@y.example>",
    )  # fmt: skip
    assert _kind(message) is None


def test_mail_of_a_foreign_discussion_list_is_list_mail() -> None:
    message = _mail(
        List_ID="<haendler.forum.example>", Precedence="list", Delivered_To="chefin@laden.example"
    )
    assert _kind(message) == "list"


def test_a_read_receipt_is_a_receipt() -> None:
    fields = "Original-Message-ID: <a@laden.example>\nDisposition: manual-action/MDN-sent-manually; displayed"
    report = _report(
        "disposition-notification", "message/disposition-notification", fields, "Gelesen: Angebot"
    )
    assert _kind(report) == "receipt"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Gelesen: Angebot", "Ihre Nachricht wurde am 3. Mai gelesen."),
        ("Read: Offer", "Your message was read on Monday."),
        ("Lesebestätigung: Angebot", "Die Nachricht wurde angezeigt."),
    ],
)
def test_a_receipt_in_prose_is_a_receipt(subject: str, text: str) -> None:
    assert _kind(_mail(text, Subject=subject)) == "receipt"
    assert _kind(_mail("Bitte melden Sie sich.", Subject=subject)) is None


def test_a_confirmation_of_delivery_is_a_receipt() -> None:
    fields = "Final-Recipient: rfc822; a@b.example\nAction: delivered\nStatus: 2.0.0"
    assert _kind(_report("delivery-status", "message/delivery-status", fields)) == "receipt"


def test_a_failure_report_is_a_bounce() -> None:
    fields = "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1"
    assert _kind(_report("delivery-status", "message/delivery-status", fields)) == "bounce"


def test_a_bounce_that_says_it_is_auto_replied_is_a_bounce() -> None:
    message = _mail(
        "could not be delivered:\n\n  a@b.example\n    550 no such user\n",
        From="Mailer-Daemon@laden.example",
        Subject="Mail delivery failed: returning message to sender",
        Auto_Submitted="auto-replied", Return_Path="<>",
    )  # fmt: skip
    assert _kind(message) == "bounce"


def test_a_mail_server_s_failure_that_names_nobody_is_still_a_bounce() -> None:
    message = _mail(
        "Something broke.\n", From="MAILER-DAEMON@laden.example", Subject="Delivery failure", Return_Path="<>"
    )
    assert _kind(message) == "bounce"


def test_a_complaint_by_feedback_loop_is_a_feedback_report() -> None:
    report = _report("feedback-report", "message/feedback-report", "Feedback-Type: abuse\nVersion: 1")
    assert _kind(report) == "feedback_report"


def test_a_button_s_request_to_unsubscribe_is_a_feedback_report() -> None:
    message = _mail(
        "Apple Mail sent this email to unsubscribe from the message “Angebote”.",
        Auto_Submitted="auto-replied",
    )
    assert _kind(message) == "feedback_report"


def test_a_plain_mail_is_by_a_person() -> None:
    assert _kind(_mail()) is None
    assert _kind(Message()) is None


NAMES = st.sampled_from(
    [
        "From",
        "Subject",
        "Content-Type",
        "Return-Path",
        "Auto-Submitted",
        "Precedence",
        "List-Id",
        "Reply-To",
        "Delivered-To",
    ]
)
VALUES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "<>",
            "auto-replied",
            "list",
            "multipart/report; boundary=x",
            "Gelesen: x",
            "Mailer-Daemon@a.example",
            "<x.y.example>",
        ]
    ),
)


@settings(max_examples=300)
@given(st.lists(st.tuples(NAMES, VALUES), max_size=8), st.text(max_size=300))
def test_no_mail_whatever_makes_it_raise_and_failed_recipients_mean_a_bounce(
    headers: list[tuple[str, str]], body: str
) -> None:
    head = "".join(f"{name}: {value}\n" for name, value in headers)
    message = message_from_bytes(
        (head + "\n" + body).encode("utf-8", "surrogatepass"), policy=policy.compat32
    )
    kind = automatic.recognise(message, body)
    assert kind == "bounce" or not bounces.find(message, body)
