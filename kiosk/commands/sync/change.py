"""``kiosk sync pause``, ``resume``, ``add`` and ``remove``."""

from __future__ import annotations

import getpass
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from kiosk.commands.people.text import asked, counted, printable, say, warn
from kiosk.commands.sync.setting import (
    change_sinks,
    is_let_go,
    kiosk_runs,
    load_settings,
    open_desk,
    say_when,
    sink_meant,
)
from kiosk.core.errors import SettingsError
from kiosk.core.exitcodes import ExitCode
from kiosk.core.sinks import Sink, SinkKind

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_LISTS = ("types", "accept")
_PATIENCE_S = 10.0
"""For a running kiosk that looks each second, and may just then be busy."""
_NOT_SET = ("name", "kind", "endpoint", "types", "paused")


def run_pause(args: argparse.Namespace) -> int:
    """Pause or resume a destination.

    Raises:
        SettingsError: There is no such destination, or the settings cannot be written.
    """
    sink_meant(load_settings().cloud.sinks, args.name)

    def edit(sinks: Sequence[Sink]) -> Sequence[Sink]:
        sink = sink_meant(sinks, args.name)
        changed = sink.model_copy(update={"paused": args.paused})
        return [changed if one is sink else one for one in sinks]

    change_sinks(edit)
    words = "is paused: its records wait" if args.paused else "goes on"
    say(f"{args.name} {words}.")
    say_when()
    return ExitCode.OK


def run_add(args: argparse.Namespace) -> int:
    """Add a destination.

    Raises:
        SettingsError: It is refused, there is one of this name, or it cannot be written.
        CredentialError: Its secret cannot be stored.
    """
    from kiosk.keystore import open_keystore

    sink = _sink(args)
    sinks = load_settings().cloud.sinks
    if sink.name in {one.name for one in sinks}:
        raise SettingsError(
            f"There is a destination {sink.name} already", "Choose another with --name."
        )
    secret = _secret(args)
    if secret:
        open_keystore().set(sink.secret_name, secret)
    change_sinks(lambda others: [*others, sink])
    kinds = ", ".join(kind.value for kind in sink.wanted_types)
    say(f"{sink.name} was added; it gets: {kinds}.")
    say_when()
    return ExitCode.OK


def _sink(args: argparse.Namespace) -> Sink:
    fields: dict[str, Any] = dict(_field(text) for text in args.fields)
    types = [part.strip() for part in (args.types or "").split(",") if part.strip()]
    values = {
        **fields,
        "name": args.name or args.kind,
        "kind": SinkKind(args.kind),
        "endpoint": args.endpoint,
        "types": types,
    }
    try:
        return Sink.model_validate(values)
    except ValidationError as error:
        raise SettingsError(_explained(error), "See kiosk sync add --help.") from error


def _field(text: str) -> tuple[str, Any]:
    name, mark, value = text.partition("=")
    known = [field for field in Sink.model_fields if field not in _NOT_SET]
    if not mark or name not in known:
        raise SettingsError(
            f"{printable(text)!r} sets no field", f"FIELD=VALUE with one of: {', '.join(known)}."
        )
    if name in _LISTS:
        return name, [part.strip() for part in value.split(",") if part.strip()]
    return name, value


def _explained(error: ValidationError) -> str:
    """The first finding, in words."""
    details = error.errors()[0]
    if details["type"] == "value_error" and not details["loc"]:
        return str(details["ctx"]["error"])
    name = str(details["loc"][0]) if details["loc"] else "the destination"
    if name == "name":
        return "A name has small letters, digits and dashes, at most 32"
    return f"{name}: {printable(str(details['msg']))}"


def _secret(args: argparse.Namespace) -> str:
    """As typed or from the first line of the input; never an argument."""
    if args.no_secret:
        return ""
    if args.secret_stdin:
        return sys.stdin.readline().strip("\r\n")
    if sys.stdin.isatty():
        return getpass.getpass("Password, token or key (nothing for none): ")
    return ""


def run_remove(args: argparse.Namespace) -> int:
    """Remove a destination, after saying what is lost.

    Raises:
        SettingsError: There is no such destination, or the settings cannot be written.
        SyncError: The queue cannot be changed.
        CredentialError: Its secret cannot be removed.
    """
    from kiosk.app.sink_secrets import SinkSecrets
    from kiosk.keystore import open_keystore

    sinks = load_settings().cloud.sinks
    desk = open_desk()
    status = next((one for one in desk.status() if one.name == args.name), None)
    listed = any(sink.name == args.name for sink in sinks)
    if status is None or listed:
        sink_meant(sinks, args.name)
    lost = 0 if status is None else status.depth + status.dead
    if not args.yes and not _sure(args.name, lost):
        warn("Nothing was removed.")
        return ExitCode.FAILED
    if listed:
        change_sinks(lambda others: [one for one in others if one.name != args.name])
    if status is not None:
        if kiosk_runs():
            if not is_let_go(desk, args.name, _PATIENCE_S):
                warn("The running kiosk has not taken this up: it sends there until it does.")
                warn(f"Then forget what is left with: kiosk sync remove {args.name}")
                return ExitCode.FAILED
        elif listed:
            _unattended()
        desk.forget(args.name)
    SinkSecrets(open_keystore()).remove(args.name)
    say(f"{args.name} was removed.")
    return ExitCode.OK


def _unattended() -> None:
    """Tell the queue which destinations are left, as a starting kiosk does."""
    from kiosk.cloud.outbox import Outbox, OutboxLimits
    from kiosk.cloud.outbox.database import default_path
    from kiosk.core.clock import SystemClock

    settings = load_settings()
    with closing(Outbox(default_path(), SystemClock(), limits=OutboxLimits())) as outbox:
        queued = [sink for sink in settings.cloud.sinks if sink.kind is not SinkKind.WORKSHOP]
        outbox.attend(queued, settings.device.id)


def _sure(name: str, lost: int) -> bool:
    if lost:
        warn(f"{name} has not received {counted(lost, 'record')}; it never will.")
    else:
        warn(f"{name} has received everything up to now.")
    return sys.stdin.isatty() and asked(f"Remove {name}? [y/N] ").lower() in ("y", "yes")
