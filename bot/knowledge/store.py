"""The running fact base, which can be exchanged for a newer one while questions are being answered."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from threading import Lock

from bot.knowledge.fact_base import FactBase
from bot.knowledge.loading import load_fact_base

__all__ = ["FactBaseStore"]


class FactBaseStore:
    """Holds one base at a time. Readers take `current` once a question and keep that base to its end."""

    def __init__(self, path: str | PathLike[str]) -> None:
        """Load the first base.

        Raises:
            FactBaseError: if the file is no usable fact base.
        """
        self._path = Path(path)
        self._reloading = Lock()
        self._current = load_fact_base(self._path)

    @property
    def current(self) -> FactBase:
        """The base in use now."""
        return self._current

    def reload(self) -> FactBase:
        """Read the file again and put the new base in place of the old, whole.

        Two calls at once follow one another, so that the base of the later one stays.

        Raises:
            FactBaseError: if the file has problems; then the running base stays.
        """
        with self._reloading:
            self._current = load_fact_base(self._path)
            return self._current
