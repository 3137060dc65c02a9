"""What the wing's rules say, in the reader's language."""
