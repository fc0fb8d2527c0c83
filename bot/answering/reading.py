"""Read a question: what is asked, about whom as speaker and as subject, when, which notions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.distance import OSA

from bot.answering import grammar
from bot.answering.asking import Asked, asks_for_several, denies_sending, is_for, kind_asked, thing_asked
from bot.answering.parties import PartyReader
from bot.answering.roles import AskedRoles, asked_roles
from bot.knowledge import ActorKind, FactBase
from bot.matching.entities import EntityLinker
from bot.matching.folding import LONGEST_TEXT, fold
from bot.matching.kinds_of_thing import Thing
from bot.matching.lexicon import Lexicon, Notions
from bot.matching.ordinary import ordinary_words
from bot.matching.period import Period, read_period
from bot.matching.request import Part, Party
from bot.matching.spelling import Speller
from bot.matching.tokens import STOP_WORDS, words

__all__ = ["Asked", "Reader", "Reading"]

_MILESTONE = "milestone:"
_NAMED = ("topic:", "deployment:", _MILESTONE)
_CAPITALISED = re.compile(r"(?<=\s)[^\W\d_]+")
_TELLING = frozenset({"tell", "state", "states"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, understood.

    `content` are the positions of the tokens that carry what is asked (no names, dates, question words);
    `thing` are the positions of the words for what is asked for ("which regiment"); `names` counts words
    written like names that mean nothing to the base; `strangers` are words that stand where a speaker's
    name stands and that nobody in the base bears. `plural`: several speakers are asked for, `roles` of which
    kinds. `as_it_stands`: what holds now, or did on a date, is asked for, not what was once said.
    """

    text: str
    tokens: tuple[str, ...]
    asked: Asked
    plural: bool
    parties: tuple[Party, ...]
    period: Period | None
    notions: Notions
    content: tuple[int, ...]
    thing: tuple[int, ...]
    names: int
    strangers: tuple[str, ...]
    against: bool
    in_favour: bool
    openly: bool
    refusing: bool
    warning: bool
    states: bool
    women: bool
    anonymous: bool
    roles: AskedRoles
    wants: frozenset[Thing]
    as_it_stands: bool
    other_language: bool

    @property
    def speakers(self) -> tuple[Party, ...]:
        """Those who are asked about as speakers, or may be, each where they are first named."""
        asked = (party for party in reversed(self.parties) if party.part is not Part.SUBJECT)
        return tuple({(party.actors, party.part): party for party in asked}.values())[::-1]

    @property
    def bare(self) -> bool:
        """Whether nothing is asked but names, times and words that ask for anything said."""
        return not any(self.tokens[position] not in grammar.ASKING_FOR_ANYTHING for position in self.content)

    @property
    def side(self) -> int:
        """+1 where the question speaks of being in favour, -1 of being against, 0 of neither or both."""
        return int(self.in_favour) - int(self.against)


