"""What a message claims, held against the base."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import Answer, Engine, Outcome
from bot.answering.claims import MOST_STATEMENTS, Claims, claims, sentences
from bot.knowledge import Statement
from tests.answering.helpers import ids

OFF_TOPIC = [
    "good morning everyone",
    "Germany won against France 2-0, what a game!",
    "My dog got sent to the vet, he said it will be fine.",
    "Elections are a joke. Politicians lie all day.",
    "Bro the new patch is terrible. Nerf the sniper already. I quit.",
    "Red lines everywhere in my code review",
    "no no no no no no no no no",
]
NO_WORDS = [
    "",
    "   ",
    "😂😂😂",
    "https://example.org/nato-troops-ukraine",
    "<@123> <#456> <:sad:789>",
    "***___~~~",
    "?!",
]


def of(engine: Engine, text: str) -> Claims:
    return claims(engine.base, engine.ask, text)


def sides(statements: Sequence[Statement]) -> tuple[int, int]:
    return sum(s.stance.side > 0 for s in statements), sum(s.stance.side < 0 for s in statements)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Macron said he'd send troops tomorrow", "emmanuel-macron"),
        ("Macron veut envoyer des troupes au sol", "emmanuel-macron"),
        ("Scholz ruled it out, didn't he", "olaf-scholz"),
        ("Trump promised no US boots on the ground", "donald-trump"),
        ("Zelensky begs for NATO troops every day", "volodymyr-zelensky"),
        ("Макрон отправит войска", "emmanuel-macron"),
    ],
)
def test_what_is_claimed_of_somebody_is_answered_by_what_they_did_say(engine: Engine, text: str, speaker: str) -> None:
    found = of(engine, text).found
    assert any(speaker in {actor.id for actor in statement.actors} for statement in found)


def test_a_claim_about_the_debate_is_answered_without_anybody_named(engine: Engine) -> None:
    assert ids(of(engine, "Western troops in Ukraine would mean World War 3").found) == {"putin-global-conflict"}


def test_who_is_meant_by_he_is_known_from_the_sentence_before(engine: Engine) -> None:
    alone, after = (
        of(engine, "He wants to send troops to Ukraine."),
        of(engine, "Macron is crazy. He wants to send troops to Ukraine."),
    )
    assert not any(actor.id == "emmanuel-macron" for s in alone.found for actor in s.actors)
    assert any(actor.id == "emmanuel-macron" for s in after.found for actor in s.actors)


def test_every_sentence_of_a_message_is_heard(engine: Engine) -> None:
    found = of(engine, "Starmer promised a vote in parliament. Instructors are the first step to war!").found
    assert any(actor.id == "keir-starmer" for s in found for actor in s.actors)
    assert any(s.deployment is not None and s.deployment.id == "instructors" for s in found)


@pytest.mark.parametrize("text", OFF_TOPIC)
def test_what_is_not_about_the_debate_finds_nothing(engine: Engine, text: str) -> None:
    assert of(engine, text) == Claims()


@pytest.mark.parametrize("text", NO_WORDS)
def test_without_words_nothing_is_looked_up(engine: Engine, text: str) -> None:
    assert sentences(text) == []
    assert of(engine, text) == Claims()


def test_the_side_of_which_there_is_less_gets_as_much_as_the_other(engine: Engine) -> None:
    for text in (
        "Macron said he'd send troops tomorrow",
        "Meloni will not send Italian soldiers",
        "Biden says no troops",
    ):
        claimed = of(engine, text)
        in_favour, against = sides(claimed.statements)
        assert in_favour == against > 0, text
        assert sides(claimed.opposite)[0] == 0 or sides(claimed.opposite)[1] == 0


def test_what_takes_no_side_has_no_other_side(engine: Engine) -> None:
    neutral = next(s for s in engine.base.statements.values() if not s.stance.side)
    answer = Answer("x", Outcome.STATEMENT, 1.0, statements=(neutral,))
    assert claims(engine.base, lambda text, *, context=None: answer, "two words") == Claims((neutral,), ())


def test_one_utterance_is_not_shown_in_two_renderings(engine: Engine) -> None:
    pair = next(s for s in engine.base.statements.values() if s.same_as)
    both = (pair, engine.base.statements[pair.same_as[0]])
    answer = Answer("x", Outcome.STATEMENT, 1.0, statements=both)
    assert claims(engine.base, lambda text, *, context=None: answer, "two words").found == (pair,)


def test_of_many_statements_by_one_the_few_that_take_a_side_are_taken(engine: Engine) -> None:
    found = of(engine, "Germany is against it").found
    assert 0 < len(found) <= 3
    assert all(statement.stance.side for statement in found)


def test_a_message_is_read_without_markup_mentions_and_addresses() -> None:
    text = "> **Macron** <@123> said _no_.\n||Scholz|| too! See https://example.org/a?b=c and <t:1700000000:D>"
    assert sentences(text) == ["Macron said no .", "Scholz too!", "See and"]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert sentences("The U.S. troops are in. Right?") == ["The U.S. troops are in."]


def test_somebody_who_says_the_same_again_and_again_is_heard_once(engine: Engine) -> None:
    asked: list[str] = []

    def ask(text: str, *, context: Answer | None = None) -> Answer:
        asked.append(text)
        return engine.ask(text, context=context)

    claims(engine.base, ask, "no troops to ukraine\n" * 100)
    assert asked == ["no troops to ukraine"]


def test_a_message_of_any_length_is_asked_about_ten_times_at_most(engine: Engine) -> None:
    asked: list[str] = []

    def ask(text: str, *, context: Answer | None = None) -> Answer:
        asked.append(text)
        return engine.ask("good morning")

    claims(engine.base, ask, " ".join(f"Sentence number {n} is here." for n in range(500)))
    assert len(asked) == 10
    claims(engine.base, ask, " ".join(f"x{n}" for n in range(3000)))
    assert len(asked) == 11
    assert len(asked[-1]) <= 500


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=60),
            st.sampled_from(
                ["Macron", "Scholz said", "ground troops", "NATO", ". ", "\n", "> ", "**", "no", "?", "; "]
            ),
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_text_keeps_the_promises(engine: Engine, text: str) -> None:
    claimed = of(engine, text)
    assert len(claimed.statements) <= MOST_STATEMENTS
    assert len(ids(claimed.statements)) == len(claimed.statements)
    in_favour, against = sides(claimed.found)
    lean = in_favour - against
    assert all(statement.stance.side * lean < 0 for statement in claimed.opposite)
