"""The simulated server of the preview: who is there, which channels it has, and what it opens with.

Needs simcord, an optional dependency, at import.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import discord
import simcord
from discord import app_commands

from bot.discord_bot.client import Bot
from bot.discord_bot.commands import COMMANDS
from bot.presenting.wording import Wording, language_of_locale, wording

__all__ = ["BOT_NAME", "PreviewServer", "furnish"]

BOT_NAME = "Debate Bot"
_TO_CHOOSE_FROM = 8


class _Person(simcord.MemberActor):
    """A member whose `@Debate Bot` becomes a mention, as Discord's own client makes it one."""

    async def send(self, channel: simcord.ChannelHandle, content: str = "", **options: Any) -> discord.Message:
        """Send a message as this member."""
        bot = self._env.bot.user
        assert bot is not None
        typed = re.compile(rf"@{re.escape(BOT_NAME)}\b", re.IGNORECASE)
        return await super().send(channel, typed.sub(lambda _: bot.mention, content), **options)


@dataclass(frozen=True, slots=True)
class PreviewServer:
    """A channel to try the bot in, and those who can be looked through: one who may do everything comes first."""

    channel: simcord.ChannelHandle
    viewers: tuple[simcord.MemberActor, ...]


async def furnish(env: simcord.Env, bot: Bot, *, locale: str) -> PreviewServer:
    """Make a server in the language of a locale, with a question and its answer in it.

    The first viewer owns the server and is made a curator, so that `/settings` and `/curate` are theirs. Questions that
    are not put to the bot are answered too, where it is sure.
    """
    assert bot.user is not None
    you = env.create_user("you", global_name="You")
    guild = env.create_guild("Preview", owner=you, preferred_locale=locale)
    moderators = guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    channel = guild.create_text_channel("ask-the-bot", topic="Every question is welcome")
    guild.create_text_channel("announcements", overwrites={bot.user: discord.PermissionOverwrite(send_messages=False)})
    users = {
        you: (),
        env.create_user("moderator", global_name="Moderator"): (moderators,),
        env.create_user("member", global_name="Member"): (),
    }
    viewers = [
        _Person(env, guild, user if user is you else guild.add_member(user, roles=roles).user)
        for user, roles in users.items()
    ]
    bot.settings = bot.settings.model_copy(update={"curators": frozenset({you.id})})
    await bot.user.edit(username=BOT_NAME)
    await _open(bot, guild.add_member(env.create_user("host", global_name="Host")), channel, locale)
    # Only now: what the host says of the questions to try is not to be answered.
    await bot.memory.ask(lambda records: records.servers.change(guild.id, answer_channels=frozenset({channel.id})))
    bot.manners.forget(guild.id)
    return PreviewServer(channel, tuple(viewers))


async def _open(bot: Bot, host: simcord.MemberActor, channel: simcord.ChannelHandle, locale: str) -> None:
    assert bot.user is not None
    words = wording(language_of_locale(locale) or "en")
    presenter = bot.library.presenter(words)
    await host.send(channel, f"{bot.user.mention} {presenter.example}")
    question = min(presenter.examples[1:][:_TO_CHOOSE_FROM], key=len, default="Who is on record?")
    await host.send(channel, _what_to_try(question, words))


def _what_to_try(question: str, words: Wording) -> str:
    """A message that names the bot without mentioning it: the bot is not asked anything here."""
    slash = [command for command in COMMANDS if not isinstance(command, app_commands.ContextMenu)]
    listed = " ".join(f"`{words.commands[f'/{command.name}']}`" for command in slash)
    return "\n".join(
        (
            "Your turn. Some things to try:",
            f"- `@{BOT_NAME} {question}`, or the question alone: in this channel clear questions are answered unasked",
            f"- a slash for the commands: {listed}",
            "- “Viewing as”, above: you own this server and are a curator; a moderator and a plain member see less",
        )
    )
