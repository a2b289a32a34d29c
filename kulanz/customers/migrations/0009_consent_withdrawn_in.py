from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("customers", "0008_register_fixed"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="withdrawn_in",
            field=models.BigIntegerField(null=True),
        ),
    ]
