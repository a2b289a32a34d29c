"""What one bad mail does to the others of its portion."""

import hashlib

import pytest
from django.db import connection

from kulanz.channels.models import RawMessage
from kulanz.conversations.models import Message
from kulanz.flow import intake
from tests import a

pytestmark = pytest.mark.django_db(transaction=True)

# The database itself refuses this one message, as a full disk or a damaged table would.
REFUSED = "that the database refuses"
ON_SQLITE = f"""
CREATE TRIGGER refuse BEFORE INSERT ON conversations_message WHEN NEW.subject = '{REFUSED}'
BEGIN SELECT RAISE(ABORT, 'refused'); END
"""
ON_POSTGRESQL = f"""
CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN
  IF NEW.subject = '{REFUSED}' THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER refuse BEFORE INSERT ON conversations_message FOR EACH ROW EXECUTE FUNCTION refuse()
"""
GONE = {
    "sqlite": "DROP TRIGGER refuse",
    "postgresql": "DROP TRIGGER refuse ON conversations_message; DROP FUNCTION refuse",
}


@pytest.fixture
def refusing():
    with connection.cursor() as cursor:
        cursor.execute(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)
        yield
        cursor.execute(GONE[connection.vendor])


def test_a_mail_that_cannot_be_filed_holds_up_none_of_its_portion(refusing):
    subjects = ["before it", REFUSED, "after it"]
    mails = [a.mail(subject=subject, text=f"Text {subject}") for subject in subjects]
    run = intake.Run(intake.import_channel("Import"))
    outcomes = list(run.take_all([(hashlib.sha256(mail).hexdigest(), mail) for mail in mails]))
    assert [outcome for _ident, outcome in outcomes] == ["read", "unreadable", "read"]
    assert set(Message.objects.values_list("subject", flat=True)) == {"before it", "after it"}
    waiting = RawMessage.objects.get(state=RawMessage.State.UNREADABLE)
    assert "refused" in waiting.problem
    assert waiting.content() == mails[1]
