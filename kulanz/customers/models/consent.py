from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .customer import Customer


class Consent(models.Model):
    """What somebody allowed us to do, how we know it, and until when that held."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="consents")
    what = models.CharField(_("what they agreed to"), max_length=100)
    source = models.CharField(_("how you know"), max_length=200)
    given_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-given_at"]
