"""Which statements a text is about. Pure, and usable alone on any set of phrasings."""

from bot.matching.matcher import VIEWS, Match, Matcher, Query, Views

__all__ = ["VIEWS", "Match", "Matcher", "Query", "Views"]
