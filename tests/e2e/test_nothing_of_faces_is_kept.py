"""After the kiosk has run, nothing of a face is in any of its files or in what it has sent.

The whole program runs below the window, over real frames; every embedding that the networks
made, and a strip of every face, is written down beside it and searched for afterwards.
"""

from __future__ import annotations

import base64
import gzip
import json
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np
import pytest

from kiosk.app.headless import PlainThread
from kiosk.app.identification import IdentityStores
from kiosk.app.runtime import KioskRuntime
from kiosk.core.clock import SystemClock
from kiosk.core.count_history import CountHistory
from kiosk.core.identity import (
    DEFAULT_GROUP,
    Consent,
    ConsentScope,
    Person,
    Template,
    TemplateSource,
)
from kiosk.core.ids import Uuid7
from kiosk.core.paths import data_dir
from kiosk.core.people import put_person
from kiosk.core.records import RecordType
from kiosk.core.settings import AnalysisSettings
from kiosk.core.settings_store import SettingsStore, default_path
from kiosk.core.today import TodayBoard
from kiosk.identity.identifier import GalleryIdentifier
from kiosk.inference.embedder import FaceEmbedder
from kiosk.inference.face_reader import FaceReader
from kiosk.inference.registry import ModelStore
from kiosk.keystore import open_keystore
from kiosk.store.database import default_path as history_path
from kiosk.store.reader import StoredHistory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.identity import FaceView, IdentifiedEvent
    from kiosk.core.types import FrameResult

WAIT_S = 300
WINDOW: Final = 16
"""Bytes of an embedding that must not occur: four numbers in single precision."""
PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"WEBPVP8", b"JFIF", b"Exif\x00")
PICTURES_BASE64: Final = (b"/9j/", b"iVBORw0KGgo")


# ------------------------------------------------------------------------------ the search


def forms(vector: NDArray[np.float32]) -> Iterator[bytes]:
    """The bytes of an embedding in every form in which somebody might store it."""
    for kind in (np.float16, np.float32, np.float64):
        little = vector.astype(kind)
        yield little.tobytes()
        yield little.byteswap().tobytes()
    yield np.round(vector * 127).astype(np.int8).tobytes()
    yield np.round((vector + 1) * 127.5).astype(np.uint8).tobytes()


def needles(secrets: Iterable[bytes]) -> set[bytes]:
    """All windows of the secrets, as bytes and in base64 at all three offsets."""
    found = set()
    for secret in secrets:
        for at in range(0, len(secret) - WINDOW + 1, WINDOW):
            window = secret[at : at + WINDOW]
            if len(set(window)) < 8:
                continue  # a flat strip of a picture: it proves nothing
            found.add(window)
            for before in range(3):
                text = base64.b64encode(bytes(before) + window)
                found.add(text[4 if before else 0 :][:WINDOW])
            found.add(window.hex().encode()[:WINDOW])
    return found


def contains(haystack: bytes, wanted: set[bytes]) -> bool:
    """Whether one of the windows is anywhere."""
    plain = haystack.translate(bytes.maketrans(b"-_", b"+/"))  # the other alphabet of base64
    return any(
        text[at : at + WINDOW] in wanted
        for text in {haystack, plain}
        for at in range(len(text) - WINDOW + 1)
    )


def picture_in(haystack: bytes) -> bytes | None:
    """The mark of a picture in it, if there is one."""
    marks = (*PICTURES, *PICTURES_BASE64)
    return next((mark for mark in marks if mark in haystack), None)


