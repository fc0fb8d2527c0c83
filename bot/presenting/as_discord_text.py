"""The parts of a reply as text with Discord's markdown, for whatever they are put into: embeds or components."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache

from bot.knowledge import Stance
from bot.presenting.reply import Block, Card, Entry, Reply, Row, Rows, Section, SourceLink
from bot.presenting.text import capitalised, cut, fit, units
from bot.presenting.wording import LANGUAGES, Wording, wording

__all__ = [
    "GREY",
    "colour_of",
    "entry_lines",
    "escape",
    "escape_lines",
    "footer_of",
    "head_lines",
    "link",
    "name_and_role",
    "notes",
    "pieces_of",
    "quoted",
    "row_line",
    "source_line",
    "timestamp",
    "unescape",
    "unquoted",
]

_SPECIAL = re.compile(r"[\\*_~`|<>\[\]@]")
_LINE_START = re.compile(r"^(\d*)(?=[-+#.)])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LONGEST_LINK = 300
_LONGEST_NAME = 150
_LEAST = 20
"""A note of which less would be shown says nothing."""

_SOURCE_IN_LIST = 90
_FOOTER = 200
_BLUE, _ORANGE = 0x0072B2, 0xD55E00
_COLOURS = {Stance.FOR: _BLUE, Stance.OPEN: _BLUE, Stance.AGAINST: _ORANGE, Stance.WARNS: _ORANGE}

GREY = 0x7F8C8D
"""The colour of what takes no position."""


def escape(text: str) -> str:
    """Plain text in which Discord sees neither markdown nor a mention."""
    return _LINE_START.sub(r"\g<1>\\", _SPECIAL.sub(r"\\\g<0>", text))


def escape_lines(text: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(escape(line) for line in text.split("\n"))


def unescape(text: str) -> str:
    """The plain text that `escape` was given."""
    return _ESCAPED.sub(r"\g<1>", text)


def quoted(question: str, wording: Wording) -> str:
    """A question between the quotation marks of a language."""
    return wording("quote", quote=question)


def unquoted(text: str) -> str:
    """The question that `quoted` was given, in whatever language that was."""
    for before, after in _quotation_marks():
        if text.startswith(before) and text.endswith(after):
            return text[len(before) : len(text) - len(after)]
    return text


@cache
def _quotation_marks() -> Sequence[tuple[str, str]]:
    """What stands before and after a quotation; marks that begin with other marks come before those."""
    marks = {tuple(quoted("\n", wording(language)).split("\n")) for language in LANGUAGES}
    return sorted(((before, after) for before, after in marks), key=lambda pair: -len(pair[0]))


def colour_of(card: Card) -> int:
    """The colour beside a statement. It says nothing that the sign and the words of the position do not say."""
    return _COLOURS.get(card.stance, GREY)


def timestamp(day: date) -> str:
    """A day as Discord shows it to everybody in their own language, see
    https://discord.com/developers/docs/reference#message-formatting-timestamp-styles.

    The moment is 10:30 UTC: between Hawaii and New Zealand everybody's calendar then shows that same day.
    """
    moment = datetime(day.year, day.month, day.day, 10, 30, tzinfo=UTC)
    return f"<t:{int(moment.timestamp())}:D>"


def link(label: str, url: str | None, limit: int, *, longest: int = _LONGEST_LINK) -> str:
    """A label of at most `limit` units that leads to `url`; one longer than `longest` leads to its page, or nowhere."""
    shown = fit(label, limit, escape)
    if url is not None and units(url) > longest:
        url = url.partition(":~:")[0].rstrip("#")
    return shown if url is None or units(url) > longest else f"[{shown}]({url})"


def source_line(source: SourceLink, limit: int, *, longest: int = _LONGEST_LINK) -> str:
    """A source with all there is to say of it."""
    return f"🔗 {link(source.label, source.url, limit, longest=longest)}"


def name_and_role(card: Card) -> tuple[str, str | None]:
    """What stands above a statement, and the role where that has to stand by itself, being too long."""
    name = card.attribution
    return (name, None) if units(name) <= _LONGEST_NAME else (card.speaker, card.role)


def head_lines(card: Card, scale: float = 1.0, *, alone: bool = True) -> list[str]:
    """What a reader has to know before the words: position, date, place, and whether to take them for granted.

    Each part has a limit of its own; `scale` changes them all. Roles by themselves are those of several speakers, and
    a card that stands `alone` names them all.
    """

    def short(text: str, limit: int) -> str:
        return fit(text, round(limit * scale), escape)

    _, role = name_and_role(card)
    lines = [f"{card.sign} **{short(card.position, 120)}**"]
    place_and_kind = [short(part, 80) for part in (card.place, card.kind) if part]
    lines.append(" · ".join([capitalised(_when(card, round(80 * scale))), *place_and_kind]))
    lines.extend(short(part, 120) for part in card.through[:2])
    if role is not None:
        lines.append(short(role, 600 if alone else 200))
    if card.allegation:
        lines.append(f"❗ **{short(card.allegation, 100)}**")
    if card.later:
        lines.append(f"↪ {short(card.later, 120)}")
    return lines


def notes(card: Card, room: int, *, most: int, longest: int, prefix: str = "") -> list[str]:
    """What to know of a statement, then what was mended in it: the room there is, in equal shares.

    At most `most` things to know, and half as many corrections, each of at most `longest` units.
    """
    found = [("ⓘ", note) for note in (card.when_basis, *card.caveats) if note][:most]
    found += [("✎", correction) for correction in card.corrections[: most // 2]]
    share = min(longest, room // max(1, len(found)) - len(prefix) - 3)
    if share < _LEAST:
        return []
    return [f"{prefix}{sign} {fit(note, share, escape)}" for sign, note in found]


def entry_lines(entry: Entry, share: int, *, headed: bool = True) -> tuple[list[str], list[str]]:
    """A statement in a few lines of together `share` units: who if need be, position and date; the words, the source.

    `headed` entries stand under a heading that says who speaks.
    """
    card = entry.card
    head: list[str] = []
    if entry.named:
        head.append(f"**{fit(name_and_role(card)[0], share // 4, escape)}**")
    position = fit(f"{card.sign} {card.position}", share // 5, escape)
    when = _when(card, share // 10)
    head.append(f"{position} · {when}" if headed or entry.named else f"**{position}** · {when}")
    if card.allegation_short:
        head.append(f"❗ {fit(card.allegation_short, share // 10, escape)}")
    if card.later:
        head.append(f"↪ {fit(card.later, share // 10, escape)}")
    source = _short_source(card, share)
    room = share - sum(units(line) + 1 for line in head) - units(source) - 1
    return head, [line for line in (fit(card.text, min(room, 330), escape), source) if line]


def row_line(row: Row, share: int) -> str:
    """One line of a table in at most `share` units."""
    shown = fit(row.name, min(80, share // 2), escape)
    rest = fit(row.detail, share - units(shown) - 7, escape) if row.detail else ""
    between = " " if row.name.endswith(".") else " · "
    return f"**{shown}**{between}{rest}" if rest else f"**{shown}**"


def pieces_of(block: Block) -> int:
    """How many parts of a block share the room."""
    match block:
        case Section():
            return len(block.entries)
        case Rows():
            return len(block.rows)
        case _:
            return 1


def footer_of(reply: Reply, page: int, wording: Wording) -> list[str]:
    """What stands below a page, in its parts."""
    parts = [cut(reply.footer, _FOOTER)] if reply.footer else []
    if len(reply.pages) > 1:
        parts.append(wording("page", page=page + 1, pages=len(reply.pages)))
    return parts


def _when(card: Card, room: int) -> str:
    """When it was said: a day as each reader's own Discord writes dates, anything less exact in words."""
    return fit(card.when, room, escape) if card.day is None else timestamp(card.day)


def _short_source(card: Card, share: int) -> str:
    """The first source as a link to the words, else to their page, else without one: as the room allows."""
    if not card.sources:
        return ""
    source = card.sources[0]
    for longest in (_LONGEST_LINK, share // 3):
        shown = link(source.short, source.url, _SOURCE_IN_LIST, longest=longest)
        if units(shown) <= share // 2:
            return shown
    return fit(source.short, share // 8, escape)
