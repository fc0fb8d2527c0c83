"""What the engine promises: nobody answers for anybody else, and the same question gets the same answer."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import Answer, Engine, Outcome
from bot.knowledge import DeclineReason, FactBase
from tests.answering.helpers import AGAINST, chosen_of, consistent, ids, offered, on, silent_people, speaking_people

FORMS = [
    "What did {} say?",
    "What did {} say about sending troops to Ukraine?",
    "What does {} think about instructors?",
    "What is {}'s view on escalation?",
    "{} position on ground troops",
    "Why did {} agree to send soldiers?",
    "Did {} say that war with NATO is inevitable?",
    "Did {} say nothing can be ruled out?",
    "According to {}, what are the red lines?",
    "When did {} speak about demining?",
    "what was {} answer to Macron's idea",
    "Qu'a dit {} sur les troupes ?",
    "Was hat {} über Truppen gesagt?",
    "Що сказав {} про інструкторів?",
    "Что сказал {} о войне с НАТО?",
    "Co powiedział {} o czerwonych liniach?",
    "¿Qué dijo {} sobre las armas nucleares?",
    "Cosa ha detto {} sulle truppe?",
]
QUESTIONS = [
    "What did Scholz say about ground forces?",
    "who talks about red lines?",
    "Macron vs Scholz",
    "timeline of Macron",
    "Giorgia Meloni",
    "what did the French foreign minister say in March 2024?",
    "Has anybody warned of a nuclear escalation?",
    "Did Putin say it was inevitable?",
    "how many French soldiers does the SVR speak of",
    "why did Macron call for instructors",
    "instructors are already there, who says so",
    "What did Zelensky say?",
    "what do people say about contractors",
    "who won the world cup",
    "hello",
]


MOST_TIMES_LONGER = 35
"""A text a hundred times longer may cost so many times more: measured at 3 to 25, with room for a busy machine."""


# Nobody answers for anybody else --------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_question_about_one_person_is_answered_by_that_person_only(form: str, engine: Engine) -> None:
    wrong = {}
    for actor in speaking_people(engine.base):
        answer = engine.ask(form.format(actor.name))
        if answer.outcome is Outcome.COMPARISON:
            continue  # two are named in the question: both are shown, each under a name of their own
        others = [s.id for s in answer.statements if not engine.index.voices.speaks((actor.id,), s)]
        if others:
            wrong[actor.id] = others
    assert wrong == {}


def test_a_question_about_scholz_is_never_answered_by_anybody_else(engine: Engine) -> None:
    phrasings = [question for s in engine.base.statements.values() for question in s.questions]
    for phrasing in random.Random(7).sample(phrasings, 150):
        answer = engine.ask(f"What did Scholz say about this: {phrasing}")
        if engine.read(phrasing).parties:
            continue
        assert all(engine.index.voices.speaks(("olaf-scholz",), s) for s in answer.statements), phrasing


def test_whoever_has_no_words_in_the_base_is_given_none(engine: Engine) -> None:
    for actor in silent_people(engine):
        for form in FORMS[:3]:
            assert engine.ask(form.format(actor.name)).statements == (), (actor.id, form)


@pytest.mark.parametrize(
    "question",
    [
        "Did Putin say it was inevitable?",
        "Why did Putin say war with NATO was inevitable?",
        "Did Putin say we need to talk not about probability, but about inevitability?",
        "when did Putin speak of inevitability",
    ],
)
def test_peskovs_words_are_not_put_into_putins_mouth(question: str, engine: Engine) -> None:
    answer = engine.ask(question)
    assert {actor.id for actor in answer.actors} <= {"vladimir-putin"}
    assert offered(answer) <= {s.id for s in engine.base.statements.values()}
    if answer.outcome is Outcome.CLARIFY:
        by_others = [s for s in answer.candidates if "vladimir-putin" not in {a.id for a in s.actors}]
        assert {actor.id for s in by_others for actor in s.actors} <= {"dmitry-peskov"}


@pytest.mark.parametrize(
    ("question", "real"),
    [
        ("Why did Scholz agree to send ground forces?", "scholz-no-ground-forces"),
        ("Why does Meloni support sending Italian troops?", "meloni-office-no-presence"),
        ("Why did Stoltenberg promise to send combat troops?", "stoltenberg-no-combat-troops"),
        ("When did Sunak order a large deployment?", "sunak-no-large-deployment"),
        ("Since when does Duda say there is consensus?", "duda-no-consensus"),
        ("Has Biden agreed to send troops to fight?", "white-house-no-troops-to-fight"),
        ("why did Macron rule out sending troops", "macron-2024-02-nothing-ruled-out"),
    ],
)
def test_a_false_presupposition_is_met_with_what_was_really_said(question: str, real: str, engine: Engine) -> None:
    answer = engine.ask(question)
    assert real in offered(answer)
    if answer.outcome is Outcome.STATEMENT:
        assert answer.statements[0].id == real


# Simple questions, in every language ------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "What did Scholz say about ground forces?",
        "Qu'a dit Scholz sur les troupes au sol ?",
        "Was hat Scholz über Bodentruppen gesagt?",
        "Що сказав Шольц про сухопутні війська?",
        "Что сказал Шольц о сухопутных войсках?",
        "Co powiedział Scholz o wojskach lądowych?",
        "¿Qué dijo Scholz sobre las tropas terrestres?",
        "Cosa ha detto Scholz sulle truppe terrestri?",
    ],
)
def test_a_simple_question_is_understood_in_eight_languages(question: str, engine: Engine) -> None:
    answer = engine.ask(question)
    meant = chosen_of(engine.base, lambda s: "olaf-scholz" in {a.id for a in s.actors}, on("combat-troops", *AGAINST))
    assert offered(answer) & meant
    assert {actor.id for actor in answer.actors} <= {"olaf-scholz"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("wat did sholtz say abuot ground forces", "scholz-no-ground-forces"),
        ("Lavrof foreign oficers in ukraine", "lavrov-foreign-officers"),
        ("What did Stoltenburg say about combatt troops?", "stoltenberg-no-combat-troops"),
        ("sarkozi catastrofic outburst", "sarkozy-catastrophic-outburst"),
        ("hadad strategic ambiguty", "haddad-strategic-ambiguity"),
        ("macrn instrctors coaliton", "macron-2024-06-instructors-coalition"),
    ],
)
def test_misspelt_questions_are_understood(question: str, expected: str, engine: Engine) -> None:
    assert expected in offered(engine.ask(question))


def test_most_of_the_curators_own_questions_find_their_statement(engine: Engine) -> None:
    asked = [(s, question) for s in engine.base.statements.values() for question in s.questions]
    sample = random.Random(3).sample(asked, 200)
    found = 0
    for statement, question in sample:
        answer = engine.ask(question)
        found += statement.id in offered(answer) or bool(set(statement.same_as) & offered(answer))
    assert found >= 0.9 * len(sample)


def test_what_goes_with_an_answer_is_something_else(engine: Engine) -> None:
    answer = engine.ask("What did Scholz say about ground forces?")
    assert answer.related
    assert not ids(answer.related) & ids(answer.statements)


# Any text -----------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["Macron", "Scholz", "Путін", "שלום", "مرحبا", "\u200b", "\u202e", "**", "`", "<@123456789012345678>", "@everyone",
     "<#1>", "||", "```",
     "2024", "in", "who", "said", "troops", "\x00", "🇺🇦", "👨‍👩‍👧", "n̈", "ﬁ", "İ", "ß", "\ud7ff", "\n", "?"]
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.builds(lambda piece, times: (piece * times)[:7_000], st.text(min_size=1, max_size=12), st.integers(1, 7_000)),
)


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_an_answer_that_holds_together(engine: Engine, text: str) -> None:
    answer = engine.ask(text)
    assert answer.question == text
    consistent(answer)


@pytest.mark.parametrize(
    "text",
    [
        "שמעתי שמקרון אמר משהו על חיילים",
        "ماذا قال ماكرون عن القوات",
        "マクロンは何と言いましたか",
        "M\u200ba\u200bc\u200br\u200bo\u200bn",
        "\u202eMacron\u202c said what",
        "**Macron** _said_ `what` about ||troops||",
        "<@123456789012345678> what did Macron say",
        "[Macron](https://example.org) troops",
        "\ud800",
        "a" * 7_000,
        "what did " * 900,
        "Macron " * 1_000,
        "?" * 7_000,
        "🦆" * 3_000,
    ],
    ids=lambda text: ascii(text)[:30],
)
def test_odd_texts_get_an_answer_that_holds_together(text: str, engine: Engine) -> None:
    consistent(engine.ask(text))


def test_marks_that_discord_knows_do_not_hide_a_question(engine: Engine) -> None:
    plain = engine.ask("What did Scholz say?")
    for text in (
        "**What did Scholz say?**",
        "> What did __Scholz__ say?",
        "What did Sch\u200bolz say?",
        "\u202eWhat did Scholz say?",
    ):
        assert engine.ask(text).statements == plain.statements, ascii(text)


def test_every_kind_of_answer_holds_together(engine: Engine) -> None:
    answers = [engine.ask(question) for question in QUESTIONS]
    for answer in answers:
        consistent(answer)
    assert {a.outcome for a in answers} >= {
        Outcome.STATEMENT,
        Outcome.LIST,
        Outcome.PROFILE,
        Outcome.COMPARISON,
        Outcome.TIMELINE,
        Outcome.NOT_COVERED,
    }


def test_the_previous_answer_may_be_given_along(engine: Engine) -> None:
    first = engine.ask("Macron")
    assert engine.ask("What did Scholz say?", context=first) == engine.ask("What did Scholz say?")


# The same question, the same answer -------------------------------------------------------------------


def _told(answer: Answer) -> tuple[object, ...]:
    seen = (tuple(s.id for s in part) for part in (answer.statements, answer.candidates, answer.related))
    return answer.outcome, answer.reason, round(answer.confidence, 4), *seen


def test_the_order_of_the_statements_in_the_base_changes_nothing(base: FactBase, engine: Engine) -> None:
    entries = list(base.statements.items())
    random.Random(5).shuffle(entries)
    other = Engine(replace(base, statements=MappingProxyType(dict(entries))))
    for question in QUESTIONS:
        assert _told(other.ask(question)) == _told(engine.ask(question)), question


def test_two_threads_get_what_one_gets(base: FactBase, engine: Engine) -> None:
    expected = [_told(engine.ask(question)) for question in QUESTIONS]
    fresh = Engine(base)
    found: dict[int, list[tuple[object, ...]]] = {}

    def ask(number: int) -> None:
        found[number] = [_told(fresh.ask(question)) for question in QUESTIONS * 3]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(2)] == [expected * 3] * 2


@pytest.mark.parametrize(
    "piece",
    [
        "what did Macron say about troops ",
        "zq xw ",
        "a",
        "troops",
        "Макрон ",
        "@everyone ",
        "2024 ",
        "🦆",
        'who said "x" ',
    ],
)
def test_a_text_a_hundred_times_longer_costs_far_less_than_a_hundred_times_more(piece: str, engine: Engine) -> None:
    def cost(length: int) -> float:
        text = (piece * length)[:length]
        best = float("inf")
        for _ in range(3):
            began = time.thread_time()
            engine.ask(text)
            best = min(best, time.thread_time() - began)
        return best

    assert cost(6_000) < MOST_TIMES_LONGER * max(cost(60), 1e-3)


# Other bases ----------------------------------------------------------------------------------------------


def test_an_invented_base_is_asked_like_the_real_one(small_engine: Engine) -> None:
    answer = small_engine.ask("What did Anna Keller say about guarding the bridge?")
    assert offered(answer) == {"keller-2024-02-door"}
    assert offered(small_engine.ask("Otto Brandt")) == {"brandt-2024-02-warning"}
    assert small_engine.ask("What did Macron say?").statements == ()


def test_a_base_without_statements_declines_everything(small: FactBase) -> None:
    empty = Engine(replace(small, statements=MappingProxyType({})))
    for question in (*QUESTIONS, "What did Keller say?", ""):
        answer = empty.ask(question)
        assert answer.outcome is Outcome.NOT_COVERED
        consistent(answer)
    assert empty.ask("").reason is DeclineReason.EMPTY


def test_a_question_left_out_is_forgotten(engine: Engine) -> None:
    """Asked as if it had never been filed, a question fits its own statement less than it does otherwise."""
    from bot.answering.engine import request_for

    index = engine.index
    numbers = [n for n in range(len(index.matcher.phrasings)) if index.original_of(n) is not None]
    for number in random.Random(2).sample(numbers, 25):
        original = index.original_of(number)
        assert original is not None
        owner = index.numbers[index.matcher.phrasings[number][0]]
        request = request_for(engine.read(original))
        with_it, without = index.evidence(request), index.evidence(request, exclude=number)
        views = slice(0, 5)
        assert with_it.values[views, owner].sum() > without.values[views, owner].sum(), original
        assert without.unknown >= with_it.unknown - 1e-6, original
