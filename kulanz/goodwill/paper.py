"""Letters as PDF: A4 by DIN 5008 form B, to be folded into an envelope with a window, and signed by hand.

All lengths are millimetres from the upper left corner of the page, all sizes of type are points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fpdf import FPDF
from fpdf.enums import Align, Duplex, MethodReturnValue
from fpdf.prefs import ViewerPreferences

from . import printable

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT = 25.0, 190.0
# The field that the window shows: 85 wide, 45 high, its text begins 5 inside.
WINDOW_X, WINDOW_Y, WINDOW_WIDTH, WINDOW_HEIGHT = 20.0, 45.0, 85.0, 45.0
# Its upper part is for the address of who sends it, on the line above the one whom it goes to.
ADDRESS_Y, ADDRESS_LINES = WINDOW_Y + 17.7, 6
ADDRESS_STEP = (WINDOW_HEIGHT - 17.7) / ADDRESS_LINES
ADDRESS_WIDTH = WINDOW_X + WINDOW_WIDTH - LEFT
ADDRESS_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
BACK_SIZES = (7.5, 7.0, 6.5, 6.0)
FACTS_X, FACTS_Y, FACTS_LABEL = 125.0, 50.0, 19.0
SUBJECT_Y = WINDOW_Y + WINDOW_HEIGHT + 8.46
FOLDS, HOLES = (105.0, 210.0), 148.5
# Where text may stand on the first page and on those after it.
NEXT_TOP, BOTTOM, FOOT_Y = 40.0, 264.0, 275.0
SIZE, STEP, SMALL = 11.0, 5.3, 8.0
# For a signature in ink, above the name.
SIGNATURE_LINES = 4
# A paragraph of so few lines stays together; of a longer one never a single line stands alone.
TOGETHER = 3
HAIR = 0.15


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one letter, all of it in the language of whom it goes to."""

    sender: str
    back_address: Sequence[str]
    address: Sequence[str]
    facts: Sequence[tuple[str, str]]
    subject: str
    text: str
    signed_by: str
    # Columns of lines.
    footer: Sequence[Sequence[str]]
    # "{page}" and "{pages}" are filled in.
    counting: str = "{page} / {pages}"


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that stay together, how many empty ones stand before them, and the name under a signature after them."""

    lines: tuple[str, ...]
    before: int
    name: str = ""

    @property
    def height(self) -> float:
        return STEP * (len(self.lines) + (SIGNATURE_LINES + 1 if self.name else 0))


def document(
    sheets: Sequence[Sheet], *, title: str, language: str, author: str = "", both_sides: bool = False
) -> bytes:
    """One PDF of all of them, each on a page of its own; printed on `both_sides`, each on a front."""
    page = _blank(title, language, author, both_sides=both_sides)
    for number, sheet in enumerate(sheets):
        if number and both_sides and page.page % 2:
            page.add_page()
        _letter(page, sheet)
    return bytes(page.output())


def fits_window(line: str) -> bool:
    return printable.width(line, ADDRESS_SIZES[-1]) <= ADDRESS_WIDTH


def _blank(title: str, language: str, author: str, *, both_sides: bool) -> FPDF:
    page = FPDF(unit="mm", format="A4")
    page.set_auto_page_break(False)
    page.set_margins(LEFT, 0, WIDTH - RIGHT)
    page.c_margin = 0
    page.set_line_width(HAIR)
    printable.add_typeface(page)
    page.set_title(title)
    page.set_lang(language)
    page.set_author(author)
    page.set_creator("Kulanz")
    # Fitted to the margins of a printer, the address would slip out of the window.
    duplex = Duplex.DUPLEX_FLIP_LONG_EDGE if both_sides else None
    page.viewer_preferences = ViewerPreferences(display_doc_title=True, print_scaling="None", duplex=duplex)
    return page


def _letter(page: FPDF, sheet: Sheet) -> None:
    page.add_page()
    first = page.page
    page.start_section(_plain(sheet.address[0]) if sheet.address else _plain(sheet.subject))
    _marks(page)
    _head(page, sheet)
    _window(page, sheet)
    _facts(page, sheet)
    y = SUBJECT_Y
    if sheet.subject:
        subject = _wrapped(page, sheet.subject, "B")
        y = _lines(page, subject, y, style="B") + 2 * STEP
    _body(page, sheet, y)
    for number in range(first, page.page + 1):
        page.page = number
        _foot(page, sheet, number - first + 1, page.pages_count - first + 1)


def _marks(page: FPDF) -> None:
    """Where to fold, twice, and where to punch."""
    for y in FOLDS:
        page.line(4, y, 8, y)
    page.line(4, HOLES, 10, HOLES)


def _head(page: FPDF, sheet: Sheet) -> None:
    name = _plain(sheet.sender)
    _put(page, LEFT, 18, name, _largest(name, RIGHT - LEFT, (19.0, 17.0, 15.0, 13.0, 11.0), "B"), "B")


def _window(page: FPDF, sheet: Sheet) -> None:
    back = _back(sheet.back_address)
    if back:
        size = _largest(back, ADDRESS_WIDTH, BACK_SIZES)
        _put(page, LEFT, ADDRESS_Y - 4.6, back, size)
        page.line(LEFT, ADDRESS_Y - 1.2, LEFT + printable.width(back, size), ADDRESS_Y - 1.2)
    lines = [_plain(line) for line in sheet.address[:ADDRESS_LINES]]
    size = min((_largest(line, ADDRESS_WIDTH, ADDRESS_SIZES) for line in lines), default=SIZE)
    for number, line in enumerate(lines):
        _put(page, LEFT, ADDRESS_Y + number * ADDRESS_STEP, line, size)


def _back(parts: Sequence[str]) -> str:
    """On one line; where that is too long the first parts go, for the place matters to the post."""
    for begin in range(len(parts)):
        said = " · ".join(_plain(part) for part in parts[begin:])
        if printable.width(said, BACK_SIZES[-1]) <= ADDRESS_WIDTH:
            return said
    return ""


def _facts(page: FPDF, sheet: Sheet) -> None:
    x, y = FACTS_X + FACTS_LABEL, FACTS_Y
    for label, value in sheet.facts:
        said = _plain(value)
        _put(page, FACTS_X, y + 0.5, label, SMALL)
        _put(page, x, y, said, _largest(said, RIGHT - x, (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)))
        y += STEP


def _body(page: FPDF, sheet: Sheet, y: float) -> None:
    """Paragraph by paragraph, over as many pages as it takes."""
    top = True
    for block in _blocks(page, sheet):
        y += 0 if top else block.before * STEP
        if y + block.height > BOTTOM:
            page.add_page()
            y = _again(page, sheet)
        y = _lines(page, block.lines, y)
        top = False
        if block.name:
            _put(page, LEFT, y + SIGNATURE_LINES * STEP, block.name, SIZE)


def _again(page: FPDF, sheet: Sheet) -> float:
    """The head of a page that goes on."""
    _put(page, LEFT, 18, _plain(sheet.sender), 11, "B")
    return NEXT_TOP


def _blocks(page: FPDF, sheet: Sheet) -> list[_Block]:
    """What may not be torn apart; the end of the text, what closes it and the name are one."""
    blocks: list[_Block] = []
    for number, paragraph in enumerate(part for part in sheet.text.split("\n\n") if part.strip()):
        blocks += _pieces(tuple(_wrapped(page, paragraph.strip("\n"))), before=1 if number else 0)
    if not blocks:
        return [_Block((), 0, _plain(sheet.signed_by) or " ")]
    last = blocks.pop()
    lines, before = last.lines, last.before
    if blocks and before and len(lines) <= TOGETHER:
        earlier = blocks.pop()
        lines, before = (*earlier.lines, "", *lines), earlier.before
    return [*blocks, _Block(lines, before, _plain(sheet.signed_by) or " ")]


def _pieces(lines: tuple[str, ...], before: int) -> Iterator[_Block]:
    if len(lines) <= TOGETHER:
        yield _Block(lines, before)
        return
    yield _Block(lines[:2], before)
    yield from (_Block((line,), 0) for line in lines[2:-2])
    yield _Block(lines[-2:], 0)


def _foot(page: FPDF, sheet: Sheet, number: int, count: int) -> None:
    if count > 1:
        said = sheet.counting.format(page=number, pages=count)
        _put(page, RIGHT - printable.width(said, SMALL), FOOT_Y - 5.2, said, SMALL)
    columns = [column for column in sheet.footer if column]
    page.line(LEFT, FOOT_Y, RIGHT, FOOT_Y)
    each = (RIGHT - LEFT) / max(len(columns), 1)
    for place, column in enumerate(columns):
        for row, line in enumerate(column):
            said = _plain(line)
            size = _largest(said, each - 3, (7.5, 7.0, 6.5, 6.0, 5.5))
            _put(page, LEFT + place * each, FOOT_Y + 2 + row * 3.5, said, size)


def _lines(page: FPDF, lines: Sequence[str], y: float, *, style: str = "") -> float:
    """Write them one below the other; where the next one goes."""
    for number, line in enumerate(lines):
        _put(page, LEFT, y + number * STEP, line, SIZE, style)
    return y + len(lines) * STEP


def _put(page: FPDF, x: float, y: float, text: str, points: float, style: str = "") -> None:
    """`y` is the upper edge of the line."""
    page.set_font(printable.FAMILY, style, points)
    page.text(x, y + page.font_size * 0.93, text)


def _wrapped(page: FPDF, text: str, style: str = "") -> list[str]:
    page.set_font(printable.FAMILY, style, SIZE)
    page.set_xy(LEFT, 0)
    lines = page.multi_cell(
        RIGHT - LEFT, STEP, _plain(text), align=Align.L, dry_run=True, output=MethodReturnValue.LINES
    )
    return lines if isinstance(lines, list) else []


def _largest(text: str, room: float, sizes: Sequence[float], style: str = "") -> float:
    """The largest of `sizes` in which it fits, else the smallest."""
    fitting = (size for size in sizes if printable.width(text, size, style) <= room)
    return next(fitting, sizes[-1])


def _plain(text: str) -> str:
    return printable.without_unprintable(text)
