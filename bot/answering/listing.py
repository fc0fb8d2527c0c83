"""Lists: everybody who fits the filters a question names - subject, position, state, time - from the base's fields."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering import grammar
from bot.answering.answer import Answer, Outcome
from bot.answering.declining import Decliner
from bot.answering.filters import Filters
from bot.answering.reading import Asked, Reading
from bot.answering.shapes import shaped
from bot.knowledge import FactBase, Statement
from bot.knowledge.fact_base import chronological
from bot.matching.folding import fold
from bot.matching.statements import StatementIndex
from bot.matching.tokens import stem, words

__all__ = ["Lister"]

UNACCOUNTED = 0.34
"""Share of a question's informative words that the filters of a list may leave unexplained."""

LITERAL_MOST = 3
"""Up to so many statements that use a subject's very words are the answer to its bare name."""

RARE_WORDS = 2
"""A text of so many words at most is a search for them."""

KEYWORD_MOST = 6
"""Up to so many statements that use a word are what is meant by it."""

_FILTER_WORDS = (
    grammar.PEOPLE
    | grammar.OPINION_NOUNS
    | grammar.AGAINST
    | grammar.FOR
    | grammar.WARNING
    | grammar.SENDING
    | grammar.WOMEN
    | grammar.ANONYMOUS
    | grammar.HOLDERS
    | grammar.EVERYBODY
    | grammar.SEQUENCE
    | grammar.STATES
    | grammar.WHOLE_DEBATE
    | grammar.BARE_FILLERS
)


class Lister:
    """Answers "who", "which countries", "what was said about ...", a bare subject and a bare time."""

    def __init__(self, base: FactBase, index: StatementIndex, decliner: Decliner, filters: Filters) -> None:
        self._base = base
        self._index = index
        self._decliner = decliner
        self._filters = filters

    def collect(self, reading: Reading) -> Answer | None:
        """The list a question asks for, or None where it asks for one statement."""
        word = self._on_a_rare_word(reading)
        if word is not None:
            return word
        several = reading.asked is Asked.WHO or reading.plural or reading.women or reading.anonymous
        several = several or (reading.states and bool(reading.side or reading.warning))
        subject = self._is_subject_alone(reading)
        time = reading.period is not None and not reading.parties and reading.asked is not Asked.WHEN
        if not (several or subject or time or self._asks_for_all_said(reading)):
            return None
        if not self.is_accounted_for(reading):
            return None
        if subject:
            return self._on_bare_subject(reading)
        if several or self._filters.is_filtered(reading) or not time:
            return self._filtered(reading)
        return self._of_the_period(reading)

    def is_accounted_for(self, reading: Reading) -> bool:
        """Whether the filters of a list stand for nearly everything that a question asks."""
        return 1 - self._accounted(reading) <= UNACCOUNTED

    def _accounted(self, reading: Reading) -> float:
        """The share of the question's informative words that the filters of a list stand for."""
        plain = [
            position
            for position in reading.content
            if reading.tokens[position] not in _FILTER_WORDS
            and position not in reading.roles.positions
            and not reading.tokens[position].endswith("ly")  # "flatly" says how, not what
        ]
        return self._index.wordings.filter_share(reading.tokens, plain, reading.notions)

    def _names_only_subjects(self, reading: Reading) -> bool:
        """Whether every name in a question belongs to a subject: "the US backstop" does not ask about the US."""
        places = self._filters.subject_places(reading)
        return all(any(start <= p.start and p.end <= end for start, end in places) for p in reading.parties)

    def _asks_for_all_said(self, reading: Reading) -> bool:
        """Whether everything on a subject is asked for: "what has been said about instructors"."""
        subjects = reading.notions.of("topic") or reading.notions.of("deployment") or reading.notions.of("milestone")
        about = any(
            (token in grammar.SAID or token in grammar.OPINION_NOUNS)
            and any(later in grammar.ABOUT or later in grammar.IN for later in reading.tokens[place + 1 : place + 3])
            for place, token in enumerate(reading.tokens)
        )
        return bool(subjects) and about and self._names_only_subjects(reading) and reading.asked is Asked.WHAT

    def _is_subject_alone(self, reading: Reading) -> bool:
        """A subject named and nothing else ("mine clearance") asks for everything on it."""
        subjects = reading.notions.of("topic") or reading.notions.of("deployment")
        short = len(reading.tokens) <= 4 and reading.asked is Asked.WHAT and reading.period is None
        return bool(subjects) and short and not reading.parties and not self._filters.is_filtered(reading)

    def _on_bare_subject(self, reading: Reading) -> Answer | None:
        asked = [reading.tokens[position] for position in reading.content]
        literal = [] if self._is_a_name(asked, reading) else self._index.wordings.with_words(asked)
        if 1 <= len(literal) <= LITERAL_MOST:
            return self._listed(reading, literal)
        statements = self._filters.on_subject(reading, self._index.statements)
        return shaped(reading, self._decliner, Outcome.LIST, grouped(statements)) if statements else None

    def _on_a_rare_word(self, reading: Reading) -> Answer | None:
        """What the few statements say that use a word which stands alone ("odesa")."""
        asked = [reading.tokens[position] for position in reading.content]
        if not asked or len(reading.tokens) > RARE_WORDS or reading.parties or self._is_subject_alone(reading):
            return None
        found = self._index.wordings.with_words(asked)
        return self._listed(reading, found) if 1 <= len(found) <= KEYWORD_MOST else None

    def _listed(self, reading: Reading, statements: list[Statement]) -> Answer:
        outcome = Outcome.STATEMENT if len(statements) == 1 else Outcome.LIST
        return shaped(reading, self._decliner, outcome, grouped(statements))

    def _is_a_name(self, asked: list[str], reading: Reading) -> bool:
        """Whether a subject is called by its very name: then all that is filed under it is meant."""
        entries = [self._base.topics[key] for key in reading.notions.of("topic")]
        names = [entry.name for entry in entries]
        names += [self._base.deployments[key].name for key in reading.notions.of("deployment")]
        wanted = {stem(token) for token in asked}
        return any({stem(token) for token in words(fold(name))} == wanted for name in names)

    def _filtered(self, reading: Reading) -> Answer | None:
        statements = self._filters.all_of(reading)
        if not statements or len(statements) == len(self._index.statements):
            return None
        return shaped(reading, self._decliner, Outcome.LIST, grouped(statements))

    def _of_the_period(self, reading: Reading) -> Answer | None:
        """A time and nothing else ("what happened in March 2024") asks for everything said then."""
        statements = self._filters.on_subject(reading, self._index.statements)
        found = sorted(self._filters.in_period(reading, statements), key=chronological)
        return shaped(reading, self._decliner, Outcome.TIMELINE, found) if found else None


def grouped(statements: Iterable[Statement]) -> list[Statement]:
    """Neutral order: by the speaker's name, then by date."""
    return sorted(statements, key=lambda s: (s.actors[0].name.casefold(), *chronological(s)))
