"""What was promised stood in the conversation alone; from now on it stands in the ledger."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import migrations

CLOSES = time(18)


def move(apps, schema_editor):  # type: ignore[no-untyped-def]
    conversations = apps.get_model("conversations", "Conversation")
    promises = apps.get_model("followup", "Promise")
    business = apps.get_model("business", "Business").objects.first()
    zone = ZoneInfo(business.time_zone if business else settings.TIME_ZONE)
    promises.objects.bulk_create(
        promises(
            customer_id=one.customer_id,
            conversation_id=one.pk,
            what=one.promised_what,
            due=one.promised_for,
            due_at=datetime.combine(one.promised_for, CLOSES, zone),
            owed_by_id=one.assigned_to_id,
        )
        for one in conversations.objects.filter(promised_for__isnull=False, merged_into=None)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0001_initial"),
        ("conversations", "0004_calls"),
        ("business", "0005_promises"),
    ]
    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
