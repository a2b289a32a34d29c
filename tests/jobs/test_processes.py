import json

from tests.servers.own_database import run

pytest_plugins = ["tests.servers.own_database"]


def test_killed_workers_lose_no_job_and_finish_none_twice(own_database: dict[str, str]) -> None:
    seen = json.loads(run(own_database, "-m", "tests.jobs.labour", "besieged"))

    assert seen["done"] == 301
    assert seen["finished_twice"] == 0
    assert seen["killed"] >= 5


def test_the_heartbeat_keeps_a_long_job_from_being_taken_over(own_database: dict[str, str]) -> None:
    seen = json.loads(run(own_database, "-m", "tests.jobs.labour", "long_job"))

    assert seen == {"entered": 1, "attempts": 1, "done": 1}


def test_a_stopped_worker_finishes_what_it_does_and_begins_nothing_new(own_database: dict[str, str]) -> None:
    seen = json.loads(run(own_database, "-m", "tests.jobs.labour", "clean_stop"))

    assert seen == {"done": 2, "ready": 1, "running": 0}
