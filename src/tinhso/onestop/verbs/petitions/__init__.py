"""Every state change of a petition."""
