"""Where it stands: outlets with who is behind them, the pages of an outlet, and what was said on a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.knowledge import FactBase, Ownership, Source, Statement
from bot.presenting.collected import Collected, collected_reply
from bot.presenting.declines import sentence
from bot.presenting.links import deep_link, is_web_address
from bot.presenting.narrowing import EVERYTHING, Narrowing
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Menu, MenuKind, Option, Page, Paragraph, Reply, Row, Rows
from bot.presenting.state import ANY, Listing, ListingKind, code
from bot.presenting.text import clean, cut

__all__ = ["Outlet", "list_of_outlets", "outlets", "pages_of", "sources_listed", "unknown_outlet"]

_OUTLETS_ON_A_PAGE: Final = 10
_PAGES_ON_A_PAGE: Final = 5
_LONGEST_ECHO: Final = 60
_LONGEST_TITLE: Final = 150


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet in the hands of one owner. `pages` are its sources, oldest first; `statements` stand on them."""

    pages: tuple[Source, ...]
    statements: tuple[Statement, ...]

    @property
    def name(self) -> str:
        """What it is called, without who is behind it."""
        return clean(self.pages[0].outlet)

    @property
    def id(self) -> str:
        """What a button remembers of it: of one name and owner there is one outlet."""
        first = self.pages[0]
        return code(f"{first.outlet}|{first.ownership}|{first.state or ''}")

    @property
    def ownership(self) -> Ownership:
        """Who stands behind it."""
        return self.pages[0].ownership

    @property
    def listing(self) -> Listing:
        """Its pages as a button remembers them."""
        return Listing(ListingKind.OUTLETS, self.id)

    def title(self, presenter: Presenter) -> str:
        """Its name, marked where a state, a party or an official body stands behind it."""
        return presenter.outlet(self.pages[0])


def outlets(base: FactBase) -> tuple[Outlet, ...]:
    """Every outlet of the base, those with most statements first."""
    on: defaultdict[Source, list[Statement]] = defaultdict(list)
    for statement in base.statements.values():
        for citation in dict.fromkeys(statement.citations):
            on[citation.source].append(statement)
    pages: defaultdict[tuple[str, Ownership, str | None], list[Source]] = defaultdict(list)
    for source in sorted(base.sources.values(), key=_in_time):
        pages[source.outlet, source.ownership, source.state].append(source)
    found = [
        Outlet(tuple(own), tuple(dict.fromkeys(statement for source in own for statement in on[source])))
        for own in pages.values()
    ]
    return tuple(sorted(found, key=lambda outlet: (-len(outlet.statements), outlet.name.casefold(), outlet.id)))


def sources_listed(presenter: Presenter, value: str, narrowing: Narrowing = EVERYTHING) -> Reply | None:
    """What a button remembers: outlets, the pages of one, or the statements on a page; None if it is gone.

    `-` stands for all outlets, `-:<ownership>` for those of one kind, `<outlet>` for its pages, `<outlet>:<source>`
    for one of them.
    """
    first, _, second = value.partition(":")
    if first == ANY:
        if second and second not in tuple(Ownership):
            return None
        return list_of_outlets(presenter, Ownership(second) if second else None)
    found = next((outlet for outlet in outlets(presenter.base) if outlet.id == first), None)
    if found is None or not second:
        return None if found is None else pages_of(presenter, found)
    page = next((source for source in found.pages if code(source.id) == second), None)
    return None if page is None else _on_page(presenter, found, page, narrowing)


def list_of_outlets(presenter: Presenter, ownership: Ownership | None = None) -> Reply:
    """Every outlet, or those of one kind of owner, with how many pages and statements there are."""
    wording = presenter.wording
    every = outlets(presenter.base)
    found = [outlet for outlet in every if ownership is None or outlet.ownership is ownership]
    if not found:
        return sentence(wording("sources.none"))
    pages: list[Page] = []
    menus: list[Menu] = []
    for start in range(0, len(found), _OUTLETS_ON_A_PAGE):
        part = found[start : start + _OUTLETS_ON_A_PAGE]
        told = [(outlet.title(presenter), _extent(presenter, outlet), str(outlet.listing)) for outlet in part]
        pages.append((Rows(None, tuple(Row(title, extent) for title, extent, _ in told)),))
        options = tuple(Option(title, extent, value) for title, extent, value in told)
        menus.append(Menu(MenuKind.LISTING, wording("sources.prompt"), options))
    counts = wording.count("outlets", len(found))
    kept = wording.count("sources", sum(len(outlet.pages) for outlet in found))
    return Reply(
        title=wording("sources.title"),
        lead=wording("sources.lead", outlets=counts, pages=kept),
        pages=tuple(pages),
        footer=presenter.footer,
        menus=tuple(menus),
        filters=_filters(presenter, every, ownership),
        listing=Listing(ListingKind.OUTLETS, ANY if ownership is None else f"{ANY}:{ownership}"),
        private=True,
    )


