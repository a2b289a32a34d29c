"""A file of orders whose worker dies at random moments; larger with KULANZ_ORDERFILE="20000 40"."""

import json
import os
import sys

import pytest

from tests.servers.own_database import run

ORDERS, KILLS = map(int, os.environ.get("KULANZ_ORDERFILE", "3000 6").split())


@pytest.mark.timeout(200)
def test_a_file_whose_worker_is_killed_is_taken_to_its_end_without_doubles(desk: dict[str, str]) -> None:
    said = run(desk, "-m", "tests.faults.besieged_orderfile", str(ORDERS), str(KILLS), timeout=190)
    seen = json.loads(said.splitlines()[-1])

    sys.stderr.write(f"{seen['killed']} killed\n")
    broken = ORDERS // 100
    assert seen["killed"] >= min(KILLS, 3)
    assert (seen["state"], seen["line"], seen["dead_jobs"]) == ("done", 2 * ORDERS + 1, 0)
    assert seen["orders"] == seen["made"] == ORDERS - broken and seen["changed"] == 0
    assert seen["failed"] == broken and seen["errors"] == [
        2 * (100 * n - 1) + 2 for n in range(1, broken + 1)
    ]
    assert seen["cents"] == seen["orders"] * 1250
    assert seen["lines"] == seen["orders"] * 2 and seen["refunds"] == ORDERS // 10
    assert seen["customers"] == ORDERS // 3
