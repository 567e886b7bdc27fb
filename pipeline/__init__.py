"""The verbs over the nouns of `schemas`: extract one file, check it, ingest a batch; the command line; settings."""
