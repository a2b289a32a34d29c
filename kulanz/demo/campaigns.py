"""An appreciation month of the demo shop: previews that wait to be looked at, and who is left out."""

from kulanz.business.models import Staff
from kulanz.channels.models import Channel
from kulanz.customers import consents
from kulanz.customers.models import Consent, Customer
from kulanz.flow import previewing, recognising
from kulanz.goodwill import campaigns
from kulanz.goodwill.campaigns import Plan
from kulanz.goodwill.models import Campaign, Gesture

GROUP, DAYS = Campaign.Group.ANNIVERSARY, 60
# Who has not agreed to news is left out.
NOT_AGREEING = 1
CENTS = 300


def agree(*, by: Staff) -> None:
    """When they ordered, and so before anything that their mails say."""
    found = sorted(recognising.find(GROUP, DAYS))[NOT_AGREEING:]
    for customer in Customer.objects.filter(pk__in=found).order_by("pk"):
        at = customer.orders.earliest("placed_at").placed_at
        consents.give(
            customer, "", "Häkchen im Shop bei der Bestellung", purpose=Consent.Purpose.NEWS, by=by, at=at
        )


def load(*, by: Staff) -> None:
    channel = Channel.objects.earliest("pk")
    plan = Plan("Dankmonat", GROUP, DAYS, channel, gesture=Gesture.Kind.VOUCHER, cents=CENTS)
    campaign = campaigns.make(plan, by=by)
    campaigns.begin_previews(campaign)
    previewing.prepare(campaign.pk)
