"""The real bot in a simulated Discord in the browser: no token, no network, nothing to set up.

Needs simcord, an optional dependency, at import. Its page has no menu for messages, so `Find sourced statements`
cannot be tried there; `open_preview` gives the people of the server, whose `context_menu` can.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import discord
import simcord
from simcord.preview import Preview

from bot.discord_bot import Bot, create_bot
from bot.discord_bot.library import MakeEngine
from bot.discord_bot.preview_language import speaking
from bot.discord_bot.preview_server import PreviewServer, furnish
from bot.knowledge import FactBase
from bot.settings import Settings

__all__ = ["DEFAULT_LOCALE", "OpenPreview", "PreviewUnavailableError", "open_preview", "serve_preview"]

DEFAULT_LOCALE = "en-US"

_LOCALES = tuple(locale.value for locale in discord.Locale)


class PreviewUnavailableError(Exception):
    """The preview cannot be shown. The message is one sentence that says how to mend it."""


@dataclass(frozen=True, slots=True)
class OpenPreview:
    """A preview while it is served: the bot, the server it is on, and the page."""

    bot: Bot
    server: PreviewServer
    page: Preview


@asynccontextmanager
async def open_preview(
    settings: Settings,
    fact_base: FactBase,
    *,
    port: int = 0,
    locale: str = DEFAULT_LOCALE,
    make_engine: MakeEngine | None = None,
) -> AsyncIterator[OpenPreview]:
    """Serve the preview in this block to users whose Discord is in the language of a locale; port 0 takes any free one.

    Nothing is remembered after it. `make_engine` builds what answers (default: the engine of `bot.answering`).

    Raises:
        PreviewUnavailableError: if Discord has no such locale, a part of simcord is missing or the port is taken.
    """
    if locale not in _LOCALES:
        raise PreviewUnavailableError(f"Discord has no language {locale!r}; it has {', '.join(_LOCALES)}.")
    changed = settings.model_copy(update={"database_url": "sqlite://", "message_content": True})
    bot = create_bot(changed, fact_base=fact_base, workers=False, make_engine=make_engine)
    async with simcord.run(bot, check_errors=False) as env, AsyncExitStack() as stack:
        server = await furnish(env, bot, locale=locale)
        stack.enter_context(speaking(locale))
        try:
            page = await stack.enter_async_context(
                env.preview(server.channel, viewers=server.viewers, layout="channel", port=port, locale=locale)
            )
        except (OSError, simcord.SetupError) as error:
            raise PreviewUnavailableError(f"The preview cannot be shown: {error}.") from None
        yield OpenPreview(bot, server, page)


async def serve_preview(
    settings: Settings,
    fact_base: FactBase,
    *,
    port: int,
    locale: str = DEFAULT_LOCALE,
    announce: Callable[[str], None],
) -> None:
    """Serve until SIGINT or SIGTERM. `announce` is called once with the address; port 0 takes any free one.

    Raises:
        PreviewUnavailableError: if Discord has no such locale, a part of simcord is missing or the port is taken.
    """
    async with open_preview(settings, fact_base, port=port, locale=locale) as preview:
        stopping = _told_to_stop()
        announce(preview.page.url)
        await _first(preview.page.wait_closed(), stopping.wait())


def _told_to_stop() -> asyncio.Event:
    """An event that is set when the process is told to stop."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopping.set)
    return stopping


async def _first(*awaited: Coroutine[object, object, object]) -> None:
    """Wait for the first of several things."""
    waiting = [asyncio.ensure_future(one) for one in awaited]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waiting:
            task.cancel()
