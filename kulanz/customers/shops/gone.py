"""Orders that were deleted in the shop: they stay here as cancelled, for people have written about them."""

from datetime import datetime, timedelta

from django.utils import timezone

from kulanz.customers import orders
from kulanz.customers.models import Order, Shop
from kulanz.jobs.tasks import task
from kulanz.lib import turns

from . import woocommerce
from .trouble import AskedToWait


def ask_soon(shop: Shop, remote_id: str, at: datetime | None = None) -> None:
    """Have the shop asked whether it has deleted this order; nothing where we do not know it."""
    if shop.orders.filter(remote_id=remote_id).exists():
        key = f"gone:{shop.pk}:{remote_id}"
        ask.enqueue(key=key, run_at=at, shop_id=shop.pk, remote_id=remote_id)


@task()
def ask(shop_id: int, remote_id: str) -> None:
    """What is in the way (Trouble) is raised, so that it is asked again."""
    shop = Shop.objects.filter(pk=shop_id, is_active=True, kind=Shop.Kind.WOOCOMMERCE).first()
    if shop is None:
        return
    try:
        at = woocommerce.gone_at(shop, remote_id)
    except AskedToWait as wish:
        ask_soon(shop, remote_id, at=timezone.now() + timedelta(seconds=wish.seconds))
        return
    if at:
        cancel(shop, remote_id, at)


def cancel(shop: Shop, remote_id: str, at: datetime) -> None:
    """`at`: by the shop's clock; what was told before that moment and comes later does not revive it."""
    with turns.alone(f"shop {shop.pk}"):
        gone = shop.orders.filter(remote_id=remote_id)
        gone.update(state=Order.State.CANCELLED, changed_at=at)
        orders.look_again(gone.exclude(customer=None).values_list("customer", flat=True))
