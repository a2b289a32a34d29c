"""The steps of the story, each asserting what the page shows."""

import re
import time
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.servers import smtp
from tests.servers.dovecot import Dovecot, User
from tests.servers.smtp import SmtpServer

from . import letters
from .browsing import SIZES, Window

SECONDS = 1000
# The list asks for news every 20 seconds; a mail waits ten seconds before it leaves.
SOON = 60 * SECONDS
PASSWORD = "Rosen blühen im Mai"
ANSWER = "Guten Tag Herr Müller-Lüdenscheidt,\n\ndie Kanne fasst zwölf Liter, der Stößel passt."
SHOUT = "\n\nBITTE LESEN SIE DIE ANLEITUNG"


class Story:
    def __init__(self, window: Window, size: str, user: User, smtp_server: SmtpServer) -> None:
        self.window, self.size, self.user, self.smtp = window, size, user, smtp_server
        self.page: Page = window.page
        self.conversation = ""

    def the_first_page_makes_the_owner(self) -> None:
        self.window.go("/")
        expect(self.page.get_by_role("heading", name="Willkommen")).to_be_visible()
        self._picture("1-start")
        for label, value in {
            "Ihr Name": "Ines Grün",
            "Ihre E-Mail-Adresse": "ines@gartenhaus.example",
            "Passwort": PASSWORD,
            "Name des Betriebs": "Gartenhaus Grün",
        }.items():
            self.page.get_by_label(label).first.fill(value)
        self.page.get_by_role("button", name="Kulanz öffnen").click()
        expect(self.page.get_by_role("heading", name="Postfächer")).to_be_visible()

    def the_wizard_connects_the_mailbox(self, dovecot: Dovecot) -> None:
        page = self.page
        page.get_by_role("link", name="Postfach verbinden").first.click()
        page.get_by_label("E-Mail-Adresse des Postfachs").fill(self.user.address)
        page.get_by_label("Absendername").fill("Gartenhaus Grün")
        page.get_by_role("button", name="Weiter").click()
        servers = {
            "imap_host": "127.0.0.1", "imap_port": dovecot.port, "imap_user": self.user.address,
            "smtp_host": "127.0.0.1", "smtp_port": self.smtp.port, "smtp_user": smtp.USER,
            "password": self.user.password, "smtp_password": smtp.PASSWORD,
        }  # fmt: skip
        for name, value in servers.items():
            page.fill(f"#id_{name}", str(value))
        for name in ("imap_security", "smtp_security"):
            page.select_option(f"#id_{name}", "plain")
        page.get_by_role("button", name="Speichern und prüfen").click()
        expect(page.get_by_text("Alles funktioniert.")).to_be_visible(timeout=SOON)
        self._picture("2-mailbox-test")
        page.get_by_role("link", name="Weiter").click()
        expect(page.get_by_label("INBOX")).to_be_checked()
        expect(page.get_by_label("Ordner mit Gesendetem")).to_have_value("Sent")
        page.get_by_role("button", name="Weiter").click()
        page.get_by_label("Signatur auf Deutsch").fill("Gartenhaus Grün · Telefon 030 5550140")
        page.get_by_role("button", name="Weiter").click()
        page.get_by_role("button", name="Abruf beginnen").click()
        expect(page.get_by_text("Ab jetzt werden E-Mails abgerufen.")).to_be_visible()

    def a_colleague_comes_by_invitation(self, open_window: Callable[..., Window]) -> Window:
        self.window.go("/settings/people")
        self.page.get_by_label("E-Mail-Adresse").fill("jonas@gartenhaus.example")
        self.page.get_by_label("Link per E-Mail").uncheck()
        self.page.get_by_role("button", name="Einladen").click()
        link = self.page.locator("input[readonly]").first.input_value()
        other = open_window(self.window.desk, size=SIZES[self.size])
        other.page.goto(link)
        other.page.get_by_label("Ihr Name").fill("Jonas Weil")
        other.page.get_by_label("Passwort").first.fill("Tulpen blühen im April")
        other.page.get_by_role("button").last.click()
        expect(other.page.get_by_text("Willkommen, Jonas Weil.")).to_be_visible()
        return other

    def a_mail_appears_without_reloading(self) -> bytes:
        self.window.go("/conversations/")
        expect(self.page.get_by_text("Hier wartet nichts.")).to_be_visible()
        self.page.evaluate("window.isStillTheSamePage = true")
        question = letters.written(letters.JOERG, self.user.address, "Größe der Gießkanne", letters.QUESTION)
        self.user.append(question)
        row = self._row("Größe der Gießkanne")
        expect(row).to_be_visible(timeout=SOON)
        expect(row).to_contain_text("Jörg Müller-Lüdenscheidt")
        assert self.page.evaluate("window.isStillTheSamePage")
        self._picture("3-arrived")
        row.locator("a").click()
        expect(self.page.locator(".bubble")).to_contain_text(letters.QUESTION)
        self.conversation = self._path()
        return question

    def it_is_answered_with_an_attachment(self, folder: Path) -> None:
        page = self.page
        page.get_by_role("button", name="Antworten").click()
        text = page.locator("#draft-text")
        expect(page.locator("#draft-to")).to_have_value(re.compile(letters.JOERG[1]))
        text.fill(ANSWER)
        with page.expect_response(lambda answer: "/drafts/" in answer.url and answer.ok):
            text.press_sequentially(SHOUT, delay=5)
        finding = page.locator(".finding", has_text="Großbuchstaben")
        expect(finding).to_be_visible()
        expect(page.get_by_text("Entwurf gesichert um")).to_be_visible()
        sheet = folder / "Maße der Gießkanne.pdf"
        sheet.write_bytes(b"%PDF-1.4 Liter: 12\n")
        page.locator("[data-attach]").set_input_files(sheet)
        expect(page.locator("#draft-files")).to_contain_text(sheet.name)
        self._picture("4-composer")
        page.reload()
        expect(text).to_have_value(ANSWER + SHOUT)
        finding.get_by_role("button", name="Besser").click()
        expect(finding).to_have_count(0)
        expect(text).to_have_value(re.compile("bitte lesen Sie die Anleitung$", re.IGNORECASE))
        expect(text).not_to_have_value(ANSWER + SHOUT)
        text.fill(ANSWER)
        self._until_kept()

    def it_is_sent_once_although_it_was_taken_back(self) -> EmailMessage:
        page = self.page
        page.get_by_role("button", name="Senden", exact=True).click()
        expect(page.get_by_text("Wird gleich gesendet.")).to_be_visible()
        self._picture("5-take-back")
        page.locator(".toasts").get_by_role("button", name="Zurückholen").click()
        expect(page.get_by_text("Zurückgeholt. Es wurde nichts gesendet.")).to_be_visible()
        expect(page.locator("#draft-text")).to_have_value(ANSWER)
        assert self.smtp.mails == []
        page.get_by_role("button", name="Senden", exact=True).click()
        expect(page.locator(".bubble.is-ours")).to_contain_text("die Kanne fasst zwölf Liter")
        (sent,) = self._mails_sent(1)
        self._has_right_headers(sent)
        return sent

    def _has_right_headers(self, sent: EmailMessage) -> None:
        asked = self._of_question("Message-ID")
        assert self.smtp.mails[0].rcpt_tos == [letters.JOERG[1]]
        assert sent["From"].addresses[0].addr_spec == self.user.address
        assert "Gartenhaus Grün" in sent["From"].addresses[0].display_name
        assert sent["To"].addresses[0].addr_spec == letters.JOERG[1]
        assert sent["Subject"] in ("Re: Größe der Gießkanne", "Aw: Größe der Gießkanne")
        assert sent["In-Reply-To"] == asked
        assert sent["References"].split()[-1] == asked
        (file,) = sent.iter_attachments()
        assert file.get_filename() == "Maße der Gießkanne.pdf"
        assert file.get_content() == b"%PDF-1.4 Liter: 12\n"
        plain = sent.get_body(("plain",))
        assert plain is not None
        assert ANSWER in plain.get_content().replace("\r\n", "\n")
        assert "Telefon 030 5550140" in plain.get_content()

    def the_copy_in_sent_is_not_doubled(self, sent: EmailMessage) -> None:
        self._until(lambda: [mail["Message-ID"] for mail in self._in_folder("Sent")] == [sent["Message-ID"]])
        time.sleep(3)  # in which the watched Sent folder is read, too
        self.window.go(self.conversation)
        expect(self.page.locator(".bubble.is-ours")).to_have_count(1)
        expect(self.page.locator(".bubble")).to_have_count(2)

    def the_customers_reply_joins(self, sent: EmailMessage) -> None:
        ident = str(sent["Message-ID"])
        reply = letters.written(
            letters.JOERG, self.user.address, str(sent["Subject"]), letters.THANKS,
            In_Reply_To=ident, References=ident,
        )  # fmt: skip
        self.user.append(reply)
        expect(self.page.locator(".bubble")).to_have_count(3, timeout=SOON)
        expect(self.page.locator(".bubble").last).to_contain_text(letters.THANKS)
        self.window.go(self.conversation)
        expect(self.page.locator(".bubble").last).to_contain_text(letters.THANKS)
        self._picture("6-reply-joined")

    def the_original_can_be_had(self, question: bytes) -> None:
        page = self.page
        bubble = page.locator(".bubble").first
        bubble.locator(".bubble-menu summary").click()
        with page.expect_download() as download:
            bubble.get_by_role("link", name="Als .eml herunterladen").click()
        assert download.value.path().read_bytes() == question
        bubble.get_by_role("link", name="Original zeigen").click()
        expect(page.get_by_role("heading", name="Das Original")).to_be_visible()
        expect(page.locator(".source")).to_contain_text(self._of_question("Message-ID"))

    def a_bounce_is_told_in_words(self) -> None:
        page = self.page
        self.user.append(
            letters.written(
                letters.ANNA, self.user.address, "Lieferung nach Österreich", "liefern Sie nach Graz?"
            )
        )
        self.window.go("/conversations/")
        self._row("Lieferung nach Österreich").locator("a").click(timeout=SOON)
        page.get_by_role("button", name="Antworten").click()
        page.locator("#draft-text").fill("Guten Tag Frau Große,\n\nja, auch nach Graz.")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".bubble.is-ours")).to_be_visible()
        answer = self._mails_sent(2)[1]
        self.user.append(letters.returned(self.user.address, letters.ANNA[1], str(answer["Message-ID"])))
        returned = page.locator(".bubble.is-automatic", has_text="zurückgekommene E-Mail")
        expect(returned).to_be_visible(timeout=SOON)
        page.reload()
        expect(page.locator(".bubble.is-ours .deliveries")).to_contain_text("unzustellbar")
        expect(page.locator(".bubble.is-ours .deliveries")).to_contain_text(
            "Dieses Postfach gibt es dort nicht"
        )
        self._picture("7-bounce")
        self.window.go("/customers/")
        page.get_by_role("link", name="Anna Große").click()
        expect(page.get_by_text("E-Mails kommen zurück seit")).to_be_visible()
        self.window.go("/conversations/")
        expect(self._row("Lieferung nach Österreich")).to_contain_text("kam zurück")

    def a_note_tells_the_colleague(self, colleague: Window) -> None:
        page = self.page
        self.window.go(self.conversation)
        page.locator(".note-box summary").click()
        page.locator("#note-text").fill("@Jonas Weil bitte die türkise Kanne zurücklegen.")
        page.get_by_role("button", name="Notiz speichern").click()
        expect(page.locator(".note")).to_contain_text("türkise Kanne zurücklegen")
        colleague.go("/notices/")
        notice = colleague.page.get_by_role("link", name="Ines Grün hat Sie erwähnt")
        notice.click()
        expect(colleague.page.locator(".note")).to_contain_text("türkise Kanne zurücklegen")
        assert len(self.smtp.mails) == 2

    def it_rests_and_is_done(self) -> None:
        page = self.page
        page.locator(".talk-tools summary", has_text="Ruhen lassen").click()
        self._picture("8-rest")
        page.get_by_role("button", name="Morgen früh").click()
        expect(page.get_by_text("Es ruht bis dahin.")).to_be_visible()
        expect(self._row("Größe der Gießkanne")).to_have_count(0)
        self.window.go("/conversations/?view=snoozed")
        self._row("Größe der Gießkanne").locator("a").click()
        page.get_by_role("button", name="Erledigen").click()
        self.window.go("/conversations/?view=done")
        expect(self._row("Größe der Gießkanne")).to_be_visible()

    def search_finds_umlauts(self) -> None:
        page = self.page
        self.window.go("/search/")
        for typed in ("groesse giesskanne", "zwölf Liter", "Stoessel", "türkis"):
            page.get_by_label("In allem suchen").fill(typed)
            hit = page.locator(".hit", has_text="Größe der Gießkanne")
            expect(hit).to_be_visible()
            expect(hit.locator("mark").first).to_be_visible()
        page.get_by_label("In allem suchen").fill("Rhabarber")
        expect(page.get_by_text("Nichts gefunden.")).to_be_visible()
        self._picture("9-search")

    def _row(self, subject: str) -> Locator:
        return self.page.locator("#listing [data-row]", has_text=subject)

    def _path(self) -> str:
        return self.page.url.removeprefix(self.window.desk.address)

    def _until_kept(self) -> None:
        """The draft has been saved as it stands."""
        with self.page.expect_response(lambda answer: answer.url.endswith("/text") and answer.ok):
            pass

    def _of_question(self, header: str) -> str:
        return str(self._in_folder("INBOX")[0][header])

    def _in_folder(self, name: str) -> list[EmailMessage]:
        with self.user.session() as client:
            client.select(name, readonly=True)
            found = client.fetch("1:*", "(BODY.PEEK[])")[1] if client.search(None, "ALL")[1] != [b""] else []
            return [_read(part[1]) for part in found if isinstance(part, tuple)]

    def _mails_sent(self, number: int) -> list[EmailMessage]:
        self._until(lambda: len(self.smtp.mails) >= number)
        assert len(self.smtp.mails) == number
        return [_read(bytes(envelope.content or b"")) for envelope in self.smtp.mails]

    def _until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not is_so():
            assert time.monotonic() < end, self.window.desk.said()
            self.page.wait_for_timeout(200)

    def _picture(self, name: str) -> None:
        assert self.window.overflow() == ""
        self.window.picture(f"story-{name}-{self.size}", whole=False)


def _read(content: bytes) -> EmailMessage:
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail
