"""The records, asked from the event loop: each call in a thread, and an answer even where they cannot be used."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from bot.records import Records, RecordsError

__all__ = ["Memory"]

_log = logging.getLogger(__name__)

T = TypeVar("T")


class Memory:
    """What the bot remembers. Commands that need it ask; whatever can do without it asks with a default."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._failing = False

    def person(self, user_id: int) -> str:
        """The tag under which somebody is remembered.

        Raises:
            RecordsError: if the key to it has to be read and cannot be.
        """
        return self.records.person(user_id)

    async def ask(self, call: Callable[[Records], T]) -> T:
        """What `call` gives.

        Raises:
            RecordsError: if the records cannot be used.
        """
        result = await asyncio.to_thread(call, self.records)
        self._failing = False
        return result

    async def ask_or(self, default: T, call: Callable[[Records], T]) -> T:
        """What `call` gives, or `default` if the records cannot be used, which is logged once until they can again."""
        try:
            return await self.ask(call)
        except RecordsError as error:
            if not self._failing:
                _log.error("%s", error)
            self._failing = True
            return default

    async def close(self) -> None:
        """Let go of the database."""
        await asyncio.to_thread(self.records.close)
