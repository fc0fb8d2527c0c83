"""How much one person, and one channel, may ask: gently, told once, and never spent by typing."""

from __future__ import annotations

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["Allowance", "Limits", "Verdict"]

_MOST_KEPT = 20_000
"""People and channels remembered at a time; those who have been quiet for longest are forgotten first."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many uses in so many seconds."""

    uses: int
    seconds: float


PER_PERSON = Allowance(12, 60)
PER_CHANNEL = Allowance(40, 60)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something is let through. If not: after how many whole seconds it would be, and whether to say so."""

    admitted: bool
    wait: int = 0
    tell: bool = False


@dataclass(slots=True)
class _Used:
    moments: deque[float] = field(default_factory=deque)
    told: bool = False


class Limits:
    """Counts in a sliding window, in memory: after a restart everybody begins anew."""

    def __init__(
        self,
        person: Allowance = PER_PERSON,
        channel: Allowance = PER_CHANNEL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._person = person
        self._channel = channel
        self._clock = clock
        self._used: OrderedDict[tuple[str, int], _Used] = OrderedDict()

    def admit(self, person: int, channel: int | None) -> Verdict:
        """Count one use by a person in a channel, if both may still use the bot; what is refused does not count."""
        now = self._clock()
        asked = [(self._of("person", person, self._person, now), self._person)]
        if channel is not None:
            asked.append((self._of("channel", channel, self._channel, now), self._channel))
        spent = [(used, allowance) for used, allowance in asked if len(used.moments) >= allowance.uses]
        if not spent:
            for used, _ in asked:
                used.moments.append(now)
                used.told = False
            return Verdict(admitted=True)
        wait = max(used.moments[0] + allowance.seconds - now for used, allowance in spent)
        tell = not any(used.told for used, _ in spent)
        for used, _ in spent:
            used.told = True
        return Verdict(admitted=False, wait=max(1, math.ceil(wait)), tell=tell)

    def _of(self, kind: str, number: int, allowance: Allowance, now: float) -> _Used:
        used = self._used.setdefault((kind, number), _Used())
        self._used.move_to_end((kind, number))
        if len(self._used) > _MOST_KEPT:
            self._used.popitem(last=False)
        while used.moments and used.moments[0] <= now - allowance.seconds:
            used.moments.popleft()
        return used
