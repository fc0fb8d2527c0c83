"""Which statements of a fact base a question is about: evidence of every kind, one number each, per statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge import FactBase
from bot.matching.entities import EntityLinker
from bot.matching.folding import fold
from bot.matching.kinds_of_thing import Thing, things_in
from bot.matching.lexicon import Lexicon
from bot.matching.matcher import VIEWS, Matcher, Query
from bot.matching.request import Request
from bot.matching.texts import StatementTexts, read_texts
from bot.matching.tokens import stem, words
from bot.matching.voices import PARTY_EVIDENCE, Voices
from bot.matching.wordings import Wordings

__all__ = ["EVIDENCE", "Evidence", "StatementIndex"]

_VIEWS: Final = VIEWS[1:]
"""All but the view by character n-grams: spelling is mended before, so that it would cost more than it brings."""

EVIDENCE: Final = (
    *_VIEWS,
    "explained",
    "explained_by_statement",
    "asked_thing_missing",
    "quoted",
    "notions",
    *PARTY_EVIDENCE,
    "deployment",
    "other_deployment",
    "topic",
    "period",
    "other_period",
    "side",
    "other_side",
    "wanted_thing",
    "flagship",
    "flagship_in_general",
    "moment",
)
"""The kinds of evidence, in the order of the rows of `Evidence.values`."""

GENERAL: Final = 8.0
"""Summed informativeness of a question's words from which it asks for something in particular."""

_LEEWAY: Final = timedelta(days=1)
"""How far a question's date may be from a statement's: people name the day of the report."""

Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """`values[i, j]`: evidence of kind `EVIDENCE[i]` for statement `j` of the index.

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
        texts = read_texts(self.statements, linker, lexicon)
        self.voices: Final = Voices(base, self.statements, texts)
        self.wordings: Final = Wordings(self.statements, texts, base.milestones.values())
        self.matcher: Final = self._matcher(texts)
        self._leads = {
            f"{kind}:{entry.id}": words(fold(entry.words["en"][0].replace("*", "")))
            for kind, entries in (
                ("topic", base.topics),
                ("deployment", base.deployments),
                ("concept", base.concepts),
                ("milestone", base.milestones),
            )
            for entry in entries.values()
            if entry.words.get("en")
        }
        self._sides = np.array([s.stance.side for s in self.statements], np.float32)
        self._flagship = np.array([s.flagship for s in self.statements], np.float32)
        self._dated = np.array([s.date is not None for s in self.statements], np.float32)
        held = [things_in(statement) for statement in self.statements]
        self._holding = {thing: np.array([thing in things for things in held], np.float32) for thing in Thing}

    def _matcher(self, texts: Sequence[StatementTexts]) -> Matcher:
        """The matcher over all questions and statements, without the names: who speaks is settled elsewhere."""
        phrasings: dict[str, list[str]] = {}
        features: dict[str, list[Sequence[str]]] = {}
        self._originals: dict[tuple[str, str], str | None] = {}
        for statement, read in zip(self.statements, texts, strict=True):
            for text in (read.own, *read.questions):
                plain = text.without_names
                phrasings.setdefault(statement.id, []).append(plain)
                features.setdefault(statement.id, []).append(text.notions)
                self._originals[statement.id, plain] = None if text is read.own else text.written
        return Matcher(phrasings, features=features)

    def original_of(self, phrasing: int) -> str | None:
        """The curated question behind one of the matcher's phrasings; None where it is the statement itself."""
        return self._originals[self.matcher.phrasings[phrasing]]

    def evidence(self, request: Request, *, exclude: int | None = None) -> Evidence:
        """Everything that speaks for and against each statement.

        `exclude` leaves out one phrasing of the matcher, by position: a question can then be asked of a
        base that has never seen it.
        """
        left_out = self._left_out(exclude)
        accounted = self.wordings.account(request, left_out)
        values = np.zeros((len(EVIDENCE), len(self.statements)), np.float32)
        views = len(_VIEWS)
        values[:views] = self.matcher.views(self._query(request), exclude=exclude, letters=False).scores[1:]
        values[views] = accounted.explained
        values[views + 1] = accounted.by_own
        values[views + 2] = self.wordings.asked_thing_missing(request)
        values[views + 3] = self.wordings.quoted(request)
        values[views + 4] = self.wordings.shared_notions(request, left_out)
        fields = views + 5 + len(PARTY_EVIDENCE)
        if request.parties:
            values[views + 5 : fields] = self.voices.evidence(request)
        self._fill_fields(request, values[fields:], general=max(0.0, 1 - accounted.weight / GENERAL))
        return Evidence(values, accounted.unknown, self.wordings.is_foreign(request), accounted.weight)

    def may_answer(self, request: Request) -> NDArray[np.bool_]:
        """Which statements may answer: by whoever is asked about, and at the time asked about if it is a condition."""
        allowed = self.voices.may_answer(request)
        if not request.only_then or request.period is None:
            return allowed
        met = [
            s.date is None or request.period.meets(s.date.first_day - _LEEWAY, s.date.last_day + _LEEWAY)
            for s in self.statements
        ]
        return allowed & np.array(met, np.bool_)

    def _fill_fields(self, request: Request, rows: Values, *, general: float) -> None:
        """Evidence from the fields of the statements, in the order of `EVIDENCE` from "deployment" on.

        `general` is 1 for a question that asks nothing in particular and 0 for one that is specific.
        """
        deployments, topics = request.notions.of("deployment"), request.notions.of("topic")
        if deployments:
            filed, spoken = self.wordings.tagged("deployment", deployments)
            rows[0], rows[1] = filed > 0, spoken == 0
        if topics:
            rows[2] = self.wordings.tagged("topic", topics)[0] / len(topics)
        if request.period is not None:
            for number, statement in enumerate(self.statements):
                if statement.date is not None:
                    met = request.period.meets(statement.date.first_day, statement.date.last_day)
                    rows[3 if met else 4, number] = 1
        if request.side:
            rows[5], rows[6] = self._sides == request.side, self._sides == -request.side
        if request.wants:
            rows[7] = np.minimum.reduce([self._holding[thing] for thing in request.wants])
        rows[8] = self._flagship
        rows[9] = self._flagship * np.float32(general)
        if request.moment:
            rows[10] = self._dated

    def _query(self, request: Request) -> Query:
        """The question as the matcher sees it: without names, words of other languages put into English."""
        named = {p for party in request.parties for p in range(party.start, party.end)}
        plain: list[str] = []
        for position, token in enumerate(request.tokens):
            if position in named:
                continue
            notions = request.notions.by_token[position]
            if not notions or self.wordings.has_word(token):
                plain.append(token)
            else:
                plain.extend(self._leads.get(notions[-1], [token]))
        plain = plain or list(request.tokens)
        return Query(" ".join(plain), tuple(plain), tuple(plain), (*map(stem, plain), *request.notions.ids))

    def _left_out(self, exclude: int | None) -> tuple[int, str] | None:
        if exclude is None:
            return None
        owner, _ = self.matcher.phrasings[exclude]
        original = self.original_of(exclude)
        if original is None:
            raise ValueError(f"phrasing {exclude} is a statement's own text; only a question can be left out")
        return self.numbers[owner], original
