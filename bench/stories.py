"""What happens in the mails, and how often among 2,000 of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bench import talks, traps

if TYPE_CHECKING:
    from bench.mails import Writer


STORIES: tuple[tuple[float, Callable[["Writer"], None]], ...] = (
    (95, talks.talk),
    (91, talks.talk_with_answer_elsewhere),
    (30, talks.long_talk),
    (10, talks.talk_we_began),
    (15, talks.second_address),
    (5, talks.second_address_answer_elsewhere),
    (15, talks.colleague),
    (15, talks.reply_before_its_parents),
    (5, talks.reply_before_question_answer_elsewhere),
    (4, talks.second_address_before_its_parents),
    (5, talks.our_answer_comes_last),
    (8, talks.bounce_of_our_answer),
    (8, talks.auto_reply_to_our_answer),
    (3, talks.delivered_twice),
    (4, talks.list_talk),
    (24, traps.same_subject),
    (24, traps.number_in_subject),
    (2, traps.newsletter),
    (5, traps.ident_used_twice),
    (2, traps.form_with_one_ident),
    (8, traps.same_name),
    (10, traps.reference_to_nowhere),
    (5, traps.broken_body),
    (7, traps.rare_body),
    (4, traps.missing_header),
    (3, traps.broken_header),
    (6, traps.stray_bounce),
    (6, traps.stray_auto_reply),
    (12, traps.mailing_of_others),
)


def tell_all(writer: "Writer") -> None:
    """Every story as often as 2,000 mails want it, scaled to the number; single questions fill the rest."""
    for often, story in STORIES:
        for _ in range(max(round(often * writer.number / 2000), 1)):
            story(writer)
    while len(writer.mails) < writer.number:
        writer.question(writer.somebody(), "single")
    del writer.mails[writer.number :]
