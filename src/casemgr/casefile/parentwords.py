"""The words for parents. Who else acts in their place is on file, and no word says it (34 CFR 300.30)."""

EVERY_PARENT = frozenset({"parent", "parents", "both parents", "family", "guardians", "padres", "familia"})
"""Words that name no one parent: what went to them went to each."""
ONE_PARENT = frozenset({"mother", "father", "mom", "dad", "guardian", "madre", "padre"})
