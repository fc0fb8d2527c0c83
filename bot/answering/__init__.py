"""What to say: reads the question, asks the matcher, decides."""

from typing import TYPE_CHECKING, Any

from bot.answering.answer import Answer, Outcome, Understanding
from bot.answering.neighbours import linked, more_by_speaker, other_side

if TYPE_CHECKING:
    from bot.answering.engine import Engine

__all__ = ["Answer", "Engine", "Outcome", "Understanding", "linked", "more_by_speaker", "other_side"]


def __getattr__(name: str) -> Any:
    """The engine when it is first asked for: who only lays answers out need not wait for the matcher."""
    if name != "Engine":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bot.answering.engine import Engine

    return Engine
