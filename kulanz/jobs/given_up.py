"""Jobs that failed too often and wait for a person."""

from django.db.models import QuerySet

from .models import Job


def given_up() -> "QuerySet[Job]":
    return Job.objects.filter(state=Job.State.DEAD).order_by("-finished_at", "-id")
