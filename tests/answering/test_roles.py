"""Kinds of role by which people ask for several at once."""

from __future__ import annotations

import pytest

from bot.answering import Engine, Outcome
from bot.answering.roles import asked_roles, has_role
from bot.matching.folding import fold
from bot.matching.tokens import words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what did prime ministers say", "heads-of-government"),
        ("which defence ministers", "defence-ministers"),
        ("ministres de la défense", "defence-ministers"),
        ("які експерти", "experts"),
        ("generals", "military"),
    ],
)
def test_a_kind_of_role_is_read_in_any_language(text: str, kind: str) -> None:
    assert asked_roles(tuple(words(fold(text))), ()).kinds == (kind,)


def test_words_that_name_somebody_are_no_kind_of_role() -> None:
    tokens = tuple(words(fold("the presidents")))
    assert asked_roles(tokens, range(len(tokens))).kinds == ()


@pytest.mark.parametrize(
    ("title", "kind", "expected"),
    [
        ("Prime Minister of Poland", "heads-of-government", True),
        ("former Prime Minister of the United Kingdom", "heads-of-government", False),
        ("former Prime Minister of the United Kingdom", "former", True),
        ("NATO Secretary General", "military", False),
        ("military analyst, former British army officer", "experts", True),
        ("Secretary of State", "foreign-ministers", True),
    ],
)
def test_a_title_is_of_a_kind(title: str, kind: str, expected: bool) -> None:
    assert has_role(title, [kind]) is expected


def test_only_those_who_held_the_role_then_are_listed(engine: Engine) -> None:
    answer = engine.ask("what did prime ministers say about ground troops")
    assert answer.outcome in (Outcome.LIST, Outcome.STATEMENT)
    roles = [engine.base.role_then(actor, s) or "" for s in answer.statements for actor in s.actors]
    assert all(has_role(role, ["heads-of-government"]) for role in roles)
