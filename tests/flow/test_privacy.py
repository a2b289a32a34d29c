import pytest

from kulanz.conversations import regroup
from kulanz.conversations.models import Conversation
from kulanz.flow import privacy
from kulanz.lib import vault
from kulanz.reply import compose
from tests import a

pytestmark = pytest.mark.django_db


def erase(conversation):
    return privacy.delete_for_good(Conversation.objects.filter(pk=conversation.pk))


def test_nothing_of_what_was_merged_into_it_comes_to_light_again():
    customer = a.customer()
    kept, absorbed = (
        a.conversation(customer=customer),
        a.conversation(customer=customer, text="Mein Geheimnis"),
    )
    regroup.merge(kept, absorbed, by=None)
    erase(kept)
    assert not Conversation.objects.filter(customer=customer).exists()


def test_files_of_a_draft_go_with_its_conversation(django_capture_on_commit_callbacks):
    conversation = a.conversation(channel=a.mailbox(smtp_host="localhost").channel)
    draft = compose.start(conversation, "answer", by=a.staff())
    digest = compose.attach(draft, "ausweis.pdf", "application/pdf", b"private").sha256
    with django_capture_on_commit_callbacks(execute=True):
        erase(conversation)
    assert not vault.path(digest).exists()


def test_bytes_that_another_conversation_needs_stay(django_capture_on_commit_callbacks):
    shop, other = a.channel(), a.channel()
    content = a.mail(message_id="twice@kunde.example")
    message = a.arrival(shop, content)
    kept = a.original(other, content)
    with django_capture_on_commit_callbacks(execute=True):
        erase(message.conversation)
    assert vault.path(kept.sha256).exists()
