"""Person numbers that begin anew must not hide new people."""

from datetime import UTC, datetime

import numpy as np

from kiosk.core.count_history import CountHistory
from kiosk.core.types import PeopleCount, Track, TrackState

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def _track() -> Track:
    return Track(1, np.zeros(4, np.float32), 0.9, TrackState.CONFIRMED, 0, 0, person_id=1)


def test_same_number_is_another_person_after_the_numbers_began_anew() -> None:
    history = CountHistory(zone=UTC)
    history.update([_track()], PeopleCount(1, unknown=1), AT, 0)
    history.update([_track()], PeopleCount(1, unknown=1), AT, 10**9)
    assert history.today(AT).unknown.sum() == 1
    history.forget_people()
    history.update([_track()], PeopleCount(1, unknown=1), AT, 2 * 10**9)
    assert history.today(AT).unknown.sum() == 2
