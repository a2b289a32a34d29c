"""What the shipped models say of plain cases, and that no text at all can stop them."""

from datetime import date

import pytest

from kulanz.triage.judge import decide, judge
from kulanz.triage.labels import INTENTS, LABELS, MOODS
from kulanz.triage.text import Text
from kulanz.triage.weights import FEATURES, shipped


def test_a_furious_complaint_is_told_from_a_kind_word():
    furious = judge(
        "Das ist jetzt die dritte Mail ohne Antwort. Ich habe genug, mein Anwalt meldet sich, und bis Freitag "
        "will ich mein Geld zurück!",
        subject="Unverschämtheit",
    )
    assert furious.extremely_dissatisfied
    assert furious.legal
    assert "complaint" in furious.intents
    assert "refund" in furious.intents
    assert furious.mood == "furious"
    kind = judge("Vielen lieben Dank, das Paket kam heute an und ist wunderschön. Ich bin begeistert!")
    assert "praise" in kind.intents
    assert kind.mood == "delighted"
    assert not kind.extremely_dissatisfied


def test_every_finding_points_at_its_words():
    text = "Guten Tag,\n\nbitte nehmen Sie mich aus dem Verteiler. Rufen Sie mich nicht mehr an.\n\nMfG"
    found = judge(text, subject="Newsletter abbestellen")
    assert found.opt_out
    for one in found.evidence:
        words = ("Newsletter abbestellen" if one.place == "subject" else text)[one.start : one.end]
        assert words.strip(), one
    assert any("Verteiler" in demand for demand in found.demands)


def test_what_is_quoted_is_not_said_again():
    text = "Danke, hat sich erledigt.\n\nAm 3.11.2026 schrieb Anna:\n> Ich gehe zum Anwalt, ihr Betrüger!\n"
    found = judge(text)
    assert not found.legal
    assert found.abuse == "none"


def test_what_we_promised_and_they_quote_is_no_wish_of_theirs():
    text = (
        "Did it get stuck somewhere? Please send me the invoice.\n\nFrom: Jonas Weil <hallo@shop.example>\n"
        "Sent: Friday, October 30, 2026 09:12\nTo: Brenda Kowalski <b@kunde.example>\nSubject: Re: Webinar\n\n"
        "Hello,\n\nI will refund the 29 euros this week.\n"
    )
    assert judge(text).demands == ["Please send me the invoice"]


def test_offers_of_strangers_are_pitches_and_no_cases_for_the_owner():
    found = judge(
        "Hallo, ich habe mir Ihre Website angesehen und SEO-Fehler gefunden. Wir bringen Sie auf Seite 1 bei Google. "
        "Haben Sie diese Woche 15 Minuten für ein kurzes Gespräch?",
        subject="Mehr Umsatz für Ihren Shop",
    )
    assert "pitch" in found.intents
    assert not found.extremely_dissatisfied
    assert not found.callback


def test_data_that_do_not_belong_in_a_mail_are_seen():
    found = judge("Bitte erstatten Sie auf DE89 3704 0044 0532 0130 00. Rufen Sie mich an: 0176 12345678")
    assert "bank" in found.sensitive
    assert found.callback
    assert found.callback_number == "+4917612345678"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "😡😡😡",
        "> nur Zitat\n> mehr Zitat",
        "-- \nAnna Muster\nMusterweg 1",
        "\x00\x01\x02\xff" * 500,
        "مرحبا أين طلبي",
        "我的包裹在哪里",
        "<div><p>Hallo</p></div>" * 50,
        "wieder nichts " * 10_000,
        "a" * 1_000_000,
        "?!" * 50_000,
        "\ud800 halbes Zeichen",
    ],
)
def test_any_text_gets_an_answer_within_bounds(text):
    found = judge(text, subject="")
    assert found.mood in MOODS
    assert found.intents
    assert set(found.intents) <= set(INTENTS)
    assert set(found.scores) == set(LABELS)
    assert all(0 <= score <= 1 for score in found.scores.values())
    for one in found.evidence:
        assert 0 <= one.start <= one.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Am 3.11. schrieb Anna:\n> Sie sind ein Betrüger, ich gehe zum Anwalt!\n> Rufen Sie an: 0171 2345678",
        "wieder nichts " * 10_000,
        "a " * 100_000,
    ],
)
def test_what_is_no_message_of_theirs_says_nothing(text):
    found = judge(text, subject="Re: Beschwerde")
    assert (found.intents, found.abuse, found.legal, found.extremely_dissatisfied) == (
        ["other"],
        "none",
        False,
        False,
    )
    assert found.callback_number is None
    assert "intents" in found.unsure


