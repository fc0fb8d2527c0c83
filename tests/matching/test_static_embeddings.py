"""The vectors read from the wordllama package, against the package's own tokenizer."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from bot.matching.static_embeddings import StaticEmbeddings, known_words, load_embeddings


@pytest.fixture(scope="module")
def embeddings() -> StaticEmbeddings:
    loaded = load_embeddings()
    assert loaded is not None
    return loaded


def test_words_are_split_as_the_package_splits_them(embeddings: StaticEmbeddings) -> None:
    spec = importlib.util.find_spec("wordllama")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "tokenizers"
    reference = Tokenizer.from_file(str(folder / "l2_supercat_tokenizer_config.json"))
    for word in ("troops", "ceasefire", "unbelievable", "x", "zzzzqqq", "2024", "на", "中国", "ᚠ", "demobilisation"):
        assert embeddings.split(word) == reference.encode(word, add_special_tokens=False).ids


def test_a_name_is_one_piece_although_folding_took_its_capital(embeddings: StaticEmbeddings) -> None:
    assert len(embeddings.split("ukraine")) == len(embeddings.split("france")) == 1


def test_words_of_like_meaning_are_nearer_than_others(embeddings: StaticEmbeddings) -> None:
    soldiers, troops, weather = (embeddings.word(word) for word in ("soldiers", "troops", "weather"))
    assert float(soldiers @ troops) > float(soldiers @ weather) + 0.2
    assert np.isclose(np.linalg.norm(troops), 1.0, atol=1e-5)


def test_ordinary_words_are_known_and_slips_are_not() -> None:
    known = known_words()
    assert {"troops", "soldiers", "weather", "thanks"} <= known
    assert not {"trops", "soliders", "wheather"} & known


def test_loading_does_not_import_the_package() -> None:
    code = (
        "import sys; from bot.matching.static_embeddings import load_embeddings; assert load_embeddings();"
        "print(sorted({'wordllama', 'requests', 'tokenizers'} & set(sys.modules)))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
