"""Every state change goes through `verb`; see verb.py."""
