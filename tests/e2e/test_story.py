"""One day at the desk, in German, from the empty house to the returned mail, as its owner sees it in the browser."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpServer

from .browsing import SIZES, Window
from .desk import Desk
from .story import Story

pytestmark = [pytest.mark.server, pytest.mark.browser, pytest.mark.timeout(280)]


@pytest.mark.parametrize("size", SIZES)
def test_a_customers_mail_is_answered_and_everything_that_follows_finds_its_place(
    size: str,
    empty_desk: Desk,
    open_window: Callable[..., Window],
    dovecot_server: Dovecot,
    smtp_server_with_auth: SmtpServer,
    tmp_path: Path,
) -> None:
    story = Story(
        open_window(empty_desk, size=SIZES[size]), size, dovecot_server.new_user(), smtp_server_with_auth
    )
    story.the_first_page_makes_the_owner()
    story.the_wizard_connects_the_mailbox(dovecot_server)
    colleague = story.a_colleague_comes_by_invitation(open_window)
    question = story.a_mail_appears_without_reloading()
    story.it_is_answered_with_an_attachment(tmp_path)
    sent = story.it_is_sent_once_although_it_was_taken_back()
    story.the_copy_in_sent_is_not_doubled(sent)
    story.the_customers_reply_joins(sent)
    story.the_original_can_be_had(question)
    story.a_bounce_is_told_in_words()
    story.a_note_tells_the_colleague(colleague)
    story.it_rests_and_is_done()
    story.search_finds_umlauts()
    assert story.window.troubles == []
    assert colleague.troubles == []
