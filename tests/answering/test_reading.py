"""How a question is understood: what it asks, when, how many, in which language, misspelt or not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering import Engine
from bot.answering.reading import Asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What did Scholz say about ground forces?", Asked.WHAT),
        ("Who said that troops are already there?", Asked.WHO),
        ("qui a parlé de déminage", Asked.WHO),
        ("хто говорив про інструкторів", Asked.WHO),
        ("which countries oppose instructors", Asked.WHO),
        ("When did Peskov speak of inevitability?", Asked.WHEN),
        ("Wann sprach Peskow von Unvermeidlichkeit?", Asked.WHEN),
        ("On what date did Barrot speak of options?", Asked.WHEN),
        ("Where did Macron call the meeting?", Asked.WHERE),
        ("How many soldiers does the SVR speak of?", Asked.HOW_MANY),
        ("скільки солдатів", Asked.HOW_MANY),
        ("Why does Lavrov speak of officers?", Asked.WHY),
        ("Macron vs Scholz", Asked.COMPARISON),
        ("What is the difference between Sarkozy and Macron?", Asked.COMPARISON),
        ("How did Macron's position change?", Asked.DEVELOPMENT),
        ("timeline of Macron", Asked.DEVELOPMENT),
        ("is Scholz for or against", Asked.STANCE),
        ("what is Macron's position", Asked.STANCE),
        ("Macron", Asked.NAME),
        ("What did Macron say?", Asked.NAME),
        ("what does the president of France think", Asked.NAME),
    ],
)
def test_what_a_question_asks_for(question: str, asked: Asked, engine: Engine) -> None:
    assert engine.read(question).asked is asked


def test_two_names_are_compared_only_where_both_may_speak(engine: Engine) -> None:
    assert engine.read("what did Scholz say about the difference to Macron").asked is not Asked.COMPARISON


def test_ukrainian_whether_is_not_italian_who(engine: Engine) -> None:
    assert engine.read("Чи казав Макрон про червоні лінії?").asked is not Asked.WHO
    assert engine.read("Chi ha parlato di linee rosse?").asked is Asked.WHO


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("which countries deny it", True),
        ("list those who oppose instructors", True),
        ("everyone on red lines", True),
        ("which minister spoke of demining", False),
        ("who spoke of demining", False),
        ("what do the countries say", False),
    ],
)
def test_several_speakers_are_asked_for_or_one(question: str, several: bool, engine: Engine) -> None:
    assert engine.read(question).plural is several


def test_a_time_is_read_and_is_no_content(engine: Engine) -> None:
    reading = engine.read("What did Macron say about instructors in June 2024?")
    assert reading.period is not None
    assert (reading.period.first, reading.period.last) == (date(2024, 6, 1), date(2024, 6, 30))
    assert [reading.tokens[position] for position in reading.content] == ["instructors"]


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("who opposes instructors", -1),
        ("who is against instructors", -1),
        ("qui est contre", -1),
        ("хто проти", -1),
        ("who supports instructors", 1),
        ("wer ist dafür", 1),
        ("who is against and who supports instructors", 0),
        ("who speaks of instructors", 0),
    ],
)
def test_the_side_a_question_speaks_of(question: str, side: int, engine: Engine) -> None:
    assert engine.read(question).side == side


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("what did the minister say about the crossing", False),
        ("Macron instructors", False),
        ("Qu'a dit le ministre sur les troupes", True),
        ("Was hat der Kanzler über Soldaten gesagt", True),
        ("Что сказал Макрон", True),
        ("¿Qué dijo el ministro sobre las tropas?", True),
    ],
)
def test_a_question_in_another_language_is_known(question: str, other: bool, engine: Engine) -> None:
    assert engine.read(question).other_language is other


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("instrctors", "instructors"),
        ("abuot", "about"),
        ("postion", "position"),
        ("escaltion", "escalation"),
        ("demning", "demining"),
    ],
)
def test_a_misspelt_word_is_put_right(misspelt: str, meant: str, engine: Engine) -> None:
    assert meant in engine.read(f"Macron {misspelt}").tokens


def test_a_misspelt_name_is_left_for_the_names(engine: Engine) -> None:
    reading = engine.read("What did Stoltenburg say?")
    assert [party.actors for party in reading.parties] == [("jens-stoltenberg",)]


def test_the_kind_of_thing_asked_for_is_known(engine: Engine) -> None:
    reading = engine.read("which regiment would be sent")
    assert [reading.tokens[place] for place in reading.thing] == ["regiment"]
    assert engine.read("which countries would send soldiers").thing == ()


def test_names_the_base_does_not_know_are_counted(engine: Engine) -> None:
    assert engine.read("did the minister speak of Zorblax and Quimby").names == 2
    assert engine.read("did the minister speak of instructors").names == 0


def test_a_question_of_names_and_question_words_alone_is_bare(engine: Engine) -> None:
    assert engine.read("What did Macron say?").bare
    assert engine.read("show me quotes by Macron please").bare
    assert not engine.read("What did Macron say about instructors?").bare


def test_women_and_the_anonymous_are_asked_for(engine: Engine) -> None:
    assert engine.read("which women spoke").women
    assert engine.read("Frauen").women
    assert not engine.read("who spoke").women
    assert engine.read("anonymous sources").anonymous
    assert not engine.read("sources").anonymous


def test_a_meeting_in_a_city_does_not_ask_about_its_country(engine: Engine) -> None:
    assert "france" not in {
        key for p in engine.read("what was agreed at the Paris meeting").parties for key in p.actors
    }


def test_no_words_are_read_as_nothing(engine: Engine) -> None:
    for text in ("", " \n", "?!", "🦆", "\u200b\u200d"):
        reading = engine.read(text)
        assert (reading.tokens, reading.parties, reading.content, reading.period) == ((), (), (), None)
