"""What can go wrong between us and a shop, each as one code word, with what the shop said."""

from collections.abc import Iterable

_LONGEST_DETAIL = 300


class Trouble(Exception):
    """`code` is a word that `explain` knows; `detail` is what was said, fit to be kept and shown.

    `word` is the shop's own code for it, where it has one.
    """

    def __init__(self, code: str, detail: str = "", word: str = "") -> None:
        detail = " ".join(detail.split())[:_LONGEST_DETAIL]
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
        self.word = word


class AskedToWait(Exception):
    """The shop wants to be left alone for so many seconds; nothing is wrong."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} seconds")
        self.seconds = seconds


def without(secrets: Iterable[str], text: str) -> str:
    """A shop may repeat what it was sent."""
    for secret in secrets:
        if len(secret) > 3:
            text = text.replace(secret, "…")
    return text
