"""The one way in: a question as text, an `Answer` out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.answering import grammar
from bot.answering.answer import Answer, Outcome
from bot.answering.collections import Collector
from bot.answering.declining import Decliner
from bot.answering.following import Follower
from bot.answering.manners import pleasantry
from bot.answering.neighbours import linked
from bot.answering.reading import Asked, Reader, Reading
from bot.answering.shapes import FROM_FIELDS, offered
from bot.knowledge import ActorKind, DeclineReason, FactBase, Statement
from bot.knowledge.building import collector_paused
from bot.matching.entities import EntityLinker
from bot.matching.folding import LONGEST_TEXT
from bot.matching.lexicon import Lexicon
from bot.matching.ordinary import ordinary_words
from bot.matching.ranking import Ranking, StatementRanker
from bot.matching.request import Part, Request
from bot.matching.statements import StatementIndex

__all__ = ["Engine"]

ANSWER_FROM = 0.78
"""Probability of being right from which a statement is given as the answer rather than offered."""

OFFER_FROM = 0.2
"""Probability that the base holds an answer from which candidates are offered rather than the question declined."""

OFFER_BLINDLY_FROM = 0.5
"""The same for a question that names nobody and no subject of the debate."""

OFFER_ON_A_WORD_FROM = 0.6
"""The same where such a question has a single word to go by."""

CERTAIN_FROM = 0.9
"""Probability from which one statement is given even where a comparison or a timeline seems to be asked for."""

LONG_QUESTION = 15
"""Words from which a text is also read sentence by sentence: people explain themselves before they ask."""

FEWEST_WORDS = 4

TOO_LONG = 120
"""Words from which a text is no question that somebody explains, and is read as a whole only."""

MOST_WORDS = 60
"""Words that carry something of a text which are held against the statements: nobody asks with more."""

MOST_SENTENCES = 8
"""Sentences of a long text that are read by themselves."""

_SENTENCE_END = re.compile(r"[.?!;:\n]+(?:\s|$)|,\s")
_UNSURE = (Outcome.NOT_COVERED, Outcome.CLARIFY)
_COLLECTED = (Asked.COMPARISON, Asked.DEVELOPMENT)

RELATED = 5

BEFORE_A_STRANGER = 2
"""Statements of whoever was asked about that are offered before somebody else's."""

MOST_POSITIONS = 3
"""Positions of one party that are offered, at most."""


