"""The nouns: Document, Report, Measurement, Finding, and the catalogs as data files."""
