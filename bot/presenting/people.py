"""Everybody who is on record, grouped by state or kind, in neutral order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby

from bot.knowledge import Actor, ActorKind, Deployment, Stance, Statement
from bot.presenting.presenter import SIGNS, Presenter, alphabetical
from bot.presenting.reply import Menu, MenuKind, Option, Page, Paragraph, Reply, Row, Rows
from bot.presenting.state import ANY, Listing, ListingKind, code
from bot.presenting.text import clean, cut, lowered

__all__ = ["PEOPLE_PER_PAGE", "PeopleFilter", "people", "unknown_person"]

PEOPLE_PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Who is wanted: those with a statement of this position, on this deployment, from this state."""

    stance: Stance | None = None
    state: Actor | None = None
    deployment: Deployment | None = None

    @property
    def listing(self) -> Listing:
        """The filter as a button remembers it."""
        parts = (
            self.stance.value if self.stance else ANY,
            code(self.state.id) if self.state else ANY,
            code(self.deployment.id) if self.deployment else ANY,
        )
        return Listing(ListingKind.PEOPLE, ":".join(parts))

    @classmethod
    def read(cls, value: str, presenter: Presenter) -> PeopleFilter | None:
        """Read what a button remembered; None if what it filters by is gone."""
        stance, _, rest = value.partition(":")
        state, _, deployment = rest.partition(":")
        deployments = presenter.deployment_by_code
        if (
            stance not in (ANY, *Stance)
            or (state != ANY and state not in presenter.actor_by_code)
            or (deployment != ANY and deployment not in deployments)
        ):
            return None
        return cls(
            None if stance == ANY else Stance(stance),
            None if state == ANY else presenter.actor_by_code[state],
            None if deployment == ANY else deployments[deployment],
        )

    def admits(self, statement: Statement) -> bool:
        """Tell whether a statement is of the wanted position and deployment."""
        return (self.stance is None or statement.stance is self.stance) and (
            self.deployment is None or statement.deployment == self.deployment
        )


def people(presenter: Presenter, wanted: PeopleFilter) -> Reply:
    """Everybody who fits, with how much they said and which positions they took."""
    wording, base = presenter.wording, presenter.base
    found: list[tuple[str, Actor, list[Statement]]] = []
    for actor in presenter.speakers:
        state = base.state_of(actor)
        mine = [statement for statement in base.statements_by_actor[actor.id] if wanted.admits(statement)]
        if mine and (wanted.state is None or state == wanted.state):
            found.append((_group(presenter, actor, state), actor, mine))
    if not found:
        return Reply(title=wording("people.title"), lead=wording("people.none"), private=True)
    found.sort(key=lambda item: (item[0].casefold(), item[1].kind is not ActorKind.STATE, alphabetical(item[1])))
    parts = [found[start : start + PEOPLE_PER_PAGE] for start in range(0, len(found), PEOPLE_PER_PAGE)]
    pages: list[Page] = []
    menus: list[Menu] = []
    for part in parts:
        groups = [
            Rows(heading, tuple(_row(presenter, actor, mine) for _, actor, mine in group))
            for heading, group in groupby(part, key=lambda item: item[0])
        ]
        pages.append((*groups, Paragraph(None, presenter.legend)))
        options = tuple(
            Option(presenter.name(actor), _role(presenter, actor, mine), code(actor.id)) for _, actor, mine in part
        )
        menus.append(Menu(MenuKind.PEOPLE, wording("people.prompt"), options))
    total = {statement.id for _, _, mine in found for statement in mine}
    counts = wording(
        "people.lead",
        speakers=wording.count("speakers", len(found)),
        statements=wording.count("statements", len(total)),
    )
    return Reply(
        title=wording("people.title"),
        lead=" · ".join([counts, *_wanted_in_words(presenter, wanted)]),
        pages=tuple(pages),
        footer=presenter.footer,
        menus=tuple(menus),
        filters=_filters(presenter, wanted),
        listing=wanted.listing,
        private=True,
    )


def _group(presenter: Presenter, actor: Actor, state: Actor | None) -> str:
    return presenter.name(state) if state is not None else presenter.wording(f"people.kind.{actor.kind}")


def _row(presenter: Presenter, actor: Actor, mine: list[Statement]) -> Row:
    counts = {stance: sum(statement.stance is stance for statement in mine) for stance in Stance}
    signs = " ".join(f"{SIGNS[stance]}{number}" for stance, number in counts.items() if number)
    return Row(presenter.name(actor), " · ".join(part for part in (_role(presenter, actor, mine), signs) if part))


def _role(presenter: Presenter, actor: Actor, mine: list[Statement]) -> str:
    """The role in which somebody last spoke."""
    roles = [role for statement in mine if (role := presenter.base.role_then(actor, statement))]
    return clean(roles[-1]) if roles else ""


def _filters(presenter: Presenter, wanted: PeopleFilter) -> tuple[Option, ...]:
    """The positions by which the list can be made shorter, each with how many took it."""
    base, anything = presenter.base, replace(wanted, stance=None)
    took: Counter[Stance] = Counter()
    everybody = 0
    for actor in presenter.speakers:
        if wanted.state is None or base.state_of(actor) == wanted.state:
            stances = {s.stance for s in base.statements_by_actor[actor.id] if anything.admits(s)}
            took.update(stances)
            everybody += bool(stances)
    parts: list[tuple[Stance | None, str, int]] = [(None, presenter.wording("filter.everything"), everybody)]
    parts += [(s, f"{SIGNS[s]} {presenter.wording(f'stance.{s}.bare')}", took[s]) for s in Stance if took[s]]
    return tuple(
        Option(
            label,
            presenter.wording.count("speakers", number),
            str(replace(wanted, stance=stance).listing),
            stance is wanted.stance,
        )
        for stance, label, number in parts
    )


def _wanted_in_words(presenter: Presenter, wanted: PeopleFilter) -> list[str]:
    wording = presenter.wording
    said: list[str] = []
    if wanted.stance is not None:
        said.append(wording("people.filter.stance", value=lowered(wording(f"stance.{wanted.stance}.bare"))))
    if wanted.state is not None:
        said.append(wording("people.filter.state", value=presenter.name(wanted.state)))
    if wanted.deployment is not None:
        said.append(wording("people.filter.deployment", value=presenter.title(wanted.deployment)))
    return said


def unknown_person(presenter: Presenter, name: str, near: list[Actor]) -> Reply:
    """Say that nobody of that name is on record, and offer those with a similar one."""
    wording = presenter.wording
    said = wording("unknown_name", name=cut(clean(name), 60))
    if not near:
        return Reply(lead=f"{said} {wording('unknown_name.hint')}", private=True)
    suggestion = wording("unknown_name.near", names=wording.alternatives([presenter.name(actor) for actor in near]))
    options = tuple(
        Option(
            presenter.name(actor),
            _role(presenter, actor, list(presenter.base.statements_by_actor[actor.id])),
            code(actor.id),
        )
        for actor in near
    )
    menu = Menu(MenuKind.PEOPLE, wording("people.prompt"), options)
    return Reply(lead=f"{said} {suggestion}", menus=(menu,), private=True)
