"""What the base covers: the document and the picture in `docs` are those of the base as it is."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from bot.cli.main import main
from bot.knowledge import FactBase
from bot.knowledge.balance import backing, by_month, by_state
from bot.knowledge.exports import to_coverage
from bot.knowledge.exports.coverage import picture_in_words
from bot.settings import PROJECT
from tests.knowledge.bases import SMALL, load

Output = pytest.CaptureFixture[str]

MAKE_IT = "python -m bot coverage --output docs/coverage.md --picture docs/images/coverage.png"
DOCUMENT = PROJECT / "docs" / "coverage.md"
PICTURE = PROJECT / "docs" / "images" / "coverage.png"


def _cells(text: str) -> list[list[str]]:
    """The rows of all tables, as a reader of Markdown sees them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    rows: list[list[str]] = []
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"td_open", "th_open"}:
            rows[-1].append(tokens[place + 1].content)
    return rows


def test_the_document_in_docs_is_that_of_the_base(base: FactBase) -> None:
    true = DOCUMENT.read_text(encoding="utf-8") == to_coverage(base, "images/coverage.png")
    assert true, f"docs/coverage.md is not that of knowledge.yaml any more; run: {MAKE_IT}"


def test_the_picture_in_docs_is_that_of_the_base(base: FactBase) -> None:
    true = picture_in_words(base).encode() in PICTURE.read_bytes()
    assert true, f"docs/images/coverage.png is not that of knowledge.yaml any more; run: {MAKE_IT}"


def test_the_tables_of_the_document_add_up(base: FactBase) -> None:
    rows = {row[0]: row[1:] for row in _cells(to_coverage(base))}
    for month, found in by_month(base).items():
        assert sum(map(int, rows[f"{month[0]}-{month[1]:02d}"])) == found.total()
    for state, made in by_state(base).items():
        _, statements, *by_side = map(int, rows[state.name if state else "no one state"])
        assert statements == sum(by_side) == len(made)
    for each in backing(base):
        assert rows[each.ownership] == [str(each.sources), str(each.statements), str(each.alone)]


def test_the_document_names_what_is_thin(tmp_path: Path) -> None:
    text = to_coverage(load(tmp_path, ("      - {id: morning-post-2024-02-27}\n", "")))
    assert "**Topics with positions on one side only: 1.** cost (0 for or open, 1 against or warning)" in text
    assert "**On state media of Sudland alone: 1.** `brandt-2024-02-warning`" in text
    assert "**Actors with a stance and no quotation: 0.**\n" in text


def test_the_document_shows_the_picture_from_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    document, picture = tmp_path / "coverage.md", tmp_path / "images" / "months.png"
    command = ["coverage", "--knowledge", str(SMALL), "--output", str(document), "--picture", str(picture)]
    assert main(command) == 0
    assert "](images/months.png)" in document.read_text(encoding="utf-8")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_document_is_printed_where_no_file_is_named(small: FactBase, capsys: Output) -> None:
    assert main(["coverage", "--knowledge", str(SMALL)]) == 0
    assert capsys.readouterr().out == to_coverage(small)


def _without(library: str) -> Callable[..., Any]:
    real = builtins.__import__

    def importing(name: str, *rest: Any) -> Any:
        if name.startswith(library):
            raise ImportError(name)
        return real(name, *rest)

    return importing


def test_without_the_library_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Output
) -> None:
    monkeypatch.setattr(builtins, "__import__", _without("matplotlib"))
    assert main(["coverage", "--knowledge", str(SMALL), "--picture", str(tmp_path / "months.png")]) == 2
    assert capsys.readouterr().err == "the picture needs matplotlib; install it with: pip install -e '.[dev]'\n"


def test_a_picture_that_cannot_be_written_is_one_sentence(tmp_path: Path, capsys: Output) -> None:
    assert main(["coverage", "--knowledge", str(SMALL), "--picture", str(tmp_path / "none" / "months.png")]) == 2
    assert "cannot be written: No such file or directory" in capsys.readouterr().err
