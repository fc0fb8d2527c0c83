"""Lists from the base's fields: complete, with nobody wrong in them, in neutral order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answering import Engine, Outcome
from bot.knowledge import FactBase, Stance, Statement
from tests.answering.helpers import ids, with_statements

Chosen = Callable[[Statement], bool]

FOR, AGAINST = (Stance.FOR, Stance.OPEN), (Stance.AGAINST, Stance.WARNS)


def on_topic(topic: str) -> Chosen:
    return lambda s: topic in {t.id for t in s.topics}


def on_deployment(deployment: str, *stances: Stance) -> Chosen:
    return lambda s: s.deployment is not None and s.deployment.id == deployment and (not stances or s.stance in stances)


LISTS: list[tuple[str, Chosen]] = [
    ("who is against instructors?", on_deployment("instructors", *AGAINST)),
    ("who opposes instructors", on_deployment("instructors", *AGAINST)),
    ("who supports instructors?", on_deployment("instructors", *FOR)),
    ("who is for instructors", on_deployment("instructors", *FOR)),
    ("who is in favour of instructors?", on_deployment("instructors", *FOR)),
    ("who talks about red lines?", on_topic("red-lines")),
    ("who mentioned red lines?", on_topic("red-lines")),
    ("qui parle de lignes rouges ?", on_topic("red-lines")),
    ("wer spricht von roten Linien?", on_topic("red-lines")),
    ("red lines", on_topic("red-lines")),
    ("list all women", lambda s: any(a.gender == "f" for a in s.actors)),
    ("who are the women quoted?", lambda s: any(a.gender == "f" for a in s.actors)),
    ("who spoke in November 2024?", lambda s: str(s.date).startswith("2024-11")),
]


@pytest.mark.parametrize(("question", "chosen"), LISTS, ids=[question for question, _ in LISTS])
def test_a_list_holds_all_who_belong_to_it_and_nobody_else(question: str, chosen: Chosen, engine: Engine) -> None:
    answer = engine.ask(question)
    assert answer.outcome is Outcome.LIST
    assert ids(answer.statements) == {s.id for s in engine.base.statements.values() if chosen(s)}


@pytest.mark.parametrize(
    ("question", "stances"),
    [
        ("who is against sending troops", AGAINST),
        ("list everyone against sending troops", AGAINST),
        ("which countries oppose sending troops?", AGAINST),
        ("who supports sending troops?", FOR),
    ],
)
def test_the_main_question_of_the_debate_gets_a_list_of_one_side(
    question: str, stances: tuple[Stance, ...], engine: Engine
) -> None:
    answer = engine.ask(question)
    assert answer.outcome is Outcome.LIST
    assert len(answer.actors) > 2
    assert {statement.stance for statement in answer.statements} <= set(stances)


def test_the_unnamed_sources_are_among_the_anonymous(engine: Engine) -> None:
    for question in ("who are the anonymous sources?", "what do unnamed sources say"):
        answer = engine.ask(question)
        assert "unnamed-sources-biden-blocked" in ids(answer.statements)
        assert "person" not in {actor.kind for actor in answer.actors}


def test_a_list_is_grouped_by_name_in_neutral_order(engine: Engine) -> None:
    for question in ("who talks about red lines?", "demining", "who supports instructors?"):
        names = [statement.actors[0].name.casefold() for statement in engine.ask(question).statements]
        assert len(names) > 1
        assert names == sorted(names)


def test_a_list_of_both_sides_leaves_nobody_out(small: FactBase) -> None:
    instructors = {"deployment": small.deployments["instructors"]}
    engine = Engine(
        with_statements(
            small,
            ("keller-2024-02-door", "keller-for", {**instructors, "stance": Stance.FOR}),
            ("brandt-2024-02-warning", "brandt-against", {**instructors, "stance": Stance.AGAINST}),
            ("brandt-2024-02-warning", "brandt-neutral", {**instructors, "stance": Stance.NEUTRAL}),
        )
    )
    assert ids(engine.ask("who supports instructors?").statements) == {"keller-for"}
    assert ids(engine.ask("who opposes instructors?").statements) == {"brandt-against"}
    assert ids(engine.ask("who talks about instructors?").statements) == {
        "keller-for",
        "brandt-against",
        "brandt-neutral",
    }
    assert ids(engine.ask("who are the women who support instructors?").statements) == {"keller-for"}


def test_a_state_filters_a_list(engine: Engine) -> None:
    answer = engine.ask("which Italian politicians spoke of diplomacy?")
    assert ids(answer.statements) <= ids(engine.ask("Italy").statements)
    assert {"crosetto-diplomacy"} <= ids((*answer.statements, *answer.candidates))


def test_a_question_with_more_in_it_than_filters_is_no_list(engine: Engine) -> None:
    answer = engine.ask("who compared the French army's exercises to a war with an equal opponent over red lines")
    assert answer.outcome is not Outcome.LIST


def test_who_asks_for_everybody_in_general_is_not_given_the_whole_base(engine: Engine) -> None:
    for question in ("who spoke?", "who said something?", "everyone"):
        assert len(engine.ask(question).statements) < len(engine.base.statements) / 2
