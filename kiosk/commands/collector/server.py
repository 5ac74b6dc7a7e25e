"""``kiosk collector serve`` and ``demo``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from kiosk.commands.collector.options import add_options, collector_extra, settings_from

if TYPE_CHECKING:
    import argparse

_SERVE: Final = (
    "folder",
    "database",
    "host",
    "port",
    "workshop",
    "workshop_port",
    "workshop_strict",
    "public_url",
    "workers",
    "certificate",
    "certificate_key",
    "relative_next_page",
    "cors_origins",
    "late_after_s",
    "offline_after_s",
    "keep_events_days",
)
_DEMO: Final = ("folder", "host", "port", "workshop", "workshop_port", "public_url")


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the actions."""
    serve = actions.add_parser(
        "serve",
        help="serve until Ctrl-C",
        description="Serve until Ctrl-C or SIGTERM. The first start makes the database and prints "
        "the password of the first administrator, once.",
    )
    add_options(serve, _SERVE)
    serve.set_defaults(run=_serve)
    demo = actions.add_parser(
        "demo",
        help="serve a fleet that is made up, to look around",
        description="Fill a database of its own with a made-up year of 20 kiosks and serve it. "
        "Every page says that the data are made up.",
    )
    add_options(demo, _DEMO)
    demo.set_defaults(run=_demo)


def _serve(args: argparse.Namespace) -> int:
    settings = settings_from(args, os.environ)
    from kiosk.core import logs

    with collector_extra():
        from kiosk.collector.serve import serve
    put_back = logs.setup()
    try:
        return serve(settings, sys.stdout)
    finally:
        put_back()


def _demo(args: argparse.Namespace) -> int:
    settings = settings_from(args, os.environ)
    from kiosk.core import logs

    with collector_extra():
        from kiosk.collector.demo.run import run_demo
    put_back = logs.setup()
    try:
        return run_demo(settings, sys.stdout)
    finally:
        put_back()
