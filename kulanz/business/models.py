"""Who we are: the business and its terms, the people who sign in, when we are open, and what they are told."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kulanz.lib.fields import SecretField


class Language(models.TextChoices):
    GERMAN = "de", _("German")
    ENGLISH = "en", _("English")


class Register(models.TextChoices):
    SIE = "sie", _("Sie")
    DU = "du", _("du")


class Business(models.Model):
    """One row: this desk serves one business."""

    name = models.CharField(_("name"), max_length=200)
    postal_address = models.TextField(_("postal address"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.GERMAN
    )
    register = models.CharField(
        _("form of address"), max_length=3, choices=Register.choices, default=Register.SIE
    )
    time_zone = models.CharField(_("time zone"), max_length=50, default="Europe/Berlin")
    # A code of the `holidays` library: country and, where it matters, the Land ("DE-BE", "AT", "CH-ZH").
    region = models.CharField(_("region (holidays)"), max_length=10, default="DE", blank=True)
    same_day_until = models.TimeField(
        _("same day until"),
        default="15:00",
        help_text=_("What arrives by this time is answered on the same day."),
    )
    # Between these nobody is written to who has not written first.
    quiet_from = models.TimeField(_("quiet from"), default="20:00")
    quiet_until = models.TimeField(_("quiet until"), default="08:00")
    # Whether who writes is told at once that it arrived, who will answer, and by when; and who is named there.
    acknowledges = models.BooleanField(_("acknowledge what arrives"), default=False)
    answers_by_name = models.ForeignKey(
        "Staff",
        verbose_name=_("who is named as answering"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    guarantee_terms = models.TextField(_("guarantee terms"), blank=True)
    known_for = models.TextField(_("words we want to be known for"), blank=True)

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday.choices)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        ordering = ["weekday", "opens"]


class Holiday(models.Model):
    """A day on which we are closed beside the public holidays, or open in spite of one."""

    on = models.DateField(_("day"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    is_open = models.BooleanField(_("open all the same"), default=False)

    class Meta:
        ordering = ["on"]


class StaffManager(BaseUserManager["Staff"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Staff":
        staff = self.model(email=self.normalize_email(email).lower(), **fields)
        staff.set_password(password)
        staff.save()
        return staff


class Staff(AbstractBaseUser):
    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        ASSISTANT = "assistant", _("Assistant")
        SPECIALIST = "specialist", _("Specialist")

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.ASSISTANT)
    skills = models.CharField(_("skills"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.GERMAN
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    absent_from = models.DateField(_("absent from"), null=True, blank=True)
    absent_until = models.DateField(_("absent until"), null=True, blank=True)
    deputy = models.ForeignKey(
        "self", verbose_name=_("deputy"), null=True, blank=True, on_delete=models.SET_NULL
    )
    notify_by_mail = models.BooleanField(_("notify by mail"), default=False)
    # A mail in the morning with what is due; and the last day on which one was sent.
    digest = models.BooleanField(_("a mail in the morning with what is due"), default=False)
    digested_on = models.DateField(null=True)
    # The hash of what opens their private calendar feed; empty: there is none.
    feed_hash = models.CharField(max_length=64, blank=True, db_index=True)

    objects = StaffManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_owner(self) -> bool:
        return self.role == self.Role.OWNER

    @property
    def is_specialist(self) -> bool:
        return self.role == self.Role.SPECIALIST


class Invitation(models.Model):
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=100, blank=True)
    role = models.CharField(
        _("role"), max_length=10, choices=Staff.Role.choices, default=Staff.Role.ASSISTANT
    )
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Staff, on_delete=models.CASCADE)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)


class Notice(models.Model):
    """Something a member of staff should hear of: on the page and, if wished, by mail."""

    class Kind(models.TextChoices):
        ASSIGNED = "assigned", _("assigned to you")
        MENTIONED = "mentioned", _("mentioned you")
        ANSWERED = "answered", _("the customer answered")
        MAILBOX_FAILING = "mailbox_failing", _("a mailbox cannot be reached")
        MAILBOX_RECOVERED = "mailbox_recovered", _("a mailbox works again")
        SENDING_FAILING = "sending_failing", _("a mailbox cannot send")
        SENDING_RECOVERED = "sending_recovered", _("a mailbox can send again")
        DISSATISFIED = "dissatisfied", _("somebody is extremely dissatisfied")
        HANDED_OVER = "handed_over", _("handed over to you")
        COOLED = "cooled", _("your draft has cooled")
        LOOK_ASKED = "look_asked", _("asks you to read a draft")
        LOOK_ANSWERED = "look_answered", _("has read your draft")
        SENT_ANYWAY = "sent_anyway", _("was sent against the coach's advice")
        PROMISE_DUE = "promise_due", _("a promise of yours is due soon")
        PROMISE_HANDED = "promise_handed", _("a promise is yours to keep now")
        PROMISE_BROKEN = "promise_broken", _("a promise was not kept")
        CALLBACK_CHANGED = "callback_changed", _("a customer changed the time of a call")
        GESTURE_ASKED = "gesture_asked", _("a gesture waits for a second pair of eyes")
        GESTURE_DECIDED = "gesture_decided", _("your gesture was decided on")
        REFUND_FAILED = "refund_failed", _("the shop did not book a refund")

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    text = models.CharField(max_length=300, blank=True)
    actor = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["staff", "read_at", "-at"], name="notice_unread")]


class AlarmTarget(models.Model):
    """Where an owner is reached outside the desk when somebody needs them at once."""

    class Kind(models.TextChoices):
        MAIL = "mail", _("e-mail")
        NTFY = "ntfy", "ntfy"
        GOTIFY = "gotify", "Gotify"
        WEBHOOK = "webhook", _("webhook (JSON)")

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="alarm_targets")
    kind = models.CharField(_("way"), max_length=10, choices=Kind.choices)
    # An e-mail address, or the address that is posted to.
    address = models.CharField(_("address"), max_length=500)
    secret = SecretField(default=dict)
    at_night = models.BooleanField(_("at night, too"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    last_success_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]


class HelpPage(models.Model):
    """A page of ours that answers a usual question, named to whom it helps when their mail has come."""

    title = models.CharField(_("title"), max_length=150)
    url = models.URLField(_("address"), max_length=500)
    # One or several words a line or comma: what somebody writes whom it helps.
    words = models.TextField(_("words"))
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.GERMAN
    )

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title
