"""Read a question: what is asked, about whom as speaker and as subject, when, which notions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from bot.answering import grammar
from bot.knowledge import ActorKind, FactBase
from bot.matching.entities import EntityLinker, Mention
from bot.matching.folding import fold
from bot.matching.lexicon import Lexicon, Notions
from bot.matching.ordinary import ordinary_words
from bot.matching.period import Period, read_period
from bot.matching.request import Part, Party
from bot.matching.spelling import Speller
from bot.matching.tokens import STOP_WORDS, words

__all__ = ["Asked", "Reader", "Reading"]


class Asked(StrEnum):
    """What kind of thing a question asks for."""

    WHAT = "what"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    WHY = "why"
    COMPARISON = "comparison"
    DEVELOPMENT = "development"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, understood.

    `content` are the positions of the tokens that carry what is asked (no names, dates, question words);
    `strangers` are words that stand where a speaker's name stands and that nobody in the base bears.
    """

    text: str
    tokens: tuple[str, ...]
    asked: Asked
    plural: bool
    parties: tuple[Party, ...]
    period: Period | None
    notions: Notions
    content: tuple[int, ...]
    strangers: tuple[str, ...]
    against: bool
    in_favour: bool
    women: bool
    anonymous: bool

    @property
    def speakers(self) -> tuple[Party, ...]:
        """Those who are asked about as speakers, or may be."""
        return tuple(party for party in self.parties if party.part is not Part.SUBJECT)


