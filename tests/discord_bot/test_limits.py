"""Limits for a person and for a channel: gentle, told once, never spent by typing."""

from __future__ import annotations

from bot.discord_bot.limits import Allowance, Limits
from tests.discord_bot.conftest import World
from tests.discord_bot.helpers import answered, text_of


async def test_who_asks_too_fast_is_told_once_and_then_left_alone(world: World) -> None:
    for _ in range(13):
        await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    assert text_of(world.last).startswith("A little slower, please: try again in ")
    for _ in range(7):
        await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    assert world.sent() == 13
    await world.bob.send(world.channel, f"{world.me} What did Macron say?")
    assert world.sent() == 14


async def test_a_command_too_many_is_answered_privately(world: World) -> None:
    for _ in range(12):
        await world.alice.slash(world.channel, "about")
    result = await world.alice.slash(world.channel, "ask", question="What did Macron say?")
    assert result.ephemeral
    assert text_of(answered(result)).startswith("A little slower, please")


async def test_typing_spends_nothing(world: World) -> None:
    for _ in range(40):
        assert await world.alice.autocomplete(world.channel, "ask", "question", "mac")
    assert not (await world.alice.slash(world.channel, "ask", question="What did Macron say?")).ephemeral


def test_a_person_may_ask_again_when_the_first_question_is_old_enough() -> None:
    now = 0.0
    limits = Limits(Allowance(2, 60), Allowance(9, 60), clock=lambda: now)
    assert limits.admit(1, 7).admitted
    now = 30.0
    assert limits.admit(1, 7).admitted
    refused = limits.admit(1, 7)
    assert (refused.admitted, refused.wait, refused.tell) == (False, 30, True)
    assert not limits.admit(1, 7).tell
    now = 60.0
    assert limits.admit(1, 7).admitted
    assert limits.admit(1, 7).tell


def test_a_channel_has_its_own_limit_whoever_asks() -> None:
    limits = Limits(Allowance(9, 60), Allowance(3, 60), clock=lambda: 0.0)
    assert [limits.admit(person, 7).admitted for person in range(5)] == [True, True, True, False, False]
    assert limits.admit(1, 8).admitted
    assert limits.admit(9, None).admitted
