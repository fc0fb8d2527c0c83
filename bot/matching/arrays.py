"""Numbers in rows, held as flat arrays; and rows remembered within a bound of memory."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

LENGTH_POWER: Final = 0.7
_ROW_MEMORY: Final = 32_000_000


class Table:
    """Numbers listed row after row in one array."""

    def __init__(self, values: NDArray[np.int32], lengths: Numbers) -> None:
        self.values: Final = values
        self.starts: Final = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths)))
        """Where each row begins in `values`, and at last where the last one ends."""

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Table:
        """A table of these rows."""
        lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
        return cls(np.fromiter(chain.from_iterable(rows), np.int32, int(lengths.sum())), lengths)

    def positions(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Where in `values` these rows stand, one after the other, and where in that list each begins."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        offsets = np.cumsum(lengths) - lengths
        return np.arange(int(lengths.sum())) + np.repeat(self.starts[rows] - offsets, lengths), offsets


class RowMemory:
    """Rows of numbers by name, forgotten all at once when they would take more than 32 MB. Thread-safe."""

    def __init__(self) -> None:
        self._rows: dict[str, Floats] = {}
        self._bytes = 0
        self._lock: Final = Lock()

    def get(self, name: str) -> Floats | None:
        """The row of this name, if it is remembered."""
        return self._rows.get(name)

    def keep(self, name: str, row: Floats) -> Floats:
        """Remembers a row and returns it."""
        with self._lock:
            if self._bytes + row.nbytes > _ROW_MEMORY:
                self._rows.clear()
                self._bytes = 0
            self._bytes += row.nbytes
            self._rows[name] = row
        return row


def smooth_idf(frequencies: NDArray[np.integer], size: int) -> Floats:
    """ln((1 + N) / (1 + n)) + 1: positive for every feature, the highest for one that is nowhere (n = 0)."""
    return (np.log((1 + size) / (1 + frequencies)) + 1).astype(np.float32)


def pivoted(lengths: Floats) -> Floats:
    """What to divide by in place of a vector's length: long phrasings are favoured a little, short ones less.

    Plain cosine overrates short phrasings. On all three development sets a power of 0.7 put 1 to 3 points more
    answers first than the cosine.
    """
    if not len(lengths):
        return lengths
    return np.asarray(lengths**LENGTH_POWER * lengths.mean() ** (1 - LENGTH_POWER), dtype=np.float32)
