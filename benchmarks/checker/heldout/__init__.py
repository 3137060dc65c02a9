"""Templates of the held-out split. Whoever writes the engine's rules doesn't read this folder: a rule that was tuned to

a wording measures nothing. Only counts and kinds of misses are passed on, never a sentence.
"""
