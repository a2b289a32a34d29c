"""Who did what to which record: append-only, save for the erasure of a person."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from kulanz.business.models import Staff


class Event(models.Model):
    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "at"], name="event_subject")]


def record(kind: str, subject: models.Model, *, by: Staff | None = None, **data: Any) -> Event:
    """Note that `kind` happened to `subject`; call it in the transaction of the change itself."""
    return Event.objects.create(
        kind=kind,
        subject_kind=subject._meta.model_name or "",
        subject_id=subject.pk,
        actor=by,
        data=data,
    )
