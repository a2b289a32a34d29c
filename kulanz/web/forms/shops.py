"""What a shop needs so that its orders come in; keys go in and never come out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.customers.models import Shop
from kulanz.customers.shops import setting_up

from .base import DeskForm, Secret

_LABELS: dict[str, Any] = {
    "consumer_key": _("Consumer key"),
    "consumer_secret": _("Consumer secret"),
    "client_id": _("Client ID"),
    "client_secret": _("Client secret"),
    "access_token": _("Access token"),
    "webhook_secret": _("Secret of the webhooks"),
}
_ADDRESS_HELP: dict[str, Any] = {
    Shop.Kind.WOOCOMMERCE: _("As customers see it, with https."),
    Shop.Kind.SHOPIFY: _("The one that ends in myshopify.com; it stays when your own domain changes."),
    Shop.Kind.MAGENTO: _("As customers see it, with https."),
}
# Asked for only by those who need it.
SELDOM: dict[str, tuple[str, ...]] = {Shop.Kind.SHOPIFY: ("access_token", "webhook_secret")}
_SELDOM_HELP: dict[str, Any] = {
    "access_token": _("Only for an app that was made in the shop itself, before 2026: begins with shpat_."),
    "webhook_secret": _(
        "Only where webhooks are made under Settings, Notifications, Webhooks; the shop shows it there."
    ),
}


class ShopForm(DeskForm):
    name = forms.CharField(label=_("Name of the shop"), max_length=100)
    url = forms.CharField(label=_("Address of the shop"), max_length=200)

    def __init__(self, data: Any, shop: Shop) -> None:
        super().__init__(data, initial={"name": shop.name, "url": shop.url})
        self.shop = shop
        # Where there are two ways to sign in, the browser cannot know which one is meant.
        self.use_required_attribute = len(setting_up.NEEDED[shop.kind]) == 1
        if shop.kind in _ADDRESS_HELP:
            self.fields["url"].help_text = _ADDRESS_HELP[shop.kind]
            self.fields["url"].widget.attrs |= {"inputmode": "url", "spellcheck": "false"}
        else:
            del self.fields["url"]
        for name in setting_up.SECRETS[shop.kind]:
            self.fields[name] = self._secret(name)

    @property
    def keys(self) -> list[forms.BoundField]:
        return [self[name] for name in self._names() if name not in self._seldom()]

    @property
    def seldom(self) -> list[forms.BoundField]:
        return [self[name] for name in self._seldom()]

    @property
    def is_seldom_used(self) -> bool:
        """What is seldom asked for is in use, or is wrong."""
        return bool(self.errors) or any(self.shop.secret.get(name) for name in self._seldom())

    def _names(self) -> tuple[str, ...]:
        return setting_up.SECRETS[self.shop.kind]

    def _seldom(self) -> tuple[str, ...]:
        return SELDOM.get(self.shop.kind, ())

    def _secret(self, name: str) -> forms.CharField:
        is_kept = bool(self.shop.secret.get(name))
        by_another_way = any(self.data.get(other) or self.shop.secret.get(other) for other in self._seldom())
        kept = _("Kept encrypted. Leave it empty to keep it as it is.")
        return forms.CharField(
            label=_LABELS[name],
            required=not (is_kept or by_another_way or name in self._seldom()),
            max_length=500,
            widget=Secret(),
            help_text=kept if is_kept else _SELDOM_HELP.get(name, ""),
        )


class ShopRemovalForm(DeskForm):
    is_sure = forms.BooleanField(label=_("Delete its orders as well"), required=False)
