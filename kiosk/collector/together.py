"""Questions to the database that come at the same moment, answered by one call."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, TypeVar

from starlette.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Key = TypeVar("Key")
Value = TypeVar("Value")


class Together(Generic[Key, Value]):
    """Asks for all keys that wait at once, in a thread; meanwhile the next ones gather.

    A step into a thread and a question to the database cost more than what most requests need
    besides. Belongs to one event loop.
    """

    def __init__(self, answer: Callable[[Sequence[Key]], Mapping[Key, Value]]) -> None:
        """Prepare.

        Args:
            answer: Called in a thread with different keys; a key without an answer may be
                missing from the result.
        """
        self._answer = answer
        self._waiting: dict[Key, asyncio.Future[Value | None]] = {}
        self._task: asyncio.Task[None] | None = None

    async def ask(self, key: Key) -> Value | None:
        """The answer for a key, begun after this call; None when there is none.

        Raises:
            Exception: Whatever answering raised.
        """
        waiting = self._waiting.get(key)
        if waiting is None:
            waiting = self._waiting[key] = asyncio.get_running_loop().create_future()
        if self._task is None:
            self._task = asyncio.create_task(self._answer_all())
        # Others may wait for the same answer when this request is given up.
        return await asyncio.shield(waiting)

    async def _answer_all(self) -> None:
        try:
            while self._waiting:
                asked, self._waiting = self._waiting, {}
                try:
                    found = await run_in_threadpool(self._answer, list(asked))
                except Exception as error:  # noqa: BLE001  (told to everybody who asked)
                    for waiting in asked.values():
                        waiting.set_exception(error)
                else:
                    for key, waiting in asked.items():
                        waiting.set_result(found.get(key))
        finally:
            self._task = None
