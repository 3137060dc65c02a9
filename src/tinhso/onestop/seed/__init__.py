"""Thirty procedures of the justice field as files, and the process templates that they share."""
