"""Which answers show a statement that was corrected after them, and writing the correction under each of them, once.

When a correction comes into the base is noted at the start and whenever the base is read again: answers from then on
show it themselves. Only servers that want corrections get any.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

import aiohttp
import discord

from bot.discord_bot.manner import Manner
from bot.discord_bot.sending import post
from bot.knowledge import Correction, FactBase, Statement
from bot.presenting.as_discord import Style
from bot.presenting.presses import Open
from bot.presenting.reply import Button, Paragraph, Reply
from bot.presenting.state import Listing, ListingKind, code
from bot.presenting.text import clean
from bot.presenting.wording import LANGUAGES, language_of_locale, wording
from bot.records import Records, ServerSettings, Shown

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["MOST_AT_ONCE", "Due", "Failure", "corrections_due", "note_corrections", "post_corrections"]

_log = logging.getLogger(__name__)

_NOT_FOUND: Final = 404

MOST_AT_ONCE: Final = 50
"""Answers under which one press writes: so many are done long before Discord gives the press up."""


class Failure(StrEnum):
    """Why nothing was written under an answer."""

    GONE = "gone"
    FORBIDDEN = "forbidden"
    FAILED = "failed"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Due:
    """A corrected statement with the answers that show it as it was, each with the corrections it does not show."""

    statement: Statement
    answers: tuple[tuple[Shown, tuple[Correction, ...]], ...]

    @property
    def servers(self) -> int:
        """On how many servers these answers are."""
        return len({answer.guild_id for answer, _ in self.answers})


async def note_corrections(bot: Bot) -> None:
    """Note of every correction in the base that it is known from now on, unless it has been known before."""
    base, now = bot.library.base, datetime.now(UTC).isoformat()
    keys = [_note(statement, each) for statement in base.statements.values() for each in statement.corrections]

    def note(records: Records) -> None:
        for key in keys:
            if records.notes.read(key) is None:
                records.notes.write_once(key, now)

    if keys:
        await bot.memory.ask_or(None, note)


def corrections_due(records: Records, base: FactBase) -> list[Due]:
    """All that is to be written, in the order of the base.

    Raises:
        RecordsError: if the records cannot be read.
    """
    servers: dict[int, ServerSettings] = {}
    corrected = (statement for statement in base.statements.values() if statement.corrections)
    due = (Due(statement, tuple(_answers(records, statement, servers))) for statement in corrected)
    return [each for each in due if each.answers]


async def post_corrections(bot: Bot, due: Due) -> Mapping[Failure | None, int]:
    """Write under at most `MOST_AT_ONCE` of the answers; gives under how many that worked (None) and why not.

    Raises:
        RecordsError: if the records cannot be used; what was written until then is known to them.
    """
    outcomes = Counter[Failure | None]()
    for answer, corrections in due.answers[:MOST_AT_ONCE]:
        outcomes[await _post(bot, due.statement, answer, corrections)] += 1
    return outcomes


def _answers(
    records: Records, statement: Statement, servers: dict[int, ServerSettings]
) -> Iterator[tuple[Shown, tuple[Correction, ...]]]:
    known_since = {each: records.notes.read(_note(statement, each)) for each in statement.corrections}
    told = {each: records.shown.told(_name(statement, each)) for each in statement.corrections}
    for answer in records.shown.showing(statement.id):
        if answer.guild_id is None:
            continue
        if answer.guild_id not in servers:
            servers[answer.guild_id] = records.servers.read(answer.guild_id)
        if not servers[answer.guild_id].corrections or servers[answer.guild_id].muted:
            continue
        news = tuple(
            each
            for each, since in known_since.items()
            if answer.message_id not in told[each] and (since is None or answer.at < datetime.fromisoformat(since))
        )
        if news:
            yield answer, news


async def _post(bot: Bot, statement: Statement, answer: Shown, corrections: Sequence[Correction]) -> Failure | None:
    """Write under one answer those of the corrections that nobody else is writing there; tells why that failed."""
    message_id = answer.message_id
    names = {each: _name(statement, each) for each in corrections}
    claimed = await bot.memory.ask(
        lambda records: [each for each in corrections if records.shown.claim_correction(message_id, names[each])]
    )
    if not claimed:
        return Failure.CLAIMED
    failure = await _written(bot, statement, answer, claimed)
    if failure is Failure.GONE:
        await bot.memory.ask(lambda records: records.shown.forget(message_id))
    elif failure is not None:
        for each in claimed:
            await bot.memory.ask(partial(_release, message_id, names[each]))
    return failure


def _release(message_id: int, name: str, records: Records) -> None:
    records.shown.release_correction(message_id, name)


async def _written(bot: Bot, statement: Statement, answer: Shown, corrections: Sequence[Correction]) -> Failure | None:
    manner = await _manner(bot, answer.guild_id)
    reply = _reply(bot, statement, corrections, manner)
    under = discord.MessageReference(
        message_id=answer.message_id, channel_id=answer.channel_id, guild_id=answer.guild_id
    )
    try:
        channel = bot.get_partial_messageable(answer.channel_id, guild_id=answer.guild_id)
        await post(channel, reply, manner, public=True, under=under)
    except discord.Forbidden:
        return Failure.FORBIDDEN
    except discord.HTTPException as error:
        # A message that is gone cannot be replied to: Discord calls the reference to it a wrong form.
        if error.status == _NOT_FOUND or "message_reference" in str(error):
            return Failure.GONE
        _log.warning("a correction could not be posted: Discord error %s", error.code)
        return Failure.FAILED
    except (aiohttp.ClientError, OSError):
        return Failure.FAILED
    return None


def _reply(bot: Bot, statement: Statement, corrections: Sequence[Correction], manner: Manner) -> Reply:
    words, presenter = manner.words, bot.library.presenter(manner.words)
    newest_first = sorted(corrections, key=lambda each: each.date, reverse=True)
    card = Listing(ListingKind.CARD, code(statement.id))
    return Reply(
        title=words("correction.title"),
        lead=words("correction.lead", headline=presenter.headline(statement)),
        pages=(tuple(Paragraph(words.date(each.date), clean(each.what)) for each in newest_first),),
        buttons=(Button(words("correction.open"), Open(card)),),
    )


async def _manner(bot: Bot, guild_id: int | None) -> Manner:
    """The manner of a server in which nobody asks just now."""
    server = await bot.manners.server(guild_id)
    guild = bot.get_guild(guild_id) if guild_id is not None else None
    spoken = language_of_locale(str(guild.preferred_locale)) if guild is not None else None
    language = server.language if server.language in LANGUAGES else spoken
    style = server.style if server.style in tuple(Style) else bot.settings.reply_style.value
    return Manner(wording(language or LANGUAGES[0]), Style(style), server)


def _name(statement: Statement, correction: Correction) -> str:
    return f"{statement.id} {correction.date} {correction.what}"


def _note(statement: Statement, correction: Correction) -> str:
    return f"correction {code(_name(statement, correction))}"
