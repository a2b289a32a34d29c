"""Business, hours, holidays, rules, snippets, tags, failed work, system: as one sees and changes them."""

import pytest
from django.test import Client
from django.utils import timezone

from kulanz.business.models import Business, Holiday, OpeningHours
from kulanz.channels.models import SenderRule
from kulanz.conversations.models import Tag
from kulanz.jobs.models import Job
from kulanz.reply.models import Snippet
from tests import a

pytestmark = pytest.mark.django_db
SNIPPET = {
    "title": "Dank",
    "shortcut": "dank",
    "language": "de",
    "register": "sie",
    "text": "Guten Tag {name}",
}


PAGES = "business hours holidays rules snippets snippets/new tags jobs system people mailboxes profile"


@pytest.mark.parametrize("page", PAGES.split())
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_is_shown(desk: Client, owner: object, page: str, language: str) -> None:
    owner.language = language  # type: ignore[attr-defined]  # the owner of the fixture
    owner.save()  # type: ignore[attr-defined]  # the owner of the fixture
    answer = desk.get(f"/settings/{page}")
    assert answer.status_code == 200
    assert answer.content.count(b"<h1") == 1


def test_overlapping_hours_are_refused_beside_their_day(desk: Client) -> None:
    answer = desk.post("/settings/hours", {"day0": "9-12, 11-14", "same_day_until": "15:00"})
    assert answer.status_code == 422
    assert "You open at 11:00, but you are still open then (9:00–12:00)." in answer.content.decode()
    assert 'value="9-12, 11-14"' in answer.content.decode()
    assert not OpeningHours.objects.exists()


def test_hours_are_kept_with_the_hour_until_which_the_same_day_counts(desk: Client) -> None:
    desk.post("/settings/hours", {"day0": "9-12:30, 14-18", "day5": "10-13", "same_day_until": "13:30"})
    assert OpeningHours.objects.count() == 3
    assert str(Business.objects.get().same_day_until) == "13:30:00"
    assert "9:00–12:30, 14:00–18:00" in desk.get("/settings/hours").content.decode()


def test_another_region_shows_its_holidays_before_it_is_saved(desk: Client) -> None:
    page = desk.get("/settings/holidays?region=CH-ZH").content.decode()
    assert '<option value="CH-ZH" selected>' in page
    assert Business.objects.get().region == "DE"
    desk.post("/settings/holidays", {"region": "CH-ZH"})
    assert Business.objects.get().region == "CH-ZH"


def test_own_days_come_and_go(desk: Client) -> None:
    today = timezone.localdate().isoformat()
    desk.post("/settings/holidays/own", {"first": today, "last": "", "name": "Messe"})
    day = Holiday.objects.get()
    assert b"Messe" in desk.get("/settings/holidays").content
    desk.post(f"/settings/holidays/{day.pk}/removal")
    assert not Holiday.objects.exists()


def test_rules_come_change_and_go(desk: Client) -> None:
    desk.post("/settings/rules", {"pattern": "Werbung.example", "action": "block", "note": "Kaltakquise"})
    rule = SenderRule.objects.get()
    assert "is blocked" in desk.get("/settings/rules").content.decode()
    desk.post(f"/settings/rules/{rule.pk}", {"pattern": "post.werbung.example", "action": "quarantine"})
    rule = SenderRule.objects.get()
    assert (rule.pattern, rule.action) == ("post.werbung.example", "quarantine")
    desk.post(f"/settings/rules/{rule.pk}/deletion")
    assert not SenderRule.objects.exists()


def test_a_rule_that_shuts_out_everybody_is_refused_in_words(desk: Client) -> None:
    answer = desk.post("/settings/rules", {"pattern": "gmail.com", "action": "block"})
    assert answer.status_code == 422
    assert "Thousands of people write from gmail.com" in answer.content.decode()


def test_snippets_are_written_by_everybody(client: Client) -> None:
    client.force_login(a.staff("specialist"))
    assert client.post("/settings/snippets/new", SNIPPET).status_code == 302
    snippet = Snippet.objects.get()
    client.post(f"/settings/snippets/{snippet.pk}", SNIPPET | {"title": "Danke"})
    assert Snippet.objects.get().title == "Danke"
    assert client.post("/settings/snippets/new", SNIPPET).status_code == 422
    client.post(f"/settings/snippets/{snippet.pk}/deletion")
    assert not Snippet.objects.exists()


def test_a_preview_fills_the_placeholders_and_saves_nothing(desk: Client) -> None:
    page = desk.post("/settings/snippets/new", SNIPPET | {"preview": "1"}).content.decode()
    assert "Guten Tag Karla Beispiel" in page
    assert not Snippet.objects.exists()
    part = desk.post(
        "/settings/snippets/preview", {"text": "Ihr {business}, {unbekannt}, <b>"}
    ).content.decode()
    assert "Ihr Buchgarten, {unbekannt}, &lt;b&gt;" in part


def test_tags_are_renamed_and_merged(desk: Client) -> None:
    rechnung, rechnungen = Tag.objects.create(name="rechnung"), Tag.objects.create(name="rechnungen")
    conversation = a.conversation()
    conversation.tags.add(rechnungen)
    assert desk.post(f"/settings/tags/{rechnung.pk}", {"name": "Rechnungen"}).status_code == 422
    desk.post(f"/settings/tags/{rechnungen.pk}/merging", {"into": rechnung.pk})
    assert [tag.name for tag in conversation.tags.all()] == ["rechnung"]
    desk.post(f"/settings/tags/{rechnung.pk}", {"name": "Buchhaltung"})
    assert Tag.objects.get().name == "buchhaltung"
    desk.post(f"/settings/tags/{rechnung.pk}/deletion")
    assert not conversation.tags.exists()


def test_what_was_given_up_is_tried_again(desk: Client) -> None:
    job = Job.objects.create(
        task="channels.fetch",
        state="dead",
        run_at=timezone.now(),
        attempt=6,
        traceback="Boom",
        finished_at=timezone.now(),
    )
    assert b"Boom" in desk.get("/settings/jobs").content
    desk.post(f"/settings/jobs/{job.pk}/another-try")
    job.refresh_from_db()
    assert (job.state, job.attempt) == ("ready", 0)


def test_the_system_page_names_the_database(desk: Client) -> None:
    page = desk.get("/settings/system").content.decode()
    assert "SQLite 3." in page or "PostgreSQL" in page
    assert "kulanz backup" in page
