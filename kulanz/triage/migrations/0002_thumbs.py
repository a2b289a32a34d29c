import django.db.models.deletion
import django.utils.timezone
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def mark_what_is_sensitive(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    judged = apps.get_model("triage", "Assessment").objects.filter(state="judged")
    found = [pk for pk, said in judged.values_list("pk", "said").iterator() if said.get("sensitive")]
    judged.filter(pk__in=found).update(has_sensitive=True)


class Migration(migrations.Migration):
    dependencies = [
        ("triage", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="has_sensitive",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(mark_what_is_sensitive, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(
                condition=models.Q(("has_sensitive", True)), fields=["message"], name="assessment_sensitive"
            ),
        ),
        migrations.CreateModel(
            name="Thumb",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("is_right", models.BooleanField()),
                ("score", models.FloatField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thumbs",
                        to="triage.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="thumb",
            constraint=models.UniqueConstraint(
                fields=("assessment", "label", "by"), name="one_thumb_of_each_person"
            ),
        ),
    ]
