"""What is known: the fact base, read from one YAML file, checked and frozen."""

from bot.knowledge.dates import PartialDate
from bot.knowledge.model import (
    Actor,
    ActorKind,
    Citation,
    Concept,
    Coverage,
    Declined,
    DeclineReason,
    Deployment,
    FactBase,
    Meta,
    Ownership,
    Role,
    Source,
    Stance,
    Statement,
    StatementKind,
    Topic,
)

__all__ = [
    "Actor",
    "ActorKind",
    "Citation",
    "Concept",
    "Coverage",
    "DeclineReason",
    "Declined",
    "Deployment",
    "FactBase",
    "Meta",
    "Ownership",
    "PartialDate",
    "Role",
    "Source",
    "Stance",
    "Statement",
    "StatementKind",
    "Topic",
]
