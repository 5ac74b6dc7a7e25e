"""Streams from real servers on this machine, RTSP and HTTP, in good and bad times."""

import importlib.util
import sys
from pathlib import Path

import pytest

from kiosk.capture.backoff import Backoff
from kiosk.capture.grabber import CaptureState, Grabber
from kiosk.capture.stream import StreamSource, public_address
from kiosk.capture.video import VideoSource
from kiosk.core.choices import Pace
from kiosk.core.errors import SourceError

_spec = importlib.util.spec_from_file_location(
    "stream_servers", Path(__file__).with_name("stream_servers.py")
)
assert _spec is not None
assert _spec.loader is not None
servers = importlib.util.module_from_spec(_spec)
sys.modules["stream_servers"] = servers
_spec.loader.exec_module(servers)


@pytest.fixture
def behaviour():
    return servers.Behaviour()


@pytest.fixture(params=["rtsp", "http"])
def address(request: pytest.FixtureRequest, behaviour):
    """Address of a server of each kind."""
    serve = {"rtsp": servers.rtsp_server, "http": servers.http_server}[request.param]
    with serve(behaviour) as url:
        yield url


def _stream(address: str, **options: object) -> StreamSource:
    return StreamSource(address, **{"open_timeout_s": 20, "read_timeout_s": 20, **options})


def test_pictures_arrive_in_order(address: str, fake_clock) -> None:
    source = _stream(f"{address}/camera", clock=fake_clock)
    info = source.open()
    frames = [source.read() for _ in range(5)]
    source.close()
    assert (info.width, info.height, info.live) == (servers.WIDTH, servers.HEIGHT, True)
    assert info.fps > 0
    assert info.frames is None
    levels = [int(f.image[servers.HEIGHT // 2, servers.WIDTH - 8, 0]) for f in frames]
    assert levels == [60, 72, 84, 96, 108]
    assert [f.seq for f in frames] == list(range(5))
    assert {f.captured_ns for f in frames} == {fake_clock.monotonic_ns()}
    assert frames[0].media_time_s is None


def test_credentials_are_sent_but_not_shown(address: str) -> None:
    secret = f"{address.replace('//', '//user:s%40cret@')}/camera?token=s%40cret"
    source = _stream(secret)
    info = source.open()
    frame = source.read()
    source.close()
    assert info.name == frame.source_id == f"{address}/camera"
    assert "cret" not in repr(info)


@pytest.mark.parametrize(
    ("full", "public"),
    [
        ("rtsp://u:p@host:554/live/1?t=9", "rtsp://host:554/live/1"),
        ("http://u:p@ss@host/", "http://host/"),
        ("rtsp://host", "rtsp://host"),
    ],
)
def test_public_address(full: str, public: str) -> None:
    assert public_address(full) == public


def test_server_that_never_answers(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    source = _stream(f"{address}/silent", open_timeout_s=0.5)
    with pytest.raises(SourceError, match="gives no picture") as caught:
        source.open()
    assert caught.value.hint
    assert capfd.readouterr().err == ""


def test_nobody_listens(behaviour) -> None:
    with servers.http_server(behaviour) as address:
        pass
    for url in (address, address.replace("http", "rtsp")):
        with pytest.raises(SourceError, match="gives no picture"):
            _stream(f"{url}/camera").open()


def test_server_that_stops_answering(behaviour) -> None:
    behaviour.stall_after = 40  # more than FFmpeg wants to see before it begins
    with servers.http_server(behaviour) as address:
        source = _stream(f"{address}/camera", read_timeout_s=0.5)
        source.open()
        seen = []
        with pytest.raises(SourceError, match="has stopped"):
            seen.extend(iter(source.read, None))
        source.close()


def test_grabber_connects_again_after_a_break(address: str, behaviour, allow_log) -> None:
    allow_log("capture: .* has stopped")
    behaviour.hang_up_after = 50
    grabber = Grabber(lambda: _stream(f"{address}/camera"), backoff=Backoff(0.01, 0.01))
    grabber.start()
    try:
        while behaviour.connections < 3:
            assert grabber.take(timeout_s=20) is not None, grabber.status()
    finally:
        assert grabber.stop(timeout_s=20)
    assert grabber.status().state is CaptureState.STOPPED


def test_video_file_of_a_web_server(media_dir: Path, behaviour) -> None:
    with servers.http_server(behaviour, media_dir / "hard") as address:
        source = VideoSource(
            f"{address}/video_rotation_metadata.mp4", name="clip", pace=Pace.FAST, timeout_s=20
        )
        info = source.open()
        count = sum(1 for _ in iter(source.read, None))
        source.close()
        with pytest.raises(SourceError, match="cannot be played"):
            VideoSource(f"{address}/none.mp4", name="none").open()
    assert (count, info.frames, info.live, info.name) == (65, 65, False, "clip")
