"""Records, comparisons, timelines: everything of those who are named, and nothing of anybody else."""

from __future__ import annotations

import pytest

from bot.answering import Answer, Engine, Outcome
from bot.knowledge import FactBase, Stance, Statement
from bot.knowledge.fact_base import chronological
from tests.answering.helpers import ids, speaking_people, with_statements


def of(base: FactBase, actor: str) -> set[str]:
    return ids(base.statements_by_actor[actor])


def dates(answer: Answer) -> list[str]:
    return [str(statement.date) for statement in answer.statements if statement.date is not None]


@pytest.mark.parametrize("form", ["{}", "What did {} say?", "quotes by {}", "Qu'a dit {} ?", "{} stance"])
def test_a_bare_name_gives_the_whole_record(form: str, engine: Engine) -> None:
    wrong = {}
    for actor in speaking_people(engine.base):
        answer = engine.ask(form.format(actor.name))
        found = ids(answer.statements)
        taken = {s.id for s in engine.base.statements_by_actor[actor.id] if s.stance.value not in ("neutral", "none")}
        whole = of(engine.base, actor.id)
        if found != whole and not (taken and found == taken):
            wrong[actor.id] = (answer.outcome.value, sorted(found ^ whole))
    assert wrong == {}


@pytest.mark.parametrize(
    "alias", ["macron", "MACRON", "President Macron", "Макрон", "Macrn", "Makron", "Emanuel Macron"]
)
def test_a_name_is_known_in_other_spellings_and_scripts(alias: str, engine: Engine) -> None:
    answer = engine.ask(alias)
    assert answer.outcome is Outcome.PROFILE
    assert ids(answer.statements) == of(engine.base, "emmanuel-macron")


def test_a_profile_runs_from_the_oldest_to_the_newest_and_ends_with_the_undated(engine: Engine) -> None:
    for actor in speaking_people(engine.base):
        answer = engine.ask(actor.name)
        assert list(answer.statements) == sorted(answer.statements, key=chronological)


def test_a_record_can_be_asked_for_a_month(engine: Engine) -> None:
    answer = engine.ask("What did Macron say in June 2024?")
    assert answer.outcome is Outcome.PROFILE
    assert ids(answer.statements) == {
        s.id for s in engine.base.statements_by_actor["emmanuel-macron"] if str(s.date).startswith("2024-06")
    }


def test_a_record_can_be_asked_for_a_day(engine: Engine) -> None:
    answer = engine.ask("What did Peskov say on 27 February 2024?")
    assert set(dates(answer)) == {"2024-02-27"}
    assert {actor.id for actor in answer.actors} == {"dmitry-peskov"}


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("Macron vs Scholz", ["emmanuel-macron", "olaf-scholz"]),
        ("Compare Putin and Biden", ["vladimir-putin", "joe-biden"]),
        ("What is the difference between Sarkozy and Macron?", ["nicolas-sarkozy", "emmanuel-macron"]),
        ("Peskov vs Stoltenberg on escalation", ["dmitry-peskov", "jens-stoltenberg"]),
        ("Macron, Scholz and Meloni", ["emmanuel-macron", "olaf-scholz", "giorgia-meloni"]),
        ("порівняй Макрона і Шольца", ["emmanuel-macron", "olaf-scholz"]),
        ("comparar Macron y Scholz", ["emmanuel-macron", "olaf-scholz"]),
    ],
)
def test_a_comparison_shows_each_of_those_named_and_nobody_else(
    question: str, speakers: list[str], engine: Engine
) -> None:
    answer = engine.ask(question)
    assert answer.outcome is Outcome.COMPARISON
    assert {actor.id for actor in answer.actors} == set(speakers)


def test_a_comparison_does_not_mix_its_sides(engine: Engine) -> None:
    speakers = [statement.actors[0].id for statement in engine.ask("Macron vs Scholz").statements]
    assert speakers == sorted(speakers, key=["emmanuel-macron", "olaf-scholz"].index)


def test_the_order_of_the_names_is_the_order_of_the_sides(engine: Engine) -> None:
    there, back = engine.ask("Macron vs Scholz"), engine.ask("Scholz vs Macron")
    assert ids(there.statements) == ids(back.statements)
    assert [actor.id for actor in back.actors] == ["olaf-scholz", "emmanuel-macron"]


@pytest.mark.parametrize(
    "question", ["timeline of Macron", "How did Macron's position change?", "Chronologie Macron", "хронологія Макрон"]
)
def test_a_timeline_is_dated_and_in_order(question: str, engine: Engine) -> None:
    answer = engine.ask(question)
    assert answer.outcome is Outcome.TIMELINE
    assert dates(answer) == sorted(dates(answer))
    assert len(dates(answer)) == len(answer.statements)
    assert ids(answer.statements) == {
        s.id for s in engine.base.statements_by_actor["emmanuel-macron"] if s.date is not None
    }


