"""Refunds decided before the ties were kept: each gets the promise that was made in the moment of its decision."""

from datetime import timedelta

from django.db import migrations

UNSETTLED = ("decided", "booking", "unclear")
# Decision and promise were written in one transaction.
MOMENT = timedelta(seconds=5)


def tie(apps, schema_editor):  # type: ignore[no-untyped-def]
    cases = apps.get_model("goodwill", "RefundCase").objects
    promises = apps.get_model("followup", "Promise").objects
    loose = cases.filter(promise_number=None, state__in=UNSETTLED, decided_at__isnull=False)
    tied = set(cases.filter(promise_number__isnull=False).values_list("promise_number", flat=True))
    found: dict[int, list[int]] = {}
    for case in loose:
        made = promises.filter(
            kind="refund",
            state="open",
            customer_id=case.customer_id,
            conversation_id=case.conversation_id,
            made_by_id=case.decided_by_id,
            made_at__range=(case.decided_at, case.decided_at + MOMENT),
            words="",
            message=None,
            note=None,
        )
        about = case.order.number if case.order else case.title
        for number, what in made.values_list("pk", "what"):
            if number not in tied and " ".join(about.split())[:100] in what:
                found.setdefault(case.pk, []).append(number)
    claimed = [number for numbers in found.values() for number in numbers]
    for case, numbers in found.items():
        # Where more than one could be meant, nobody knows.
        if len(numbers) == 1 and claimed.count(numbers[0]) == 1:
            cases.filter(pk=case).update(promise_number=numbers[0])


class Migration(migrations.Migration):
    dependencies = [("goodwill", "0002_refund_ties"), ("followup", "0004_differences")]
    operations = [migrations.RunPython(tie, migrations.RunPython.noop, elidable=True)]
