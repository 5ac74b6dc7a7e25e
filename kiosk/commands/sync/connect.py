"""``kiosk sync test`` and ``enrol``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kiosk.commands.people.text import asked, printable, say, say_json, warn
from kiosk.commands.sync.setting import change_sinks, load_settings, say_when, sink_meant
from kiosk.core.errors import SettingsError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    import argparse

    from kiosk.app.sink_access import SinkAccess
    from kiosk.core.settings import Settings


def run_test(args: argparse.Namespace) -> int:
    """Try a destination as the kiosk would.

    Raises:
        SettingsError: There is no such destination.
        SyncError: A package that it needs is not installed.
    """
    settings = load_settings()
    report = _access(settings).try_out(sink_meant(settings.cloud.sinks, args.name))
    if args.json:
        say_json(
            {
                "name": args.name,
                "ok": report.ok,
                "message": report.message,
                "hint": report.hint,
                "round_trip_ms": report.round_trip_ms,
            }
        )
    else:
        time = "" if report.round_trip_ms is None else f" ({report.round_trip_ms:.0f} ms)"
        message = printable(report.message)
        say(f"{args.name}: {'it works' if report.ok else message}{time}")
        if report.hint:
            say(printable(report.hint))
    return ExitCode.OK if report.ok else ExitCode.FAILED


def _access(settings: Settings) -> SinkAccess:
    from kiosk.app.sink_access import SinkAccess
    from kiosk.app.sink_secrets import SinkSecrets
    from kiosk.core.clock import SystemClock
    from kiosk.core.outbound import OutboundLedger
    from kiosk.keystore import open_keystore

    clock, secrets = SystemClock(), SinkSecrets(open_keystore())
    return SinkAccess(lambda: settings, secrets, OutboundLedger(clock), clock)


def run_enrol(args: argparse.Namespace) -> int:
    """Exchange a code for a token, store that, and add the collector.

    Raises:
        SettingsError: There is no code, or the settings cannot be written.
        PublishError: The collector cannot be reached, or refuses.
        CredentialError: The token cannot be stored.
    """
    from kiosk.cloud.enrolment import clean_base, clean_code, read_code_text

    if "/enrol#" in args.url:
        base, code = read_code_text(args.url)
    elif args.code is None:
        raise SettingsError("There is no code", "Give it after the address: ABCD-EFGH-JKLM.")
    else:
        base, code = clean_base(args.url), clean_code(args.code)
    if not args.yes and base.startswith("http://") and not _may_be_read(base):
        warn("Nothing was done.")
        return ExitCode.FAILED
    enrolment = _access(load_settings()).enrol(base, code)
    change_sinks(lambda sinks: [*sinks, enrolment.sink])
    say(f"Connected to {enrolment.host}; the destination is called {enrolment.sink.name}.")
    say_when()
    return ExitCode.OK


def _may_be_read(base: str) -> bool:
    warn(f"{base} is not encrypted: whoever is in the same network can read what is sent.")
    if not sys.stdin.isatty():
        warn("Add --yes if that is a network of your own.")
        return False
    return asked("Go on? [y/N] ").lower() in ("y", "yes")
