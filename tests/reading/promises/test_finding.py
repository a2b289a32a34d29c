"""What we promise: found, of its kind, with the day on which it is due."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.reading.promises import KINDS, find
from kulanz.reading.promises.evaluation import corpus, measure
from kulanz.reading.promises.finding import look
from kulanz.reading.promises.weights import shipped

FRIDAY = date(2026, 11, 20)


def found(text: str, sent_on: date = FRIDAY) -> list[tuple[str, str, str | None]]:
    return [
        (text[one.start : one.end], one.kind, one.due and one.due.isoformat()) for one in find(text, sent_on)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Ich melde mich bis Freitag.", "reply", "2026-11-27"),
        ("Ich melde mich nächsten Freitag.", "reply", "2026-11-27"),
        ("Ich rufe Sie morgen um 10 an.", "call", "2026-11-21"),
        ("You'll have it by Friday.", "shipment", "2026-11-27"),
        ("Das Paket geht heute noch raus.", "shipment", "2026-11-20"),
        ("Der Betrag wird Ihnen in 14 Tagen erstattet.", "refund", "2026-12-04"),
        ("Den Zugang schalten wir Ihnen in KW 48 frei.", "access", "2026-11-27"),
        ("Wir überweisen Ihre Provision bis Monatsende.", "payment", "2026-11-30"),
        ("Ich melde mich bis Freitag, 11. Dezember.", "reply", "2026-12-11"),
        ("I will get back to you by Friday, 11 December.", "reply", "2026-12-11"),
        ("I will send it on Friday, December 11.", "shipment", "2026-12-11"),
        ("Einen Gutschein lege ich dem Paket bei.", "gesture", None),
        ("We'll fix it within two business days.", "fix", "2026-11-24"),
        ("Sie erhalten in Kürze den Link.", "access", None),
        ("Wir melden uns so bald wie möglich.", "reply", None),
        ("Ich kümmere mich darum.", "other", None),
        ("Our technician will look at it on Tuesday.", "other", "2026-11-24"),
        ("Unsere Buchhaltung überweist Ihnen die Provision am 1.", "payment", "2026-12-01"),
    ],
)
def test_a_promise_has_its_kind_and_its_day(text, kind, due):
    assert [one[1:] for one in found(text)] == [(kind, due)]


@pytest.mark.parametrize(
    "text",
    [
        "Bitte schicken Sie uns bis Freitag ein Foto.",
        "DHL stellt das Paket am Freitag zu.",
        "Nach dem Gesetz müssen wir binnen 14 Tagen erstatten.",
        "Ich habe Ihnen gestern Ersatz geschickt.",
        "Gern rufe ich Sie an, wenn Sie möchten.",
        "Falls das Paket bis Montag nicht da ist, schicken wir Ihnen ein neues.",
        "Wir sind immer für Sie da.",
        "Wir werden Ihre Adresse nicht weitergeben.",
        "Soll ich Ihnen morgen eine neue Tasse schicken?",
        "Im Anhang sende ich Ihnen die Rechnung.",
        "We usually reply within 24 hours.",
        "You said you would call us on Friday.",
        "Am 10. März 2026 schrieb Frau Berger:\n> Ich rufe Sie am Freitag an.\n> Ich überweise morgen.",
        "Sie schrieben: „Ich melde mich bis Montag mit einem Foto.“",
        "",
    ],
)
def test_what_is_not_ours_or_not_to_come_is_no_promise(text):
    assert found(text) == []


def test_two_commitments_in_one_sentence_are_two_promises():
    assert found("Ich erstatte Ihnen heute die 20 € und schicke am Montag eine neue Tasse los.") == [
        ("Ich erstatte Ihnen heute die 20 €", "refund", "2026-11-20"),
        ("schicke am Montag eine neue Tasse los", "shipment", "2026-11-23"),
    ]


def test_a_clause_that_says_when_or_how_of_the_same_thing_is_no_second_promise():
    whole = "Das neue Ladegerät geht an Sie raus, das schicke ich am Montag per DHL"
    assert found(f"{whole}.") == [(whole, "shipment", "2026-11-23")]


def test_a_title_in_quotation_marks_is_nobodys_words():
    assert [one[1:] for one in found('"Die Kunst des Backens" schicke ich Ihnen morgen.')] == [
        ("shipment", "2026-11-21")
    ]
    assert found("Sie schrieben: „Danke. Ich melde mich bis Montag mit einem Foto.“") == []


def test_a_condition_with_us_is_a_promise_without_a_day():
    assert found("Sobald die Ware da ist, schicke ich sie los.") == [
        ("schicke ich sie los", "shipment", None)
    ]


@pytest.mark.parametrize("then", ["Das ist bis Freitag erledigt.", "Spätestens am 27. ist es bei Ihnen."])
def test_the_next_sentence_may_say_the_day(then):
    assert [one[1:] for one in found(f"Ich schicke Ihnen Ersatz. {then}")] == [("shipment", "2026-11-27")]


@pytest.mark.parametrize(
    ("sent_on", "said", "due"),
    [
        (date(2026, 12, 28), "am Freitag", "2027-01-01"),
        (date(2026, 12, 28), "bis zum 3. Januar", "2027-01-03"),
        (date(2026, 12, 28), "in KW 1", "2027-01-08"),
        (date(2024, 2, 27), "bis zum 29. Februar", "2024-02-29"),
        (date(2026, 2, 27), "bis zum 29. Februar", "2028-02-29"),
        (date(2026, 2, 27), "bis zum 31. Februar", None),
        (date(2026, 11, 20), "bis zum 45. Dezember", None),
        (date(2026, 11, 20), "am 20.", "2026-11-20"),
        (date(2026, 11, 21), "diese Woche", "2026-11-27"),
        (date(2026, 3, 28), "morgen", "2026-03-29"),
        (date.max, "morgen", None),
    ],
)
def test_odd_days_are_reckoned_or_left_out(sent_on, said, due):
    assert [one[2] for one in found(f"Ich melde mich {said}.", sent_on)] == [due]


def test_offsets_count_code_points_behind_emoji_and_greeting():
    assert found("Hallo Jörg 🎉,\n\nich rufe dich morgen an! LG")[0][0] == "ich rufe dich morgen an"


def test_a_megabyte_is_read_as_far_as_anybody_writes():
    assert found("Ich melde mich morgen. " + "x" * 1_000_000) == [
        ("Ich melde mich morgen", "reply", "2026-11-21")
    ]
    assert found("\x00\ufffd\x1b" * 300_000) == []


def test_a_voucher_that_is_sent_is_a_gift_and_no_parcel() -> None:
    assert found("Den Gutschein schicke ich Ihnen bis Freitag zu.") == [
        ("Den Gutschein schicke ich Ihnen bis Freitag zu", "gesture", "2026-11-27")
    ]


def test_a_voucher_that_is_only_spoken_of_is_none() -> None:
    [one] = found("I'll get back to you by Friday about the gift card.")
    assert one[1] == "reply"


PIECES = [one["text"] for one in corpus("tune")]


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=6).map(" ".join),
    st.one_of(st.dates(), st.sampled_from([date.min, date.max])),
)
def test_whatever_is_sent_each_promise_is_a_piece_of_it(text, sent_on):
    behind = 0
    for one in find(text, sent_on):
        assert behind <= one.start < one.end <= len(text)
        assert one.as_json(text)["text"] == text[one.start : one.end]
        assert one.kind in KINDS
        assert one.due is None or one.due >= sent_on
        behind = one.end


@pytest.mark.parametrize("part", ["tune", "check"])
def test_the_gold_stands_in_its_texts(part):
    for message in corpus(part):
        for gold in message["promises"]:
            assert message["text"][gold["start"] : gold["end"]] == gold["text"], message["id"]
            assert gold["kind"] in KINDS
            assert gold["due"] is None or gold["due"] >= message["sent_on"]


def test_nobody_writes_in_both_parts():
    assert not {one["author"] for one in corpus("tune")} & {one["author"] for one in corpus("check")}


def test_the_figures_hold_on_the_check_part():
    figures = dict(line.rsplit(" ", 1) for line in measure("check"))
    assert float(figures["detection f1"]) >= 0.87
    assert float(figures["due right"]) >= 0.9
    assert float(figures["kind right"]) >= 0.84


@pytest.mark.parametrize(
    "text",
    [
        "Wir erstatten dir die Stunden, und obendrauf schicke ich dir einen Gutschein. Beides hast du bis Freitag.",
        "We'll send you a second bunch and we'll refund the delivery fee. Both by Friday, I promise.",
    ],
)
def test_a_day_for_both_is_the_day_of_each(text):
    assert [one[2] for one in found(text)] == ["2026-11-27", "2026-11-27"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "We'll replace the cup. Both will be with you by Friday and we'll refund the postage on Monday.",
            ["2026-11-27", "2026-11-23"],
        ),
        (
            "Wir schicken Ihnen die neue Tasse. Das alles tut mir leid, ich rufe Sie am Freitag an.",
            [None, "2026-11-27"],
        ),
        (
            "Ich frage wegen des Logins nach. Danke für Ihre Geduld. Ich schicke Ihnen eine neue Tasse."
            " Ich erstatte Ihnen das Porto. Beides haben Sie bis Freitag.",
            [None, "2026-11-27", "2026-11-27"],
        ),
    ],
)
def test_a_day_for_both_is_that_of_nothing_else(text, days):
    assert [one[2] for one in found(text)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Das Paket wird zwischen Donnerstag und Freitag verschickt.", ["2026-11-27"]),
        ("I'll send it between Monday and Wednesday.", ["2026-11-25"]),
        ("Ich schicke Ihnen Kabel & Stecker bis Freitag.", ["2026-11-27"]),
        ("We'll refund the lamp and the shipping once it is back.", [None]),
        ("Your parcel will be shipped on Friday.", ["2026-11-27"]),
    ],
)
def test_what_is_one_clause_is_not_cut_at_and(text, days):
    assert [one[2] for one in found(text)] == days


def test_a_list_of_thousands_is_read_block_by_block_and_as_well():
    few, many = (look_at("Ich melde mich bis Freitag.\n" * number) for number in (3, 200))
    assert len(shipped().scores(many)) == 200
    alone, each = (shipped().each(seen, np.stack([one.flags for one in seen])) for seen in (few, many))
    assert each[1:-1] == pytest.approx(np.tile(alone[1], (198, 1)), abs=1e-4)


def look_at(text):
    return [one for sentence in look(text, FRIDAY) for one in sentence.sights]


def test_two_sentences_joined_without_a_comma_are_two_promises():
    text = "Ich korrigiere die Rechnung heute und der neue Link geht am Montag per Mail an Sie."
    assert [one[1:] for one in found(text)] == [("fix", "2026-11-20"), ("access", "2026-11-23")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Refund's going out today and I'll email you the receipt by Friday.", ["2026-11-20", "2026-11-27"]),
        (
            "Am Dienstag schicke ich das Paket los, und am selben Tag überweise ich Ihnen die 8 Euro.",
            ["2026-11-24", "2026-11-24"],
        ),
        (
            "Einen davon bestelle ich heute noch und sobald er da ist baue ich ihn dir ein.",
            ["2026-11-20", None],
        ),
    ],
)
def test_two_in_one_sentence_are_two_with_a_day_each(text, days):
    assert [one[2] for one in found(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "Ich erstatte Ihnen die Hälfte, also 31 Euro, bis zum 24. November.",
        "Ich buche euch die Wochenmiete zurück, spätestens am 24. November ist das erledigt.",
        "I'll refund the £20, which goes out on Tuesday.",
        "Wir schicken Ihnen einen neuen Topf, das erledigen wir am Dienstag.",
    ],
)
def test_a_day_said_of_it_later_in_the_sentence_is_its_day(text):
    assert [one[2] for one in found(text)] == ["2026-11-24"]


@pytest.mark.parametrize(
    "text",
    [
        "Ich schicke Ihnen den Ersatz, Frau Meier, Ihr Geburtstag ist ja am Dienstag.",
        "I'll send you the new one, Mr Smith, your course starts on Tuesday.",
    ],
)
def test_a_day_of_theirs_behind_a_name_is_not_the_day_of_the_promise(text):
    assert [one[2] for one in found(text)] == [None]


def test_a_habit_is_no_promise():
    assert found("Dear Claire,\n\nyou keep coming back to us. We do not take that for granted.") == []
