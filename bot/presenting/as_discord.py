"""A reply as Discord embeds and components, within Discord's limits whatever the reply holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import discord

from bot.knowledge import Stance
from bot.presenting.as_discord_components import components
from bot.presenting.reply import Block, Card, Entry, Paragraph, Reply, Rows, Section
from bot.presenting.text import cut, fit, units
from bot.presenting.wording import Wording
from bot.presenting.wording_english import ENGLISH

__all__ = ["Rendered", "escape", "render"]

_SPECIAL = re.compile(r"[\\*_~`|<>\[\]@]")
_LINE_START = re.compile(r"^(\d*)(?=[-+#.)])")
_BODY = 3900
_CARD_ALONE, _CARD_BESIDE = 3800, 2500  # with lead, titles, author and footer within what Discord allows
_TITLE = 240
_CELL = 1000
_CELLS = 6
_COLUMNS_TOGETHER = 4000
_LINK = 300
_BLUE, _ORANGE, _GREY = 0x0072B2, 0xD55E00, 0x7F8C8D
_COLOURS = {Stance.FOR: _BLUE, Stance.OPEN: _BLUE, Stance.AGAINST: _ORANGE, Stance.WARNS: _ORANGE}


def escape(text: str) -> str:
    """Plain text in which Discord sees neither markdown nor a mention."""
    return _LINE_START.sub(r"\g<1>\\", _SPECIAL.sub(r"\\\g<0>", text))


@dataclass(frozen=True)
class Rendered:
    """One page of a reply, ready to send. `page` counts from 0."""

    embeds: tuple[discord.Embed, ...]
    items: tuple[discord.ui.Item[discord.ui.View], ...]
    page: int
    pages: int

    def view(self) -> discord.ui.View | None:
        """The components for sending. Stopped, so that nothing is kept in memory: presses are read from custom_ids."""
        if not self.items:
            return None
        view = discord.ui.View(timeout=None)
        for item in self.items:
            view.add_item(item)
        view.stop()
        return view

    def payload(self) -> dict[str, Any]:
        """What Discord would be sent, for checking against its limits."""
        rows: dict[int, list[dict[str, Any]]] = {}
        for item in self.items:
            rows.setdefault(item.row or 0, []).append(item.to_component_dict())
        return {
            "content": "",
            "embeds": [embed.to_dict() for embed in self.embeds],
            "components": [{"type": 1, "components": rows[row]} for row in sorted(rows)],
        }


def render(
    reply: Reply, *, page: int = 0, owner: str = "", question: str | None = None, wording: Wording = ENGLISH
) -> Rendered:
    """Lay out one page of a reply.

    `owner` is the tag of whoever may turn its pages in place; `question` is shown above the reply
    where the surface does not show it. A page beyond the last is the last.
    """
    page = max(0, min(page, len(reply.pages) - 1))
    embeds = _embeds(reply, reply.pages[page])
    if question:
        embeds[0].set_author(name=cut(wording("quote", quote=question), 200))
    footer = [cut(reply.footer, 200)] if reply.footer else []
    if len(reply.pages) > 1:
        footer.append(wording("page", page=page + 1, pages=len(reply.pages)))
    if footer:
        embeds[-1].set_footer(text=" · ".join(footer))
    return Rendered(tuple(embeds), components(reply, page, owner, wording), page, len(reply.pages))


def _embeds(reply: Reply, blocks: Iterable[Block]) -> list[discord.Embed]:
    blocks = list(blocks)
    cards = [block for block in blocks if isinstance(block, Card)]
    if cards:
        shown = [_card(card, alone=len(cards) == 1) for card in cards[:2]]
        if reply.lead and shown[0].description is not None:
            shown[0].description = f"{fit(reply.lead, 200, escape)}\n\n{shown[0].description}"
        return shown
    embed = discord.Embed(colour=_GREY)
    if reply.title:
        embed.title = fit(reply.title, _TITLE, escape)
    parts = [fit(reply.lead, 600, escape)] if reply.lead else []
    columns = [block for block in blocks if isinstance(block, Section) and block.column is not None]
    _add_columns(embed, columns[:_CELLS])
    room = _BODY - sum(units(part) + 2 for part in parts)
    running = [block for block in blocks if block not in columns]
    parts.extend(_running(running, room))
    embed.description = "\n\n".join(parts) or None
    return [embed]


def _card(card: Card, *, alone: bool) -> discord.Embed:
    """A statement in full. Each part has a share of the room, so that together they always fit."""
    name = card.speaker if card.role is None else f"{card.speaker}, {card.role}"
    if units(name) > 150:
        name = card.speaker
    embed = discord.Embed(title=fit(name, 150, escape), colour=_COLOURS.get(card.stance, _GREY))
    head = [f"{card.sign} **{fit(card.position, 120, escape)}**"]
    head.append(" · ".join(fit(part, 80, escape) for part in (card.when, card.place, card.kind) if part))
    head.extend(fit(part, 120, escape) for part in card.through[:2])
    if card.role is not None and name == card.speaker:
        head.append(fit(card.role, 200, escape))
    if card.allegation:
        head.append(f"❗ **{fit(card.allegation, 100, escape)}**")
    body = [fit(card.text, 600 if alone else 450, escape)]
    if card.quote:
        body.append(f"> {fit(card.quote, 250, escape)}")
    sources = [f"🔗 {_link(source.label, source.url, 120)}" for source in card.sources[: 3 if alone else 2]]
    before, after = "\n\n".join(["\n".join(head), *body]), "\n".join(sources)
    room = (_CARD_ALONE if alone else _CARD_BESIDE) - units(before) - units(after) - 4
    small = _small_print(card, room, alone=alone)
    embed.description = "\n\n".join(paragraph for paragraph in (before, small, after) if paragraph)
    return embed


def _small_print(card: Card, room: int, *, alone: bool) -> str:
    """What to know of a statement, then what was mended in it: the room that is left, in equal shares."""
    notes = [("ⓘ", note) for note in (card.when_basis, *card.caveats) if note][: 5 if alone else 2]
    notes += [("✎", correction) for correction in card.corrections[: 2 if alone else 1]]
    share = min(220 if alone else 170, room // max(1, len(notes)) - 3)
    return "\n".join(f"{sign} {fit(note, share, escape)}" for sign, note in notes)


def _link(label: str, url: str | None, limit: int) -> str:
    shown = fit(label, limit, escape)
    if url is not None and units(url) > _LINK:
        url = url.partition(":~:")[0].rstrip("#")
    return shown if url is None or units(url) > _LINK else f"[{shown}]({url})"


def _running(blocks: list[Block], room: int) -> list[str]:
    """Sections, rows and paragraphs one below the other, each with an equal share of the room."""
    headings = sum(units(_heading(block)) + 2 for block in blocks)
    pieces = sum(_pieces(block) for block in blocks)
    share = max(40, (room - headings) // max(1, pieces) - 2)
    return [text for block in blocks if (text := _block(block, share))]


def _pieces(block: Block) -> int:
    match block:
        case Section():
            return len(block.entries)
        case Rows():
            return len(block.rows)
        case _:
            return 1


def _heading(block: Block) -> str:
    heading = None if isinstance(block, Card) else block.heading
    if not heading:
        return ""
    shown = f"**{fit(heading, 120, escape)}**"
    # The names in rows are bold too; the heading above them has to differ.
    return f"__{shown}__\n" if isinstance(block, Rows) else f"{shown}\n"


def _block(block: Block, share: int) -> str:
    match block:
        case Section():
            text = "\n\n".join(_entry(entry, min(share, 900), headed=bool(block.heading)) for entry in block.entries)
        case Rows():
            text = "\n".join(_row(row.name, row.detail, min(share, 300)) for row in block.rows)
        case Paragraph():
            text = _link(block.text, block.url, 200) if block.url else fit(block.text, min(share, 1000), _escape_lines)
        case Card():
            return ""
    return f"{_heading(block)}{text}"


def _escape_lines(text: str) -> str:
    return "\n".join(escape(line) for line in text.split("\n"))


def _row(name: str, detail: str, share: int) -> str:
    shown = fit(name, min(80, share // 2), escape)
    rest = fit(detail, share - units(shown) - 7, escape) if detail else ""
    between = " " if name.endswith(".") else " · "
    return f"**{shown}**{between}{rest}" if rest else f"**{shown}**"


def _entry(entry: Entry, share: int, *, headed: bool = True) -> str:
    """A statement in a few lines: who if need be, position and date, the words, the source."""
    card = entry.card
    lines: list[str] = []
    if entry.named:
        lines.append(f"**{fit(_attribution(card), share // 4, escape)}**")
    position = fit(f"{card.sign} {card.position}", share // 5, escape)
    when = fit(card.when, share // 10, escape)
    lines.append(f"{position} · {when}" if headed or entry.named else f"**{position}** · {when}")
    if card.allegation_short:
        lines.append(f"❗ {fit(card.allegation_short, share // 10, escape)}")
    source = _link(card.sources[0].short, card.sources[0].url, 60) if card.sources else ""
    if units(source) > share // 2:
        source = fit(card.sources[0].short, share // 8, escape)
    room = share - sum(units(line) + 1 for line in lines) - units(source) - 1
    lines.append(fit(card.text, min(room, 330), escape))
    if source:
        lines.append(source)
    return "\n".join(line for line in lines if line)


def _attribution(card: Card) -> str:
    return card.speaker if card.role is None else f"{card.speaker}, {card.role}"


def _add_columns(embed: discord.Embed, sections: list[Section]) -> None:
    """Add sections as fields: two columns side by side, more of them below one another, as they would be too narrow."""
    share = min(_CELL, _COLUMNS_TOGETHER // max(1, len(sections)))
    paired = all(section.column in (0, 1) for section in sections)
    for place, section in enumerate(sections):
        if paired and place and section.column == 0:
            embed.add_field(name="\u200b", value="\u200b", inline=False)
        value = "\n\n".join(_entry(entry, share // max(1, len(section.entries)) - 2) for entry in section.entries)
        embed.add_field(name=fit(section.heading, 200, escape) or "\u200b", value=value or "\u200b", inline=paired)
