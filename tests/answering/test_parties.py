"""Who is named, and whether as the one who speaks or as the one spoken about."""

from __future__ import annotations

import pytest

from bot.answering import Engine
from bot.answering.parties import has_opinion_form
from bot.matching.folding import fold
from bot.matching.request import Part
from bot.matching.tokens import words


def parts(engine: Engine, question: str) -> dict[str, str]:
    return {party.actors[0]: party.part.value for party in engine.read(question).parties}


@pytest.mark.parametrize(
    "question",
    [
        "What did Scholz say about {}?",
        "according to Scholz, what of {}",
        "what does Scholz think about {}",
        "Scholz's opinion on {}",
        "What is the view of Scholz on {}",
        "Qu'a dit Scholz sur {} ?",
        "Was hat Scholz über {} gesagt?",
        "Що сказав Шольц про {}",
        "Что сказал Шольц о {}",
        "Co powiedział Scholz o {}",
        "¿Qué dijo Scholz sobre {}?",
        "Cosa ha detto Scholz su {}?",
    ],
)
def test_the_one_whose_words_are_asked_for_speaks(question: str, engine: Engine) -> None:
    assert parts(engine, question.format("instructors"))["olaf-scholz"] == "speaker"


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What did Scholz say about Macron?", "emmanuel-macron"),
        ("Did Macron tell Putin about instructors?", "vladimir-putin"),
        ("What was said about Macron?", "emmanuel-macron"),
        ("did Lavrov criticise Macron", "emmanuel-macron"),
        ("What did Koshkin say about Washington", "united-states"),
        ("what do French missiles do", "france"),
    ],
)
def test_the_one_spoken_about_does_not_speak(question: str, subject: str, engine: Engine) -> None:
    assert parts(engine, question)[subject] == "subject"


def test_a_state_beside_a_certain_speaker_is_what_is_spoken_of(engine: Engine) -> None:
    assert parts(engine, "What did Scholz say in Ukraine?") == {"olaf-scholz": "speaker", "ukraine": "subject"}


def test_somebodys_minister_is_the_minister(engine: Engine) -> None:
    named = parts(engine, "What did Macron's Europe minister say?")
    assert named["emmanuel-macron"] == "subject"
    assert named["european-affairs-minister-of-france"] != "subject"


def test_a_name_alone_may_be_either(engine: Engine) -> None:
    assert parts(engine, "Macron instructors") == {"emmanuel-macron": "unclear"}


@pytest.mark.parametrize("name", ["Fnordwick", "Zorblatt", "Quimbledon"])
def test_a_name_nobody_bears_is_a_stranger_where_a_speaker_stands(name: str, engine: Engine) -> None:
    for question in (f"What did {name} say about troops?", f"according to {name}, are there instructors?"):
        assert name.lower() in engine.read(question).strangers


@pytest.mark.parametrize(
    "question", ["what did they say", "who said it", "did anybody say so", "what does the government think", "say it"]
)
def test_a_common_word_is_no_stranger(question: str, engine: Engine) -> None:
    assert engine.read(question).strangers == ()


def test_a_day_or_month_is_nobody(engine: Engine) -> None:
    assert engine.read("what happened in May 2024").parties == ()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What did Kuleba say", True),
        ("Kuleba's position", True),
        ("qué dijo Kuleba", True),
        ("a meeting with Kuleba in Vilnius", False),
        ("Kuleba", False),
    ],
)
def test_a_name_has_the_form_of_somebody_whose_words_are_asked_for(question: str, asked: bool) -> None:
    tokens = tuple(words(fold(question)))
    place = tokens.index("kuleba")
    assert has_opinion_form(tokens, place, place + 1) is asked


def test_every_party_covers_words_of_the_question(engine: Engine) -> None:
    for question in ("What did Emmanuel Macron tell Olaf Scholz?", "Sir Keir Starmer and Jean-Noël Barrot"):
        reading = engine.read(question)
        assert len(reading.parties) == 2
        for party in reading.parties:
            assert 0 <= party.start < party.end <= len(reading.tokens)
            assert party.part in tuple(Part)
