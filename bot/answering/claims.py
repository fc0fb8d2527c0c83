"""What a message claims, held against the base: who said what on it, and what the other side says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Final, Protocol

from bot.answering.answer import Answer, Outcome, Understanding
from bot.answering.neighbours import other_side
from bot.knowledge import Actor, ActorKind, Deployment, FactBase, Statement

__all__ = ["MOST_STATEMENTS", "Ask", "Claims", "claims", "sentences"]

MOST_STATEMENTS: Final = 10
"""Statements that are held against a message, both sides together."""

_MOST_FOUND: Final = 5
"""Of these, the ones that answer the message itself; the rest is room for the other side."""

_MOST_OF_A_SENTENCE: Final = 3
_MOST_PEOPLE: Final = 2
_MOST_SENTENCES: Final = 10
_LONGEST_MESSAGE: Final = 4_000
_LONGEST_SENTENCE: Final = 500
_FEWEST_WORDS: Final = 2

_OFFERED_FROM: Final = 0.3
"""Probability that the base speaks of what a sentence says from which candidates are taken."""

_SURE_FROM: Final = 0.95
"""The same for a sentence that names nothing of the debate: "Germany won against France 2-0"."""

_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+")
_MARKUP: Final = re.compile(
    r"<a?:\w+:\d+>|<[@#][!&]?\d+>|</[-\w ]{1,100}:\d+>|<t:-?\d+(?::\w)?>|[*_~`|\\]+|^[>#\s-]+", re.M
)
_SENTENCE_END: Final = re.compile(r"(?<=\w[\w)\"”»'][.!?…])\s+|(?<=[!?…])\s+|[\n;]+")
_REPEATED: Final = re.compile(r"\b(\w+)(?:\W+\1\b)+", re.IGNORECASE)
_WORD: Final = re.compile(r"\w")


class Ask(Protocol):
    """What answers a question, as `Engine.ask` does."""

    def __call__(self, text: str, *, context: Answer | None = None) -> Answer:
        """The answer to `text`, after `context` if it follows another."""


@dataclass(frozen=True, slots=True)
class Claims:
    """`found` answer what a message says, the best first; `opposite` is what the other side says of the same."""

    found: tuple[Statement, ...] = ()
    opposite: tuple[Statement, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of them, at most `MOST_STATEMENTS`."""
        return (*self.found, *self.opposite)


def claims(base: FactBase, ask: Ask, text: str) -> Claims:
    """What the base holds on what a message says. Any text is taken; most say nothing that the base speaks of.

    Each sentence is asked about like a question, after the one before it, so that "he" is known. Of what the engine
    is not sure of, little is taken, and nothing where it is rather unsure. Then the side of which there is less gets
    what it says of the same, so that neither is shown more than the other. Takes some 15 ms a sentence.
    """
    read: list[Sequence[Statement]] = []
    context: Answer | None = None
    for sentence in sentences(text):
        answer = ask(sentence, context=context)
        context = answer if answer.leads_on else context
        read.append(_held(base, answer))
    # Every sentence gets its best statement in before another gets its second.
    turns = (statement for row in zip_longest(*read) for statement in row if statement is not None)
    found = _different(turns, _MOST_FOUND)
    return Claims(tuple(found), tuple(_opposite(base, found)))


def sentences(text: str) -> list[str]:
    """What a message says, sentence by sentence: without addresses, mentions, markup, cries and what is repeated."""
    plain = _MARKUP.sub(" ", _ADDRESS.sub(" ", text[:_LONGEST_MESSAGE]))
    parts = [_REPEATED.sub(r"\1", " ".join(part.split()))[:_LONGEST_SENTENCE] for part in _SENTENCE_END.split(plain)]
    parts = [part for part in dict.fromkeys(parts) if _WORD.search(part)]
    telling = [part for part in parts if len(part.split()) >= _FEWEST_WORDS]
    return (telling or parts)[:_MOST_SENTENCES]


def _held(base: FactBase, answer: Answer) -> Sequence[Statement]:
    """The statements of an answer that may be held against a sentence, with own words of every person in it."""
    if not answer.statements and not answer.candidates:
        return ()
    read = answer.understanding
    on_debate = bool(read.topics or read.deployment or any(actor.kind is not ActorKind.STATE for actor in read.actors))
    alone = answer.outcome in (Outcome.STATEMENT, Outcome.CLARIFY)
    if alone and answer.confidence < (_OFFERED_FROM if on_debate else _SURE_FROM):
        return ()
    chosen = answer.statements or answer.candidates
    taken = chosen[:_MOST_OF_A_SENTENCE] if alone else _most_telling(chosen)
    people = [actor for actor in read.actors if base.is_person(actor.id)][:_MOST_PEOPLE]
    silent = [actor for actor in people if not any(actor in statement.actors for statement in taken)]
    return tuple(chain(*(_own_words(base, actor, read) for actor in silent), taken))


def _own_words(base: FactBase, actor: Actor, read: Understanding) -> Sequence[Statement]:
    """What somebody of whom a sentence speaks did say on its subject: the most telling statement."""
    mine = base.statements_by_actor.get(actor.id, ())
    kind, topics = read.deployment, set(read.topics)
    on_kind = [s for s in mine if kind is not None and s.deployment is not None and kind in (s.deployment, _any(kind))]
    return _most_telling(on_kind or [s for s in mine if topics.intersection(s.topics)])[:1]


def _any(kind: Deployment) -> Deployment | None:
    """Soldiers of whatever kind, where that is what was spoken of: then every kind is one."""
    return kind if kind.general else None


def _most_telling(statements: Iterable[Statement]) -> Sequence[Statement]:
    """Of many statements a few: those that take a side first, then what defines a speaker, then the latest."""
    latest_first = sorted(statements, key=lambda s: (str(s.date or ""), s.id), reverse=True)
    ordered = sorted(latest_first, key=lambda s: (not s.stance.side, not s.flagship))
    return _different(ordered, _MOST_OF_A_SENTENCE)


def _opposite(base: FactBase, found: Sequence[Statement]) -> list[Statement]:
    """What the other side says, until neither side has more than the other."""
    lean = sum(statement.stance.side for statement in found)
    room = min(abs(lean), MOST_STATEMENTS - len(found))
    sided = [statement for statement in found if statement.stance.side * lean > 0]
    turns = chain.from_iterable(zip_longest(*(other_side(base, statement) for statement in sided)))
    return _different((other for other in turns if other is not None), room, besides=found)


def _different(statements: Iterable[Statement], most: int, besides: Sequence[Statement] = ()) -> list[Statement]:
    """At most so many statements, none twice, not even in another rendering; those of other speakers come first."""
    chosen = list(_unlike(statements, besides))
    heard: set[Actor] = set()
    first: list[Statement] = []
    later: list[Statement] = []
    for statement in chosen:
        (later if heard.issuperset(statement.actors) else first).append(statement)
        heard.update(statement.actors)
    kept = {statement.id for statement in [*first, *later][:most]}
    return [statement for statement in chosen if statement.id in kept]


def _unlike(statements: Iterable[Statement], besides: Iterable[Statement]) -> Iterator[Statement]:
    shown = list(besides)
    for statement in statements:
        if not any(statement.id in (other.id, *other.same_as) or other.id in statement.same_as for other in shown):
            shown.append(statement)
            yield statement