def test_the_number_to_call_is_theirs_and_not_the_one_we_quoted():
    quoted = (
        "\n\nAm 3.11.2026 schrieb Buchgarten <hallo@buchgarten.example>:\n> Tel. 030 12345678\n> Buchgarten"
    )
    assert judge("Bitte rufen Sie mich zurück." + quoted).callback_number is None
    assert judge("Bitte rufen Sie mich zurück: 0171 2345678." + quoted).callback_number == "+491712345678"


def test_the_numbers_in_a_message_are_printed_with_their_places():
    text = "Bestellung 4711-22, bezahlt 19,90 €"
    found = judge(text).as_json()["numbers"]
    assert [(one["kind"], one["cents"]) for one in found] == [("order", None), ("amount", 1990)]
    assert "19,90" in text[found[1]["start"] : found[1]["end"]]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Am 14.11.2026 bestellt, bitte bis zum 5. Dezember liefern.", ["2026-11-14", "2026-12-05"]),
        ("I ordered on 3 November; send it before 20 December.", ["2026-11-03", "2026-12-20"]),
        ("Gewährleistung seit 2026-10-01.", ["2026-10-01"]),
        ("Bitte bis Freitag, in drei Wochen oder im Juli, oder am 7.", []),
        ("BTC wallet: pay by 30 November or your account is closed", ["2026-11-30"]),
    ],
)
def test_days_of_the_calendar_are_among_the_numbers(text, days):
    found = judge(text, said_on=date(2026, 11, 18)).as_json()["numbers"]
    assert [one["value"] for one in found if one["kind"] == "date"] == days


def test_a_day_within_another_number_is_none():
    found = judge("Rechnung Nr. RE-2026-11-14 stimmt nicht").as_json()["numbers"]
    assert [(one["kind"], one["value"]) for one in found] == [("order", "RE-2026-11-14")]


def test_numbers_of_the_subject_are_marked_and_days_lie_where_they_say():
    subject = "Bestellung 20418 vom 3.11.2026"
    text = "> Am 1.10.2026 schrieben wir\n\nSie ist seit dem 10. November bezahlt, 20 Euro fehlen."
    found = judge(text, subject=subject, said_on=date(2026, 11, 18)).as_json()["numbers"]
    assert [(one["kind"], one.get("in")) for one in found] == [
        ("order", "subject"),
        ("date", "subject"),
        ("date", None),
        ("amount", None),
    ]
    places = [(subject if one.get("in") else text)[one["start"] : one["end"]] for one in found]
    assert places == ["20418", "vom 3.11.2026", "seit dem 10. November", "20 Euro"]


def test_nothing_said_is_other_and_unsure():
    found = judge("")
    assert found.intents == ["other"]
    assert found.mood == "neutral"
    assert found.unsure


@pytest.mark.parametrize("subject", ["Frage", "", "Betrug und Frechheit", "x" * 30_000])
def test_every_passage_lies_where_it_says(subject):
    body = "wieder kaputt und niemand antwortet mir " * 2_000 + "Frechheit!"
    found = judge(body, subject=subject)
    for one in found.evidence:
        assert 0 <= one.start < one.end <= len(subject if one.place == "subject" else body)


def test_english_knows_neither_du_nor_sie():
    assert judge("Hi Leah, I love the course. Will there be a second part in spring?").address == "none"
    assert judge("Hi Lea, der Kurs ist super. Gibt es im Frühling einen zweiten Teil?").address == "du"
    assert judge("Kannst du mir helfen? The app says: Sorry, your session has expired.").address == "du"


LONG_AND_QUIET = (
    "Guten Tag, ich habe den Kurs im Frühjahr gebucht und mich auf die Abende gefreut. Die ersten Lektionen waren gut "
    "gemacht. Die Unterlagen kamen mit der Post. Der Raum war hell und freundlich. Meine Nachbarin war auch dabei. "
)


def test_one_sentence_among_many_is_heard():
    quiet = judge(LONG_AND_QUIET)
    loud = judge(
        LONG_AND_QUIET + "Wenn nichts geschieht, steht das morgen als Bewertung bei Google. Freundliche Grüße"
    )
    assert not quiet.goes_public
    assert loud.goes_public
    behind = next(one for one in loud.evidence if one.label == "goes_public")
    assert (
        "Google"
        in (LONG_AND_QUIET + "Wenn nichts geschieht, steht das morgen als Bewertung bei Google.")[
            behind.start : behind.end
        ]
    )


