"""Text made safe and short: what is shown is one clean line that fits, cut where a word ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

__all__ = ["ELLIPSIS", "capitalised", "clean", "cut", "fit", "lowered", "units"]

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MARKS = frozenset({"Mn", "Me"})
_TAKEN_OUT = _INVISIBLE | _MARKS
_MARKS_IN_A_ROW = 3
ELLIPSIS = "…"
"""What stands for the words that were cut off."""

_SPACE = re.compile(r"\s+")


def units(text: str) -> int:
    """Length as the strictest counter sees it: characters outside the basic plane count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """One line without control, zero-width, direction-changing or piled-up combining characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    text = _SPACE.sub(" ", text).strip()
    # Most texts have nothing to take out, and far fewer different characters than characters.
    if _TAKEN_OUT.isdisjoint(map(unicodedata.category, set(text))):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if category in _INVISIBLE:
            continue
        marks = marks + 1 if category in _MARKS else 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(character)
    return _SPACE.sub(" ", "".join(kept)).strip()


def capitalised(text: str) -> str:
    """`text` with a capital at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """`text` with a small letter at its beginning, the rest as it is: German nouns keep their capitals."""
    return text[:1].lower() + text[1:]


def cut(text: str, limit: int) -> str:
    """`text` in at most `limit` units, ended at a word with an ellipsis where it had to be shortened."""
    return fit(text, limit, lambda part: part)


def fit(text: str, limit: int, escape: Callable[[str], str]) -> str:
    """The escaped `text` in at most `limit` units; cutting happens before escaping, so no escape is torn."""
    whole = escape(text)
    if units(whole) <= limit:
        return whole
    if limit < 1:
        return ""
    low, high = 0, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        if units(escape(text[:middle])) <= limit - 1:
            low = middle
        else:
            high = middle - 1
    head = text[:low]
    word_end = head.rfind(" ")
    if word_end > low * 2 // 3 and not text[low : low + 1].isspace():
        head = head[:word_end]
    return escape(head.rstrip(" ,;:–-")) + ELLIPSIS
