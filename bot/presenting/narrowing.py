"""Lists made shorter by what is looked for: one position, one kind of deployment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge import Deployment, Stance, Statement
from bot.presenting.presenter import SIGNS, Presenter
from bot.presenting.reply import Option
from bot.presenting.state import ANY, Listing, ListingKind, code, read_listing
from bot.presenting.text import lowered

__all__ = ["EVERYTHING", "Narrowing", "filters"]

_WORTH_NARROWING = 6
"""Statements from which a list is long enough that people look for a part of it."""

_MOST_OPTIONS = 25


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which statements of a list are wanted: those of a position, and on a kind of deployment."""

    stance: Stance | None = None
    deployment: Deployment | None = None

    def admits(self, statement: Statement) -> bool:
        """Tell whether a statement is wanted."""
        return (self.stance is None or statement.stance is self.stance) and (
            self.deployment is None or statement.deployment == self.deployment
        )

    def of(self, listing: Listing | None) -> Listing | None:
        """The listing of what is wanted of `listing`; None where no button can hold it."""
        if listing is None or self == EVERYTHING:
            return listing
        stance = self.stance.value if self.stance else ANY
        deployment = code(self.deployment.id) if self.deployment else ANY
        narrowed = Listing(ListingKind.NARROWED, f"{stance}:{deployment}:{listing}")
        if not narrowed.fits and listing.kind is ListingKind.QUESTION:
            narrowed = Listing(ListingKind.NARROWED, f"{stance}:{deployment}:{Listing(ListingKind.SHOWN, '')}")
        return narrowed if narrowed.fits else None

    @classmethod
    def read(cls, value: str, presenter: Presenter) -> tuple[Narrowing, Listing] | None:
        """What a button remembered, and of which listing; None if it makes no sense or is gone."""
        stance, _, rest = value.partition(":")
        deployment, _, rest = rest.partition(":")
        inner = read_listing(rest)
        known = deployment == ANY or deployment in presenter.deployment_by_code
        if inner is None or inner.kind is ListingKind.NARROWED or stance not in (ANY, *Stance) or not known:
            return None
        wanted = cls(
            None if stance == ANY else Stance(stance),
            None if deployment == ANY else presenter.deployment_by_code[deployment],
        )
        return wanted, inner

    def words(self, presenter: Presenter) -> list[str]:
        """What is looked for, for the line above a list."""
        wording = presenter.wording
        said: list[str] = []
        if self.stance is not None:
            said.append(wording("people.filter.stance", value=lowered(wording(f"stance.{self.stance}.bare"))))
        if self.deployment is not None:
            said.append(wording("people.filter.deployment", value=presenter.title(self.deployment)))
        return said


EVERYTHING = Narrowing()
"""No condition at all."""


def filters(
    presenter: Presenter, statements: Sequence[Statement], listing: Listing | None, chosen: Narrowing
) -> tuple[Option, ...]:
    """The parts of a list that can be shown alone, with how many statements each has; none for a short list."""
    if listing is None or len(statements) < _WORTH_NARROWING:
        return ()
    stances = Counter(statement.stance for statement in statements)
    deployments = Counter(s.deployment for s in statements if s.deployment is not None)
    parts: list[tuple[Narrowing, str, int]] = []
    if len(stances) > 1:
        parts += [
            (Narrowing(stance=stance), f"{SIGNS[stance]} {presenter.wording(f'stance.{stance}.bare')}", stances[stance])
            for stance in Stance
            if stances[stance]
        ]
    if len(deployments) > 1:
        named = sorted(deployments, key=lambda deployment: presenter.title(deployment).casefold())
        parts += [(Narrowing(deployment=each), presenter.title(each), deployments[each]) for each in named]
    if not parts:
        return ()
    parts.insert(0, (EVERYTHING, presenter.wording("filter.everything"), len(statements)))
    options = [
        Option(label, presenter.wording.count("statements", number), str(found), part == chosen)
        for part, label, number in parts
        if (found := part.of(listing)) is not None
    ]
    return tuple(options[:_MOST_OPTIONS])
