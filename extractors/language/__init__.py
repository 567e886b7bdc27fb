"""The language of reports: words, and what a spaCy pipeline finds among them."""
