"""Where the bot can be used: threads, forum posts, direct messages, servers it is not in; each command says so."""

from __future__ import annotations

import pytest

from bot.discord_bot.commands import COMMANDS
from tests.discord_bot.conftest import World
from tests.discord_bot.helpers import titles

ANSWER = ["Emmanuel Macron, President of France"]


async def test_a_question_in_a_thread_is_answered_in_the_thread(world: World) -> None:
    started = await world.alice.send(world.channel, "Let us talk")
    thread = await started.create_thread(name="Talk")
    handle = next(found for found in world.channel.threads if found.id == thread.id)
    await world.alice.send(handle, f"{world.me} What did Macron say?")
    assert handle.last_message is not None
    assert titles(handle.last_message) == ANSWER


async def test_a_command_works_in_direct_messages(world: World) -> None:
    result = await world.alice.user.slash("ask", question="What did Macron say?")
    assert titles(result.response) == ANSWER


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
async def test_every_command_says_where_it_can_be_installed_and_used(world: World, command: object) -> None:
    payload = command.to_dict(world.env.bot.tree)  # type: ignore[attr-defined]
    assert payload["integration_types"]
    assert payload["contexts"]
