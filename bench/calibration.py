"""How often figures of each confidence are right, on all annotated documents at hand; and the fit of the weights.

    python -m bench.calibration [--fit] [--scans] [FOLDER...]

A figure is right when indicator, value, period and scope are those of the annotation, as far as that gives them; `value` counts
those whose indicator and value are.  The second table gives each figure the confidence of weights that were fitted without its
document.  `--fit` writes the weights into `schemas/data/confidence.toml`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from bench.annotated import sets_at_hand
from bench.fitting import cross_validated, fit
from bench.rated_figures import Rated, rated_figures
from bench.revisions import ROOT
from extractors.confidence import Weights, weights
from schemas.support import GROUNDS

__all__ = ["main", "reliability", "weights_text"]

WEIGHTS = ROOT / "schemas" / "data" / "confidence.toml"
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 1.0)
_SURE = 0.95
_HEAD = """\
# How much each ground of schemas/support.py adds to the log-odds of a figure that has it in full (extractors/confidence.py).
# Written by `make calibration FIT=1` from the annotated documents at hand; no weight is negative.

"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, and write the weights when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path, help="default: ../shared/corpus/*, where it is there; samples always")
    parser.add_argument("--fit", action="store_true", help="write the weights that fit best")
    parser.add_argument("--scans", action="store_true", help="also the scans (*.scan.pdf)")
    chosen = parser.parse_args(arguments)
    figures = rated_figures(sets_at_hand(chosen.folder, ("text", "scan") if chosen.scans else ("text",)))
    shipped = weights()
    if chosen.fit:
        shipped = fit(figures)
        WEIGHTS.write_text(weights_text(shipped), encoding="utf-8")
    print("The weights of schemas/data/confidence.toml:")
    print("\n".join(reliability([(item, shipped.confidence(item.support)) for item in figures])))
    print("\nWeights fitted without the figure's own document:")
    print("\n".join(reliability(cross_validated(figures))))
    return 0


def reliability(rated: Sequence[tuple[Rated, float]]) -> Iterator[str]:
    """Yield a line for each bin of confidence: how many figures, what they promise on average, and how many are right."""
    yield "confidence     figures  promised     right     value"
    for low, high in pairwise(_BINS):
        found = [(item, confidence) for item, confidence in rated if low <= confidence < high or confidence == high == 1]
        if found:
            yield f"{low:.2f} - {high:.2f}  {_line(found)}"
    sure = [(item, confidence) for item, confidence in rated if confidence >= _SURE]
    if sure:
        yield f">= {_SURE:.2f}      {_line(sure)}"


def weights_text(fitted: Weights) -> str:
    """Return weights as TOML."""
    rows = (f"{name} = {weight}" for name, weight in zip(GROUNDS, fitted.by_ground, strict=True))
    return _HEAD + f"bias = {fitted.bias}\n\n[weights]\n" + "\n".join(rows) + "\n"


def _line(found: Sequence[tuple[Rated, float]]) -> str:
    shares = (
        sum(confidence for _, confidence in found),
        sum(item.right for item, _ in found),
        sum(item.matched for item, _ in found),
    )
    return f"{len(found):8d}" + "".join(f"{share / len(found):10.4f}" for share in shares)


if __name__ == "__main__":
    raise SystemExit(main())
