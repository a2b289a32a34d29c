from django.db import models
from django.utils.translation import gettext_lazy as _

from .customer import Customer
from .shop import Shop


class Order(models.Model):
    """What somebody bought, as the shop tells it. Cents are of `currency` and never added across currencies."""

    class State(models.TextChoices):
        OPEN = "open", _("not paid yet")
        PAID = "paid", _("paid")
        SENT = "sent", _("sent")
        REFUNDED = "refunded", _("refunded")
        CANCELLED = "cancelled", _("cancelled")

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="orders")
    remote_id = models.CharField(max_length=100)
    # As the customer knows it, and as it is searched for: upper case, without "#" and spaces.
    number = models.CharField(max_length=100)
    number_key = models.CharField(max_length=100, db_index=True)
    # None where the shop told no address.
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="orders")
    email = models.CharField(max_length=254, blank=True)
    # Whose it was is erased, and stays so whatever the shop tells again.
    is_nobodys = models.BooleanField(default=False)
    placed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices)
    total_cents = models.BigIntegerField()
    refunded_cents = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    # [{"title", "sku", "quantity", "cents", "is_digital"}, …]
    lines = models.JSONField(default=list)
    # [{"carrier", "code", "url", "sent_at"}, …], where the shop knows it.
    parcels = models.JSONField(default=list)
    # When the shop last changed it: an older telling does not overwrite a newer one.
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-placed_at"]
        constraints = [models.UniqueConstraint(fields=["shop", "remote_id"], name="order_once")]
        indexes = [models.Index(fields=["customer", "-placed_at"], name="order_of_customer")]

    def __str__(self) -> str:
        return self.number

    @property
    def kept_cents(self) -> int:
        return self.total_cents - self.refunded_cents

    @property
    def is_digital(self) -> bool:
        return bool(self.lines) and all(line.get("is_digital") for line in self.lines)


class Refund(models.Model):
    """Money that went back through the shop."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="refunds")
    remote_id = models.CharField(max_length=100)
    at = models.DateTimeField()
    cents = models.BigIntegerField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["order", "remote_id"], name="refund_once")]


class Product(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="products")
    remote_id = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    sku = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=500, blank=True)
    is_digital = models.BooleanField(default=False)

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["shop", "remote_id"], name="product_once")]
