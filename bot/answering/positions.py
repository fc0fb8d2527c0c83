"""Where each state stood at a date: for every kind of deployment the one statement by which that can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from bot.answering.roles import has_role
from bot.knowledge import Actor, ActorKind, Deployment, FactBase, PartialDate, Stance, Statement, StatementKind

__all__ = ["state_positions"]

_OWN_WORDS: Final = (StatementKind.SAID, StatementKind.OFFICIAL_TEXT, StatementKind.EVENT)
"""What a state says or signs. What others report of it, such as a leaked draft, is not its own word, nor is a poll."""

_FIRM: Final = (Stance.FOR, Stance.AGAINST)
_SERVES: Final = re.compile(
    r"\b(ambassador|bundeswehr|embassy|envoy|inspector general|intelligence|representative|security service)\b"
    r"|(?<!minister of the )(?<!minister for the )(?<!ministry of the )\barmed forces\b"
    r"|^deputy\b(?!.*(,|\band\b))",  # "Deputy Prime Minister and Defence Minister" is a minister
    re.I,
)

_CEREMONIAL: Final = frozenset(
    "albania austria bulgaria czechia estonia germany greece hungary iceland india ireland israel italy latvia malta "
    "slovakia slovenia".split()
)
"""States whose president represents them while the government decides what soldiers do."""

_Rank = tuple[bool, bool, str, bool, bool, str]


def state_positions(base: FactBase, at: PartialDate) -> Mapping[Actor, Mapping[Deployment, Statement]]:
    """The position of each state on each kind of deployment, by its latest word up to the end of `at`.

    A position is always one statement, never several taken together. These count:

    - made by somebody who speaks for the state: the state itself, an official body of it, an office of it or whoever
      then held one, provided that the office belongs to the state directly or through offices and official bodies. So
      a parliament's chair, a party, the opposition, experts, media and unnamed sources do not count. A joint statement
      counts for each state that signed it; words of a group are nobody's, unless its members are states;
    - said, signed or published as an official text: not what others report, not a poll, and no allegation, for that is
      a claim about others;
    - with a date, on a kind of deployment, and with another stance than none.

    Of these the latest counts, but

    - a statement that a later one replaces is out;
    - the government comes before those beside and below it: presidents who do not govern, commanders, diplomats,
      envoys, secret services and mere deputies count only where no leader, minister, spokesman or ministry has spoken
      of this kind of deployment;
    - a statement that takes a side comes before one that takes none ("too early to say"), for the latter takes nothing
      back. Where it does, the base links it as replacing the former;
    - of two on one day the firmer (for, against) comes before the milder (open, warns). A date known by the month
      counts as its first day, for no more is known, but only from the month's end on.

    States without any position are left out. States come by name, kinds of deployment in the order of the base.
    """
    spoken = [statement for statement in base.statements.values() if _counts(base, statement, at)]
    replaced = {key for statement in spoken for key in statement.supersedes}
    found: dict[Actor, dict[Deployment, tuple[_Rank, Statement]]] = {}
    for statement in spoken:
        if statement.deployment is None or statement.stance is Stance.NONE or statement.id in replaced:
            continue
        for state, governs in _spoken_for(base, statement):
            mine = found.setdefault(state, {})
            rank = _rank(statement, governs=governs)
            if statement.deployment not in mine or mine[statement.deployment][0] < rank:
                mine[statement.deployment] = (rank, statement)
    return MappingProxyType(
        {
            state: MappingProxyType({kind: found[state][kind][1] for kind in _in_order(base, found[state])})
            for state in sorted(found, key=lambda state: (state.name.casefold(), state.id))
        }
    )


def _rank(statement: Statement, *, governs: bool) -> _Rank:
    """The higher, the sooner a statement is the position; the id settles what nothing else does."""
    stance = statement.stance
    day = str(statement.date)
    return (governs, stance.side != 0, day, stance in _FIRM, statement.flagship, statement.id)


def _in_order(base: FactBase, kinds: Mapping[Deployment, object]) -> Iterator[Deployment]:
    return (kind for kind in base.deployments.values() if kind in kinds)


def _counts(base: FactBase, statement: Statement, at: PartialDate) -> bool:
    if statement.date is None or statement.allegation or statement.kind not in _OWN_WORDS:
        return False
    # Whatever is in the base was said before its end, even if only the month is known.
    return min(statement.date.last_day, base.meta.coverage.last.last_day) <= at.last_day


def _spoken_for(base: FactBase, statement: Statement) -> Iterator[tuple[Actor, bool]]:
    """The states that a statement was made for, and whether by the government or beside it."""
    for actor in statement.actors:
        for voice, title in _voices(base, actor, statement):
            state = _state_behind(base, voice)
            if state is not None:
                yield state, _governs(state, title)


def _voices(base: FactBase, actor: Actor, statement: Statement) -> Iterator[tuple[Actor, str]]:
    """The offices, bodies and states as which an actor spoke, each with its title."""
    match actor.kind:
        case ActorKind.PERSON:
            title = base.role_then(actor, statement)
            for role in actor.roles:
                if role.office is not None and role.title == title:
                    yield base.actors[role.office], title
        case ActorKind.GROUP:
            for member in (base.actors[key] for key in actor.members):
                if member.kind is ActorKind.STATE:
                    yield member, member.name
        case _:
            yield actor, actor.name


def _state_behind(base: FactBase, voice: Actor) -> Actor | None:
    """The state for which an office or body speaks; None where something else stands between, such as a parliament."""
    seen: set[str] = set()
    current: Actor | None = voice
    while current is not None and current.id not in seen:
        if current.kind is ActorKind.STATE:
            return current
        if current.kind is not ActorKind.OFFICE and not current.official:
            return None
        seen.add(current.id)
        current = base.actors.get(current.affiliation) if current.affiliation else None
    return None


def _governs(state: Actor, title: str) -> bool:
    """Whether this is a member or body of the government, not a head of state only, a soldier, a diplomat, a deputy."""
    if state.id in _CEREMONIAL and title.lower().startswith("president "):
        return False
    return not (_SERVES.search(title) or has_role(title, ("military",)))
