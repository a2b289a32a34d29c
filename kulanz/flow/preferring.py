"""Super-customers and the extremely dissatisfied move forward in the queue; by how little is `need`'s affair."""

from django.db.models import Case, Exists, F, OuterRef, Value, When

from kulanz.conversations import pulling
from kulanz.conversations.models import Conversation
from kulanz.customers.models import Customer, Standing
from kulanz.triage.models import Dissatisfaction

AT_ONCE = 500

_State, _Pull = Conversation.State, Conversation.Pull
_DISSATISFIED = Dissatisfaction.objects.filter(customer=OuterRef("customer"), closed_at=None)
_WANTED = Case(
    When(Exists(_DISSATISFIED), then=Value(_Pull.DISSATISFIED.value)),
    When(customer__standing__kind=Standing.Kind.SUPER, then=Value(_Pull.SUPER.value)),
    default=Value(""),
)


def prefer(customer: Customer | None = None) -> int:
    """Bring the conversations that are not done (of one customer, else of all) to where they belong; how many moved."""
    rows = Conversation.objects.filter(state__in=[_State.OPEN, _State.WAITING, _State.SNOOZED])
    if customer:
        rows = rows.filter(customer=customer)
    wrong = rows.annotate(wanted=_WANTED).exclude(pulled_by=F("wanted")).order_by()
    found = list(wrong.values_list("pk", "wanted")[:AT_ONCE])
    for pk, wanted in found:
        pulling.pull(pk, wanted)
    return len(found)
