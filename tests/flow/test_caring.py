from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kulanz.business.models import Notice
from kulanz.channels.models import SenderRule
from kulanz.conversations.models import Message
from kulanz.customers import silence
from kulanz.customers.models import Handle, MergeSuggestion, Order, Shop, Standing
from kulanz.flow import caring, intake, outbound, people, releasing
from kulanz.flow import round as owners_round
from kulanz.jobs.models import Job
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.triage import cases, dissatisfied
from kulanz.triage.models import Assessment, Case
from tests import a

pytestmark = pytest.mark.django_db

FURIOUS = (
    "Das ist das Letzte. Ich habe dreimal geschrieben und werde nur vertröstet, so eine Unverschämtheit habe ich noch"
    " nie erlebt. Ich bin maßlos enttäuscht und erzähle jedem, wie Sie Ihre Kunden behandeln. Nie wieder kaufe ich bei"
    " Ihnen."
)
NEVER = "Schreiben Sie mir nie wieder. Löschen Sie meine Adresse aus Ihrem Verteiler."


def arrive(text: str = FURIOUS, **mail: Any) -> Message:
    message = a.arrival(mail.pop("channel", None) or a.mailbox().channel, a.mail(text=text, **mail))
    assert message
    return message


def judged(message: Message, **said: Any) -> Assessment:
    """As if it had just been judged like this."""
    assessment = a.judgement(message, **said)
    caring.follow(assessment, message.conversation, is_history=False)
    return assessment


def test_a_furious_letter_opens_the_state_a_case_and_tells_the_owner() -> None:
    owner, jonas = a.staff(), a.staff("assistant")
    message = arrive()
    customer = message.conversation.customer
    state = dissatisfied.find(customer)
    assert state is not None
    assert (state.message, state.reasons[0]) == (message, "extremely_dissatisfied")
    case = cases.waiting().get()
    assert (case.customer, case.step) == (customer, 0)
    assert Standing.objects.get(customer=customer).is_stale
    told = Notice.objects.get(kind=Notice.Kind.DISSATISFIED)
    assert (told.staff, told.subject_id) == (owner, message.conversation_id)
    assert "das Letzte" in told.text
    assert not Notice.objects.filter(staff=jonas).exists()
    assert Job.objects.filter(key=f"ring:{state.pk}").exists()


def test_a_second_letter_joins_the_state_and_nobody_is_alarmed_again() -> None:
    a.staff()
    arrive()
    arrive(subject="Und noch etwas")
    assert Notice.objects.filter(kind=Notice.Kind.DISSATISFIED).count() == 1
    assert Job.objects.filter(task="flow.ringing.ring").count() == 1
    assert cases.waiting().count() == 1


def test_an_ordinary_letter_has_no_consequences() -> None:
    a.staff()
    message = arrive("Guten Tag, wann erscheint der neue Kalender? Viele Grüße")
    assert dissatisfied.find(message.conversation.customer) is None
    assert not cases.waiting().exists()
    assert not Standing.objects.exists()


def test_an_archive_opens_nothing_and_silences_nobody() -> None:
    a.staff()
    channel = a.channel()
    mails = [("1", a.mail(text=FURIOUS)), ("2", a.mail(text=NEVER, sender="b@kunde.example"))]
    list(intake.Run(channel, archive=True).take_all(mails))
    old = timezone.now() - timedelta(days=90)
    list(intake.Run(channel).take_all([("3", a.mail(text=FURIOUS, at=old, sender="c@kunde.example"))]))
    a.arrival(channel, a.mail(text=FURIOUS, at=old, sender="d@kunde.example"))
    assert Message.objects.count() == 4
    assert not cases.waiting().exists()
    assert not Handle.objects.filter(silenced_at__isnull=False).exists()
    assert not Job.objects.filter(task="flow.ringing.ring").exists()


