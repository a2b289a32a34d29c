"""Which conversations: the present ones, those of a customer, those that somebody may see."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kulanz.business.models import Staff
from kulanz.customers.models import Customer

if TYPE_CHECKING:
    from .conversation import Conversation


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def present(self) -> "ConversationQuerySet":
        """Neither in the bin nor in quarantine nor merged away."""
        return self.filter(deleted_at=None, quarantined_at=None, merged_into=None)

    def of(self, customer: Customer) -> "ConversationQuerySet":
        """Those with this customer, the newest first."""
        return self.present().filter(customer=customer).order_by("-last_at")

    def beside(self, conversation: "Conversation") -> "ConversationQuerySet":
        """The others with the same customer, the newest first."""
        return self.of(conversation.customer).exclude(pk=conversation.pk)

    def hold(self, conversation: "Conversation") -> "Conversation":
        """Locked and as it is now, or what it was merged into; mail that is being filed there waits for us."""
        now = self.select_for_update().get(pk=conversation.pk)
        return self.hold(now.merged_into) if now.merged_into else now

    def visible_to(self, staff: Staff) -> "ConversationQuerySet":
        """Specialists see what was given to them or where they were asked; all others see everything."""
        if not staff.is_specialist:
            return self
        mentioned = self.model.objects.filter(notes__mentioned=staff).values("pk")
        return self.filter(Q(assigned_to=staff) | Q(pk__in=mentioned))
