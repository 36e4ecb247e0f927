"""Python's search for garbage: put off while the program starts, and kept off what lives until it ends.

Each full search walks over every module and every text, which takes longer than a hundred answers.
"""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = 20_000, 20, 20


def put_off() -> None:
    """Search no more until `resume`: what a start makes is there to stay."""
    gc.disable()


def resume() -> None:
    """Search again, but only among what is made from now on."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    gc.enable()
