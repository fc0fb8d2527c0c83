"""Build large structures without the cycle collector walking them again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cycle collector while everything that is made is kept, so that it could free nothing anyway.

    Loading the base and starting the engine take about half as long. At the end what was made counts as old, so
    that it is not looked through at once (https://docs.python.org/3/library/gc.html#gc.freeze).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()
