"""The checker's measure: paragraphs and whole reports with consistent figures, and the same with one known error."""
