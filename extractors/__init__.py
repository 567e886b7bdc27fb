"""From bytes to a Document, and from a Document to a Report."""
