def as_secondary_source(*a, **k): return False
