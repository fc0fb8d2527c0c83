"""What can be done with a reply itself: call it useful or not, say what is wrong, share it, take it away."""

from __future__ import annotations

from bot.presenting.presses import Delete, Share, Vote, Wrong
from bot.presenting.reply import Button, Card, Reply
from bot.presenting.state import code
from bot.presenting.wording import Wording

__all__ = ["actions"]

_LIST = "list"
"""What a vote is for where an answer shows several statements."""


def actions(reply: Reply, page: int, *, owner: str, public: bool, wording: Wording) -> tuple[Button, ...]:
    """The buttons for one page of a reply, shown to everybody if `public`, else to `owner` alone."""
    cards = [block for block in reply.pages[page] if isinstance(block, Card)]
    found: list[Button] = []
    if reply.answers:
        subject = code(cards[0].statement_id) if len(cards) == 1 else _LIST
        found.append(Button(wording("button.useful"), Vote(True, subject)))
        found.append(Button(wording("button.not_useful"), Vote(False, subject)))
    if len(cards) == 1:
        found.append(Button(wording("button.wrong"), Wrong(code(cards[0].statement_id))))
    if public:
        found.append(Button(wording("button.delete"), Delete(owner)))
    elif reply.listing is not None and reply.statements_on(page):
        found.append(Button(wording("button.share"), Share(reply.listing)))
    return tuple(found)
