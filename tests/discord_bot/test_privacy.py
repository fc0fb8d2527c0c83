"""`/privacy`: what is remembered of people, and how they have it deleted or are left alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
import simcord

from bot.discord_bot import Bot
from bot.records import (
    ASKER_REMEMBERED,
    OPEN_QUESTIONS_REMEMBERED,
    SETTLED_REMEMBERED,
    SHOWN_REMEMBERED,
    VOTES_REMEMBERED,
    Records,
)
from bot.settings import Settings
from tests.discord_bot.conftest import World, bot_for, simulated
from tests.discord_bot.helpers import answered, labels, text_of, titles

T = TypeVar("T")

UNREACHABLE = "I cannot reach what I remember at the moment. Please try again later."


async def remembered(world: World, call: Callable[[Records], T]) -> T:
    """What the bot that is running now remembers."""
    bot: Any = world.env.bot
    found: T = await bot.memory.ask(call)
    return found


async def leave_traces(world: World, member: simcord.MemberActor) -> None:
    """Somebody votes, reports, asks what has no answer, wants to be told of it, and has asked for an answer."""
    channel, address = world.channel.id, member.user.dm_channel.id

    def leave(records: Records) -> None:
        person = records.person(member.id)
        for message in (1, 2):
            records.votes.vote(message, person, "macron", True)
        records.reports.add("macron", "The date is wrong.", None, person)
        question = records.questions.add("What did Nobody say?", "nobody", "unknown_actor", "en", person)
        assert question is not None
        records.questions.wait(question.id, person, address)
        records.shown.remember(3, channel, world.guild.id, 4, person, ["macron"])

    await remembered(world, leave)


def traces(records: Records) -> list[int]:
    """How many votes, reports and questions there are."""
    return [records.votes.tally(1).useful, len(records.reports.list()), len(records.questions.list())]


@pytest.fixture
async def lasting(tmp_path: Path) -> AsyncIterator[World]:
    """A world whose bot remembers over a restart."""
    async with simulated(lasting_bot(tmp_path)) as made:
        yield made


def lasting_bot(folder: Path) -> Bot:
    return bot_for(settings=Settings(database_url=f"sqlite:///{folder}/bot.sqlite3"))


async def test_everybody_is_told_privately_what_is_remembered_and_for_how_long(world: World) -> None:
    for result in (await world.alice.slash(world.channel, "privacy show"), await world.bob.user.slash("privacy show")):
        assert result.ephemeral
        assert titles(answered(result)) == ["What I remember of people"]
        text = text_of(answered(result))
        for time in (OPEN_QUESTIONS_REMEMBERED, SETTLED_REMEMBERED, SHOWN_REMEMBERED, VOTES_REMEMBERED):
            assert f"{time.days} days" in text
        assert ASKER_REMEMBERED.days == 1
        assert "Which message I answered, and your code: 1 day." in text
        assert labels(answered(result)) == ["Delete what is mine", "Never answer me"]


@pytest.mark.parametrize(
    ("keeps_all", "said"), [(True, "is kept for the curators"), (False, "that you pass on is kept")]
)
async def test_it_says_which_questions_the_operator_has_kept(keeps_all: bool, said: str) -> None:
    settings = Settings(database_url="sqlite://", keep_unanswered=keeps_all)
    async with simulated(bot_for(settings=settings)) as world:
        assert said in text_of(answered(await world.alice.slash(world.channel, "privacy show")))


async def test_deleting_asks_once_and_then_says_in_numbers_what_is_gone(world: World) -> None:
    await leave_traces(world, world.alice)
    asked = await world.alice.slash(world.channel, "privacy delete")
    message = answered(asked)
    assert asked.ephemeral
    assert titles(message) == ["Really delete it?"]
    assert await remembered(world, traces) == [1, 1, 1]
    await world.alice.click(message, label="Yes, delete it")
    assert text_of(message) == (
        "Deleted: 2 votes, 1 report, your part in 1 question, where to tell you of 1 question "
        "and who asked for 1 answer."
    )
    assert labels(message) == []
    assert await remembered(world, traces) == [0, 0, 0]
    assert await remembered(world, lambda records: records.shown.answer_to(4)) is None


async def test_an_address_that_was_given_back_without_a_name_is_deleted_too(world: World) -> None:
    await leave_traces(world, world.alice)
    address = world.alice.user.dm_channel.id

    def give_back(records: Records) -> int:
        kept = records.questions.add("What did Nobody say?", "nobody", "unknown_actor", "en", "somebody else")
        assert kept is not None
        number = kept.id
        assert list(records.questions.take_waiting(number)) == [address]
        assert records.questions.give_back(number, address)
        return number

    number = await remembered(world, give_back)
    message = answered(await world.alice.slash(world.channel, "privacy delete"))
    await world.alice.click(message, label="Yes, delete it")
    assert "where to tell you of 1 question" in text_of(message)
    assert await remembered(world, lambda records: list(records.questions.take_waiting(number))) == []


async def test_deleting_touches_nobody_else(world: World) -> None:
    await leave_traces(world, world.alice)
    message = answered(await world.bob.slash(world.channel, "privacy delete"))
    await world.bob.click(message, label="Yes, delete it")
    assert text_of(message) == "There was nothing of yours to delete."
    assert await remembered(world, traces) == [1, 1, 1]


async def test_who_thinks_better_of_it_keeps_everything(world: World) -> None:
    await leave_traces(world, world.alice)
    message = answered(await world.alice.slash(world.channel, "privacy show"))
    await world.alice.click(message, label="Delete what is mine")
    assert titles(message) == ["Really delete it?"]
    await world.alice.click(message, label="No, keep it")
    assert titles(message) == ["What I remember of people"]
    assert await remembered(world, traces) == [1, 1, 1]


async def test_where_discord_gives_no_direct_messages_the_rest_is_deleted(world: World) -> None:
    await leave_traces(world, world.alice)
    message = answered(await world.alice.slash(world.channel, "privacy delete"))
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007)
    await world.alice.click(message, label="Yes, delete it")
    assert text_of(message).startswith("Deleted: 2 votes, 1 report")
    assert await remembered(world, traces) == [0, 0, 0]


async def test_whoever_wishes_it_is_not_answered_until_they_take_it_back(world: World) -> None:
    result = await world.alice.slash(world.channel, "privacy ignore", wanted=True)
    assert result.ephemeral
    assert "From now on I answer none of your messages, commands and buttons" in text_of(answered(result))
    assert "use /privacy ignore with “False”" in text_of(answered(result))
    before = world.sent()
    await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    assert world.sent() == before
    refused = await world.alice.slash(world.channel, "ask", question="What did Macron say?")
    assert text_of(answered(refused)).startswith("You have told me never to answer you.")
    back = await world.alice.slash(world.channel, "privacy ignore", wanted=False)
    assert "I answer you again" in text_of(answered(back))
    await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    assert world.sent() == before + 1


async def test_the_wish_is_made_and_taken_back_with_a_button_too(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "privacy show"))
    await world.alice.click(message, label="Never answer me")
    shown = await world.alice.slash(world.channel, "privacy show")
    assert "You have told me never to answer you." in text_of(answered(shown))
    assert labels(answered(shown)) == ["Delete what is mine", "Answer me again"]
    await world.alice.click(message, label="Answer me again")
    assert labels(message) == ["Never answer me"]
    assert not await remembered(world, lambda records: records.people.ignores(records.person(world.alice.id)))


async def test_the_wish_outlives_the_deletion_of_everything_else(world: World) -> None:
    await world.alice.slash(world.channel, "privacy ignore", wanted=True)
    message = answered(await world.alice.slash(world.channel, "privacy delete"))
    assert "If you told me never to answer you, I still keep to that." in text_of(message)
    await world.alice.click(message, label="Yes, delete it")
    assert await remembered(world, lambda records: records.people.ignores(records.person(world.alice.id)))


async def test_neither_mute_nor_roles_nor_the_wish_itself_keep_anybody_from_it(world: World) -> None:
    await leave_traces(world, world.alice)
    role, guild_id = world.guild.create_role("Readers"), world.guild.id
    changes: Any = {"muted": True, "roles": frozenset({role.id})}
    await remembered(world, lambda records: records.servers.change(guild_id, **changes))
    await world.alice.slash(world.channel, "privacy ignore", wanted=True)
    assert titles(answered(await world.alice.slash(world.channel, "privacy show"))) == ["What I remember of people"]
    message = answered(await world.alice.slash(world.channel, "privacy delete"))
    await world.alice.click(message, label="Yes, delete it")
    assert text_of(message).startswith("Deleted: 2 votes")


async def test_it_works_in_direct_messages(world: World) -> None:
    await leave_traces(world, world.alice)
    user = world.alice.user
    message = answered(await user.slash("privacy delete"))
    await user.click(message, label="Yes, delete it")
    assert text_of(message).startswith("Deleted: 2 votes, 1 report")
    assert "I answer none of your messages" in text_of(answered(await user.slash("privacy ignore", wanted=True)))


async def test_its_buttons_work_after_a_restart(lasting: World, tmp_path: Path) -> None:
    await leave_traces(lasting, lasting.alice)
    overview = answered(await lasting.alice.slash(lasting.channel, "privacy show"))
    question = answered(await lasting.alice.slash(lasting.channel, "privacy delete"))
    await lasting.env.restart_bot(lasting_bot(tmp_path))
    await lasting.alice.click(overview, label="Never answer me")
    await lasting.alice.click(question, label="Yes, delete it")
    assert text_of(question).startswith("Deleted: 2 votes")
    assert await remembered(lasting, lambda records: records.people.ignores(records.person(lasting.alice.id)))


async def test_where_the_records_cannot_be_read_everybody_is_still_told_what_they_hold(tmp_path: Path) -> None:
    async with simulated(bot_for(settings=Settings(database_url=f"sqlite:///{tmp_path}"))) as world:
        text = text_of(answered(await world.alice.slash(world.channel, "privacy show")))
        assert f"{SHOWN_REMEMBERED.days} days" in text
        assert UNREACHABLE in text


async def test_where_the_records_cannot_be_written_nothing_is_said_to_be_done(tmp_path: Path) -> None:
    broken = bot_for(settings=Settings(database_url=f"sqlite:///{tmp_path}"))
    async with simulated(broken, check_errors=False) as world:
        message = answered(await world.alice.slash(world.channel, "privacy delete"))
        for result in (
            await world.alice.click(message, label="Yes, delete it"),
            await world.alice.slash(world.channel, "privacy ignore", wanted=True),
            await world.alice.slash(world.channel, "privacy ignore", wanted=False),
        ):
            assert result.ephemeral
            assert answered(result).content == UNREACHABLE
        assert titles(message) == ["Really delete it?"]


async def test_it_is_offered_wherever_an_app_can_be_used(world: World) -> None:
    [sent] = [e.json for e in world.env.http_requests if e.method == "PUT" and e.path.endswith("/commands")]
    assert sent is not None
    [command] = [command for command in sent if command["name"] == "privacy"]
    assert command["contexts"] == [0, 1, 2]
    assert command["integration_types"] == [0, 1]
    assert command.get("default_member_permissions") is None


async def test_a_button_that_nobody_knows_any_more_is_politely_refused(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "privacy delete"))
    stored = world.env.backend.get_message(message.channel_id, message.id)
    stored.components[0]["components"][0]["custom_id"] = "v1:do:privacy:sell:"
    result = await world.alice.click(message, custom_id="v1:do:privacy:sell:")
    assert text_of(answered(result)).startswith("This button comes from an older version of me.")
