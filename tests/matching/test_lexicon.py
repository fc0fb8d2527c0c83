"""Words of every language to the base's own notions."""

from __future__ import annotations

import pytest

from bot.knowledge import FactBase
from bot.matching.folding import fold
from bot.matching.lexicon import Lexicon, Notions
from bot.matching.tokens import words


@pytest.fixture(scope="module")
def lexicon(base: FactBase) -> Lexicon:
    return Lexicon(base)


def read(lexicon: Lexicon, text: str) -> Notions:
    return lexicon.read(words(fold(text)))


@pytest.mark.parametrize(
    "text",
    [
        "red lines",
        "lignes rouges",
        "rote Linien",
        "червоні лінії",
        "красные линии",
        "czerwone linie",
        "líneas rojas",
        "linee rosse",
    ],
)
def test_a_topic_is_known_in_eight_languages(text: str, lexicon: Lexicon) -> None:
    assert "red-lines" in read(lexicon, text).of("topic")


@pytest.mark.parametrize(
    "text",
    [
        "instructors",
        "instructeurs",
        "Ausbilder",
        "інструктори",
        "инструкторы",
        "instruktorzy",
        "instructores",
        "istruttori",
    ],
)
def test_a_deployment_is_known_in_eight_languages(text: str, lexicon: Lexicon) -> None:
    assert read(lexicon, text).of("deployment") == ("instructors",)


def test_every_word_of_the_base_is_found_where_it_stands(base: FactBase, lexicon: Lexicon) -> None:
    for kind, entries in (("topic", base.topics), ("deployment", base.deployments), ("concept", base.concepts)):
        for entry in entries.values():
            for forms in entry.words.values():
                for form in forms:
                    assert entry.id in read(lexicon, form.replace("*", "")).of(kind), form


def test_the_notions_over_each_word_are_told(small: FactBase) -> None:
    notions = Lexicon(small).read(["the", "boots", "on", "the", "ground", "cost"])
    assert notions.by_token == (
        (),
        *4 * [("deployment:combat-troops",)],
        ("topic:cost",),
    )
    assert notions.ids == ("deployment:combat-troops", "topic:cost")
    assert notions.of("topic") == ("cost",)
    assert notions.of("concept") == ()


def test_no_words_have_no_notions(lexicon: Lexicon) -> None:
    assert lexicon.read([]) == Notions((), ())


def test_its_vocabulary_is_folded(lexicon: Lexicon) -> None:
    assert lexicon.vocabulary
    assert all(words(fold(word)) == [word] for word in lexicon.vocabulary)
