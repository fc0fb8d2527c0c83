"""Who people are to the bot: tags. And the two wishes anybody may have: not to be answered, and to be forgotten.

The id of a user is never stored. It goes in here, and a tag comes out: a keyed hash, the same for the same person
every time, from which nobody gets back to the person without the key. A copy of the records without the key says of
nobody who they are. If the key is lost or exchanged, everybody is somebody new: what hung on the old tags can then no
longer be deleted on request, and goes with time (`bot.records.retention`), except for open reports and wishes.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, or_, select

from bot.records.database import MANY_ROWS, Database, insert_into
from bot.records.failures import RecordsError
from bot.records.notes import Notes
from bot.records.questions import QUESTIONS_LOCK
from bot.records.shown import blank
from bot.records.tables import ignored, questions, reports, shown, supporters, votes, waiting

__all__ = ["SHORTEST_KEY", "Deleted", "People"]

SHORTEST_KEY = 16
"""How many characters a key has at least. Who knows their own id and tag could find a short one by trying."""

_KEY_NOTE = "key of the tags"
_KEY_BYTES = 32
_TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class Deleted:
    """How much of a person was deleted.

    `questions` are those they had asked; the text went too where nobody else had. `waiting` are the addresses where
    they wanted to be told. `ignored` is 1 if their wish not to be answered went too. `shown` are the answers that no
    longer say who asked for them.
    """

    votes: int
    reports: int
    questions: int
    waiting: int
    ignored: int
    shown: int


class People:
    """Everybody, by tag."""

    def __init__(self, database: Database, notes: Notes, key: str | None) -> None:
        """Take the key of the tags from the operator; without one it is made at random once and kept as a note.

        Raises:
            RecordsError: if the key is so short that trying all keys would find it.
        """
        if key is not None and len(key) < SHORTEST_KEY:
            raise RecordsError(f"The key of the tags is too short: it must have at least {SHORTEST_KEY} characters.")
        self._database = database
        self._notes = notes
        self._key = key

    def tag(self, user_id: int) -> str:
        """The tag of a user, 32 hexadecimal digits: BLAKE2b of their id with the key.

        Raises:
            RecordsError: if the key is in the database and cannot be read.
        """
        if self._key is None:
            self._key = self._notes.write_once(_KEY_NOTE, secrets.token_hex(_KEY_BYTES))
        # A key may be of any length, BLAKE2b takes 64 bytes.
        key = hashlib.blake2b(self._key.encode(errors="surrogatepass")).digest()
        return hashlib.blake2b(str(user_id).encode(), key=key, digest_size=_TAG_BYTES).hexdigest()

    def ignores(self, person: str) -> bool:
        """Whether somebody wants the bot not to answer them.

        Raises:
            RecordsError: if the database cannot be read.
        """
        with self._database.reading() as connection:
            found = connection.execute(select(ignored.c.person).where(ignored.c.person == person))
            return found.one_or_none() is not None

    def ignore(self, person: str, wanted: bool) -> None:
        """Keep the wish not to be answered, or take it back.

        Raises:
            RecordsError: if the database cannot be written.
        """
        with self._database.changing() as connection:
            if wanted:
                wish = insert_into(connection, ignored).values(person=person)
                connection.execute(wish.on_conflict_do_nothing(index_elements=["person"]))
            else:
                connection.execute(delete(ignored).where(ignored.c.person == person))

    def delete(self, person: str, address: int | None = None, *, ignore_too: bool = False) -> Deleted:
        """Delete all that hangs on a person: votes, reports, askings, where to tell them, who asked for an answer.

        `address` is where they are told, to find it where it was given back. A question others asked too keeps its
        text and loses one asking. The wish not to be answered stays, being a wish, unless `ignore_too`. The bytes
        are overwritten in the files of SQLite; PostgreSQL clears deleted rows away by itself, some minutes later.
        Copies and backups are the operator's.

        Raises:
            RecordsError: if the database cannot be written; then nothing is deleted.
        """
        wait_for = or_(waiting.c.person == person, waiting.c.address == address)
        with self._database.changing(QUESTIONS_LOCK, MANY_ROWS) as connection:
            deleted = Deleted(
                votes=connection.execute(delete(votes).where(votes.c.person == person)).rowcount,
                reports=connection.execute(delete(reports).where(reports.c.person == person)).rowcount,
                questions=connection.execute(delete(supporters).where(supporters.c.person == person)).rowcount,
                waiting=connection.execute(delete(waiting).where(wait_for)).rowcount,
                ignored=connection.execute(delete(ignored).where(ignored.c.person == person)).rowcount
                if ignore_too
                else 0,
                shown=blank(connection, shown.c.asker == person),
            )
            # Whoever asks a question supports it: one without supporters was theirs alone.
            connection.execute(delete(questions).where(questions.c.id.not_in(select(supporters.c.question_id))))
        self._database.scrub()
        return deleted
