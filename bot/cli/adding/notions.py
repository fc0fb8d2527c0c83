"""What it is about: deployment, topics and those it speaks of, proposed from the words of the statement."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cli.adding.dialogue import Dialogue, Refused
from bot.cli.adding.draft import Draft
from bot.cli.adding.fields import explanation
from bot.cli.adding.proposals import actors_like, actors_named_in, notions_in, topics_of_like_statements
from bot.knowledge.wording import suggestion

__all__ = ["Notions"]

_PROPOSED = 4
_SHOWN = 8


class Notions:
    """Asks what a statement is about."""

    def __init__(self, dialogue: Dialogue, draft: Draft) -> None:
        self._dialogue = dialogue
        self._draft = draft

    def deployment(self) -> str | None:
        """Ask for the kind of deployment."""
        kinds = self._draft.base.deployments
        named = notions_in(self._draft.base, "deployment", self._words())
        proposed = [key for key in named if not kinds[key].general] or named
        self._dialogue.options({key: kind.name for key, kind in kinds.items()})
        return self._dialogue.ask(
            "Which kind of deployment is it about (- for none)?",
            [*explanation("statements", "deployment"), *(f"{key}: {kind.description}" for key, kind in kinds.items())],
            lambda line: _ids(line, list(kinds), "deployment", most=1, numbered=list(kinds))[0],
            default=next(iter(proposed), None),
            optional=True,
        )

    def topics(self) -> list[str]:
        """Ask for the topics, the most fitting first."""
        topics = self._draft.base.topics
        by_words = notions_in(self._draft.base, "topic", self._words())[:_PROPOSED]
        deployment = self._draft.values.get("deployment")
        proposed = [*by_words, *topics_of_like_statements(self._draft.base, self._words(), deployment)]
        proposed = list(dict.fromkeys(proposed))[:_SHOWN]
        self._dialogue.options({key: topics[key].name for key in proposed})
        return self._dialogue.needed(
            "Its topics, the most fitting first, with commas between (? lists all)?",
            [*explanation("statements", "topics"), *(f"{key}: {topic.description}" for key, topic in topics.items())],
            lambda line: _ids(line, list(topics), "topic", numbered=proposed),
            default=", ".join(by_words) or None,
        )

    def about(self) -> list[str] | None:
        """Ask of whom it speaks."""
        base, values = self._draft.base, self._draft.values
        named = actors_named_in(base, values["statement"], but=values["actors"])

        def read(line: str) -> list[str]:
            found = []
            for piece in filter(None, (each.strip() for each in line.split(","))):
                likely = actors_like(base, piece)
                if len(likely) != 1:
                    raise Refused(f"'{piece}' is nobody's name or id exactly; {suggestion(piece, base.actors)}.")
                found.append(likely[0].id)
            return list(dict.fromkeys(found))

        return self._dialogue.ask(
            "Of whom does it speak, the speaker apart (- for nobody)?",
            explanation("statements", "about"),
            read,
            default=", ".join(named) or None,
            optional=True,
        )

    def _words(self) -> str:
        return f"{self._draft.values['statement']} {self._draft.values.get('quote') or ''}"


def _ids(line: str, known: Sequence[str], noun: str, *, numbered: Sequence[str], most: int = 0) -> list[str]:
    """The ids in a line with commas, by name or by number."""
    found = []
    for piece in filter(None, (each.strip().casefold() for each in line.split(","))):
        by_number = piece.isdecimal() and 0 < int(piece[:4]) <= len(numbered)
        identifier = numbered[int(piece) - 1] if by_number else piece
        if identifier not in known:
            raise Refused(f"There is no {noun} '{piece}'; {suggestion(piece, known)}.")
        found.append(identifier)
    if not found or (most and len(found) > most):
        raise Refused(f"Give one {noun}." if most else f"Give a {noun}, or several.")
    return list(dict.fromkeys(found))
