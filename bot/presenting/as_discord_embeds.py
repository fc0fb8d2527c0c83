"""A reply as Discord embeds, within Discord's limits whatever the reply holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import discord

from bot.presenting.as_discord_text import (
    GREY,
    colour_of,
    entry_lines,
    escape,
    escape_lines,
    footer_of,
    head_lines,
    link,
    name_and_role,
    notes,
    pieces_of,
    quoted,
    row_line,
    source_line,
    unquoted,
)
from bot.presenting.reply import Block, Card, Entry, Paragraph, Reply, Rows, Section
from bot.presenting.text import ELLIPSIS, cut, fit, units
from bot.presenting.wording import Wording

__all__ = ["embeds_for", "question_above"]

_BODY = 3900
_CARD_ALONE, _CARD_BESIDE = 3800, 2500  # with lead, titles, author and footer within what Discord allows
_SHORTER = 0.8
"""How much shorter than alone each part of a head is for a card beside another."""

_TITLE = 240
_CELL = 1000
_CELLS = 6
_COLUMNS_TOGETHER = 4000


def embeds_for(
    reply: Reply, page: int, *, question: str | None, wording: Wording, picture: str | None = None
) -> tuple[discord.Embed, ...]:
    """One page of a reply as embeds; `question` is shown above it, the file `picture` before its running text."""
    embeds = _embeds(reply, reply.pages[page])
    if picture is not None:
        embeds = _with_picture(embeds, reply, picture)
    if question:
        embeds[0].set_author(name=cut(quoted(question, wording), 250))
    footer = footer_of(reply, page, wording)
    if footer:
        _add_to_footer(embeds[-1], footer)
    return tuple(embeds)


def question_above(embeds: Sequence[discord.Embed]) -> str | None:
    """The question that `embeds_for` has put above an answer; None where none stands there whole."""
    name = embeds[0].author.name if embeds else None
    if not name or name.endswith(ELLIPSIS):
        return None
    return unquoted(name)


def _with_picture(embeds: list[discord.Embed], reply: Reply, picture: str) -> list[discord.Embed]:
    """The same with a picture. An embed shows its picture last, so what is to be read after it moves to another one."""
    first, url = embeds[0], f"attachment://{picture}"
    lead = _lead_of(reply)
    rest = (first.description or "").removeprefix(lead).lstrip("\n")
    if any(isinstance(block, Card) for page in reply.pages for block in page) or not (rest or first.fields):
        first.set_image(url=url)
        return embeds
    above = discord.Embed(title=first.title, description=lead or None, colour=GREY).set_image(url=url)
    first.title, first.description = None, rest or None
    return [above, *embeds]


def _lead_of(reply: Reply) -> str:
    return fit(reply.lead, 600, escape) if reply.lead else ""


def _add_to_footer(embed: discord.Embed, parts: list[str]) -> None:
    embed.set_footer(text=" · ".join([*parts, embed.footer.text] if embed.footer.text else parts))


def _embeds(reply: Reply, blocks: Iterable[Block]) -> list[discord.Embed]:
    blocks = list(blocks)
    cards = [block for block in blocks if isinstance(block, Card)]
    if cards:
        shown = [_card(card, alone=len(cards) == 1) for card in cards[:2]]
        if reply.lead and shown[0].description is not None:
            shown[0].description = f"{fit(reply.lead, 200, escape)}\n\n{shown[0].description}"
        return shown
    embed = discord.Embed(colour=GREY)
    if reply.title:
        embed.title = fit(reply.title, _TITLE, escape)
    parts = [lead] if (lead := _lead_of(reply)) else []
    columns = [block for block in blocks if isinstance(block, Section) and block.column is not None]
    _add_columns(embed, columns[:_CELLS])
    room = _BODY - sum(units(part) + 2 for part in parts)
    running = [block for block in blocks if block not in columns]
    parts.extend(_running(running, room))
    embed.description = "\n\n".join(parts) or None
    return [embed]


def _card(card: Card, *, alone: bool) -> discord.Embed:
    """A statement in full. Each part has a share of the room, so that together they always fit."""
    name, _ = name_and_role(card)
    embed = discord.Embed(title=fit(name, 150, escape), colour=colour_of(card))
    head = head_lines(card, 1.0 if alone else _SHORTER, alone=alone)
    body = [fit(card.text, 600 if alone else 450, escape)]
    if card.quote:
        body.append(f"> {fit(card.quote, 250, escape)}")
    sources = [source_line(source, 120) for source in card.sources[: 3 if alone else 2]]
    before, after = "\n\n".join(["\n".join(head), *body]), "\n".join(sources)
    room = (_CARD_ALONE if alone else _CARD_BESIDE) - units(before) - units(after) - 4
    small = "\n".join(notes(card, room, most=5 if alone else 2, longest=220 if alone else 170))
    embed.description = "\n\n".join(paragraph for paragraph in (before, small, after) if paragraph)
    embed.set_footer(text=cut(card.statement_id, 100))
    return embed


def _running(blocks: list[Block], room: int) -> list[str]:
    """Sections, rows and paragraphs one below the other, each with an equal share of the room."""
    headings = sum(units(_heading(block)) + 2 for block in blocks)
    pieces = sum(pieces_of(block) for block in blocks)
    share = max(40, (room - headings) // max(1, pieces) - 2)
    return [text for block in blocks if (text := _block(block, share))]


def _heading(block: Block) -> str:
    heading = None if isinstance(block, Card) else block.heading
    if not heading:
        return ""
    shown = f"**{fit(heading, 120, escape)}**"
    # The names in rows, and of speakers, are bold too; the heading above them has to differ.
    names = isinstance(block, Rows) or (isinstance(block, Section) and any(entry.named for entry in block.entries))
    return f"__{shown}__\n" if names else f"{shown}\n"


def _block(block: Block, share: int) -> str:
    match block:
        case Section():
            text = "\n\n".join(_entry(entry, min(share, 900), headed=bool(block.heading)) for entry in block.entries)
        case Rows():
            text = "\n".join(row_line(row, min(share, 300)) for row in block.rows)
        case Paragraph():
            text = link(block.text, block.url, 200) if block.url else fit(block.text, min(share, 1000), escape_lines)
        case Card():
            return ""
    return f"{_heading(block)}{text}"


def _entry(entry: Entry, share: int, *, headed: bool = True) -> str:
    head, body = entry_lines(entry, share, headed=headed)
    return "\n".join([*head, *body])


def _add_columns(embed: discord.Embed, sections: list[Section]) -> None:
    """Add sections as fields: two columns side by side, more of them below one another, as they would be too narrow."""
    share = min(_CELL, _COLUMNS_TOGETHER // max(1, len(sections)))
    paired = all(section.column in (0, 1) for section in sections)
    for place, section in enumerate(sections):
        if paired and place and section.column == 0:
            embed.add_field(name="\u200b", value="\u200b", inline=False)
        value = "\n\n".join(_entry(entry, share // max(1, len(section.entries)) - 2) for entry in section.entries)
        embed.add_field(name=fit(section.heading, 200, escape) or "\u200b", value=value or "\u200b", inline=paired)
