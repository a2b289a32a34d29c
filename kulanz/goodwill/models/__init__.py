from .campaign import Campaign, CampaignMail
from .gesture import Budget, Gesture, PaperLetter, Voucher, VoucherKey
from .refund import Guarantee, RefundCase

__all__ = [
    "Budget",
    "Campaign",
    "CampaignMail",
    "Gesture",
    "Guarantee",
    "PaperLetter",
    "RefundCase",
    "Voucher",
    "VoucherKey",
]
