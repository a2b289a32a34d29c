"""A QR code as the path of an SVG, which needs no style."""

from dataclasses import dataclass

from qrcode.main import QRCode

BORDER = 4


@dataclass(frozen=True, slots=True)
class Code:
    """`path` draws the dark squares in a picture of `size` by `size`."""

    size: int
    path: str


def of(text: str) -> Code:
    code = QRCode(border=BORDER)
    code.add_data(text)
    rows = code.get_matrix()
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
    return Code(len(rows), "".join(squares))
