"""What others find in the exports of the project's own base: read with the libraries that they would use."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rdflib import RDF, SDO, Graph, Literal, URIRef

from bot.knowledge import FactBase, PartialDate, Statement
from bot.knowledge.exports import to_changelog, to_csv, to_json_ld, to_markdown
from bot.knowledge.model import Correction
from tests.knowledge.bases import load

# rdflib's own reader of JSON-LD uses a class that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

PAGE = "https://base.example/"


@pytest.fixture(scope="module")
def graph(base: FactBase) -> Graph:
    return Graph().parse(data=json.dumps(to_json_ld(base)), format="json-ld", publicID=PAGE)


def _claim(statement: Statement) -> URIRef:
    return URIRef(f"{PAGE}#statement-{statement.id}")


def test_linked_data_holds_a_claim_for_each_statement_and_a_quotation_for_each_quote(
    graph: Graph, base: FactBase
) -> None:
    assert set(graph.subjects(RDF.type, SDO.Claim)) == {_claim(statement) for statement in base.statements.values()}
    quotes = {Literal(statement.quote) for statement in base.statements.values() if statement.quote}
    assert {graph.value(node, SDO.text) for node in graph.subjects(RDF.type, SDO.Quotation)} == quotes


def test_linked_data_says_of_each_claim_who_when_and_from_which_pages(graph: Graph, base: FactBase) -> None:
    for statement in base.statements.values():
        claim = _claim(statement)
        names = {str(graph.value(creator, SDO.name)) for creator in graph.objects(claim, SDO.creator)}
        assert names == {actor.name for actor in statement.actors}
        date = graph.value(claim, SDO.datePublished)
        assert date == (Literal(str(statement.date), datatype=SDO.Date) if statement.date else None)
        pages = {URIRef(citation.source.url) for citation in statement.citations}
        assert {graph.value(page, SDO.url) for page in graph.objects(claim, SDO.citation)} == pages
        based_on = {graph.value(node, RDF.type) for node in graph.objects(claim, SDO.isBasedOn)}
        assert based_on == {SDO.Article, *([SDO.Quotation] if statement.quote else [])}


def test_linked_data_uses_no_word_that_schema_org_does_not_have(graph: Graph) -> None:
    words = {str(predicate) for predicate in graph.predicates() if predicate != RDF.type}
    words |= {str(kind) for kind in graph.objects(None, RDF.type)}
    assert {word for word in words if URIRef(word) not in SDO} == set()


def test_linked_data_tells_of_corrections_and_of_who_owns_an_outlet(tmp_path: Path) -> None:
    mended = load(
        tmp_path, ("stance: open", 'corrections: [{date: "2024-12-03", what: It was Tuesday.}]\n    stance: open')
    )
    graph = Graph().parse(data=json.dumps(to_json_ld(mended)), format="json-ld", publicID=PAGE)
    correction = graph.value(URIRef(f"{PAGE}#statement-keller-2024-02-door"), SDO.correction)
    assert graph.value(correction, RDF.type) == SDO.CorrectionComment
    assert graph.value(correction, SDO.text) == Literal("It was Tuesday.")
    publisher = graph.value(URIRef(f"{PAGE}#source-sudland-radio-2024-03-01"), SDO.publisher)
    assert graph.value(publisher, SDO.ownershipFundingInfo) == Literal("state media (Sudland)")


def test_the_table_gives_back_every_text_and_no_formula(base: FactBase) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(base), newline=""), strict=True))
    assert [row["id"] for row in rows] == list(base.statements)
    for row, statement in zip(rows, base.statements.values(), strict=True):
        assert row["statement"].removeprefix("'") == statement.statement
        assert row["quote"].removeprefix("'") == (statement.quote or "")
        assert row["date"] == str(statement.date or "")
        assert row["urls"].split(" | ") == list(dict.fromkeys(citation.source.url for citation in statement.citations))
        assert not any(re.match(r"\s*[-=+@＝＋－＠]", cell) for cell in row.values())


def _tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").parse(text)


def _texts_after(tokens: list[Token], opening: str, tag: str = "") -> list[str]:
    """What readers see of each block that opens with a token, without the marks."""
    found = []
    for place, token in enumerate(tokens):
        if token.type == opening and token.tag.endswith(tag):
            inline = next(each for each in tokens[place:] if each.type == "inline")
            found.append("".join(child.content for child in inline.children or ()))
    return found


def _links(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        yield from (str(child.attrs["href"]) for child in token.children or () if child.type == "link_open")


def test_the_document_shows_readers_each_text_as_it_stands_in_the_base(base: FactBase) -> None:
    tokens = _tokens(to_markdown(base))
    paragraphs = _texts_after(tokens, "paragraph_open")
    for statement in base.statements.values():
        said = ("Allegation. " if statement.allegation else "") + " ".join(statement.statement.split())
        assert said in paragraphs
    quotes = [f"“{' '.join(s.quote.split())}”" for s in base.statements.values() if s.quote]
    assert sorted(_texts_after(tokens, "blockquote_open")) == sorted(quotes)
    assert len(_texts_after(tokens, "heading_open", "h3")) == len(base.statements)


def test_every_link_of_the_document_leads_to_a_source_or_a_statement(base: FactBase) -> None:
    text = to_markdown(base)
    anchors = {f"#{name}" for name in re.findall(r'^<a id="([a-z0-9-]+)"></a>$', text, re.MULTILINE)}
    assert anchors == {f"#{statement_id}" for statement_id in base.statements}
    normal = MarkdownIt("commonmark").normalizeLink
    pages = {normal(source.url) for source in base.sources.values()}
    assert set(_links(_tokens(text))) <= anchors | pages


@pytest.mark.parametrize(
    "text", ["1. one", "- dash", "+ plus", "a\n\nb", "AT&amp;T", "===", "# no", "<b>x</b>", "[a]: b", "12) twelve"]
)
def test_a_text_is_read_as_it_was_written_whatever_it_looks_like(small: FactBase, text: str) -> None:
    first = replace(next(iter(small.statements.values())), statement=text)
    tokens = _tokens(to_markdown(replace(small, statements={first.id: first})))
    assert " ".join(text.split()) in _texts_after(tokens, "paragraph_open")


def test_an_address_is_read_as_it_was_written(small: FactBase) -> None:
    first = next(iter(small.statements.values()))
    page = replace(first.citations[0].source, url="https://post.example/?a=1&amp;b=2&copy;=(3)")
    cited = replace(first, citations=(replace(first.citations[0], source=page),))
    assert page.url in set(_links(_tokens(to_markdown(replace(small, statements={cited.id: cited})))))


def test_the_changelog_tells_the_newest_correction_first_with_a_link_to_its_statement(small: FactBase) -> None:
    keller, brandt = small.statements.values()
    keller = replace(
        keller,
        corrections=(
            Correction(PartialDate.parse("2024-11-30"), "The place had been Sudstadt."),
            Correction(PartialDate.parse("2024-12-03"), "The day had been Tuesday."),
        ),
    )
    brandt = replace(brandt, corrections=(Correction(PartialDate.parse("2024-12-01"), "The caveat was missing."),))
    tokens = _tokens(to_changelog(replace(small, statements={keller.id: keller, brandt.id: brandt})))
    days = _texts_after(tokens, "heading_open", "h2")
    assert days == ["2024-12-03", "2024-12-01", "2024-11-30", "The corrected statements as they stand now"]
    assert _texts_after(tokens, "list_item_open")[:3] == [
        "keller-2024-02-door (Anna Keller, 2024-02-26): The day had been Tuesday.",
        "brandt-2024-02-warning (Otto Brandt, undated): The caveat was missing.",
        "keller-2024-02-door (Anna Keller, 2024-02-26): The place had been Sudstadt.",
    ]
    inner = {link for link in _links(tokens) if link.startswith("#")}
    assert (
        inner
        == {f"#{heading}" for heading in _texts_after(tokens, "heading_open", "h3")}
        == {
            "#keller-2024-02-door",
            "#brandt-2024-02-warning",
        }
    )


def test_a_base_without_corrections_says_so(small: FactBase) -> None:
    assert _texts_after(_tokens(to_changelog(small)), "paragraph_open") == [
        "No statement has been corrected since readers first saw it."
    ]
