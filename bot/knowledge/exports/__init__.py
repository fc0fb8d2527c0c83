"""The whole base in forms made for other programs and for readers."""

from bot.knowledge.exports.changelog import to_changelog
from bot.knowledge.exports.coverage import to_coverage
from bot.knowledge.exports.json_ld import to_json_ld
from bot.knowledge.exports.markdown import to_markdown
from bot.knowledge.exports.spreadsheet import to_csv

__all__ = ["to_changelog", "to_coverage", "to_csv", "to_json_ld", "to_markdown"]
