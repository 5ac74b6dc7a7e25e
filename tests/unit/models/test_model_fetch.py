"""Fetching from a real web server on this machine, which misbehaves in every way we know of."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.core import file_lock
from kiosk.core.errors import DownloadCancelledError, DownloadError
from kiosk.inference.fetch import FetchPolicy, ModelFetcher
from kiosk.inference.model_entries import ModelRef
from kiosk.inference.registry import ModelStatus, ModelStore

from .conftest import content_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.server import BaseHTTPRequestHandler

    from kiosk.core.health import Progress
    from kiosk.inference.registry import ModelRegistry

    from .conftest import BadServer

SINGLE = ModelRef("single", "FP32")
PAIR = ModelRef("pair", "FP16")
FIRST, SECOND = "/first/single.onnx", "/second/s.onnx"


# ------------------------------------------------------------------------ bad behaviours


def status(code: int, **headers: str) -> Callable[[BaseHTTPRequestHandler, bytes], None]:
    def behave(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return behave


def body(
    change: Callable[[bytes], bytes], kind: str = "application/octet-stream", announce: bool = True
) -> Callable[[BaseHTTPRequestHandler, bytes], None]:
    """A 200 with a changed body; without ``announce`` no length is given."""

    def behave(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        changed = change(content)
        handler.send_response(200)
        handler.send_header("Content-Type", kind)
        if announce:
            handler.send_header("Content-Length", str(len(changed)))
        handler.end_headers()
        handler.wfile.write(changed)
        handler.close_connection = True

    return behave


def cut_at(done: int) -> Callable[[BaseHTTPRequestHandler, bytes], None]:
    """Announce everything, send a part, hang up."""

    def behave(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[:done])
        handler.close_connection = True

    return behave


def hang(server: BadServer, after: int = 0) -> Callable[[BaseHTTPRequestHandler, bytes], None]:
    """Send nothing, or the head and a part, and then keep silent."""

    def behave(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        if after:
            handler.send_response(200)
            handler.send_header("Content-Length", str(len(content)))
            handler.end_headers()
            handler.wfile.write(content[:after])
            handler.wfile.flush()
        server.release.wait(30)
        handler.close_connection = True

    return behave


def wrong_range(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    handler.send_response(206)
    handler.send_header("Content-Range", f"bytes 0-{len(content) - 1}/{len(content)}")
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def flipped(content: bytes) -> bytes:
    return bytes([content[0] ^ 1]) + content[1:]


def installed(store: ModelStore, ref: ModelRef) -> bool:
    return store.status(*ref, rehash=True) is ModelStatus.INSTALLED


# ----------------------------------------------------------------------------- it works


def test_models_are_installed_whole_and_nothing_else_is_left(
    store: ModelStore, quick: FetchPolicy
) -> None:
    assert ModelFetcher(store, policy=quick).fetch([PAIR, SINGLE, PAIR]) == (PAIR, SINGLE)
    assert installed(store, PAIR)
    assert installed(store, SINGLE)
    files = {str(p.relative_to(store.own_root)) for p in store.own_root.rglob("*") if p.is_file()}
    assert files == {
        ".fetch.lock",
        str(Path("pair/FP16/pair.xml")),
        str(Path("pair/FP16/pair.bin")),
        str(Path("single/FP32/single.onnx")),
    }


def test_installed_files_are_not_fetched_again(
    store: ModelStore, quick: FetchPolicy, server: BadServer
) -> None:
    fetcher = ModelFetcher(store, policy=quick)
    fetcher.fetch([PAIR])
    asked = len(server.asked)
    assert fetcher.fetch([PAIR]) == ()
    assert len(server.asked) == asked


@pytest.mark.parametrize("damage", [b"", b"shorter", None])
def test_damaged_file_is_fetched_again_and_only_that(
    store: ModelStore, quick: FetchPolicy, server: BadServer, damage: bytes | None
) -> None:
    fetcher = ModelFetcher(store, policy=quick)
    fetcher.fetch([PAIR])
    weights = store.own_root / "pair" / "FP16" / "pair.bin"
    weights.write_bytes(flipped(weights.read_bytes()) if damage is None else damage)
    os.utime(weights, ns=(1, 1))
    server.asked.clear()
    assert fetcher.fetch([PAIR]) == (PAIR,)
    assert server.asked == [("/official/FP16/pair.bin", None)]
    assert installed(store, PAIR)


def test_damaged_file_in_a_read_only_folder_is_replaced_by_one_of_our_own(
    store: ModelStore, quick: FetchPolicy
) -> None:
    given = store.roots[0] / "single" / "FP32" / "single.onnx"
    given.parent.mkdir(parents=True)
    given.write_bytes(b"damaged")
    ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert given.read_bytes() == b"damaged"
    assert store.require(*SINGLE).is_relative_to(store.own_root)


def test_progress_rises_to_the_total_of_all_files(store: ModelStore, quick: FetchPolicy) -> None:
    seen: list[Progress] = []
    ModelFetcher(store, policy=quick, on_progress=seen.append).fetch([PAIR, SINGLE])
    total = 3_000 + 53_000 + 100_000
    assert {p.total for p in seen} == {total}
    assert [p.done for p in seen] == sorted(p.done for p in seen)
    assert (seen[0].done, seen[-1].done) == (0, total)
    assert list(dict.fromkeys(p.label for p in seen)) == ["pair", "single"]
    assert len(seen) > 10


# ---------------------------------------------------------------------- bad servers


@pytest.mark.parametrize(
    "behaviour",
    [
        status(404),
        status(403),
        status(500),
        status(302, Location="/nowhere"),
        body(flipped),
        body(lambda b: b[:-1]),
        body(lambda b: b + b"more"),
        body(lambda b: b + b"more", announce=False),
        body(lambda b: b[:1000], announce=False),
        body(lambda b: b"<html>Log in</html>", kind="text/html; charset=utf-8"),
        body(lambda b: b"<html>Log in</html>", kind="text/html", announce=False),
        cut_at(0),
    ],
)
def test_next_address_is_tried(
    store: ModelStore, quick: FetchPolicy, server: BadServer, behaviour
) -> None:
    server.script[FIRST] = [behaviour] * 5
    ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert [path for path, _ in server.asked if path != "/nowhere"] == [FIRST, SECOND]
    assert installed(store, SINGLE)


@pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
def test_passing_trouble_is_tried_again(
    store: ModelStore, quick: FetchPolicy, server: BadServer, code: int
) -> None:
    path = "/official/FP16/pair.xml"
    server.script[path] = [status(code, Retry_After="0"), status(code)]
    ModelFetcher(store, policy=quick).fetch([PAIR])
    assert [asked for asked, _ in server.asked].count(path) == 3


def test_lasting_refusal_is_not_tried_again(
    store: ModelStore, quick: FetchPolicy, server: BadServer
) -> None:
    server.script["/official/FP16/pair.xml"] = [status(404)]
    with pytest.raises(DownloadError, match=r"pair\.xml could not be fetched: .*404") as caught:
        ModelFetcher(store, policy=quick).fetch([PAIR])
    assert len(server.asked) == 1
    for line in (
        f"pair/FP16/  {server.url}/official/FP16/pair.xml",
        f"pair/FP16/  {server.url}/official/FP16/pair.bin",
        "kiosk models fetch --from FOLDER",
    ):
        assert line in caught.value.hint
    assert store.status(*PAIR) is ModelStatus.MISSING


@pytest.mark.parametrize(
    ("behaviour", "complaint"),
    [
        (body(lambda b: b"<html>", kind="text/html"), "web page came instead"),
        (body(flipped), "wrong checksum"),
        (body(lambda b: b[:10]), "10 bytes instead of 3000"),
        (cut_at(10), "broke off"),
        (status(500), "500"),
        (status(407), "407"),
    ],
)
def test_complaint_says_what_was_wrong(
    store: ModelStore, quick: FetchPolicy, server: BadServer, behaviour, complaint: str
) -> None:
    server.script["/official/FP16/pair.xml"] = [behaviour] * 3
    with pytest.raises(DownloadError, match=complaint):
        ModelFetcher(store, policy=quick).fetch([PAIR])
    assert store.status(*PAIR) is ModelStatus.MISSING


def test_wrong_file_never_takes_the_name(
    store: ModelStore, quick: FetchPolicy, server: BadServer
) -> None:
    server.script[FIRST] = [body(flipped)]
    server.script[SECOND] = [body(flipped)]
    with pytest.raises(DownloadError, match="wrong checksum"):
        ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert list(store.own_root.rglob("*.onnx")) == []
    assert list((store.own_root / ".partial").iterdir()) == []


@pytest.mark.parametrize("after", [0, 40_000])
def test_hanging_server_is_left_for_the_next_address(
    store: ModelStore, hasty: FetchPolicy, server: BadServer, after: int
) -> None:
    server.script[FIRST] = [hang(server, after)]
    ModelFetcher(store, policy=hasty).fetch([SINGLE])
    assert [path for path, _ in server.asked][:2] == [FIRST, SECOND]
    assert installed(store, SINGLE)


def test_no_network(registry: ModelRegistry, store: ModelStore, quick: FetchPolicy) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for address in ("http://models.invalid/m", f"http://127.0.0.1:{port}"):
        with pytest.raises(DownloadError, match="cannot be reached") as caught:
            ModelFetcher(store, source=address, policy=quick).fetch([SINGLE])
        assert "kiosk models fetch --from FOLDER" in caught.value.hint


# ------------------------------------------------------------------------------- resume


@pytest.mark.parametrize("done", [20_000, 65_536, 99_999])
def test_broken_download_continues_at_another_address(
    store: ModelStore, quick: FetchPolicy, server: BadServer, done: int
) -> None:
    server.script[FIRST] = [cut_at(done)]
    ModelFetcher(store, policy=quick).fetch([SINGLE])
    (first, _), (second, asked_range) = server.asked
    assert (first, second) == (FIRST, SECOND)
    assert asked_range is not None
    assert 0 < int(asked_range.removeprefix("bytes=").removesuffix("-")) <= done
    assert installed(store, SINGLE)


def test_next_start_continues_where_this_one_ended(
    store: ModelStore, quick: FetchPolicy, server: BadServer
) -> None:
    server.script[FIRST] = [cut_at(60_000), status(404)]
    server.script[SECOND] = [status(404)]
    with pytest.raises(DownloadError):
        ModelFetcher(store, policy=quick).fetch([SINGLE])
    server.asked.clear()
    ModelFetcher(store, policy=quick).fetch([SINGLE])
    ((_, asked_range),) = server.asked
    assert asked_range is not None
    assert int(asked_range.removeprefix("bytes=").removesuffix("-")) > 30_000
    assert installed(store, SINGLE)


def test_server_without_ranges_starts_again(
    store: ModelStore, quick: FetchPolicy, server: BadServer
) -> None:
    server.ranges = False
    server.script[FIRST] = [cut_at(60_000)]
    ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert installed(store, SINGLE)


@pytest.mark.parametrize("answer", [wrong_range, status(416), status(206)])
def test_wrong_answer_to_a_range_is_refused(
    store: ModelStore, quick: FetchPolicy, server: BadServer, answer
) -> None:
    server.script[FIRST] = [cut_at(60_000)]
    server.script[SECOND] = [answer]
    ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert [path for path, _ in server.asked] == [FIRST, SECOND, FIRST]
    assert installed(store, SINGLE)


@pytest.mark.parametrize("length", [50_000, 100_000, 100_001])
def test_spoiled_partial_file_is_thrown_away(
    store: ModelStore, quick: FetchPolicy, length: int
) -> None:
    (file,) = store.registry.files(SINGLE)
    part = store.own_root / ".partial" / f"{file.sha384[:32]}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"x" * length)
    ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert installed(store, SINGLE)


# ----------------------------------------------------------------- folder, mirror, proxy


@pytest.mark.parametrize("shape", ["pair/FP16", "intel/pair/FP16", "."])
def test_files_are_taken_from_a_folder(
    store: ModelStore, quick: FetchPolicy, server: BadServer, tmp_path: Path, shape: str
) -> None:
    stick = tmp_path / "stick"
    (stick / shape).mkdir(parents=True)
    (stick / "a").mkdir()
    (stick / "a" / "pair.bin").write_bytes(b"another file of that name")
    for name, size in (("pair.xml", 3_000), ("pair.bin", 53_000)):
        (stick / shape / name).write_bytes(content_of(name, size))
    assert ModelFetcher(store, source=str(stick), policy=quick).fetch([PAIR]) == (PAIR,)
    assert installed(store, PAIR)
    assert server.asked == []


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "it is not in"),
        (b"short", "another size"),
        (flipped(content_of("single.onnx", 100_000)), "another content"),
    ],
)
def test_folder_without_the_right_file_says_so(
    store: ModelStore, quick: FetchPolicy, tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    if content is not None:
        (stick / "single.onnx").write_bytes(content)
    with pytest.raises(DownloadError, match=complaint) as caught:
        ModelFetcher(store, source=str(stick), policy=quick).fetch([SINGLE])
    assert str(stick) in caught.value.hint
    assert not installed(store, SINGLE)


def test_folder_with_a_part_is_used_and_the_rest_is_named(
    store: ModelStore, quick: FetchPolicy, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for name, size in (("pair.xml", 3_000), ("pair.bin", 53_000)):
        (stick / name).write_bytes(content_of(name, size))
    with pytest.raises(DownloadError, match=r"single\.onnx could not be fetched") as caught:
        ModelFetcher(store, source=str(stick), policy=quick).fetch([PAIR, SINGLE])
    assert installed(store, PAIR)
    assert "to find faces:\n   single/FP32/" in caught.value.hint
    assert "pair/" not in caught.value.hint


def test_mirror_serves_instead_of_the_official_addresses(
    store: ModelStore, quick: FetchPolicy, server: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/mirror/single/FP32/single.onnx"
    server.files[path] = server.files[FIRST]
    monkeypatch.setenv("KIOSK_MODELS", f"{server.url}/mirror/")
    ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert [asked for asked, _ in server.asked] == [path]
    shutil.rmtree(store.own_root)
    ModelFetcher(store, source=f"{server.url}/mirror", policy=quick).fetch([SINGLE])
    assert [asked for asked, _ in server.asked] == [path] * 2


def test_password_of_a_mirror_stays_out_of_messages(
    store: ModelStore, quick: FetchPolicy, server: BadServer
) -> None:
    address = server.url.replace("://", "://anna:hunter2@")
    with pytest.raises(DownloadError) as caught:
        ModelFetcher(store, source=address, policy=quick).fetch([SINGLE])
    text = str(caught.value)
    assert "hunter2" not in text
    assert "anna" not in text


def test_each_address_that_is_asked_is_told_without_its_password(
    store: ModelStore, quick: FetchPolicy, server: BadServer
) -> None:
    told: list[str] = []
    server.files["/m/single/FP32/single.onnx"] = server.files[FIRST]
    address = server.url.replace("://", "://anna:hunter2@") + "/m"
    ModelFetcher(store, source=address, policy=quick, on_request=told.append).fetch([SINGLE])
    assert told == [f"{server.url}/m/single/FP32/single.onnx"]
    assert [path for path, _ in server.asked] == ["/m/single/FP32/single.onnx"]


def test_proxy_of_the_environment_is_used(
    store: ModelStore, quick: FetchPolicy, server: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.files["/m/single/FP32/single.onnx"] = server.files[FIRST]
    monkeypatch.setenv("HTTP_PROXY", server.url)
    ModelFetcher(store, source="http://models.invalid/m", policy=quick).fetch([SINGLE])
    assert installed(store, SINGLE)


# -------------------------------------------------------------------------- cancel, locks


def test_cancelled_before_it_begins(store: ModelStore, quick: FetchPolicy) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(DownloadCancelledError):
        ModelFetcher(store, policy=quick, cancel=cancel).fetch([SINGLE])


def test_cancelled_on_the_way_keeps_what_came(
    store: ModelStore, quick: FetchPolicy, server: BadServer
) -> None:
    cancel = threading.Event()

    def stop_half_way(progress: Progress) -> None:
        if progress.done > 50_000:
            cancel.set()

    fetcher = ModelFetcher(store, policy=quick, cancel=cancel, on_progress=stop_half_way)
    with pytest.raises(DownloadCancelledError):
        fetcher.fetch([SINGLE])
    assert store.status(*SINGLE) is ModelStatus.MISSING
    cancel.clear()
    ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert server.asked[-1][1] is not None


@pytest.mark.parametrize("after", [0, 40_000])
def test_cancelled_while_the_server_hangs(
    store: ModelStore, quick: FetchPolicy, server: BadServer, after: int
) -> None:
    cancel = threading.Event()
    reached = threading.Event()
    behave = hang(server, after)

    def told(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        reached.set()
        behave(handler, content)

    server.script[FIRST] = [told]
    outcome: list[Exception] = []

    def fetch() -> None:
        try:
            ModelFetcher(store, policy=quick, cancel=cancel).fetch([SINGLE])
        except DownloadError as error:
            outcome.append(error)

    thread = threading.Thread(target=fetch)
    thread.start()
    assert reached.wait(20)
    cancel.set()
    thread.join(15)  # the server would be given up after 20 s
    assert [type(error) for error in outcome] == [DownloadCancelledError]


def test_cancelled_during_a_pause(store: ModelStore, server: BadServer) -> None:
    cancel = threading.Event()
    path = "/official/FP16/pair.xml"

    def fail(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        status(503, Retry_After="3600")(handler, content)
        cancel.set()

    server.script[path] = [fail]
    policy = FetchPolicy(first_pause_s=1000, longest_pause_s=1000)
    with pytest.raises(DownloadCancelledError):
        ModelFetcher(store, policy=policy, cancel=cancel).fetch([PAIR])
    assert len(server.asked) == 1


def test_second_process_waits_and_finds_the_files(
    store: ModelStore, quick: FetchPolicy, server: BadServer
) -> None:
    """Two fetchers at once: every file is asked for once."""
    held = threading.Event()
    go_on = threading.Event()

    def slow(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        held.set()
        go_on.wait(20)
        body(lambda b: b)(handler, content)

    server.script[FIRST] = [slow]
    patient = FetchPolicy(lock_timeout_s=30)
    fetched: list[tuple[ModelRef, ...]] = []

    def fetch() -> None:
        fetched.append(ModelFetcher(store, policy=patient).fetch([SINGLE]))

    first = threading.Thread(target=fetch)
    first.start()
    assert held.wait(20)
    second = threading.Thread(target=fetch)
    second.start()
    go_on.set()
    first.join(20)
    second.join(20)
    assert sorted(fetched) == [(), (SINGLE,)]
    assert [path for path, _ in server.asked] == [FIRST]


def test_lock_of_another_process_holds_until_it_dies(
    store: ModelStore, quick: FetchPolicy, tmp_path: Path
) -> None:
    store.own_root.mkdir(parents=True)
    program = (
        "import sys, threading, pathlib\n"
        "from kiosk.core.file_lock import exclusive\n"
        "with exclusive(pathlib.Path(sys.argv[1]), threading.Event(), 0) as held:\n"
        "    print(held, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    lock = store.own_root / ".fetch.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        impatient = FetchPolicy(lock_timeout_s=0.2)
        with pytest.raises(DownloadError, match="another process is fetching"):
            ModelFetcher(store, policy=impatient).fetch([SINGLE])
        holder.kill()
        holder.wait()
    ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert installed(store, SINGLE)
    with file_lock.exclusive(lock, threading.Event(), 0) as held:
        assert held


# --------------------------------------------------------------------------------- disk


def test_disk_without_room_is_told_before_anything_is_fetched(
    store: ModelStore, quick: FetchPolicy, server: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")._replace(free=10_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(DownloadError, match="not enough room") as caught:
        ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert "Free at least 7 MiB" in caught.value.hint
    assert server.asked == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_disk_that_runs_full_on_the_way(store: ModelStore, quick: FetchPolicy) -> None:
    (file,) = store.registry.files(SINGLE)
    part = store.own_root / ".partial" / f"{file.sha384[:32]}.part"
    part.parent.mkdir(parents=True)
    part.symlink_to("/dev/full")
    with pytest.raises(DownloadError, match="the disk is full") as caught:
        ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert "Free some space" in caught.value.hint


def test_folder_that_cannot_be_made(
    registry: ModelRegistry, quick: FetchPolicy, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    store = ModelStore(registry, [tmp_path / "file" / "models"])
    with pytest.raises(DownloadError, match="cannot be written") as caught:
        ModelFetcher(store, policy=quick).fetch([SINGLE])
    assert "may write" in caught.value.hint
