from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer, Shop


class Budget(models.Model):
    """One row: what gestures may cost. In the currency of the business; 0 cents: no bound."""

    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    month_cents = models.PositiveBigIntegerField(_("a month"), default=10_000)
    case_cents = models.PositiveBigIntegerField(_("a case"), default=2_000)
    # Above this sum a second pair of eyes decides.
    four_eyes_cents = models.PositiveBigIntegerField(_("two people from"), default=1_500)


class Gesture(models.Model):
    """Goodwill shown to a customer, or proposed: what, why, what it costs, who allowed it, what came of it."""

    class Kind(models.TextChoices):
        VOUCHER = "voucher", _("a voucher")
        DISCOUNT = "discount", _("a discount for a next time")
        FREE_SHIPPING = "free_shipping", _("free shipping for a time")
        FREE_COPY = "free_copy", _("a free e-book or sample")
        PERSONAL = "personal", _("something that matters to them")
        LETTER = "letter", _("an apology by hand")

    class Reason(models.TextChoices):
        OUR_FAULT = "our_fault", _("we made a mistake")
        LATE = "late", _("they waited too long")
        PROMISE_BROKEN = "promise_broken", _("we broke a promise")
        DAMAGED = "damaged", _("it arrived broken")
        THANKS = "thanks", _("to say thanks")
        LOYALTY = "loyalty", _("they have stayed with us")
        GOODWILL = "goodwill", _("goodwill, without a fault of ours")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("waits for a second pair of eyes")
        APPROVED = "approved", _("to be given")
        GIVEN = "given", _("given")
        DECLINED = "declined", _("declined")

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="gestures")
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="gestures"
    )
    kind = models.CharField(max_length=14, choices=Kind.choices)
    reason = models.CharField(max_length=14, choices=Reason.choices)
    # What exactly, and for a letter nothing but its words.
    what = models.CharField(max_length=300, blank=True)
    # What it costs us at the most.
    cents = models.PositiveBigIntegerField(default=0)
    currency = models.CharField(max_length=3, default="EUR")
    state = models.CharField(max_length=8, choices=State.choices)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decided_note = models.CharField(max_length=300, blank=True)
    given_at = models.DateTimeField(null=True)
    # The number of the promise that it is until then; the ledger is another room.
    promise_number = models.BigIntegerField(null=True)
    # The mail that told them, where one did.
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="gestures")

    class Meta:
        ordering = ["-proposed_at"]
        indexes = [
            models.Index(fields=["state", "-proposed_at"], name="gesture_state"),
            models.Index(fields=["customer", "-proposed_at"], name="gesture_of_customer"),
        ]


class Voucher(models.Model):
    """A code that is worth something once."""

    class Worth(models.TextChoices):
        AMOUNT = "amount", _("an amount")
        PERCENT = "percent", _("a share of the price")
        SHIPPING = "shipping", _("free shipping")

    class Way(models.TextChoices):
        API = "api", _("asked for by a program")
        SHOP = "shop", _("in the shop")
        HAND = "hand", _("by hand")

    gesture = models.OneToOneField(Gesture, on_delete=models.CASCADE, related_name="voucher")
    # Without its hyphens; the last character checks the others.
    code = models.CharField(max_length=20, unique=True)
    worth = models.CharField(max_length=8, choices=Worth.choices)
    cents = models.PositiveBigIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    currency = models.CharField(max_length=3, default="EUR")
    valid_until = models.DateField()
    # Where it is a coupon of the shop as well.
    shop = models.ForeignKey(Shop, null=True, on_delete=models.SET_NULL, related_name="+")
    remote_id = models.CharField(max_length=100, blank=True)
    failure = models.CharField(max_length=300, blank=True)
    redeemed_at = models.DateTimeField(null=True)
    redeemed_way = models.CharField(max_length=4, choices=Way.choices, blank=True)
    redeemed_cents = models.PositiveBigIntegerField(null=True)
    redeemed_for = models.CharField(max_length=100, blank=True)
    voided_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["shop", "redeemed_at", "valid_until"], name="voucher_in_shop")]


class VoucherKey(models.Model):
    """What lets a program ask about codes and redeem them; of the key itself only the hash is kept."""

    name = models.CharField(_("name"), max_length=100)
    hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name


class PaperLetter(models.Model):
    """A letter on paper: to whom, the words, and whether it was printed and posted."""

    gesture = models.OneToOneField(Gesture, on_delete=models.CASCADE, related_name="letter")
    # Up to six lines, as they stand in the window of the envelope.
    address = models.TextField()
    on = models.DateField()
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    signed_by = models.CharField(max_length=100, blank=True)
    printed_at = models.DateTimeField(null=True)
    posted_at = models.DateTimeField(null=True)
