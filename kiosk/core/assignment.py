"""Optimal one-to-one assignment for small, mostly forbidden cost matrices."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def assign(cost: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Pair rows with columns: as many pairs as possible, then the least sum of costs.

    The matrix falls apart into groups of rows and columns that compete with each other; a
    group is solved exactly by shortest augmenting paths (Jonker and Volgenant, "A shortest
    augmenting path algorithm for dense and sparse linear assignment problems", 1987). Groups
    are tiny in practice: two people who cross, hardly ever more.

    Args:
        cost: (n, m) float64, ``inf`` where a pair is forbidden; no NaN.

    Returns:
        Pairs (row, column) by ascending row.
    """
    if cost.size == 0:
        return []
    best = cost.argmin(axis=1).tolist()
    if len(set(best)) == len(best) and np.isfinite(cost).any(axis=1).all():
        # Every row gets its cheapest column: nothing can be better than that.
        return list(enumerate(best))
    pairs: list[tuple[int, int]] = []
    for rows, columns in _groups(np.isfinite(cost)):
        if len(rows) == 1:
            row = rows[0]
            pairs.append((row, columns[int(cost[row, columns].argmin())]))
        elif len(columns) == 1:
            column = columns[0]
            pairs.append((rows[int(cost[rows, column].argmin())], column))
        else:
            block = cost[np.ix_(rows, columns)]
            pairs += [(rows[i], columns[j]) for i, j in _solve(block)]
    return sorted(pairs)


def _groups(allowed: NDArray[np.bool_]) -> list[tuple[list[int], list[int]]]:
    """Connected components of the allowed pairs, as (rows, columns), both ascending."""
    rows_of = [np.flatnonzero(column).tolist() for column in allowed.T]
    columns_of = [np.flatnonzero(row).tolist() for row in allowed]
    groups = []
    seen_rows: set[int] = set()
    for start, first_columns in enumerate(columns_of):
        if start in seen_rows or not first_columns:
            continue
        rows, columns, open_rows = {start}, set[int](), [start]
        while open_rows:
            for column in columns_of[open_rows.pop()]:
                if column in columns:
                    continue
                columns.add(column)
                fresh = [row for row in rows_of[column] if row not in rows]
                rows.update(fresh)
                open_rows += fresh
        seen_rows |= rows
        groups.append((sorted(rows), sorted(columns)))
    return groups


def _solve(block: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Exact assignment of one connected group with at least two rows and columns."""
    if block.shape[0] > block.shape[1]:
        return [(i, j) for j, i in _solve(block.T)]
    # A forbidden pair costs more than any set of allowed ones could save.
    finite = block[np.isfinite(block)]
    span = float(finite.max() - finite.min()) + 1.0
    forbidden = span * (len(block) + 1)
    shifted = np.where(np.isfinite(block), block - finite.min(), forbidden)
    column_of = _augment(shifted.tolist())
    return [(i, j) for i, j in enumerate(column_of) if np.isfinite(block[i, j])]


def _augment(cost: Sequence[Sequence[float]]) -> list[int]:
    """Column of each row in the cheapest full assignment; rows <= columns, all finite."""
    n, m = len(cost), len(cost[0])
    row_price, column_price = [0.0] * n, [0.0] * (m + 1)
    row_of = [-1] * (m + 1)  # the last, virtual column holds the row that seeks a place
    for seeker in range(n):
        row_of[m] = seeker
        column = m
        least, came_from, visited = [inf] * m, [m] * m, [False] * (m + 1)
        while row_of[column] != -1:
            visited[column] = True
            row, delta, nearest = row_of[column], inf, -1
            for j in range(m):
                if visited[j]:
                    continue
                reduced = cost[row][j] - row_price[row] - column_price[j]
                if reduced < least[j]:
                    least[j], came_from[j] = reduced, column
                if least[j] < delta:
                    delta, nearest = least[j], j
            for j in range(m + 1):
                if visited[j]:
                    row_price[row_of[j]] += delta
                    column_price[j] -= delta
                elif j < m:
                    least[j] -= delta
            column = nearest
        while column != m:
            previous = came_from[column]
            row_of[column] = row_of[previous]
            column = previous
    result = [-1] * n
    for j in range(m):
        if row_of[j] != -1:
            result[row_of[j]] = j
    return result
