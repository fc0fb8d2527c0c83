"""Static word embeddings: the vectors that the `wordllama` package ships, read without importing it.

Its wheel holds 32,000 token vectors of 256 dimensions (half precision, 16 MB) and a byte-pair tokenizer. Importing
the package costs half a second and sets up logging; here the two files are read directly, the vectors as a memory
map, and words are split by the same merge rules (`tests/matching/test_static_embeddings.py` compares the two).
Without the package everything still works, only this view is off.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_WEIGHTS: Final = "weights/l2_supercat_256.safetensors"
_TOKENIZER: Final = "tokenizers/l2_supercat_tokenizer_config.json"
_WORD_START: Final = "▁"
_LONGEST_WORD: Final = 40
_REMEMBERED_WORDS: Final = 50_000
_SPREAD_SAMPLE: Final = 4


class StaticEmbeddings:
    """A vector for any word: the mean of the vectors of its pieces."""

    def __init__(self, tokens: NDArray[np.float16], pieces: dict[str, int], ranks: dict[tuple[str, str], int]) -> None:
        # A plain view: indexing a memory map makes another one each time, which takes longer than reading a word.
        self._tokens: Final = np.asarray(tokens)
        self._pieces: Final = pieces
        self._ranks: Final = ranks
        self._remembered: dict[str, Vectors] = {}
        self._lock: Final = Lock()
        self.dimensions: Final = int(tokens.shape[1])
        self.whole_words: Final = frozenset(
            piece[1:].lower() for piece in pieces if len(piece) > 2 and piece[0] == _WORD_START and piece[1:].isalpha()
        )
        """Words that are one piece: frequent in ordinary text, mostly English, some of them beginnings of words."""

    def split(self, word: str) -> list[int]:
        """The piece numbers of one folded word.

        Folding has taken the capitals away; where the word is one piece only with its capital (a name), that is
        the piece.
        """
        whole = self._pieces.get(_WORD_START + word)
        if whole is None:
            whole = self._pieces.get(_WORD_START + word.capitalize())
        return [whole] if whole is not None else self._merge(_WORD_START + word[:_LONGEST_WORD])

    def _merge(self, marked: str) -> list[int]:
        parts = list(marked)
        while len(parts) > 1:
            ranked = [
                (self._ranks[pair], position) for position, pair in enumerate(pairwise(parts)) if pair in self._ranks
            ]
            if not ranked:
                break
            position = min(ranked)[1]
            parts[position : position + 2] = [parts[position] + parts[position + 1]]
        numbers: list[int] = []
        for part in parts:
            known = self._pieces.get(part)
            if known is not None:
                numbers.append(known)
            else:
                numbers.extend(self._pieces[f"<0x{byte:02X}>"] for byte in part.encode())
        return numbers

    def word(self, word: str) -> Vectors:
        """The vector of one folded word, of length one."""
        vector = self._remembered.get(word)
        if vector is None:
            vector = np.add.reduce(self._tokens[self.split(word)], axis=0, dtype=np.float32)
            vector /= max(float(np.sqrt(vector @ vector)), 1e-9)
            with self._lock:
                if len(self._remembered) >= _REMEMBERED_WORDS:
                    self._remembered.clear()
                self._remembered[word] = vector
        return vector

    def words(self, words: Sequence[str]) -> Vectors:
        """The vectors of several words, one a row."""
        if not words:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.array([self.word(word) for word in words])

    def ordinary_covariance(self) -> Vectors:
        """How the vectors of ordinary words vary: the covariance over a sample of the pieces that begin a word."""
        whole = sorted(number for piece, number in self._pieces.items() if piece[0] == _WORD_START)
        sample = normalised(self._tokens[whole[::_SPREAD_SAMPLE]].astype(np.float32))
        sample -= sample.mean(axis=0)
        return np.asarray(sample.T @ sample / len(sample), dtype=np.float32)


@cache
def load_embeddings() -> StaticEmbeddings | None:
    """The embeddings, read once a process; `None` where `wordllama` is not installed or its files are not there."""
    spec = importlib.util.find_spec("wordllama")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    if not (folder / _WEIGHTS).is_file() or not (folder / _TOKENIZER).is_file():
        return None
    model: dict[str, Any] = json.loads((folder / _TOKENIZER).read_text(encoding="utf-8"))["model"]
    ranks = {}
    for rank, merge in enumerate(model["merges"]):
        left, right = merge.split(" ") if isinstance(merge, str) else merge
        ranks[left, right] = rank
    return StaticEmbeddings(_read_tensor(folder / _WEIGHTS), model["vocab"], ranks)


def _read_tensor(path: Path) -> NDArray[np.float16]:
    """The one half-precision tensor of a safetensors file: 8 bytes of header length, a JSON header, the numbers."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header: dict[str, Any] = json.loads(file.read(length))
    tensor = header["embedding.weight"]
    if tensor["dtype"] != "F16":
        raise ValueError(f"{path}: expected half-precision vectors (F16), found {tensor['dtype']}")
    rows, columns = tensor["shape"]
    offset = 8 + length + tensor["data_offsets"][0]
    return np.memmap(path, dtype="<f2", mode="r", offset=offset, shape=(rows, columns))


def known_words() -> frozenset[str]:
    """Words of ordinary language, folded to lower case; empty without the embeddings."""
    embeddings = load_embeddings()
    return embeddings.whole_words if embeddings else frozenset()


def normalised(rows: NDArray[np.floating]) -> Vectors:
    """The rows at length one; rows of zeros stay zero."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return np.asarray(rows / np.maximum(lengths, 1e-9)[:, None], dtype=np.float32)
