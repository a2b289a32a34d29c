"""What was agreed to freely gets its purpose, and who asked for silence is remembered from now on."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kulanz.customers import consents, remembered


def sort_and_remember(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    consent = apps.get_model("customers", "Consent")
    told = dict(consent.objects.values_list("pk", "what"))
    news = [pk for pk, what in told.items() if consents.is_for_news(what)]
    consent.objects.filter(pk__in=news).update(purpose="news")
    handle, silenced = (apps.get_model("customers", name) for name in ("Handle", "Silenced"))
    asked = handle.objects.filter(silenced_at__isnull=False).order_by("-silenced_at")
    since = dict(asked.values_list("customer", "silenced_at"))
    theirs = handle.objects.filter(kind="email", customer__in=since).values_list("value", "customer")
    rows = {
        digest: silenced(digest=digest, since=since[customer])
        for value, customer in theirs
        for _value, digest in remembered.digests_of([value])
    }
    silenced.objects.bulk_create(rows.values(), ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("customers", "0006_consents_and_silence")]
    operations = [migrations.RunPython(sort_and_remember, migrations.RunPython.noop, elidable=True)]
