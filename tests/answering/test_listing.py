"""Lists from the base's fields: complete, with nobody wrong in them, in neutral order."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering import Engine, Outcome
from bot.knowledge import ActorKind, FactBase, Stance, Statement
from tests.answering.helpers import (
    AGAINST,
    FOR,
    Chosen,
    by_women,
    chosen_of,
    coming_from,
    ids,
    on,
    on_any_deployment,
    said_in,
    speaking_for,
    with_statements,
)


def warns(statement: Statement) -> bool:
    return statement.stance is Stance.WARNS


LISTS: list[tuple[str, Chosen]] = [
    ("who is against instructors?", on("instructors", *AGAINST)),
    ("who opposes instructors", on("instructors", *AGAINST)),
    ("who supports instructors?", on("instructors", *FOR)),
    ("who is for instructors", on("instructors", *FOR)),
    ("who is in favour of instructors?", on("instructors", *FOR)),
    ("who talks about red lines?", on("red-lines")),
    ("who mentioned red lines?", on("red-lines")),
    ("qui parle de lignes rouges ?", on("red-lines")),
    ("wer spricht von roten Linien?", on("red-lines")),
    ("red lines", on("red-lines")),
    ("list all women", by_women),
    ("who are the women quoted?", by_women),
    ("who spoke in November 2024?", said_in(date(2024, 11, 1), date(2024, 11, 30))),
    ("who warned of sending troops?", lambda s: on_any_deployment()(s) and warns(s)),
    ("who is against sending troops", on_any_deployment(*AGAINST)),
    ("list everyone against sending troops", on_any_deployment(*AGAINST)),
    ("who supports sending troops?", on_any_deployment(*FOR)),
]


@pytest.mark.parametrize(("question", "chosen"), LISTS, ids=[question for question, _ in LISTS])
def test_a_list_holds_all_who_belong_to_it_and_nobody_else(question: str, chosen: Chosen, engine: Engine) -> None:
    answer = engine.ask(question)
    assert answer.outcome is Outcome.LIST
    assert ids(answer.statements) == chosen_of(engine.base, chosen)


def test_countries_are_listed_by_those_who_speak_for_them(engine: Engine) -> None:
    base = engine.base
    states = [key for key, actor in base.actors.items() if actor.kind is ActorKind.STATE]

    def for_some_state(statement: Statement) -> bool:
        return any(speaking_for(base, key)(statement) for key in states)

    answer = engine.ask("which countries oppose sending troops?")
    assert answer.outcome is Outcome.LIST
    assert ids(answer.statements) == chosen_of(base, on_any_deployment(*AGAINST), for_some_state)


@pytest.mark.parametrize(("form", "stances"), [("who is against {}?", AGAINST), ("who supports {}?", FOR)])
def test_nobody_is_shown_on_a_side_they_do_not_take(form: str, stances: tuple[Stance, ...], engine: Engine) -> None:
    wrong = {}
    for key, deployment in engine.base.deployments.items():
        answer = engine.ask(form.format(deployment.name))
        taken = {s.stance for s in engine.base.statements.values() if s.deployment is deployment}
        # Where nobody is for it, those are shown who do not rule it out, each marked so.
        allowed = stances if taken.intersection(stances) or deployment.general else (*stances, Stance.OPEN)
        if others := ids(s for s in answer.statements if s.stance not in allowed):
            wrong[key] = (answer.outcome.value, sorted(others))
    assert wrong == {}


def test_the_unnamed_sources_are_among_the_anonymous(engine: Engine) -> None:
    unnamed = chosen_of(engine.base, lambda s: any("unnamed" in a.name and a.kind is ActorKind.GROUP for a in s.actors))
    for question in ("who are the anonymous sources?", "what do unnamed sources say"):
        assert unnamed <= ids(engine.ask(question).statements)


def test_whoever_speaks_under_a_name_is_not_among_the_anonymous(engine: Engine) -> None:
    for question in ("who are the anonymous sources?", "what do unnamed sources say"):
        named = {a.id for a in engine.ask(question).actors if a.kind is ActorKind.PERSON}
        assert named == set(), question


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
    for question, of_the_subject in (
        ("which Italian politicians spoke of diplomacy?", on("diplomacy")),
        ("Italian politicians against troops", on_any_deployment(*AGAINST)),
        ("which Italians are against sending troops?", on_any_deployment(*AGAINST)),
    ):
        expected = chosen_of(engine.base, coming_from(engine.base, "italy"), of_the_subject)
        assert ids(engine.ask(question).statements) == expected, question


def test_a_question_with_more_in_it_than_filters_is_no_list(engine: Engine) -> None:
    answer = engine.ask("who compared the French army's exercises to a war with an equal opponent over red lines")
    assert answer.outcome is not Outcome.LIST


def test_who_asks_for_everybody_in_general_is_not_given_the_whole_base(engine: Engine) -> None:
    for question in ("who spoke?", "who said something?", "everyone"):
        assert len(engine.ask(question).statements) < len(engine.base.statements) / 2
