"""What a screen of the curators' desk is made of, and how it is shown: privately, one in the place of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar

import discord

from bot.discord_bot.uses import Use
from bot.knowledge import PartialDate
from bot.presenting.as_discord import Rendered, render
from bot.presenting.as_discord_components import Item
from bot.presenting.presses import Do, Press
from bot.presenting.reply import Reply
from bot.presenting.text import clean, cut
from bot.presenting.wording import Wording

__all__ = [
    "CURATE",
    "LINE",
    "PER_PAGE",
    "Choice",
    "Screen",
    "button",
    "chooser",
    "chosen_from",
    "day",
    "number_and_page",
    "pager",
    "show",
    "ways_back",
]

CURATE: Final = "curate"
"""The area of the presses on these screens."""

PER_PAGE: Final = 10
"""How many questions, reports or corrections a page of a list has."""

LINE: Final = 110
"""Characters that a line of a list shows of what somebody wrote."""

_MOST_DIGITS: Final = 18

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: what it says, and what can be pressed, row by row."""

    reply: Reply
    rows: tuple[tuple[Item, ...], ...]

    def rendered(self, words: Wording) -> Rendered:
        """The screen, ready to send."""
        plain = render(self.reply, wording=words, public=False, pictures=False)
        return replace(plain, rows=tuple(row for row in self.rows if row))


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu: `value` comes back when it is chosen."""

    label: str
    description: str
    value: str


async def show(use: Use, screen: Screen) -> None:
    """Show a screen: in the place of the one that was used, else as a private message of its own."""
    rendered, interaction = screen.rendered(use.manner.words), use.interaction
    options: dict[str, Any] = {"embeds": list(rendered.embeds), "view": rendered.view()}
    if interaction.response.is_done():
        await interaction.edit_original_response(**options)
    elif interaction.message is not None and interaction.message.flags.ephemeral:
        await interaction.response.edit_message(**options)
    else:
        await interaction.response.send_message(ephemeral=True, **options)


def button(label: str, press: Press) -> Item:
    """A button."""
    item: discord.ui.Button[Any] = discord.ui.Button(
        label=cut(label, 80), style=discord.ButtonStyle.secondary, custom_id=str(press)
    )
    return item


def chooser(prompt: str, press: Press, choices: Sequence[Choice]) -> tuple[Item, ...]:
    """A row with a menu to choose one thing from; none where there is nothing to choose."""
    if not choices:
        return ()
    item: discord.ui.Select[Any] = discord.ui.Select(
        custom_id=str(press),
        placeholder=cut(prompt, 150),
        options=[
            discord.SelectOption(
                label=cut(clean(choice.label), 100) or "?",
                description=cut(clean(choice.description), 100) or None,
                value=choice.value,
            )
            for choice in choices
        ],
    )
    return (item,)


def pager(words: Wording, verb: str, found: Sequence[T], page: int) -> tuple[Sequence[T], int, tuple[Item, ...]]:
    """A page of what was found, its number (that of the last page where it lies beyond), and what turns the pages."""
    last = max(0, (len(found) - 1) // PER_PAGE)
    page = min(page, last)
    turning = [
        button(words(key, page=other + 1), Do(CURATE, verb, str(other)))
        for key, other in (("curate.previous", page - 1), ("curate.next", page + 1))
        if 0 <= other <= last
    ]
    return found[page * PER_PAGE : (page + 1) * PER_PAGE], page, tuple(turning)


def ways_back(words: Wording, verb: str, page: int) -> tuple[Item, ...]:
    """The buttons back to a page of a list, and to the desk."""
    return (
        button(words(f"curate.{verb}"), Do(CURATE, verb, str(page))),
        button(words("curate.back"), Do(CURATE, "desk")),
    )


def number_and_page(argument: str) -> tuple[int, int] | None:
    """What a button of one question or report remembers: its number, and the page of the list it was chosen from."""
    number, _, page = argument.partition(":")
    parts = [number, page or "0"]
    if not all(part.isascii() and part.isdecimal() and len(part) <= _MOST_DIGITS for part in parts):
        return None
    return int(number), int(page or "0")


async def chosen_from(use: Use, press: Do) -> tuple[int, int] | None:
    """The number chosen from a list, and the page of the list; None, and the user is told, if that makes no sense."""
    chosen = number_and_page(f"{use.values[0]}:{press.argument}") if use.values else None
    if chosen is None:
        await use.say("outdated")
    return chosen


def day(words: Wording, moment: datetime) -> str:
    """The day of a moment, in words."""
    return words.date(PartialDate.parse(moment.date().isoformat()))
