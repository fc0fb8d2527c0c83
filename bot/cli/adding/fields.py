"""The fields of the fact base as questions: what each means, and which answers it takes."""

from __future__ import annotations

import unicodedata

from bot.cli.adding.dialogue import Refused
from bot.knowledge import kinds
from bot.knowledge.reading import interpret
from bot.knowledge.shape import DOCUMENT

__all__ = ["checked", "explanation", "field", "meanings"]


def field(section: str, name: str) -> kinds.Field:
    """A field of the entries of a section."""
    kind = DOCUMENT.by_name[section].kind
    assert isinstance(kind, kinds.ListOf) and isinstance(kind.item, kinds.Record)
    return kind.item.by_name[name]


def explanation(section: str, name: str) -> list[str]:
    """What the shape of the base says of a field."""
    found = field(section, name)
    return [found.help, *(f"{word}: {meaning}" for word, meaning in meanings(section, name).items())]


def meanings(section: str, name: str) -> dict[str, str]:
    """The words that a field takes, each with what it means; none where it takes any text."""
    kind = field(section, name).kind
    return {str(word): meaning for word, meaning in kind.meanings.items()} if isinstance(kind, kinds.Choice) else {}


def checked(text: str, kind: kinds.Kind) -> str:
    """The text, if a field of this kind takes it.

    Raises:
        Refused: if it does not.
    """
    invisible = next((sign for sign in text if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"}), None)
    if invisible is not None:
        raise Refused(f"This contains the invisible character U+{ord(invisible):04X}; type it without.")
    _, complaint = interpret(text, kind)
    if complaint:
        raise Refused(f"{complaint[0].upper()}{complaint[1:]}.")
    if isinstance(kind, kinds.Text | kinds.Url) and len(text) > kind.longest:
        raise Refused(f"This has {len(text)} characters; {kind.longest} at most can be shown.")
    return text
