"""Whatever stands in the file, the loader answers with a base or with its one exception."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge import FactBase, FactBaseError, load_fact_base
from bot.knowledge.checks import run_checks
from bot.knowledge.plain import to_plain
from bot.knowledge.verifying import SourceText
from tests.knowledge.bases import SMALL, SMALL_TEXT

_quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

_SMALL: dict[str, Any] = to_plain(load_fact_base(SMALL))
_SMALL["topics"][0]["names"] = {"fr": "le pont", "uk": "міст"}

_json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def _load(path: Path, data: bytes) -> FactBase | None:
    """The base of some bytes, or None where they are refused as they should be."""
    path.write_bytes(data)
    try:
        base = load_fact_base(path)
    except FactBaseError as error:
        assert error.problems
        assert all(problem.line >= 1 and problem.message for problem in error.problems)
        return None
    run_checks(base, str(path), {})
    return base


@_quick
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_refused_politely(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    assert _load(tmp_path_factory.getbasetemp() / "any.yaml", data) is None


@_quick
@given(
    start=st.integers(0, len(SMALL_TEXT)),
    length=st.integers(0, 40),
    put=st.text(max_size=12)
    | st.sampled_from(["- ", ": ", "\n", "\t", "'", '"', "[", "}", "*a", "&a", "!!x ", "|", "~"]),
)
def test_a_base_with_any_slip_of_the_hand_loads_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int, put: str
) -> None:
    text = SMALL_TEXT[:start] + put + SMALL_TEXT[start + length :]
    _load(tmp_path_factory.getbasetemp() / "slip.yaml", text.encode("utf-8", "surrogatepass"))


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        inner = [(key, each) for key, each in value.items()]
    elif isinstance(value, list):
        inner = list(enumerate(value))
    else:
        inner = []
    return [path, *(found for key, each in inner for found in _paths(each, (*path, key)))]


@_quick
@given(path=st.sampled_from(_paths(_SMALL)), value=_json_values)
def test_a_base_with_any_value_anywhere_loads_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, path: tuple[Any, ...], value: Any
) -> None:
    document = json.loads(json.dumps(_SMALL))
    if path:
        around = document
        for key in path[:-1]:
            around = around[key]
        around[path[-1]] = value
    else:
        document = value
    base = _load(tmp_path_factory.getbasetemp() / "value.yaml", json.dumps(document).encode())
    if base is not None:
        again = _load(tmp_path_factory.getbasetemp() / "again.yaml", json.dumps(to_plain(base)).encode())
        assert again == base


@_quick
@given(before=st.text(max_size=40), quote=st.text(min_size=1, max_size=40), after=st.text(max_size=40))
def test_a_quote_that_was_copied_from_a_text_is_found_in_it(before: str, quote: str, after: str) -> None:
    text = SourceText(f"{before}\n\n{quote}\n\n{after}")
    found = text.find(quote)
    assert found or not any(sign.isprintable() and not sign.isspace() for sign in quote) or not _fold_keeps(quote)
    assert all(1 <= number <= text.paragraphs for places in found for number in places)


def _fold_keeps(quote: str) -> bool:
    """Tell whether something of a quote is left when what a printer may choose is folded."""
    return bool(SourceText(quote).paragraphs) and bool(SourceText(quote).find(quote))
