"""The one way a failure takes: one polite sentence with a reference to the user, the traceback to the log."""

from __future__ import annotations

import functools
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import discord

from bot.presenting.wording_english import ENGLISH

__all__ = ["guarded_autocomplete", "guarded_interaction", "guarded_message", "report", "tell"]

_log = logging.getLogger(__name__)

_UNKNOWN_INTERACTION = 10062
_ALREADY_ACKNOWLEDGED = 40060

SelfT = TypeVar("SelfT")
_Handler = Callable[[SelfT, discord.Interaction[Any]], Coroutine[Any, Any, None]]
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
    text = ENGLISH("error", reference=report(where, error))
    try:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True)
        else:
            await interaction.response.send_message(text, ephemeral=True)
    except discord.HTTPException as refused:
        _log.warning("the user could not be told that %s failed: Discord error %s", where, refused.code)


def guarded_interaction(where: str) -> Callable[[_Handler[SelfT]], _Handler[SelfT]]:
    """Guard a method that handles a component or a modal: neither has an error handler of its own."""

    def guard(handle: _Handler[SelfT]) -> _Handler[SelfT]:
        @functools.wraps(handle)
        async def guarded(self: SelfT, interaction: discord.Interaction[Any]) -> None:
            try:
                await handle(self, interaction)
            except Exception as error:
                await tell(interaction, where, error)

        return guarded

    return guard


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
    except discord.Forbidden as error:
        _log.warning("a message could not be answered: Discord error %s", error.code)
    except Exception as error:
        text = ENGLISH("error", reference=report("answer to a message", error))
        try:
            await message.channel.send(
                text, reference=message.to_reference(fail_if_not_exists=False), mention_author=False
            )
        except discord.HTTPException as refused:
            _log.warning("the user could not be told that an answer failed: Discord error %s", refused.code)
