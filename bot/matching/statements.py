"""Which statements of a fact base a question is about: evidence of every kind, one number each, per statement."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge import Actor, FactBase, Stance, Statement
from bot.matching.entities import EntityLinker
from bot.matching.folding import fold
from bot.matching.lexicon import FOREIGN_SUBJECT, Lexicon, Notions
from bot.matching.matcher import VIEWS, Matcher, Query
from bot.matching.request import Part, Request
from bot.matching.tokens import STOP_WORDS, stem, words

__all__ = ["EVIDENCE", "Evidence", "StatementIndex"]

EVIDENCE: Final = (
    *VIEWS,
    "explained",
    "explained_by_statement",
    "notions",
    "speaker",
    "through",
    "state",
    "subject",
    "party_unexplained",
    "speaker_missing",
    "deployment",
    "other_deployment",
    "topic",
    "period",
    "other_period",
    "side",
    "other_side",
    "number",
    "flagship",
    "moment",
)
"""The kinds of evidence, in the order of the columns of `Evidence.values`."""

Values = NDArray[np.float32]
_SIDES: Final = {Stance.FOR: 1, Stance.OPEN: 1, Stance.AGAINST: -1, Stance.WARNS: -1}
_UNDECIDED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """`values[i, j]`: evidence of kind `EVIDENCE[j]` for statement `i` of the index.

    `unknown` is the share of the question's informative words that the base does not know at all,
    `foreign` tells that it speaks of a subject beside the debate, `weight` is how much it asks
    (the summed informativeness of its content words).
    """

    values: Values
    unknown: float
    foreign: bool
    weight: float


class StatementIndex:
    """The statements of a base, laid out so that a question is held against all of them at once."""

    def __init__(self, base: FactBase, linker: EntityLinker, lexicon: Lexicon) -> None:
        self.statements: Final = tuple(base.statements[key] for key in sorted(base.statements))
        self.numbers: Final = {statement.id: number for number, statement in enumerate(self.statements)}
        self._base = base
        self._linker = linker
        self._lexicon = lexicon
        self._leads = {
            f"{kind}:{entry.id}": words(fold(entry.words["en"][0].replace("*", "")))
            for kind, entries in (("topic", base.topics), ("deployment", base.deployments), ("concept", base.concepts))
            for entry in entries.values()
            if entry.words.get("en")
        }
        self.count = len(self.statements)
        self._lay_out_text()
        self._lay_out_actors()
        self._lay_out_fields()

    # What the statements say -----------------------------------------------------------------------

    def _lay_out_text(self) -> None:
        phrasings: dict[str, list[str]] = {}
        features: dict[str, list[list[str]]] = {}
        stems: dict[str, Values] = {}
        notions: dict[str, Values] = {}
        own_stems: dict[str, Values] = {}
        self._phrasing_stems: dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]] = {}
        self._originals: dict[tuple[str, str], str | None] = {}
        frequencies: Counter[str] = Counter()
        for number, statement in enumerate(self.statements):
            own = f"{statement.statement} {statement.quote or ''}"
            beside = " ".join((statement.place or "", statement.via or "", *(t.name for t in statement.topics)))
            for text in (own, beside, *statement.questions):
                tokens = words(fold(text))
                frequencies.update(tokens)
                found = self._lexicon.read(tokens).ids
                text_stems = frozenset(stem(token) for token in tokens if token not in STOP_WORDS)
                for item in text_stems:
                    stems.setdefault(item, np.zeros(self.count, np.float32))[number] += 1
                for item in found:
                    notions.setdefault(item, np.zeros(self.count, np.float32))[number] += 1
                if text is own:
                    for item in (*text_stems, *found):
                        own_stems.setdefault(item, np.zeros(self.count, np.float32))[number] = 1
                if text is not beside:
                    plain = " ".join(self._without_names(tokens))
                    phrasings.setdefault(statement.id, []).append(plain)
                    features.setdefault(statement.id, []).append(list(found))
                    self._phrasing_stems[statement.id, plain] = (text_stems, frozenset(found))
                    self._originals[statement.id, plain] = None if text is own else text
            for topic in statement.topics:
                notions.setdefault(f"topic:{topic.id}", np.zeros(self.count, np.float32))[number] += 2
            if statement.deployment is not None:
                key = f"deployment:{statement.deployment.id}"
                notions.setdefault(key, np.zeros(self.count, np.float32))[number] += 2
        self.matcher = Matcher(phrasings, features=features)
        self._stems = stems
        self._notions = notions
        self._own = own_stems
        self._nothing = np.zeros(self.count, np.float32)
        self.vocabulary = frozenset(frequencies)

    def original_of(self, owner: str, plain: str) -> str | None:
        """The curated question behind one of the matcher's phrasings; None where it is the statement itself."""
        return self._originals[owner, plain]

    def _without_names(self, tokens: Sequence[str]) -> list[str]:
        named = {p for m in self._linker.link(tokens, familiar=tokens) for p in range(m.start, m.end)}
        return [token for position, token in enumerate(tokens) if position not in named] or list(tokens)

    # Whom they are by and about --------------------------------------------------------------------

    def _lay_out_actors(self) -> None:
        self._by: dict[str, Values] = {}
        self._through: dict[str, Values] = {}
        self._of_state: dict[str, Values] = {}
        self._about: dict[str, Values] = {}
        for number, statement in enumerate(self.statements):
            for actor in statement.actors:
                self._mark(self._by, actor.id, number)
                for state in self._states_of(actor):
                    self._mark(self._of_state, state, number)
                for role in actor.roles:
                    if role.office is not None and role.title == self._base.role_then(actor, statement):
                        self._mark(self._by, role.office, number)
            for key in self._channels(statement):
                self._mark(self._through, key, number)
            for key in statement.about:
                self._mark(self._about, key, number)
            text = words(fold(f"{statement.statement} {statement.quote or ''} {' '.join(statement.questions)}"))
            for mention in self._linker.link(text, familiar=text):
                for key in mention.actors:
                    self._mark(self._about, key, number)
        everything = (self._by, self._through, self._of_state, self._about)
        keys = {key for table in everything for key in table}
        self._rarity = {key: self._rarity_of(key) for key in keys}

    def _rarity_of(self, key: str) -> float:
        marks = [table[key] for table in (self._by, self._through, self._of_state, self._about) if key in table]
        share = float(np.maximum.reduce(marks).sum()) / max(self.count, 1)
        return min(1.0, math.log(1 / max(share, 1e-3)) / math.log(20))

    def _mark(self, table: dict[str, Values], key: str, number: int) -> None:
        table.setdefault(key, np.zeros(self.count, np.float32))[number] = 1

    def _states_of(self, actor: Actor) -> list[str]:
        found = [state.id for state in (self._base.state_of(actor),) if state is not None]
        for member in actor.members:
            found.extend(self._states_of(self._base.actors[member]))
        groups = [g.id for g in self._base.actors.values() if set(g.members) & {actor.id, *found}]
        affiliation = [actor.affiliation] if actor.affiliation else []
        return [*found, *groups, *affiliation]

    def _channels(self, statement: Statement) -> list[str]:
        """The offices, spokesmen and outlets through which a statement reached the public."""
        keys = [statement.spoken_by.id] if statement.spoken_by else []
        text = " ".join((statement.via or "", *(c.source.outlet for c in statement.citations)))
        for mention in self._linker.link(words(fold(text)), familiar=words(fold(text))):
            keys.extend(mention.actors)
        return keys

    def knows(self, actors: Sequence[str]) -> bool:
        """Whether the base says anything by, through or about one of these actors."""
        tables = (self._by, self._through, self._of_state, self._about)
        return any(actor in table for table in tables for actor in actors)

    def has_voice(self, actor: str) -> bool:
        """Whether some statement is by, through or of this actor."""
        return any(actor in table for table in (self._by, self._through, self._of_state))

    def said_by(self, actors: Sequence[str], statement: Statement) -> bool:
        """Whether one of these actors made the statement."""
        return bool(self._any(self._by, actors)[self.numbers[statement.id]])

    def speaks(self, actors: Sequence[str], statement: Statement) -> bool:
        """Whether one of these actors made the statement, passed it on, or is the speaker's state or body."""
        number = self.numbers[statement.id]
        return any(bool(self._any(table, actors)[number]) for table in (self._by, self._through, self._of_state))

    def filter_share(self, tokens: Sequence[str], content: Sequence[int], notions: Notions) -> float:
        """The share of the informative words in `content` that stand for a topic or a deployment."""
        total = accounted = 0.0
        for position in content:
            found = notions.by_token[position]
            word = self._stems.get(stem(tokens[position]))
            rows = [row for row in (word, *(self._notions.get(notion) for notion in found)) if row is not None]
            weight = self._informativeness(rows)
            total += weight
            if any(notion.startswith(("topic:", "deployment:")) for notion in found):
                accounted += weight
        return accounted / total if total else 1.0

    # Their fields ----------------------------------------------------------------------------------

    def _lay_out_fields(self) -> None:
        self._sides = np.array([_SIDES.get(s.stance, 0) for s in self.statements], np.float32)
        self._flagship = np.array([s.flagship for s in self.statements], np.float32)
        self._dated = np.array([s.date is not None for s in self.statements], np.float32)
        self._counts_something = np.array(
            [any(ch.isdigit() for ch in f"{s.statement} {s.quote or ''}") for s in self.statements], np.float32
        )

    # A question against all of them ----------------------------------------------------------------

    def evidence(self, request: Request, *, exclude: int | None = None) -> Evidence:
        """Everything that speaks for and against each statement.

        `exclude` leaves out one phrasing of the matcher, by position: a question can then be asked of a
        base that has never seen it.
        """
        values = np.zeros((self.count, len(EVIDENCE)), np.float32)
        view_count = len(VIEWS)
        values[:, :view_count] = self.matcher.views(self._query(request), exclude=exclude).scores.T
        left_out = self._left_out(exclude)
        column = view_count
        explained, by_own, unknown, weight = self._explained(request, left_out)
        values[:, column] = explained
        values[:, column + 1] = by_own
        values[:, column + 2] = self._shared_notions(request, left_out)
        values[:, column + 3 : column + 9] = self._parties(request)
        values[:, column + 9 : column + 12] = self._subject_fields(request)
        values[:, column + 12 : column + 15] = self._time(request)
        values[:, column + 14] = (self._sides == request.side) if request.side else 0
        values[:, column + 15] = (self._sides == -request.side) if request.side else 0
        values[:, column + 16] = self._counts_something if request.number else 0
        values[:, column + 17] = self._flagship
        values[:, column + 18] = self._dated if request.moment else 0
        foreign = any(i.startswith(FOREIGN_SUBJECT) and i not in self._notions for i in request.notions.ids)
        return Evidence(values, unknown, foreign, weight)

    def _query(self, request: Request) -> Query:
        named = {p for party in request.parties for p in range(party.start, party.end)}
        plain: list[str] = []
        for position, token in enumerate(request.tokens):
            if position in named:
                continue
            notions = request.notions.by_token[position]
            if token in self.vocabulary or not notions:
                plain.append(token)
            else:
                plain.extend(self._leads.get(notions[-1], [token]))
        if not plain:
            plain = list(request.tokens)
        return Query(" ".join(plain), tuple(plain), tuple(plain), (*map(stem, plain), *request.notions.ids))

    def _left_out(self, exclude: int | None) -> tuple[int, frozenset[str], frozenset[str]] | None:
        if exclude is None:
            return None
        owner, text = self.matcher.phrasings[exclude]
        text_stems, notions = self._phrasing_stems[owner, text]
        return self.numbers[owner], text_stems, notions

    def _row(
        self, table: dict[str, Values], key: str, left_out: tuple[int, frozenset[str], frozenset[str]] | None
    ) -> Values | None:
        row = table.get(key)
        if row is not None and left_out is not None and (key in left_out[1] or key in left_out[2]):
            row = row.copy()
            row[left_out[0]] = max(row[left_out[0]] - 1, 0)
            if not row.any():
                return None
        return row

    def _informativeness(self, rows: Iterable[Values]) -> float:
        """How telling a word is: the fewer statements know it, the more it says which one is meant."""
        spread = max((int((row > 0).sum()) for row in rows), default=0)
        return math.log((self.count + 1) / (spread + 0.5)) if self.count else 0.0

    def _explained(
        self, request: Request, left_out: tuple[int, frozenset[str], frozenset[str]] | None
    ) -> tuple[Values, Values, float, float]:
        """The share of the question's informative words that each statement's texts account for."""
        total = unknown = 0.0
        explained = np.zeros(self.count, np.float32)
        by_own = np.zeros(self.count, np.float32)
        for position in request.content:
            word = stem(request.tokens[position])
            known = self._row(self._stems, word, left_out)
            found = [
                row
                for notion in request.notions.by_token[position]
                if (row := self._row(self._notions, notion, left_out)) is not None
            ]
            rows = [row for row in (known, *found) if row is not None]
            weight = self._informativeness(rows)
            total += weight
            if not rows:
                unknown += weight
                continue
            notion_hit = np.maximum.reduce(found) > 0 if found else self._nothing
            word_hit = known > 0 if known is not None else self._nothing
            explained += weight * np.maximum(word_hit, 0.8 * notion_hit)
            own = [self._own[k] for k in (word, *request.notions.by_token[position]) if k in self._own]
            if own:
                by_own += weight * np.maximum.reduce(own)
        if total == 0:
            return explained, by_own, 0.0, 0.0
        return explained / total, by_own / total, unknown / total, total

    def _shared_notions(self, request: Request, left_out: tuple[int, frozenset[str], frozenset[str]] | None) -> Values:
        shared = np.zeros(self.count, np.float32)
        total = 0.0
        for notion in request.notions.ids:
            row = self._row(self._notions, notion, left_out)
            weight = self._informativeness([row] if row is not None else [])
            total += weight
            if row is not None:
                shared += weight * np.minimum(row, 3) / 3
        return shared / total if total else shared

    def _parties(self, request: Request) -> Values:
        """Columns: by the speaker, through, of the state, about the subject; then what stays unexplained, missing."""
        result = np.zeros((self.count, 6), np.float32)
        missing = np.zeros(self.count, np.float32)
        unexplained = np.zeros(self.count, np.float32)
        for party in request.parties:
            by, through, state, about = (
                self._any(table, party.actors) for table in (self._by, self._through, self._of_state, self._about)
            )
            spoken = np.maximum.reduce([by, through, state])
            if party.part is not Part.SUBJECT:
                share = 1.0 if party.part is Part.SPEAKER else _UNDECIDED
                result[:, 0] = np.maximum(result[:, 0], by * share)
                result[:, 1] = np.maximum(result[:, 1], through * share)
                result[:, 2] = np.maximum(result[:, 2], state * share)
            if party.part is not Part.SPEAKER:
                result[:, 3] += np.maximum(about, spoken) * (1.0 if party.part is Part.SUBJECT else _UNDECIDED)
            rarity = max((self._rarity.get(actor, 1.0) for actor in party.actors), default=1.0)
            unexplained += rarity * (1 - np.maximum(spoken, about))
            if party.part is Part.SPEAKER:
                missing += 1 - spoken
        result[:, 4] = unexplained
        result[:, 5] = missing
        return result

    def _any(self, table: dict[str, Values], keys: Sequence[str]) -> Values:
        rows = [table[key] for key in keys if key in table]
        return np.maximum.reduce(rows) if rows else self._nothing

    def _subject_fields(self, request: Request) -> Values:
        result = np.zeros((self.count, 3), np.float32)
        deployments = request.notions.of("deployment")
        topics = request.notions.of("topic")
        if deployments:
            hit = self._any(self._notions, [f"deployment:{d}" for d in deployments])
            result[:, 0] = hit >= 2
            result[:, 1] = hit == 0
        for topic in topics:
            row = self._notions.get(f"topic:{topic}")
            if row is not None:
                result[:, 2] += (row >= 2) / len(topics)
        return result

    def _time(self, request: Request) -> Values:
        result = np.zeros((self.count, 2), np.float32)
        if request.period is None:
            return result
        for number, statement in enumerate(self.statements):
            if statement.date is not None:
                met = request.period.meets(statement.date.first_day, statement.date.last_day)
                result[number, 0 if met else 1] = 1
        return result
