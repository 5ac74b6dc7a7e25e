"""All checks in order, and the report as text or JSON."""

from __future__ import annotations

import json
import logging
from functools import partial
from typing import TYPE_CHECKING, Final

from kiosk.commands.doctor import configuration, history, network, people, system, vision
from kiosk.commands.doctor.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kiosk.core.settings import Settings

    Check = Callable[[], Iterable[Finding]]

_log = logging.getLogger(__name__)

_STYLES: Final = {Level.OK: "green", Level.WARNING: "yellow", Level.ERROR: "bold red"}
_LEVEL_WIDTH: Final = 9
_CHECK_WIDTH: Final = 16


def examine(settings: Settings, settings_findings: Sequence[Finding]) -> Iterator[Finding]:
    """Run every check; findings come as soon as they are known.

    Args:
        settings: Settings in force.
        settings_findings: What reading them brought up.
    """
    yield from _guarded("python", system.check_python)
    yield from _guarded("libraries", system.check_libraries)
    yield from _guarded("machine", system.check_machine)
    yield from _guarded("folders", system.check_folders)
    yield from settings_findings
    yield from _guarded("pin", lambda: (configuration.check_pin(),))
    yield from _guarded("history", lambda: (history.check_history(),))
    yield from _guarded("people", partial(people.check_people, settings))
    yield from _guarded("display", system.check_display)
    yield from _guarded("camera", partial(vision.check_camera, settings.camera))
    yield from _guarded("models", partial(vision.check_models, settings.analysis))
    yield from _guarded("openvino", partial(vision.check_openvino, settings.analysis))
    yield from _guarded("clock", partial(network.check_clock, settings))
    yield from _guarded("destinations", partial(network.check_destinations, settings))


def _guarded(name: str, check: Check) -> Iterator[Finding]:
    """Findings of a check, one of which says so when the check itself fails."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001  (a broken check must not end the others)
        _log.debug("check %s failed", name, exc_info=True)
        yield Finding(
            name,
            Level.ERROR,
            f"this check failed itself ({type(error).__name__}: {error})",
            "Make a bundle with kiosk doctor --bundle FILE.zip and send it to the developers.",
        )


def text_of(finding: Finding) -> str:
    """One finding as plain text, the hint below it."""
    first = f"{finding.level:<{_LEVEL_WIDTH}}{finding.check:<{_CHECK_WIDTH}}{finding.message}\n"
    return first + _hint_lines(finding)


def markup_of(finding: Finding) -> str:
    """One finding with colours, in the notation of rich."""
    from rich.markup import escape

    level = f"[{_STYLES[finding.level]}]{finding.level:<{_LEVEL_WIDTH}}[/]"
    first = f"{level}{finding.check:<{_CHECK_WIDTH}}{escape(finding.message)}\n"
    return first + escape(_hint_lines(finding))


def _hint_lines(finding: Finding) -> str:
    indent = " " * (_LEVEL_WIDTH + _CHECK_WIDTH)
    return "".join(f"{indent}{line}\n" for line in finding.hint.splitlines())


def json_of(findings: Sequence[Finding], versions: Mapping[str, str]) -> str:
    """The whole report as a JSON object."""
    document = {
        "ok": not has_errors(findings),
        "versions": dict(versions),
        "findings": [
            {
                "check": finding.check,
                "level": finding.level.value,
                "message": finding.message,
                "hint": finding.hint,
            }
            for finding in findings
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def summary_of(findings: Sequence[Finding]) -> str:
    """The last line: how many errors and warnings."""
    errors = sum(finding.level is Level.ERROR for finding in findings)
    warnings = sum(finding.level is Level.WARNING for finding in findings)
    if not errors and not warnings:
        return "All is well."
    return f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def has_errors(findings: Sequence[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(finding.level is Level.ERROR for finding in findings)
