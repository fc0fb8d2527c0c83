"""Which statements of a fact base a question is about: evidence of every kind, one number each, per statement."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge import Actor, ActorKind, FactBase, Stance, Statement
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
    "asked_thing_missing",
    "quoted",
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

LONGEST_RUN: Final = 6
"""Words in a row from which a question certainly quotes a statement."""


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
        self._runs: dict[tuple[str, ...], set[int]] = {}
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
                    for start in range(len(tokens) - 2):
                        self._runs.setdefault(tuple(tokens[start : start + 3]), set()).add(number)
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
        self._from_state: dict[str, Values] = {}
        self._about: dict[str, Values] = {}
        for number, statement in enumerate(self.statements):
            for actor in statement.actors:
                self._mark(self._by, actor.id, number)
                for state in self._states_of(actor):
                    self._mark(self._from_state, state, number)
                for state in self._spoken_for(actor, statement):
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
        everything = (self._by, self._through, self._from_state, self._about)
        keys = {key for table in everything for key in table}
        self._rarity = {key: self._rarity_of(key) for key in keys}

    def _rarity_of(self, key: str) -> float:
        marks = [table[key] for table in (self._by, self._through, self._from_state, self._about) if key in table]
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

    def _spoken_for(self, actor: Actor, statement: Statement) -> list[str]:
        """The states and bodies for which an actor speaks: through an office held then, or by being one."""
        if actor.kind is ActorKind.PERSON:
            title = self._base.role_then(actor, statement)
            offices = [role.office for role in actor.roles if role.office is not None and role.title == title]
            bodies = [self._base.actors[office] for office in offices if office in self._base.actors]
        else:
            bodies = [] if actor.kind is ActorKind.OUTLET else [actor]
        return [state for body in bodies for state in self._states_of(body)]

    def _channels(self, statement: Statement) -> list[str]:
        """The offices, spokesmen and outlets through which a statement reached the public."""
        keys = [statement.spoken_by.id] if statement.spoken_by else []
        sources = [citation.source for citation in statement.citations]
        text = " ; ".join((statement.via or "", *(f"{source.outlet} ; {source.via or ''}" for source in sources)))
        for mention in self._linker.link(words(fold(text)), familiar=words(fold(text))):
            keys.extend(mention.actors)
        return keys

    def knows(self, actors: Sequence[str]) -> bool:
        """Whether the base says anything by, through or about one of these actors."""
        tables = (self._by, self._through, self._from_state, self._about)
        return any(actor in table for table in tables for actor in actors)

    def rarity(self, actors: Sequence[str]) -> float:
        """How rarely the base speaks of these actors: 0 on every page, 1 on few or none."""
        return min((self._rarity.get(actor, 1.0) for actor in actors), default=1.0)

    def with_words(self, tokens: Sequence[str]) -> list[Statement]:
        """The statements that use all of these words themselves."""
        rows = [self._own.get(stem(token)) for token in tokens]
        if not rows or any(row is None for row in rows):
            return []
        used = np.minimum.reduce([row for row in rows if row is not None])
        return [statement for number, statement in enumerate(self.statements) if used[number]]

    def has_voice(self, actor: str) -> bool:
        """Whether some statement is by, through or from this actor."""
        return any(actor in table for table in (self._by, self._through, self._from_state))

    def said_by(self, actors: Sequence[str], statement: Statement) -> bool:
        """Whether one of these actors made the statement."""
        return bool(self._any(self._by, actors)[self.numbers[statement.id]])

    def speaks(self, actors: Sequence[str], statement: Statement, *, officially: bool = True) -> bool:
        """Whether one of these actors made the statement, passed it on, or is the state or body it speaks for.

        With `officially` off, whoever comes from a state counts too, such as its analysts.
        """
        number = self.numbers[statement.id]
        tables = (self._by, self._through, self._of_state if officially else self._from_state)
        return any(bool(self._any(table, actors)[number]) for table in tables)

    def mentions(self, actors: Sequence[str], statement: Statement) -> bool:
        """Whether the statement, or a question for it, speaks of one of these actors."""
        return bool(self._any(self._about, actors)[self.numbers[statement.id]])

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
        explained, by_own, unknown, weight = self._explained(request, self._left_out(exclude))
        side = np.float32(request.side)
        columns: list[Values] = [
            *self.matcher.views(self._query(request), exclude=exclude).scores,
            explained,
            by_own,
            self._asked_thing_missing(request),
            self._quoted(request),
            self._shared_notions(request, self._left_out(exclude)),
            *self._parties(request),
            *self._subject_fields(request),
            *self._time(request),
            (self._sides == side) * np.abs(side),
            (self._sides == -side) * np.abs(side),
            self._counts_something * np.float32(request.number),
            self._flagship,
            self._dated * np.float32(request.moment),
        ]
        values = np.stack(columns, axis=1).astype(np.float32)
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

    def _quoted(self, request: Request) -> Values:
        """The longest run of the question's words, from three on, that stands in a statement or its quote."""
        longest = np.zeros(self.count, np.float32)
        running: dict[int, int] = {}
        for start in range(len(request.tokens) - 2):
            here = self._runs.get(request.tokens[start : start + 3], ())
            running = {number: running.get(number, 2) + 1 for number in here}
            for number, length in running.items():
                longest[number] = max(longest[number], min(length, LONGEST_RUN) / LONGEST_RUN)
        return longest

    def quotes(self, request: Request) -> bool:
        """Whether the question uses four or more words in a row as a statement or its quote has them."""
        return bool(self._quoted(request).max(initial=0) * LONGEST_RUN >= 4)

    def _asked_thing_missing(self, request: Request) -> Values:
        """Where a question names the kind of thing it wants ("which regiment"), the statements that know none."""
        if request.thing is None:
            return self._nothing
        word = stem(request.tokens[request.thing])
        keys = (word, *request.notions.by_token[request.thing])
        rows = [row for table in (self._stems, self._notions) for key in keys if (row := table.get(key)) is not None]
        return (np.maximum.reduce(rows) == 0).astype(np.float32) if rows else np.ones(self.count, np.float32)

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
        """Rows: by the speaker, through, of the state, about the subject; then what stays unexplained, missing."""
        result = np.zeros((6, self.count), np.float32)
        missing = np.zeros(self.count, np.float32)
        unexplained = np.zeros(self.count, np.float32)
        for party in request.parties:
            by, through, about = (self._any(table, party.actors) for table in (self._by, self._through, self._about))
            state = (self._any(self._of_state, party.actors) + self._any(self._from_state, party.actors)) / 2
            spoken = np.maximum.reduce([by, through, state > 0])
            if party.part is not Part.SUBJECT:
                share = 1.0 if party.part is Part.SPEAKER or len(request.parties) == 1 else _UNDECIDED
                result[0] = np.maximum(result[0], by * share)
                result[1] = np.maximum(result[1], through * share)
                result[2] = np.maximum(result[2], state * share)
            if party.part is not Part.SPEAKER:
                result[3] += np.maximum(about, spoken) * (1.0 if party.part is Part.SUBJECT else _UNDECIDED)
            rarity = max((self._rarity.get(actor, 1.0) for actor in party.actors), default=1.0)
            unexplained += rarity * (1 - np.maximum(spoken, about))
            if party.part is Part.SPEAKER:
                missing += 1 - spoken
        result[4] = unexplained
        result[5] = missing
        return result

    def _any(self, table: dict[str, Values], keys: Sequence[str]) -> Values:
        rows = [table[key] for key in keys if key in table]
        return np.maximum.reduce(rows) if rows else self._nothing

    def _subject_fields(self, request: Request) -> Values:
        result = np.zeros((3, self.count), np.float32)
        deployments = request.notions.of("deployment")
        topics = request.notions.of("topic")
        if deployments:
            hit = self._any(self._notions, [f"deployment:{d}" for d in deployments])
            result[0] = hit >= 2
            result[1] = hit == 0
        for topic in topics:
            row = self._notions.get(f"topic:{topic}")
            if row is not None:
                result[2] += (row >= 2) / len(topics)
        return result

    def _time(self, request: Request) -> Values:
        result = np.zeros((2, self.count), np.float32)
        if request.period is None:
            return result
        for number, statement in enumerate(self.statements):
            if statement.date is not None:
                met = request.period.meets(statement.date.first_day, statement.date.last_day)
                result[0 if met else 1, number] = 1
        return result
