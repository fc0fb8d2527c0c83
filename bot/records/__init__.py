"""What is remembered between two starts, and for how long: see `tables` and `retention`."""

from bot.records.failures import RecordsError
from bot.records.notes import Notes
from bot.records.people import SHORTEST_KEY, Deleted
from bot.records.questions import MOST_OPEN_QUESTIONS, Question, QuestionState, Settlement
from bot.records.records import Records
from bot.records.reports import MOST_OPEN_REPORTS, Report
from bot.records.retention import (
    ASKER_REMEMBERED,
    OPEN_QUESTIONS_REMEMBERED,
    SETTLED_REMEMBERED,
    SHOWN_REMEMBERED,
    VOTES_REMEMBERED,
)
from bot.records.servers import ServerChanges, ServerSettings
from bot.records.shown import Shown
from bot.records.votes import Tally

__all__ = [
    "ASKER_REMEMBERED",
    "MOST_OPEN_QUESTIONS",
    "MOST_OPEN_REPORTS",
    "OPEN_QUESTIONS_REMEMBERED",
    "SETTLED_REMEMBERED",
    "SHORTEST_KEY",
    "SHOWN_REMEMBERED",
    "VOTES_REMEMBERED",
    "Deleted",
    "Notes",
    "Question",
    "QuestionState",
    "Records",
    "RecordsError",
    "Report",
    "ServerChanges",
    "ServerSettings",
    "Settlement",
    "Shown",
    "Tally",
]
