"""Work to be done behind the scenes, as rows: enqueued in the caller's transaction, claimed with a lease."""

from django.db import models, transaction
from django.db.utils import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    class State(models.TextChoices):
        READY = "ready", _("Ready")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        DEAD = "dead", _("Given up")

    task = models.CharField(max_length=100)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READY)
    run_at = models.DateTimeField()
    attempt = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True)
    # At most one ready job per key, and never two of a key running at the same time.
    key = models.CharField(max_length=200, blank=True)
    traceback = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["run_at"], name="job_ready", condition=models.Q(state="ready")),
            models.Index(fields=["lease_until"], name="job_running", condition=models.Q(state="running")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], name="job_key_once", condition=models.Q(state="ready") & ~models.Q(key="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.task} #{self.pk}"

    def try_again(self) -> bool:
        """Give a dead job a fresh start; False when it is not dead or a ready one of its key waits."""
        dead = Job.objects.filter(pk=self.pk, state=Job.State.DEAD)
        try:
            with transaction.atomic():
                return bool(
                    dead.update(state=Job.State.READY, attempt=0, run_at=timezone.now(), finished_at=None)
                )
        except IntegrityError:
            return False


class Schedule(models.Model):
    """When a periodic chore runs next; moved on by compare-and-swap, so that one worker takes each turn."""

    name = models.CharField(max_length=100, primary_key=True)
    next_at = models.DateTimeField()


class Lease(models.Model):
    """Something only one worker may do at a time (watching a mailbox); taken over once it has run out."""

    name = models.CharField(max_length=200, primary_key=True)
    holder = models.CharField(max_length=100)
    until = models.DateTimeField()
