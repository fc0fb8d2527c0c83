"""The file of a fact base, for the commands that change it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from bot.cli.support import unusable, write_whole
from bot.knowledge import FactBase, FactBaseError
from bot.knowledge.document import read_text
from bot.knowledge.loading import read_fact_base
from bot.knowledge.problems import Lines

__all__ = ["FactBaseFile"]


@dataclass(frozen=True)
class FactBaseFile:
    """A file as it was read: its text, with the line ends it has, and what it holds."""

    path: Path
    text: str
    base: FactBase
    lines: Lines
    mark: str
    """The byte order mark that some editors put at the beginning."""

    @classmethod
    def read(cls, path: Path) -> FactBaseFile:
        """Read and load a file.

        Raises:
            Unusable: if it has problems; the message holds them, one a line.
        """
        try:
            text = read_text(path)
            base, lines = read_fact_base(text, str(path))
        except FactBaseError as error:
            raise unusable(error) from None
        with path.open("rb") as file:
            marked = file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
        return cls(path, text, base, lines, "\ufeff" if marked else "")

    def replace(self, text: str) -> None:
        """Put another text into the file, whole or not at all.

        Raises:
            Unusable: if it cannot be written.
        """
        write_whole(self.path, self.mark + text)
