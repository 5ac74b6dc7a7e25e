"""``kiosk settings``: look at and change the settings, and set the operator's PIN."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from kiosk.core.errors import SettingsError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterable

    from kiosk.core.settings import Settings
    from kiosk.core.settings_store import SettingsStore


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the ``settings`` commands."""
    parser = subparsers.add_parser(
        "settings",
        help="show and change settings, set the operator's PIN",
        description="Show and change settings, and set the PIN of the operator panel.",
    )
    commands = parser.add_subparsers(dest="settings_command", metavar="COMMAND", required=True)

    show = commands.add_parser("show", help="every setting in force and where it comes from")
    show.add_argument("--json", action="store_true", help="one JSON object")
    show.set_defaults(run=_show)

    get = commands.add_parser("get", help="one value")
    get.add_argument("name", metavar="NAME", help="such as camera.source")
    get.set_defaults(run=_get)

    change = commands.add_parser("set", help="check a value and save it")
    change.add_argument("name", metavar="NAME", help="such as camera.source")
    change.add_argument("value", metavar="VALUE")
    change.set_defaults(run=_set)

    path = commands.add_parser("path", help="where the settings file is")
    path.set_defaults(run=_path)

    export = commands.add_parser("export", help="write all settings to a file")
    export.add_argument("file", nargs="?", metavar="FILE", help="default: standard output")
    export.set_defaults(run=_export)

    take = commands.add_parser("import", help="take over the valid settings of a file")
    take.add_argument("file", metavar="FILE")
    take.set_defaults(run=_import)

    presets = commands.add_parser("presets", help="profiles of the audience metrics")
    presets.set_defaults(run=_presets)

    preset = commands.add_parser("preset", help="take the thresholds of a profile")
    preset.add_argument("name", metavar="NAME", help="such as shop-window")
    preset.set_defaults(run=_preset)

    pin = commands.add_parser("set-pin", help="set the PIN of the operator panel")
    pin.add_argument("--stdin", action="store_true", help="read it from the first line of input")
    pin.set_defaults(run=_set_pin)


def _store() -> SettingsStore:
    from kiosk.core.settings_store import SettingsStore, default_path

    return SettingsStore(default_path())


def _show(args: argparse.Namespace) -> int:
    from kiosk.core.settings_schema import specs, value_of

    loaded = _store().load(os.environ)
    if args.json:
        document = {
            "settings": loaded.settings.model_dump(mode="json"),
            "overridden": sorted(loaded.overridden),
            "problems": loaded.problems,
        }
        sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
        return ExitCode.OK
    rows = []
    for name, row in specs().items():
        value = value_of(loaded.settings, name)
        origin = "environment" if name in loaded.overridden else ""
        if not origin and value != row.default:
            origin = "file"
        rows.append((name, text_of(value), f"{row.unit:8}{origin}"))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, value, rest in rows:
        line = f"{name:{widths[0]}}  {value:{min(widths[1], 40)}}  {rest}"
        sys.stdout.write(line.rstrip() + "\n")
    _report(loaded.problems)
    return ExitCode.OK


def _get(args: argparse.Namespace) -> int:
    from kiosk.core.settings_schema import spec, value_of

    spec(args.name)  # an unknown name is told before anything else
    loaded = _store().load(os.environ)
    _report(problem for problem in loaded.problems if args.name in problem)
    sys.stdout.write(text_of(value_of(loaded.settings, args.name)) + "\n")
    return ExitCode.OK


def _set(args: argparse.Namespace) -> int:
    from kiosk.core.settings_schema import parse, with_values
    from kiosk.core.settings_store import environment_name

    value = parse(args.name, args.value)
    store = _store()
    loaded = store.load()
    if not _saved(store, with_values(loaded.settings, {args.name: value}), {args.name}):
        return ExitCode.FAILED
    if os.environ.get(environment_name(args.name)):
        sys.stderr.write(
            f"Saved, but the environment variable {environment_name(args.name)} wins over it.\n"
        )
    return ExitCode.OK


def _path(args: argparse.Namespace) -> int:
    del args
    sys.stdout.write(f"{_store().path}\n")
    return ExitCode.OK


