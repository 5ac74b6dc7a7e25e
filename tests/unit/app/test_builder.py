"""Which models the kiosk cannot start without, and what it does without the others."""

from __future__ import annotations

import shutil
import socket
import threading
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from kiosk.app.builder import PipelineBuilder
from kiosk.core.choices import AnalysisMode, DetectorName
from kiosk.core.clock import SystemClock
from kiosk.core.errors import DownloadCancelledError, DownloadError, ModelError
from kiosk.core.identity import REIDENTIFICATION
from kiosk.core.outbound import OutboundLedger
from kiosk.core.problems import ProblemLog
from kiosk.core.settings import AnalysisSettings
from kiosk.core.types import Frame, TrackState
from kiosk.inference import registry as registry_module
from kiosk.inference.registry import OWN_ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

SETTINGS = AnalysisSettings()


@pytest.fixture
def problems() -> ProblemLog:
    return ProblemLog(SystemClock())


@pytest.fixture
def builder(problems: ProblemLog) -> PipelineBuilder:
    return PipelineBuilder(OutboundLedger(SystemClock()), None, problems)


@pytest.fixture
def installed(kiosk_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of fetched models of a machine whose network leads nowhere."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    monkeypatch.setenv("KIOSK_MODELS", f"http://127.0.0.1:{port}")
    folder = kiosk_home / "data" / "models"
    folder.mkdir(parents=True)
    return folder


def bring(models_dir: Path, installed: Path, name: str) -> None:
    shutil.copytree(models_dir / name, installed / name)


def ensure(builder: PipelineBuilder, settings: AnalysisSettings = SETTINGS) -> None:
    builder.ensure_models(settings, lambda _: None, threading.Event())


def film(picture: NDArray[np.uint8], seconds: Sequence[bool]) -> Iterator[Frame]:
    """Half-second pieces with somebody in the picture, or nobody, ten frames a second."""
    seq = 0
    for there in seconds:
        for _ in range(5):
            image = np.full((540, 960, 3), 120, np.uint8)
            if there:
                image[100 : 100 + len(picture), 300 : 300 + picture.shape[1]] = picture
            image.flags.writeable = False
            yield Frame(image, seq, seq * 100_000_000, datetime.now(UTC), "test")
            seq += 1


def test_fresh_machine_without_a_network_is_told_what_is_missing(
    builder: PipelineBuilder, installed: Path, problems: ProblemLog
) -> None:
    with pytest.raises(DownloadError, match="could not be fetched") as caught:
        ensure(builder)
    hint = caught.value.hint
    assert f"to find faces:\n   {DetectorName.YUNET}/FP32/" in hint
    assert f"to know who comes back:\n   {REIDENTIFICATION}/FP16-INT8/" in hint
    assert OWN_ATTRIBUTES not in hint
    assert "kiosk models fetch --from FOLDER" in hint
    assert problems.newest_first() == ()


def test_with_the_detector_alone_people_who_come_back_are_counted_anew(
    builder: PipelineBuilder,
    installed: Path,
    problems: ProblemLog,
    models_dir: Path,
    media_dir: Path,
) -> None:
    bring(models_dir, installed, DetectorName.YUNET)
    ensure(builder)
    (problem,) = problems.newest_first()
    assert problem.where == "models"
    assert problem.message.startswith("People who come back are counted anew: ")
    assert REIDENTIFICATION in problem.hint
    picture = cv2.imread(str(media_dir / "portraits/A000055_aderholt_b.jpg"))
    picture = cv2.resize(picture, (200, 245), interpolation=cv2.INTER_AREA)
    scene = [True, True, True, False, False, False, False, True, True, True]

    def people() -> tuple[set[int | None], int]:
        with closing(builder.build(SETTINGS)) as pipeline:
            persons = {
                track.person_id
                for frame in film(picture, scene)
                for track in pipeline.step(frame).tracks
                if track.state is TrackState.CONFIRMED
            }
            assert pipeline.requests.attributes > 0
            return persons - {None}, pipeline.requests.embeddings

    assert people() == ({1, 2}, 0)
    bring(models_dir, installed, REIDENTIFICATION)
    persons, embeddings = people()
    assert persons == {1}
    assert embeddings > 0


def test_what_can_be_done_without_is_asked_for_once(
    problems: ProblemLog, installed: Path, models_dir: Path
) -> None:
    """A kiosk whose network is down starts soon: the address is not tried again and again."""
    bring(models_dir, installed, DetectorName.YUNET)
    ledger = OutboundLedger(SystemClock())
    ensure(PipelineBuilder(ledger, None, problems))
    (entry,) = ledger.entries()
    assert entry.sent == 1


def test_people_are_not_identified_without_the_network_for_it(
    builder: PipelineBuilder, installed: Path, models_dir: Path
) -> None:
    bring(models_dir, installed, DetectorName.YUNET)
    settings = AnalysisSettings(mode=AnalysisMode.IDENTIFICATION, liveness=False)
    with pytest.raises(DownloadError, match="could not be fetched"):
        ensure(builder, settings)


def test_counting_needs_the_detector_only(
    builder: PipelineBuilder, installed: Path, models_dir: Path, problems: ProblemLog
) -> None:
    bring(models_dir, installed, DetectorName.YUNET)
    ensure(builder, AnalysisSettings(mode=AnalysisMode.COUNTS))
    assert problems.newest_first() == ()


def test_damaged_part_of_the_program_is_said_to_be_that(
    builder: PipelineBuilder,
    installed: Path,
    models_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in (DetectorName.YUNET, REIDENTIFICATION):
        bring(models_dir, installed, name)
    monkeypatch.setattr(registry_module, "bundled_root", lambda: tmp_path / "nothing")
    with pytest.raises(ModelError, match="a part of the program is missing") as caught:
        ensure(builder)
    assert "Install the program again" in caught.value.hint


def test_stopping_while_fetching_is_no_lack(
    builder: PipelineBuilder, installed: Path, models_dir: Path, problems: ProblemLog
) -> None:
    bring(models_dir, installed, DetectorName.YUNET)
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(DownloadCancelledError):
        builder.ensure_models(SETTINGS, lambda _: None, cancel)
    assert problems.newest_first() == ()
