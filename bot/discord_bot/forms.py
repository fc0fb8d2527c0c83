"""Forms that people fill in. A form keeps all it needs in its custom_id, so one opened before a restart still works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.presenting.presses import Press
from bot.presenting.text import cut

__all__ = ["Blank", "open_form", "submitted"]


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank of a form. `longest` is in characters, at most 4000; `note` is what to know before filling it in."""

    name: str
    label: str
    longest: int
    filled: str = ""
    hint: str = ""
    note: str = ""
    needed: bool = True
    long: bool = False


async def open_form(interaction: discord.Interaction[Any], press: Press, title: str, blanks: Sequence[Blank]) -> None:
    """Show a form to whoever used the interaction."""
    modal = discord.ui.Modal(title=cut(title, 45), custom_id=str(press))
    for blank in blanks:
        text: discord.ui.TextInput[Any] = discord.ui.TextInput(
            custom_id=blank.name,
            style=discord.TextStyle.paragraph if blank.long else discord.TextStyle.short,
            default=blank.filled[: blank.longest] or None,
            placeholder=cut(blank.hint, 100) or None,
            required=blank.needed,
            max_length=blank.longest,
        )
        note = cut(blank.note, 100) or None
        modal.add_item(discord.ui.Label(text=cut(blank.label, 45), description=note, component=text))
    modal.stop()
    await interaction.response.send_modal(modal)


def submitted(data: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by the names of the blanks, from the data of an interaction."""
    found: dict[str, str] = {}
    for component in data.get("components") or ():
        inner = [component["component"]] if "component" in component else component.get("components") or ()
        for field in inner:
            if isinstance(field.get("value"), str):
                found[str(field.get("custom_id"))] = field["value"]
    return found
