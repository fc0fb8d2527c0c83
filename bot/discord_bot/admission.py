"""Who may use the bot here and now: limits, the ignore list, muted servers, roles that may ask."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any

import discord

from bot.discord_bot.manner import Manner
from bot.presenting.wording import Wording

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["Refusal", "admit", "may_ask", "refusal_of"]


class Refusal(Enum):
    """Why somebody is not served."""

    IGNORED = auto()
    MUTED = auto()
    ROLE = auto()

    def words(self, words: Wording) -> str:
        """What is said of it."""
        return words(f"refused.{self.name.lower()}")


async def admit(interaction: discord.Interaction[Bot], manner: Manner, *, always: bool = False) -> bool:
    """Tell whether an interaction is to be served; if not, the user has been told, privately.

    `always` is for what has to work whatever was decided, such as the settings and the ignore list themselves.
    """
    bot = interaction.client
    verdict = bot.limits.admit(interaction.user.id, None)
    if not verdict.admitted:
        # Discord shows a failure under every interaction that nobody answers, so each of these is answered.
        await _say(interaction, manner.words("refused.limit", seconds=verdict.wait))
        return False
    refusal = None if always else await refusal_of(bot, interaction.user, manner)
    if refusal is not None:
        await _say(interaction, refusal.words(manner.words))
    return refusal is None


async def refusal_of(bot: Bot, user: discord.abc.User, manner: Manner) -> Refusal | None:
    """Why somebody is not served here, if so."""
    if manner.server.muted:
        return Refusal.MUTED
    if not may_ask(user, manner):
        return Refusal.ROLE
    user_id = user.id
    ignored = await bot.memory.ask_or(False, lambda records: records.people.ignores(records.person(user_id)))
    return Refusal.IGNORED if ignored else None


def may_ask(user: Any, manner: Manner) -> bool:
    """Tell whether somebody has one of the roles that may ask here, or may manage the server anyway."""
    if not manner.server.roles or not isinstance(user, discord.Member):
        return True
    own = {role.id for role in user.roles}
    return bool(own & manner.server.roles) or user.guild_permissions.manage_guild


async def _say(interaction: discord.Interaction[Any], text: str) -> None:
    await interaction.response.send_message(text, ephemeral=True)
