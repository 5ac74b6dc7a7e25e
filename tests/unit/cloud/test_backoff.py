"""Full jitter: random from zero, doubling, bounded."""

import random

import pytest

from kiosk.cloud.backoff import FullJitter


class Extreme(random.Random):
    """Always the upper end."""

    def uniform(self, a, b):
        assert a == 0.0
        return b


@pytest.mark.parametrize(
    ("failures", "limit_s"), [(0, 1), (1, 2), (2, 4), (7, 128), (8, 256), (9, 300), (5000, 300)]
)
def test_limit_doubles_up_to_five_minutes(failures, limit_s):
    assert FullJitter(Extreme())(failures) == limit_s


def test_pauses_are_spread_over_the_whole_range():
    pauses = [FullJitter(random.Random(seed))(3) for seed in range(300)]
    assert all(0 <= pause <= 8 for pause in pauses)
    assert min(pauses) < 1
    assert max(pauses) > 7
