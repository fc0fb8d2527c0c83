"""Messages: which are answered, and how."""

from __future__ import annotations

import discord
import pytest

from tests.discord_bot.conftest import World
from tests.discord_bot.helpers import text_of, titles


async def test_a_mention_is_answered_with_a_reply_that_pings_nobody(world: World) -> None:
    asked = await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    assert titles(world.last) == ["Emmanuel Macron, President of France"]
    assert world.last.reference is not None
    assert world.last.reference.message_id == asked.id
    assert not world.last.mentions


@pytest.mark.parametrize(
    "form", ["{me} What did Macron say?", "What did Macron say? {me}", "What did {me} Macron say?"]
)
async def test_the_mention_may_stand_anywhere(world: World, form: str) -> None:
    await world.alice.send(world.channel, form.format(me=world.me))
    assert titles(world.last) == ["Emmanuel Macron, President of France"]


async def test_an_empty_mention_gets_the_help(world: World) -> None:
    await world.alice.send(world.channel, world.me)
    assert titles(world.last) == ["How to ask me"]


async def test_a_reply_that_pings_the_bot_is_answered(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    await world.bob.send(world.channel, "compare them", reply_to=world.last)
    assert titles(world.last) == ["Emmanuel Macron and Olaf Scholz: side by side"]


async def test_a_reply_to_an_answer_is_asked_after_the_question_it_answered(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    await world.bob.send(world.channel, "when?", reply_to=world.last)
    assert titles(world.last) == ["Emmanuel Macron, President of France"]
    assert "Understood as: “when What did Macron say?”." in text_of(world.last)


async def test_a_reply_to_the_answer_of_a_command_is_asked_after_the_question_it_shows(world: World) -> None:
    await world.alice.slash(world.channel, "ask", question="What did Macron say?")
    await world.bob.send(world.channel, f"{world.me} when?", reply_to=world.last)
    assert "Understood as: “when What did Macron say?”." in text_of(world.last)


async def test_a_reply_whose_question_is_gone_is_answered_by_itself(world: World) -> None:
    asked = await world.alice.send(world.channel, f"{world.me} What did Macron say?")
    answer = world.last
    await asked.delete()
    await world.bob.send(world.channel, "when?", reply_to=answer)
    assert "Understood as" not in text_of(world.last)


async def test_a_direct_message_is_answered_without_a_mention(world: World) -> None:
    await world.alice.send_dm("What did Macron say?")
    [*_, last] = world.alice.user.dm_channel.history(viewer=world.alice.user)
    assert titles(last) == ["Emmanuel Macron, President of France"]


@pytest.mark.parametrize("text", ["What did Macron say?", "@everyone What did Macron say?", "@here Macron?"])
async def test_what_is_not_for_the_bot_is_left_alone(world: World, text: str) -> None:
    await world.alice.send(world.channel, text)
    assert world.sent() == 0


async def test_everyone_is_no_mention_even_from_those_who_may_ping_everyone(world: World) -> None:
    role = world.guild.create_role("Admins", permissions=discord.Permissions.all())
    admin = world.guild.add_member(world.env.create_user("admin"), roles=[role])
    await admin.send(world.channel, "@everyone What did Macron say?")
    assert world.sent() == 0


async def test_other_bots_and_webhooks_are_not_answered(world: World) -> None:
    other = world.guild.add_member(world.env.create_user("robot", bot=True))
    await other.send(world.channel, f"{world.me} What did Macron say?")
    webhook = world.guild.create_webhook(world.channel)
    await webhook.send(f"{world.me} What did Macron say?")
    assert world.sent() == 0


NO_EMBEDS = discord.PermissionOverwrite(embed_links=False)
HOSTILE = [
    "\u200b\u200b",
    "   \n\t ",
    "😀😀😀",
    "مرحبا بالعالم كيف حالك",
    "\u202e**bold** `code` ||spoiler||",
    "@everyone @here <@&1> <#1> <@1>",
    "[click](https://evil.example) https://discord.gg/abc",
    "zorgon @everyone **x** [a](https://b.example)",
    "a" + "\u0301" * 500,
    "Was sagt ihr dazu, liebe Leute?",
    "</ask:1> <t:1:R> <:a:1>",
    "\ud83d\ude00" * 300,
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_gets_one_calm_reply(world: World, text: str) -> None:
    await world.alice.send(world.channel, f"{world.me} {text}")
    assert world.sent() == 1
    assert not world.last.mentions
    assert not world.last.mention_everyone
    assert text_of(world.last)


async def test_a_text_that_is_too_long_for_a_question_is_politely_refused(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} " + "x" * 1900)
    assert text_of(world.last) == "That is too long for me: please ask in at most 500 characters."


async def test_six_thousand_characters_are_politely_refused(world: World) -> None:
    library = world.env.bot.library  # type: ignore[attr-defined]
    assert library.answer("why " * 1500) is None


async def test_where_embeds_are_not_allowed_the_answer_is_plain_text(world: World) -> None:
    channel = world.guild.create_text_channel("plain", overwrites={world.guild.default_role: NO_EMBEDS})
    await world.alice.send(channel, f"{world.me} What did Macron say?")
    assert channel.last_message is not None
    assert not channel.last_message.embeds
    assert channel.last_message.content.startswith("Emmanuel Macron, President of France\n△ Open to: combat troops")
