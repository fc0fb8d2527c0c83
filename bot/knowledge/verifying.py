"""Do the quotes stand in the texts, word for word?"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Citation, Source, Statement
from bot.knowledge.problems import Finding, Level

__all__ = ["SourceText", "Verification", "verify_quotes"]

_FOLDED = str.maketrans(
    {
        **dict.fromkeys('‘’‚‛“”„‟«»‹›`´′″"', "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        "…": "...",
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
_NEAR = 70.0


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found. `checked` counts the quotes that were looked for, `found` those that stand in a text."""

    findings: tuple[Finding, ...]
    checked: int
    found: int
    with_text: tuple[str, ...]
    without_text: tuple[str, ...]


class SourceText:
    """The text of a source, folded, with the number of each paragraph."""

    def __init__(self, text: str) -> None:
        paragraphs = [_fold(line) for line in text.split("\n") if line.strip()]
        self.paragraphs = len(paragraphs)
        self._text = " ".join(paragraphs)
        self._starts: list[int] = []
        position = 0
        for paragraph in paragraphs:
            self._starts.append(position)
            position += len(paragraph) + 1

    def find(self, quote: str) -> list[range]:
        """The numbers of the paragraphs of each place where the quote stands; it may run over several."""
        wanted = _fold(quote)
        if not wanted:
            return []
        pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
        return [
            range(self._paragraph(match.start()), self._paragraph(match.end() - 1) + 1)
            for match in pattern.finditer(self._text)
        ]

    def nearest(self, quote: str) -> str | None:
        """The words of the text that are most like a quote that does not stand there, if any are like it."""
        wanted = _fold(quote)
        match = fuzz.partial_ratio_alignment(wanted.casefold(), self._text.casefold(), score_cutoff=_NEAR)
        if match is None or len(self._text.casefold()) != len(self._text):
            return None
        begin = self._text.rfind(" ", 0, match.dest_start + 1) + 1
        end = self._text.find(" ", max(match.dest_end - 1, 0))
        return self._text[begin : end if end >= 0 else None].strip()

    def _paragraph(self, position: int) -> int:
        return bisect_right(self._starts, position)


@dataclass(slots=True)
class _Texts:
    """The texts of a directory, each read once. `findings` are about those that could not be read."""

    directory: Path
    findings: list[Finding] = field(default_factory=list)
    _read: dict[str, SourceText | None] = field(default_factory=dict)

    def of(self, source: Source) -> SourceText | None:
        if source.id not in self._read:
            self._read[source.id] = self._load(source)
        return self._read[source.id]

    def _load(self, source: Source) -> SourceText | None:
        for name in (source.id, source.text):
            path = self.directory / f"{name}.txt"
            if name is None or not path.is_file():
                continue
            try:
                return SourceText(path.read_text(encoding="utf-8-sig"))
            except UnicodeDecodeError:
                message = f"{path} is not UTF-8; save it with that encoding"
            except OSError as error:
                message = f"{path} cannot be read: {error.strerror}"
            self.findings.append(Finding(("sources", source.id), message))
            return None
        return None


def verify_quotes(base: FactBase, directory: Path) -> Verification:
    """Look for every quote in the texts `<source id>.txt` or `<text>.txt` of a directory.

    White space, quotation marks and dashes may differ from the printed ones, letters may not. A quote
    must stand in one of the sources that its statement cites: another may render it in other words. That
    it stands in another paragraph of a source than those cited is a warning.
    """
    texts = _Texts(directory)
    findings: list[Finding] = []
    checked = found = 0
    for statement in base.statements.values():
        cited: dict[str, tuple[SourceText, list[int]]] = {}
        for index, citation in enumerate(statement.citations):
            text = texts.of(citation.source)
            if text is not None:
                findings.extend(_paragraph_exists(statement, index, citation, text))
                cited.setdefault(citation.source.id, (text, []))[1].append(index)
        if statement.quote is None or not cited:
            continue
        checked += 1
        places = {source_id: text.find(statement.quote) for source_id, (text, _) in cited.items()}
        if any(places.values()):
            found += 1
            for source_id, (_, indexes) in cited.items():
                findings.extend(_in_the_right_paragraph(statement, source_id, indexes, places[source_id]))
        else:
            findings.append(_nowhere(statement, {source_id: text for source_id, (text, _) in cited.items()}))
    known = {source.id: texts.of(source) is not None for source in base.sources.values()}
    return Verification(
        findings=(*texts.findings, *findings),
        checked=checked,
        found=found,
        with_text=tuple(source_id for source_id, has_text in known.items() if has_text),
        without_text=tuple(source_id for source_id, has_text in known.items() if not has_text),
    )


def _paragraph_exists(statement: Statement, index: int, citation: Citation, text: SourceText) -> Iterator[Finding]:
    if citation.paragraph is not None and citation.paragraph > text.paragraphs:
        message = (
            f"{citation.source.id} has {text.paragraphs} paragraphs, so there is no paragraph {citation.paragraph}"
        )
        yield Finding(("statements", statement.id, "sources", index, "paragraph"), message)


def _in_the_right_paragraph(
    statement: Statement, source_id: str, indexes: list[int], where: list[range]
) -> Iterator[Finding]:
    """Say so where a quote stands in none of the paragraphs that are cited of a source, but in others."""
    named = {paragraph: index for index in indexes if (paragraph := statement.citations[index].paragraph) is not None}
    if where and len(named) == len(indexes) and not any(paragraph in place for place in where for paragraph in named):
        right = " or ".join(str(place[0]) for place in where)
        wrong = " or ".join(map(str, named))
        message = f"'{statement.quote}' stands in paragraph {right} of {source_id}, not in {wrong}"
        yield Finding(("statements", statement.id, "sources", indexes[0], "paragraph"), message, Level.WARNING)


def _nowhere(statement: Statement, texts: dict[str, SourceText]) -> Finding:
    """A quote that stands in none of the texts, with what comes nearest to it."""
    quote = statement.quote or ""
    near = next(
        (
            f"; the nearest words in {key} are '{words}'"
            for key, text in texts.items()
            if (words := text.nearest(quote))
        ),
        "",
    )
    return Finding(
        ("statements", statement.id, "quote"), f"'{quote}' does not stand in {' or '.join(texts)} word for word{near}"
    )


def _fold(text: str) -> str:
    """A text in which only what a printer may choose has been made alike."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLDED).split())
