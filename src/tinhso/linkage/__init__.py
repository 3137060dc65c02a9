"""Record linkage: who in one table is whom in another. Pure: tables in, links out; no Django.

`runs.link` is the whole run, `command.link` the same for a terminal, `distance.name_distance` compares two names,
`configuration.load_configuration` reads what the columns mean. Import what you need: numba and pyarrow are heavy.
"""
