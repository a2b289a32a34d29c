import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kulanz.lib.filenames import clean as clean_name
from kulanz.lib.html import clean, to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Eins</p><p>Zwei</p>", "Eins\n\nZwei"),
        ("<div>Eins<br>Zwei</div><div><br></div><div>Drei</div>", "Eins\nZwei\n\nDrei"),
        ("<p class=MsoNormal>A<o:p></o:p><p class=MsoNormal><o:p>&nbsp;</o:p><p class=MsoNormal>B", "A\n\nB"),
        ("Gr&uuml;&szlig;e &amp; &#8364;", "Grüße & €"),
        ("viel \n\t Raum", "viel Raum"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<table><tr><td>Artikel<td>Menge<tr><td><p>Buch</p><td><p>2</p></table>", "Artikel  Menge\nBuch  2"),
        ("<blockquote>alt<blockquote>älter</blockquote></blockquote>neu", "> alt\n> > älter\nneu"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a<!-- nicht --><style>p{}</style><script>x()</script>b", "ab"),
        ('<div style="display:none">Vorschau</div>Text', "Text"),
        ('<div style="max-height:0;overflow:hidden">Vorschau</div>Text', "Text"),
        ("", ""),
    ],
)  # fmt: skip
def test_html_is_read_as_a_person_sees_it(html: str, text: str) -> None:
    assert to_text(html) == text


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ('<a href="https://shop.de/">shop.de</a>', "shop.de"),
        ('<a href="https://www.shop.de">https://shop.de/</a>', "https://shop.de/"),
        ('<a href="https://shop.de/x">hier</a>', "hier <https://shop.de/x>"),
        ('<a href="mailto:a@x.de">a@x.de</a>', "a@x.de"),
        ('<a href="mailto:a@x.de?subject=x">Max</a>', "Max <a@x.de>"),
        ('<a href="javascript:x()">hier</a>', "hier"),
        ('<a href="https://x.de"><img src="x" alt="Bestellen"></a>', "Bestellen <https://x.de>"),
    ],
)
def test_a_link_shows_its_address_where_it_says_more(link: str, text: str) -> None:
    assert to_text(link) == text


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<blockquote>",
        "<b>",
        "<table><tr><td>",
        "<ul><li>",
        "<div><table><td></div></table>",
        "<a href=x>",
    ],
)
def test_twenty_thousand_nested_elements_cost_little(unit: str) -> None:
    html = unit * (20_000 if len(unit) < 20 else 10_000) + "tief"
    begun = time.process_time()
    to_text(html)
    clean(html, remote_images=False)
    assert time.process_time() - begun < 5


def test_words_deep_inside_survive() -> None:
    html = "<div>" * 20_000 + "tief" + "</div>" * 20_000
    assert to_text(html) == "tief"
    assert "tief" in clean(html, remote_images=False).html


@pytest.mark.parametrize(
    "harmful",
    [
        "<script>alert(1)</script>", "<p onclick=alert(1)>x</p>", "<iframe src=https://x.de></iframe>",
        "<form action=https://x.de><input name=a></form>", '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,alert(1)">x</a>', '<p style="background:url(https://x.de/a)">x</p>',
        '<p style="color:red;background-color:u\\72l(https://x.de)">x</p>', "<style>@import url(https://x.de)</style>",
        '<img src="data:image/svg+xml;base64,AAAA">', "<meta http-equiv=refresh content='0;url=https://x.de'>",
        "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>", "<base href=https://x.de>", "<link href=https://x.de>",
        '<img srcset="https://x.de/a.png 1x">', '<td background="https://x.de/a.png">x</td>',
        "<object data=https://x.de></object>", '<p style="position:fixed;top:0">x</p>',
    ],
)  # fmt: skip
def test_nothing_that_runs_sends_or_fetches_is_left(harmful: str) -> None:
    shown = clean("<p>vor</p>" + harmful, remote_images=True).html
    assert "<p>vor</p>" in shown
    for trace in ("alert", "x.de", "onclick", "data:", "<form", "<iframe", "position", "svg"):
        assert trace not in shown


def test_remote_pictures_wait_until_they_are_asked_for() -> None:
    html = '<img src="https://x.de/a.png" alt="A"><IMG SRC=HTTP://x.de/b.png><img src="cid:c">'
    blocked = clean(html, remote_images=False, pictures={"c": "https://desk.test/c"})
    assert blocked.blocked_images == 2
    assert blocked.html.count(" src=") == 1
    assert 'data-blocked-src="https://x.de/a.png"' in blocked.html
    shown = clean(html, remote_images=True)
    assert shown.blocked_images == 0
    assert 'src="https://x.de/a.png"' in shown.html


def test_enclosed_pictures_come_from_us() -> None:
    html = '<img src="cid:bild@x"><img src="cid:fremd">'
    shown = clean(html, remote_images=False, pictures={"bild@x": "/enclosures/7"})
    assert shown.blocked_images == 0
    assert shown.html.count("src=") == 1
    assert 'src="/enclosures/7"' in shown.html


def test_links_open_elsewhere_and_tell_nothing() -> None:
    shown = clean('<a href="https://x.de/?a=1" target=_self rel=opener>x</a>', remote_images=False).html
    assert 'href="https://x.de/?a=1"' in shown
    assert 'target="_blank"' in shown
    assert 'rel="noopener noreferrer nofollow"' in shown


def test_harmless_style_stays() -> None:
    assert "color:red" in clean('<p style="color:red;float:left">x</p>', remote_images=False).html


@given(st.text(alphabet="<>/abdivpre table=\"'!-& \n\x00\ud800ü", max_size=300))
def test_any_html_can_be_read_and_cleaned(html: str) -> None:
    to_text(html).encode()
    assert "<script" not in clean(html, remote_images=False).html


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\temp\\x.pdf", "x.pdf"), ("gpj.\u202eexe", "gpj.exe"),
        ("a\x00b\n.pdf", "ab .pdf"), ("con.txt", "_con.txt"), ("..", ""), ("a:b?.pdf", "a_b_.pdf"),
        ("Rechnung " + "x" * 300 + ".pdf", "Rechnung " + "x" * 107 + ".pdf"),
    ],
)  # fmt: skip
def test_file_names_are_made_fit(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept
