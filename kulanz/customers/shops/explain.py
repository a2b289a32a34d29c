"""What a trouble with a shop means, and what to do about it, in plain words."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kulanz.customers.models import Shop


class Explanation(NamedTuple):
    said: str | Promise
    advice: str | Promise


_TEXTS: dict[str, Explanation] = {
    "sign_in_refused": Explanation(
        _("The shop does not let the desk in."),
        _("Check that the keys are complete, still valid, and allowed to read orders and products."),
    ),
    "wrong_address": Explanation(
        _("At this address nobody answers for the shop."),
        _("Check the address, with or without “www” as the shop itself shows it."),
    ),
    "server_trouble": Explanation(
        _("The shop's server has trouble or takes too long."),
        _("The desk tries again by itself. If it lasts, tell whoever runs the shop."),
    ),
    "broken_answer": Explanation(
        _("The shop's answer was incomplete or of another kind than expected."),
        _(
            "Mostly this passes. If it lasts, something in front of the shop, such as a firewall, answers for it."
        ),
    ),
    "refused": Explanation(
        _("The shop does not answer this question."),
        _("What it said stands below. An old version of the shop may be the cause."),
    ),
    "closed": Explanation(
        _("The shop is closed or locked by its provider."), _("Sign in there and see what is open.")
    ),
    "not_found": Explanation(
        _("There is no server of this name."),
        _("Check the spelling of the address. If it is right, the name service or the internet is down."),
    ),
    "not_reached": Explanation(
        _("The shop's server cannot be reached."),
        _("Check the address and the internet connection of this machine."),
    ),
    "private": Explanation(
        _("This server has an address inside a private network, and the desk does not go there."),
        _("If it is your own server, add its name to KULANZ_PRIVATE_HOSTS and start the desk again."),
    ),
    "not_secure": Explanation(
        _("Without encryption, the desk hands no keys to a shop."),
        _("Enter the address with https at the beginning."),
    ),
    "no_way_back": Explanation(
        _("The shop cannot send this payment back by itself."),
        _("Send the money back where it was paid, and write it down here as done by hand."),
    ),
    "stumbled": Explanation(
        _("The shop broke off while it was paying. Perhaps it has paid."),
        _(
            "It is not told again. Please look at the order and at the payment service, and write down here what you "
            "saw."
        ),
    ),
    "gone_meanwhile": Explanation(
        _(
            "Since this was decided, the shop has told of money that went back and that no refund here knows of."
        ),
        _("If it was this refund, write it down as booked by hand. If not, decide anew how much goes back."),
    ),
    "too_much": Explanation(
        _("So much of this order is not left any more."), _("Please decide anew how much goes back.")
    ),
    "fault": Explanation(
        _("The desk itself stumbled over what the shop said."),
        _("The desk tries again every hour. Please pass what stands below on to the makers of Kulanz."),
    ),
}
_SIGN_IN: dict[str, str | Promise] = {
    Shop.Kind.WOOCOMMERCE: _(
        "Check both keys, and that they may read. They are shown once, when they are made."
    ),
    Shop.Kind.SHOPIFY: _(
        "Check the app's keys, that it is installed in this shop, and that it may read orders and products "
        "(read_orders, read_products)."
    ),
    Shop.Kind.MAGENTO: _(
        "Check the token, that the integration may read orders, credit memos, shipments and products, and that "
        "tokens may be used as bearer tokens (Stores, Configuration, Services, OAuth)."
    ),
}


def explain(code: str, kind: str) -> Explanation:
    found = _TEXTS.get(code, _TEXTS["refused"])
    if code == "sign_in_refused" and kind in _SIGN_IN:
        return Explanation(found.said, _SIGN_IN[kind])
    return found
