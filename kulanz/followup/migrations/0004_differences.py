import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0003_moved_and_awaited")]
    operations = [
        migrations.AddField(
            "commission",
            "differs_from",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="differences",
                to="followup.commission",
            ),
        ),
    ]
