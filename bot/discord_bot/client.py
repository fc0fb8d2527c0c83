"""The bot as Discord sees it: which events it takes, how it starts, how it changes its base."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord
from discord import app_commands

from bot.discord_bot.failures import guarded_message, tell
from bot.discord_bot.library import Library, MakeEngine, open_library
from bot.discord_bot.messages import answer_message
from bot.discord_bot.synchronising import synchronise
from bot.knowledge import FactBase, FactBaseStore
from bot.records import Notes
from bot.settings import Settings

__all__ = ["Bot", "Tree"]

_log = logging.getLogger(__name__)


class Tree(app_commands.CommandTree["Bot"]):
    """The commands, with the one way a failing command takes."""

    async def on_error(self, interaction: discord.Interaction[Bot], error: app_commands.AppCommandError, /) -> None:
        """Tell the user and the log."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        name = interaction.command.qualified_name if interaction.command else "unknown"
        await tell(interaction, f"command {name}", cause)


class Bot(discord.AutoShardedClient):
    """Answers in Discord from one fact base. Needs no privileged intent."""

    def __init__(
        self, settings: Settings, *, fact_base: FactBase | None, workers: bool, make_engine: MakeEngine
    ) -> None:
        shards: dict[str, Any] = {"shard_count": settings.shard_count}
        if settings.shard_ids is not None:
            shards["shard_ids"] = list(settings.shard_ids)
        elif not workers:
            # A simulated Discord cannot be asked how many shards it wants.
            shards["shard_count"] = settings.shard_count or 1
        # The bot never speaks: that libraries for voice are missing is no news to the operator.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            **shards,
        )
        self.settings = settings
        self.tree = Tree(self)
        self._given = fact_base
        self._workers = workers
        self._make_engine = make_engine
        self._store: FactBaseStore | None = None
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        """The base in use. Take it once a reply: it may be exchanged at any time.

        Raises:
            RuntimeError: before `prepare` has finished.
        """
        if self._library is None:
            raise RuntimeError("the fact base has not been loaded yet")
        return self._library

    async def prepare(self) -> None:
        """Load the base and build the engine, unless that has been done.

        Raises:
            FactBaseError: if the base has problems.
        """
        if self._library is None:
            self._library = await asyncio.to_thread(self._open)

    async def reload(self) -> None:
        """Read the base again and exchange it; with problems in the new one, the old one stays.

        Raises:
            FactBaseError: if the new base has problems.
        """
        if self._store is not None:
            base = await asyncio.to_thread(self._store.reload)
            self._library = await asyncio.to_thread(open_library, base, self._make_engine)
            _log.info("fact base reloaded: %d statements", len(base.statements))

    def _open(self) -> Library:
        if self._given is None:
            self._store = FactBaseStore(self.settings.knowledge_path)
        base = self._store.current if self._store is not None else self._given
        assert base is not None
        return open_library(base, self._make_engine)

    async def setup_hook(self) -> None:
        """Get ready between logging in and connecting."""
        await self.prepare()
        await synchronise(self.tree, Notes(self.settings.database_url) if self._workers else None)

    async def launch_shards(self) -> None:
        """Connect the shards, through the gateway of the settings even where Discord says how many there are."""
        if self.settings.discord_gateway_url is not None and self.shard_count is None:
            self.shard_count, _, _ = await self.http.get_bot_gateway()
        await super().launch_shards()

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is meant for the bot."""
        await guarded_message(message, answer_message(self, message))

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what an event handler let through, without its arguments."""
        _log.exception("event %s failed", event_method)
