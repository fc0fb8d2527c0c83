"""How long what is remembered.

Settings of servers stay until the bot leaves the server, open reports until they are resolved, and the wish not to be
answered until it is taken back. Everything else goes by itself after these times, counted as each says; a question or
a report takes along all that hangs on it. `Records.tidy` deletes what is due, and until it has run, nothing that is
due is given out.
"""

from __future__ import annotations

from datetime import timedelta

__all__ = [
    "ASKER_REMEMBERED",
    "OPEN_QUESTIONS_REMEMBERED",
    "SETTLED_REMEMBERED",
    "SHOWN_REMEMBERED",
    "VOTES_REMEMBERED",
]

ASKER_REMEMBERED = timedelta(days=1)
"""Which message asked for an answer, and the tag of who wrote it, since the answer was sent."""

SHOWN_REMEMBERED = timedelta(days=30)
"""Which message of the bot shows which statements, since it was sent or last changed."""

VOTES_REMEMBERED = timedelta(days=365)
"""A vote, since it was cast."""

SETTLED_REMEMBERED = timedelta(days=90)
"""A settled question and a resolved report, since it was settled or resolved."""

OPEN_QUESTIONS_REMEMBERED = timedelta(days=180)
"""A question without an answer, since somebody asked it last."""
