"""The real bot in a simulated Discord in the browser: no token, no network, nothing to set up.

Needs simcord, an optional dependency, at import.
"""

from __future__ import annotations

import asyncio
import re
import signal
from collections.abc import Callable, Coroutine
from typing import Any

import discord
import simcord

from bot.discord_bot import create_bot
from bot.knowledge import FactBase
from bot.presenting.wording import wording
from bot.settings import Settings

__all__ = ["PreviewUnavailableError", "serve_preview"]

_BOT_NAME = "Debate Bot"
_TO_CHOOSE_FROM = 8


class PreviewUnavailableError(Exception):
    """The preview cannot be shown. The message is one sentence that says how to mend it."""


class _Person(simcord.MemberActor):
    """A member whose `@Debate Bot` becomes a mention, as Discord's own client makes it one."""

    async def send(self, channel: simcord.ChannelHandle, content: str = "", **options: Any) -> discord.Message:
        """Send a message as this member."""
        bot = self._env.bot.user
        assert bot is not None
        typed = re.compile(rf"@{re.escape(_BOT_NAME)}\b", re.IGNORECASE)
        return await super().send(channel, typed.sub(lambda _: bot.mention, content), **options)


async def serve_preview(settings: Settings, fact_base: FactBase, *, port: int, announce: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM. `announce` is called once with the address; port 0 takes any free one.

    Raises:
        PreviewUnavailableError: if a part of simcord is missing or the port is taken.
    """
    in_memory = settings.model_copy(update={"database_url": "sqlite://"})
    bot = create_bot(in_memory, fact_base=fact_base, workers=False)
    async with simcord.run(bot, check_errors=False) as env:
        guild = env.create_guild("Preview")
        channel = guild.create_text_channel("ask-the-bot")
        you = guild.add_member(env.create_user("you", global_name="You"))
        host = guild.add_member(env.create_user("host", global_name="Host"))
        assert bot.user is not None
        await bot.user.edit(username=_BOT_NAME)
        presenter = bot.library.presenter(wording())
        await host.send(channel, f"{bot.user.mention} {presenter.example}")
        await host.send(channel, _what_to_try(presenter.examples[1:]))
        viewer = _Person(env, guild, you.user)
        stopping = _told_to_stop()
        try:
            async with env.preview(channel, viewers=[viewer], layout="channel", port=port) as preview:
                announce(preview.url)
                await _first(preview.wait_closed(), stopping.wait())
        except (OSError, simcord.SetupError) as error:
            raise PreviewUnavailableError(f"The preview cannot be shown: {error}.") from None


def _what_to_try(examples: tuple[str, ...]) -> str:
    """A line for the channel. It names the bot without mentioning it: the bot is not asked anything here."""
    question = min(examples[:_TO_CHOOSE_FROM], key=len, default="Who is on record?")
    return (
        f"Your turn. Type `@{_BOT_NAME} {question}`, or a slash for the commands: "
        "`/ask`, `/actors`, `/actor`, `/about`, `/help`."
    )


def _told_to_stop() -> asyncio.Event:
    """An event that is set when the process is told to stop."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopping.set)
    return stopping


async def _first(*awaited: Coroutine[Any, Any, object]) -> None:
    """Wait for the first of several things."""
    waiting = [asyncio.ensure_future(one) for one in awaited]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waiting:
            task.cancel()
