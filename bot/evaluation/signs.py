"""The words by which a text shows that it touches a subject, from the base's own dictionary."""

from __future__ import annotations

import re

from bot.knowledge import Deployment, Topic

__all__ = ["sign_of"]


def sign_of(subject: Topic | Deployment) -> re.Pattern[str]:
    """What a text in lower case has in it, in whatever form, if it touches a subject: its name, its English words."""
    phrases = (subject.name, *subject.words.get("en", ()))
    signs = "|".join(re.escape(phrase.casefold()).replace(r"\*", r"\w*") for phrase in phrases)
    return re.compile(rf"\b(?:{signs})(?!\w)")
