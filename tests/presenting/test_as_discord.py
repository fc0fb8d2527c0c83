"""Discord's limits hold by construction, whatever a base holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Outcome, Understanding
from bot.knowledge import Actor, ActorKind, Citation, Correction, DeclineReason, Role, Statement
from bot.presenting import Presenter, compose, profile, statement_reply
from bot.presenting.as_discord import render
from bot.presenting.as_discord_embeds import question_above
from bot.presenting.check import rendering_problems
from bot.presenting.limits import message_problems
from bot.presenting.people import PeopleFilter, people
from bot.presenting.presenter import SIGNS
from bot.presenting.text import clean
from bot.presenting.wording import LANGUAGES, wording
from tests.presenting.sample import (
    ALREADY_THERE,
    FREE_PAGE,
    NOTHING_RULED_OUT,
    SAMPLE,
    STATE_PAGE,
    SmallEngine,
    base_of,
    day,
)

PRESENTER = Presenter(SAMPLE)
ANY_TEXT = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="*_`|[]()<>@#\\ 😀a", max_size=3000),
    st.integers(1, 6000).map(lambda length: "word " * (length // 5)),
    st.integers(1, 6000).map(lambda length: "😀" * length),
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    number = draw(st.integers(0, 9))
    speakers = tuple(
        Actor(f"somebody-{number}-{n}", ActorKind.PERSON, draw(ANY_TEXT) or "x", roles=(Role(draw(ANY_TEXT)),))
        for n in range(draw(st.integers(1, 4)))
    )
    source = replace(draw(st.sampled_from((FREE_PAGE, STATE_PAGE))), outlet=draw(ANY_TEXT), via=draw(ANY_TEXT))
    source = replace(
        source, url=draw(st.one_of(st.just(source.url), ANY_TEXT.map(lambda t: f"https://example.org/{t}")))
    )
    return replace(
        draw(st.sampled_from((NOTHING_RULED_OUT, ALREADY_THERE))),
        id=f"statement-{number}",
        actors=speakers,
        statement=draw(ANY_TEXT),
        quote=draw(st.none() | ANY_TEXT),
        place=draw(st.none() | ANY_TEXT),
        via=draw(st.none() | ANY_TEXT),
        date_basis=draw(ANY_TEXT),
        caveats=tuple(draw(st.lists(ANY_TEXT, max_size=8))),
        corrections=tuple(Correction(day("2024-12-03"), what) for what in draw(st.lists(ANY_TEXT, max_size=4))),
        questions=(draw(ANY_TEXT),),
        contradicts=(),
        citations=tuple(Citation(source, 1) for _ in range(draw(st.integers(1, 5)))),
    )


def problems(presenter: Presenter, made: Sequence[Statement], outcome: Outcome, question: str) -> list[str]:
    understood = Understanding(actors=tuple(dict.fromkeys(a for s in made for a in s.actors)), unknown=question)
    answer = Answer(
        question, outcome, 0.9, understood, statements=tuple(made), candidates=tuple(made), related=tuple(made)
    )
    reply = compose(presenter, answer)
    return [
        problem
        for page in range(len(reply.pages))
        for problem in message_problems(render(reply, page=page, owner="abcd", question=question).payload())
    ]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(statements(), min_size=1, max_size=7, unique_by=lambda s: s.id), ANY_TEXT)
def test_texts_of_any_length_and_script_stay_within_the_limits(made: list[Statement], question: str) -> None:
    presenter = Presenter(base_of(made))
    for outcome in Outcome:
        assert problems(presenter, made, outcome, question) == []
    assert rendering_problems(presenter.base) == []


@pytest.mark.parametrize("reason", list(DeclineReason))
@settings(max_examples=20, deadline=None)
@given(ANY_TEXT)
def test_declines_stay_within_the_limits(reason: DeclineReason, text: str) -> None:
    answer = Answer(text, Outcome.NOT_COVERED, 0.9, Understanding(unknown=text), reason)
    assert message_problems(render(compose(PRESENTER, answer)).payload()) == []


def test_the_sample_can_be_shown_whole() -> None:
    assert rendering_problems(SAMPLE) == []


def shown(question: str, page: int = 0) -> str:
    reply = compose(PRESENTER, SmallEngine(SAMPLE).ask(question))
    return "\n".join(embed.description or "" for embed in render(reply, page=page).embeds)


@settings(deadline=None)  # the first example of a language waits until that is read
@given(st.text(alphabet="ab „“”«»…", max_size=200).map(clean), st.sampled_from(LANGUAGES))
def test_the_question_above_an_answer_stands_in_the_marks_of_its_language_and_is_found_again(
    question: str, language: str
) -> None:
    words = wording(language)
    embeds = render(statement_reply(PRESENTER, NOTHING_RULED_OUT), question=question, wording=words).embeds
    if question:
        assert embeds[0].author.name == words("quote", quote=question)
    assert question_above(embeds) == (question or None)


def test_no_line_of_the_legend_breaks_after_a_sign() -> None:
    for language in LANGUAGES:
        assert re.findall(r"[▲△◇▼▽○]\s", Presenter(SAMPLE, wording(language)).legend) == [
            f"{sign}\u00a0" for sign in SIGNS.values()
        ]


def test_the_position_stands_before_the_words() -> None:
    text = shown("What did Macron say?")
    assert text.index("Open to: combat troops") < text.index("nothing should be excluded")


def test_an_allegation_is_marked_before_it_is_told() -> None:
    text = shown("who is there already")
    assert text.index("Allegation") < text.index("foreign instructors are in Ukraine")


def test_a_list_marks_allegations_too() -> None:
    text = "\n".join(shown("when", page) for page in range(5))
    assert "❗ Allegation" in text


def test_a_source_is_a_link_with_its_ownership() -> None:
    assert (
        "[RT (Russian state media), translated from Russian, 11 March 2024](https://example.org/rt-2024#:~:"
        in shown("What did Macron say?")
    )


def test_a_correction_is_told_however_many_caveats_there_are() -> None:
    mended = replace(
        NOTHING_RULED_OUT,
        caveats=("Translated. " * 40,) * 9,
        corrections=(
            Correction(day("2024-11-30"), "The place had been Berlin."),
            Correction(day("2024-12-03"), "The month had been March."),
        ),
    )
    [embed] = render(statement_reply(PRESENTER, mended)).embeds
    text = embed.description or ""
    latest, earlier = text.index("✎ Correction, 3 December 2024"), text.index("✎ Correction, 30 November 2024")
    assert text.rindex("ⓘ") < latest < earlier < text.index("🔗")
    assert problems(PRESENTER, [mended, mended], Outcome.STATEMENT, "?") == []


def test_a_card_of_the_longest_parts_stays_within_the_limits() -> None:
    long = "word " * 2000
    role = Role(long)
    speakers = tuple(Actor(f"somebody-{n}", ActorKind.PERSON, long, roles=(role,)) for n in range(3))
    source = replace(STATE_PAGE, outlet=long, via=long, url="https://example.org/" + "a" * 270)
    fullest = replace(
        ALREADY_THERE,
        actors=speakers,
        statement=long,
        quote=long,
        place=long,
        via=long,
        spoken_by=speakers[0],
        date_basis=long,
        caveats=(long,) * 9,
        corrections=(Correction(day("2024-12-03"), long),) * 3,
        citations=tuple(Citation(replace(source, outlet=f"{n} {long}"), 1) for n in range(5)),
    )
    presenter = Presenter(base_of([fullest]))
    for made in ([fullest], [fullest, replace(fullest, id="another")]):
        assert problems(presenter, made, Outcome.STATEMENT, long) == []


def test_markdown_and_mentions_of_a_base_are_shown_as_they_are() -> None:
    loud = replace(NOTHING_RULED_OUT, statement="**@everyone** <@123> [x](https://evil.example)")
    [embed] = render(statement_reply(PRESENTER, loud)).embeds
    assert r"\*\*\@everyone\*\* \<\@123\> \[x\](https://evil.example)" in (embed.description or "")


def test_pages_are_named_by_the_buttons_that_lead_to_them() -> None:
    reply = compose(PRESENTER, SmallEngine(SAMPLE).ask("who is everyone"))
    labels = [[getattr(item, "label", None) for item in render(reply, page=page).rows[0]] for page in (0, 2, 4)]
    assert labels == [
        ["Page 1 of 5", "Page 2 →"],
        ["← Page 2", "Page 3 of 5", "Page 4 →"],
        ["← Page 4", "Page 5 of 5"],
    ]


def test_a_page_beyond_the_last_is_the_last() -> None:
    reply = compose(PRESENTER, SmallEngine(SAMPLE).ask("who is everyone"))
    assert render(reply, page=99).page == 4


def test_records_and_people_fit_too() -> None:
    for actor in SAMPLE.actors.values():
        assert message_problems(render(profile(PRESENTER, actor)).payload()) == []
    listed = people(PRESENTER, PeopleFilter())
    assert message_problems(render(listed, page=1, owner="abcd").payload()) == []
