"""The words and notions of each statement and of its questions: how much of a question they account for."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge import Milestone, Statement
from bot.matching.folding import fold
from bot.matching.lexicon import FOREIGN_SUBJECT, Notions
from bot.matching.nearness import Neighbours
from bot.matching.request import Request
from bot.matching.texts import StatementTexts
from bot.matching.tokens import STOP_WORDS, stem, words

__all__ = ["Accounted", "Wordings"]

Values = NDArray[np.float32]

LONGEST_RUN: Final = 6
"""Words in a row from which a question certainly quotes a statement."""

QUOTED_RUN: Final = 4
"""Words in a row of somebody's own words by which a question means that quotation."""

TELLING_FROM: Final = 1.5
"""Informativeness below which a word stands in so many statements ("send", "troops") that it filters nothing."""

NOTION_SHARE: Final = 0.8
"""How much of a word is accounted for by a statement that has its notion but not the word itself."""

ONCE_SHARE: Final = 0.5
"""How much of a word is accounted for by a statement of which a single question has it."""

_TAGGED: Final = 2
"""What a curator's own topic or deployment counts beside one occurrence in a text."""


@dataclass(frozen=True, slots=True)
class Accounted:
    """How much of a question's informative words the statements account for.

    `explained` and `by_own` are shares for each statement, the second by its own text alone, without the
    questions filed for it; `unknown` is the share that no statement accounts for, `weight` how
    informative the words are together.
    """

    explained: Values
    by_own: Values
    unknown: float
    weight: float


