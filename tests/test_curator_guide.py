"""The guide's own example obeys the rules it teaches."""

from __future__ import annotations

import re
from pathlib import Path

from bot.cli.main import main
from bot.knowledge import kinds, load_fact_base
from bot.knowledge.checks.questions import is_oblique
from bot.knowledge.shape import DOCUMENT
from tests.knowledge.bases import changed, write

GUIDE = (Path(__file__).parent.parent / "docs" / "curator-guide.md").read_text(encoding="utf-8")
SOURCE, ACTOR, STATEMENT = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
ARTICLE = " ".join(line.removeprefix("> ") for line in re.findall(r"^> .*$", GUIDE, re.MULTILINE))


def _with_the_example(folder: Path) -> Path:
    text = changed(
        ("\nsources:\n", f"\n{ACTOR}sources:\n"),
        ("\nstatements:\n", f"\n{SOURCE}statements:\n"),
        ("\ndeclined:\n", f"\n{STATEMENT}declined:\n"),
    )
    return write(folder, text)


def test_the_example_passes_check_without_a_word(tmp_path: Path) -> None:
    assert main(["check", "--strict", str(_with_the_example(tmp_path))]) == 0


def test_the_example_passes_verify_on_the_article_it_quotes(tmp_path: Path) -> None:
    (tmp_path / "morning-herald-2024-03-06.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["verify", "--texts", str(tmp_path), str(_with_the_example(tmp_path))]) == 0


def test_the_example_shows_what_oblique_means(tmp_path: Path) -> None:
    statement = load_fact_base(_with_the_example(tmp_path)).statements["lund-2024-03-no-soldier"]
    assert sum(is_oblique(question, statement) for question in statement.questions) >= 2
    assert is_oblique("Will the north put boots on the ground?", statement)


def test_every_field_a_curator_can_write_is_explained() -> None:
    def fields(kind: kinds.Kind) -> set[str]:
        match kind:
            case kinds.Record():
                return {field.name for field in kind.fields}.union(*(fields(field.kind) for field in kind.fields))
            case kinds.ListOf():
                return fields(kind.item)
        return set()

    prose = re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)
    explained = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`[^`]+`", prose)) + STATEMENT))
    common = {"name", "description", "words", "note", "title", "contact", "licence", "neutrality"}
    assert fields(DOCUMENT) - common - {"question", "reason"} <= explained
