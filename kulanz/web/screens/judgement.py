"""What the desk learns from its people's corrections: an owner has it learn, sees what it is worth, and undoes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kulanz.triage import assessing, own, trainings
from kulanz.triage.models import Training
from kulanz.web import answer, finding_words
from kulanz.web.access import owner_only, staff

from .frame import show

MOST_SHOWN = 10
_CHECK = {
    "mood": gettext_lazy("mood, on strangers' messages"),
    "intents": gettext_lazy("matters, on strangers' messages"),
}


@owner_only
def judgement(request: HttpRequest) -> HttpResponse:
    if answer.wants_fragment(request):
        return answer.part(request, "settings/judgement.html", "state", _state())
    return show(request, "judgement.html", tab="judgement", **_state())


@owner_only
@require_POST
def learn(request: HttpRequest) -> HttpResponse:
    trainings.begin(staff(request))
    return answer.go(request, "judgement")


@owner_only
@require_POST
def unlearn(request: HttpRequest) -> HttpResponse:
    if trainings.undo(staff(request)):
        return answer.go(request, "judgement", say=_("Undone. It judges as it did before."))
    return answer.go(request, "judgement", say=_("There is nothing to undo."))


def _state() -> dict[str, Any]:
    kept, thumbs = own.versions(), sum(map(len, assessing.thumbs().values()))
    return {
        "running": trainings.running(),
        "trainings": [(training, _lines(training)) for training in trainings.ended(MOST_SHOWN)],
        "corrections": trainings.news().count(),
        "thumbs": thumbs,
        "is_anything_said": thumbs > 0 or assessing.corrected().exists(),
        "newest": kept[-1] if kept else "",
    }


def _lines(training: Training) -> list[tuple[str, str, str]]:
    """(what, before, after) in words, for the table."""
    report = training.report
    right = [
        (finding_words.of_label(label), _of(then, number), _of(now, number))
        for label, (then, now, number) in report.get("right", {}).items()
    ]
    check = [
        (_CHECK[figure], _percent(then), _percent(now))
        for figure, (then, now) in report.get("check", {}).items()
    ]
    limits = [
        (
            _("said from a confidence of: %(what)s") % {"what": finding_words.of_label(label)},
            _percent(then),
            _percent(now),
        )
        for label, (then, now) in report.get("thresholds", {}).items()
    ]
    return [*right, *((str(what), then, now) for what, then, now in check), *limits]


def _of(right: int, number: int) -> str:
    return _("%(right)s of %(number)s right") % {"right": right, "number": number}


def _percent(share: float) -> str:
    # Translators: German puts a thin space before the sign.
    return _("%(number)s%%") % {"number": round(100 * share)}
