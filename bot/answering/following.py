"""Questions that lean on the answer before them: "and Germany?", "when?", "what else did he say?"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.answering import grammar
from bot.answering.answer import Answer, Outcome
from bot.answering.forms import read_tables
from bot.answering.neighbours import other_side
from bot.answering.reading import Reading
from bot.answering.shapes import FROM_FIELDS
from bot.knowledge import Actor, ActorKind, FactBase
from bot.matching.request import Part
from bot.matching.tokens import STOP_WORDS

__all__ = ["Follower"]

_TABLES = read_tables("following")
_OF_THE_ANSWER: Final = _TABLES.words["of_the_answer"]
_FILLERS: Final = _TABLES.words["fillers"]
_WHY: Final = _TABLES.words["why"]
_MORE: Final = _TABLES.words["more"]
_PRONOUNS: Final = {"m": _TABLES.words["he"], "f": _TABLES.words["she"]}
_THEY: Final = _TABLES.words["they"]
_LEADS: Final = _TABLES.phrases["leads"]
_OTHER_SIDE: Final = _TABLES.phrases["other_side"]

_SHORT: Final = 4
"""Words up to which a question without a lead word, but with a question mark, may lean on the one before."""

_ASKED_OF_THE_ANSWER_MOST: Final = 9

_DROPPED: Final = grammar.WHO | grammar.WHICH | grammar.PEOPLE | grammar.AUXILIARIES


class Follower:
    """Completes a question from the answer given before. `read` reads a text as the engine does."""

    def __init__(self, base: FactBase, read: Callable[[str], Reading]) -> None:
        self._base = base
        self._read = read

    def answered(self, reading: Reading, context: Answer) -> Answer | None:
        """What the answer before already holds: its own source and date, or what others said against it."""
        if reading.parties or reading.period is not None:
            return None
        if context.candidates and self._asks_of_the_answer(reading.tokens):
            return replace(context, question=reading.text)  # which of them is still the question
        if not context.statements:
            return None
        if _OTHER_SIDE.within(reading.tokens) and not self._particular(reading):
            sided = sorted((s for s in context.statements if s.stance.side), key=lambda s: not s.flagship)
            found = [s for each in sided[:1] for s in other_side(self._base, each)]
            if found:
                return replace(
                    context, question=reading.text, outcome=Outcome.LIST, statements=tuple(found), related=()
                )
            return None
        if self._asks_of_the_answer(reading.tokens):
            return replace(context, question=reading.text, confidence=FROM_FIELDS)
        return None

    def completed(self, reading: Reading, context: Answer) -> str | None:
        """The whole question that a short one stands for, or None where it stands for itself."""
        before = self._read(context.asked or context.question)
        if not before.tokens or not reading.tokens:
            return None
        return self._why(reading, before) or self._named(reading, context) or self._changed(reading, before)

    # What the answer already says ----------------------------------------------------------------------------

    @staticmethod
    def _asks_of_the_answer(tokens: tuple[str, ...]) -> bool:
        if not tokens or len(tokens) > _ASKED_OF_THE_ANSWER_MOST:
            return False
        plain = all(token in _OF_THE_ANSWER or token in _FILLERS for token in tokens)
        who = len(tokens) < _SHORT + 1 and tokens[0] in grammar.WHO
        return plain and (who or any(token in _OF_THE_ANSWER for token in tokens))

    @staticmethod
    def _particular(reading: Reading) -> bool:
        return bool(reading.notions.of("topic") or reading.notions.of("deployment"))

    # What completes the question -----------------------------------------------------------------------------

    @staticmethod
    def _why(reading: Reading, before: Reading) -> str | None:
        asks = [token for token in reading.tokens if token not in _FILLERS]
        if len(asks) == 1 and asks[0] in _WHY and before.tokens[0] not in grammar.WHY:
            return " ".join((asks[0], *before.tokens))
        return None

    def _named(self, reading: Reading, context: Answer) -> str | None:
        """The question with the speaker of the answer before in the place of "he"; "what else?" asks for the record."""
        speaker = self._one_speaker(context)
        if speaker is None or any(self._base.is_person(actor) for party in reading.parties for actor in party.actors):
            return None
        fitting = _PRONOUNS.get(speaker.gender or "", _THEY if speaker.kind is not ActorKind.PERSON else frozenset())
        place = next((p for p, token in enumerate(reading.tokens) if token in fitting), None)
        open_ = [t for t in reading.tokens if t not in STOP_WORDS and t not in _FILLERS and t not in grammar.EMPTY]
        if all(token in _MORE for token in open_) and any(token in _MORE for token in reading.tokens):
            return f"what did {speaker.name} say"
        if place is None:
            return None
        return " ".join((*reading.tokens[:place], speaker.name, *reading.tokens[place + 1 :]))

    def _changed(self, reading: Reading, before: Reading) -> str | None:
        """The question before with another name, subject or time in it."""
        lead = _LEADS.longest_at(reading.tokens, 0)
        short = len(reading.tokens) <= _SHORT and reading.text.rstrip().endswith("?")
        if not (lead or short) or not self._only_changes(reading, lead):
            return None
        tokens = list(before.tokens)
        gone: set[int] = set()
        ahead: list[str] = []
        behind: list[str] = []
        if reading.parties:
            names = [" ".join(reading.tokens[party.start : party.end]) for party in reading.parties]
            place = self._put_names(before, tokens, gone, " and ".join(names))
            if place is None:
                ahead = [" and ".join(names)]
                gone.update(p for p, token in enumerate(tokens) if token in _DROPPED)
        subjects = self._spans(reading, ("topic", "deployment"))
        if subjects and not reading.parties:
            gone.update(p for span in self._spans(before, ("topic", "deployment")) for p in span)
            behind = ["on", *dict.fromkeys(reading.tokens[p] for span in subjects for p in span)]
        if reading.period is not None:
            if before.period is not None:
                gone.update(before.period.positions)
            behind += [reading.tokens[p] for p in reading.period.positions]
        if not (reading.parties or subjects or reading.period):
            return None
        kept = [token for position, token in enumerate(tokens) if position not in gone]
        if behind and kept and kept[-1] in grammar.ABOUT:
            kept.pop()
        return " ".join((*ahead, *kept, *behind))

    @staticmethod
    def _put_names(before: Reading, tokens: list[str], gone: set[int], names: str) -> int | None:
        """Put other names in the place of whoever was asked about; None where nobody was."""
        asked = [party for party in before.parties if party.part is not Part.SUBJECT] or list(before.parties)
        if not asked:
            return None
        for party in asked:
            gone.update(range(party.start, party.end))
        for one, other in pairwise(asked):
            gone.update(p for p in range(one.end, other.start) if tokens[p] in grammar.CONNECTORS)
        place = asked[0].start
        tokens[place] = names
        gone.discard(place)
        return place

    def _only_changes(self, reading: Reading, lead: int) -> bool:
        """Whether a question consists of names, subjects and times, and words that ask for nothing in particular."""
        accounted = {p for party in reading.parties for p in range(party.start, party.end)}
        accounted |= {p for span in self._spans(reading, ("topic", "deployment")) for p in span}
        accounted |= set(reading.period.positions) if reading.period is not None else set()
        rest = [token for p, token in enumerate(reading.tokens) if p >= lead and p not in accounted]
        if not lead and any(t in grammar.SAY or t in grammar.AUXILIARIES or t in grammar.WHO for t in rest):
            return False  # "What did Scholz say?" is whole
        return all(token in STOP_WORDS or token in grammar.ASKING or token in _FILLERS for token in rest)

    @staticmethod
    def _spans(reading: Reading, kinds: Iterable[str]) -> list[range]:
        prefixes = tuple(f"{kind}:" for kind in kinds)
        return [range(f.start, f.end) for f in reading.notions.found if any(v.startswith(prefixes) for v in f.values)]

    @staticmethod
    def _one_speaker(context: Answer) -> Actor | None:
        """Whoever alone speaks in the answer before, or of whom it was the record."""
        speakers = {actor.id: actor for statement in context.statements for actor in statement.actors}
        asked = context.understanding.actors
        if len(speakers) == 1:
            return next(iter(speakers.values()))
        return asked[0] if len(asked) == 1 else None
