from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.conversations.models import Conversation, Message, Note
from kulanz.customers.models import Customer


class Promise(models.Model):
    """Something we owe to a customer: what, by when, who owes it, from which sentence it came, what became of it."""

    class Kind(models.TextChoices):
        REPLY = "reply", _("an answer")
        CALL = "call", _("a call")
        REFUND = "refund", _("money back")
        SHIPMENT = "shipment", _("a parcel")
        ACCESS = "access", _("access")
        GESTURE = "gesture", _("a gesture")
        FIX = "fix", _("something put right")
        PAYMENT = "payment", _("a payment")
        OTHER = "other", _("something else")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        KEPT = "kept", _("kept")
        # No longer owed: they took it back, or it was none.
        DROPPED = "dropped", _("no longer owed")

    class Evidence(models.TextChoices):
        """What shows that it was kept."""

        MESSAGE = "message", _("the mail that was sent")
        CALL = "call", _("the call that was noted")
        REFUND = "refund", _("the refund that was booked")
        GESTURE = "gesture", _("the gesture that was made")
        PAYMENT = "payment", _("the payment that was noted")
        WORD = "word", _("somebody's word")

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="promises")
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.CASCADE, related_name="promises"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OTHER)
    what = models.CharField(max_length=200)
    # The last day on which it is kept, and the moment after which it is broken; None where no day was named.
    due = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    # What was said at first, where they were told of a later day before that one was over.
    first_due = models.DateField(null=True)
    # The moment that had gone by when they were told of a later day: in the figures it stays late.
    missed_at = models.DateTimeField(null=True)
    # The mail that told of the day it has now, with all that stood there before: if that is not read, it holds again.
    moved_by = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    before_move = models.JSONField(default=dict)
    owed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The sentence it came from, and where that stands: `start` and `end` count in the text of the message or note.
    words = models.CharField(max_length=500, blank=True)
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="promises")
    note = models.ForeignKey(Note, null=True, on_delete=models.SET_NULL, related_name="promises")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Its kind and number, or for somebody's word and for what is no longer owed, that word.
    evidence = models.CharField(max_length=8, choices=Evidence.choices, blank=True)
    evidence_id = models.BigIntegerField(null=True)
    settled_note = models.CharField(max_length=300, blank=True)
    # The mail that keeps it once it has left.
    awaits = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    # Who owes it was reminded, and then told that it is broken.
    reminded_at = models.DateTimeField(null=True)
    broken_told_at = models.DateTimeField(null=True)

    # What a move changes.
    STANDING = ("due", "due_at", "first_due", "missed_at", "reminded_at", "broken_told_at")

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["message", "start"], name="promise_once")]
        indexes = [
            models.Index(fields=["state", "due_at", "id"], name="promise_due"),
            models.Index(fields=["conversation", "state"], name="promise_here"),
            models.Index(fields=["customer", "state", "due_at"], name="promise_of_customer"),
            models.Index(fields=["owed_by", "due_at"], name="promise_mine", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    def standing(self) -> dict[str, str]:
        """As JSON can hold it; what is empty is left out."""
        return {name: value.isoformat() for name in self.STANDING if (value := getattr(self, name))}

    def put_back(self) -> None:
        """As it stood before the mail that moved it."""
        for field in self._meta.concrete_fields:
            if field.name in self.STANDING:
                setattr(self, field.name, field.to_python(self.before_move.get(field.name)))
        self.moved_by, self.before_move = None, {}
        self.save(update_fields=[*self.STANDING, "moved_by", "before_move"])

    @property
    def is_late(self) -> bool:
        """The day it has now went by without it, be it kept afterwards."""
        if self.due_at is None or self.state == self.State.DROPPED:
            return False
        return (self.settled_at or timezone.now()) > self.due_at

    @property
    def is_broken(self) -> bool:
        """A day of it went by without it, be it moved or kept afterwards."""
        return self.is_late or (self.missed_at is not None and self.state != self.State.DROPPED)
