from .consent import Consent
from .customer import Customer, Handle, Merge, MergeSuggestion
from .order import Order, Product, Refund
from .shop import OrderFile, Shop
from .standing import Standing, Yardstick

__all__ = [
    "Consent",
    "Customer",
    "Handle",
    "Merge",
    "MergeSuggestion",
    "Order",
    "OrderFile",
    "Product",
    "Refund",
    "Shop",
    "Standing",
    "Yardstick",
]
