"""The province's bodies as public acts and official documents name them; where each row comes from: SOURCES.md."""

from tinhso.foundation.organizations.seed.loading import load_seed

__all__ = ["load_seed"]
