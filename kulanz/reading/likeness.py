"""Kernel ridge regression (Saunders et al. 1998): what is asked about scores as what it is like, summed over all known.

What was learnt is used by `unit` and `steep`; all else is for training.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
# How fast the likeness of two meanings falls with the angle between them.
STEEPNESS = 2.0
TILE = 1_000
BYTE = 127.0


def unit(rows: NDArray[Any]) -> Floats:
    """Each row at length one; what has no direction stays zero."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: Floats = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled


def steep(cosines: Floats) -> Floats:
    """exp(2 (cos - 1)): 1 where two mean the same, 0.02 where the opposite."""
    likeness: Floats = (cosines - 1).astype(np.float32, copy=False)
    likeness *= STEEPNESS
    return np.exp(likeness, out=likeness)


def neighbours(rows: Floats, follows: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """The rows before each, and those after; zeros where there is none. `follows`: who goes on with the last."""
    nothing = np.zeros_like(rows[:1])
    before: Floats = np.concatenate([nothing, rows[:-1]]) * follows[:, None]
    after: Floats = np.concatenate([rows[1:], nothing]) * np.append(follows[1:], False)[:, None]
    return before, after


def packed(rows: NDArray[Any]) -> NDArray[np.int8]:
    """Directions as bytes; what is packed stays so."""
    return rows if rows.dtype == np.int8 else np.round(rows * BYTE).astype(np.int8)


def cosines(rows: Floats, known: NDArray[np.int8]) -> Floats:
    """(rows x n) with packed directions; a tile at a time, so that they are never unpacked all at once."""
    found = np.empty((len(rows), len(known)), dtype=np.float32)
    for start in range(0, len(known), TILE):
        part = slice(start, start + TILE)
        found[:, part] = rows @ known[part].astype(np.float32).T
    found /= BYTE
    return found


def shifted(cosines: Floats, follows: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """(rows x n) twice: the cosines of the rows before, and after, of one text's rows in order with n known ones."""
    before, after = np.zeros_like(cosines), np.zeros_like(cosines)
    before[1:, 1:] = cosines[:-1, :-1] * follows[1:]
    after[:-1, :-1] = cosines[1:, 1:] * follows[1:]
    return before, after


def principal(rows: Floats, number: int) -> Floats:
    """(d x number): the axes along which centred rows (n x d) differ most."""
    _values, vectors = np.linalg.eigh(rows.T @ rows)
    axes: Floats = vectors[:, : -number - 1 : -1].astype(np.float32)
    return axes


def shared(rows: Any, others: Any) -> Floats:
    """(rows x others): the scalar products of sparse rows; a tile at a time, to spare memory."""
    columns = others.T.tocsr()
    found = np.empty((rows.shape[0], others.shape[0]), dtype=np.float32)
    for start in range(0, len(found), TILE):
        part = slice(start, start + TILE)
        found[part] = (rows[part] @ columns).toarray()
    return found


def add_steep(total: Floats, scale: float, rows: Floats, others: Floats) -> None:
    """To `total` (rows x others) `scale` times how alike directions are; a tile at a time, to spare memory."""
    for start in range(0, len(rows), TILE):
        part = slice(start, start + TILE)
        total[part] += np.float32(scale) * steep(rows[part] @ others.T)


class Factor:
    """Solves systems of one symmetric positive definite matrix (Cholesky), tile by tile.

    As one matrix, LAPACK crashed on some 24,000 rows; a tile stays far below.
    """

    def __init__(self, matrix: Floats) -> None:
        """`matrix` (n x n, overwritten)"""
        self._lower = matrix
        for here in self._tiles():
            matrix[here, here] = np.linalg.cholesky(matrix[here, here])
            matrix[here.stop :, here] = _below(matrix[here, here], matrix[here.stop :, here].T).T
            for rows in self._tiles(here.stop):
                columns = slice(here.stop, rows.stop)
                matrix[rows, columns] -= matrix[rows, here] @ matrix[columns, here].T

    def solve(self, wanted: Floats) -> Floats:
        """(n x any): what the matrix turns into `wanted`."""
        found = self._forward(wanted.astype(np.float32))
        for here in reversed(self._tiles()):
            found[here] -= self._lower[here.stop :, here].T @ found[here.stop :]
            found[here] = _below(self._lower[here, here], found[here], is_turned=True)
        return found

    def inverse(self, places: NDArray[np.intp]) -> Floats:
        """(places x places): what the inverse holds there."""
        chosen = np.zeros((len(self._lower), len(places)), dtype=np.float32)
        chosen[places, np.arange(len(places))] = 1
        first = int(places.min()) // TILE * TILE
        half = self._forward(chosen, first)[first:]
        found: Floats = half.T @ half
        return found

    def _forward(self, found: Floats, first: int = 0) -> Floats:
        """Above `first`, the start of a tile, there is nothing but zeros."""
        for here in self._tiles(first):
            found[here] = _below(self._lower[here, here], found[here])
            found[here.stop :] -= self._lower[here.stop :, here] @ found[here]
        return found

    def _tiles(self, first: int = 0) -> list[slice]:
        number = len(self._lower)
        return [slice(start, min(start + TILE, number)) for start in range(first, number, TILE)]


def _below(corner: Floats, wanted: Floats, *, is_turned: bool = False) -> Floats:
    from scipy.linalg import solve_triangular  # noqa: PLC0415  (slow; only training needs it)

    found: Floats = solve_triangular(corner, wanted, trans=int(is_turned), lower=True, check_finite=False)
    return found


def solved(likeness: Floats, ridge: Floats, wanted: Floats) -> tuple[Floats, Factor]:
    """The dual weights (n x labels) and the factor they came by.

    `likeness` (n x n, overwritten), `ridge` (n; more where a row counts less), `wanted` (n x labels).
    """
    likeness[np.diag_indices(len(likeness))] += ridge
    factor = Factor(likeness)
    return factor.solve(wanted), factor


def fitted(likeness: Floats, ridge: Floats, wanted: Floats, hands: NDArray[Any]) -> tuple[Floats, Floats]:
    """The dual weights, and what each row scores by models that have seen nothing of its hand (both n x labels).

    As `solved`; rows of no hand, "", are in every model. Leaving out is in closed form (Rifkin & Lippert 2007).
    """
    dual, factor = solved(likeness, ridge, wanted)
    unseen = np.zeros_like(dual)
    for hand in sorted(set(hands) - {""}):
        own = np.flatnonzero(hands == hand)
        unseen[own] = wanted[own] - np.linalg.solve(factor.inverse(own), dual[own])
    return dual, unseen


def without(factor: Factor, dual: Floats, own: NDArray[np.intp]) -> Floats:
    """(n x labels): the weights of a model that has seen nothing of the rows `own`, in closed form as above."""
    gap = np.zeros_like(dual)
    gap[own] = np.linalg.solve(factor.inverse(own), dual[own])
    left: Floats = dual - factor.solve(gap)
    left[own] = 0
    return left


class Extended:
    """n known rows and m further ones, which may be known or left out, label by label, without fitting all anew."""

    def __init__(
        self, likeness: Floats, beside: Floats, among: Floats, ridge: Floats, wanted: Floats, more: Floats
    ) -> None:
        """`likeness` (n x n, overwritten), `beside` (n x m), `among` (m x m); `ridge` (n); `wanted` (n x labels) and
        `more` (m x labels).
        """
        self._alone, factor = solved(likeness, ridge, wanted)
        self._through = factor.solve(beside)
        # What the known rows leave unsaid of the further ones (the Schur complement), and score them.
        self._left: Floats = among - beside.T @ self._through
        self._before: Floats = beside.T @ self._alone
        self._wanted = more

    def dual(self, label: int, seen: NDArray[np.intp], ridge: float) -> Floats:
        """(n + m): the weights of all rows; those not `seen` have none."""
        own = np.zeros(len(self._left), dtype=np.float32)
        own[seen] = self._dual(label, seen, ridge)
        return np.concatenate([self._alone[:, label] - self._through @ own, own])

    def _dual(self, label: int, seen: NDArray[np.intp], ridge: float) -> Floats:
        left = self._left[np.ix_(seen, seen)] + ridge * np.eye(len(seen), dtype=np.float32)
        unsaid = self._wanted[seen, label] - self._before[seen, label]
        found: Floats = np.linalg.solve(left, unsaid).astype(np.float32)
        return found
