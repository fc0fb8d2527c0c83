"""How it looks: an answer laid out as a reply, for Discord, a terminal or another program."""

from bot.presenting.about import about, how_to_ask
from bot.presenting.answers import compose, profile, statement_reply
from bot.presenting.as_json import answer_as_json
from bot.presenting.as_text import TextStyle, reply_as_text
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply

__all__ = [
    "Presenter",
    "Reply",
    "TextStyle",
    "about",
    "answer_as_json",
    "compose",
    "how_to_ask",
    "profile",
    "reply_as_text",
    "statement_reply",
]
