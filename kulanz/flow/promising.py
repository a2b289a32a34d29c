"""What becomes of a promise: it gets a day, is told to be late before it is, is kept or handed on."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.dateformat import format as spelt
from django.utils.translation import gettext_lazy, override

from kulanz.business import hours, notices
from kulanz.business.models import Notice, Staff
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.followup.promises import Proof
from kulanz.lib.refusal import Refusal
from kulanz.reply import compose
from kulanz.reply.coach.vague_promise import FAMILY
from kulanz.reply.models import Draft

from . import outlining, owing, passing_on, promised
from .coaching import Reading

GAP = "…"
ELSEWHERE = {Promise.Evidence.REFUND, Promise.Evidence.GESTURE, Promise.Evidence.PAYMENT}
# A day with its name is one that nobody misreads.
_SPELLINGS = {"de": "l, j. F", "en": "l, j F"}
# Farther off, a day without its year would be read as one of another year.
_WITHOUT_YEAR = timedelta(days=240)
# To tell of a later day, by language and form of address: without a first day, before it is over, and after that.
_OF_CALLS = {
    ("de", "sie"): (
        "Mein Anruf dauert leider noch. Ich rufe Sie bis {day} an.",
        "Ich wollte Sie bis {before} anrufen und schaffe es bis dahin leider nicht. Das tut mir leid. Ich rufe Sie bis"
        " {day} an.",
        "Ich wollte Sie bis {before} anrufen und habe es nicht geschafft. Das tut mir leid. Ich rufe Sie bis {day} an.",
    ),
    ("de", "du"): (
        "Mein Anruf dauert leider noch. Ich rufe dich bis {day} an.",
        "Ich wollte dich bis {before} anrufen und schaffe es bis dahin leider nicht. Das tut mir leid. Ich rufe dich"
        " bis {day} an.",
        "Ich wollte dich bis {before} anrufen und habe es nicht geschafft. Das tut mir leid. Ich rufe dich bis {day}"
        " an.",
    ),
    ("en", ""): (
        "My call takes a little longer, I am sorry to say. I will call you by {day}.",
        "I had promised to call you by {before} and will not manage it by then. I am sorry. I will call you by {day}.",
        "I had promised to call you by {before} and have not managed it. I am sorry. I will call you by {day}.",
    ),
}
_OF_ANSWERS = {
    ("de", "sie"): (
        "Meine Antwort dauert leider noch. Sie hören bis {day} von mir.",
        "Ich wollte mich bis {before} bei Ihnen melden und schaffe es bis dahin leider nicht. Das tut mir leid. Sie"
        " hören bis {day} von mir.",
        "Ich wollte mich bis {before} bei Ihnen melden und habe es nicht geschafft. Das tut mir leid. Sie hören bis"
        " {day} von mir.",
    ),
    ("de", "du"): (
        "Meine Antwort dauert leider noch. Du hörst bis {day} von mir.",
        "Ich wollte mich bis {before} bei dir melden und schaffe es bis dahin leider nicht. Das tut mir leid. Du hörst"
        " bis {day} von mir.",
        "Ich wollte mich bis {before} bei dir melden und habe es nicht geschafft. Das tut mir leid. Du hörst bis {day}"
        " von mir.",
    ),
    ("en", ""): (
        "My answer takes a little longer, I am sorry to say. You will hear from me by {day}.",
        "I had promised you an answer by {before} and will not manage it by then. I am sorry. You will hear from me by"
        " {day}.",
        "I had promised you an answer by {before} and have not managed it. I am sorry. You will hear from me by {day}.",
    ),
}
_OF_ALL_ELSE = {
    ("de", "sie"): (
        "Was ich Ihnen zugesagt habe, dauert leider noch. Sie haben es bis {day}.",
        "Ich hatte es Ihnen bis {before} zugesagt und schaffe es bis dahin leider nicht. Das tut mir leid. Sie haben"
        " es bis {day}.",
        "Ich hatte es Ihnen bis {before} zugesagt und habe es nicht geschafft. Das tut mir leid. Sie haben es bis"
        " {day}.",
    ),
    ("de", "du"): (
        "Was ich dir zugesagt habe, dauert leider noch. Du hast es bis {day}.",
        "Ich hatte es dir bis {before} zugesagt und schaffe es bis dahin leider nicht. Das tut mir leid. Du hast es"
        " bis {day}.",
        "Ich hatte es dir bis {before} zugesagt und habe es nicht geschafft. Das tut mir leid. Du hast es bis {day}.",
    ),
    ("en", ""): (
        "What I promised you takes a little longer, I am sorry to say. You will have it by {day}.",
        "I had promised it to you by {before} and will not manage it by then. I am sorry. You will have it by {day}.",
        "I had promised it to you by {before} and have not managed it. I am sorry. You will have it by {day}.",
    ),
}

DELAYS = {Promise.Kind.CALL: _OF_CALLS, Promise.Kind.REPLY: _OF_ANSWERS}


def usual_day(due: date | None = None) -> date:
    """The next day on which we are open, and after the day that was promised."""
    last = max(timezone.localdate(), due or date.min)
    return hours.opening(last + timedelta(days=1)).astimezone(hours.zone()).date()


@transaction.atomic
def date_promise(draft: Draft, passage: str, start: int, on: date) -> int:
    """Put the coach's wording with that day in the place of the passage.

    Returns where the new words end.
    """
    if on < timezone.localdate():
        raise Refusal(gettext_lazy("Please choose a day that is still to come."))
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    begins = _place(draft, passage, start)
    words = _words(compose.language(draft), on)
    compose.save(draft, text=draft.text[:begins] + words + draft.text[begins + len(passage) :])
    return begins + len(words)


def _place(draft: Draft, passage: str, start: int) -> int:
    """Where the passage stands now; text may have come before it."""
    places = [
        one.start
        for one in Reading(draft).findings
        if one.flaw == FAMILY.flaw and one.text == passage and one.start is not None
    ]
    if not places:
        raise Refusal(gettext_lazy("This passage has changed meanwhile. Please have another look."))
    return min(places, key=lambda place: abs(place - start))


def _words(language: str, on: date) -> str:
    language = "en" if language == "en" else "de"
    with override(language):
        return str(FAMILY.better).replace(GAP, _spelt(on, language), 1)


def _spelt(day: date, language: str) -> str:
    is_far = abs(day - timezone.localdate()) > _WITHOUT_YEAR
    return spelt(day, _SPELLINGS[language] + (" Y" if is_far else ""))


@transaction.atomic
def fulfil(promise: Promise, kind: str, number: int | None, note: str, *, by: Staff) -> None:
    """Kept, as a mail or call of ours since then shows, and when that was; or as somebody says in words."""
    if kind == Promise.Evidence.MESSAGE:
        known = {one.pk: one.at for one in owing.proofs(promise, by=by).messages}
    elif kind == Promise.Evidence.CALL:
        known = {one.pk: one.at for one in owing.proofs(promise, by=by).calls}
    else:
        promises.keep(promise, Proof(Promise.Evidence.WORD, note=note), by=by)
        return
    if number is None or number not in known:
        raise Refusal(gettext_lazy("This no longer shows that it was kept. Please choose again."))
    promises.keep(promise, Proof(kind, number, note), by=by, at=known[number])


@transaction.atomic
def take_up_again(promise: Promise, *, by: Staff) -> None:
    """What a word, a mail or a call settled is owed again; money and gifts are taken back where they were given."""
    if promise.evidence in ELSEWHERE:
        raise Refusal(gettext_lazy("Please take that back where it was booked; then this is owed again."))
    promises.take_up_again(promise, by=by)


@transaction.atomic
def hand_over(promise: Promise, to: Staff | None, *, by: Staff) -> None:
    """Who owes it from now on hears of it."""
    if to is None:
        raise Refusal(gettext_lazy("Please choose who owes it from now on."))
    if promise.owed_by_id == to.pk:
        return
    promises.hand_over(promise, to, by=by)
    notices.tell(to, Notice.Kind.PROMISE_HANDED, promise, actor=by, text=promise.what)


@transaction.atomic
def begin_delay(promise: Promise, day: date, *, by: Staff) -> Draft:
    """A mail is begun that tells them of the later day; when it is sent, the ledger follows."""
    if promise.conversation is None:
        raise Refusal(gettext_lazy("There is no conversation in which they could be told."))
    if not owing.is_open_to(promise, by):
        raise Refusal(
            gettext_lazy("This conversation is not yours to read. Please ask a colleague to tell them.")
        )
    if day < timezone.localdate():
        raise Refusal(gettext_lazy("Please choose a day that is still to come."))
    if promise.due and day <= promise.due:
        raise Refusal(gettext_lazy("Please choose a later day than the one you promised."))
    draft = passing_on.begin(promise.conversation, Draft.Kind.ANSWER, by=by)
    words, tongue = _delay_words(draft, promise, day), outlining.tongue_of(draft)
    told = promised.announced(draft, promise)
    before = _delay_words(draft, promise, told) if told else ""
    if before and before[1:] in draft.text:  # chosen again, with another day
        text = draft.text.replace(before[1:], words[1:])
    elif draft.text.strip():
        text = outlining.put_in(draft, words, *tongue, by=by)
    else:
        text = outlining.around(draft, words, *tongue, by=by)
    compose.save(draft, text=text)
    promised.announce_delay(draft, promise, day)
    return draft


def _delay_words(draft: Draft, promise: Promise, day: date) -> str:
    language, register = outlining.tongue_of(draft)
    with override(language):
        facts = {
            "before": _spelt(promise.due, language) if promise.due else "",
            "day": _spelt(day, language),
        }
    way = 0 if promise.due is None else 1 if promise.due >= timezone.localdate() else 2
    words = DELAYS.get(Promise.Kind(promise.kind), _OF_ALL_ELSE)
    return words[language, register if language == "de" else ""][way].format(**facts)
