"""What can be pressed under a reply in Discord: buttons, page buttons, a menu."""

from __future__ import annotations

import discord

from bot.presenting.reply import Menu, Reply
from bot.presenting.state import Choose, Jump, Open, Turn
from bot.presenting.text import cut
from bot.presenting.wording import Wording

__all__ = ["Item", "components"]

Item = discord.ui.Item[discord.ui.View]

_BUTTONS_IN_ROW = 5
_JUMP_FROM = 4


def components(reply: Reply, page: int, owner: str, wording: Wording) -> tuple[Item, ...]:
    """The components of one page of a reply, each in its row. `owner` may turn pages in place."""
    items: list[Item] = [*_buttons(reply), *_page_buttons(reply, page, owner, wording)]
    menu = reply.menu_on(page)
    if menu is not None and menu.options:
        items.append(_select(menu, owner))
    return tuple(items)


def _buttons(reply: Reply) -> list[discord.ui.Button[discord.ui.View]]:
    listings = {button.opens: button for button in reply.buttons[:_BUTTONS_IN_ROW]}
    return [
        discord.ui.Button(
            label=cut(button.label, 80), style=discord.ButtonStyle.secondary, custom_id=str(Open(listing)), row=0
        )
        for listing, button in listings.items()
    ]


def _page_buttons(reply: Reply, page: int, owner: str, wording: Wording) -> list[discord.ui.Button[discord.ui.View]]:
    pages = len(reply.pages)
    if pages < 2 or reply.listing is None:
        return []
    found: list[discord.ui.Button[discord.ui.View]] = []
    grey = discord.ButtonStyle.secondary
    if page > 0:
        turn = str(Turn(owner, page - 1, reply.listing))
        found.append(discord.ui.Button(label=wording("button.previous", page=page), style=grey, custom_id=turn, row=1))
    if pages >= _JUMP_FROM:
        jump = str(Jump(owner, pages, reply.listing))
        label = wording("button.page", page=page + 1, pages=pages)
        found.append(discord.ui.Button(label=label, style=grey, custom_id=jump, row=1))
    if page < pages - 1:
        turn = str(Turn(owner, page + 1, reply.listing))
        found.append(discord.ui.Button(label=wording("button.next", page=page + 2), style=grey, custom_id=turn, row=1))
    return found


def _select(menu: Menu, owner: str) -> discord.ui.Select[discord.ui.View]:
    options = {option.value: option for option in menu.options[:25]}
    return discord.ui.Select(
        custom_id=str(Choose(owner, menu.kind.value)),
        placeholder=cut(menu.prompt, 150),
        options=[
            discord.SelectOption(
                label=cut(option.label, 100) or "?",
                description=cut(option.description, 100) or None,
                value=value or "none",
            )
            for value, option in options.items()
        ],
        row=2,
    )
