"""All that reading a file needs, models included; the server that workers are forked from imports it once."""

from __future__ import annotations

import pipeline.extract  # noqa: F401
from extractors.language.pipeline import read_language

__all__: list[str] = []

# The pipeline of the language and the model of its segmenter are loaded with the first words they see.
read_language("Tiếp nhận 1 hồ sơ.")
