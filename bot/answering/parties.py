"""Who is named in a question, and whether as the one who speaks or as the one spoken about."""

from __future__ import annotations

from collections.abc import Collection

from bot.answering import grammar
from bot.knowledge import ActorKind, FactBase
from bot.matching.entities import EntityLinker, Mention
from bot.matching.folding import fold
from bot.matching.lexicon import Notions
from bot.matching.ordinary import ordinary_words
from bot.matching.request import Part, Party
from bot.matching.tokens import STOP_WORDS, words

__all__ = ["PartyReader", "has_opinion_form"]

_RELATIVE = frozenset({"what", "that", "which", "than"})

_LISTENING = frozenset({"listen", "listens", "listening"})
_TOWARDS = frozenset({"to", "zu", "zum", "zur"})
"""Words that name whom one listens to as well as whom one speaks of."""

GUESSED = 0.8
"""Similarity of a name that was guessed only because it stands where a name must stand."""


class PartyReader:
    """Finds the parties of a question.

    `voiced` are the actors of whom the base has words, `scenery` the states that every page speaks of:
    "in Ukraine" is where the debate plays, not whom it is about.
    """

    def __init__(
        self,
        base: FactBase,
        linker: EntityLinker,
        familiar: Collection[str],
        voiced: Collection[str],
        scenery: Collection[str],
    ) -> None:
        self._base = base
        self._linker = linker
        self._familiar = familiar
        self._voiced = voiced
        self._scenery = scenery

    def read(self, tokens: tuple[str, ...], folded: str, dated: Collection[int], notions: Notions) -> tuple[Party, ...]:
        """The parties, in the order in which they are named; words that name a date are nobody."""
        known = {token for token, found in zip(tokens, notions.by_token, strict=True) if found}
        known.update(token for token in tokens if token in self._familiar)
        found = [mention for mention in self._linker.link(tokens, familiar=known) if mention.start not in dated]
        found = self._without_foreign_offices(tokens, found or self._guess_in_name_slot(tokens, known))
        parts = [self._part(tokens, folded, mention) for mention in found]
        for number, mention in enumerate(found[1:], start=1):
            if self._base.is_person(mention.actors[0]) and self._is_viewed(tokens, found[:number], mention):
                parts[number] = Part.SUBJECT
        says = any(token in grammar.SAY for token in tokens)
        unclear = [number for number, part in enumerate(parts) if part is Part.UNCLEAR]
        if Part.SPEAKER in parts:
            told = any(_is_told_by(tokens, m) and p is Part.SPEAKER for m, p in zip(found, parts, strict=True))
            for number in unclear:
                if told or self._depends(tokens, found[number]):
                    parts[number] = Part.SUBJECT
        if any(
            self._base.is_person(m.actors[0]) and self._is_voiced(m) and parts[n] is not Part.SUBJECT
            for n, m in enumerate(found)
        ):
            for number, mention in enumerate(found):
                if self._is_state_or_body(mention):
                    parts[number] = Part.SUBJECT  # "what does Koshkin expect from NATO"
        for number in range(len(found) - 1):
            if found[number].end == found[number + 1].start and f"{tokens[found[number].end - 1]}'s" in folded:
                parts[number] = Part.SUBJECT  # "Macron's Europe minister" is the minister
        unclear = [number for number, part in enumerate(parts) if part is Part.UNCLEAR]
        if (
            Part.SPEAKER not in parts
            and len(unclear) == 1
            and says
            and self._is_voiced(found[unclear[0]])
            and tokens[0] not in grammar.WHO
        ):
            parts[unclear[0]] = Part.SPEAKER
        for number, mention in enumerate(found):
            if not self._is_voiced(mention) and not has_opinion_form(tokens, mention.start, mention.end):
                parts[number] = Part.SUBJECT
        parties = [Party(m.start, m.end, m.actors, part, m.similarity) for m, part in zip(found, parts, strict=True)]
        first = {party.actors: party for party in reversed(parties)}
        return tuple(party for party in parties if party is first[party.actors] or party.part is not Part.UNCLEAR)

    def strangers(
        self, tokens: tuple[str, ...], parties: tuple[Party, ...], dated: Collection[int], notions: Notions, text: str
    ) -> tuple[str, ...]:
        """Words that stand where a speaker's name stands, although nobody the base knows bears them."""
        named = {position for party in parties for position in range(party.start, party.end)}
        found: list[str] = []
        for position in _name_slots(tokens):
            token = tokens[position]
            if position in named or position in dated or len(token) < 3 or token.isdigit():
                continue
            if token in STOP_WORDS or token in grammar.PEOPLE or token in grammar.GENERIC or token in grammar.WHO:
                continue
            known = token in self._familiar or bool(notions.by_token[position])
            capital = token.capitalize() in text or token.upper() in text
            if not known and (capital or token not in ordinary_words()):
                found.append(token)
        return tuple(found)

    def _without_foreign_offices(self, tokens: tuple[str, ...], found: list[Mention]) -> list[Mention]:
        """Leave out an office that belongs to another state than the one named: "the chancellor of Austria"."""
        kept: list[Mention] = []
        for number, mention in enumerate(found):
            office = self._base.actors[mention.actors[0]]
            after = found[number + 1] if number + 1 < len(found) else None
            if office.kind is ActorKind.OFFICE and after is not None and self._is_state(after):
                between = tokens[mention.end : after.start]
                if between in (("of",), ("of", "the"), ("von",), ("de",)) and office.affiliation not in after.actors:
                    continue
            kept.append(mention)
        return kept

    def _guess_in_name_slot(self, tokens: tuple[str, ...], known: Collection[str]) -> list[Mention]:
        """An ordinary word ("barrow") may be a misspelt name where only a name can stand; no word of the debate is."""
        for position in _name_slots(tokens):
            if tokens[position] in known:
                continue
            guess = self._linker.guess(tokens[position])
            if guess is not None and tokens[position] not in STOP_WORDS and tokens[position] not in grammar.PEOPLE:
                return [Mention(position, position + 1, guess[0], min(guess[1], GUESSED))]
        return []

    def _is_viewed(self, tokens: tuple[str, ...], earlier: list[Mention], mention: Mention) -> bool:
        """Whether somebody is looked at by a person named before: "Lee's view of Scholz", "Lee about Scholz"."""
        if not any(self._base.is_person(other.actors[0]) and self._is_voiced(other) for other in earlier):
            return False
        before = mention.start - 1
        beside = {p for other in earlier for p in range(other.start, other.end)}
        while before >= 0 and (tokens[before] in grammar.DETERMINERS or before in beside - _whole(earlier[0])):
            before -= 1
        if before < 1:
            return False
        viewed = tokens[before] in grammar.OF and tokens[before - 1] in grammar.OPINION_NOUNS | grammar.SAY
        return viewed or (tokens[before] in grammar.ABOUT and tokens[before] not in _TOWARDS)

    def _is_voiced(self, mention: Mention) -> bool:
        return any(actor in self._voiced for actor in mention.actors)

    def _is_state(self, mention: Mention) -> bool:
        return self._base.actors[mention.actors[0]].kind is ActorKind.STATE

    def _is_state_or_body(self, mention: Mention) -> bool:
        return self._base.actors[mention.actors[0]].kind in (ActorKind.STATE, ActorKind.ORGANISATION)

    def _is_adjective(self, tokens: tuple[str, ...], mention: Mention) -> bool:
        """Whether a state is named beside a noun ("French missiles") and not by its own name ("did Italy promise")."""
        own_name = words(fold(self._base.actors[mention.actors[0]].name))
        return (
            self._is_state(mention)
            and mention.end < len(tokens)
            and list(tokens[mention.start : mention.end]) != own_name
        )

    def _depends(self, tokens: tuple[str, ...], mention: Mention) -> bool:
        """Beside a certain speaker, a state and whatever follows "of" belong to the subject."""
        previous = tokens[mention.start - 1] if mention.start else ""
        return self._is_state(mention) or previous in grammar.OF

    def _part(self, tokens: tuple[str, ...], folded: str, mention: Mention) -> Part:
        start, end = mention.start, mention.end
        before = start - 1
        while before >= 0 and tokens[before] in grammar.DETERMINERS:
            before -= 1
        previous = tokens[before] if before >= 0 else ""
        earlier = tokens[before - 1] if before >= 1 else ""
        following = tokens[end] if end < len(tokens) else ""
        possessive = f"{tokens[end - 1]}'s" in folded or f"{tokens[end - 1]}s'" in folded
        if previous == "to" and earlier == "according":
            return Part.SPEAKER
        if previous == "to" and earlier in _LISTENING:
            return Part.SPEAKER
        if previous == "ask" and earlier == "you":
            return Part.SPEAKER
        if start >= 2 and tokens[start - 1] in _RELATIVE and following in grammar.SAID:
            return Part.UNCLEAR  # "does Sarkozy support what Macron said"
        if before > 0 and (previous in grammar.ABOUT or previous in grammar.ADDRESSING):
            return Part.SUBJECT
        if start == 0 and (following in grammar.ABOUT or following in grammar.IN) and not self._is_state(mention):
            return Part.SPEAKER  # "Biden on escalation", "Fiala in 2026 about Czech soldiers"
        if following in grammar.OPINION_NOUNS:
            return Part.UNCLEAR if following.startswith("statement") else Part.SPEAKER
        if possessive:
            return Part.UNCLEAR
        if previous in grammar.OPINION_NOUNS:
            return Part.SPEAKER  # "stanowisko Niemiec"
        if previous in grammar.BY and self._is_adjective(tokens, mention) and not _verbal(following):
            return Part.SUBJECT  # "from American ones"
        if previous in grammar.BY or (previous in grammar.OF and earlier in grammar.OPINION_NOUNS):
            return Part.SPEAKER
        if previous in grammar.IN and (earlier in grammar.WHO or earlier in grammar.PEOPLE_PLURAL):
            return Part.SPEAKER  # "who in France opposes it"
        if previous in grammar.IN and mention.actors[0] in self._scenery:
            return Part.SUBJECT
        if self._is_adjective(tokens, mention) and not _verbal(following) and following not in STOP_WORDS:
            return Part.SPEAKER if following in grammar.PEOPLE else Part.SUBJECT
        if following in grammar.SAY or any(token in grammar.SAY_FIRST for token in tokens[max(0, before - 2) : start]):
            return Part.SPEAKER
        if previous in grammar.AUXILIARIES and any(token in grammar.SAY for token in tokens[end : end + 4]):
            return Part.SPEAKER
        if previous in grammar.AUXILIARIES and following in grammar.COMMITMENTS and self._is_voiced(mention):
            return Part.SPEAKER  # "why did Johnson agree": what others say of it is not his agreement
        return Part.UNCLEAR