class Reader:
    """Turns text into a `Reading`, with the names and words of one fact base."""

    def __init__(
        self,
        base: FactBase,
        linker: EntityLinker,
        lexicon: Lexicon,
        *,
        familiar: Collection[str],
        voiced: Collection[str],
        scenery: Collection[str],
        today: Callable[[], date],
    ) -> None:
        self._base = base
        self._today = today
        self._linker = linker
        self._lexicon = lexicon
        self._familiar = familiar
        self._voiced = voiced
        self._parties = PartyReader(base, linker, familiar, voiced, scenery)
        names = frozenset(linker.vocabulary)
        # Misspelt words are mended to the base's own language only; those of the others are known and left alone.
        vocabulary = dict.fromkeys(grammar.grammar_words() | lexicon.own_vocabulary, 1.0)
        vocabulary |= dict.fromkeys(linker.present_vocabulary, 1.0) | dict.fromkeys(familiar, 2.0)
        self._speller = Speller(vocabulary, ordinary_words() | names | lexicon.vocabulary)

    def read(self, text: str) -> Reading:
        """Read a question, with the spelling of its words put right."""
        folded = fold(text)
        tokens = self._mended(words(folded))
        notions = self._lexicon.read(tokens)
        period = read_period(tokens, today=self._today(), events=self._events(notions))
        dated = frozenset(period.positions) if period else frozenset[int]()
        notions = notions.without(dated)
        parties = self._without_places(self._parties.read(tokens, folded, dated, notions), notions)
        content = self._content(tokens, parties, dated)
        parties = self._alone(tokens, parties, content)
        strangers = self._parties.strangers(tokens, parties, dated, notions, text)
        if strangers:
            parties = tuple(p for p in parties if p.similarity > 0.99 or p.part is Part.SPEAKER)
        taken = frozenset(p for party in parties for p in range(party.start, party.end))
        outside = self._outside_names(tokens, taken, notions)
        roles = asked_roles(tokens, taken)
        plural = asks_for_several(tokens) or self._names_a_people(tokens, parties)
        plural = plural or (bool(roles.kinds) and not any(p.part is Part.SPEAKER for p in parties))
        return Reading(
            text=text,
            tokens=tokens,
            asked=kind_asked(
                tokens,
                parties,
                content,
                plural=plural,
                cyrillic=not text.isascii() and _is_cyrillic(text),
                on_debate=bool(notions.of("topic") or notions.of("deployment")),
            ),
            plural=plural,
            parties=parties,
            period=period,
            notions=notions,
            content=content,
            thing=thing_asked(tokens, content),
            names=self._unknown_names(tokens, content, notions, text),
            strangers=strangers,
            against=any(token in grammar.AGAINST for token in outside) or denies_sending(tokens),
            in_favour=any(token in grammar.FOR for token in outside) or is_for(tokens),
            refusing=any(token in grammar.REFUSING for token in outside),
            openly=any(token in grammar.OPENNESS for token in outside),
            warning=any(token in grammar.WARNING for token in tokens),
            states=any(token in grammar.STATES for token in tokens),
            women=any(token in grammar.WOMEN for token in tokens),
            anonymous=any(token in grammar.ANONYMOUS for token in tokens),
            roles=roles,
            wants=frozenset(thing for thing, asked in grammar.THINGS_ASKED.items() if asked.within(tokens)),
            as_it_stands=grammar.AS_IT_STANDS.within(tokens),
            other_language=_is_cyrillic(text) or _is_other_language(tokens),
        )

    @staticmethod
    def _outside_names(tokens: tuple[str, ...], taken: frozenset[int], notions: Notions) -> list[str]:
        """The tokens that belong to no name: "the coalition of the willing" does not ask who is willing."""
        subjects = (f for f in notions.found if f.end - f.start > 1 and any(v.startswith(_NAMED) for v in f.values))
        named = taken | {p for found in subjects for p in range(found.start, found.end)}
        return [token for position, token in enumerate(tokens) if position not in named]

    def _events(self, notions: Notions) -> dict[int, tuple[int, date, date]]:
        """The milestones named, each with its place in the question and its days."""
        events: dict[int, tuple[int, date, date]] = {}
        for found in notions.found:
            for value in found.values:
                if value.startswith(_MILESTONE):
                    when = self._base.milestones[value.removeprefix(_MILESTONE)].date
                    if found.start not in events or events[found.start][0] < found.end:
                        events[found.start] = (found.end, when.first_day, when.last_day)
        return events

    def _alone(
        self, tokens: tuple[str, ...], parties: tuple[Party, ...], content: tuple[int, ...]
    ) -> tuple[Party, ...]:
        """Who is named alone is asked for what they said: "tell me about Macron"."""
        alone = len(parties) == 1 and all(tokens[position] in grammar.ASKING for position in content)
        alone = alone and not any(token in grammar.SAID and token not in _TELLING for token in tokens)
        if alone and parties[0].part is Part.SUBJECT and any(actor in self._voiced for actor in parties[0].actors):
            return (replace(parties[0], part=Part.UNCLEAR),)
        return parties

    def _without_places(self, parties: tuple[Party, ...], notions: Notions) -> tuple[Party, ...]:
        """Leave out a state whose name belongs to a subject: "the Paris meeting" does not ask about France."""
        subjects = [f for f in notions.found if f.end - f.start > 1 and any(v.startswith("topic:") for v in f.values)]
        return tuple(
            party
            for party in parties
            if not (
                self._base.actors[party.actors[0]].kind is ActorKind.STATE
                and any(found.start <= party.start and party.end <= found.end for found in subjects)
            )
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

    @staticmethod
    def _content(tokens: tuple[str, ...], parties: tuple[Party, ...], dated: frozenset[int]) -> tuple[int, ...]:
        taken = {position for party in parties for position in range(party.start, party.end)} | dated
        return tuple(
            position
            for position, token in enumerate(tokens)
            if position not in taken and token not in STOP_WORDS and token not in grammar.EMPTY
        )

    def _names_a_people(self, tokens: tuple[str, ...], parties: tuple[Party, ...]) -> bool:
        """Whether those of a state are asked for: "Italian politicians against", "which Italians"."""
        for party in parties:
            kind = self._base.actors[party.actors[0]].kind
            if (
                kind is ActorKind.GROUP
                and party.part is not Part.SUBJECT
                and self._base.actors[party.actors[0]].members
            ):
                return True
            if kind is not ActorKind.STATE:
                continue
            following = tokens[party.end] if party.end < len(tokens) else ""
            which = party.start > 0 and tokens[party.start - 1] in grammar.WHICH
            asked = which and (following in grammar.AUXILIARIES or following in grammar.SAY)
            if following in grammar.PEOPLE_PLURAL or asked:
                return True
        return False

    def _unknown_names(self, tokens: tuple[str, ...], content: tuple[int, ...], notions: Notions, text: str) -> int:
        capitals = set(_CAPITALISED.findall(text[:LONGEST_TEXT]))
        return sum(
            position > 0
            and tokens[position] not in self._familiar
            and not notions.by_token[position]
            and tokens[position].capitalize() in capitals
            for position in content
        )


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= character <= "\u04ff" for character in text)


def _is_other_language(tokens: tuple[str, ...]) -> bool:
    english = sum(token in grammar.ENGLISH for token in tokens)
    return sum(token in STOP_WORDS for token in tokens) - english > english
