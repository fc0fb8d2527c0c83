"""The base in other forms: nothing lost, nothing dangerous."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge import load_fact_base
from bot.knowledge.exports import to_csv, to_json_ld, to_markdown
from tests.knowledge.bases import SMALL, load


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_has_one_row_a_statement_with_who_and_in_what_role() -> None:
    keller, brandt = _rows(to_csv(load_fact_base(SMALL)))
    assert (keller["who"], keller["role_then"], keller["date"]) == (
        "Anna Keller",
        "Prime Minister of Norland",
        "2024-02-26",
    )
    assert (brandt["allegation"], brandt["date"]) == ("yes", "")
    assert brandt["ownership"] == "state | independent"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_a_cell_is_never_a_formula(tmp_path: Path, sign: str) -> None:
    base = load(tmp_path, ("quote: we close no door", f"quote: '{sign}1 HYPERLINK'"))
    assert _rows(to_csv(base))[0]["quote"] == f"'{sign}1 HYPERLINK"


def test_cells_keep_commas_quotation_marks_and_every_script(tmp_path: Path) -> None:
    base = load(tmp_path, ("quote: we close no door", "quote: 'a, \"b\" и в'"))
    assert _rows(to_csv(base))[0]["quote"] == 'a, "b" и в'


def _nodes(graph: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in graph["@graph"]}


def test_linked_data_calls_everything_a_claim_of_somebody() -> None:
    nodes = _nodes(to_json_ld(load_fact_base(SMALL)))
    claim = nodes["#statement-brandt-2024-02-warning"]
    assert (claim["@type"], claim["genre"]) == ("Claim", "allegation")
    assert claim["author"] == [
        {"@type": "Role", "roleName": "Defence Minister of Sudland", "author": {"@id": "#actor-otto-brandt"}}
    ]
    assert nodes["#quotation-brandt-2024-02-warning"]["text"] == "they are there, and they will pay"


def test_every_reference_of_linked_data_leads_somewhere() -> None:
    graph = to_json_ld(load_fact_base(SMALL))
    known = set(_nodes(graph))

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            assert set(value) != {"@id"} or value["@id"] in known
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(graph)


def test_the_document_marks_allegations_state_media_and_sources() -> None:
    text = to_markdown(load_fact_base(SMALL))
    assert "**Allegation.** Otto Brandt claimed" in text
    assert "state media (Sudland)" in text
    assert "[Keller leaves the door ajar](<https://post.example/2024/02/27/keller>)" in text
    assert text.index("## Anna Keller") < text.index("## Otto Brandt")


def test_signs_in_a_text_mean_nothing_to_the_document(tmp_path: Path) -> None:
    base = load(tmp_path, ("quote: we close no door", "quote: '[x](http://y) *z* <b>'"))
    assert "“\\[x\\](http://y) \\*z\\* \\<b\\>”" in to_markdown(base)


def test_a_source_that_is_cited_for_several_paragraphs_is_named_once(tmp_path: Path) -> None:
    one = "- {id: morning-post-2024-02-27, paragraph: 3}"
    base = load(tmp_path, (one, f"{one}\n      - {{id: morning-post-2024-02-27, paragraph: 2}}"))
    row = _rows(to_csv(base))[0]
    assert (row["outlets"], row["paragraphs"]) == ("Morning Post", "2, 3")
    assert "Morning Post, 2024-02-27, paragraphs 2, 3" in to_markdown(base)
    claim = _nodes(to_json_ld(base))["#statement-keller-2024-02-door"]
    assert claim["citation"] == [{"@id": "#source-morning-post-2024-02-27"}]
