import json
from collections import Counter

from tests.servers import siege
from tests.servers.own_database import run
from tests.servers.smtp import SmtpServer

pytest_plugins = ["tests.servers.own_database", "tests.servers.smtp"]


def test_killed_workers_send_nothing_twice_lose_nothing_and_show_what_is_unclear(
    own_database: dict[str, str], smtp_server: SmtpServer
) -> None:
    smtp_server.delay = 0.02

    seen = json.loads(run(own_database, "-m", "tests.channels.posting", str(smtp_server.port)))

    arrived = Counter(smtp_server.recipients())
    assert seen["killed"] >= 5
    assert len(seen["fates"]) == 100
    assert max(arrived.values()) == 1
    for address, state in seen["fates"].items():
        assert state in ("sent", "unclear")
        assert state == "unclear" or arrived[address] == 1
    fates = Counter(seen["fates"].values())
    assert fates["sent"] >= 60
    assert fates["unclear"] <= siege.THREADS * seen["killed"]
