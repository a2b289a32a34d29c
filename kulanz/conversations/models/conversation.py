"""One matter with one customer: its state, who has it, since when somebody waits, and why it is due."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Staff
from kulanz.channels.models import Channel
from kulanz.customers.models import Customer
from kulanz.journal.models import record
from kulanz.lib import rows
from kulanz.lib.refusal import Refusal
from kulanz.lib.secrets import token

from . import need
from .alone import alone
from .selection import ConversationQuerySet
from .tag import Tag


class Conversation(models.Model):
    Due, Pull = need.Due, need.Pull

    class State(models.TextChoices):
        OPEN = "open", _("open")
        WAITING = "waiting", _("waiting for the customer")
        SNOOZED = "snoozed", _("snoozed")
        DONE = "done", _("done")

    class Snooze(models.TextChoices):
        UNTIL_THEN = "until_then", _("until then")
        UNLESS_THEY_WRITE = "unless_they_write", _("unless they write")

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="conversations")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=1000, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="conversations")
    # Goes into the reply address and finds the conversation again.
    token = models.CharField(max_length=40, unique=True, default=token)
    preview = models.CharField(max_length=200, blank=True)
    has_attachment = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    last_in_at = models.DateTimeField(null=True)
    last_out_at = models.DateTimeField(null=True)
    # The first message that has no answer yet, and how many there are.
    waiting_since = models.DateTimeField(null=True)
    unanswered = models.PositiveIntegerField(default=0)
    snoozed_until = models.DateTimeField(null=True)
    snooze_mode = models.CharField(max_length=20, choices=Snooze.choices, blank=True)
    promised_for = models.DateField(null=True)
    promised_what = models.CharField(max_length=200, blank=True)
    # When it should be answered, why, and where that puts it in the order of need (both null unless open).
    due_at = models.DateTimeField(null=True)
    due_reason = models.CharField(max_length=20, choices=Due.choices, blank=True)
    need_at = models.DateTimeField(null=True)
    # What upper rooms know of the customer.
    pulled_by = models.CharField(max_length=14, choices=Pull.choices, blank=True)
    quarantined_at = models.DateTimeField(null=True)
    quarantine_cause = models.CharField(max_length=100, blank=True)
    deleted_at = models.DateTimeField(null=True)
    # Nearly always empty: an index of all would only lead the planner astray, so there is one of the others.
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="absorbed", db_index=False
    )

    objects = ConversationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "need_at", "id"], name="conversation_need"),
            models.Index(fields=["state", "-last_at", "-id"], name="conversation_recent"),
            models.Index(fields=["-last_at", "-id"], name="conversation_all"),
            models.Index(fields=["assigned_to", "state", "need_at"], name="conversation_mine"),
            models.Index(fields=["customer", "-last_at"], name="conversation_of_customer"),
            models.Index(
                fields=["snoozed_until"],
                name="conversation_snoozed",
                condition=Q(snoozed_until__isnull=False),
            ),
            models.Index(
                fields=["merged_into"], name="conversation_merged", condition=Q(merged_into__isnull=False)
            ),
            models.Index(
                fields=["quarantined_at"],
                name="conversation_quarantine",
                condition=Q(quarantined_at__isnull=False),
            ),
            models.Index(
                fields=["deleted_at"], name="conversation_bin", condition=Q(deleted_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.subject or str(_("(no subject)"))

    @property
    def is_new(self) -> bool:
        """Not in the database yet."""
        return self._state.adding

    # What comes and goes

    def received(self, at: datetime, preview: str, *, has_attachment: bool = False) -> None:
        """The customer wrote (again): it is open, unless it is to stay quiet until a date, and out of the bin."""
        self.last_in_at = max(self.last_in_at or at, at)
        self.last_at = max(self.last_at, at)
        if self.last_at == at:
            self.preview = preview[:200]
        self.has_attachment |= has_attachment
        if self._is_answered_elsewhere(at):
            return self._reckon_and_save()
        if self.deleted_at:
            self.deleted_at = None
            record("restored", self)
        if self.state == self.State.DONE:  # what was done with waits no longer; reopening it would
            self.waiting_since, self.unanswered = None, 0
        self.waiting_since = min(self.waiting_since or at, at)
        self.unanswered += 1
        if not (self.state == self.State.SNOOZED and self.snooze_mode == self.Snooze.UNTIL_THEN):
            self._wake(self.State.OPEN)
        return self._reckon_and_save()

    def answered(self, at: datetime, preview: str, *, by: Staff | None, has_attachment: bool = False) -> None:
        """We wrote: nobody waits for us any more, as far as this message knew."""
        self.last_out_at = max(self.last_out_at or at, at)
        self.last_at = max(self.last_at, at)
        if self.last_at == at:
            self.preview = preview[:200]
        self.has_attachment |= has_attachment
        # Who answers here has seen what came, whatever date the customer's clock gave it.
        if by or not self.last_in_at or at >= self.last_in_at:
            self.waiting_since, self.unanswered = None, 0
            if self.state == self.State.OPEN and not self.promised_for:
                self.state = self.State.WAITING
        if by and not self.assigned_to_id:
            self.assigned_to = by
        if self.quarantined_at:  # whom we answer we do not want to be rid of
            self._let_in(by)
        self._reckon_and_save()

    def spoken(self, at: datetime, seen: datetime, *, by: Staff) -> None:
        """One of us talked to them: who waited is answered, save for what came in after `seen`."""
        self.last_out_at = max(self.last_out_at or at, at)
        self.last_at = max(self.last_at, at)
        unseen = self.messages.filter(direction="in", automatic="", arrived_at__gt=seen).order_by("at")
        moments = list(unseen.values_list("at", flat=True))
        self.waiting_since, self.unanswered = next(iter(moments), None), len(moments)
        if self.state == self.State.OPEN and not moments and not self.promised_for:
            self.state = self.State.WAITING
        if not self.assigned_to_id:
            self.assigned_to = by
        if self.quarantined_at:  # likewise
            self._let_in(by)
        self._reckon_and_save()

    def bounced(self, at: datetime) -> None:
        """An answer of ours did not arrive: somebody has to find another way."""
        self.last_at = max(self.last_at, at)
        self._wake(self.State.OPEN)
        self._reckon_and_save(otherwise=self.Due.BOUNCED)
        record("answer_bounced", self)

    # What staff decide

    @alone
    def close(self, *, by: Staff | None) -> None:
        self._wake(self.State.DONE)
        self._reckon_and_save()
        record("closed", self, by=by)

    @alone
    def reopen(self, *, by: Staff | None) -> None:
        self._wake(self.State.OPEN)
        self._reckon_and_save()
        record("reopened", self, by=by)

    @alone
    def await_customer(self, *, by: Staff | None) -> None:
        self._wake(self.State.WAITING)
        self._reckon_and_save()
        record("awaits_customer", self, by=by)

    @alone
    def snooze(self, until: datetime, mode: str, *, by: Staff | None) -> None:
        if until <= timezone.now():
            raise Refusal(_("Please choose a time in the future."))
        self.state, self.snoozed_until, self.snooze_mode = self.State.SNOOZED, until, mode
        self._reckon_and_save()
        record("snoozed", self, by=by, until=until.isoformat(), mode=mode)

    @alone
    def wake_up(self) -> None:
        """The clock has come to the end of the snooze."""
        self._wake(self.State.OPEN)
        self._reckon_and_save(otherwise=self.Due.WOKE_UP)
        record("woke_up", self)

    @alone
    def assign(self, to: Staff | None, *, by: Staff | None) -> None:
        if self.assigned_to_id == (to.pk if to else None):
            return
        self.assigned_to = to
        self.save(update_fields=["assigned_to"])
        record("assigned", self, by=by, to=str(to) if to else None, to_id=to.pk if to else None)

    @alone
    def owe(self, what: str, on: date | None) -> None:
        """Something is owed to the customer by the end of that day; None: nothing is any more."""
        self.promised_for, self.promised_what = on, what[:200]
        if on and self.state in {self.State.WAITING, self.State.DONE}:
            self._wake(self.State.OPEN)
        elif not on and self.due_reason == self.Due.PROMISED and not self.waiting_since:
            self.state = self.State.WAITING
        self._reckon_and_save()

    @alone
    def tag(self, name: str, *, by: Staff | None) -> None:
        tag, _made = Tag.objects.get_or_create(name=name.strip().lower()[:50])
        self.tags.add(tag)
        record("tagged", self, by=by, tag=tag.name)

    @alone
    def untag(self, name: str, *, by: Staff | None) -> None:
        self.tags.remove(*Tag.objects.filter(name=name))
        record("untagged", self, by=by, tag=name)

    @alone
    def bin(self, *, by: Staff | None) -> None:
        self.deleted_at = timezone.now()
        self.save(update_fields=["deleted_at"])
        record("binned", self, by=by)

    @alone
    def restore(self, *, by: Staff | None) -> None:
        self.deleted_at = None
        self.save(update_fields=["deleted_at"])
        record("restored", self, by=by)

    @alone
    def quarantine(self, cause: str, *, by: Staff | None = None) -> None:
        self.quarantined_at, self.quarantine_cause = timezone.now(), cause[:100]
        self.save(update_fields=["quarantined_at", "quarantine_cause"])
        record("quarantined", self, by=by, cause=cause)

    @alone
    def release(self, *, by: Staff | None) -> None:
        self._let_in(by)
        self._reckon_and_save()

    def reckon(self, otherwise: str = Due.REOPENED) -> None:
        """Set when it is due, and why, anew from the facts above; `otherwise` where nobody waits."""
        if self.state != self.State.OPEN:
            self.due_at = self.need_at = None
            self.due_reason = ""
            return
        self.need_at, self.due_at, self.due_reason = need.most_pressing(
            self.waiting_since, self.unanswered, self.promised_for, self.pulled_by, otherwise=otherwise
        )

    def _is_answered_elsewhere(self, at: datetime) -> bool:
        """Whether we wrote after `at` in another program; an answer written here cannot know what only comes now."""
        if not self.last_out_at or at > self.last_out_at:
            return False
        return self.messages.filter(direction="out", outbound=None, at__gte=at).exists()

    def _let_in(self, by: Staff | None) -> None:
        self.quarantined_at, self.quarantine_cause = None, ""
        record("released", self, by=by)

    def _wake(self, state: str) -> None:
        self.state, self.snoozed_until, self.snooze_mode = state, None, ""

    def write(self) -> None:
        """Save it, new or not."""
        if self.is_new:
            rows.insert(self)
        else:
            rows.update(self)

    def _reckon_and_save(self, otherwise: str = Due.REOPENED) -> None:
        self.reckon(otherwise)
        self.write()
