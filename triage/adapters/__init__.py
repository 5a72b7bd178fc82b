"""The edges: the only files that import third-party I/O."""
