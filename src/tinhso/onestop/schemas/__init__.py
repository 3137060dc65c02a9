"""What the wing's API takes and gives."""
