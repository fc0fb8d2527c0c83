"""What to say: reads the question, asks the matcher, decides."""

from bot.answering.answer import Answer, Outcome, Understanding
from bot.answering.engine import Engine
from bot.answering.neighbours import linked, more_by_speaker, other_side

__all__ = ["Answer", "Engine", "Outcome", "Understanding", "linked", "more_by_speaker", "other_side"]
