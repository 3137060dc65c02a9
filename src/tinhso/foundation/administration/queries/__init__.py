"""The reads of this room. Actor first; what an actor may not see isn't in the answer."""
