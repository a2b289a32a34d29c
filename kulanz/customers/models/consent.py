from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .customer import Customer


class Consent(models.Model):
    """What somebody allowed us to do, how we know it, and until when that held."""

    class Purpose(models.TextChoices):
        NEWS = "news", _("news by mail")
        SURVEY = "survey", _("being asked how it was")
        QUOTE = "quote", _("quoting their words")
        CALLS = "calls", _("being called")
        OTHER = "other", _("something else")

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(
        _("what they agreed to"), max_length=6, choices=Purpose.choices, default=Purpose.OTHER
    )
    # In words, where the purpose does not say it all.
    what = models.CharField(_("in words"), max_length=100, blank=True)
    source = models.CharField(_("how you know"), max_length=200)
    # The number of the message in which they said so: messages live further up.
    said_in = models.BigIntegerField(null=True)
    given_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # How they did it themselves: by a link, by a mail.
    withdrawn_how = models.CharField(max_length=10, blank=True)
    # The number of the message whose words ended it; whoever says that they meant something else brings it back.
    withdrawn_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-given_at"]

    def __str__(self) -> str:
        return self.what or self.get_purpose_display()
