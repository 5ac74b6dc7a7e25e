"""Real servers for tests: mosquitto, moto, Azurite and PostgreSQL, on 127.0.0.1 only.

Each starts with the first test of the session that asks for it, keeps its data in a folder of its
own, and is stopped by its process id. Without the program the test is skipped and says what to
install; with ``CI=true`` it fails. ``scripts/test_servers.sh`` installs the programs.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from tests.certificates import Authority

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.certificates import Certificate

REPO = Path(__file__).resolve().parent.parent
_START_S = 60.0
"""Until a server answers; a busy machine may need most of it."""


class ServerProcess:
    """A server that can be stopped, killed and started again with the same data and port.

    Attributes:
        port: Where it listens.
        folder: Its data.
    """

    def __init__(self, command: Callable[[int], Sequence[str]], folder: Path, **popen: Any) -> None:
        self.folder = folder
        self.port = free_port()
        self._command = command
        self._popen = popen
        self._process: subprocess.Popen[bytes] | None = None
        self._log = folder / "server.log"

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start and wait until the port answers."""
        deadline = time.monotonic() + _START_S
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                list(self._command(self.port)),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                **self._popen,
            )
        while not _answers(self.port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                pytest.fail(f"a server did not start:\n{self.log()[-4000:]}", pytrace=False)
            time.sleep(0.02)

    def log(self) -> str:
        """What the server has written so far."""
        return self._log.read_text("utf-8", errors="replace") if self._log.exists() else ""

    def stop(self) -> None:
        """Ask it to end, and wait."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """``kill -9`` for it and all its children."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        family = _family(process.pid)
        process.send_signal(how)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)
        for child in family:
            if child.is_running():
                child.kill()
        psutil.wait_procs(family, timeout=20)


