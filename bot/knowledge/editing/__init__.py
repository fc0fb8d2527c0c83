"""The text of the fact base changed without touching what is not meant: put in order, and new entries put in."""

from bot.knowledge.editing.formatting import Displaced, displaced, format_text
from bot.knowledge.editing.ordering import RULE

__all__ = ["RULE", "Displaced", "displaced", "format_text"]
