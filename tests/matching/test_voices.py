"""Who speaks in a statement, for whom, through whom, and of whom."""

from __future__ import annotations

import pytest

from bot.answering import Engine
from bot.knowledge import ActorKind, FactBase
from bot.matching.lexicon import Notions
from bot.matching.request import Part, Party, Request
from bot.matching.voices import PARTY_EVIDENCE, Voices

DOOR, WARNING = "keller-2024-02-door", "brandt-2024-02-warning"


@pytest.fixture(scope="module")
def voices(small_engine: Engine) -> Voices:
    return small_engine.index.voices


def about(*parties: Party) -> Request:
    return Request(tokens=("x",), content=(), parties=parties, notions=Notions((), ((),)), period=None)


def test_whoever_made_a_statement_said_it(small: FactBase, voices: Voices) -> None:
    assert voices.said_by(["anna-keller"], small.statements[DOOR])
    assert not voices.said_by(["otto-brandt"], small.statements[DOOR])
    assert voices.said_by(["otto-brandt", "anna-keller"], small.statements[DOOR])


def test_the_office_held_then_said_it_and_no_other(small: FactBase, voices: Voices) -> None:
    assert voices.said_by(["prime-minister-of-norland"], small.statements[DOOR])
    assert not voices.said_by(["prime-minister-of-norland"], small.statements[WARNING])


def test_a_state_speaks_through_its_ministers_and_a_channel_through_what_it_passed_on(
    small: FactBase, voices: Voices
) -> None:
    assert voices.speaks(["norland"], small.statements[DOOR])
    assert voices.speaks(["sudland-radio"], small.statements[WARNING])
    assert not voices.speaks(["sudland"], small.statements[DOOR], officially=False)
    assert not voices.speaks(["sudland-radio"], small.statements[DOOR])


def test_whoever_comes_from_a_state_speaks_for_it_only_unofficially(engine: Engine) -> None:
    statement = engine.base.statements["koshkin-touchstone"]
    assert engine.index.voices.speaks(["russia"], statement, officially=False)
    assert not engine.index.voices.speaks(["russia"], statement)


def test_whom_a_statement_speaks_of_is_known(small: FactBase, voices: Voices) -> None:
    assert voices.mentions(["sudland"], small.statements[DOOR])
    assert voices.mentions(["anna-keller"], small.statements[WARNING])
    assert not voices.mentions(["otto-brandt"], small.statements[DOOR])


def test_who_is_known_and_who_has_a_voice(voices: Voices) -> None:
    assert voices.has_voice("anna-keller")
    assert voices.knows(["nobody", "anna-keller"])
    assert not voices.knows(["nobody"])
    assert not voices.knows([])
    assert not voices.has_voice("nobody")


def test_only_those_who_speak_have_a_voice(engine: Engine) -> None:
    base, voices = engine.base, engine.index.voices
    assert all(voices.has_voice(key) for key in base.statements_by_actor)
    passing_on = {s.spoken_by.id for s in base.statements.values() if s.spoken_by is not None}
    silent = [
        key
        for key, actor in base.actors.items()
        if actor.kind is ActorKind.PERSON and key not in base.statements_by_actor and key not in passing_on
    ]
    assert silent
    assert [key for key in silent if voices.has_voice(key)] == []


def test_the_rarer_the_one_named_the_more_it_says(engine: Engine) -> None:
    voices = engine.index.voices
    assert 0 <= voices.rarity(["ukraine"]) < voices.rarity(["ulrich-speck"]) <= 1
    assert voices.rarity(["nobody"]) == 1
    assert voices.rarity([]) == 1


def test_the_evidence_of_a_name_is_for_its_own_statements(small_engine: Engine, voices: Voices) -> None:
    rows = dict(zip(PARTY_EVIDENCE, voices.evidence(about(Party(0, 1, ("anna-keller",), Part.SPEAKER))), strict=True))
    door, warning = (small_engine.index.numbers[key] for key in (DOOR, WARNING))
    assert (rows["speaker"][door], rows["speaker"][warning]) == (1, 0)
    assert (rows["speaker_missing"][door], rows["speaker_missing"][warning]) == (0, 1)
    assert not rows["subject"].any()


def test_one_spoken_about_is_no_speaker(small_engine: Engine, voices: Voices) -> None:
    rows = dict(zip(PARTY_EVIDENCE, voices.evidence(about(Party(0, 1, ("anna-keller",), Part.SUBJECT))), strict=True))
    assert not rows["speaker"].any()
    assert not rows["speaker_missing"].any()
    assert rows["subject"][small_engine.index.numbers[WARNING]] > 0


def test_a_question_that_names_nobody_has_no_such_evidence(voices: Voices) -> None:
    assert not voices.evidence(about()).any()
