"""Who is a curator: those whom the operator names, and those to whom the application belongs."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

import discord

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["Curators"]

_log = logging.getLogger(__name__)

_KEPT_SECONDS: Final = 3600.0
"""How long somebody who has left the team of the application may still be taken for a curator."""


class Curators:
    """Tells who is a curator. Whom the application belongs to is asked of Discord once an hour, where it matters."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._owners: tuple[float, frozenset[int]] | None = None

    async def include(self, user_id: int) -> bool:
        """Tell whether somebody is a curator; where Discord does not say who the owners are, they are not."""
        return user_id in self._bot.settings.curators or user_id in await self._find_owners()

    async def _find_owners(self) -> frozenset[int]:
        if self._owners is not None and time.monotonic() - self._owners[0] < _KEPT_SECONDS:
            return self._owners[1]
        try:
            application = await self._bot.application_info()
        except discord.HTTPException as error:
            _log.warning("Discord does not say to whom the application belongs: error %s", error.code)
            return frozenset()
        found = _owners_of(application)
        self._owners = (time.monotonic(), found)
        return found


def _owners_of(application: discord.AppInfo) -> frozenset[int]:
    """The owner, or everybody in the team who has accepted and may do more than look."""
    team = application.team
    if team is None:
        return frozenset({application.owner.id})
    members = (
        member.id
        for member in team.members
        if member.membership_state is discord.TeamMembershipState.accepted
        and member.role is not discord.TeamMemberRole.read_only
    )
    return frozenset(members) | ({team.owner_id} if team.owner_id is not None else frozenset())
