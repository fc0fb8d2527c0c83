"""The records, asked from the event loop: each call in a thread, and an answer even where they cannot be used."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import TypeVar

from bot.records import Records, RecordsError

__all__ = ["Memory"]

_log = logging.getLogger(__name__)

_PATIENCE = 2.0
_REST = 10.0
"""Seconds."""

T = TypeVar("T")


class Memory:
    """What the bot remembers. Commands that need it ask; whatever can do without it asks with a default."""

    def __init__(self, records: Records, clock: Callable[[], float] = time.monotonic) -> None:
        self.records = records
        self._clock = clock
        self._failing = False
        self._resting_until = 0.0

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
        """What `call` gives, or `default` if the records cannot be used, which is logged once until they can again.

        Discord waits three seconds for an answer: records that take two are then left alone for a while.
        """
        if self._clock() < self._resting_until:
            return default
        try:
            return await asyncio.wait_for(self.ask(call), _PATIENCE)
        except RecordsError as error:
            self._note(str(error))
        except TimeoutError:
            self._resting_until = self._clock() + _REST
            self._note("The records do not answer in time.")
        return default

    def _note(self, problem: str) -> None:
        if not self._failing:
            _log.error("%s", problem)
        self._failing = True

    async def close(self) -> None:
        """Let go of the database."""
        await asyncio.to_thread(self.records.close)
