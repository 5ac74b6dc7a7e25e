"""``kiosk run``: start the kiosk, with a window or headless."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import TYPE_CHECKING

from kiosk.core.errors import SettingsError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.sinks import Sink

_LONGEST_S = 2_000_000.0
"""Qt's timers count milliseconds in 32 bits."""
_RUN_SINK = "run-endpoint"
"""Name of the destination that ``--endpoint`` adds."""
_OPTION_TO_SETTING = {
    "source": "camera.source",
    "pace": "camera.pace",
    "loop": "camera.loop",
    "mode": "analysis.mode",
    "detector": "analysis.detector",
    "device": "analysis.device",
    "view": "privacy.view",
    "language": "device.language",
    "theme": "device.theme",
}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``run`` command."""
    parser = subparsers.add_parser(
        "run",
        help="start the kiosk (this is what happens without a command)",
        description="Start the kiosk. Options given here win over the settings file.",
    )
    parser.add_argument(
        "--source",
        metavar="SOURCE",
        help="camera:0, a device path, a video file, rtsp://..., a folder or glob of pictures, "
        "sim:NAME, or auto",
    )
    parser.add_argument("--windowed", action="store_true", help="a normal window, for development")
    parser.add_argument(
        "--headless", action="store_true", help="no window; prints each change as a JSON line"
    )
    parser.add_argument(
        "--duration", type=_seconds, metavar="SECONDS", help="end by itself after this time"
    )
    parser.add_argument("--pace", metavar="PACE", help="files: realtime or fast")
    parser.add_argument(
        "--no-loop", dest="loop", action="store_const", const="false", help="files: stop at the end"
    )
    parser.add_argument("--mode", metavar="MODE", help="counts or demographics")
    parser.add_argument("--detector", metavar="NAME", help="face detector")
    parser.add_argument("--device", metavar="NAME", help="inference device: AUTO, CPU, GPU, NPU")
    parser.add_argument("--view", metavar="VIEW", help="video, blurred, avatars or off")
    parser.add_argument("--language", metavar="CODE", help="auto, en, pt, fr, de or es")
    parser.add_argument("--theme", metavar="THEME", help="auto, light or dark")
    parser.add_argument(
        "--endpoint",
        metavar="URL",
        help="also publish the count to this workshop endpoint, for this run",
    )
    parser.add_argument(
        "--set",
        dest="sets",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="any setting, e.g. analysis.min_face_px=40; may be repeated",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="log to the terminal too")
    parser.set_defaults(run=run)


def overrides_of(args: argparse.Namespace) -> dict[str, str]:
    """Settings named on the command line, by dotted name.

    Raises:
        SettingsError: A ``--set`` has no ``=``, a name is not known, or a value is refused. What
            a person types now is told at once, unlike a fault in the file.
    """
    from kiosk.core.settings_schema import parse

    overrides = {
        name: str(value)
        for option, name in _OPTION_TO_SETTING.items()
        if (value := getattr(args, option)) is not None
    }
    if args.windowed:
        overrides["window.fullscreen"] = "false"
    for text in args.sets:
        name, equals, value = text.partition("=")
        if not equals:
            raise SettingsError(
                f"--set {text} has no =", "Write for example --set analysis.min_face_px=40."
            )
        overrides[name.strip()] = value.strip()
    for name, value in overrides.items():
        parse(name, value)
    return overrides


def with_endpoint(sinks: Sequence[Sink], endpoint: str) -> str:
    """The destinations of the settings, and a workshop endpoint besides, as a value to parse.

    Raises:
        SettingsError: It is no address.
    """
    from kiosk.commands.settings import text_of
    from kiosk.core.settings_schema import parse

    kept = [sink for sink in sinks if sink.name != _RUN_SINK]
    added = f'{{name="{_RUN_SINK}",kind="workshop",endpoint={json.dumps(endpoint)}}}'
    text = f"[{','.join([*(text_of((sink,)) for sink in kept), added])}]"
    parse("cloud.sinks", text)
    return text


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= _LONGEST_S:
        raise argparse.ArgumentTypeError(f"must be more than 0 and at most {_LONGEST_S:g}")
    return seconds


def run(args: argparse.Namespace) -> int:
    """Start the kiosk and return its exit code."""
    from kiosk.app.core_files import leave_no_core
    from kiosk.app.screen import NO_DISPLAY, has_display
    from kiosk.core import logs
    from kiosk.core.settings_store import SettingsStore, default_path

    leave_no_core()
    store = SettingsStore(default_path())
    overrides = overrides_of(args)
    loaded = store.load(os.environ, overrides)
    if args.endpoint is not None:
        sinks = with_endpoint(loaded.settings.cloud.sinks, args.endpoint)
        loaded = store.load(os.environ, overrides | {"cloud.sinks": sinks})
    if not args.headless and not has_display():
        sys.stderr.write(NO_DISPLAY)
        return ExitCode.NO_DISPLAY
    logs.setup(console=args.verbose)
    if args.headless:
        from kiosk.app.headless import run_headless

        return run_headless(store, loaded, duration_s=args.duration)
    from kiosk.app.window import run_window

    return run_window(store, loaded, duration_s=args.duration)
