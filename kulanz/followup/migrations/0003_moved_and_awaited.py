import django.db.models.deletion
from django.db import migrations, models

TO_MAIL = {
    "null": True,
    "on_delete": django.db.models.deletion.SET_NULL,
    "related_name": "+",
    "to": "conversations.message",
}


class Migration(migrations.Migration):
    dependencies = [("conversations", "0005_acknowledged"), ("followup", "0002_from_conversations")]
    operations = [
        migrations.AddField("promise", "awaits", models.ForeignKey(**TO_MAIL)),
        migrations.AddField("promise", "before_move", models.JSONField(default=dict)),
        migrations.AddField("promise", "missed_at", models.DateTimeField(null=True)),
        migrations.AddField("promise", "moved_by", models.ForeignKey(**TO_MAIL)),
    ]
