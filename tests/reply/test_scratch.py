"""The answer one would love to send: for its writer alone, never sent, and burnt."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kulanz.conversations import regroup, search
from kulanz.flow import clock, exporting, outbound
from kulanz.reply import compose, scratch
from kulanz.reply.models import Draft, Scratch
from kulanz.web.urls import urlpatterns
from tests import a

pytestmark = pytest.mark.django_db
RAGE = "Sie unverschaemter Quertreiber, lassen Sie uns in Ruhe"


def test_it_is_kept_encrypted_and_only_its_writer_finds_it() -> None:
    hanna, jonas, talk = a.staff(), a.staff("owner"), a.conversation()
    scratch.keep(talk, RAGE, by=hanna)
    found = scratch.find(talk, by=hanna)
    assert found
    assert found.words == {"text": RAGE}
    assert scratch.find(talk, by=jonas) is None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT words FROM {Scratch._meta.db_table}")
        assert "Quertreiber" not in str(cursor.fetchall())


def test_it_burns_a_day_after_its_first_word_however_long_one_writes() -> None:
    hanna, talk = a.staff(), a.conversation()
    first = scratch.keep(talk, RAGE, by=hanna)
    again = scratch.keep(talk, f"{RAGE}.", by=hanna)
    assert first
    assert again
    assert again.burns_at == first.burns_at
    Scratch.objects.update(burns_at=timezone.now() - timedelta(seconds=1))
    assert scratch.find(talk, by=hanna) is None
    assert scratch.burn_due() == 1
    assert not Scratch.objects.exists()
    assert scratch.burn_due in [chore for _name, _seconds, chore in clock.CHORES]


def test_burnt_or_emptied_it_is_gone_at_once() -> None:
    hanna, talk = a.staff(), a.conversation()
    scratch.keep(talk, RAGE, by=hanna)
    scratch.burn(talk, by=hanna)
    assert not Scratch.objects.exists()
    scratch.keep(talk, RAGE, by=hanna)
    scratch.keep(talk, "  ", by=hanna)
    assert not Scratch.objects.exists()


def test_it_follows_its_conversation_into_another() -> None:
    hanna, into = a.staff(), a.conversation()
    other = a.conversation(customer=into.customer)
    scratch.keep(other, RAGE, by=hanna)
    regroup.merge(into, other, by=hanna)
    assert scratch.find(into, by=hanna)


def test_nothing_of_it_is_sent_found_or_copied() -> None:
    hanna = a.staff()
    talk = a.conversation(channel=a.mailbox(smtp_host="localhost").channel)
    scratch.keep(talk, RAGE, by=hanna)
    draft = compose.save(compose.start(talk, "answer", by=hanna), text="Guten Tag Anna Muster")
    sent = outbound.send(draft, by=hanna, seen=timezone.now())
    assert "Quertreiber" not in sent.text
    assert search.find(hanna, "Quertreiber") == []
    with (
        exporting.export(talk.customer, by=hanna) as packed,
        zipfile.ZipFile(io.BytesIO(packed.read())) as copy,
    ):
        assert all(b"Quertreiber" not in copy.read(name) for name in copy.namelist())


def test_there_is_no_way_from_it_to_a_mail() -> None:
    """Two addresses, to keep and to burn; no row points to it, and it points to no draft."""
    ways = {str(one.pattern) for one in urlpatterns if "scratch" in str(one.pattern)}
    assert ways == {"conversations/<int:pk>/scratch", "conversations/<int:pk>/scratch/burning"}
    pointing = [
        field for model in apps.get_models() for field in model._meta.fields if field.related_model is Scratch
    ]
    assert pointing == []
    assert {field.name for field in Scratch._meta.fields} == {
        "id",
        "staff",
        "conversation",
        "words",
        "burns_at",
    }


def test_the_page_of_a_colleague_does_not_hold_it(client: Client) -> None:
    hanna, talk = a.staff(language="en"), a.conversation()
    client.force_login(hanna)
    client.post(reverse("scratch", args=[talk.pk]), {"words": RAGE})
    assert RAGE in client.get(reverse("conversation", args=[talk.pk])).content.decode()
    client.post(reverse("scratch", args=[talk.pk]))  # a form without the words, as while it burns
    assert Scratch.objects.exists()
    client.force_login(a.staff("owner"))
    assert RAGE not in client.get(reverse("conversation", args=[talk.pk])).content.decode()
    client.post(reverse("scratch_burning", args=[talk.pk]))
    assert Scratch.objects.exists()
    assert not Draft.objects.exists()
