"""How replies look to somebody in some place: language, style, pictures, in public or in private."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.answering.language import language_of
from bot.discord_bot.memory import Memory
from bot.presenting.as_discord import Style
from bot.presenting.wording import LANGUAGES, Wording, language_of_locale, wording
from bot.records import ServerSettings

__all__ = ["NOWHERE", "Manner", "Manners", "wording_for"]

NOWHERE = ServerSettings()
"""The settings that hold outside servers."""

_KEPT_SECONDS = 30.0
"""How long another process may not see a change of settings."""

_SERVERS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Manner:
    """How replies look here, and what the server has decided."""

    words: Wording
    style: Style
    server: ServerSettings = NOWHERE

    @property
    def pictures(self) -> bool:
        """Whether pictures are shown."""
        return self.server.pictures

    def for_question(self, question: str) -> Manner:
        """The same in the language of a question, where that is certain and the server has not settled on one."""
        language = None if self.server.language else language_of(question)
        return self if language is None else replace(self, words=wording(language))


class Manners:
    """Finds the manner for an interaction or a message. Settings of servers are kept for half a minute."""

    def __init__(self, memory: Memory, style: Style) -> None:
        self._memory = memory
        self._style = style
        self._kept: OrderedDict[int, tuple[float, ServerSettings]] = OrderedDict()

    async def server(self, guild_id: int | None) -> ServerSettings:
        """The settings of a server; the defaults where there is none or they cannot be read."""
        if guild_id is None:
            return NOWHERE
        kept = self._kept.get(guild_id)
        if kept is not None and time.monotonic() - kept[0] < _KEPT_SECONDS:
            return kept[1]
        found = await self._memory.ask_or(
            kept[1] if kept is not None else NOWHERE, lambda records: records.servers.read(guild_id)
        )
        self._kept[guild_id] = (time.monotonic(), found)
        self._kept.move_to_end(guild_id)
        if len(self._kept) > _SERVERS_KEPT:
            self._kept.popitem(last=False)
        return found

    def forget(self, guild_id: int) -> None:
        """Read the settings of a server anew: they have changed."""
        self._kept.pop(guild_id, None)

    async def for_interaction(self, interaction: discord.Interaction[Any]) -> Manner:
        """The manner for whoever uses a command, a button or a menu."""
        return self._manner(await self.server(interaction.guild_id), wording_for(interaction))

    async def for_message(self, message: discord.Message) -> Manner:
        """The manner for whoever writes a message: of them no language is known, only the server's."""
        guild = message.guild
        language = language_of_locale(str(guild.preferred_locale)) if guild is not None else None
        return self._manner(await self.server(guild.id if guild else None), wording(language or LANGUAGES[0]))

    def _manner(self, server: ServerSettings, words: Wording) -> Manner:
        language = server.language if server.language in LANGUAGES else None
        style = Style(server.style) if server.style in tuple(Style) else self._style
        return Manner(wording(language) if language else words, style, server)


def wording_for(interaction: discord.Interaction[Any]) -> Wording:
    """The words in the language of a user's Discord, else of the server's, else the first one."""
    for locale in (interaction.locale, interaction.guild_locale):
        language = language_of_locale(str(locale)) if locale is not None else None
        if language is not None:
            return wording(language)
    return wording()
