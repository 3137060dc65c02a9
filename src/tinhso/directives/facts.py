"""What this wing records as facts; the metrics over them are registered here when `metrics` comes."""
