"""Promises that were broken once: each test states what a user should get."""

from __future__ import annotations

import pytest

from bot.answering import Engine, Outcome
from bot.answering.manners import asks_for_judgement, pleasantry
from bot.knowledge import DeclineReason, FactBase, Stance
from bot.matching.entities import EntityLinker
from bot.matching.folding import fold
from bot.matching.ordinary import ordinary_words
from bot.matching.tokens import words
from tests.answering.helpers import (
    AGAINST,
    Chosen,
    by_women,
    chosen_of,
    ids,
    offered,
    on,
    on_any_deployment,
    speaking_people,
    strangers,
    with_statements,
)


def t(text: str) -> tuple[str, ...]:
    return tuple(words(fold(text)))


# --- words in the wrong mouth


def test_macron_is_not_shown_konovalovs_words(engine: Engine) -> None:
    a = engine.ask('Did Emmanuel Macron say "This is President Macron’s personal game."?')
    assert {x.id for x in a.actors} <= {"emmanuel-macron"}


def test_scholz_is_not_shown_melonis_words(engine: Engine) -> None:
    a = engine.ask('Did Olaf Scholz say "does not include the presence of troops of European states or NATO"?')
    assert {x.id for x in a.actors} <= {"olaf-scholz"}


def test_mike_lee_is_not_answered_by_rt(engine: Engine) -> None:
    a = engine.ask("Does Mike Lee support sending troops?")
    assert {x.id for x in a.actors} <= {"mike-lee"}


# --- lists


def test_which_women_support_is_filtered(small: FactBase) -> None:
    ins = {"deployment": small.deployments["instructors"]}
    e = Engine(
        with_statements(
            small,
            ("keller-2024-02-door", "keller-for", {**ins, "stance": Stance.FOR}),
            ("brandt-2024-02-warning", "brandt-against", {**ins, "stance": Stance.AGAINST}),
        )
    )
    assert ids(e.ask("which women support instructors?").statements) == {"keller-for"}


@pytest.mark.parametrize(
    ("q", "conditions"),
    [
        ("which women are against sending troops?", (by_women, on_any_deployment(*AGAINST))),
        ("what did women say", (by_women,)),
        ("quotes by women", (by_women,)),
        ("which women spoke?", (by_women,)),
    ],
)
def test_women(q: str, conditions: tuple[Chosen, ...], engine: Engine) -> None:
    assert ids(engine.ask(q).statements) == chosen_of(engine.base, *conditions)


def test_bare_instructors_is_whole(engine: Engine) -> None:
    assert ids(engine.ask("instructors").statements) == chosen_of(engine.base, on("instructors"))


def test_anonymous(engine: Engine) -> None:
    for q in ("anonymous sources", "who are the anonymous sources?", "statements by anonymous sources"):
        unnamed = chosen_of(engine.base, lambda s: any("unnamed" in actor.name for actor in s.actors))
        assert unnamed <= ids(engine.ask(q).statements), q


# --- records


def test_a_name_twice_is_one(engine: Engine) -> None:
    for q in ("Macron Macron", "MACRM:MACRM"):
        assert engine.ask(q).outcome is Outcome.PROFILE, q


def test_given_name_and_misspelt_surname_are_one_mention(base: FactBase, engine: Engine) -> None:
    found = EntityLinker(base, ordinary_words()).link(["olaf", "shcolz"])
    assert [(m.start, m.end) for m in found] == [(0, 2)]
    assert engine.ask("what did Olaf Sholtz say").outcome is Outcome.PROFILE


@pytest.mark.parametrize("form", ["tell me about {}", "what about {}?", "info on {}"])
def test_about_a_name(form: str, engine: Engine) -> None:
    for a in speaking_people(engine.base):
        assert engine.ask(form.format(a.name)).statements, a.name


@pytest.mark.parametrize(
    "q",
    [
        "what did the British prime minister say in February 2024?",
        "What did the US president say in 2024?",
        "What did Scholz say in 2024?",
    ],
)
def test_undated_statements_inside_the_coverage(q: str, engine: Engine) -> None:
    assert engine.ask(q).outcome is not Outcome.NOT_COVERED


def test_capital_of_france(engine: Engine) -> None:
    assert engine.ask("what is the capital of France").outcome is Outcome.NOT_COVERED


# --- quotations that name somebody or a year


def test_every_long_quotation_finds_its_speaker(engine: Engine) -> None:
    lost = []
    for s in engine.base.statements.values():
        if s.quote and len(s.quote.split()) >= 6:
            a = engine.ask(f'who said "{s.quote}"?')
            if [x.id for x in a.statements] != [s.id]:
                lost.append((s.id, a.outcome.value, a.reason))
    assert lost == []


# --- reasons, forms


def test_absent_people_possessive(engine: Engine) -> None:
    wrong = [
        a.id
        for a in strangers(engine)
        if engine.ask(f"What is {a.name}'s position on instructors?").reason != "unknown_actor"
    ]
    assert wrong == []


def test_known_person_the_main_question_is_not_declined(engine: Engine) -> None:
    """Whoever takes a side is asked about the debate's main question: at least offered."""
    wrong = []
    for a in speaking_people(engine.base):
        if not any(
            s.stance.value in ("for", "open", "against", "warns") for s in engine.base.statements_by_actor[a.id]
        ):
            continue
        for form in (
            "What did {} say about sending troops to Ukraine?",
            "Does {} support sending troops?",
            "{} position on ground troops",
            "Was hat {} über Truppen gesagt?",
            "Qu'a dit {} sur les troupes ?",
        ):
            if engine.ask(form.format(a.name)).outcome is Outcome.NOT_COVERED:
                wrong.append(form.format(a.name))
    assert wrong == []


@pytest.mark.parametrize(
    "q", ["Cosa ha detto Scholz sulle truppe di terra?", "Why is Robles in favour of sending troops?"]
)
def test_the_main_question_in_other_words_finds_the_one_asked(q: str, engine: Engine) -> None:
    a = engine.ask(q)
    own = {s.id for k in ("olaf-scholz", "margarita-robles") for s in engine.base.statements_by_actor[k]}
    assert offered(a) & own


def test_are_you_a_bot() -> None:
    assert pleasantry(t("are you a bot"), on_topic=False, asks_speaker=False) is DeclineReason.SMALLTALK


@pytest.mark.parametrize("q", ["who is right", "is macron right", "hat Scholz recht?", "Macron a-t-il raison ?"])
def test_judgements(q: str) -> None:
    assert asks_for_judgement(t(q))


@pytest.mark.parametrize("q", ["a melon a day", "macaroni with cheese"])
def test_food_is_nobody(q: str, base: FactBase) -> None:
    assert EntityLinker(base, ordinary_words()).link(list(t(q))) == []


def test_common_words_that_stand_in_a_quotation_are_not_taken_for_it(engine: Engine) -> None:
    answer = engine.ask("So what was it that Macron said on Western troops to Ukraine?")
    assert {actor.id for actor in answer.actors} == {"emmanuel-macron"}


def test_a_quotation_put_into_the_wrong_mouth_is_offered_with_its_speaker(engine: Engine) -> None:
    answer = engine.ask("did macron say we do not rule out any options")
    assert answer.outcome is Outcome.CLARIFY
    assert ids(answer.candidates) == {"barrot-2024-11-23-no-options-ruled-out"}
