"""``kiosk run``: start the kiosk, with a window or headless."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kiosk.core.errors import SettingsError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse

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
    "endpoint": "cloud.endpoint",
}
_NO_DISPLAY = """\
kiosk: there is no display to show the window on.
  On a desktop:            start it from a terminal inside the desktop session.
  Over SSH:                export DISPLAY=:0 (or WAYLAND_DISPLAY) of the session that is
                           logged in at the screen, then try again.
  Without any screen:      kiosk run --headless
                           analyses and publishes, and prints each change as one JSON line.
"""


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
        "--duration", type=float, metavar="SECONDS", help="end by itself after this time"
    )
    parser.add_argument("--pace", metavar="PACE", help="files: realtime or fast")
    parser.add_argument(
        "--no-loop", dest="loop", action="store_const", const="false", help="files: stop at the end"
    )
    parser.add_argument("--mode", metavar="MODE", help="counts or demographics")
    parser.add_argument("--detector", metavar="NAME", help="face detector")
    parser.add_argument("--device", metavar="NAME", help="inference device: AUTO, CPU, GPU, NPU")
    parser.add_argument("--view", metavar="VIEW", help="video, blurred or avatars")
    parser.add_argument("--language", metavar="CODE", help="auto, en, pt, fr, de or es")
    parser.add_argument("--theme", metavar="THEME", help="auto, light or dark")
    parser.add_argument(
        "--endpoint", metavar="URL", help="publish changes to this workshop endpoint"
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
        SettingsError: A ``--set`` has no ``=``.
    """
    overrides = {
        name: str(value)
        for option, name in _OPTION_TO_SETTING.items()
        if (value := getattr(args, option)) is not None
    }
    if args.endpoint is not None:
        overrides["cloud.protocol"] = "workshop" if args.endpoint else "off"
    if args.windowed:
        overrides["window.fullscreen"] = "false"
    for text in args.sets:
        name, equals, value = text.partition("=")
        if not equals:
            raise SettingsError(
                f"--set {text} has no =", "Write for example --set analysis.min_face_px=40."
            )
        overrides[name.strip()] = value.strip()
    return overrides


def has_display() -> bool:
    """Whether a window could be shown."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(args: argparse.Namespace) -> int:
    """Start the kiosk and return its exit code."""
    from kiosk.core import logs
    from kiosk.core.settings_store import SettingsStore, default_path

    store = SettingsStore(default_path())
    loaded = store.load(os.environ, overrides_of(args))
    if not args.headless and not has_display():
        sys.stderr.write(_NO_DISPLAY)
        return ExitCode.NO_DISPLAY
    logs.setup(console=args.verbose)
    if args.headless:
        from kiosk.app.headless import run_headless

        return run_headless(store, loaded, duration_s=args.duration)
    from kiosk.app.window import run_window

    return run_window(store, loaded, duration_s=args.duration)
