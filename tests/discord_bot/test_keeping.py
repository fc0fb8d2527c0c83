"""What becomes of an answer: shared, taken away, narrowed down, turned over."""

from __future__ import annotations

import discord
import pytest

from tests.discord_bot.conftest import World
from tests.discord_bot.helpers import answered, labels, menus, narrow, text_of, titles

LONG = "Macron " + "and who is everyone " * 7


async def test_the_asker_takes_an_answer_away(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    await world.alice.click(world.last, label="Delete")
    assert world.last.author.id == world.alice.id


async def test_nobody_else_takes_it_away_but_a_moderator(world: World) -> None:
    role = world.guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    moderator = world.guild.add_member(world.env.create_user("moderator"), roles=[role])
    message = answered(await world.alice.slash(world.channel, "ask", question="What did Macron say?"))
    refused = await world.bob.click(message, label="Delete")
    assert refused.ephemeral
    assert text_of(answered(refused)) == "Only whoever asked, and moderators, can delete this."
    assert titles(world.last)
    await moderator.click(message, label="Delete")
    assert world.channel.last_message is None


async def test_two_who_delete_at_once_do_no_harm(broken: World, caplog: pytest.LogCaptureFixture) -> None:
    message = answered(await broken.alice.slash(broken.channel, "ask", question="What did Macron say?"))
    custom_id = message.components[-1]["components"][-1]["custom_id"]
    broken.env.inject_error("DELETE", "/webhooks/*/messages/@original", status=404, code=10008)
    result = await broken.alice.click(message, custom_id=custom_id)
    assert result.acknowledged
    assert "Traceback" not in caplog.text


async def test_what_one_person_sees_can_be_shared_with_everybody(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "ask", question="What did Macron say?"))
    private = await world.bob.click(message, label="Other side (8)")
    assert private.ephemeral
    shared = await world.bob.click(answered(private), label="Share publicly")
    assert not shared.ephemeral
    assert titles(answered(shared)) == ["The other side"]
    assert "Delete" in labels(answered(shared))
    assert "Share publicly" not in labels(answered(shared))


async def test_who_may_not_write_here_may_not_let_the_bot_write_for_them(world: World) -> None:
    muted = discord.PermissionOverwrite(send_messages=False)
    quiet = world.guild.create_text_channel("quiet", overwrites={world.guild.default_role: muted})
    private = await world.bob.slash(quiet, "ask", question="What did Macron say?", private=True)
    assert private.ephemeral
    refused = await world.bob.click(answered(private), label="Share publicly")
    assert refused.ephemeral
    assert "You may not write in this channel" in text_of(answered(refused))


async def test_an_answer_can_be_asked_for_in_private(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question="What did Macron say?", private=True)
    assert result.ephemeral
    assert titles(answered(result)) == ["Emmanuel Macron, President of France"]


async def test_a_list_is_narrowed_down_and_widened_again(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "ask", question="who is everyone"))
    whole = text_of(message)
    choices = menus(message)["Show only …"]
    assert list(choices)[:3] == ["Everything", "▲ For", "△ Open to it"]
    await narrow(world.alice, message, choices["▼ Against"])
    assert "position: against" in text_of(message)
    assert "▲" not in text_of(message)
    await narrow(world.alice, message, menus(message)["Show only …"]["Everything"])
    assert text_of(message) == whole


async def test_somebody_else_narrows_a_copy(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "ask", question="who is everyone"))
    whole = text_of(message)
    choice = menus(message)["Show only …"]["▼ Against"]
    result = await narrow(world.bob, message, choice)
    assert result.ephemeral
    assert "position: against" in text_of(answered(result))
    assert text_of(message) == whole


async def test_the_pages_of_a_long_question_are_turned_and_narrowed_too(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "ask", question=LONG))
    await world.alice.click(message, label="Page 2 →")
    assert "page 2 of 5" in text_of(message)
    await narrow(world.alice, message, menus(message)["Show only …"]["▼ Against"])
    assert "position: against" in text_of(message)
    copy = answered(await narrow(world.bob, message, menus(message)["Show only …"]["Everything"]))
    await world.bob.click(copy, label="Page 2 →")
    assert "page 2 of 5" in text_of(copy)


async def test_the_pages_of_a_long_question_in_a_message_are_turned_too(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} {LONG}")
    await world.alice.click(world.last, label="Page 2 →")
    assert "page 2 of 5" in text_of(world.last)


async def test_a_record_shown_in_public_is_remembered_for_corrections(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "actor", name="Macron"))
    memory = world.env.bot.memory  # type: ignore[attr-defined]
    shown = await memory.ask(lambda records: records.shown.of(message.id))
    assert len(shown.statements) == 2
