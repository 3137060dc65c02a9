"""Where a set of templates that no writer of rules has read lies until it has been measured once; then it joins dev.

A rule that was tuned to a wording measures nothing.
"""
