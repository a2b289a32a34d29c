"""Mail that is broken on purpose: demo mail damaged at random, and the worst that one can think of."""

import io
import random
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator

from tests.servers.own_database import ROOT

SOUND = sorted((ROOT / "kulanz" / "demo" / "mail").glob("*.eml"))
HEAD = (
    b"From: Anna Muster <anna@kunde.example>\nTo: hallo@shop.example\nSubject: Frage\n"
    b"Message-ID: <%s@kunde.example>\n"
)


def damaged(number: int, seed: int) -> Iterator[bytes]:
    """So many mails, each a sound one with one to four kinds of damage; the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(number):
        content = chance.choice(SOUND).read_bytes()
        for damage in chance.choices(DAMAGES, k=chance.randint(1, 4)):
            content = damage(content, chance)
        yield content


def _flip(content: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(content)
    for _ in range(chance.randint(1, 30)):
        if flipped:
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _flip_head(content: bytes, chance: random.Random) -> bytes:
    head, gap, rest = content.partition(b"\n\n")
    return _flip(head, chance) + gap + rest


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _cut_front(content: bytes, chance: random.Random) -> bytes:
    return content[chance.randrange(len(content) // 2 + 1) :]


def _shuffle_head(content: bytes, chance: random.Random) -> bytes:
    head, gap, rest = content.partition(b"\n\n")
    lines = head.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines) + gap + rest


def _damage_boundary(content: bytes, chance: random.Random) -> bytes:
    places = [at for at in range(len(content) - 1) if content[at : at + 2] == b"--"]
    if not places:
        return content.replace(b"\n\n", b"\n--\n\n", 1)
    at = chance.choice(places)
    return (
        content[: at + 2]
        + chance.choice([b"", b"x", b"--", b"\n", b"\x00"])
        + content[at + 2 + chance.randint(0, 3) :]
    )


def _insert_odd(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(ODD) * chance.choice([1, 1, 1, 50, 3000]) + content[at:]


def _double(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.randint(1, 2000)]
    return content[:start] + piece * chance.randint(2, 20) + content[start:]


DAMAGES: list[Callable[[bytes, random.Random], bytes]] = [
    _flip,
    _flip_head,
    _cut,
    _cut_front,
    _shuffle_head,
    _damage_boundary,
    _insert_odd,
    _double,
]
ODD = [
    b"\x00",
    b"\r",
    b"\xed\xa0\x80",  # half a surrogate pair, in what would be UTF-8
    b"\xff\xfe",
    b"=?utf-8?b?=?=",
    b"=?x-none?q?=00=ED=A0=80?=",
    b"<a@[",
    b"Content-Type: multipart/mixed\n",
    b"Content-Transfer-Encoding: base64\n",
    b"(" * 20,
    b"&#0;&#xd800;",
]


def plain(body: bytes, *, head: bytes = b"", ident: bytes = b"m") -> bytes:
    return HEAD % ident + head + b"\n" + body


def html(body: bytes, *, ident: bytes = b"m") -> bytes:
    return plain(body, head=b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n", ident=ident)


def nested_parts(depth: int) -> bytes:
    lines = [HEAD % b"nested" + b"MIME-Version: 1.0"]
    opening = b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d'
    lines += [opening % (level, level) for level in range(depth)]
    lines.append(b"Content-Type: text/plain\n\nganz innen\n")
    lines += [b"--b%d--\n" % level for level in reversed(range(depth))]
    return b"\n".join(lines)


def forwarded(depth: int) -> bytes:
    """A mail in a mail in a mail …"""
    head = b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    return (HEAD % b"forwarded" + head) * depth + HEAD % b"innermost" + b"\nganz innen\n"


def many_parts(number: int) -> bytes:
    head = HEAD % b"many" + b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    part = b'--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="%d.txt"\n\nx\n'
    return head + b"".join(part % n for n in range(number)) + b"--b--\n"


def with_file(name: bytes, kind: bytes, content: bytes) -> bytes:
    head = HEAD % b"file" + b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    said = b"--b\nContent-Type: text/plain\n\nAnbei die Datei.\n"
    disposition = b'Content-Disposition: attachment; filename="%s"\n' % name
    packed = b"\n".join(b64encode(content[at : at + 57]) for at in range(0, len(content), 57))
    encoding = b"Content-Transfer-Encoding: base64\n\n"
    return (
        head + said + b"--b\nContent-Type: " + kind + b"\n" + disposition + encoding + packed + b"\n--b--\n"
    )


def zip_bomb(megabytes: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("nichts.txt", b"\x00" * (megabytes << 20))
    return packed.getvalue()


EXTREMES: dict[str, bytes] = {
    "one header of 3 MB": plain(b"Hallo", head=b"X-Long: " + b"a" * 3_000_000 + b"\n"),
    "a subject of 2 MB": plain(b"Hallo").replace(b"Subject: Frage", b"Subject: " + "ü".encode() * 1_000_000),
    "an encoded subject of 1 MB": plain(b"Hallo").replace(
        b"Frage", b"=?utf-8?q?=C3=BC=C3=BC=C3=BC?=\n " * 30_000
    ),
    "an address of 1 MB": plain(b"Hallo").replace(b"anna@", b"a" * 1_000_000 + b"@"),
    "a name of 1 MB": plain(b"Hallo").replace(b"Anna Muster", b"A" * 1_000_000),
    "a domain of 100 kB": plain(b"Hallo").replace(b"kunde.example>", b"k" * 100_000 + b".example>"),
    "20,000 recipients": plain(
        b"Hallo", head=b"Cc: " + b",\n ".join(b"k%d@kunde.example" % n for n in range(20_000)) + b"\n"
    ),
    "a Message-ID of 1 MB": plain(b"Hallo", ident=b"i" * 1_000_000),
    "20,000 references": plain(
        b"Hallo", head=b"References: " + b"\n ".join(b"<r%d@x.example>" % n for n in range(20_000)) + b"\n"
    ),
    "a reference of 500 kB": plain(b"Hallo", head=b"In-Reply-To: <" + b"r" * 500_000 + b"@x.example>\n"),
    "100,000 headers": plain(b"Hallo", head=b"".join(b"X-%d: y\n" % n for n in range(100_000))),
    "a Reply-To with NUL": plain(b"Hallo", head=b"Reply-To: \x00b\x00 <b\x00@kunde.example>\n"),
    "NUL everywhere": plain(b"Hal\x00lo\x00", head=b"X-\x00: \x00\nReferences: <a\x00b@x.example>\n").replace(
        b"Frage", b"Fra\x00ge"
    ),
    "NUL in the sender": plain(b"Hallo").replace(b"Anna", b"An\x00na").replace(b"anna@", b"an\x00na@"),
    "NUL in the Message-ID": plain(b"Hallo", ident=b"n\x00ul"),
    "NUL from an encoded word": plain(b"Hallo")
    .replace(b"Frage", b"=?utf-8?q?Fra=00ge?=")
    .replace(b"Anna", b"=?utf-8?b?AEEA?="),
    "NUL from quoted-printable": plain(b"Hal=00lo", head=b"Content-Transfer-Encoding: quoted-printable\n"),
    "NUL by an HTML reference": html(b"<p>Hal&#0;lo&#x0;</p>"),
    "half a character by HTML": html(b"<p>Hal&#xd800;lo &#xdfff;</p>"),
    "half a character in UTF-8": plain(b"Hal\xed\xa0\x80lo").replace(b"Anna", b"An\xed\xa0\x80na"),
    "half a character in the subject": plain(b"Hallo").replace(b"Frage", b"=?utf-8?q?Fra=ED=A0=80ge?="),
    "half a character in utf-16": plain(
        b"\x00H\xd8\x00", head=b"Content-Type: text/plain; charset=utf-16-be\n"
    ),
    "a file name of 500 kB": with_file(b"n" * 500_000 + b".pdf", b"application/pdf", b"x"),
    "a file name with NUL": with_file(b"a\x00b.pdf", b"application/pdf", b"x"),
    "a type of 200 kB": with_file(b"a.pdf", b"application/" + b"x" * 200_000, b"x"),
    "1,000 nested parts": nested_parts(1000),
    "1,000 nested mails": forwarded(1000),
    "5,000 parts": many_parts(5000),
    "20,000 nested divs": html(b"<div>" * 20_000 + b"ganz innen" + b"</div>" * 20_000),
    "20,000 nested tables": html(b"<table><tr><td>" * 20_000 + b"ganz innen"),
    "20,000 nested quotes": html(b"<blockquote>" * 20_000 + b"ganz innen"),
    "a line quoted 5,000 times": plain(b">" * 5000 + b" Hallo\n" + b"> " * 5000 + b"Hallo\n"),
    "a word of 3 MB": plain(b"w" * 3_000_000),
    "3 MB of different words": plain(b" ".join(b"wort%d" % n for n in range(300_000))),
    "an unknown charset": plain(b"Hall\xf6", head=b"Content-Type: text/plain; charset=x-none\n"),
    "a multipart without boundary": plain(b"--b\n\nHallo", head=b"Content-Type: multipart/mixed\n"),
    "a cut-off multipart": many_parts(3)[:-60],
    "only a broken From": b"From: <>\n\nHallo\n",
    "a From that breaks parsers": b"From: <[abc\nTo: <a@[\nMessage-ID: <[\nDate: x\n\nHallo\n",
    "base64 that is none": plain(b"!!!!====\xff\xfe", head=b"Content-Transfer-Encoding: base64\n"),
    "a date in the year 99999": plain(b"Hallo", head=b"Date: Mon, 1 Jan 99999 10:00:00 +9999\n"),
}
NO_MAIL: dict[str, bytes] = {
    "nothing": b"",
    "empty lines": b"\r\n\r\n\n",
    "NUL alone": b"\x00" * 1000,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "a program": b"\x7fELF\x02\x01\x01" + random.Random(1).randbytes(50_000),
}
