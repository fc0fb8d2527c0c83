"""Questions that mean the same are counted as one, and others never are."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Engine
from bot.answering.likeness import key_of
from bot.knowledge import FactBase


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What did Orban say about the Taurus?", "what did orbán say on taurus??"),
        ("What did Orban say about the Taurus?", "Що сказав Орбан про Taurus?"),
        ("What did Orban say about the Taurus?", "Qu'a dit Orbán sur les Taurus ?"),
        ("What did Orban say about the Taurus?", "Orban on Taurus"),
        ("What did Fico say about drones?", "WHAT DID FICO SAY ABOUT DRONES"),
        ("What did Fico say about drones?", "Fico's view of drones"),
        ("What did Fico say about drones?", "  what   did fico say about drone ?!"),
        ("What did Fico say in March 2024 about drones?", "Fico on drones, mars 2024"),
        ("What did Zorgon say about drones?", "what did zorgon say about drones"),
        ("compare Macron and Scholz on drones", "compare Scholz and Macron on drones"),
    ],
)
def test_questions_that_mean_the_same_meet(engine: Engine, one: str, other: str) -> None:
    assert key_of(engine, one) == key_of(engine, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What did Fico say about the Taurus?", "What did Orban say about the Taurus?"),
        ("What did Zorgon say about drones?", "What did Zargon say about drones?"),
        ("Did Peters back instructors?", "Did Peter back instructors?"),
        ("did Zorgon warn Zargon", "did Zargon warn Zorgon"),
        ("What did Macron say about Putin?", "What did Putin say about Macron?"),
        ("Would Macron follow Scholz?", "Would Scholz follow Macron?"),
        ("What did Macron say about drones in March 2024?", "What did Macron say about drones in April 2024?"),
        ("What did Macron say about drones?", "When did Macron speak about drones?"),
        ("Macron ruled out pancakes", "Macron did not rule out pancakes"),
        ("Does Macron support ice cream?", "Is Macron against ice cream?"),
        ("what about it", "and how is that"),
    ],
)
def test_questions_that_mean_something_else_never_meet(engine: Engine, one: str, other: str) -> None:
    assert key_of(engine, one) != key_of(engine, other)


def test_no_two_phrasings_of_different_statements_are_alike(engine: Engine, base: FactBase) -> None:
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for statement in list(base.statements.values())[::10]:
        for question in statement.questions:
            meant[key_of(engine, question)].add(statement.id)
    assert [ids for ids in meant.values() if len(ids) > 1] == []


@given(
    st.text(alphabet="bcdfghjklmnpqrstvwxz", min_size=6, max_size=10),
    st.text(alphabet="bcdfghjklmnpqrstvwxz", min_size=6, max_size=10),
)
def test_unknown_names_keep_questions_apart(engine: Engine, one: str, other: str) -> None:
    first, second = (f"What did {name.capitalize()} say about drones?" for name in (one, other))
    assert (key_of(engine, first) == key_of(engine, second)) == (one == other)


@given(st.text(max_size=200))
def test_any_text_has_a_key_and_always_the_same(engine: Engine, text: str) -> None:
    assert key_of(engine, text) == key_of(engine, text)


def test_where_nothing_reads_questions_their_words_count() -> None:
    same = key_of(None, "What did Zorgon say on drones?")
    assert same == key_of(None, "zorgon, drones")
    assert same != key_of(None, "What did Zargon say on drones?")