def test_what_has_no_dates_is_no_timeline(engine: Engine) -> None:
    answer = engine.ask("How did Haddad's view develop?")
    assert answer.outcome is Outcome.PROFILE
    assert ids(answer.statements) == of(engine.base, "benjamin-haddad")


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("what did the French president say?", "emmanuel-macron"),
        ("what did the French foreign minister say in March 2024?", "stephane-sejourne"),
        ("what did the French foreign minister say in November 2024?", "jean-noel-barrot"),
        ("what did the British prime minister say?", "rishi-sunak"),
        ("what does the president of the United States think?", "joe-biden"),
        ("what did the German chancellor say", "olaf-scholz"),
        ("what did the NATO secretary general say", "jens-stoltenberg"),
    ],
)
def test_an_office_speaks_through_whoever_held_it_then(question: str, holder: str, engine: Engine) -> None:
    answer = engine.ask(question)
    assert answer.statements
    assert {actor.id for actor in answer.actors} == {holder}


def test_words_from_before_or_after_a_term_are_not_the_offices(engine: Engine) -> None:
    former = ids(engine.base.statements_by_actor["nicolas-sarkozy"])
    assert not former & ids(engine.ask("what did the French president say?").statements)
    french_ministers = {"stephane-sejourne", "jean-noel-barrot"}
    answer = engine.ask("what did the French foreign minister say?")
    assert {actor.id for actor in answer.actors} <= french_ministers


@pytest.mark.parametrize(
    ("state", "asked"), [("italy", "What do the Italians say?"), ("italy", "Italy"), ("spain", "Spain")]
)
def test_a_state_speaks_through_its_people(state: str, asked: str, engine: Engine) -> None:
    base = engine.base
    expected = {
        s.id for s in base.statements.values() for a in s.actors if (home := base.state_of(a)) and home.id == state
    }
    assert ids(engine.ask(asked).statements) == expected


def test_two_names_alone_ask_for_what_the_one_says_of_the_other(engine: Engine) -> None:
    answer = engine.ask("koshkin washington")
    assert {actor.id for actor in answer.actors} == {"andrei-koshkin"}
    assert all("united-states" in statement.about for statement in answer.statements)


def _quoted_without_names(engine: Engine) -> list[Statement]:
    """Statements with a quotation long enough to be known by, in which nobody and no time is named."""
    found = [s for s in engine.base.statements.values() if s.quote and len(s.quote.split()) >= 6]
    readings = {s.id: engine.read(s.quote or "") for s in found}
    named_nowhere = [s for s in found if not readings[s.id].parties and readings[s.id].period is None]
    assert len(named_nowhere) > 20
    return named_nowhere


@pytest.mark.parametrize("marks", ['"{}"', "“{}”", "«{}»", "who said {}?", "Who said: '{}'", "{}"])
def test_a_quotation_finds_its_speaker(marks: str, engine: Engine) -> None:
    lost = []
    for statement in _quoted_without_names(engine):
        answer = engine.ask(marks.format(statement.quote))
        if statement.id not in ids(answer.statements) or any(
            not set(shown.actors) & set(statement.actors) for shown in answer.statements
        ):
            lost.append(statement.id)
    assert lost == []


def test_somebody_elses_quotation_is_not_put_into_the_mouth_of_the_one_named(engine: Engine) -> None:
    wrong = []
    for statement in _quoted_without_names(engine):
        for other in ("Emmanuel Macron", "Olaf Scholz", "Vladimir Putin"):
            if other in {actor.name for actor in statement.actors}:
                continue
            answer = engine.ask(f'Did {other} say "{statement.quote}"?')
            wrong += [(other, s.id) for s in answer.statements if other not in {actor.name for actor in s.actors}]
    assert wrong == []


def test_a_time_alone_gives_everything_said_then(engine: Engine) -> None:
    for question, month in (("what happened in March 2024?", "2024-03"), ("what was said in June 2024", "2024-06")):
        answer = engine.ask(question)
        assert answer.outcome is Outcome.TIMELINE
        assert ids(answer.statements) == {
            s.id for s in engine.base.statements.values() if str(s.date).startswith(month)
        }


def test_the_only_position_of_somebody_is_the_answer_and_several_are_a_record(small: FactBase) -> None:
    neutral = ("keller-2024-02-door", "keller-neutral", {"stance": Stance.NONE})
    one = Engine(with_statements(small, neutral)).ask("is Keller for or against?")
    assert (one.outcome, ids(one.statements)) == (Outcome.STATEMENT, {"keller-2024-02-door"})
    two = Engine(with_statements(small, ("keller-2024-02-door", "keller-again", {}))).ask("is Keller for or against?")
    assert (two.outcome, ids(two.statements)) == (Outcome.PROFILE, {"keller-2024-02-door", "keller-again"})