class Wordings:
    """Stems and notions of every statement, laid out as rows over the statements."""

    def __init__(
        self, statements: Sequence[Statement], texts: Sequence[StatementTexts], milestones: Iterable[Milestone] = ()
    ) -> None:
        self._statements = statements
        self._count = len(statements)
        self._nothing = np.zeros(self._count, np.float32)
        self._stems: dict[str, Values] = {}
        self._notions: dict[str, Values] = {}
        self._own: dict[str, Values] = {}
        self._filed: dict[str, Values] = {}
        self._quote_runs: dict[tuple[str, ...], list[Statement]] = {}
        self._four_owners: dict[tuple[str, ...], set[int]] = {}
        self._runs: dict[tuple[str, ...], set[int]] = {}
        self._of_question: dict[tuple[int, str], frozenset[str]] = {}
        self._milestones: dict[str, list[str]] = {}
        for milestone in milestones:
            for key in milestone.statements:
                self._milestones.setdefault(key, []).append(f"milestone:{milestone.id}")
        frequencies: Counter[str] = Counter()
        for number, (statement, read) in enumerate(zip(statements, texts, strict=True)):
            frequencies.update(self._lay_out(number, statement, read))
        self.vocabulary: Final = frozenset(frequencies)
        self._neighbours = Neighbours(frequencies)
        self._spread = {
            key: int((row > 0).sum()) for table in (self._stems, self._notions) for key, row in table.items()
        }

    # Laying out --------------------------------------------------------------------------------------

    def _lay_out(self, number: int, statement: Statement, read: StatementTexts) -> Counter[str]:
        frequencies: Counter[str] = Counter()
        for text in (read.own, read.beside, *read.questions):
            frequencies.update(text.tokens)
            stems = frozenset(stem(token) for token in text.tokens if token not in STOP_WORDS)
            # What a question may say in passing about other subjects is no reason to answer questions on them.
            notions = frozenset(notion for notion in text.notions if not notion.startswith(FOREIGN_SUBJECT))
            self._add(self._stems, stems, number)
            self._add(self._notions, notions, number)
            self._of_question[number, text.written] = stems | notions
            for start in range(len(text.tokens) - QUOTED_RUN + 1):
                self._four_owners.setdefault(text.tokens[start : start + QUOTED_RUN], set()).add(number)
        own = read.own
        self._add(self._own, self._of_question[number, own.written], number)
        for start in range(len(own.tokens) - 2):
            self._runs.setdefault(own.tokens[start : start + 3], set()).add(number)
        tags = [f"topic:{topic.id}" for topic in statement.topics]
        tags += [f"deployment:{statement.deployment.id}"] if statement.deployment is not None else []
        tags += self._milestones.get(statement.id, [])
        self._add(self._notions, tags, number, _TAGGED)
        self._add(self._filed, tags, number)
        quote = words(fold(statement.quote or ""))
        for start in range(len(quote) - QUOTED_RUN + 1):
            self._quote_runs.setdefault(tuple(quote[start : start + QUOTED_RUN]), []).append(statement)
        return frequencies

    def _add(self, table: dict[str, Values], keys: Iterable[str], number: int, amount: int = 1) -> None:
        for key in keys:
            table.setdefault(key, np.zeros(self._count, np.float32))[number] += amount

    # Simple questions --------------------------------------------------------------------------------

    def has_word(self, token: str) -> bool:
        """Whether some statement or question uses this word, as it stands."""
        return token in self.vocabulary

    def is_foreign(self, request: Request) -> bool:
        """Whether a question has a word for a subject beside the debate that no statement itself uses."""
        return any(
            stem(request.tokens[position]) not in self._own
            and any(notion.startswith(FOREIGN_SUBJECT) for notion in request.notions.by_token[position])
            for position in request.content
        )

    def with_words(self, tokens: Sequence[str]) -> list[Statement]:
        """The statements that use all of these words themselves."""
        rows = [self._own.get(stem(token)) for token in tokens]
        if not rows or any(row is None for row in rows):
            return []
        used = np.minimum.reduce([row for row in rows if row is not None])
        return [statement for number, statement in enumerate(self._statements) if used[number]]

    def quoting(self, tokens: Sequence[str]) -> tuple[list[Statement], range]:
        """The statements whose quotation shares the most words in a row with a question, four at least, and where."""
        running: dict[str, tuple[int, Statement]] = {}
        longest, found, end = 0, list[Statement](), 0
        for start in range(len(tokens) - QUOTED_RUN + 1):
            here = self._quote_runs.get(tuple(tokens[start : start + QUOTED_RUN]), ())
            running = {s.id: (running.get(s.id, (QUOTED_RUN - 1, s))[0] + 1, s) for s in here}
            for length, statement in running.values():
                if length > longest:
                    longest, found, end = length, [], start + QUOTED_RUN
                if length == longest and statement not in found:
                    found.append(statement)
        return found, range(end - longest, end)

    def is_anybodys(self, run: Sequence[str]) -> bool:
        """Whether every four words in a row of `run` stand in the texts of several statements: so anybody puts it."""
        fours = (tuple(run[start : start + QUOTED_RUN]) for start in range(len(run) - QUOTED_RUN + 1))
        return all(len(self._four_owners.get(four, ())) > 1 for four in fours)

    def is_general(self, tokens: Sequence[str], content: Sequence[int], notions: Notions) -> bool:
        """Whether nothing in `content` tells one statement from another: "sending troops"."""
        return all(
            self._informativeness((stem(tokens[position]), *notions.by_token[position])) < TELLING_FROM
            for position in content
        )

    def filter_share(self, tokens: Sequence[str], content: Sequence[int], notions: Notions) -> float:
        """The share of the informative words in `content` that stand for a topic or a deployment."""
        total = accounted = 0.0
        for position in content:
            found = notions.by_token[position]
            weight = self._informativeness((stem(tokens[position]), *found))
            if weight < TELLING_FROM:
                continue
            total += weight
            if any(notion.startswith(("topic:", "deployment:")) for notion in found):
                accounted += weight
        return accounted / total if total else 1.0

    def tagged(self, kind: str, keys: Sequence[str]) -> tuple[Values, Values]:
        """For topics or deployments: how many of `keys` each statement is filed under, how many it speaks of."""
        filed, spoken = np.zeros(self._count, np.float32), np.zeros(self._count, np.float32)
        for key in keys:
            filed += self._filed.get(f"{kind}:{key}", self._nothing)
            spoken += self._notions.get(f"{kind}:{key}", self._nothing) > 0
        return filed, spoken

    # A question against all statements ---------------------------------------------------------------

    def account(self, request: Request, left_out: tuple[int, str] | None = None) -> Accounted:
        """How much of the question each statement accounts for; `left_out` is a question to forget first."""
        total = unknown = 0.0
        explained, by_own = np.zeros(self._count, np.float32), np.zeros(self._count, np.float32)
        for position in request.content:
            keys = (stem(request.tokens[position]), *request.notions.by_token[position])
            weight = self._informativeness(keys, left_out)
            total += weight
            known = self._hit(keys, left_out)
            hit: Values = self._nothing if known is None else known
            best = float(hit.max())
            if best < NOTION_SHARE:
                near, nearest = self._near_hit(request.tokens[position], left_out)
                hit = np.maximum(hit, near)
                best = max(best, nearest)
            unknown += weight * (1 - best)
            explained += np.float32(weight) * hit
            for key in keys:
                if key in self._own:
                    by_own += np.float32(weight / len(keys)) * self._own[key]
        if total == 0:
            return Accounted(explained, by_own, 0.0, 0.0)
        return Accounted(explained / np.float32(total), by_own / np.float32(total), unknown / total, total)

    def _hit(self, keys: Sequence[str], left_out: tuple[int, str] | None) -> Values | None:
        """How far each statement accounts for one word: wholly by the word, mostly by one of its notions."""
        word = self._row(self._stems, keys[0], left_out)
        notions = [row for key in keys[1:] if (row := self._row(self._notions, key, left_out)) is not None]
        if word is None and not notions:
            return None
        by_notion: Values = (np.maximum.reduce(notions) > 0) * np.float32(NOTION_SHARE) if notions else self._nothing
        if word is None:
            return by_notion
        # A word that a single question of a statement uses may be a figure of speech ("off the menu").
        share = np.minimum(ONCE_SHARE + (1 - ONCE_SHARE) / 2 * (word - 1), 1) * (word > 0)
        by_word: Values = np.maximum(share, self._own.get(keys[0], self._nothing) > 0).astype(np.float32)
        return np.maximum(by_word, by_notion)

    def _near_hit(self, token: str, left_out: tuple[int, str] | None) -> tuple[Values, float]:
        """How far each statement has words near in meaning to this one, and how near the nearest of all is."""
        hit, nearest = self._nothing, 0.0
        for word, cosine in self._neighbours.near(token):
            row = self._row(self._stems, stem(word), left_out)
            if row is not None:
                hit = np.maximum(hit, (row > 0) * np.float32(cosine))
                nearest = max(nearest, cosine)
        return hit, nearest

    def shared_notions(self, request: Request, left_out: tuple[int, str] | None = None) -> Values:
        """The share of the question's notions, by informativeness, that each statement has, the oftener the more."""
        shared = np.zeros(self._count, np.float32)
        total = 0.0
        for key in request.notions.ids:
            row = self._row(self._notions, key, left_out)
            weight = self._informativeness((key,), left_out)
            total += weight
            if row is not None:
                shared += np.minimum(row, 3) * np.float32(weight / 3)
        return shared / np.float32(total) if total else shared

    def quoted(self, request: Request) -> Values:
        """The longest run of the question's words, from three on, that stands in a statement or its quote: 0 to 1."""
        longest = np.zeros(self._count, np.float32)
        running: dict[int, int] = {}
        for start in range(len(request.tokens) - 2):
            here = self._runs.get(request.tokens[start : start + 3], ())
            running = {number: running.get(number, 2) + 1 for number in here}
            for number, length in running.items():
                longest[number] = max(longest[number], min(length, LONGEST_RUN) / LONGEST_RUN)
        return longest

    def asked_thing_missing(self, request: Request) -> Values:
        """Where a question names the kind of thing it wants ("which regiment"): 1 for statements that know none."""
        held = np.ones(self._count, np.bool_)
        for position in request.thing:
            keys = (stem(request.tokens[position]), *request.notions.by_token[position])
            rows = [self._own[key] for key in keys if key in self._own]
            held &= np.maximum.reduce(rows) > 0 if rows else False
        return (~held).astype(np.float32)

    def _row(self, table: dict[str, Values], key: str, left_out: tuple[int, str] | None) -> Values | None:
        row = table.get(key)
        if row is None or left_out is None or key not in self._of_question[left_out]:
            return row
        row = row.copy()
        row[left_out[0]] -= 1
        return row if row.any() else None

    def _informativeness(self, keys: Iterable[str], left_out: tuple[int, str] | None = None) -> float:
        """How telling a word is: the fewer statements know it or its notions, the more it says which is meant."""
        if left_out is None:
            spread = max((self._spread.get(key, 0) for key in keys), default=0)
        else:
            rows = (self._row(table, key, left_out) for key in keys for table in (self._stems, self._notions))
            spread = max((int((row > 0).sum()) for row in rows if row is not None), default=0)
        return math.log((self._count + 1) / (spread + 0.5)) if self._count else 0.0
