"""One such datum: its kind and where it stands."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["bank", "card", "health", "password", "id_document", "contract_secret"]


@dataclass(frozen=True, slots=True)
class Sensitive:
    """One such datum and where it stands."""

    kind: Kind
    start: int
    end: int
