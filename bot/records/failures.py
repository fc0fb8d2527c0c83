"""What can go wrong with the records, in one sentence that gives nothing away."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

__all__ = ["RecordsError", "in_one_sentence"]

_UNREACHABLE = "PostgreSQL does not answer, or refuses the user, the password or the name of the database"


class RecordsError(Exception):
    """The records cannot be used. The message is one sentence without the address, which may hold a password."""


@contextmanager
def in_one_sentence(done: str) -> Iterator[None]:
    """Turn every error of the database in the block into a `RecordsError`: `The records cannot be {done}: ...`."""
    try:
        yield
    except exc.SQLAlchemyError as error:
        # Not "from error": what is logged with it may name the host, the user and what was being stored.
        raise RecordsError(f"The records cannot be {done}: {_reason(error)}.") from None


def _reason(error: exc.SQLAlchemyError) -> str:
    if isinstance(error, exc.TimeoutError):
        return "too many wait for the database"
    original = error.orig if isinstance(error, exc.DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return str(original)
    if isinstance(error, exc.OperationalError | exc.InterfaceError) and getattr(original, "sqlstate", None) is None:
        return _UNREACHABLE
    # The message of PostgreSQL may quote what was being stored; the name of its kind does not.
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(original).__name__).lower()
