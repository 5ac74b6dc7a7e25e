"""How ``kiosk people`` writes: names and file names of any origin, tables, days, bars."""

from __future__ import annotations

import json
import sys
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from typing import TextIO

_INVISIBLE: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Categories of characters that move the cursor, turn the reading direction or show nothing."""
_WIDTH_OF_A_FILE: Final = 200


def printable(text: str) -> str:
    """A text of any origin as it may go to a terminal: what does not show is escaped.

    A file name may hold line feeds, colour codes and marks that make the rest of the line read
    backwards; whoever reads a report must see what is there.
    """
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in _INVISIBLE
        else character
        for character in text
    )


def say(line: str = "") -> None:
    """Write a line to the output."""
    _write(sys.stdout, f"{line}\n")


def warn(line: str) -> None:
    """Write a line to the error stream, after what was said so far."""
    sys.stdout.flush()
    _write(sys.stderr, f"{line}\n")


def _write(stream: TextIO, text: str) -> None:
    """Write a text; characters that the stream cannot show become escapes."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def asked(question: str) -> str:
    """What somebody types; nothing when the input ends."""
    try:
        return input(question).strip()
    except EOFError:
        say()
        return ""


def say_json(document: Any) -> None:
    """Write one JSON document in ASCII, so that no terminal or pipe can spoil it."""
    sys.stdout.write(json.dumps(document, indent=2) + "\n")


def day(at: datetime) -> str:
    """The day of a time where this machine is."""
    return f"{at.astimezone():%Y-%m-%d}"


def stamp(at: datetime | None) -> str | None:
    """A time for programs: ISO 8601 in UTC."""
    return None if at is None else at.isoformat(timespec="seconds")


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 person``, ``2 people``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def people(number: int) -> str:
    """``1 person``, ``2 people``."""
    return counted(number, "person", "people")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[str] = ()) -> None:
    """Write a table.

    Args:
        titles: Of the columns.
        rows: Their cells.
        right: Titles of the columns with numbers.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=None, pad_edge=False, header_style="bold")
    for title in titles:
        shown.add_column(title, justify="right" if title in right else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(Text(printable(cell)) for cell in row))
    # Into a file or a pipe no line is folded, however narrow rich takes it to be.
    width = None if sys.stdout.isatty() else _WIDTH_OF_A_FILE
    console = Console(highlight=False, width=width)
    with console.capture() as capture:
        console.print(shown)
    for line in capture.get().splitlines():
        say(line.rstrip())


@contextmanager
def bar(label: str, total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on a terminal; the function is called after each step with what is next."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(
        "{task.description}",
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        "[dim]{task.fields[item]}[/]",
        console=Console(stderr=True),
        transient=True,
    ) as bars:
        task = bars.add_task(label, total=total, item="")
        yield lambda item: bars.update(task, advance=1, item=escape(printable(item)[:40]))
