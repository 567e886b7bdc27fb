"""Fits the weights of confidence: a logistic regression without negative weights that promises no more than it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bench.rated_figures import Rated
from extractors.confidence import Weights
from schemas.support import GROUNDS, grounds

__all__ = ["cross_validated", "fit"]

_ROUNDS = 4000
_PRIOR, _STRENGTH = 0.5, 30.0
"""What each ground is worth before anything was seen, as if in so many figures: the corpus does not show the worth of each."""
_FOLDS = 10
_SURE, _WRONG = 0.95, 0.01
"""Of the figures that are given at 0.95 or more at most 1 in 100 may be wrong."""
_MARGIN = 0.05

Array = NDArray[np.float64]


def fit(figures: Sequence[Rated]) -> Weights:
    """Return the weights under which the verdicts on these figures are likeliest."""
    rows = np.array([grounds(item.support) for item in figures], dtype=float)
    right = np.array([item.right for item in figures], dtype=float)
    bias, weights = _descend(rows, right)
    fitted = Weights(round(float(bias), 2), tuple(round(float(weight), 2) for weight in weights))
    while _promises_too_much(fitted, figures):
        fitted = replace(fitted, bias=round(fitted.bias - _MARGIN, 2))
    return fitted


def _promises_too_much(weights: Weights, figures: Sequence[Rated]) -> bool:
    sure = [item.right for item in figures if weights.confidence(item.support) >= _SURE]
    return sure.count(False) > _WRONG * len(sure)


def cross_validated(figures: Sequence[Rated]) -> list[tuple[Rated, float]]:
    """Return each figure with the confidence that weights give it which were fitted without its document."""
    names = sorted({item.document for item in figures})
    fold = {name: index % _FOLDS for index, name in enumerate(names)}
    fitted = [fit([item for item in figures if fold[item.document] != index]) for index in range(_FOLDS)]
    return [(item, fitted[fold[item.document]].confidence(item.support)) for item in figures]


def _descend(rows: Array, right: Array) -> tuple[float, Array]:
    """Go down the gradient; after each step a weight below 0 is put back to 0."""
    bias, weights = 0.0, np.zeros(len(GROUNDS))
    step = 4.0 / (1 + rows.shape[1])
    for _ in range(_ROUNDS):
        off = 1 / (1 + np.exp(-(bias + rows @ weights))) - right
        bias -= step * float(off.mean())
        weights = np.maximum(0.0, weights - step * (rows.T @ off + _STRENGTH * (weights - _PRIOR)) / len(right))
    return bias, weights
