"""What has to be settled before people may be identified."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kiosk.core.choices import AnalysisMode, DetectorName
from kiosk.core.identification_gate import DETECTORS_WITH_EYES, identification_refusal
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values
from kiosk.core.settings_store import SettingsStore
from kiosk.inference.detectors import DETECTORS

if TYPE_CHECKING:
    from pathlib import Path

SETTLED = {
    "analysis.mode": AnalysisMode.IDENTIFICATION,
    "identification.notice_acknowledged": True,
    "identification.retention_days": 30,
}


def settings(**changes: Any) -> Settings:
    values = SETTLED | {name.replace("__", "."): value for name, value in changes.items()}
    return with_values(Settings(), values)


def test_with_everything_settled_nothing_is_refused() -> None:
    assert identification_refusal(settings()) is None


@pytest.mark.parametrize(
    ("change", "said", "hint"),
    [
        ({"identification__notice_acknowledged": False}, "notice", "docs/identification.md"),
        ({"identification__retention_days": 0}, "how long", "identification.retention_days"),
        ({"analysis__detector": DetectorName.ADAS_0001}, "eyes", DetectorName.YUNET.value),
    ],
)
def test_what_is_missing_is_said(change: dict[str, Any], said: str, hint: str) -> None:
    refusal = identification_refusal(settings(**change))
    assert refusal is not None
    assert said in refusal.message
    assert hint in refusal.hint
    for mode in (AnalysisMode.COUNTS, AnalysisMode.DEMOGRAPHICS):
        assert identification_refusal(settings(**change, analysis__mode=mode)) is None


def test_detectors_with_eyes_are_those_that_give_landmarks() -> None:
    assert {name for name, make in DETECTORS.items() if make().gives_landmarks} == set(
        DETECTORS_WITH_EYES
    )


def test_a_file_that_asks_for_what_is_refused_gives_the_anonymous_mode(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        '[analysis]\nmode = "identification"\ndetector = "face-detection-adas-0001"\n'
        "[identification]\nnotice_acknowledged = true\nretention_days = 30\n"
    )
    loaded = SettingsStore(path).load()
    assert loaded.settings.analysis.mode is AnalysisMode.DEMOGRAPHICS
    assert "eyes" in loaded.problems[0]