def has_opinion_form(tokens: tuple[str, ...], start: int, end: int) -> bool:
    """Tell whether the words `tokens[start:end]` stand as somebody whose words are asked for."""
    previous = tokens[start - 1] if start else ""
    if any(token in grammar.SAY or token in grammar.OPINION_NOUNS for token in tokens[end : end + 2]):
        return True
    if previous in grammar.AUXILIARIES and any(token in grammar.SAY for token in tokens[end : end + 4]):
        return True
    return any(token in grammar.SAY_FIRST for token in tokens[max(0, start - 2) : start])


def _name_slots(tokens: tuple[str, ...]) -> list[int]:
    """Places where only somebody who speaks can stand: "did X say", "according to X", "X's view"."""
    slots: list[int] = []
    for position, token in enumerate(tokens):
        previous = tokens[position - 1] if position else ""
        earlier = tokens[position - 2] if position >= 2 else ""
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        after_that = tokens[position + 2] if position + 2 < len(tokens) else ""
        if _verbal(token) or token in grammar.DETERMINERS:
            continue
        asked_for = previous in grammar.AUXILIARIES and (following in grammar.SAY or after_that in grammar.SAY)
        surname = earlier in grammar.AUXILIARIES and following in grammar.SAY and previous not in grammar.DETERMINERS
        according = earlier == "according" and previous == "to"
        if asked_for or surname or according or (following in grammar.OPINION_NOUNS and position < 3):
            slots.append(position)
    return slots


def _is_told_by(tokens: tuple[str, ...], mention: Mention) -> bool:
    """Whether somebody is named as the one who tells it: "according to Vinokurov"."""
    before = tokens[max(0, mention.start - 2) : mention.start]
    return before == ("according", "to") or before[-1:] in (
        ("laut",),
        ("selon",),
        ("zufolge",),
        ("wedlug",),
        ("segun",),
    )


def _whole(mention: Mention) -> set[int]:
    return set(range(mention.start, mention.end))


def _verbal(token: str) -> bool:
    return token in grammar.SAY or token in grammar.AUXILIARIES or token in grammar.HOLDERS
