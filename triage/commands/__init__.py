"""Subject-line commands: the grammar, and one entry a verb."""
