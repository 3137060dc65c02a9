"""Reports: what they say is checked before they leave the house."""
