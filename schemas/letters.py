"""Letters of Vietnamese, for classes of characters in patterns."""

from __future__ import annotations

__all__ = ["CAPITAL"]

CAPITAL = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
"""All capital letters of Vietnamese; a range of codes would hold small ones too."""
