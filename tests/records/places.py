"""Where records are kept in the tests, a clock that goes when told, and many who call at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import TypeVar

from sqlalchemy import create_engine, text

from bot.records import Records
from bot.records.tables import METADATA

__all__ = ["ANN", "BEN", "CLEO", "KEY", "Clock", "Place", "at_once"]

KEY = "a key that only the operator knows"

ANN, BEN, CLEO = ("a" * 32, "b" * 32, "c" * 32)
"""Tags of three people."""

Result = TypeVar("Result")


@dataclass
class Clock:
    """The time, which stands still until somebody moves it."""

    time: datetime = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, by: timedelta) -> None:
        self.time += by


@dataclass
class Place:
    """One database, in which records can be opened again and again."""

    url: str
    file: Path | None = None
    clock: Clock = field(default_factory=Clock)
    opened: list[Records] = field(default_factory=list)

    def open(self, key: str | None = KEY) -> Records:
        """The bot starts, or another process beside it."""
        records = Records(self.url, key=key, now=self.clock)
        self.opened.append(records)
        return records

    def prepare(self) -> None:
        """Make the tables."""
        self.open().open()
        self.close()

    def restart(self) -> Records:
        """The bot stops and starts again."""
        self.close()
        return self.open()

    def close(self) -> None:
        while self.opened:
            self.opened.pop().close()

    def everything(self) -> bytes:
        """All there is in the files of SQLite, also what no query would find; all rows of PostgreSQL."""
        if self.file is not None:
            return b"".join(path.read_bytes() for path in sorted(self.file.parent.glob(f"{self.file.name}*")))
        engine = create_engine(self.url.replace("postgresql:", "postgresql+psycopg:"))
        try:
            with engine.connect() as connection:
                rows = [
                    row
                    for table in METADATA.tables
                    for row in connection.execute(text(f"SELECT {table}::text FROM {table}")).scalars()
                ]
        finally:
            engine.dispose()
        return "\n".join(rows).encode()


def at_once(count: int, call: Callable[[int], Result]) -> list[Result]:
    """Call from so many threads in the same moment, each with its number."""
    ready = Barrier(count)

    def wait_and_call(number: int) -> Result:
        ready.wait()
        return call(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(wait_and_call, range(count)))
