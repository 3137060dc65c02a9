"""The legal clocks of what is stored: their events as the pure clocks (rules) take them."""
