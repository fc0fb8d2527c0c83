"""Runs the bot against Discord until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_bot.client import Bot
from bot.knowledge import FactBaseError
from bot.settings import Settings

__all__ = ["CannotRunError", "run_bot", "use_proxies"]

_log = logging.getLogger(__name__)


class CannotRunError(Exception):
    """Discord does not let the bot in. The message is one sentence and holds no token."""


def use_proxies(settings: Settings) -> None:
    """Point discord.py at the REST and gateway proxies of the settings, for the whole process."""
    if settings.discord_api_url is not None:
        Route.BASE = settings.discord_api_url.rstrip("/")
    if settings.discord_gateway_url is not None:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


async def run_bot(bot: Bot, token: str) -> None:
    """Connect and serve until SIGINT or SIGTERM; SIGHUP reads the fact base again.

    Raises:
        FactBaseError: if the base has problems.
        RecordsError: if the records cannot be opened.
        CannotRunError: if Discord refuses the token or cannot be reached.
    """
    await bot.prepare()
    await bot.memory.ask(lambda records: records.open())
    stopping = asyncio.Event()
    background: set[asyncio.Task[None]] = set()

    def reload() -> None:
        task = asyncio.create_task(_reload(bot))
        background.add(task)
        task.add_done_callback(background.discard)

    loop = asyncio.get_running_loop()
    for name, handle in (("SIGINT", stopping.set), ("SIGTERM", stopping.set), ("SIGHUP", reload)):
        if hasattr(signal, name):
            loop.add_signal_handler(getattr(signal, name), handle)
    serving = asyncio.create_task(bot.start(token))
    told = asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait((serving, told), return_when=asyncio.FIRST_COMPLETED)
        if not serving.done():
            _log.info("stopping")
    finally:
        told.cancel()
        await bot.close()
    await _ended(serving)


async def _ended(serving: asyncio.Task[None]) -> None:
    try:
        await serving
    except discord.LoginFailure:
        raise CannotRunError(
            "DISCORD_TOKEN was refused by Discord; copy it again from the Discord developer portal."
        ) from None
    except discord.HTTPException as error:
        raise CannotRunError(f"Discord refused to let the bot in: HTTP {error.status}.") from None
    except (aiohttp.ClientConnectionError, OSError) as error:
        raise CannotRunError(f"Discord cannot be reached: {error}.") from None


async def _reload(bot: Bot) -> None:
    try:
        await bot.reload()
    except FactBaseError as error:
        _log.error("the fact base was not reloaded, the old one stays: %s", error)
    except Exception:
        _log.exception("the fact base was not reloaded, the old one stays")
