"""Near misses, made by rule: questions that look like the debate's own and that the base cannot answer.

Five kinds, each derived from the fact base's own fields and held against its own texts, so that a question is only
made where the base really has nothing:

- `near: silent actor`: somebody whom the base knows and who says nothing in it, asked about the debate;
- `near: other subject`: a speaker, asked about a topic or deployment that none of their statements touches;
- `near: other year`: a speaker, asked about a year outside the period that the base covers;
- `near: other war`: a speaker, asked about a war that none of their statements names;
- `near: other weapon`: a speaker, asked about a weapon that none of their statements names.

Each row names, in `speakers`, those whose words may at most be shown. Nobody else's may.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from bot.evaluation.attribution import Attribution
from bot.evaluation.judging import Judged
from bot.evaluation.questions import Expected
from bot.evaluation.signs import sign_of
from bot.knowledge import Actor, ActorKind, Deployment, FactBase, Topic

__all__ = ["is_near_miss", "near_misses", "shows_others"]

_T = TypeVar("_T")
_KIND: Final = "near: "
_UNKNOWN: Final = frozenset({"unknown_actor", "no_statement"})
_NOTHING: Final = frozenset({"no_statement", "off_topic"})
_OUTSIDE: Final = frozenset({"outside_period", "no_statement"})

_ASKED_OF_SILENT: Final = {
    "en": (
        "What did {} say about sending troops to Ukraine?",
        "Does {} support sending instructors?",
        "What is {}'s position on Western soldiers in Ukraine?",
        "Did {} rule out ground troops?",
        "Why did {} call for a coalition of the willing?",
        "When did {} warn of a war with NATO?",
        "{} on red lines",
        "according to {}, would troops mean escalation?",
        "Did {} say that nothing can be ruled out?",
        "how did {} react to Macron's proposal",
    ),
    "fr": ("Qu'a dit {} sur l'envoi de troupes en Ukraine ?", "{} est-il contre l'envoi d'instructeurs ?"),
    "de": ("Was hat {} über Bodentruppen gesagt?", "Ist {} gegen Ausbilder in der Ukraine?"),
    "uk": ("Що сказав {} про війська в Україні?",),
    "ru": ("Что сказал {} об отправке войск в Украину?",),
    "pl": ("Co powiedział {} o wysłaniu żołnierzy na Ukrainę?",),
    "es": ("¿Qué dijo {} sobre enviar tropas a Ucrania?",),
    "it": ("Che cosa ha detto {} sull'invio di truppe in Ucraina?",),
}
_MOST_SUBJECTS: Final = 12
"""So many subjects that a speaker never touched are drawn for each speaker."""
_MOST_CROSSED: Final = 4
"""So many years, wars and weapons are drawn for each speaker."""
_ON: Final = ("What did {} say about {}?", "{}'s view on {}", "did {} ever mention {}?")
_WARS: Final = {
    "Mali": "mali",
    "Syria": "syria",
    "Gaza": "gaza|israel|palestin",
    "Libya": "libya",
    "Afghanistan": "afghan",
    "Taiwan": "taiwan",
    "Yemen": "yemen",
    "Korea": "korea",
    "Sudan": "sudan",
    "Georgia in 2008": "georgia",
    "Kosovo": "kosovo|serbia|yugoslav",
    "Iraq": "iraq",
}
"""Wars that this debate is not about, each with what a statement would have in it if it named it."""
_ON_WARS: Final = (
    "What did {} say about sending troops to {}?",
    "Is {} against soldiers in {}?",
    "{} on the war in {}",
)
_WEAPONS: Final = {
    "Leopard tanks": "leopard|tanks?\\b",
    "F-16 fighter jets": "f-?16|fighter|aircraft|jets?\\b",
    "cluster munitions": "cluster|munition|ammunition",
    "Patriot batteries": "patriot|air defen|batter",
    "Himars launchers": "himars|launcher",
    "combat drones": "drone",
    "submarines": "submarine|navy|naval",
    "chemical weapons": "chemical",
}
"""Weapons that this debate is not about, each with what a statement would have in it if it named it."""
_ON_WEAPONS: Final = ("What did {} say about {}?", "Does {} want to send {} to Ukraine?", "{} on {}")
_ON_YEARS: Final = (
    "What did {} say about sending troops in {}?",
    "{} in {}",
    "Was {} against instructors in {}?",
    "what was {}'s position on troops in {}",
)


def near_misses(base: FactBase, *, seed: int = 0, forms: int = 4, most: int | None = None) -> list[Expected]:
    """Near misses over the whole base, in a fixed order for each `seed`.

    `forms` is how many wordings each silent actor gets, drawn so that all wordings and languages come about;
    `most` keeps a random sample of that size. Rows of all kinds have `answerable` False.
    """
    rows = list(_Maker(base, random.Random(seed), forms).rows())
    if most is not None and most < len(rows):
        rows = random.Random(seed).sample(rows, most)
    return rows


def is_near_miss(expected: Expected) -> bool:
    """Whether a question was made here."""
    return expected.kind.startswith(_KIND)


def shows_others(judged: Judged, attribution: Attribution) -> bool:
    """Whether an answer to a near miss gives, as the answer, the words of anybody but the one asked about."""
    may = {key for speaker in judged.expected.speakers for key in attribution.of(speaker)}
    return any(statement.id not in may for statement in judged.answer.statements)


@dataclass(frozen=True)
class _Speaker:
    actor: Actor
    texts: str
    subjects: frozenset[str]


class _Maker:
    def __init__(self, base: FactBase, chance: random.Random, forms: int) -> None:
        self._base = base
        self._chance = chance
        self._forms = forms
        self._attribution = Attribution(base)
        subjects: list[Topic | Deployment] = [*base.topics.values()]
        subjects += [kind for kind in base.deployments.values() if not kind.general]
        self._subjects = [(each.id, each.name, sign_of(each)) for each in subjects]

    def rows(self) -> Iterator[Expected]:
        yield from self._silent()
        years = self._years_outside()
        for speaker in self._speakers():
            yield from self._other_subjects(speaker)
            yield from self._crossed(speaker, "other year", _ON_YEARS, dict.fromkeys(years, ""), _OUTSIDE)
            yield from self._crossed(speaker, "other war", _ON_WARS, _WARS, _NOTHING)
            yield from self._crossed(speaker, "other weapon", _ON_WEAPONS, _WEAPONS, _NOTHING)

    def _silent(self) -> Iterator[Expected]:
        wordings = [(language, form) for language, forms in _ASKED_OF_SILENT.items() for form in forms]
        for actor in self._base.actors.values():
            if not self._attribution.of(actor.id) and not self._may_be_another(actor):
                for language, form in self._chance.sample(wordings, min(self._forms, len(wordings))):
                    question = form.format(_named(actor))
                    yield Expected(question, f"{_KIND}silent actor", language, False, reasons=_UNKNOWN)

    def _may_be_another(self, actor: Actor) -> bool:
        """Whether a body or office can be read as somebody who does speak: its holder, members, or state."""
        related = [holder.id for holder, _ in self._base.holders.get(actor.id, ())]
        related += actor.members
        if actor.kind is not ActorKind.PERSON:
            related += [actor.affiliation] if actor.affiliation and actor.kind is ActorKind.GROUP else []
            related += [key for key, other in self._base.actors.items() if other.affiliation == actor.id]
        return any(self._attribution.of(key) for key in related)

    def _speakers(self) -> Iterator[_Speaker]:
        for key in self._base.statements_by_actor:
            actor = self._base.actors[key]
            if actor.kind is not ActorKind.PERSON:
                continue
            own = [self._base.statements[each] for each in self._attribution.of(key)]
            texts = [part or "" for s in own for part in (s.statement, s.quote, s.place, *s.caveats, *s.questions)]
            subjects = {topic.id for s in own for topic in s.topics} | {s.deployment.id for s in own if s.deployment}
            yield _Speaker(actor, " ".join(texts).casefold(), frozenset(subjects))

    def _other_subjects(self, speaker: _Speaker) -> Iterator[Expected]:
        others = [
            name for key, name, sign in self._subjects if key not in speaker.subjects and not sign.search(speaker.texts)
        ]
        for name in self._some(others, _MOST_SUBJECTS):
            form = self._chance.choice(_ON)
            yield self._row(speaker, "other subject", form.format(speaker.actor.name, name), _NOTHING)

    def _crossed(
        self,
        speaker: _Speaker,
        kind: str,
        forms: Sequence[str],
        others: Mapping[str, str],
        reasons: frozenset[str],
    ) -> Iterator[Expected]:
        silent_on = [other for other, sign in others.items() if not sign or not re.search(sign, speaker.texts)]
        for other in self._some(silent_on, _MOST_CROSSED):
            form = self._chance.choice(forms)
            yield self._row(speaker, kind, form.format(speaker.actor.name, other), reasons)

    def _some(self, several: Sequence[_T], most: int) -> Sequence[_T]:
        return self._chance.sample(several, min(most, len(several)))

    @staticmethod
    def _row(speaker: _Speaker, kind: str, question: str, reasons: frozenset[str]) -> Expected:
        return Expected(
            question, f"{_KIND}{kind}", "en", False, speakers=frozenset({speaker.actor.id}), reasons=reasons
        )

    def _years_outside(self) -> list[str]:
        """Four years outside the coverage that no text of the base speaks of."""
        coverage = self._base.meta.coverage
        texts = " ".join(
            part or ""
            for s in self._base.statements.values()
            for part in (s.statement, s.quote, *s.caveats, *s.questions)
        )
        first, last = coverage.first.first_day.year, coverage.last.last_day.year
        years: Iterable[int] = (first - 15, first - 9, first - 5, last + 2)
        return [str(year) for year in years if str(year) not in texts]


def _named(actor: Actor) -> str:
    """An actor as named in a sentence: offices and bodies with "the", save for names that take none."""
    return f"the {actor.name}" if actor.kind is ActorKind.OFFICE else actor.name
