"""Whose words a statement may be shown as, from the fields alone."""

from __future__ import annotations

import pytest

from bot.answering import Engine
from bot.evaluation.attribution import Attribution
from bot.knowledge import ActorKind, FactBase

DOOR, WARNING = "keller-2024-02-door", "brandt-2024-02-warning"


@pytest.mark.parametrize(
    ("actor", "statements"),
    [
        ("anna-keller", {DOOR}),
        ("otto-brandt", {WARNING}),
        ("norland", {DOOR}),
        ("prime-minister-of-norland", {DOOR}),
        ("river-states", {DOOR, WARNING}),
        ("sudland-radio", {WARNING}),
        ("nobody-at-all", set()),
    ],
)
def test_words_belong_to_speakers_offices_states_groups_and_outlets(
    actor: str, statements: set[str], small: FactBase
) -> None:
    assert Attribution(small).of(actor) == statements


def test_whoever_holds_an_office_speaks_for_the_state_and_an_analyst_does_not(small: FactBase, base: FactBase) -> None:
    assert Attribution(small).is_official(small.statements[DOOR])
    assert not Attribution(base).is_official(base.statements_by_actor["ulrich-speck"][0])


def test_it_is_no_stricter_than_the_engine_for_people(base: FactBase, engine: Engine) -> None:
    attribution = Attribution(base)
    for key, actor in base.actors.items():
        if actor.kind is ActorKind.PERSON:
            spoken = {s.id for s in base.statements.values() if engine.index.voices.speaks((key,), s)}
            assert attribution.of(key) >= {s.id for s in base.statements_by_actor.get(key, ())}
            assert spoken <= attribution.of(key), key
