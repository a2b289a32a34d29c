import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.conversations.models import Conversation, Message
from kulanz.customers.models import Customer, Order, Product


class Guarantee(models.Model):
    """The terms on which money goes back: for one product, or for all that have no terms of their own."""

    class Begins(models.TextChoices):
        PURCHASE = "purchase", _("from the purchase")
        DELIVERY = "delivery", _("from the delivery")
        ACCESS = "access", _("from the first access")

    product = models.OneToOneField(
        Product, null=True, blank=True, on_delete=models.CASCADE, related_name="guarantee"
    )
    days = models.PositiveSmallIntegerField(_("days"), default=30)
    begins = models.CharField(_("counted"), max_length=10, choices=Begins.choices, default=Begins.PURCHASE)
    grace_days = models.PositiveSmallIntegerField(_("days of grace"), default=14)
    # The right of withdrawal by law: 0 where there is none, as for a download begun with consent.
    withdrawal_days = models.PositiveSmallIntegerField(_("days of withdrawal by law"), default=14)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        # NULLs are never equal to the database: the terms for all are kept single by a lock.
        ordering = ["product__title", "pk"]


class RefundCase(models.Model):
    """Somebody wants money back: what is said of it, decided, booked and told, step by step."""

    class State(models.TextChoices):
        OPEN = "open", _("to be decided")
        DECIDED = "decided", _("to be booked")
        BOOKING = "booking", _("being booked")
        # The shop was asked and its answer never came: it is asked what it knows before anything else.
        UNCLEAR = "unclear", _("unclear whether it is booked")
        BOOKED = "booked", _("booked")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("no longer wanted")

    class Decision(models.TextChoices):
        WHOLE = "whole", _("the whole amount")
        PART = "part", _("a part")
        REFUSED = "refused", _("nothing")

    class Refusal(models.TextChoices):
        """The honest reasons there are; each wants an alternative."""

        OUTSIDE = "outside", _("asked for well after guarantee and grace were over")
        NOT_OURS = "not_ours", _("it was not bought from us")
        ALREADY = "already", _("the money has gone back already")
        USED_UP = "used_up", _("it was used up in full")
        BY_LAW = "by_law", _("the law excludes it, as for made-to-measure goods")

    class Way(models.TextChoices):
        SHOP = "shop", _("through the shop")
        HAND = "hand", _("by hand")

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="refund_cases")
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.SET_NULL, related_name="refund_cases"
    )
    order = models.ForeignKey(Order, null=True, on_delete=models.SET_NULL, related_name="refund_cases")
    # Which of the order's lines it is about (their places in it); none: all of it.
    lines = models.JSONField(default=list)
    # What was bought, where no order is known.
    title = models.CharField(max_length=300, blank=True)
    # When the time began to run, as far as somebody knows better than the order.
    begun_on = models.DateField(null=True)
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    # The steps; each is shown by what did it.
    acknowledged_in = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    # Where the law, the guarantee and the grace stood when it was decided: a code of `guarantee`.
    standing = models.CharField(max_length=12, blank=True)
    cents = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    # What the shop told of then as gone back, and no case knew of: where it is more later, a person looks again.
    unknown_cents = models.BigIntegerField(default=0)
    refusal = models.CharField(max_length=10, choices=Refusal.choices, blank=True)
    alternative = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    # The shop is told this with the booking: who presses twice, or a late answer, books once.
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    # The number of what was promised with the decision; the ledger is another room.
    promise_number = models.BigIntegerField(null=True)
    # When the shop was last told to pay; from then on it may have done so, whatever it answered.
    told_shop_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=4, choices=Way.choices, blank=True)
    # By hand: what shows it, in words and as a file in the vault.
    proof = models.CharField(max_length=300, blank=True)
    proof_file = models.CharField(max_length=64, blank=True)
    proof_name = models.CharField(max_length=200, blank=True)
    remote_id = models.CharField(max_length=100, blank=True)
    failure = models.CharField(max_length=300, blank=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    booked_at = models.DateTimeField(null=True)
    told_in = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    # Thanked for their patience or their words: the last step, which may be the same mail.
    thanked_in = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-opened_at"]
        indexes = [
            models.Index(fields=["state", "opened_at"], name="refund_case_state"),
            models.Index(fields=["customer", "-opened_at"], name="refund_case_of_customer"),
        ]