@pytest.mark.parametrize("form", range(8))
@pytest.mark.parametrize("offset", range(3))
@pytest.mark.parametrize("coded", [bytes, base64.b64encode, base64.urlsafe_b64encode, bytes.hex])
def test_the_search_finds_what_is_hidden(form: int, offset: int, coded: Any) -> None:
    vector = np.random.default_rng(form).normal(size=256).astype(np.float32)
    vector /= np.linalg.norm(vector)
    others = np.random.default_rng(99).normal(size=256).astype(np.float32)
    content = b"x" * offset + list(forms(vector))[form]
    hidden = coded(content)
    hidden = hidden.encode() if isinstance(hidden, str) else hidden
    haystack = b"some rows before" + hidden[: len(hidden) // 2] + b"and after"
    assert contains(haystack, needles(forms(vector)))
    assert not contains(haystack, needles(forms(others)))


def test_the_search_finds_pictures() -> None:
    image = np.random.default_rng(1).integers(0, 256, (40, 40, 3), np.uint8)
    for kind in (".jpg", ".png", ".webp"):
        content = cv2.imencode(kind, image)[1].tobytes()
        assert picture_in(b"before" + content)
        if kind != ".webp":
            assert picture_in(b"{" + base64.b64encode(content))
    assert picture_in(b"nothing at all") is None


# --------------------------------------------------------------------------------- the run


class Server(ThreadingHTTPServer):
    """An endpoint that keeps every byte it was sent."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                sent = self.rfile.read(length)
                if self.headers.get("Content-Encoding") == "gzip":
                    sent = gzip.decompress(sent)
                server.received.append(self.raw_requestline + bytes(self.headers) + sent)
                body = b"Successfully updated"
                self.send_response(201)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_PUT = do_GET

            def log_message(self, *args: Any) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)


def _every_way_out(url: str) -> str:
    """Destinations of the kinds that need no other server, with every type of record."""
    types = json.dumps([t.value for t in RecordType if t is not RecordType.PICTURE])
    stored = data_dir() / "stored"
    stored.mkdir(parents=True)
    folder = json.dumps(stored.as_uri())
    open_keystore().set("sink-hook", "a secret to sign with")
    return (
        f'[{{name="hall",kind="workshop",endpoint="{url}"}},'
        f'{{name="hq",kind="http",endpoint="{url}/take",accept=[201],types={types}}},'
        f'{{name="hook",kind="webhook",endpoint="{url}/hook",types={types}}},'
        f'{{name="files",kind="storage",endpoint={folder},types={types}}}]'
    )


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


class Witness:
    """Listens to the kiosk, and writes down what must not be found.

    Attributes:
        embeddings: Every embedding that was made.
        strips: Pixels of a row through each face, now and then.
        events: Recognitions that were told.
        finished: Set when the source has ended, or after enough frames.
    """

    def __init__(self, most_frames: int) -> None:
        self.embeddings: list[NDArray[np.float32]] = []
        self.strips: list[bytes] = []
        self.events: list[IdentifiedEvent] = []
        self.most_people = 0
        self.finished = threading.Event()
        self._left = most_frames

    def analyzed(self, result: FrameResult) -> None:
        self._left -= 1
        self.most_people = max(self.most_people, result.count.total)
        if self._left % 10 == 0:
            for left, top, right, bottom in (t.xyxy.astype(int).tolist() for t in result.tracks):
                row = result.frame.image[(top + bottom) // 2, max(left, 0) : right]
                self.strips.append(row.tobytes())
        if self._left <= 0:
            self.finished.set()

    def identified(self, event: IdentifiedEvent) -> None:
        self.events.append(event)

    def ended(self) -> None:
        self.finished.set()

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None

    def wanted(self, embeddings: Iterable[NDArray[np.float32]] | None = None) -> set[bytes]:
        """What to search for."""
        vectors = self.embeddings if embeddings is None else embeddings
        found = needles(form for vector in vectors for form in forms(vector))
        return found | needles(self.strips)


def run(
    monkeypatch: pytest.MonkeyPatch,
    models_dir: Path,
    server: Server,
    source: str,
    most_frames: int = 10_000,
    **settings: object,
) -> Witness:
    """Run the kiosk below the window until the source has ended."""
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))
    witness = Witness(most_frames)
    embed, observe = FaceEmbedder.embed, GalleryIdentifier.observe

    def noting(self: FaceEmbedder, *args: Any, **options: Any) -> NDArray[np.float32]:
        made = embed(self, *args, **options)
        witness.embeddings += [row.copy() for row in made]
        return made

    def observing(self: GalleryIdentifier, track_id: int, view: FaceView, now_ns: int) -> None:
        witness.embeddings.append(view.embedding.copy())
        observe(self, track_id, view, now_ns)

    monkeypatch.setattr(FaceEmbedder, "embed", noting)
    monkeypatch.setattr(GalleryIdentifier, "observe", observing)
    values = {
        "camera.source": source,
        "camera.pace": "fast",
        "camera.loop": "false",
        "cloud.sinks": _every_way_out(f"http://127.0.0.1:{server.server_address[1]}"),
        **{name.replace("__", "."): str(value) for name, value in settings.items()},
    }
    store = SettingsStore(default_path())
    runtime = KioskRuntime(
        store, store.load({}, values), CountHistory(), TodayBoard(), witness, PlainThread
    )
    try:
        runtime.start()
        assert witness.finished.wait(WAIT_S)
        assert runtime.history.writer.flush(30)
        deliver(runtime)
    finally:
        assert runtime.stop()
    return witness


def deliver(runtime: KioskRuntime) -> None:
    """Wait until every destination has everything; those begin at random moments."""
    runtime.set_analyzing(False)
    end = time.monotonic() + WAIT_S
    while late := [s for s in runtime.outlets.statuses() if s.depth or not s.acknowledged]:
        told = [(s.name, s.state, s.depth, s.acknowledged, s.last_error) for s in late]
        assert time.monotonic() < end, told
        runtime.outlets.desk.flush()
        time.sleep(0.5)


def files(home: Path) -> dict[str, bytes]:
    """Everything that the kiosk left behind.

    But for compiled networks, and the space that the queue keeps free: random numbers, in which
    the few bytes of the beginning of a picture may well occur.
    """
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.suffix != ".reserve" and not path.is_relative_to(home / "cache")
    }


# --------------------------------------------------------------- the modes that name nobody


@pytest.mark.parametrize("mode", ["counts", "demographics"])
@pytest.mark.parametrize("scene", ["clip", "sim:busy"])
def test_modes_that_name_nobody_leave_nothing_of_a_face(
    models_dir: Path,
    media_dir: Path,
    kiosk_home: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    mode: str,
    scene: str,
) -> None:
    clip = media_dir / "videos" / "iot_face_demographics_walking_and_pause.mp4"
    source = str(clip) if scene == "clip" else scene
    # What would be kept in the mode that names people makes no difference in the others.
    witness = run(
        monkeypatch,
        models_dir,
        server,
        source,
        most_frames=250,
        analysis__mode=mode,
        identification__pictures="true",
        identification__records="true",
        identification__retention_days=30,
    )
    assert witness.most_people >= 2
    assert witness.strips
    assert bool(witness.embeddings) == (mode == "demographics")
    wanted = witness.wanted()
    assert len(wanted) > 100
    left_behind = files(kiosk_home)
    assert "data/history.db" in left_behind
    for name, content in left_behind.items():
        assert not contains(content, wanted), name
        assert picture_in(content) is None, name
    assert not any(name.startswith(("data/identity", "data/output")) for name in left_behind)
    sent = b"".join(server.received)
    for kind in ("count", "visit", "status"):
        assert f'"type":"{kind}"'.encode() in sent, kind
    assert any(name.startswith("data/stored/") for name in left_behind)
    for request in server.received:
        assert not contains(request, wanted)
        assert picture_in(request) is None


# ------------------------------------------------------------- the mode that names people


def enrol(media_dir: Path, people: list[str]) -> dict[str, Person]:
    """Enrol people of the portraits by their newer photo.

    The first one allows all but handing on.
    """
    reader = FaceReader(AnalysisSettings(liveness=False), ModelStore.from_environment())
    gallery = IdentityStores(open_keystore(), SystemClock()).gallery
    now = datetime.now(UTC)
    enrolled = {}
    new_id = Uuid7()
    for number, known_as in enumerate(people):
        (photo,) = (media_dir / "portraits").glob(f"{known_as}_*_b.jpg")
        view = reader.read(cv2.imread(str(photo)))[0]
        template = Template(
            new_id(now), view.model, view.embedding, view.quality, TemplateSource.FILE, "", now
        )
        scopes = frozenset[ConsentScope]()
        if number == 0:
            scopes = frozenset(ConsentScope) - {ConsentScope.HANDED_ON}
        agreed = Consent("1", "en", now, "desk", now + timedelta(days=9), scopes)
        person = Person(
            new_id(now), DEFAULT_GROUP, f"Zebra {known_as}", "", (), agreed, (template,), now
        )
        gallery.change(lambda contents, person=person: put_person(contents, person))
        enrolled[known_as] = person
    reader.close()
    return enrolled


def test_of_strangers_nothing_is_kept_while_people_are_identified(
    models_dir: Path,
    media_dir: Path,
    kiosk_home: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Portraits slide past, twelve people, four of them twice; three are enrolled."""
    clip = media_dir / "videos" / "composed_portrait_conveyor.mp4"
    rows = clip.with_suffix(".csv").read_text().split()[1:]
    passes = list(dict.fromkeys(tuple(row.split(",")[1:3]) for row in rows))
    shown = [known_as for _, known_as in passes]
    twice = [known_as for known_as in shown if shown.count(known_as) == 2]
    people = [*dict.fromkeys(twice)][:1] + [one for one in shown if one not in twice][:2]
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))
    enrolled = enrol(media_dir, people)
    witness = run(
        monkeypatch,
        models_dir,
        server,
        str(clip),
        analysis__mode="identification",
        analysis__liveness="false",
        identification__notice_acknowledged="true",
        identification__retention_days=30,
        identification__pictures="true",
        identification__records="true",
    )
    told = [event.identity.person for event in witness.events]
    assert sorted(told) == sorted(person.id for person in enrolled.values())  # each once

    # Strangers: all embeddings that are not of an enrolled person, and the strips of all.
    known = np.array([person.templates[0].embedding for person in enrolled.values()])
    strangers = [one for one in witness.embeddings if float((known @ one).max()) < 0.3]
    assert len(strangers) > 20
    wanted = witness.wanted([*witness.embeddings, *known])
    left_behind = files(kiosk_home)
    for name, content in left_behind.items():
        assert not contains(content, wanted), name
        assert picture_in(content) is None, name
    for request in server.received:
        assert not contains(request, wanted)
        assert picture_in(request) is None
        assert b"Zebra" not in request

    # Of those who were recognised, only what each of them allows.
    consenting = enrolled[people[0]]
    stores = IdentityStores(open_keystore(), SystemClock())
    (picture,) = stores.pictures.pending()
    assert picture.person == consenting.id
    decoded = cv2.imdecode(
        np.frombuffer(stores.pictures.read(picture.key), np.uint8), cv2.IMREAD_COLOR
    )
    reader = FaceReader(AnalysisSettings(liveness=False), ModelStore.from_environment())
    (face,) = reader.read(decoded)
    reader.close()
    assert float(face.embedding @ consenting.templates[0].embedding) > 0.5
    records = [name for name in left_behind if name.startswith("data/output/")]
    names = {face["nome"] for name in records for face in json.loads(left_behind[name].decode())}
    assert names == {consenting.name}
    # Names of people stand nowhere but there: not in the log, not in the history.
    for name, content in left_behind.items():
        assert b"Zebra" not in content or name in records, name
    with StoredHistory(history_path()) as history:
        visits = history.visits(
            datetime.now(UTC) - timedelta(days=1), datetime.now(UTC) + timedelta(days=1)
        )
    linked = [visit.person for visit in visits if visit.person is not None]
    assert set(linked) == {consenting.id}
    assert len(visits) >= len(set(shown)) - 1
