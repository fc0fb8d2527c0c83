"""The one way a failure takes: one polite sentence with a reference to the user, the traceback to the log."""

from __future__ import annotations

import functools
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import discord

from bot.discord_bot.manner import wording_for
from bot.presenting.wording import Wording, wording
from bot.records import RecordsError

__all__ = ["guarded_autocomplete", "guarded_event", "guarded_message", "log_refusal", "report", "tell"]

_log = logging.getLogger(__name__)

_UNKNOWN_INTERACTION = 10062
_ALREADY_ACKNOWLEDGED = 40060

Choices = list[discord.app_commands.Choice[str]]


def report(where: str, error: BaseException) -> str:
    """Log a failure without anything a user wrote, and return the reference that finds it in the log."""
    reference = secrets.token_hex(4)
    _log.error("%s failed, reference %s", where, reference, exc_info=error)
    return reference


async def tell(interaction: discord.Interaction[Any], where: str, error: BaseException) -> None:
    """Report a failed interaction and tell the user, privately, in one sentence."""
    if isinstance(error, discord.HTTPException) and error.code in (_UNKNOWN_INTERACTION, _ALREADY_ACKNOWLEDGED):
        # Discord has given up on this interaction, or it was answered already: nobody is left to tell.
        _log.warning("%s could not be answered: Discord error %s", where, error.code)
        return
    text = _sentence(where, error, wording_for(interaction))
    try:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True)
        else:
            await interaction.response.send_message(text, ephemeral=True)
    except discord.HTTPException as refused:
        _log.warning("the user could not be told that %s failed: Discord error %s", where, refused.code)


def _sentence(where: str, error: BaseException, words: Wording) -> str:
    if isinstance(error, RecordsError):
        _log.error("%s failed: %s", where, error)
        return words("error.records")
    if isinstance(error, discord.Forbidden):
        log_refusal(where, error)
        return words("error.forbidden")
    return words("error", reference=report(where, error))


def log_refusal(where: str, error: discord.HTTPException) -> None:
    """Log, in one line, that Discord would not have something."""
    _log.warning("%s was refused: Discord error %s", where, error.code)


def guarded_autocomplete(
    suggest: Callable[[discord.Interaction[Any], str], Choices],
) -> Callable[[discord.Interaction[Any], str], Coroutine[Any, Any, Choices]]:
    """Guard an autocomplete: if it fails, there is simply nothing to offer."""

    @functools.wraps(suggest)
    async def guarded(interaction: discord.Interaction[Any], current: str) -> Choices:
        try:
            return suggest(interaction, current)
        except Exception as error:
            report(f"autocomplete {suggest.__name__}", error)
            return []

    return guarded


async def guarded_message(message: discord.Message, handle: Awaitable[None]) -> None:
    """Answer a message; if that fails, say so under it where that is possible."""
    try:
        await handle
    except (discord.Forbidden, discord.NotFound) as error:
        log_refusal("the answer to a message", error)
    except Exception as error:
        text = wording()("error", reference=report("answer to a message", error))
        try:
            await message.channel.send(
                text, reference=message.to_reference(fail_if_not_exists=False), mention_author=False
            )
        except discord.HTTPException as refused:
            _log.warning("the user could not be told that an answer failed: Discord error %s", refused.code)


async def guarded_event(where: str, handle: Awaitable[None]) -> None:
    """Handle what nobody waits for; a failure is logged, without anything a user wrote."""
    try:
        await handle
    except discord.HTTPException as error:
        log_refusal(where, error)
    except Exception as error:
        report(where, error)
