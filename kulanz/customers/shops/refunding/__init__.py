"""Money back through the shop: it is asked what it has paid, and only then told to pay.

Nothing here tells twice by itself. Where the answer to the telling never came, nobody knows (`Unclear`), and `find`
asks the shop later. Digistore24 and files have no way: there it is done by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kulanz.customers.models import Shop
from kulanz.customers.shops.trouble import Trouble

from . import magento, shopify, woocommerce
from .wish import STUMBLED, Booked, SaidNo, Wish

__all__ = ["STUMBLED", "Booked", "Unclear", "Wish", "can", "find", "ready"]

# It came no further than the shop's door. After all else the shop may have paid, unless it says in known words that it
# has not (`SaidNo`).
_UNHEARD = {"private", "not_found", "not_secure", "sign_in_refused", "wrong_address", "closed", "no_way_back"}
# The shop's own program says that it broke off: no server in front of it that lost patience.
_BROKE_OFF = ("HTTP 500", "HTTP 4")


class Unclear(Exception):
    """The shop was told to pay, and what it did is not known."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


@dataclass(frozen=True, slots=True)
class _Way:
    find: Callable[[Wish], Booked | None]
    ready: Callable[[Wish], Callable[[], Booked]]


_WAYS: dict[str, _Way] = {
    Shop.Kind.WOOCOMMERCE: _Way(woocommerce.find, woocommerce.ready),
    Shop.Kind.SHOPIFY: _Way(shopify.find, shopify.ready),
    Shop.Kind.MAGENTO: _Way(magento.find, magento.ready),
}


def can(shop: Shop | None) -> bool:
    return shop is not None and shop.kind in _WAYS and shop.is_active


def find(wish: Wish) -> Booked | None:
    """What the shop has paid for this wish already. Raises Trouble and AskedToWait."""
    try:
        return _WAYS[wish.shop.kind].find(wish)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble("broken_answer", repr(error)) from None


def ready(wish: Wish) -> Callable[[], Booked]:
    """All that can be asked before; what is given back tells the shop to pay.

    Raises Trouble and AskedToWait, and nothing has been told yet. The deed raises Trouble where the shop did surely
    not pay, AskedToWait where it did not listen, and Unclear.
    """
    try:
        deed = _WAYS[wish.shop.kind].ready(wish)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble("broken_answer", repr(error)) from None
    return lambda: _told(deed)


def _told(deed: Callable[[], Booked]) -> Booked:
    try:
        return deed()
    except Trouble as trouble:
        if isinstance(trouble, SaidNo) or trouble.code in _UNHEARD:
            raise
        broke_off = trouble.detail.startswith(_BROKE_OFF)
        raise Unclear(f"{STUMBLED}: {trouble.detail}" if broke_off else str(trouble)) from None
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration) as error:
        raise Unclear(f"odd answer: {error!r}") from None
