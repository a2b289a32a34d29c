from django.db import migrations

# Sentences that were kept in the language of whoever fetched, by what is the same in each of them.
SAID = (
    ("too_large", "It was left on the server; only its header was fetched"),
    ("too_large", "Sie blieb auf dem Server"),
    ("breaks_off", "The server breaks off the connection whenever this mail is fetched"),
    ("breaks_off", "Der Server bricht die Verbindung ab, sobald diese E-Mail abgerufen wird"),
    ("withheld", "The server does not hand out this mail"),
    ("withheld", "Der Server gibt diese E-Mail nicht heraus"),
    ("gone", "This mail is no longer where it was on the server"),
    ("gone", "Diese E-Mail liegt nicht mehr dort, wo sie auf dem Server war"),
)


def keep_codes(apps, schema_editor):
    raws = apps.get_model("channels", "RawMessage").objects.filter(state="unreadable", is_partial=True)
    for code, words in SAID:
        raws.filter(problem__contains=words).update(problem=code)


class Migration(migrations.Migration):

    dependencies = [
        ('channels', '0003_dismissed'),
    ]

    operations = [migrations.RunPython(keep_codes, migrations.RunPython.noop)]
