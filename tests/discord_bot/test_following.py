"""Answers follow their questions: edited, deleted, cleared away, before and after a restart."""

from __future__ import annotations

from pathlib import Path

import discord

from bot.settings import Settings
from tests.discord_bot.conftest import World, bot_for, simulated
from tests.discord_bot.helpers import text_of, titles

MACRON = "Emmanuel Macron, President of France"


def shown(world: World) -> list[list[str | None]]:
    """The titles of what the bot has said in the channel, oldest first."""
    bot = world.env.bot.user
    assert bot is not None
    return [titles(message) for message in world.channel.history() if message.author.id == bot.id]


async def test_an_edited_question_has_its_answer_edited(world: World) -> None:
    asked = await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    await world.alice.edit(asked, f"{world.me} compare them")
    assert shown(world) == [["Emmanuel Macron and Olaf Scholz: side by side"]]
    await world.alice.edit(asked, f"{world.me} zorgon")
    assert text_of(world.last).startswith("I have nothing by or about")
    await world.alice.edit(asked, f"{world.me} What did Macron say?")
    assert shown(world) == [[MACRON]]


async def test_an_edit_to_nothing_shows_the_help(world: World) -> None:
    asked = await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    await world.alice.edit(asked, world.me)
    assert shown(world) == [["How to ask me"]]


async def test_an_edit_of_what_was_never_answered_changes_nothing(world: World) -> None:
    said = await world.alice.send(world.channel, "What did Macron say?")
    await world.alice.edit(said, f"{world.me} What did Macron say?")
    assert shown(world) == []


async def test_a_question_edited_after_a_day_keeps_its_answer(world: World) -> None:
    asked = await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    await world.env.advance_time(25 * 3600)
    await world.alice.edit(asked, f"{world.me} compare them")
    assert shown(world) == [[MACRON]]


async def test_a_deleted_question_takes_its_answer_along(world: World) -> None:
    asked = await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    await world.bob.send(world.channel, f"{world.me} compare them")
    await world.alice.delete(asked)
    assert shown(world) == [["Emmanuel Macron and Olaf Scholz: side by side"]]


async def test_questions_that_a_moderator_clears_away_take_their_answers_along(world: World) -> None:
    first = await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    second = await world.bob.send(world.channel, f"{world.me} compare them")
    channel = world.env.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete_messages([first, second])
    await world.env.settle()
    assert shown(world) == []


async def test_an_answer_that_is_gone_already_is_no_trouble(world: World) -> None:
    asked = await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    await world.last.delete()
    await world.alice.edit(asked, f"{world.me} compare them")
    await world.alice.delete(asked)
    assert shown(world) == []


async def test_a_direct_message_is_followed_too(world: World) -> None:
    asked = await world.alice.send_dm("What did Macron say?")
    await world.alice.user.edit(asked, "compare them")
    [*_, last] = world.alice.user.dm_channel.history(viewer=world.alice.user)
    assert titles(last) == ["Emmanuel Macron and Olaf Scholz: side by side"]


async def test_an_answer_follows_its_question_over_a_restart(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'bot.sqlite3'}")
    async with simulated(bot_for(settings=settings)) as world:
        asked = await world.alice.send(world.channel, f"{world.me} What did Macron say?")
        await world.env.restart_bot(bot_for(settings=settings))
        await world.alice.edit(asked, f"{world.me} compare them")
        assert shown(world) == [["Emmanuel Macron and Olaf Scholz: side by side"]]
        await world.alice.delete(asked)
        assert shown(world) == []


async def test_edits_count_like_questions(world: World) -> None:
    asked = await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    for _ in range(11):
        await world.alice.edit(asked, f"{world.me} What did Macron say?")
    await world.alice.edit(asked, f"{world.me} compare them")
    assert shown(world) == [[MACRON]]
