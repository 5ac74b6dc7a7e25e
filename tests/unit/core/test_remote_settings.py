"""What a collector may change, and what it may not."""

from __future__ import annotations

import pytest

from kiosk.core.choices import AnalysisMode
from kiosk.core.errors import SettingsError
from kiosk.core.remote_settings import checked_values, is_pushable, signed_bytes
from kiosk.core.settings_schema import specs


def test_what_concerns_people_and_destinations_stays_at_the_device() -> None:
    closed = {name for name in specs() if not is_pushable(name)}
    assert {name for name in specs() if name.startswith(("cloud.", "privacy.", "identification."))}
    for name in specs():
        if name.startswith(("cloud.", "privacy.", "identification.")):
            assert name in closed
    assert {"device.id", "camera.source"} <= closed
    assert is_pushable("analysis.score_threshold")
    assert not is_pushable("version")


def test_values_come_in_their_own_types() -> None:
    values = checked_values({"camera.rotation": 90, "analysis.mode": "counts"})
    assert values == {"camera.rotation": 90, "analysis.mode": AnalysisMode.COUNTS}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"analysis.modes": 1}, "no setting"),
        ({"cloud.sinks": []}, "at the device only"),
        ({"camera.source": "rtsp://169.254.169.254/"}, "at the device only"),
        ({"camera.width": 1}, "between"),
        ({"camera.width": "wide"}, "number"),
        ({"analysis.mode": "identification"}, "at the device"),
        ({"audience.zones": "[1]"}, "zones"),
    ],
)
def test_what_is_refused_says_why(values: dict[str, object], words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        checked_values(values)


def test_the_signed_form_depends_on_the_content_alone() -> None:
    one = signed_bytes({"b": "ä", "a": {"y": 1, "x": [1.5]}, "signature": "s"})
    two = signed_bytes({"a": {"x": [1.5], "y": 1}, "b": "ä"})
    assert one == two == '{"a":{"x":[1.5],"y":1},"b":"ä"}'.encode()
