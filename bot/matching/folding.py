"""One plain form for every spelling of a text: lower case, Latin letters, no accents, no markup.

`fold` is idempotent, takes time linear in its input, and reads no more than `LONGEST_TEXT` characters: what
stands beyond that adds nothing to a question.

Cyrillic goes to Latin letter by letter, in one stable way for Russian and Ukrainian alike, chosen so that a name
comes close to how English newspapers print it: Макрон -> makron, Шольц -> sholts, Зеленский and Зеленський ->
zelenskiy, Україна and Украина -> ukraina. The whole table is `CYRILLIC`. Letters of other scripts are kept as they are.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST_TEXT: Final = 2_000
"""Characters of a text that are read; the rest is cut off."""

CYRILLIC: Final[dict[str, str]] = {
    **dict(zip("абвгґдезиіклмнопрстуфыэў", "abvggdeziiklmnoprstufyew", strict=True)),
    "ё": "e",
    "є": "e",
    "ж": "zh",
    "й": "y",
    "ї": "i",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ь": "",
    "ъ": "",
    "ј": "j",
    "љ": "lj",
    "њ": "nj",
    "ћ": "c",
    "ђ": "dj",
    "џ": "dz",
    "ѕ": "dz",
}
"""Lower-case Cyrillic letters of Russian, Ukrainian, Belarusian, Serbian and Macedonian, in Latin."""

LATIN: Final[dict[str, str]] = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ŧ": "t",
    "ŋ": "n",
    "ĸ": "k",
    "ɨ": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ß": "ss",
    "ə": "e",
}
"""Latin letters that no decomposition takes to plain ones."""

_APOSTROPHES: Final = "’‘ʼ‛ʹʻʽ′´＇՚"
_QUOTES: Final = "“”„‟«»‹›″〝〞＂"
_DASHES: Final = "‐‑‒–—―−﹣－"
_KEPT_MARKS: Final = "'\"-.,?!:/%&$+()"

# Marks that the last step turns into spaces. Angle brackets and "@" last until the mentions have been removed.
_ASCII_STEP: Final = {
    **dict.fromkeys(range(0x20)),
    0x7F: None,
    **dict.fromkeys((9, 10, 11, 12, 13), " "),
    **dict.fromkeys((ord(mark) for mark in "*~`|\\^{}[]=;"), " "),
}
_LAST_STEP: Final = str.maketrans(dict.fromkeys("<>@#_", " "))

_MENTION_OR_ADDRESS: Final = re.compile(
    r"<(?:@[!&]?\d+|#\d+|id:[a-z]+|a?:[a-z0-9_]+:\d+|t:-?\d+(?::[a-z])?|/[a-z0-9_ -]+:\d+)>"
    r"|@(?:everyone|here)"
    r"|https?://[^\s<>()\"]*|www\.[^\s<>()\"]+"
)


_HASHTAG: Final = re.compile(r"#(\w+)")
_HASHTAG_WORD: Final = re.compile(r"[^\W\d_a-z]+(?![a-z])|[^\W\d_]?[a-z]+|\d+|\w")


class _CharacterTable(dict[int, str | None]):
    """Characters outside ASCII, looked up once each: what they become, or `None` for nothing."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        target: str | None
        if code < 0x80:
            target = _ASCII_STEP.get(code, character)
        elif category in ("Cf", "Cc", "Cs", "Mn", "Me", "Co", "Cn"):
            # Controls, zero-width characters, direction marks, accents, private and unassigned characters.
            target = None
        elif category == "Nd":
            target = str(unicodedata.digit(character))
        elif category[0] in "LN" or category == "Mc":
            target = character
        else:
            target = " "
        self[code] = target
        return target


def _composed_table() -> _CharacterTable:
    table = _CharacterTable({ord(letter): latin for letter, latin in (CYRILLIC | LATIN).items()})
    table.update(dict.fromkeys(map(ord, _APOSTROPHES), "'"))
    table.update(dict.fromkeys(map(ord, _QUOTES), '"'))
    table.update(dict.fromkeys(map(ord, _DASHES), "-"))
    return table


class _AccentKeepingTable(_CharacterTable):
    """As the table above, but accents stay: they still have to meet their letter."""

    def __missing__(self, code: int) -> str | None:
        if unicodedata.category(chr(code)) in ("Mn", "Me"):
            self[code] = chr(code)
            return self[code]
        return super().__missing__(code)


_COMPOSED: Final = _AccentKeepingTable(_composed_table())
_DECOMPOSED: Final = _composed_table()


def fold(text: str) -> str:
    """The plain form of a text: lower-case words and numbers, basic punctuation, single spaces.

    Hashtags are cut into their words (#NoTroops). Markup, mentions (`<@1>`, `<#1>`, `<:name:1>`, `@everyone`) and
    web addresses are dropped, as are accents, control and zero-width characters. Apostrophes, quotation marks and
    dashes become `'`, `"` and `-`.
    """
    text = text[:LONGEST_TEXT]
    if "#" in text:
        text = _HASHTAG.sub(_spaced, text)[:LONGEST_TEXT]
    if text.isascii():
        return _fold_ascii(text)
    # A second pass is almost never needed; rare compatibility characters come apart into others that fold further.
    for _ in range(4):
        before = text
        text = _fold_once(text)
        if text == before or text.isascii():
            break
    return text


def _spaced(hashtag: re.Match[str]) -> str:
    """The words of a hashtag, which only its capitals tell apart; a mention of a channel (#123) stays as it is."""
    tag = hashtag[1]
    return hashtag[0] if tag.isdigit() else " " + " ".join(_HASHTAG_WORD.findall(tag))


def _fold_ascii(text: str) -> str:
    text = text.lower().translate(_ASCII_STEP)
    if "<" in text or "@" in text or "://" in text or "www." in text:
        text = _MENTION_OR_ADDRESS.sub(" ", text)
    return " ".join(text.translate(_LAST_STEP).split())


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().translate(_COMPOSED)
    text = unicodedata.normalize("NFKD", text).casefold().translate(_DECOMPOSED)
    return _fold_ascii(text)[:LONGEST_TEXT].rstrip()
