from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from kulanz.jobs import claim, worker
from kulanz.jobs.models import Job
from kulanz.jobs.tasks import task

pytestmark = pytest.mark.django_db
heard: list[str] = []


@task(retries=2)
def greet(name: str) -> None:
    heard.append(name)


@task(retries=2)
def stumble() -> None:
    raise ValueError("the kettle is empty")


@pytest.fixture(autouse=True)
def _silence() -> None:
    heard.clear()


def all_are_due() -> None:
    Job.objects.filter(state=Job.State.READY).update(run_at=timezone.now())


def test_a_due_job_is_done_once() -> None:
    greet.enqueue(name="Erika")

    assert worker.run_waiting() == 1
    assert worker.run_waiting() == 0
    assert heard == ["Erika"]
    assert Job.objects.get().state == Job.State.DONE


def test_a_job_waits_for_its_time() -> None:
    greet.enqueue(run_at=timezone.now() + timedelta(minutes=1), name="Erika")

    assert worker.run_waiting() == 0


def test_jobs_are_done_in_the_order_of_their_time() -> None:
    now = timezone.now()
    greet.enqueue(run_at=now - timedelta(minutes=1), name="second")
    greet.enqueue(run_at=now - timedelta(minutes=2), name="first")

    worker.run_waiting()

    assert heard == ["first", "second"]


def test_a_job_vanishes_with_the_transaction_that_asked_for_it() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        greet.enqueue(name="Erika")
        raise RuntimeError

    assert worker.run_waiting() == 0


def test_arguments_that_are_no_json_are_refused_where_they_are_given() -> None:
    with pytest.raises(TypeError):
        greet.enqueue(name=object())


def test_a_key_is_ready_once_and_comes_at_the_earlier_time() -> None:
    now = timezone.now()
    greet.enqueue(run_at=now + timedelta(hours=1), key="greeting", name="old")
    greet.enqueue(run_at=now, key="greeting", name="new")
    greet.enqueue(run_at=now + timedelta(hours=2), key="greeting", name="newest")

    assert Job.objects.get().run_at == now
    worker.run_waiting()
    assert heard == ["newest"]


def test_two_jobs_of_a_key_never_run_at_the_same_time() -> None:
    first = greet.enqueue(key="greeting", name="first")
    assert claim.claim("one")
    greet.enqueue(key="greeting", name="second")

    assert claim.claim("two") is None

    claim.finish(Job.objects.get(pk=first.pk))
    assert claim.claim("two")


def test_a_failure_is_tried_again_later_and_then_given_up_with_its_traceback() -> None:
    job = stumble.enqueue()
    for _ in range(3):
        all_are_due()
        assert worker.run_waiting() == 1
        assert worker.run_waiting() == 0  # not at once

    job.refresh_from_db()
    assert job.state == Job.State.DEAD
    assert "the kettle is empty" in job.traceback
    assert job.attempt == 3


def test_a_dead_job_starts_afresh_by_hand() -> None:
    job = stumble.enqueue()
    Job.objects.update(state=Job.State.DEAD, attempt=3)
    job.refresh_from_db()

    assert job.try_again()
    assert not job.try_again()
    assert worker.run_waiting() == 1
    job.refresh_from_db()
    assert (job.state, job.attempt) == (Job.State.READY, 1)


def test_a_failed_job_makes_room_for_the_ready_one_of_its_key() -> None:
    stumble.enqueue(key="tea")
    failing = claim.claim("one")
    assert failing
    waiting = stumble.enqueue(key="tea")

    assert claim.fail(failing, "no water")

    failing.refresh_from_db()
    waiting.refresh_from_db()
    assert (failing.state, waiting.state) == (Job.State.DONE, Job.State.READY)


def test_a_task_nobody_knows_is_kept_with_the_reason() -> None:
    Job.objects.create(task="gone.astray", run_at=timezone.now())

    worker.run_waiting()

    assert "gone.astray" in Job.objects.get().traceback


def test_the_pause_grows_but_not_beyond_an_hour_and_a_bit() -> None:
    assert 3 <= claim.pause(1) <= 7
    assert 10 <= claim.pause(2) <= 20
    assert 2500 <= claim.pause(40) <= 4700


def test_the_pauses_are_spread() -> None:
    assert len({claim.pause(3) for _ in range(20)}) > 10


def lease_runs_out(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_worker_that_lost_its_lease_cannot_finish_or_fail_the_job() -> None:
    greet.enqueue(name="Erika")
    slow = claim.claim("slow")
    assert slow
    lease_runs_out(slow)
    quick = claim.claim("quick")

    assert quick and quick.attempt == 2
    assert not claim.renew(slow)
    assert not claim.finish(slow)
    assert not claim.fail(slow, "too late")
    assert claim.finish(quick)


def test_a_job_with_a_living_worker_is_left_alone() -> None:
    greet.enqueue(name="Erika")
    held = claim.claim("one")

    assert held and claim.renew(held)
    assert claim.claim("two") is None


def test_a_job_that_kills_its_workers_is_given_up() -> None:
    greet.enqueue(name="Erika")
    for _ in range(3):
        job = claim.claim("victim")
        assert job
        lease_runs_out(job)

    assert claim.claim("next") is None
    dead = Job.objects.get()
    assert dead.state == Job.State.DEAD
    assert "victim" in dead.traceback
