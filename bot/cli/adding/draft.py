"""What has been answered so far, held against the rules of the fact base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from bot.cli.fact_base_file import FactBaseFile
from bot.knowledge import (
    Citation,
    FactBase,
    Level,
    PartialDate,
    Problem,
    Stance,
    Statement,
    StatementKind,
)
from bot.knowledge.checks import Rule, run_checks
from bot.knowledge.editing import entry_text, insert_entry
from bot.knowledge.loading import read_fact_base

__all__ = ["Draft", "blocking"]

_UNNAMED = "draft"


@dataclass
class Draft:
    """The answers for one statement, and the actors and sources that had to be added for it.

    `base` holds the actors and sources that are new, but not the statement.
    """

    file: FactBaseFile
    base: FactBase
    values: dict[str, Any] = field(default_factory=dict)
    additions: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @classmethod
    def begin(cls, file: FactBaseFile) -> Draft:
        """A draft with nothing in it."""
        return cls(file, file.base)

    def add(self, section: str, values: dict[str, Any]) -> None:
        """Add an actor or a source that the statement needs.

        Raises:
            FactBaseError: if the base would no longer load.
            EditingError: if the file has no place for it.
        """
        additions = [*self.additions, (section, values)]
        _, self.base, _ = self._with(self.file, additions)
        self.additions = additions

    def complaints(self, *rules: Rule) -> list[str]:
        """What some rules say of the statement as it is now, each a sentence."""
        statement = self.statement()
        alone = replace(self.base, statements=MappingProxyType({statement.id: statement}))
        return [finding.message for rule in rules for finding in rule(alone)]

    def statement(self) -> Statement:
        """The statement as it is now, with something harmless where nothing has been answered yet."""
        values = self.values
        base = self.base
        return Statement(
            id=values.get("id", _UNNAMED),
            actors=tuple(base.actors[each] for each in values.get("actors", ())),
            kind=StatementKind(values.get("kind", StatementKind.SAID)),
            date=PartialDate.parse(values["date"]) if values.get("date") else None,
            date_basis=values.get("date_basis") or "",
            stance=Stance(values.get("stance", Stance.NONE)),
            deployment=base.deployments[values["deployment"]] if values.get("deployment") else None,
            topics=tuple(base.topics[each] for each in values.get("topics", ())),
            statement=values.get("statement", ""),
            quote=values.get("quote"),
            citations=tuple(
                Citation(base.sources[each["id"]], each.get("paragraph")) for each in values.get("sources", ())
            ),
            questions=tuple(values.get("questions", ())),
            role=values.get("role"),
            spoken_by=base.actors[values["spoken_by"]] if values.get("spoken_by") else None,
            via=values.get("via"),
            caveats=tuple(values.get("caveats", ())),
            allegation=values.get("allegation", False),
        )

    def as_text(self) -> str:
        """Everything that would be added, as it would be written."""
        parts = [(section, values) for section, values in self.additions]
        if self.values:
            parts.append(("statements", self.values))
        return "\n".join(f"{section}:\n{entry_text(section, values)}" for section, values in parts)

    def finished(self, rules: Sequence[Rule], slow: Sequence[Rule]) -> tuple[str, list[Problem], int]:
        """The whole file with everything in it, what is new to complain of in it, and the line of the statement.

        `slow` are rules that find nothing but errors. The file is read again, since somebody may have changed it in
        the meantime.

        Raises:
            FactBaseError: if the base would not load.
            EditingError: if the file has no place for an entry.
            Unusable: if the file no longer loads by itself.
        """
        fresh = FactBaseFile.read(self.file.path)
        text, base, lines = self._with(fresh, [*self.additions, ("statements", self.values)])
        name = str(fresh.path)
        problems = run_checks(base, name, lines, (*rules, *slow))
        # The slow rules find errors only, and nearly always none.
        again = (*rules, *slow) if blocking(problems) else rules
        known = {each.message for each in run_checks(fresh.base, name, fresh.lines, again)}
        return text, [each for each in problems if each.message not in known], lines["statements", self.values["id"]]

    @staticmethod
    def _with(
        file: FactBaseFile, additions: Iterable[tuple[str, Mapping[str, Any]]]
    ) -> tuple[str, FactBase, Mapping[tuple[str | int, ...], int]]:
        text, base, lines = file.text, file.base, file.lines
        for section, values in additions:
            text = insert_entry(text, base, section, values)
            base, lines = read_fact_base(text, str(file.path))
        return text, base, lines


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    """Those that keep a file from being published."""
    return [each for each in problems if each.level is Level.ERROR]
