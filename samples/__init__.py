"""Sample reports written for this project, their annotations, and what builds both."""
