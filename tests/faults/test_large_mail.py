"""A mail of 60 MB: read with at most six times its size in memory, shown, and its file handed out whole."""

import hashlib
import json
import os
import sys
from pathlib import Path

import pytest

from tests.servers.own_database import run

from . import hostile

MEGABYTES = 44  # as base64: 60
MOST_TIMES_ITS_SIZE = 6
_MEASURED = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "kulanz.cli", *sys.argv[1:]], capture_output=True, text=True, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
told = json.loads(done.stdout)
print(json.dumps(told | {"peak": used.ru_maxrss * 1024, "cpu": used.ru_utime + used.ru_stime}))
"""
_HANDED_OUT = """
import hashlib
import django
django.setup()
from kulanz.conversations.models import Attachment
from kulanz.flow.reading import enclosure
file = Attachment.objects.get()
print(file.size, hashlib.sha256(enclosure(file)).hexdigest())
"""


@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", ["one file", "one text"])
def test_a_mail_of_60_megabytes_takes_at_most_six_times_its_size(
    desk: dict[str, str], tmp_path: Path, kind: str
) -> None:
    file = os.urandom(MEGABYTES << 20)
    line = "Dieser Satz steht sehr oft in dieser Mail und wird nicht kürzer. ".encode()
    mail = hostile.plain(line * (62_000_000 // len(line))) if kind == "one text" else None
    mail = mail or hostile.with_file(b"film.mp4", b"video/mp4", file)
    place = tmp_path / "gross.eml"
    place.write_bytes(mail)

    told = json.loads(run(desk, "-c", _MEASURED, "import", str(place), timeout=150))

    times = told["peak"] / len(mail)
    sys.stderr.write(f"{kind}: {len(mail) / 1e6:.0f} MB, {times:.1f} times, {told['cpu']:.1f} s CPU\n")
    assert told["read"] == 1
    assert times <= MOST_TIMES_ITS_SIZE
    if kind == "one file":
        assert run(desk, "-c", _HANDED_OUT).split() == [str(len(file)), hashlib.sha256(file).hexdigest()]
