"""Answers that nobody asked the bot for: only in chosen channels, only when very sure, never twice in a row."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from bot.answering.answer import Answer
from bot.discord_bot import create_bot
from bot.discord_bot.volunteering import REPEATED_AFTER, Repeats
from bot.knowledge import FactBase
from bot.settings import Settings
from tests.discord_bot.conftest import World, simulated
from tests.discord_bot.helpers import titles
from tests.presenting.sample import SAMPLE, SmallEngine

LISTENING = Settings(database_url="sqlite://", message_content=True)


@dataclass
class SureEngine(SmallEngine):
    """Sure of all it answers, but for what is asked "perhaps"."""

    def ask(self, text: str, *, context: Answer | None = None) -> Answer:
        answer = super().ask(text, context=context)
        return replace(answer, confidence=0.8 if "perhaps" in text else 0.97)


def bot(settings: Settings = LISTENING, base: FactBase = SAMPLE):  # type: ignore[no-untyped-def]
    return create_bot(settings, fact_base=base, workers=False, make_engine=SureEngine)


async def listen_in(world: World, *channels: int) -> None:
    records = world.env.bot.memory.records  # type: ignore[attr-defined]
    records.servers.change(world.guild.id, answer_channels=frozenset(channels))
    world.env.bot.manners.forget(world.guild.id)  # type: ignore[attr-defined]


@pytest.fixture
async def listening() -> AsyncIterator[World]:
    async with simulated(bot()) as world:
        await listen_in(world, world.channel.id)
        yield world


async def test_a_question_in_a_chosen_channel_is_answered_without_a_mention(listening: World) -> None:
    await listening.alice.send(listening.channel, "What did Macron say?")
    assert titles(listening.last) == ["Emmanuel Macron, President of France"]


@pytest.mark.parametrize(
    "text",
    [
        "Macron said it again.",
        "What did Macron say, perhaps?",
        "What is the weather?",
        "zorgon?",
        "who is everyone?",
        "?",
    ],
)
async def test_it_stays_silent_unless_it_is_a_question_and_the_answer_very_sure(listening: World, text: str) -> None:
    await listening.alice.send(listening.channel, text)
    assert listening.sent() == 0


async def test_a_question_to_somebody_else_is_left_to_them(listening: World) -> None:
    said = await listening.bob.send(listening.channel, "Macron again.")
    await listening.alice.send(listening.channel, f"{listening.bob.mention} What did Macron say?")
    await listening.alice.send(listening.channel, "What did Macron say?", reply_to=said)
    assert listening.sent() == 0


async def test_the_same_statement_is_shown_once_in_ten_minutes(listening: World) -> None:
    await listening.alice.send(listening.channel, "What did Macron say?")
    await listening.bob.send(listening.channel, "And what did Macron say?")
    assert listening.sent() == 1
    await listening.bob.send(listening.channel, f"{listening.me} And what did Macron say?")
    assert listening.sent() == 2


async def test_another_channel_is_another_conversation(listening: World) -> None:
    other = listening.guild.create_text_channel("other")
    await listening.alice.send(other, "What did Macron say?")
    assert listening.sent() == 0
    await listen_in(listening, listening.channel.id, other.id)
    await listening.alice.send(other, "What did Macron say?")
    await listening.alice.send(listening.channel, "What did Macron say?")
    assert listening.sent() == 2


async def test_without_the_intent_of_the_operator_no_channel_is_listened_to() -> None:
    async with simulated(bot(Settings(database_url="sqlite://"))) as world:
        await listen_in(world, world.channel.id)
        await world.alice.send(world.channel, "What did Macron say?")
        assert world.sent() == 0
        assert not world.env.bot.intents.message_content


async def test_an_answer_given_by_itself_goes_when_the_question_becomes_another(listening: World) -> None:
    asked = await listening.alice.send(listening.channel, "What did Macron say?")
    await listening.alice.edit(asked, "Never mind?")
    bot_user = listening.env.bot.user
    assert bot_user is not None
    assert [m for m in listening.channel.history() if m.author.id == bot_user.id] == []


def test_a_statement_may_be_shown_again_after_ten_minutes() -> None:
    now = 0.0
    repeats = Repeats(clock=lambda: now)
    assert repeats.claim(1, "a")
    now = REPEATED_AFTER - 1
    assert not repeats.claim(1, "a")
    assert repeats.claim(2, "a")
    now = REPEATED_AFTER
    assert repeats.claim(1, "a")