def test_a_correction_opens_and_ends_the_state() -> None:
    owner = a.staff()
    message = arrive("Guten Tag, wann erscheint der neue Kalender?")
    customer = message.conversation.customer
    caring.correct(message.assessment, {"extremely_dissatisfied": True}, by=owner)
    assert dissatisfied.find(customer) is not None
    caring.correct(message.assessment, {"extremely_dissatisfied": False}, by=owner)
    assert dissatisfied.find(customer) is None


def test_correcting_something_else_does_not_open_what_the_owner_has_settled() -> None:
    owner = a.staff()
    message = arrive()
    state = dissatisfied.find(message.conversation.customer)
    assert state is not None
    dissatisfied.close(state, "Angerufen", by=owner)
    caring.correct(message.assessment, {"mood": "unhappy"}, by=owner)
    assert dissatisfied.find(message.conversation.customer) is None


def test_what_is_judged_late_does_not_open_what_was_settled_since() -> None:
    owner = a.staff()
    message = arrive("Guten Tag")
    state, _is_new = dissatisfied.begin_by_hand(message.conversation.customer, "Anruf", by=owner)
    dissatisfied.close(state, "Besprochen", by=owner)
    assessment = a.judgement(message, extremely_dissatisfied=True)
    caring.catch_up(assessment, message.conversation)
    assert dissatisfied.find(message.conversation.customer) is None


def test_a_correction_takes_its_reasons_out_of_the_round() -> None:
    owner = a.staff()
    message = a.conversation().messages.get()
    assessment = judged(message, intents=["complaint", "praise"], extremely_dissatisfied=True)
    caring.correct(assessment, {"extremely_dissatisfied": False, "intents": ["praise"]}, by=owner)
    case = cases.to_show().get()
    assert ([reason["code"] for reason in case.reasons], case.step) == (["praise"], cases.STEPS["praise"])
    caring.correct(assessment, {"intents": ["other"]}, by=owner)
    assert not cases.to_show().exists()
    case.refresh_from_db()
    assert case.state == case.State.DONE


def test_a_reason_that_another_message_gives_as_well_stays_in_the_round() -> None:
    owner, talk = a.staff(), a.conversation()
    first = talk.messages.get()
    judged(first, intents=["complaint"])
    second = judged(a.message(talk, text="Noch einmal"), intents=["complaint", "praise"])
    caring.correct(second, {"intents": ["other"]}, by=owner)
    reasons = [(reason["code"], reason["message"]) for reason in cases.to_show().get().reasons]
    assert reasons == [("complaint", first.pk)]


def test_a_reason_that_was_taken_back_does_not_return_with_an_undo() -> None:
    owner, talk = a.staff(), a.conversation()
    assessment = judged(talk.messages.get(), intents=["complaint", "praise"])
    case = owners_round.decide(cases.to_show().get(), "mine", by=owner)
    caring.correct(assessment, {"intents": ["praise"]}, by=owner)
    owners_round.undo(case, by=owner)
    assert [reason["code"] for reason in cases.to_show().get().reasons] == ["praise"]


def test_a_correction_to_a_complaint_makes_a_case() -> None:
    owner = a.staff()
    assessment = judged(a.conversation().messages.get(), intents=["other"])
    caring.correct(assessment, {"intents": ["complaint"]}, by=owner)
    assert [reason["code"] for reason in cases.to_show().get().reasons] == ["complaint"]


def test_correcting_what_is_long_over_makes_no_case() -> None:
    owner, talk = a.staff(), a.conversation()
    assessment = judged(talk.messages.get(), intents=["other"])
    talk.close(by=owner)
    assessment.refresh_from_db()
    caring.correct(assessment, {"intents": ["complaint"]}, by=owner)
    assert not Case.objects.exists()


def test_who_says_so_in_a_correction_is_neither_told_nor_alarmed() -> None:
    hanna, other = a.staff(), a.staff()
    message = arrive("Guten Tag, wann erscheint der neue Kalender?")
    caring.correct(message.assessment, {"extremely_dissatisfied": True}, by=hanna)
    state = dissatisfied.find(message.conversation.customer)
    assert state is not None and state.opened_by == hanna
    told = Notice.objects.filter(kind=Notice.Kind.DISSATISFIED)
    assert [notice.staff for notice in told] == [other]


