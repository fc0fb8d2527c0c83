"""What is remembered between two starts."""

from bot.records.notes import Notes, RecordsError

__all__ = ["Notes", "RecordsError"]