def pages_of(presenter: Presenter, outlet: Outlet) -> Reply:
    """The pages of an outlet with title, date and link; what was said on each can be opened."""
    wording = presenter.wording
    pages: list[Page] = []
    menus: list[Menu] = []
    for start in range(0, len(outlet.pages), _PAGES_ON_A_PAGE):
        part = outlet.pages[start : start + _PAGES_ON_A_PAGE]
        blocks: list[Paragraph] = []
        options: list[Option] = []
        for source in part:
            title, facts = _page_title(presenter, source), _facts(presenter, outlet, source)
            url = deep_link(source.url, None) if is_web_address(source.url) else None
            blocks += (Paragraph(None, title, url), Paragraph(None, facts))
            options.append(Option(title, facts, f"{outlet.listing}:{code(source.id)}"))
        pages.append(tuple(blocks))
        menus.append(Menu(MenuKind.LISTING, wording("sources.page.prompt"), tuple(options)))
    return Reply(
        title=outlet.title(presenter),
        lead=_extent(presenter, outlet),
        pages=tuple(pages),
        footer=presenter.footer,
        menus=tuple(menus),
        listing=outlet.listing,
        private=True,
    )


def unknown_outlet(presenter: Presenter, typed: str, near: Sequence[Outlet]) -> Reply:
    """Say that there is no such outlet, and offer those with a similar name."""
    wording = presenter.wording
    said = wording("sources.unknown", name=cut(clean(typed), _LONGEST_ECHO))
    if not near:
        return sentence(said)
    options = tuple(Option(outlet.title(presenter), _extent(presenter, outlet), str(outlet.listing)) for outlet in near)
    names = wording.alternatives([outlet.name for outlet in near])
    return Reply(
        lead=f"{said} {wording('unknown_name.near', names=names)}",
        menus=(Menu(MenuKind.LISTING, wording("sources.prompt"), options),),
        private=True,
    )


def _on_page(presenter: Presenter, outlet: Outlet, source: Source, narrowing: Narrowing) -> Reply:
    listing = Listing(ListingKind.OUTLETS, f"{outlet.id}:{code(source.id)}")
    title = f"{outlet.name}: {_page_title(presenter, source)}"
    return collected_reply(presenter, Collected(title, _standing_on(outlet, source), listing), narrowing)


def _standing_on(outlet: Outlet, source: Source) -> tuple[Statement, ...]:
    return tuple(s for s in outlet.statements if any(citation.source == source for citation in s.citations))


def _page_title(presenter: Presenter, source: Source) -> str:
    """The headline of a page, or else its outlet and date."""
    title = clean(source.title or "")
    if not title and source.published is not None:
        when = presenter.wording.date(source.published)
        title = presenter.wording("source.published", outlet=clean(source.outlet), date=when)
    return cut(title or clean(source.outlet), _LONGEST_TITLE)


def _extent(presenter: Presenter, outlet: Outlet) -> str:
    pages = presenter.wording.count("sources", len(outlet.pages))
    return f"{pages} · {presenter.wording.count('statements', len(outlet.statements))}"


def _facts(presenter: Presenter, outlet: Outlet, source: Source) -> str:
    """What is known of a page; its date only where the title does not say it already."""
    wording = presenter.wording
    facts = [wording("source.day", date=wording.date(source.published))] if source.title and source.published else []
    facts.append(wording("source.language", language=wording.language_name(source.language)))
    return " · ".join((*facts, wording.count("statements", len(_standing_on(outlet, source)))))


def _filters(presenter: Presenter, every: Sequence[Outlet], chosen: Ownership | None) -> tuple[Option, ...]:
    wording = presenter.wording
    parts: list[tuple[Ownership | None, int]] = [(None, len(every))]
    parts += [(kind, sum(outlet.ownership is kind for outlet in every)) for kind in Ownership]
    return tuple(
        Option(
            wording("filter.everything") if kind is None else wording(f"sources.behind.{kind}"),
            wording.count("outlets", number),
            str(Listing(ListingKind.OUTLETS, ANY if kind is None else f"{ANY}:{kind}")),
            kind is chosen,
        )
        for kind, number in parts
        if number
    )


def _in_time(source: Source) -> tuple[bool, str, str]:
    return (source.published is None, str(source.published or ""), source.id)
