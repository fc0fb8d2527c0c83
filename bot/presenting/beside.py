"""What stands beside a statement, as buttons: the other side, more by its speaker, what happened next, its sources."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.neighbours import more_by_speaker, other_side, superseding
from bot.knowledge import Statement
from bot.presenting.presenter import Presenter
from bot.presenting.presses import Open
from bot.presenting.reply import Button
from bot.presenting.state import Listing, ListingKind, code

__all__ = ["beside"]

_SHORT_NAME = 20
_RELATED = 9
"""As many codes as a button can hold."""


def beside(
    presenter: Presenter, statement: Statement, related: Sequence[Statement] = (), but: Sequence[Statement] = ()
) -> tuple[Button, ...]:
    """The buttons beside a statement; `but` are statements that are shown already."""
    wording, base, own = presenter.wording, presenter.base, code(statement.id)
    buttons: list[Button] = []

    def add(label: str, kind: ListingKind, value: str = own) -> None:
        buttons.append(Button(label, Open(Listing(kind, value))))

    opposite = other_side(base, statement)
    if opposite:
        add(wording("button.other_side", n=len(opposite)), ListingKind.OTHER_SIDE)
    followed = superseding(base, statement)
    if followed:
        add(wording("button.next_statement", n=len(followed)), ListingKind.NEXT)
    more = more_by_speaker(base, statement)
    if more:
        name = presenter.speaker(statement)
        short = len(name) <= _SHORT_NAME
        label = (
            wording("button.more_by", name=name, n=len(more)) if short else wording("button.more_by.long", n=len(more))
        )
        add(label, ListingKind.MORE_BY)
    shown = {statement.id, *(other.id for other in but), *(other.id for other in followed)}
    near = [other for other in dict.fromkeys(related) if other.id not in shown][:_RELATED]
    if near:
        codes = "".join(code(other.id) for other in near)
        add(wording("button.related", n=len(near)), ListingKind.RELATED, codes)
    add(wording("button.sources", n=len(statement.citations)), ListingKind.SOURCES)
    return tuple(buttons)
