"""The bot as Discord sees it: which events it takes, how it starts, how it changes its base."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands

from bot.discord_bot.admission import admit
from bot.discord_bot.curating.correcting import note_corrections
from bot.discord_bot.curating.curators import Curators
from bot.discord_bot.failures import guarded_event, guarded_message, tell
from bot.discord_bot.following import follow_deletion, follow_edit
from bot.discord_bot.library import Library, MakeEngine, open_library
from bot.discord_bot.limits import Limits
from bot.discord_bot.manner import Manners
from bot.discord_bot.memory import Memory
from bot.discord_bot.messages import take_message
from bot.discord_bot.synchronising import synchronise
from bot.discord_bot.telling import keep_up, look_again
from bot.discord_bot.translating import InterfaceTranslator
from bot.discord_bot.volunteering import Repeats
from bot.knowledge import FactBase, FactBaseStore
from bot.presenting.as_discord import Style
from bot.records import Records
from bot.settings import Settings

__all__ = ["Bot", "Tree"]

_log = logging.getLogger(__name__)

ALWAYS = ("settings", "privacy", "curate", "help", "about")
"""Commands that work whatever a server or a person has decided: with them it is decided."""

TakeForm = Callable[[discord.Interaction[Any]], Awaitable[None]]


class Tree(app_commands.CommandTree["Bot"]):
    """The commands, with the one way in, and the one way a failing command takes."""

    async def interaction_check(self, interaction: discord.Interaction[Bot], /) -> bool:
        """Let a command in if it is admitted; what is typed into its options always is, and costs nothing."""
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        try:
            manner = interaction.extras["manner"] = await interaction.client.manners.for_interaction(interaction)
            name = interaction.command.qualified_name if interaction.command else ""
            return await admit(interaction, manner, always=name.startswith(ALWAYS))
        except discord.HTTPException as error:
            await tell(interaction, "admission of a command", error)
            return False

    async def on_error(self, interaction: discord.Interaction[Bot], error: app_commands.AppCommandError, /) -> None:
        """Tell the user and the log."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        name = interaction.command.qualified_name if interaction.command else "unknown"
        await tell(interaction, f"command {name}", cause)


class Bot(discord.AutoShardedClient):
    """Answers in Discord from one fact base. Needs no privileged intent."""

    def __init__(
        self,
        settings: Settings,
        *,
        fact_base: FactBase | None,
        workers: bool,
        make_engine: MakeEngine,
        take_form: TakeForm,
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
            intents=discord.Intents(
                guilds=True, guild_messages=True, dm_messages=True, message_content=settings.message_content
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            **shards,
        )
        self.settings = settings
        self.tree = Tree(self)
        key = settings.records_key.get_secret_value() if settings.records_key is not None else None
        self.memory = Memory(Records(settings.database_url, key=key))
        self.manners = Manners(self.memory, Style(settings.reply_style.value))
        self.limits = Limits()
        self.repeats = Repeats()
        self.curators = Curators(self)
        self._given = fact_base
        self._workers = workers
        self._make_engine = make_engine
        self._take_form = take_form
        self._store: FactBaseStore | None = None
        self._library: Library | None = None
        self._upkeep: asyncio.Task[None] | None = None

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
            await note_corrections(self)
            await guarded_event("the search for answers to open questions", look_again(self))

    def _open(self) -> Library:
        if self._given is None:
            self._store = FactBaseStore(self.settings.knowledge_path)
        base = self._store.current if self._store is not None else self._given
        assert base is not None
        return open_library(base, self._make_engine)

    async def setup_hook(self) -> None:
        """Get ready between logging in and connecting."""
        await self.prepare()
        await self.tree.set_translator(InterfaceTranslator())
        await synchronise(self.tree, self.memory if self._workers else None)
        await note_corrections(self)
        if self._workers:
            self._upkeep = asyncio.create_task(keep_up(self))

    async def launch_shards(self) -> None:
        """Connect the shards, through the gateway of the settings even where Discord says how many there are."""
        if self.settings.discord_gateway_url is not None and self.shard_count is None:
            self.shard_count, _, _ = await self.http.get_bot_gateway()
        await super().launch_shards()

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is meant for the bot."""
        await guarded_message(message, take_message(self, message))

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Let the answer follow an edited question."""
        await guarded_event("the answer to an edited question", follow_edit(self, payload.message))

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Let the answer follow a deleted question."""
        await guarded_event("the answer to a deleted question", follow_deletion(self, [payload.message_id]))

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Let the answers follow questions that a moderator cleared away."""
        await guarded_event("the answers to deleted questions", follow_deletion(self, payload.message_ids))

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Take a form that was filled in; commands and components find their way by themselves."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self._take_form(interaction)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that the bot has left."""
        guild_id = guild.id
        self.manners.forget(guild_id)
        await self.memory.ask_or(None, lambda records: records.servers.forget(guild_id))

    async def close(self) -> None:
        """Leave Discord and let go of the records."""
        if self._upkeep is not None:
            self._upkeep.cancel()
            await asyncio.wait([self._upkeep])
        await super().close()
        await self.memory.close()

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what an event handler let through, without its arguments."""
        _log.exception("event %s failed", event_method)
