import pytest

from kulanz.reply.coach import Offer, Situation, look, offers

SHARP = (
    "Guten Tag Frau Kröger,\n\nwie bereits mehrfach erwähnt, liegt das nicht an uns. Sie hätten die Adresse eben"
    " richtig angeben müssen. Beruhigen Sie sich erst einmal. Falls Sie das so empfunden haben, tut es uns leid."
    "\n\n{more}Mit freundlichen Grüßen\nHanna Brandt"
)
AT_HAND = "Sehen wir uns gemeinsam an, was geschehen ist; ich helfe Ihnen gern dabei. "


def offered(text: str, **known: str) -> list[Offer]:
    return offers(look(text, Situation(**known)), text, "de")


def test_each_kind_of_ready_sentence_is_offered_once_and_the_rest_is_struck_out() -> None:
    betters = [str(one.better) for one in offered(SHARP.format(more="")) if one.passage.text]
    said = [one for one in betters if one]
    assert len(said) == len(set(said)) == 2
    assert betters.count("") == 2
    assert all(one.strikes for one in offered(SHARP.format(more="")) if one.passage.text and not one.better)


def test_what_stands_in_the_text_already_is_not_offered_again() -> None:
    assert AT_HAND.strip() not in [str(one.better) for one in offered(SHARP.format(more=AT_HAND))]


def test_one_passage_has_one_offer_whatever_is_found_in_it() -> None:
    text = "Guten Tag,\n\nSCHAUEN SIE DOCH EINFACH IN DIE FAQ!!! Ich rufe Sie morgen um 10 Uhr an.\n\nViele Grüße"
    flaws = [one.flaw for offer in offered(text) for one in offer.findings if one.start is not None]
    assert len(flaws) == len(set(flaws))
    spans = [(one.passage.start, one.passage.end) for one in offered(text) if one.passage.start is not None]
    assert len(spans) == len(set(spans))
    assert all(end <= start for (_a, end), (start, _b) in zip(sorted(spans), sorted(spans)[1:], strict=False))


def test_a_better_wording_says_du_or_sie_as_the_draft_does() -> None:
    sie = "Guten Tag Frau Kröger,\n\nBeruhigen Sie sich erst einmal, so schlimm ist das nicht.\n\nViele Grüße"
    du = "Hallo Sabine,\n\nberuhige dich erst einmal, so schlimm ist das nicht.\n\nViele Grüße"
    [first] = [str(one.better) for one in offered(sie, register="du") if one.better]
    [second] = [str(one.better) for one in offered(du, register="sie") if one.better]
    assert first == "ich kann verstehen, dass das für Sie ärgerlich ist."
    assert second == "ich kann verstehen, dass das für dich ärgerlich ist."


def test_what_says_more_than_that_it_hurts_is_not_struck_out() -> None:
    more = "Das hätten Sie gleich merken müssen, wir schicken es Ihnen aber am Freitag kostenlos neu. "
    [one] = [one for one in offered(SHARP.format(more=more)) if "kostenlos" in (one.passage.text or "")]
    assert not one.strikes


def test_what_is_grave_comes_first() -> None:
    text = "Guten Tag,\n\nSie hätten das eben lesen müssen. Sie sind ein Idiot.\n\nGruß"
    assert offered(text)[0].findings[0].severity == "grave"


def test_a_bare_no_stays_and_is_followed_by_what_can_be_done_instead() -> None:
    text = "Guten Tag Frau Beck,\n\nda kann man leider nichts machen.\n\nViele Grüße\nAnna"
    [one] = [one for one in offered(text) if one.passage.flaw == "refusal_without_alternative"]
    assert one.better == "da kann man leider nichts machen. Was ich stattdessen für Sie tun kann: …"
    gaps = [f.text for f in look(text.replace(one.passage.text or "", str(one.better)), Situation())]
    assert gaps == ["…"]


@pytest.mark.parametrize(
    ("no", "offer"),
    [
        ("Das ist leider ausgeschlossen (siehe AGB).", "Das ist leider ausgeschlossen (siehe AGB). Was"),
        ("Eine Erstattung ist leider ausgeschlossen:", ""),
    ],
)
def test_what_follows_a_no_stands_behind_its_end(no: str, offer: str) -> None:
    found = look(f"Guten Tag Frau Beck,\n\n{no}\n\nViele Grüße\nAnna", Situation())
    [said] = [str(one.suggestion) for one in found if one.flaw == "refusal_without_alternative"]
    assert said.startswith(offer) and bool(said) == bool(offer)


def test_a_no_that_hurts_in_another_way_too_is_not_kept() -> None:
    text = (
        "Guten Tag Frau Beck,\n\nSie hätten das lesen müssen. Sie hätten besser aufpassen müssen, da können wir leider"
        " nichts machen.\n\nViele Grüße\nAnna"
    )
    offers_made = [one for one in offered(text) if one.passage.text]
    assert all("aufpassen" not in str(one.better) for one in offers_made)
    assert any(len(one.findings) > 1 for one in offers_made)