class Reader:
    """Turns text into a `Reading`, with the names and words of one fact base."""

    def __init__(self, base: FactBase, linker: EntityLinker, lexicon: Lexicon, familiar: frozenset[str]) -> None:
        self._base = base
        self._linker = linker
        self._lexicon = lexicon
        self._familiar = familiar
        self._quoted = frozenset(base.statements_by_actor)
        names = frozenset(linker.vocabulary)
        vocabulary = dict.fromkeys(lexicon.vocabulary - names, 1.0) | dict.fromkeys(familiar - names, 2.0)
        self._speller = Speller(vocabulary, ordinary_words() | names)

    def read(self, text: str) -> Reading:
        """Read a question, with the spelling of its words put right."""
        folded = fold(text)
        tokens = self._mended(words(folded))
        period = read_period(tokens)
        dated = frozenset(period.positions) if period else frozenset[int]()
        parties = self._parties(tokens, folded, dated)
        named = {position for party in parties for position in range(party.start, party.end)}
        notions = self._lexicon.read(tokens)
        content = tuple(
            position
            for position, token in enumerate(tokens)
            if position not in named
            and position not in dated
            and token not in STOP_WORDS
            and token not in grammar.GENERIC
        )
        strangers = self._strangers(tokens, named, dated, notions, text)
        if strangers:
            parties = tuple(p for p in parties if p.similarity > 0.99 or p.part is Part.SPEAKER)
        asked, plural = self._asked(tokens, parties, content)
        return Reading(
            text=text,
            tokens=tokens,
            asked=asked,
            plural=plural,
            parties=parties,
            period=period,
            notions=notions,
            content=content,
            strangers=strangers,
            against=any(token in grammar.AGAINST for token in tokens),
            in_favour=any(token in grammar.FOR for token in tokens),
            women=any(token in grammar.WOMEN for token in tokens),
            anonymous=any(token in grammar.ANONYMOUS for token in tokens),
        )

    def _mended(self, tokens: list[str]) -> tuple[str, ...]:
        """Misspelt words put right, save those that are nearer to a name: these are for the linker."""
        mended = list(tokens)
        for position, token in enumerate(tokens):
            if self._speller.knows(token):
                continue
            meant = self._speller.meant(token)
            if meant is None:
                continue
            name = self._linker.guess(token)
            likeness = OSA.normalized_similarity(token, meant)
            if name is None or name[1] < likeness or (name[1] == likeness and len(token) < 6):
                mended[position] = meant
        return tuple(mended)

    def _parties(self, tokens: tuple[str, ...], folded: str, dated: frozenset[int]) -> tuple[Party, ...]:
        found = [m for m in self._linker.link(tokens, familiar=self._familiar) if m.start not in dated]
        if not found:
            found = self._misspelt_in_name_slot(tokens)
        parts = [self._part(tokens, folded, mention.start, mention.end, mention.actors) for mention in found]
        if Part.SPEAKER not in parts and parts.count(Part.UNCLEAR) == 1 and len(parts) == 1:
            says = any(token in grammar.SAY for token in tokens)
            if says and self._can_speak(found[0].actors) and tokens[0] not in grammar.WHO:
                parts = [Part.SPEAKER]
        return tuple(Party(m.start, m.end, m.actors, part, m.similarity) for m, part in zip(found, parts, strict=True))

    def _misspelt_in_name_slot(self, tokens: tuple[str, ...]) -> list[Mention]:
        """A known word ("barrow") may be a misspelt name where only a name can stand."""
        for position in self._name_slots(tokens):
            guess = self._linker.guess(tokens[position])
            if guess is not None and tokens[position] not in STOP_WORDS and tokens[position] not in grammar.PEOPLE:
                return [Mention(position, position + 1, guess[0], min(guess[1], 0.8))]
        return []

    def _can_speak(self, actors: tuple[str, ...]) -> bool:
        return any(
            self._base.actors[a].kind in (ActorKind.PERSON, ActorKind.OFFICE, ActorKind.GROUP, ActorKind.OUTLET)
            or a in self._quoted
            for a in actors
        )

    def _part(self, tokens: tuple[str, ...], folded: str, start: int, end: int, actors: tuple[str, ...]) -> Part:
        """Whether a name stands as the speaker, as the subject, or could be either."""
        before = start - 1
        while before >= 0 and tokens[before] in _DETERMINERS:
            before -= 1
        previous = tokens[before] if before >= 0 else ""
        earlier = tokens[before - 1] if before >= 1 else ""
        following = tokens[end] if end < len(tokens) else ""
        possessive = f"{tokens[end - 1]}'s" in folded or f"{tokens[end - 1]}s'" in folded
        modifier = self._base.actors[actors[0]].kind is ActorKind.STATE and following and not possessive
        if following in grammar.OPINION_NOUNS or (possessive and following in grammar.OPINION_NOUNS):
            return Part.UNCLEAR if following.startswith("statement") else Part.SPEAKER
        if possessive:
            return Part.UNCLEAR
        if previous in grammar.BY:
            return Part.SPEAKER
        if previous in grammar.OF and earlier in grammar.OPINION_NOUNS:
            return Part.SPEAKER
        if modifier and following in grammar.PEOPLE:
            return Part.SPEAKER
        if modifier and not _verbal(following) and following not in STOP_WORDS:
            return Part.UNCLEAR
        if previous in grammar.ABOUT and before > 0:
            return Part.SUBJECT
        if following in grammar.SAY or previous in grammar.AUXILIARIES:
            return Part.SPEAKER
        return Part.UNCLEAR

    def _strangers(
        self,
        tokens: tuple[str, ...],
        named: set[int],
        dated: frozenset[int],
        notions: Notions,
        text: str,
    ) -> tuple[str, ...]:
        found: list[str] = []
        for position in self._name_slots(tokens):
            token = tokens[position]
            if position in named or position in dated or len(token) < 3 or token.isdigit():
                continue
            if token in STOP_WORDS or token in grammar.PEOPLE or token in grammar.GENERIC or token in grammar.WHO:
                continue
            known = token in self._familiar or bool(notions.by_token[position])
            capital = token[:1].upper() + token[1:] in text or token.upper() in text
            if not known and (capital or token not in ordinary_words()):
                found.append(token)
        return tuple(found)

    @staticmethod
    def _name_slots(tokens: tuple[str, ...]) -> list[int]:
        """Places where only somebody who speaks can stand: "did X say", "according to X", "X's view"."""
        slots: list[int] = []
        for position, token in enumerate(tokens):
            previous = tokens[position - 1] if position else ""
            following = tokens[position + 1] if position + 1 < len(tokens) else ""
            after_that = tokens[position + 2] if position + 2 < len(tokens) else ""
            if token in grammar.SAY or token in grammar.AUXILIARIES or token in _DETERMINERS:
                continue
            asked_for = previous in grammar.AUXILIARIES and (following in grammar.SAY or after_that in grammar.SAY)
            surname = (
                position >= 2
                and tokens[position - 2] in grammar.AUXILIARIES
                and following in grammar.SAY
                and previous not in _DETERMINERS
            )
            according = position >= 2 and tokens[position - 2] == "according" and previous == "to"
            if asked_for or surname or according or (following in grammar.OPINION_NOUNS and position < 3):
                slots.append(position)
        return slots

    def _asked(
        self, tokens: tuple[str, ...], parties: tuple[Party, ...], content: tuple[int, ...]
    ) -> tuple[Asked, bool]:
        first = tokens[:3]
        people = {p for p in range(len(tokens)) if tokens[p] in grammar.PEOPLE}
        plural = any(token in grammar.EVERYBODY for token in first) or any(
            tokens[p - 1] in grammar.WHICH for p in people if p > 0 and tokens[p] != "side"
        )
        distinct = {party.actors for party in parties}
        if grammar.phrase_in(grammar.COMPARE, tokens) and len(distinct) > 1:
            return Asked.COMPARISON, plural
        if grammar.phrase_in(grammar.DEVELOPMENT, tokens) and parties:
            return Asked.DEVELOPMENT, plural
        if grammar.phrase_in(grammar.HOW_MANY, tokens):
            return Asked.HOW_MANY, plural
        if any(token in grammar.WHEN for token in first) or grammar.phrase_in(_DATE_ASKED, tokens):
            return Asked.WHEN, plural
        if first and first[0] in grammar.WHERE:
            return Asked.WHERE, plural
        if any(token in grammar.WHO for token in first):
            return Asked.WHO, True
        if plural:
            return Asked.WHO, True
        if first and first[0] in grammar.WHY:
            return Asked.WHY, plural
        if parties and not [p for p in content if tokens[p] not in grammar.BARE_FILLERS]:
            return Asked.NAME, plural
        return Asked.WHAT, plural


_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "le",
        "la",
        "les",
        "l",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "gli",
        "i",
        "president",
        "pm",
        "mr",
        "mrs",
    ]
)
_DATE_ASKED = (("what", "date"), ("which", "date"), ("what", "day"), ("which", "day"), ("what", "month"))


def _verbal(token: str) -> bool:
    return token in grammar.SAY or token in grammar.AUXILIARIES
