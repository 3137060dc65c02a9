"""What every wing may lean on and that leans on nothing: Vietnamese text, numbers and dates as people write
them, the working calendar, identifiers and the clock. Pure functions and values; no Django, no database."""