def _export(args: argparse.Namespace) -> int:
    from pathlib import Path

    from kiosk.core.settings_store import export_settings, settings_toml

    loaded = _store().load()
    _report(loaded.problems)
    if args.file in (None, "-"):
        sys.stdout.write(settings_toml(loaded.settings).decode())
        return ExitCode.OK
    try:
        export_settings(loaded.settings, Path(args.file))
    except SettingsError as error:
        return _failed(error)
    return ExitCode.OK


def _import(args: argparse.Namespace) -> int:
    from pathlib import Path

    from kiosk.core.settings_store import import_settings

    store = _store()
    loaded = store.load()
    try:
        imported = import_settings(Path(args.file), loaded.settings)
    except SettingsError as error:
        return _failed(error)
    if not _saved(store, imported.settings, imported.taken):
        return ExitCode.FAILED
    sys.stdout.write(f"{len(imported.taken)} settings taken from {args.file}\n")
    _report(imported.problems)
    return ExitCode.FAILED if imported.problems else ExitCode.OK


def _presets(args: argparse.Namespace) -> int:
    from kiosk.core.presets import matching, presets

    del args
    chosen = matching(_store().load(os.environ).settings)
    for row in presets():
        values = ", ".join(
            f"{name.partition('.')[2]} {text_of(v)}" for name, v in row.values.items()
        )
        mark = "*" if row == chosen else " "
        sys.stdout.write(f"{mark} {row.name}: {row.description}\n      {values}\n")
    if chosen is None:
        sys.stdout.write("The thresholds in force are your own.\n")
    return ExitCode.OK


def _preset(args: argparse.Namespace) -> int:
    from kiosk.core.presets import preset
    from kiosk.core.settings_store import environment_name

    chosen = preset(args.name)
    store = _store()
    if not _saved(store, chosen.applied(store.load().settings), chosen.values):
        return ExitCode.FAILED
    for name in filter(os.environ.get, map(environment_name, chosen.values)):
        sys.stderr.write(f"Saved, but the environment variable {name} wins over it.\n")
    return ExitCode.OK


def _set_pin(args: argparse.Namespace) -> int:
    from kiosk.core.pin import PinStore, default_path, weakness

    pin = sys.stdin.readline().strip() if args.stdin else _asked_pin()
    if pin is None:
        sys.stderr.write("The two PINs are not the same; nothing was changed.\n")
        return ExitCode.USAGE
    PinStore(default_path()).set_pin(pin)
    reason = weakness(pin)
    if reason is not None:
        sys.stderr.write(f"The PIN is set, but easily guessed ({reason}).\n")
    else:
        sys.stdout.write("The PIN is set.\n")
    return ExitCode.OK


def _asked_pin() -> str | None:
    """The PIN as typed twice without being shown; None when the two differ."""
    import getpass

    pin = getpass.getpass("New PIN (4 to 12 digits): ")
    return pin if getpass.getpass("Once more: ") == pin else None


def _saved(store: SettingsStore, settings: Settings, names: Collection[str]) -> bool:
    try:
        store.save(settings, given=names)
    except SettingsError as error:
        _failed(error)
        return False
    return True


def _failed(error: SettingsError) -> int:
    sys.stderr.write(f"kiosk: {error}\n")
    return ExitCode.FAILED


def _report(problems: Iterable[str]) -> None:
    for problem in problems:
        sys.stderr.write(f"! {problem}\n")


def text_of(value: object) -> str:
    """A value in the form that ``kiosk settings set`` takes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ",".join(_part_text(part) for part in value)
    return str(value)


def _part_text(part: object) -> str:
    from kiosk.core.sinks import Sink
    from kiosk.core.zone import Zone

    if isinstance(part, float):
        return f"{part:g}"
    if isinstance(part, Zone):
        points = ",".join(f"[{x:g},{y:g}]" for x, y in part.points)
        return f'{{id="{part.id}",name="{part.name}",kind="{part.kind}",points=[{points}]}}'
    if isinstance(part, Sink):
        fields = part.model_dump(mode="json", exclude_defaults=True)
        return "{" + ",".join(f"{key}={json.dumps(value)}" for key, value in fields.items()) + "}"
    return str(part)
