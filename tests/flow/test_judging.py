"""Every message of a person is judged as it arrives, and nothing that goes wrong there keeps it out."""

import pytest

from kulanz.business.models import Notice, Staff
from kulanz.channels.models import RawMessage
from kulanz.conversations.models import Conversation
from kulanz.flow import judging
from kulanz.lib.refusal import Refusal
from kulanz.triage import assessing, cases, dissatisfied, judge, weights
from kulanz.triage.models import MOST_ATTEMPTS, Assessment, Routing
from tests import a

pytestmark = pytest.mark.django_db

ANGRY = (
    "Dies ist meine dritte Mail und niemand antwortet. Ich bin maßlos enttäuscht und schalte jetzt meinen Anwalt ein. "
    "Ich will mein Geld zurück."
)
PITCH = (
    "Hallo, ich habe mir Ihre Website angesehen und SEO-Fehler gefunden. Wir bringen Sie auf Seite 1 bei Google. "
    "Haben Sie diese Woche 15 Minuten für ein kurzes Gespräch?"
)


@pytest.fixture
def shop():
    return a.channel(address="hallo@shop.example")


def test_what_a_customer_says_stands_beside_the_message(shop):
    message = a.arrival(shop, a.mail(text=ANGRY, subject="Beschwerde"))
    assert message.assessment.is_extremely_dissatisfied
    assert message.assessment.said["legal"]
    assert "complaint" in message.assessment.said["intents"]


def test_what_nobody_should_read_in_passing_stands_in_no_list_and_in_no_notice(shop):
    text = "Guten Tag, meine IBAN ist DE89 3704 0044 0532 0130 00, bitte überweisen Sie."
    first = a.arrival(shop, a.mail(text="Wohin darf ich schreiben?", message_id="eins@kunde.example"))
    first.conversation.assign(a.staff(), by=None)
    a.arrival(shop, a.mail(text=text, headers="In-Reply-To: <eins@kunde.example>\n"))
    first.conversation.refresh_from_db()
    for told in (first.conversation.preview, Notice.objects.get(kind="answered").text):
        assert told == "Guten Tag, meine IBAN ist •••••• 3000, bitte überweisen Sie."


def test_robots_and_our_own_answers_are_not_judged(shop):
    robot = a.arrival(shop, a.mail(text=ANGRY, headers="Auto-Submitted: auto-replied\n"))
    ours = a.arrival(shop, a.mail(sender="hallo@shop.example", to="anna@kunde.example", text=ANGRY))
    assert not Assessment.objects.filter(message__in=[robot, ours]).exists()


def test_a_strangers_offer_waits_in_quarantine_with_its_cause(shop):
    message = a.arrival(shop, a.mail(text=PITCH, subject="Mehr Umsatz für Ihren Shop"))
    assert message.conversation.quarantine_cause == "pitch"


def test_an_offer_of_somebody_we_wrote_to_comes_in(shop):
    a.arrival(shop, a.mail(sender="hallo@shop.example", to="anna@kunde.example", text="Guten Tag, gern."))
    message = a.arrival(shop, a.mail(text=PITCH, subject="Mehr Umsatz für Ihren Shop"))
    assert message.conversation.quarantined_at is None


def test_a_correction_counts_and_what_was_found_is_kept(shop):
    owner = a.staff(role=Staff.Role.OWNER)
    assessment = a.arrival(shop, a.mail(text=ANGRY)).assessment
    assessing.correct(assessment, {"extremely_dissatisfied": False, "mood": "unhappy"}, by=owner)
    assessing.correct(assessment, {"mood": "neutral"}, by=owner)
    assessment.refresh_from_db()
    assert not assessment.is_extremely_dissatisfied
    assert assessment.mood == "neutral"
    assert assessment.found["extremely_dissatisfied"]
    assert [c.value for c in assessment.corrections.order_by("pk") if c.label == "mood"] == [
        "unhappy",
        "neutral",
    ]


