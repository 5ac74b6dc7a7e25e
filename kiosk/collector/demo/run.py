"""``kiosk collector demo``: fill, print how to get in, serve, and let the made-up kiosks run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from kiosk.collector.auth.enrolments import Enrolments
from kiosk.collector.dashboard.demo_page import DEMO_USER
from kiosk.collector.demo.fill import fill
from kiosk.collector.demo.shops import SHOPS
from kiosk.collector.demo.simulator import Simulator
from kiosk.collector.serve import serve
from kiosk.collector.storage.database import Database
from kiosk.core.clock import SystemClock
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from kiosk.collector.settings import CollectorSettings

FOLDER: Final = "demo"
FILE: Final = "demo.db"


def run_demo(settings: CollectorSettings, out: TextIO) -> int:
    """Run the demo until a signal comes.

    Its database is a file of its own below the collector's folder, made anew at each start; a
    collector in that folder is not touched.

    Args:
        settings: What the operator set; the demo takes host, ports and folder from it.
        out: Where to say how to get in.

    Returns:
        Exit code.

    Raises:
        CollectorError: A port or the folder cannot be used, or a setting contradicts a demo.
    """
    _check(settings)
    began = time.monotonic()
    clock = SystemClock()
    folder = settings.folder / FOLDER
    file = folder / FILE
    _remove(file)
    ours = settings.model_copy(
        update={"demo": True, "folder": folder, "database": f"sqlite:///{file}"}
    )
    database = Database.open(ours.database_url)
    try:
        database.migrate()
        filled = fill(database, clock)
        code, _ = Enrolments(database, clock).new_code(by=DEMO_USER)
    finally:
        database.close()
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    base = settings.public_url.rstrip("/") or f"http://{host}:{settings.port}"
    out.write(
        f"Demo: {len(SHOPS)} made-up shops, {filled.hours:,} hours, ready after "
        f"{time.monotonic() - began:.1f} s\n"
        f"  {'Open':18} {base}/\n"
        f'  {"Log in":18} on this machine press "Enter the demo"; elsewhere\n'
        f"  {'':18} {DEMO_USER} / {filled.password}\n"
        f"  {'Point a kiosk here':18} operator panel > Cloud > Connect to a collector by a code:\n"
        f"  {'':18} address {base}   code {code}\n"
        f"  {'':18} (once, for 15 minutes; the page Devices shows another one)\n\n"
    )
    out.flush()
    simulator = Simulator(f"http://{host}:{settings.port}", SHOPS, filled.tokens, clock)
    simulator.start()
    try:
        return serve(ours, out)
    finally:
        simulator.stop(timeout_s=15.0)


def _check(settings: CollectorSettings) -> None:
    if settings.database or settings.workers > 1:
        raise CollectorError(
            "The demo has a database of its own", "Leave --database and --workers out."
        )
    if settings.certificate:
        raise CollectorError("The demo has no TLS", "Leave the certificate out.")
    if settings.port == 0:
        raise CollectorError("The demo needs a port that it can name", "Give one with --port.")


def _remove(file: Path) -> None:
    """Take away the database of an earlier demo, and nothing else."""
    for ending in ("", "-wal", "-shm"):
        try:
            file.with_name(file.name + ending).unlink(missing_ok=True)
        except OSError as error:
            raise CollectorError(
                f"{file} cannot be made anew ({error.strerror})",
                "Stop the demo that runs already, or choose another folder.",
            ) from error