def test_the_extremely_dissatisfied_and_super_customers_come_forward_at_once(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        angry = arrive().conversation
    best = a.conversation()
    Standing.objects.create(customer=best.customer, kind="super_customer")
    with django_capture_on_commit_callbacks(execute=True):
        judged(best.messages.get(), intents=["question"])
    by_hand = a.conversation()
    with django_capture_on_commit_callbacks(execute=True):
        caring.open_by_hand(by_hand.customer, "Hat geweint", by=a.staff())
    for talk in (angry, best, by_hand):
        talk.refresh_from_db()
    assert [talk.pulled_by for talk in (angry, best, by_hand)] == [
        "dissatisfied",
        "super_customer",
        "dissatisfied",
    ]


def test_opened_by_hand_it_is_a_case_for_the_other_owners() -> None:
    hanna, other = a.staff(), a.staff()
    customer = a.customer()
    caring.open_by_hand(customer, "Hat geweint", by=hanna)
    assert cases.waiting().get().reasons[0]["code"] == "by_hand"
    assert [notice.staff for notice in Notice.objects.all()] == [other]


def test_in_quarantine_it_waits_until_somebody_lets_it_in() -> None:
    owner = a.staff()
    SenderRule.objects.create(pattern="laut.example", action="quarantine")
    message = arrive(sender="Otto Laut <otto@laut.example>")
    assert dissatisfied.find(message.conversation.customer) is None
    assert not cases.waiting().exists()
    releasing.do("release", [message.conversation], by=owner)
    assert dissatisfied.find(message.conversation.customer) is not None
    assert cases.waiting().exists()


# Never to be written to again


def test_nothing_goes_to_whoever_asked_for_it_until_an_owner_lifts_it() -> None:
    owner = a.staff()
    message = arrive(NEVER, channel=a.mailbox(smtp_host="localhost").channel)
    draft = compose.save(compose.start(message.conversation, "answer", by=owner), text="Guten Tag")
    with pytest.raises(Refusal, match="never to be written to again"):
        outbound.send(draft, by=owner, seen=timezone.now())
    with pytest.raises(Refusal, match="why"):
        silence.lift(message.conversation.customer, " ", by=owner)
    silence.lift(message.conversation.customer, "Hat am Telefon darum gebeten", by=owner)
    assert outbound.send(draft, by=owner, seen=timezone.now()).outbound


def test_it_holds_for_every_address_of_theirs_and_for_copies() -> None:
    owner = a.staff()
    message = arrive(NEVER)
    customer = message.conversation.customer
    Handle.objects.create(
        customer=customer, kind="email", value="anna@buero.example", shown="Anna@Buero.example"
    )
    channel = a.mailbox(smtp_host="localhost").channel
    draft = compose.save(
        compose.start_new(channel, "jemand@kunde.example", by=owner), bcc="ANNA@buero.example", text="Hallo"
    )
    with pytest.raises(Refusal, match=r"Anna@Buero\.example"):
        outbound.send(draft, by=owner, seen=timezone.now())


def test_what_is_on_its_way_to_them_stays_here() -> None:
    owner, channel = a.staff(), a.mailbox(smtp_host="localhost").channel
    first = arrive("Guten Tag, eine Frage", channel=channel)
    draft = compose.save(compose.start(first.conversation, "answer", by=owner), text="Die Antwort")
    later = timezone.now() + timedelta(days=1)
    sent = outbound.send(draft, by=owner, seen=timezone.now(), at=later)
    arrive(NEVER, subject="Schluss")
    assert not Message.objects.filter(pk=sent.pk).exists()
    draft.refresh_from_db()
    assert (draft.sent_as, draft.text) == (None, "Die Antwort")


def test_the_address_they_name_falls_silent_too_where_it_is_probably_theirs() -> None:
    other, stranger = (
        a.customer("A. M.", "anna@alt.example"),
        a.customer("Bernd Beispiel", "fremd@kunde.example"),
    )
    message = arrive("Guten Tag")
    one, two = sorted((message.conversation.customer_id, other.pk))
    MergeSuggestion.objects.create(one_id=one, other_id=two, reason="phone")
    text = "Schreiben Sie mir nie wieder, auch nicht an anna@alt.example oder fremd@kunde.example."
    judged(a.message(message.conversation, text=text), intents=["opt_out"])
    assert silence.since(other) is not None
    assert silence.since(stranger) is None


def test_a_message_that_did_not_ask_for_it_after_all_lifts_it() -> None:
    owner = a.staff()
    message = arrive(NEVER)
    caring.correct(message.assessment, {"intents": ["question"]}, by=owner)
    assert silence.since(message.conversation.customer) is None
    caring.correct(message.assessment, {"intents": ["opt_out"]}, by=owner)
    assert silence.since(message.conversation.customer) is not None


def test_writing_again_lifts_nothing_by_itself() -> None:
    message = arrive(NEVER)
    arrive("Guten Tag, doch noch eine Frage: wann kommt der Kalender?")
    assert silence.since(message.conversation.customer) is not None


# Two customers become one


def order(customer: Any, shop: Shop, number: str) -> Order:
    now = timezone.now()
    return Order.objects.create(
        shop=shop, remote_id=number, number=number, number_key=number, customer=customer, placed_at=now, state="paid",
        total_cents=1990, currency="EUR", changed_at=now,
    )  # fmt: skip


def test_orders_standing_state_and_case_move_with_a_merge_and_come_back() -> None:
    owner = a.staff()
    kept, absorbed = a.customer(), a.customer("A. Muster")
    shop = Shop.objects.create(kind=Shop.Kind.choices[0][0], name="Laden")
    mine, theirs = order(kept, shop, "1"), order(absorbed, shop, "2")
    Standing.objects.create(customer=absorbed, is_crowned=True, crowned_by=owner, crowned_at=timezone.now())
    caring.open_by_hand(absorbed, "Anruf", by=owner)

    merge = people.merge(kept, absorbed, by=owner)
    assert set(kept.orders.all()) == {mine, theirs}
    assert dissatisfied.find(kept) is not None
    assert cases.waiting().get().customer == kept
    assert Standing.objects.get(customer=kept).is_crowned
    assert Standing.objects.get(customer=kept).is_stale

    people.undo_merge(merge, by=owner)
    assert list(absorbed.orders.all()) == [theirs]
    assert dissatisfied.find(kept) is None
    assert dissatisfied.find(absorbed) is not None
    assert cases.waiting().get().customer == absorbed
    assert Standing.objects.get(customer=kept).is_crowned is None
    assert Standing.objects.get(customer=absorbed).is_crowned


def test_two_states_become_one_and_two_again() -> None:
    owner = a.staff()
    kept, absorbed = a.customer(), a.customer()
    caring.open_by_hand(kept, "Anruf", by=owner)
    dissatisfied.begin(absorbed, ["extremely_dissatisfied", "legal"])
    merge = people.merge(kept, absorbed, by=owner)
    state = dissatisfied.find(kept)
    assert state is not None
    assert state.reasons == ["by_hand", "extremely_dissatisfied", "legal"]
    people.undo_merge(merge, by=owner)
    assert dissatisfied.find(absorbed) is not None


def test_a_wish_for_silence_goes_with_the_address_and_holds_for_the_one_they_are_now() -> None:
    owner = a.staff()
    message = arrive(NEVER)
    other = a.customer(address="zweite@kunde.example")
    merge = people.merge(other, message.conversation.customer, by=owner)
    assert [handle.value for handle in silence.find(["zweite@kunde.example"])] == ["zweite@kunde.example"]
    people.undo_merge(merge, by=owner)
    assert not silence.find(["zweite@kunde.example"])
