"""The small invented base with what exploring needs besides: offices that speak for states, and events."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from bot.knowledge import Actor, ActorKind, Milestone, Stance, StatementKind, Topic
from bot.presenting.presenter import Presenter
from bot.presenting.wording import wording
from tests.presenting.sample import FRANCE, MACRON, SAMPLE, SCHOLZ, TRAINERS, day, said

OFFICES = (
    Actor("president-of-france", ActorKind.OFFICE, "President of France", affiliation="france"),
    Actor("chancellor", ActorKind.OFFICE, "Chancellor of Germany", affiliation="germany"),
)
PARIS = Milestone("paris-2024", "the Paris conference", day("2024-02-26"), {"en": ("paris meeting",)})
OVER = Milestone("summit-2024", "the summit", day("2024-05"), {"de": ("gipfeltreffen*",)})
TRAINING = Topic("instructors", "instructors and training", "Who trains whom.", {}, {"de": "Ausbildung"})
SILENCE = Topic("silence", "silence", "Nobody spoke of it.", {})
DISAGREED = said(
    "scholz-trainers",
    SCHOLZ,
    "Olaf Scholz said no to instructors.",
    on="2024-03",
    stance=Stance.AGAINST,
    deployment=TRAINERS,
)
AGREED = said(
    "macron-trainers",
    MACRON,
    "Emmanuel Macron said yes to instructors.",
    on="2024-04-01",
    stance=Stance.FOR,
    deployment=TRAINERS,
)
BY_FRANCE = replace(
    said("france-note", FRANCE, "France published a note.", on="2024-11-01", stance=Stance.FOR, quote="we are ready"),
    kind=StatementKind.OFFICIAL_TEXT,
    topics=(TRAINING,),
)
_STATEMENTS = {**SAMPLE.statements, **{each.id: each for each in (DISAGREED, AGREED, BY_FRANCE)}}

BASE = replace(
    SAMPLE,
    actors=MappingProxyType({**SAMPLE.actors, **{office.id: office for office in OFFICES}}),
    topics=MappingProxyType({**SAMPLE.topics, TRAINING.id: TRAINING, SILENCE.id: SILENCE}),
    statements=MappingProxyType(_STATEMENTS),
    milestones=MappingProxyType({event.id: event for event in (PARIS, OVER)}),
)
"""Macron and Scholz spoke of two kinds of deployment each; France spoke for itself; of one topic nobody spoke."""

ENGLISH = Presenter(BASE)
GERMAN = Presenter(BASE, wording("de"))
