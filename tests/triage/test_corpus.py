"""The corpus is what MODELS.md says it is."""

from collections import Counter

from kulanz.triage.corpus import CHECK, messages, sentences


def test_there_are_enough_messages_in_both_languages_and_their_demands_stand_in_them():
    all_of_them = messages()
    languages = Counter(message.gold["language"] for message in all_of_them)
    assert len(all_of_them) >= 2500
    assert languages["de"] >= len(all_of_them) * 0.6
    assert languages["en"] >= len(all_of_them) * 0.25
    for message in all_of_them:
        whole = f"{message.subject}\n{message.text}"
        assert all(demand in whole for demand in message.gold.get("demands", [])), message.ident


def test_nobody_who_wrote_the_check_part_wrote_elsewhere():
    check = {message.author for message in messages() if message.hand in CHECK}
    rest = {message.author for message in messages() if message.hand not in CHECK}
    assert check
    assert not check & rest
    assert not {sentence.hand for sentence in sentences()} & CHECK
