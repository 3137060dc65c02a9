"""The rules, one per module. Each takes a reading and gives the claims that it recognises, whether they hold or not."""
