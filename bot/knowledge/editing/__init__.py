"""The text of the fact base changed without touching what is not meant: put in order, and new entries put in."""

from bot.knowledge.editing.formatting import Displaced, displaced, format_text
from bot.knowledge.editing.inserting import EditingError, insert_entry
from bot.knowledge.editing.ordering import RULE
from bot.knowledge.editing.writing import entry_text

__all__ = ["RULE", "Displaced", "EditingError", "displaced", "entry_text", "format_text", "insert_entry"]
