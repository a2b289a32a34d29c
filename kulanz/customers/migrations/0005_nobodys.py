from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0004_consent"),
    ]

    operations = [
        migrations.AddField(
            model_name="order",
            name="is_nobodys",
            field=models.BooleanField(default=False),
        ),
    ]
