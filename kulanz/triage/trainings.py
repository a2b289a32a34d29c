"""Learning as a job of its own: begun on a page or in a shell, watched, and taken back."""

import sys
from subprocess import Popen

from django.db import models
from django.utils import timezone

from kulanz.business.models import Staff
from kulanz.jobs.tasks import task

from . import assessing, learning, own
from .models import Assessment, Training


def begin(by: Staff) -> Training:
    """Have it done behind the scenes; while one is at work there is no second."""
    if at_work := running():
        return at_work
    training = Training.objects.create(by=by)
    start.enqueue(key="learn", training=training.pk)
    return training


@task(retries=0)
def start(training: int) -> None:
    """A process of its own: fitting takes minutes and much memory, and mail must not wait for it."""
    _children[:] = [child for child in _children if child.poll() is None]
    _children.append(Popen([sys.executable, "-m", "kulanz.cli", "train", "--training", str(training)]))  # noqa: S603  (our own command)


_children: list["Popen[bytes]"] = []


def running() -> Training | None:
    return Training.objects.running().first()


def ended(number: int) -> list[Training]:
    """The newest of those that came to an end, or fell silent."""
    at_work = Training.objects.running().values("pk")
    rows = Training.objects.exclude(pk__in=at_work).select_related("by")
    return list(rows.order_by("-pk")[:number])


def found(number: int | None) -> Training:
    """The training that was begun on the page, or a new one."""
    return Training.objects.get(pk=number) if number else Training.objects.create()


def run(training: Training, *, tell: learning.Progress) -> None:
    """Learn, and write down how far it is and what came of it."""

    def note(step: str, share: float) -> None:
        tell(step, share)
        Training.objects.filter(pk=training.pk).update(step=step, share=share, told_at=timezone.now())

    try:
        training.report, training.state = learning.learn(note).as_json(), Training.State.DONE
    except learning.NothingToLearn:
        training.state = Training.State.NOTHING
    except Exception as error:
        training.state, training.problem = Training.State.FAILED, f"{type(error).__name__}: {error}"[:300]
        raise
    finally:
        training.step, training.share, training.told_at = "", 1.0, timezone.now()
        training.save()


def undo(by: Staff | None) -> str | None:
    """The weights before the newest judge again; the version that went, if there was one."""
    version = own.take_back()
    if version:
        undone = Training.objects.filter(report__version=version, undone_at=None)
        undone.update(undone_at=timezone.now(), undone_by=by)
    return version


def news() -> models.QuerySet[Assessment]:
    """What was corrected since the desk last learned."""
    last = Training.objects.filter(state=Training.State.DONE, undone_at=None).order_by("-pk").first()
    corrected = assessing.corrected()
    return corrected.filter(corrections__at__gt=last.started_at).distinct() if last else corrected
