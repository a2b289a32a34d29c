"""What the desk says when it will not do a thing: a sentence for the person who asked."""

from typing import Any


class Refusal(Exception):
    """Raised by the domain; the web room shows `text` (a lazy translation) and answers 422."""

    def __init__(self, text: Any) -> None:
        super().__init__(text)
        self.text = text
