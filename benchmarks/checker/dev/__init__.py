"""Templates of the dev split: the only ones that may be read while rules are written."""