def test_nonsense_is_no_correction(shop):
    assessment = a.arrival(shop, a.mail(text=ANGRY)).assessment
    for values in ({"mood": "cross"}, {"intents": []}, {"intents": ["lottery"]}, {"password": "x"}):
        with pytest.raises(Refusal):
            assessing.correct(assessment, values, by=a.staff())
    assert not assessment.corrections.exists()


def test_who_writes_again_and_again_is_one_for_the_owner_by_the_history(shop):
    text = "Wo bleibt meine Bestellung? Ich bin sehr unzufrieden, das ist wirklich ärgerlich."
    first = a.arrival(shop, a.mail(text=text, message_id="eins@kunde.example"))
    for number in range(2):
        headers = "In-Reply-To: <eins@kunde.example>\n"
        last = a.arrival(shop, a.mail(text=f"{text} Mail {number}", headers=headers))
    assert last.conversation == first.conversation
    assert last.assessment.history["unanswered"] == 3
    assert last.assessment.history["extremely_dissatisfied"]


def test_a_failure_to_judge_lets_the_mail_in_and_is_made_good_later(shop, tmp_path, monkeypatch):
    broken = tmp_path / "judge.npz"
    broken.write_bytes(b"not weights")
    weights.shipped.cache_clear()
    monkeypatch.setattr(weights, "SHIPPED", broken)
    try:
        message = a.arrival(shop, a.mail(text=ANGRY))
        assert message is not None
        assert Conversation.objects.get(pk=message.conversation_id).state == "open"
        assert message.assessment.state == Assessment.State.NOT_JUDGED
    finally:
        monkeypatch.undo()
        weights.shipped.cache_clear()
    assert judging.judge_waiting() == 1
    message.assessment.refresh_from_db()
    assert message.assessment.state == Assessment.State.JUDGED
    assert message.assessment.is_extremely_dissatisfied
    assert judge.shipped is weights.shipped


def broken_rule() -> Routing:
    """It fits an angry mail, and what it then should do nobody knows."""
    return Routing.objects.create(conditions={"is_dissatisfied": True}, action={}, is_active=True)


def test_a_failure_in_what_follows_lets_the_mail_in_and_is_made_good_later(shop):
    a.staff()
    broken = broken_rule()
    message = a.arrival(shop, a.mail(text=ANGRY))
    assert message is not None
    assert RawMessage.objects.get().state == RawMessage.State.READ
    assert message.assessment.unfollowed == 1
    # All of it or nothing: half of it would be done twice.
    assert dissatisfied.find(message.conversation.customer) is None
    judging.judge_waiting()
    message.assessment.refresh_from_db()
    assert message.assessment.unfollowed == 2
    broken.delete()
    judging.judge_waiting()
    message.assessment.refresh_from_db()
    assert message.assessment.unfollowed is None
    assert dissatisfied.find(message.conversation.customer) is not None
    assert cases.to_show().get().customer == message.conversation.customer


def test_what_fails_again_and_again_is_given_up_and_holds_up_nobody(shop):
    broken = broken_rule()
    message = a.arrival(shop, a.mail(text=ANGRY))
    for _time in range(MOST_ATTEMPTS + 2):
        judging.judge_waiting()
    message.assessment.refresh_from_db()
    assert message.assessment.unfollowed == MOST_ATTEMPTS
    broken.delete()
    judging.judge_waiting()
    assert dissatisfied.find(message.conversation.customer) is None


def test_what_is_judged_late_stays_judged_where_what_follows_fails(shop, tmp_path, monkeypatch):
    broken = tmp_path / "judge.npz"
    broken.write_bytes(b"not weights")
    weights.shipped.cache_clear()
    monkeypatch.setattr(weights, "SHIPPED", broken)
    try:
        message = a.arrival(shop, a.mail(text=ANGRY))
    finally:
        monkeypatch.undo()
        weights.shipped.cache_clear()
    rule = broken_rule()
    judging.judge_waiting()
    message.assessment.refresh_from_db()
    assert (message.assessment.state, message.assessment.unfollowed) == (Assessment.State.JUDGED, 1)
    rule.delete()
    judging.judge_waiting()
    assert dissatisfied.find(message.conversation.customer) is not None
