"""Statements by their permanent names, and what to offer where a name is nobody's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge import Statement
from bot.presenting.answers import statement_options
from bot.presenting.declines import sentence
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Menu, MenuKind, Reply
from bot.presenting.text import clean, cut

__all__ = ["unknown_statement"]

_LONGEST_ECHO = 60


def unknown_statement(presenter: Presenter, typed: str, near: Sequence[Statement]) -> Reply:
    """Say that no statement has this name, and offer those that may be meant."""
    wording = presenter.wording
    said = wording("statement.unknown", id=cut(clean(typed), _LONGEST_ECHO))
    if not near:
        return sentence(said)
    menu = Menu(MenuKind.OPEN, wording("open.prompt"), statement_options(presenter, near))
    return Reply(lead=f"{said} {wording('statement.near')}", menus=(menu,), private=True)
