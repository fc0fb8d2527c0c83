"""Buttons and menus. Their custom_id holds all they need, so they work after a restart and on any process."""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.discord_bot.client import Bot
from bot.discord_bot.failures import guarded_interaction
from bot.discord_bot.sending import edit_reply, send_reply
from bot.presenting.answers import profile, statement_reply
from bot.presenting.declines import sentence
from bot.presenting.reply import MenuKind, Reply
from bot.presenting.state import Choose, Jump, Listing, Open, Turn, decode, owner_tag
from bot.presenting.text import clean
from bot.presenting.wording_english import ENGLISH

__all__ = ["DYNAMIC_ITEMS", "JumpModal", "PressedButton", "UsedMenu"]

_NONE = "none"


class PressedButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=re.compile(r"v\d+:(?!pick:).*", re.DOTALL)
):
    """Any button of any version of the bot."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> PressedButton:
        """Take over the button that was pressed."""
        assert isinstance(item, discord.ui.Button)
        return cls(item)

    @guarded_interaction("button")
    async def callback(self, interaction: discord.Interaction[Bot]) -> None:
        """Do what the button says."""
        library = interaction.client.library
        match decode(self.custom_id):
            case Open(listing):
                await send_reply(interaction, library.restore(listing), private=True)
            case Turn(owner, page, listing):
                await show_page(interaction, owner, page, listing)
            case Jump(owner, pages, listing):
                await interaction.response.send_modal(JumpModal(owner, pages, listing))
            case _:
                await send_reply(interaction, sentence(ENGLISH("outdated")), private=True)


class UsedMenu(discord.ui.DynamicItem[discord.ui.Select[Any]], template=re.compile(r"v\d+:pick:.*", re.DOTALL)):
    """Any menu of any version of the bot."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> UsedMenu:
        """Take over the menu that was used."""
        assert isinstance(item, discord.ui.Select)
        return cls(item)

    @guarded_interaction("menu")
    async def callback(self, interaction: discord.Interaction[Bot]) -> None:
        """Show what was chosen."""
        pressed = decode(self.custom_id)
        if not isinstance(pressed, Choose) or not self.item.values:
            await send_reply(interaction, sentence(ENGLISH("outdated")), private=True)
            return
        reply = _chosen(interaction.client, pressed.kind, self.item.values[0])
        settles = pressed.kind == MenuKind.CLARIFY and pressed.owner == owner_tag(interaction.user.id)
        if settles:
            await edit_reply(interaction, reply)
        else:
            await send_reply(interaction, reply, private=True)


class JumpModal(discord.ui.Modal):
    """Asks for the number of a page."""

    def __init__(self, owner: str, pages: int, listing: Listing) -> None:
        super().__init__(title=ENGLISH("jump.title"), timeout=600)
        self._owner = owner
        self._pages = pages
        self._listing = listing
        self.number: discord.ui.TextInput[JumpModal] = discord.ui.TextInput(
            label=ENGLISH("jump.label", pages=pages), min_length=1, max_length=4
        )
        self.add_item(self.number)

    @guarded_interaction("modal")
    async def on_submit(self, interaction: discord.Interaction[Bot]) -> None:
        """Turn to the page."""
        number = clean(self.number.value)
        if not number.isdecimal() or not 1 <= int(number) <= self._pages:
            await send_reply(interaction, sentence(ENGLISH("jump.wrong", pages=self._pages)), private=True)
            return
        await show_page(interaction, self._owner, int(number) - 1, self._listing)


async def show_page(interaction: discord.Interaction[Bot], owner: str, page: int, listing: Listing) -> None:
    """Turn the page: in place for whoever asked, in a private copy for everybody else."""
    reply = interaction.client.library.restore(listing)
    if owner == owner_tag(interaction.user.id) and any(reply.pages):
        await edit_reply(interaction, reply, page=page)
    else:
        await send_reply(interaction, reply, private=True, page=page)


def _chosen(bot: Bot, kind: str, value: str) -> Reply:
    presenter = bot.library.presenter
    if value == _NONE:
        return sentence(ENGLISH("clarify.none.answer"))
    if kind == MenuKind.PEOPLE:
        actor = presenter.actor_by_code.get(value)
        return profile(presenter, actor) if actor else sentence(ENGLISH("gone"))
    statement = presenter.statement_by_code.get(value)
    return statement_reply(presenter, statement) if statement else sentence(ENGLISH("gone"))


DYNAMIC_ITEMS = (PressedButton, UsedMenu)
