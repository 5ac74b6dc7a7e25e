"""Words for what is wrong with a view of a face."""

from __future__ import annotations

import pytest

from kiosk.core.face_flaws import explained, texts
from kiosk.core.identity import FaceFlaw


@pytest.mark.parametrize("flaw", FaceFlaw)
def test_every_flaw_says_what_is_wrong_and_what_to_do(flaw: FaceFlaw) -> None:
    what, to_do = explained(flaw)
    for sentence in (what, to_do):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert sentence in texts()
    assert what != to_do


def test_no_two_flaws_read_alike() -> None:
    assert len({explained(flaw) for flaw in FaceFlaw}) == len(FaceFlaw)
    assert len(texts()) == len(set(texts()))
