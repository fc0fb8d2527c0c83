"""Buttons, menus and forms. Their custom_id holds all they need, so they work after a restart and on any process."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord

from bot.discord_bot.admission import admit
from bot.discord_bot.browsing import choose, jump, narrow, open_listing, turn
from bot.discord_bot.client import Bot
from bot.discord_bot.curating import CURATE, curate_pressed
from bot.discord_bot.failures import tell
from bot.discord_bot.feedback import report_wrong, vote
from bot.discord_bot.forms import submitted
from bot.discord_bot.keeping import delete
from bot.discord_bot.privacy_screen import PRIVACY, privacy_pressed
from bot.discord_bot.queueing import pass_on, tell_me
from bot.discord_bot.settings_screen import SETTINGS, settings_pressed
from bot.discord_bot.sharing import share
from bot.discord_bot.uses import Use
from bot.presenting.presses import (
    Choose,
    Delete,
    Do,
    Jump,
    Narrow,
    Open,
    PassOn,
    Share,
    Tell,
    Turn,
    Vote,
    Wrong,
    decode,
)

__all__ = ["DYNAMIC_ITEMS", "Pressed", "on_form"]

Handler = Callable[[Use, Any], Awaitable[None]]

_HANDLERS: Mapping[type, Handler] = {
    Open: open_listing,
    Turn: turn,
    Jump: jump,
    Narrow: narrow,
    Choose: choose,
    Share: share,
    Delete: delete,
    Vote: vote,
    Wrong: report_wrong,
    PassOn: pass_on,
    Tell: tell_me,
}

_AREAS: Mapping[str, Handler] = {
    SETTINGS: settings_pressed,
    PRIVACY: privacy_pressed,
    CURATE: curate_pressed,
}
"""The screens that have buttons of their own, by the area of their presses."""

_ALWAYS = (Delete, Do)
"""What works for everybody, whatever the server has decided: the screens check rights themselves."""


class Pressed(discord.ui.DynamicItem[discord.ui.Item[Any]], template=re.compile(r"v\d+:.*", re.DOTALL)):
    """Any button or menu of any version of the bot."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Pressed:
        """Take over what was pressed."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button says, or show what was chosen."""
        values = list(getattr(self.item, "values", ()))
        await _handle(interaction, self.custom_id, "button", values=values)


async def on_form(interaction: discord.Interaction[Bot]) -> None:
    """Take a form that was filled in."""
    data: Any = interaction.data or {}
    await _handle(interaction, str(data.get("custom_id", "")), "form", fields=submitted(data))


async def _handle(interaction: discord.Interaction[Bot], custom_id: str, what: str, **given: Any) -> None:
    try:
        manner = await interaction.client.manners.for_interaction(interaction)
        press, use = decode(custom_id), Use(interaction, manner, **given)
        # Curators press much and fast, and nobody else has their buttons.
        unlimited = isinstance(press, Do) and press.area == CURATE
        if not (unlimited or await admit(interaction, manner, always=isinstance(press, _ALWAYS))):
            return
        handler = _AREAS.get(press.area) if isinstance(press, Do) else _HANDLERS.get(type(press))
        if handler is None:
            await use.say("outdated")
        else:
            await handler(use, press)
    except Exception as error:
        await tell(interaction, what, error)


DYNAMIC_ITEMS = (Pressed,)
