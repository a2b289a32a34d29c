from .consent import Consent
from .customer import Customer, Handle, Merge, MergeSuggestion
from .order import Order, Product, Refund
from .shop import OrderFile, Shop
from .silenced import LastWord, Silenced
from .standing import Standing, Yardstick

__all__ = [
    "Consent",
    "Customer",
    "Handle",
    "LastWord",
    "Merge",
    "MergeSuggestion",
    "Order",
    "OrderFile",
    "Product",
    "Refund",
    "Shop",
    "Silenced",
    "Standing",
    "Yardstick",
]