class Engine:
    """Answers questions from one fact base. Pure, without I/O, and safe to use from several threads.

    `today` is asked for the date that "last November" is counted from.
    """

    def __init__(self, base: FactBase, *, today: Callable[[], date] = date.today) -> None:
        self.base = base
        self._today = today
        with collector_paused():
            self._build(base)

    def _build(self, base: FactBase) -> None:
        linker = EntityLinker(base, ordinary_words())
        lexicon = Lexicon(base)
        self.index = StatementIndex(base, linker, lexicon)
        voiced = frozenset(key for key in base.actors if self.index.voices.has_voice(key))
        scenery = frozenset(key for key in base.actors if self.index.voices.is_scenery([key]))
        familiar = self.index.wordings.vocabulary
        self._reader = Reader(
            base, linker, lexicon, familiar=familiar, voiced=voiced, scenery=scenery, today=self._today
        )
        self._ranker = StatementRanker(self.index)
        self._decliner = Decliner(base, self.index)
        self._follower = Follower(base, self.read)
        self._collector = Collector(base, self.index, self._decliner, self._scores)

    def ask(self, text: str, *, context: Answer | None = None) -> Answer:
        """Answer one question. Any text gives an `Answer`, never an exception.

        `context` is the previous answer in the conversation: with it, "and Germany?", "when?" or "what else did
        he say?" are understood. A question that is whole without it is answered as if there were none.
        """
        reading = self.read(text)
        if context is not None:
            answer = self._follower.answered(reading, context)
            if answer is not None:
                return answer
            whole = self._follower.completed(reading, context)
            if whole is not None:
                return replace(self._ask(self.read(whole)), question=text, asked=whole)
        return self._ask(reading)

    def _ask(self, reading: Reading) -> Answer:
        answer = self._answer(reading)
        if answer.outcome in _UNSURE and LONG_QUESTION < len(reading.tokens) < TOO_LONG:
            return self._from_a_sentence(reading) or answer
        return answer

    def _answer(self, reading: Reading) -> Answer:
        return self.settled(reading) or self._best_statement(reading)

    def _from_a_sentence(self, whole: Reading) -> Answer | None:
        """The surest answer to one sentence of a long text, by somebody whom the whole text lets answer."""
        allowed = self.index.may_answer(self._request(whole))
        found: list[Answer] = []
        for sentence in _SENTENCE_END.split(whole.text[:LONGEST_TEXT])[:MOST_SENTENCES]:
            reading = self.read(sentence)
            if not FEWEST_WORDS <= len(reading.tokens) < len(whole.tokens):
                continue
            answer = self._answer(reading)
            if answer.outcome is Outcome.STATEMENT and all(
                allowed[self.index.numbers[s.id]] for s in answer.statements
            ):
                found.append(answer)
        best = max(found, key=lambda answer: answer.confidence, default=None)
        return None if best is None else replace(best, question=whole.text)

    def settled(self, reading: Reading) -> Answer | None:
        """The answer where no search is needed: a refusal by form, a record, a list; None where one is."""
        if not reading.tokens:
            return self._decline(reading, DeclineReason.EMPTY)
        quoted, outright = self._collector.quoted(reading) or (None, False)
        if outright:
            return quoted  # what is quoted may have the form of an order or an opinion
        reason = pleasantry(
            reading.tokens, on_topic=self._touches_debate(reading), asks_speaker=self._asks_speaker(reading)
        )
        if reason is None:
            if quoted is not None:
                return quoted
            reason = self._decliner.certain(reading)
        if reason is not None:
            return self._presupposed(reading, reason) or self._decline(reading, reason)
        if reading.asked in _COLLECTED and not reading.bare and len(reading.speakers) < 2:
            ranking = self.rank(reading)
            if ranking.right >= CERTAIN_FROM:
                return self._given(reading, ranking)
        return self._collector.collect(reading)

    def read(self, text: str) -> Reading:
        """How the engine understands a question, before it looks for an answer."""
        return self._reader.read(text)

    def rank(self, reading: Reading) -> Ranking:
        """The statements nearest to a question, with the confidence in the first."""
        return self._ranker.rank(self._request(reading))

    def _request(self, reading: Reading) -> Request:
        return replace(request_for(reading), only_then=not self._decliner.year_is_content(reading))

    def _scores(self, reading: Reading) -> Mapping[str, float]:
        return self._ranker.scores(request_for(reading))

    def _best_statement(self, reading: Reading) -> Answer:
        ranking = self.rank(reading)
        if not ranking.ranked or ranking.covered < self._offered_from(reading):
            if self._corrects(reading, ranking):
                return self._choice(reading, ranking)
            if self._asks_in_general(reading):
                return self._collector.position(reading) or self._choice(reading, ranking)
            told = self._collector.told_on_subject(reading)
            if told is not None:
                return told
            reason = self._decliner.reason(reading)
            return self._presupposed(reading, reason) or self._decline(reading, reason, ranking)
        if self._collector.asks_for_a_side(reading) and ranking.ranked[0].statement.stance.side != reading.side:
            return self._decline(reading, DeclineReason.NO_STATEMENT, ranking)
        if ranking.right >= ANSWER_FROM and not reading.strangers:
            own = self._asks_in_general(reading) and not self._spoken_by_asked(reading, ranking.ranked[0].statement)
            return (self._collector.position(reading) if own else None) or self._given(reading, ranking)
        if reading.strangers:
            return self._decline(reading, DeclineReason.UNKNOWN_ACTOR, ranking)
        record = self._collector.record(reading) if reading.speakers and reading.bare else None
        return record or self._choice(reading, ranking)

    def _presupposed(self, reading: Reading, reason: DeclineReason) -> Answer | None:
        """What somebody did say on the deployment, where a question takes a promise or a vote of theirs for granted.

        "How many soldiers did Italy promise?" has no answer in numbers; that Italy refused is what helps.
        """
        granted = any(token in grammar.COMMITMENTS for token in reading.tokens)
        if reason is not DeclineReason.NO_STATEMENT or not granted or self._decliner.is_foreign(reading):
            return None
        record = self._collector.position(reading)
        sided = [s for s in record.statements if s.stance.side] if record is not None else []
        return offered(reading, self._decliner, FROM_FIELDS, sided[:MOST_POSITIONS]) if sided else None

    def _choice(self, reading: Reading, ranking: Ranking) -> Answer:
        candidates: list[Statement] = []
        for statement in self._candidates(ranking):
            if not any(statement.id in other.same_as or other.id in statement.same_as for other in candidates):
                candidates.append(statement)
        if not candidates:
            return self._decline(reading, self._decliner.reason(reading), ranking)
        return offered(reading, self._decliner, ranking.covered, candidates)

    def _corrects(self, reading: Reading, ranking: Ranking) -> bool:
        """Whether somebody else's words are what the question means: words about the one asked, or of the same house.

        "What did Biden say against trainers" - others said it of him; "why did Putin call it inevitable" - his
        spokesman did.
        """
        if ranking.stranger is None or ranking.stranger_right < ANSWER_FROM:
            return False
        statement, voices = ranking.stranger.statement, self.index.voices
        return any(
            voices.mentions(party.actors, statement) or voices.of_one_house(party.actors, statement)
            for party in reading.speakers
        )

    def _spoken_by_asked(self, reading: Reading, statement: Statement) -> bool:
        return any(self.index.voices.speaks(party.actors, statement, officially=False) for party in reading.speakers)

    def _asks_in_general(self, reading: Reading) -> bool:
        """Whether somebody is asked about the debate's main question and nothing more particular."""
        if not reading.speakers or not reading.content or reading.thing or reading.asked is Asked.HOW_MANY:
            return False
        on_troops = bool(reading.notions.of("deployment"))
        return on_troops and self.index.wordings.is_general(reading.tokens, reading.content, reading.notions)

    def _offered_from(self, reading: Reading) -> float:
        if self._touches_debate(reading):
            return OFFER_FROM
        return OFFER_BLINDLY_FROM if len(reading.content) > 1 else OFFER_ON_A_WORD_FROM

    def _given(self, reading: Reading, ranking: Ranking) -> Answer:
        best = ranking.ranked[0].statement
        return Answer(
            question=reading.text,
            outcome=Outcome.STATEMENT,
            confidence=ranking.right,
            understanding=self._decliner.understanding(reading),
            statements=(best,),
            related=self._related(best, ranking),
        )

    def _candidates(self, ranking: Ranking) -> Iterator[Statement]:
        """What to choose from: what may answer, and third somebody else's words where these fit far better.

        A choice names its speaker, so it corrects "why did Putin say ...?" without putting words in his mouth.
        """
        own = [item.statement for item in ranking.ranked]
        yield from own[:BEFORE_A_STRANGER]
        if ranking.stranger is not None and ranking.stranger_right >= ANSWER_FROM:
            yield ranking.stranger.statement
        yield from own[BEFORE_A_STRANGER:]

    def _related(self, best: Statement, ranking: Ranking) -> tuple[Statement, ...]:
        near = [item.statement for item in ranking.ranked[1:4]]
        both = dict.fromkeys((*linked(self.base, best), *near))
        return tuple(statement for statement in both if statement.id != best.id)[:RELATED]

    def _asks_speaker(self, reading: Reading) -> bool:
        return any(party.part is Part.SPEAKER and self.index.voices.knows(party.actors) for party in reading.parties)

    def _touches_debate(self, reading: Reading) -> bool:
        notions = reading.notions
        people = any(self.base.actors[p.actors[0]].kind is not ActorKind.STATE for p in reading.parties)
        return bool(people or notions.of("topic") or notions.of("deployment") or notions.of("milestone"))

    def _decline(self, reading: Reading, reason: DeclineReason, ranking: Ranking | None = None) -> Answer:
        near = tuple(item.statement for item in ranking.ranked[:3]) if ranking else ()
        silent = reason in (DeclineReason.EMPTY, DeclineReason.SMALLTALK, DeclineReason.OFF_TOPIC)
        return Answer(
            question=reading.text,
            outcome=Outcome.NOT_COVERED,
            confidence=1.0 - (ranking.covered if ranking else 0.0),
            understanding=self._decliner.understanding(reading),
            reason=reason,
            related=() if silent else self._decliner.near(reading, near),
        )


def request_for(reading: Reading) -> Request:
    """What the matcher needs of a reading."""
    return Request(
        tokens=reading.tokens,
        content=reading.content[:MOST_WORDS],
        parties=tuple({(party.actors, party.part): party for party in reversed(reading.parties)}.values())[::-1],
        notions=reading.notions,
        period=reading.period,
        side=reading.side,
        wants=reading.wants,
        moment=reading.asked is Asked.WHEN,
        thing=reading.thing,
        names=reading.names,
        other_language=reading.other_language,
    )
