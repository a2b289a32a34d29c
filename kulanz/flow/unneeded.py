"""Bytes that no row names any more go from the vault."""

from collections.abc import Iterable

from kulanz.channels import originals
from kulanz.conversations.models import Attachment
from kulanz.customers.models import OrderFile
from kulanz.goodwill.models import RefundCase
from kulanz.lib import vault
from kulanz.reply.models import DraftFile


def forget(digests: Iterable[str]) -> None:
    """To be called when the rows that named them are gone for certain, thus after the commit."""
    for digest in digests:
        vault.forget(digest, _is_needed)


def _is_needed(digest: str) -> bool:
    return (
        originals.names(digest)
        or Attachment.objects.filter(sha256=digest).exists()
        or DraftFile.objects.filter(sha256=digest).exists()
        or OrderFile.objects.filter(sha256=digest).exists()
        or RefundCase.objects.filter(proof_file=digest).exists()
    )
