"""The tables of small words: folded once, and no table without sense."""

from __future__ import annotations

import pytest

from bot.answering import grammar
from bot.answering.forms import Phrases
from bot.matching.folding import fold
from bot.matching.tokens import words

TABLES = {
    name: value for name, value in vars(grammar).items() if name.isupper() and isinstance(value, frozenset) and value
}


@pytest.mark.parametrize("name", TABLES)
def test_every_word_of_a_table_is_as_a_question_is_read(name: str) -> None:
    for word in TABLES[name]:
        assert words(fold(word)) == [word], word


def test_a_phrase_is_found_only_word_by_word_and_whole() -> None:
    phrases = Phrases("how many", "number of", "combien")
    assert phrases.within(("and", "how", "many", "men"))
    assert phrases.within(("combien",))
    assert not phrases.within(("how", "very", "many"))
    assert not phrases.within(("many", "how"))
    assert not phrases.within(("how",))
    assert not phrases.within(())


def test_the_longest_of_the_phrases_counts() -> None:
    phrases = Phrases("shut", "shut up", "shut up now", "up")
    assert phrases.longest_in(("please", "shut", "up")) == 2
    assert phrases.longest_in(("shut", "up", "now")) == 3
    assert phrases.longest_in(("stand", "up")) == 1
    assert phrases.longest_in(("stand",)) == 0


def test_a_phrase_is_known_in_any_spelling_that_folds_alike() -> None:
    phrases = Phrases("ça va", "Змінилася")
    assert phrases.within(tuple(words(fold("CA VA bien"))))
    assert phrases.within(tuple(words(fold("позиція змінилася"))))


@pytest.mark.parametrize("verb", ["say", "said", "dit", "gesagt", "сказав", "сказал", "powiedział", "dijo", "detto"])
def test_saying_is_known_in_eight_languages(verb: str) -> None:
    assert set(words(fold(verb))) <= grammar.SAID <= grammar.SAY


def test_one_person_is_not_several() -> None:
    assert grammar.PEOPLE_PLURAL < grammar.PEOPLE
    assert "countries" in grammar.PEOPLE_PLURAL
    assert not {"country", "leader", "person", "minister"} & grammar.PEOPLE_PLURAL


def test_a_mender_is_told_the_long_words_only() -> None:
    assert "reaction" in grammar.grammar_words()
    assert all(len(word) > 4 for word in grammar.grammar_words())


def test_for_and_against_share_no_word() -> None:
    assert not grammar.FOR & grammar.AGAINST