def test_what_has_no_sentence_is_seen_as_a_whole():
    margins = shipped().margins(Text(""))
    assert not len(margins.sentences)
    assert len(margins.features) == FEATURES
    one = shipped().margins(Text("Danke, alles gut!"))
    best, second = (
        one.features[len(LABELS) : 2 * len(LABELS)],
        one.features[2 * len(LABELS) : 3 * len(LABELS)],
    )
    assert best == pytest.approx(one.sentences[0])
    assert second == pytest.approx(one.sentences[0])


MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
GARDEN = "Liebe Hanna, ich erzähle dir von unserem Gartenjahr. " + " ".join(
    f"Im {month} {doing}."
    for doing in (
        "haben wir im Beet hinter dem Haus gearbeitet",
        "sah man von der Küche aus die Meisen am Futterhaus",
        "kam am Sonntag meist die Nachbarin auf einen Tee",
    )
    for month in MONTHS
)


def test_a_long_quiet_letter_is_no_complaint_and_its_last_sentence_is_heard():
    quiet = judge(GARDEN + " Herzliche Grüße")
    assert "complaint" not in quiet.intents
    assert not quiet.extremely_dissatisfied
    assert quiet.mood not in ("furious", "unhappy")
    threat = "Wenn mein Geld bis Freitag nicht da ist, geht die Sache an meinen Anwalt."
    loud = judge(f"{GARDEN} {threat}")
    assert loud.legal
    behind = next(one for one in loud.evidence if one.label == "legal")
    assert f"{GARDEN} {threat}"[behind.start : behind.end] == threat


def test_the_subject_of_an_answered_letter_is_what_they_said_then() -> None:
    now = (
        "das Paket ist da, Juni und Dahlien vollzählig, das Porto ist auf dem Konto. Meine Frau lässt grüßen, sie hat"
        " sich gefreut."
    )
    assert not judge(now, subject="AW: BESCHWERDE (fünfter Versuch), unverschämt").extremely_dissatisfied
    assert Text("Ja, bitte.", "AW: Darf ich Sie anrufen?").written.startswith("AW: Darf")


@pytest.mark.parametrize(
    "mild", ["Danke, das Paket ist da. ", "Am Montag, am Dienstag, am Mittwoch, am Freitag, "]
)
def test_an_insult_that_no_sentence_shows_is_told_all_the_same(mild: str) -> None:
    assert (
        judge(f"Guten Tag, {mild * 16}Ihr seid unfähige Vollidioten und Arschlöcher. {mild * 8}").abuse
        == "insult"
    )


@pytest.mark.parametrize(
    ("text", "insult"),
    [
        (
            "Sie sind ein Haufen von Lügnern, und bis Freitag will ich mein Geld zurück.",
            "Sie sind ein Haufen von Lügnern",
        ),
        (
            "Jonas, you're either a liar or a moron, and I want my 40 pounds back.",
            "you're either a liar or a moron",
        ),
        ("Ihr seid Lügner und Betrüger.", "Ihr seid Lügner und Betrüger."),
    ],
)
def test_of_an_insult_only_what_insults_is_its_reason_for_that_is_veiled(text: str, insult: str) -> None:
    [reason] = [one for one in judge(text).evidence if one.label == "insult"]
    assert text[reason.start : reason.end] == insult


@pytest.mark.parametrize(
    ("loud", "label"),
    [
        ("Wenn das Geld für die Lampe nicht bis Freitag da ist, gehe ich zum Anwalt.", "legal"),
        ("If the refund is not here by Monday I will file a chargeback with my bank.", "legal"),
        ("Sonst werde ich eine schlechte Bewertung auf Trustpilot schreiben.", "goes_public"),
        ("Ihr Kollege am Telefon ist ein Vollidiot und ein Arschloch.", "insult"),
        ("Your support guy is a complete moron.", "insult"),
    ],
)
def test_one_loud_sentence_is_heard_in_a_friendly_letter(loud: str, label: str) -> None:
    said = judge(
        f"Guten Tag,\n\nvielen Dank für das schöne Paket, die Tassen sind wunderbar geworden. {loud} Viele Grüße\nAnna"
    )
    assert {"legal": said.legal, "goes_public": said.goes_public, "insult": said.abuse == "insult"}[label]


def test_where_nothing_is_sure_the_likeliest_matter_is_named_and_nobody_falls_silent_for_a_guess():
    weights = shipped()
    low = {label: 0.1 * weights.limit(label) for label in LABELS}
    said = decide(
        low | {"opt_out": 0.9 * weights.limit("opt_out"), "billing": 0.8 * weights.limit("billing")}, weights
    )
    assert said.labels == {"billing"}
    assert "opt_out" in said.unsure and "billing" not in said.unsure
