"""Relations among figures that no wording need tell: all that the figures may have to do with each other, each weighed.

`surroundings` sees the figures of a few sentences with the words around them, `relations` lists the small equations
among them that hold or that one slip of the pen would mend, `known` what those that hold say of the others,
`signs_of_*` what speaks for each and against it, `weights` how much. The weights are counted from texts whose errors
are known (`benchmarks/checker/weighing.py`); a sign is never the wording of one sentence.
"""
