"""All that the bot remembers between two starts, in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from bot.records.database import Database
from bot.records.notes import Notes
from bot.records.people import People
from bot.records.questions import Questions
from bot.records.reports import Reports
from bot.records.servers import Servers
from bot.records.shown import ShownMessages
from bot.records.votes import Votes

__all__ = ["Records"]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Records:
    """What is remembered, each kind under its name. Every call is one transaction and may come from any thread."""

    def __init__(self, database_url: str, *, key: str | None = None, now: Callable[[], datetime] = _utc_now) -> None:
        """Use the database at `sqlite:///FILE`, `sqlite://` (in memory) or `postgresql://...`; nothing is opened yet.

        `key` makes the tags of people (`People.tag`) and has 16 characters or more; without it one is made at random
        and kept in the database. `now` gives the time, with its zone.

        Raises:
            RecordsError: if the address or the key cannot be used.
        """
        self._database = Database(database_url)
        self.notes = Notes(self._database)
        self.servers = Servers(self._database)
        self.shown = ShownMessages(self._database, now)
        self.votes = Votes(self._database, now)
        self.reports = Reports(self._database, now)
        self.questions = Questions(self._database, now)
        self.people = People(self._database, self.notes, key)

    def open(self) -> None:
        """Connect and make what is missing, to hear of a problem at once; otherwise the first use does so.

        Raises:
            RecordsError: if that is impossible.
        """
        self._database.open()

    def close(self) -> None:
        """Let go of the database. What is in memory is lost; anything else can be used again."""
        self._database.close()

    def person(self, user_id: int) -> str:
        """The tag under which a user is known here; the id itself is never stored.

        Raises:
            RecordsError: if the key of the tags cannot be read.
        """
        return self.people.tag(user_id)

    def tidy(self) -> None:
        """Delete all that is kept no longer, see `bot.records.retention`. Once a day is enough.

        Raises:
            RecordsError: if the database cannot be written.
        """
        self.shown.tidy()
        self.votes.tidy()
        self.reports.tidy()
        self.questions.tidy()
        self._database.scrub()
