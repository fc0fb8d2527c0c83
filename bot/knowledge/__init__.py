"""What is known: the fact base, read from one YAML file, checked and frozen."""

from bot.knowledge.dates import PartialDate
from bot.knowledge.fact_base import FactBase, chronological
from bot.knowledge.loading import load_fact_base, load_with_lines
from bot.knowledge.model import (
    Actor,
    ActorKind,
    Citation,
    Concept,
    Correction,
    Coverage,
    Declined,
    DeclineReason,
    Deployment,
    Meta,
    Milestone,
    Ownership,
    Role,
    Source,
    Stance,
    Statement,
    StatementKind,
    Topic,
)
from bot.knowledge.problems import FactBaseError, Finding, Level, Problem, UnreadableFactBaseError, locate
from bot.knowledge.store import FactBaseStore

__all__ = [
    "Actor",
    "ActorKind",
    "Citation",
    "Concept",
    "Correction",
    "Coverage",
    "DeclineReason",
    "Declined",
    "Deployment",
    "FactBase",
    "FactBaseError",
    "FactBaseStore",
    "Finding",
    "Level",
    "Meta",
    "Milestone",
    "Ownership",
    "PartialDate",
    "Problem",
    "Role",
    "Source",
    "Stance",
    "Statement",
    "StatementKind",
    "Topic",
    "UnreadableFactBaseError",
    "chronological",
    "load_fact_base",
    "load_with_lines",
    "locate",
]
