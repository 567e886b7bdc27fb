"""What tells this program's own outputs from reports when they lie in an inbox: read as such, their figures would count twice."""

from __future__ import annotations

__all__ = ["MARK"]

MARK = "tonghop"
"""Generator of a page in HTML, category in the properties of a workbook or a Word document."""
