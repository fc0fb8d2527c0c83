"""The documents lead where they say, and everybody finds the rules of the house."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bot.knowledge import FactBase

PROJECT = Path(__file__).parent.parent
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").glob("*.md")])


def _targets(document: Path) -> list[str]:
    """Where the links and pictures of a document lead, other than to the web."""
    tokens = MarkdownIt("commonmark").parse(document.read_text(encoding="utf-8"))
    found = [
        str(child.attrs.get("href") or child.attrs.get("src"))
        for token in tokens
        for child in token.children or ()
        if child.type in {"link_open", "image"}
    ]
    return [target for target in found if not re.match(r"\w+:", target)]


def _anchors(document: Path) -> set[str]:
    """The headings as the names by which links lead to them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(document: Path) -> None:
    for target in _targets(document):
        name, _, anchor = target.partition("#")
        file = document.parent / name if name else document
        assert file.exists(), f"{document.name} leads to {target}, which is not there"
        assert not anchor or anchor in _anchors(file), f"{document.name} leads to {target}, a heading that is not there"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/curator-guide.md"])
def test_the_editorial_policy_is_found_from_where_people_begin(name: str) -> None:
    assert any(target.endswith("editorial-policy.md") for target in _targets(PROJECT / name))


def test_the_policy_names_the_licence_of_the_base_as_the_base_does(base: FactBase) -> None:
    policy = (PROJECT / "docs" / "editorial-policy.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in base.meta.licence
    assert "CC BY 4.0" in policy
