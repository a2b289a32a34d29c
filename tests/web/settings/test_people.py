import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from kulanz.business.models import Invitation, Staff
from tests import a

pytestmark = pytest.mark.django_db
OWN_MAILBOX = "kulanz.channels.mail_backend.OwnMailbox"
ACCEPTED = {"name": "Bernd", "password": "ein ruhiger Morgen", "language": "en"}


def invited_link(desk: Client, **answers: str) -> str:
    page = desk.post(
        "/settings/people", {"email": "bernd@shop.example", "name": "", "role": "assistant", **answers}
    )
    found = re.search(r'value="https://desk\.shop\.example(/invitation/[^"]+)"', page.content.decode())
    assert found
    return found[1]


def test_an_invitation_by_link_ends_in_a_signed_in_assistant(desk: Client, client: Client) -> None:
    link = invited_link(desk)
    assert mail.outbox == []
    assert b"bernd@shop.example" in client.get(link).content
    answer = client.post(link, ACCEPTED)
    assert answer.status_code == 302
    bernd = Staff.objects.get(email="bernd@shop.example")
    assert (bernd.role, bernd.language) == ("assistant", "en")
    assert client.get("/settings/profile").status_code == 200


def test_an_invitation_by_mail_carries_the_link(desk: Client) -> None:
    link = invited_link(desk, by_mail="on")
    (sent,) = mail.outbox
    assert sent.to == ["bernd@shop.example"]
    assert f"https://desk.shop.example{link}" in sent.body


def test_where_no_mailbox_can_send_the_invitation_says_so_and_shows_the_link(
    desk: Client, settings: Any
) -> None:
    settings.EMAIL_BACKEND = OWN_MAILBOX
    wish = {"email": "bernd@shop.example", "role": "assistant", "by_mail": "on"}
    page = desk.post("/settings/people", wish).content.decode()
    assert "nothing was sent" in page
    assert "on its way" not in page
    assert "https://desk.shop.example/invitation/" in page
    a.mailbox(smtp_host="localhost")
    assert "on its way" in desk.post("/settings/people", wish).content.decode()


def test_an_owner_makes_a_link_for_a_new_password_and_passes_it_on(desk: Client) -> None:
    bernd = a.staff("assistant", name="Bernd")
    page = desk.post(f"/settings/people/{bernd.pk}/new-password").content.decode()
    link = re.search(r'value="https://desk\.shop\.example(/account/password/reset/key/[^"]+)"', page)
    assert link
    theirs, new = Client(), "ein ganz neuer Morgen"
    form = theirs.get(link[1], follow=True)
    theirs.post(form.wsgi_request.path, {"password1": new, "password2": new})
    theirs.post("/account/login/", {"login": bernd.email, "password": new})
    assert theirs.get("/settings/profile").status_code == 200
    assert b'name="password1"' not in Client().get(link[1], follow=True).content


def test_a_link_works_once(desk: Client, client: Client) -> None:
    link = invited_link(desk)
    client.post(link, ACCEPTED)
    again = Client().post(link, ACCEPTED)
    assert again.status_code == 422
    assert "used already" in again.content.decode() or "bereits benutzt" in again.content.decode()


def test_a_link_of_last_week_no_longer_works(desk: Client, client: Client) -> None:
    link = invited_link(desk)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert client.get(link).status_code == 422
    assert Staff.objects.count() == 1


def test_an_invitation_can_be_withdrawn(desk: Client, client: Client) -> None:
    link = invited_link(desk)
    desk.post(f"/settings/invitations/{Invitation.objects.get().pk}/withdrawal")
    assert client.get(link).status_code == 422


def test_the_last_owner_cannot_be_demoted_and_reads_why(desk: Client, owner: Staff) -> None:
    answer = desk.post(f"/settings/people/{owner.pk}", {"role": "assistant", "skills": ""})
    assert answer.status_code == 422
    assert "There is no other owner" in answer.content.decode()
    owner.refresh_from_db()
    assert owner.is_owner


def test_the_last_owner_cannot_be_removed(desk: Client, owner: Staff) -> None:
    answer = desk.post(f"/settings/people/{owner.pk}/departure", {"successor": ""})
    assert answer.status_code == 422
    owner.refresh_from_db()
    assert owner.is_active


def test_who_leaves_hands_over_and_is_signed_out(desk: Client, owner: Staff) -> None:
    bernd = a.staff("assistant")
    theirs = Client()
    theirs.force_login(bernd)
    conversation = a.conversation(assigned_to=bernd)
    desk.post(f"/settings/people/{bernd.pk}/departure", {"successor": owner.pk})
    conversation.refresh_from_db()
    assert conversation.assigned_to == owner
    assert theirs.get("/settings/profile").status_code == 302


def test_an_absence_hands_open_work_to_the_deputy(desk: Client, owner: Staff) -> None:
    bernd = a.staff("assistant", name="Bernd")
    conversation = a.conversation(assigned_to=owner)
    today = timezone.localdate().isoformat()
    wish = {"absent_from": today, "absent_until": "", "deputy": bernd.pk, "hand_over": "on"}
    assert desk.post("/settings/profile/absence", wish).status_code == 302
    conversation.refresh_from_db()
    assert conversation.assigned_to == bernd
    assert b"Bernd stands in" in desk.get("/settings/people").content


def test_handing_over_needs_somebody_who_takes(desk: Client, owner: Staff) -> None:
    a.conversation(assigned_to=owner)
    answer = desk.post("/settings/profile/absence", {"absent_from": "2026-03-02", "hand_over": "on"})
    assert answer.status_code == 422


def test_a_changed_language_speaks_at_once(desk: Client, owner: Staff) -> None:
    desk.post("/settings/profile", {"name": "Anna", "language": "de", "single_keys": "on"})
    assert 'lang="de"' in desk.get("/settings/profile").content.decode()


def test_single_keys_are_switched_off_for_this_browser(desk: Client) -> None:
    answer = desk.post("/settings/profile", {"name": "Anna", "language": "en"})
    assert answer.cookies["keys"].value == "off"
    assert 'data-keys="off"' in desk.get("/settings/profile").content.decode()
