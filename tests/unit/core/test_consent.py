"""How long a consent holds, and for how long what it led to is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.core.identification import IdentificationSettings, kept_days
from kiosk.core.identity import Consent, ConsentScope

GIVEN = datetime(2026, 5, 1, 12, tzinfo=UTC)
ENDS = datetime(2029, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "holds"),
    [
        (GIVEN, True),
        (GIVEN - timedelta(hours=23), True),  # the clock was put right
        (GIVEN - timedelta(days=2), False),  # the clock fell back: who knows what has ended
        (datetime(1970, 1, 1, tzinfo=UTC), False),
        (ENDS - timedelta(seconds=1), True),
        (ENDS, False),
    ],
)
def test_a_consent_holds_from_its_day_to_its_end(at: datetime, holds: bool) -> None:
    consent = Consent("1", "en", GIVEN, "Lea", ENDS, frozenset({ConsentScope.VISITS}))
    assert consent.is_valid(at) is holds
    assert consent.allows(ConsentScope.VISITS, at) is holds
    assert not consent.allows(ConsentScope.PICTURES, at)


@pytest.mark.parametrize(("decided", "kept"), [(0, 30), (1, 1), (365, 365)])
def test_what_nobody_decided_is_not_kept_for_ever(decided: int, kept: int) -> None:
    assert kept_days(IdentificationSettings(retention_days=decided)) == kept
