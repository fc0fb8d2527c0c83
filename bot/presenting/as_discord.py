"""One page of a reply, ready to send to Discord: as embeds, or as components V2, with the same content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import discord

from bot.presenting.actions import actions
from bot.presenting.as_discord_boxes import without_pictures
from bot.presenting.as_discord_components import Item, components
from bot.presenting.as_discord_embeds import embeds_for, question_above
from bot.presenting.as_discord_layout import layout_for, question_in
from bot.presenting.as_discord_text import escape
from bot.presenting.reply import Illustration, Reply
from bot.presenting.wording import Wording, wording

__all__ = ["Rendered", "Style", "escape", "render", "shown_question"]

_FIRST_LANGUAGE = wording()


class Style(StrEnum):
    """What a reply is made of."""

    EMBEDS = "embeds"
    CARDS = "cards"


@dataclass(frozen=True)
class Rendered:
    """One page of a reply, ready to send. `page` counts from 0.

    `rows` are what can be pressed. With `style` cards everything, rows included, is in `layout`, and `embeds` is
    empty. `illustration` is a picture that the page refers to by the name of its file; `statements` are the ids of
    what the page shows.
    """

    style: Style
    embeds: tuple[discord.Embed, ...]
    rows: tuple[tuple[Item, ...], ...]
    layout: tuple[Item, ...]
    page: int
    pages: int
    illustration: Illustration | None
    statements: tuple[str, ...]

    def view(self, *, drawn: bool = True) -> discord.ui.View | discord.ui.LayoutView | None:
        """The components for sending. Stopped, so that nothing is kept in memory: presses are read from custom_ids.

        Where the picture could not be `drawn`, they must not refer to it: Discord would refuse all of the message.
        """
        view: discord.ui.View | discord.ui.LayoutView
        if self.style is Style.CARDS:
            view = discord.ui.LayoutView(timeout=None)
            for item in self.layout if drawn else without_pictures(self.layout):
                view.add_item(item)
        elif self.rows:
            view = discord.ui.View(timeout=None)
            for number, row in enumerate(self.rows):
                for item in row:
                    item.row = number
                    view.add_item(item)
        else:
            return None
        view.stop()
        return view

    def payload(self) -> dict[str, Any]:
        """What Discord would be sent, for checking against its limits."""
        view = self.view()
        return {
            "content": "",
            "embeds": [embed.to_dict() for embed in self.embeds],
            "components": view.to_components() if view is not None else [],
            "flags": 1 << 15 if self.style is Style.CARDS else 0,
        }


def render(
    reply: Reply,
    *,
    page: int = 0,
    owner: str = "",
    question: str | None = None,
    wording: Wording = _FIRST_LANGUAGE,
    public: bool = True,
    pictures: bool = True,
    style: Style = Style.EMBEDS,
) -> Rendered:
    """Lay out one page of a reply.

    `owner` is the tag of whoever may turn its pages in place; `question` is shown above the reply
    where the surface does not show it. A page beyond the last is the last.
    """
    page = max(0, min(page, len(reply.pages) - 1))
    illustration = reply.illustration_on(page) if pictures else None
    rows = components(reply, page, owner, wording, actions(reply, page, owner=owner, public=public, wording=wording))
    pages, statements = len(reply.pages), reply.statements_on(page)
    if style is Style.CARDS:
        layout = layout_for(reply, page, question=question, wording=wording, illustration=illustration, rows=rows)
        return Rendered(style, (), rows, layout, page, pages, illustration, statements)
    picture = illustration.file_name if illustration is not None else None
    embeds = embeds_for(reply, page, question=question, wording=wording, picture=picture)
    return Rendered(style, embeds, rows, (), page, pages, illustration, statements)


def shown_question(message: discord.Message) -> str | None:
    """The question that stands above an answer of the bot, if one does; None too where it had to be shortened."""
    return question_above(message.embeds) or question_in(message.components)
