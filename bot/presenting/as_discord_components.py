"""What can be pressed under a reply in Discord, in rows: buttons, pages, what to open, filters, actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.presenting.presses import Choose, Jump, Narrow, Turn
from bot.presenting.reply import Button, Menu, Option, Reply
from bot.presenting.text import cut
from bot.presenting.wording import Wording

__all__ = ["Item", "components"]

Item = discord.ui.Item[Any]

_BUTTONS_IN_ROW = 5
_OPTIONS = 25
_JUMP_FROM = 4


def components(
    reply: Reply, page: int, owner: str, wording: Wording, actions: Sequence[Button] = ()
) -> tuple[tuple[Item, ...], ...]:
    """The rows under one page of a reply. `owner` may turn pages in place; `actions` come last."""
    menu = reply.menu_on(page)
    rows: list[list[Item]] = [
        _buttons(reply.buttons),
        _page_buttons(reply, page, owner, wording),
        [_menu(menu, owner)] if menu is not None and menu.options else [],
        [_filter(reply.filters, owner, wording)] if reply.filters else [],
        _buttons(actions),
    ]
    return tuple(tuple(row) for row in rows if row)


def _button(label: str, custom_id: str) -> discord.ui.Button[Any]:
    return discord.ui.Button(label=cut(label, 80), style=discord.ButtonStyle.secondary, custom_id=custom_id)


def _buttons(buttons: Sequence[Button]) -> list[Item]:
    presses = {str(button.press): button.label for button in buttons[:_BUTTONS_IN_ROW]}
    return [_button(label, press) for press, label in presses.items()]


def _page_buttons(reply: Reply, page: int, owner: str, wording: Wording) -> list[Item]:
    pages = len(reply.pages)
    if pages < 2 or reply.listing is None:
        return []
    found: list[Item] = []
    if page > 0:
        found.append(_button(wording("button.previous", page=page), str(Turn(owner, page - 1, reply.listing))))
    if pages >= _JUMP_FROM:
        label = wording("button.page", page=page + 1, pages=pages)
        found.append(_button(label, str(Jump(owner, pages, reply.listing))))
    if page < pages - 1:
        found.append(_button(wording("button.next", page=page + 2), str(Turn(owner, page + 1, reply.listing))))
    return found


def _menu(menu: Menu, owner: str) -> Item:
    return _select(str(Choose(owner, menu.kind.value)), menu.prompt, menu.options)


def _filter(options: Sequence[Option], owner: str, wording: Wording) -> Item:
    # The first one is everything. Chosen, it would stand where the menu else says what it is for.
    return _select(str(Narrow(owner)), wording("filter.prompt"), [replace(options[0], chosen=False), *options[1:]])


def _select(custom_id: str, prompt: str, options: Sequence[Option]) -> Item:
    different = {option.value: option for option in options[:_OPTIONS]}
    return discord.ui.Select(
        custom_id=custom_id,
        placeholder=cut(prompt, 150),
        options=[
            discord.SelectOption(
                label=cut(option.label, 100) or "?",
                description=cut(option.description, 100) or None,
                value=value or "none",
                default=option.chosen,
            )
            for value, option in different.items()
        ],
    )
