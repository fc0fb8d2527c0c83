"""Records, comparisons, timelines: everything of those who are named, and nothing of anybody else."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering import Answer, Engine, Outcome
from bot.knowledge import ActorKind, FactBase, Stance, Statement
from bot.knowledge.fact_base import chronological
from tests.answering.helpers import (
    chosen_of,
    coming_from,
    ids,
    offices_of,
    said_in,
    speaking_for,
    speaking_people,
    with_statements,
)

KELLER, BRANDT = "keller-2024-02-door", "brandt-2024-02-warning"


def of(base: FactBase, actor: str) -> set[str]:
    return ids(base.statements_by_actor[actor])


def dates(answer: Answer) -> list[str]:
    return [str(statement.date) for statement in answer.statements if statement.date is not None]


def sides(answer: Answer, speakers: list[str]) -> list[int]:
    """Whose side each statement of a comparison is on, by place among `speakers`: the first of them who signed it."""
    signed = [{actor.id for actor in statement.actors} for statement in answer.statements]
    return [next((n for n, key in enumerate(speakers) if key in each), -1) for each in signed]


@pytest.mark.parametrize("form", ["{}", "What did {} say?", "quotes by {}", "Qu'a dit {} ?"])
def test_a_bare_name_gives_the_whole_record(form: str, engine: Engine) -> None:
    wrong = {}
    for actor in speaking_people(engine.base):
        answer = engine.ask(form.format(actor.name))
        if ids(answer.statements) != of(engine.base, actor.id):
            wrong[actor.id] = (answer.outcome.value, sorted(ids(answer.statements) ^ of(engine.base, actor.id)))
    assert wrong == {}


@pytest.mark.parametrize("form", ["{} stance", "What is {}'s position?"])
def test_a_position_is_every_statement_that_takes_one_and_the_record_of_whoever_takes_none(
    form: str, engine: Engine
) -> None:
    wrong = {}
    for actor in speaking_people(engine.base):
        own = engine.base.statements_by_actor[actor.id]
        expected = ids(s for s in own if s.stance is not Stance.NONE) or ids(own)
        answer = engine.ask(form.format(actor.name))
        if ids(answer.statements) != expected:
            wrong[actor.id] = (answer.outcome.value, sorted(ids(answer.statements) ^ expected))
    assert wrong == {}


def test_what_several_said_together_is_in_the_record_of_each_with_all_who_signed(small: FactBase) -> None:
    both = (small.actors["anna-keller"], small.actors["otto-brandt"])
    engine = Engine(with_statements(small, (KELLER, "together", {"actors": both, "role": None})))
    for name, own in (("Anna Keller", KELLER), ("Otto Brandt", BRANDT)):
        answer = engine.ask(name)
        assert ids(answer.statements) == {own, "together"}
        assert set(answer.actors) == set(both)


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
    june = said_in(date(2024, 6, 1), date(2024, 6, 30))
    assert ids(answer.statements) == {s.id for s in engine.base.statements_by_actor["emmanuel-macron"] if june(s)}


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
    assert set(sides(answer, speakers)) == set(range(len(speakers)))


def test_a_comparison_does_not_mix_its_sides(engine: Engine) -> None:
    for question, speakers in (
        ("Macron vs Scholz", ["emmanuel-macron", "olaf-scholz"]),
        ("Scholz vs Macron", ["olaf-scholz", "emmanuel-macron"]),
    ):
        of_each = sides(engine.ask(question), speakers)
        assert set(of_each) == {0, 1}
        assert of_each == sorted(of_each), question


def test_the_order_of_the_names_is_the_order_of_the_sides(small_engine: Engine) -> None:
    there, back = small_engine.ask("Keller vs Brandt"), small_engine.ask("Brandt vs Keller")
    assert [statement.id for statement in there.statements] == [KELLER, BRANDT]
    assert [statement.id for statement in back.statements] == [BRANDT, KELLER]


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


def test_what_has_no_dates_is_no_timeline(small: FactBase) -> None:
    question = "How did Otto Brandt's view develop?"
    undated = with_statements(small, (BRANDT, "brandt-again", {}))
    answer = Engine(undated).ask(question)
    assert (answer.outcome, ids(answer.statements)) == (Outcome.PROFILE, {BRANDT, "brandt-again"})
    day = small.statements[KELLER].date
    dated = with_statements(undated, (BRANDT, "brandt-first", {"date": day}), (BRANDT, "brandt-then", {"date": day}))
    answer = Engine(dated).ask(question)
    assert (answer.outcome, ids(answer.statements)) == (Outcome.TIMELINE, {"brandt-first", "brandt-then"})


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("what did the French president say?", "president-of-france"),
        ("what did the British prime minister say?", "prime-minister-of-the-united-kingdom"),
        ("what does the president of the United States think?", "president-of-the-united-states"),
        ("what did the German chancellor say", "chancellor-of-germany"),
        ("what did the NATO secretary general say", "nato-secretary-general"),
        ("what did the French foreign minister say?", "foreign-minister-of-france"),
    ],
)
def test_an_office_speaks_through_whoever_held_it_then(question: str, office: str, engine: Engine) -> None:
    base = engine.base
    assert ids(engine.ask(question).statements) == chosen_of(base, lambda s: office in offices_of(base, s))


def test_every_office_speaks_through_its_holders_and_through_nobody_before_or_after_a_term(engine: Engine) -> None:
    base, wrong, out_of_term = engine.base, {}, 0
    for office, terms in base.holders.items():
        own = {s.id for s in base.statements.values() if office in offices_of(base, s)}
        by_holders = {s.id for actor, _ in terms for s in base.statements_by_actor.get(actor.id, ())}
        out_of_term += len(by_holders - own)
        answer = engine.ask(f"what did the {base.actors[office].name} say?")
        if own and ids(answer.statements) != own:
            wrong[office] = (answer.outcome.value, sorted(ids(answer.statements) ^ own))
    assert out_of_term > 0
    assert wrong == {}


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("in March 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("in November 2024", date(2024, 11, 1), date(2024, 11, 30)),
    ],
)
def test_a_time_tells_which_of_two_holders_of_an_office_is_meant(
    when: str, first: date, last: date, engine: Engine
) -> None:
    base, office = engine.base, "foreign-minister-of-france"
    answer = engine.ask(f"what did the French foreign minister say {when}?")
    expected = chosen_of(base, lambda s: office in offices_of(base, s), said_in(first, last))
    assert ids(answer.statements) == expected


def _asked_for_states(base: FactBase) -> dict[str, set[str]]:
    """By the id of each state that has words in the base: what it speaks through, or all who come from it."""
    found = {}
    for key in (key for key, actor in base.actors.items() if actor.kind is ActorKind.STATE):
        officially, anybody = speaking_for(base, key), coming_from(base, key)
        own = {s.id for s in base.statements.values() if officially(s)}
        own = own or {s.id for s in base.statements.values() if anybody(s)}
        if own:
            found[key] = own
    return found


@pytest.mark.parametrize("form", ["{}", "What did {} say?"])
def test_a_state_speaks_through_its_officials_and_through_its_people_only_where_none_did(
    form: str, engine: Engine
) -> None:
    base = engine.base
    expected = _asked_for_states(base)
    unofficial = [key for key, own in expected.items() if own < chosen_of(base, coming_from(base, key))]
    assert unofficial, "some state has people who do not speak for it"
    wrong = {}
    for key, own in expected.items():
        answer = engine.ask(form.format(base.actors[key].name))
        if ids(answer.statements) != own:
            wrong[key] = (answer.outcome.value, sorted(ids(answer.statements) ^ own))
    assert wrong == {}


def test_the_people_of_a_state_are_all_who_come_from_it(engine: Engine) -> None:
    expected = chosen_of(engine.base, coming_from(engine.base, "italy"))
    assert ids(engine.ask("What do the Italians say?").statements) == expected


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
    for question, first, last in (
        ("what happened in March 2024?", date(2024, 3, 1), date(2024, 3, 31)),
        ("what was said in June 2024", date(2024, 6, 1), date(2024, 6, 30)),
        ("what happened in 2025?", date(2025, 1, 1), date(2025, 12, 31)),
    ):
        answer = engine.ask(question)
        assert answer.outcome is Outcome.TIMELINE
        assert ids(answer.statements) == chosen_of(engine.base, said_in(first, last))


def test_what_has_no_date_is_listed_under_no_time(small: FactBase) -> None:
    undated = with_statements(small, (KELLER, "keller-undated", {"date": None}))
    for question in ("what happened in February 2024?", "What did Keller say in 2024?", "who spoke in 2024?"):
        assert ids(Engine(undated).ask(question).statements) == {KELLER}, question


def test_the_only_position_of_somebody_is_the_answer_and_several_are_a_record(small: FactBase) -> None:
    neutral = ("keller-2024-02-door", "keller-neutral", {"stance": Stance.NONE})
    one = Engine(with_statements(small, neutral)).ask("is Keller for or against?")
    assert (one.outcome, ids(one.statements)) == (Outcome.STATEMENT, {"keller-2024-02-door"})
    two = Engine(with_statements(small, ("keller-2024-02-door", "keller-again", {}))).ask("is Keller for or against?")
    assert (two.outcome, ids(two.statements)) == (Outcome.PROFILE, {"keller-2024-02-door", "keller-again"})
