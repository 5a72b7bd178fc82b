"""What was approved by whom: revision, hash, code, and the words that mean yes."""