def _family(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def free_port() -> int:
    """A port that nothing uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def missing(program: str) -> None:
    """Skip the test that needs a program; fail it where all programs have to be."""
    text = f"{program} is not installed: sh scripts/test_servers.sh"
    if os.environ.get("CI") == "true":
        pytest.fail(text, pytrace=False)
    pytest.skip(text)


def _program(name: str, *folders: str) -> str:
    path = os.pathsep.join([os.environ.get("PATH", ""), *folders])
    found = shutil.which(name, path=path)
    if found is None:
        missing(name)
    assert found is not None
    return found


@contextmanager
def _running(server: ServerProcess) -> Iterator[ServerProcess]:
    server.start()
    try:
        yield server
    finally:
        server.stop()


# ------------------------------------------------------------------------------------- TLS


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """A certificate authority of the tests."""
    return Authority(tmp_path_factory.mktemp("authority"))


# --------------------------------------------------------------------------------- mosquitto


class Mosquitto(ServerProcess):
    """A broker; ``user`` with ``password`` where it asks for them."""

    user = "kiosk"
    password = "right horse battery"


def _mosquitto(folder: Path, *lines: str) -> Mosquitto:
    program = _program("mosquitto", "/usr/sbin", "/usr/local/sbin")

    def command(port: int) -> list[str]:
        common = [
            f"listener {port} 127.0.0.1",
            "persistence true",
            f"persistence_location {folder}/",
        ]
        if os.name == "posix" and os.geteuid() == 0:
            common.append("user root")  # else it could not read the folder of the tests
        config = folder / "mosquitto.conf"
        config.write_text("\n".join([*common, *lines]) + "\n", "utf-8")
        return [program, "-c", str(config)]

    return Mosquitto(command, folder)


@pytest.fixture(scope="session")
def mosquitto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mosquitto]:
    """A broker that lets everybody in."""
    with _running(_mosquitto(tmp_path_factory.mktemp("mqtt"), "allow_anonymous true")) as broker:
        yield broker  # type: ignore[misc]


@pytest.fixture
def start_mosquitto(tmp_path: Path) -> Iterator[Callable[..., Mosquitto]]:
    """Starts brokers of one test that let everybody in; takes further lines of configuration."""
    with ExitStack() as stack:

        def start(*lines: str) -> Mosquitto:
            folder = Path(tempfile.mkdtemp(prefix="mosquitto-", dir=tmp_path))
            broker = _mosquitto(folder, "allow_anonymous true", *lines)
            stack.enter_context(_running(broker))
            return broker

        yield start


@pytest.fixture
def own_mosquitto(start_mosquitto: Callable[..., Mosquitto]) -> Mosquitto:
    """A broker of one test, to be killed and started again."""
    return start_mosquitto("autosave_interval 1")


@pytest.fixture(scope="session")
def mosquitto_password(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mosquitto]:
    """A broker that wants a password and allows the topics below ``vitrine/`` only."""
    folder = tmp_path_factory.mktemp("mqtt-password")
    passwords, rules = folder / "passwords", folder / "rules"
    tool = _program("mosquitto_passwd")
    given = [tool, "-c", "-b", str(passwords), Mosquitto.user, Mosquitto.password]
    subprocess.run(given, check=True, capture_output=True)
    passwords.chmod(0o600)
    rules.write_text(f"user {Mosquitto.user}\ntopic readwrite vitrine/#\n", "utf-8")
    rules.chmod(0o600)
    lines = ("allow_anonymous false", f"password_file {passwords}", f"acl_file {rules}")
    with _running(_mosquitto(folder, *lines)) as broker:
        yield broker  # type: ignore[misc]


@pytest.fixture(scope="session")
def start_mosquitto_tls(
    tmp_path_factory: pytest.TempPathFactory, authority: Authority
) -> Iterator[Callable[..., Mosquitto]]:
    """Starts brokers with TLS; with ``clients=True`` they ask for a certificate, too."""
    with ExitStack() as stack:

        def start(certificate: Certificate, *, clients: bool = False) -> Mosquitto:
            lines = [
                "allow_anonymous true",
                f"cafile {authority.file}",
                f"certfile {certificate.certificate}",
                f"keyfile {certificate.key}",
                f"require_certificate {str(clients).lower()}",
            ]
            broker = _mosquitto(tmp_path_factory.mktemp("mqtt-tls"), *lines)
            stack.enter_context(_running(broker))
            return broker

        yield start


# -------------------------------------------------------------------------------------- moto


@pytest.fixture(scope="session")
def moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a moto server: S3, DynamoDB, SNS and SQS for any key."""
    folder = tmp_path_factory.mktemp("moto")

    def command(port: int) -> list[str]:
        return [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]

    with _running(ServerProcess(command, folder)) as server:
        yield f"http://127.0.0.1:{server.port}"


# ----------------------------------------------------------------------------------- Azurite

AZURITE_ACCOUNT = "devstoreaccount1"
# Not a secret: the key that Microsoft documents for its emulator.
AZURITE_KEY = (
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
)


@pytest.fixture(scope="session")
def azurite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of the account of an Azurite blob server, ``http://127.0.0.1:<port>/<account>``."""
    node = _program("node")
    main = REPO / ".venv/servers/node_modules/azurite/dist/src/blob/main.js"
    if not main.is_file():
        missing("azurite")
    folder = tmp_path_factory.mktemp("azurite")

    def command(port: int) -> list[str]:
        place = ["--location", str(folder), "--blobHost", "127.0.0.1", "--blobPort", str(port)]
        return [node, str(main), *place, "--skipApiVersionCheck", "--disableTelemetry", "--silent"]

    with _running(ServerProcess(command, folder)) as server:
        yield f"http://127.0.0.1:{server.port}/{AZURITE_ACCOUNT}"


# -------------------------------------------------------------------------------- PostgreSQL


class Postgres(ServerProcess):
    """A PostgreSQL server; the superuser ``postgres`` needs no password."""

    def url(self, database: str = "postgres") -> str:
        """Address of a database."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start and wait until it takes connections, also while it recovers from a crash."""
        super().start()
        deadline = time.monotonic() + _START_S
        while not self._takes_connections():
            if time.monotonic() > deadline:
                pytest.fail(f"PostgreSQL does not answer:\n{self.log()[-4000:]}", pytrace=False)
            time.sleep(0.05)

    def stop(self) -> None:
        """End at once but in order, whoever is connected (PostgreSQL's "fast" way)."""
        self._end(signal.SIGINT)

    def run(self, statement: str) -> None:
        """Carry out a statement outside of transactions."""
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _takes_connections(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url(), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True


def _postgres_user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root; then it runs as a user without rights."""
    if os.name != "posix" or os.geteuid() != 0:
        return {}
    import pwd

    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@contextmanager
def _postgres_server() -> Iterator[Postgres]:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    folders = [str(folder) for folder in versions]
    initdb, postgres = _program("initdb", *folders), _program("postgres", *folders)
    who = _postgres_user()
    # Not below the folder of the tests, which is for its owner only.
    folder = Path(tempfile.mkdtemp(prefix="kiosk-postgres-"))
    try:
        data = folder / "data"
        if who:
            os.chown(folder, who["user"], who["group"])
        made = subprocess.run(
            [initdb, "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            **who,
        )
        if made.returncode:
            pytest.fail(f"initdb failed:\n{made.stdout}{made.stderr}", pytrace=False)

        def command(port: int) -> list[str]:
            options = ["listen_addresses=127.0.0.1", "unix_socket_directories="]
            return [
                *(postgres, "-D", str(data), "-p", str(port)),
                *(part for option in options for part in ("-c", option)),
            ]

        server = Postgres(command, folder, **who)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server with ``kill()``, ``start()`` and ``url(database)``."""
    with _postgres_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """URL of an empty database of the test's own."""
    name = f"test_{secrets.token_hex(6)}"
    postgres.run(f"CREATE DATABASE {name}")
    yield postgres.url(name)
    postgres.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
