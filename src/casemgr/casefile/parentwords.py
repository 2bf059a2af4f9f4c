"""The words for parents, and for who acts in their place."""

EVERY_PARENT = frozenset({"parent", "parents", "both parents", "family", "guardians", "padres", "familia"})
"""Words that name no one parent: what went to them went to each."""
ONE_PARENT = frozenset({"mother", "father", "mom", "dad", "guardian", "madre", "padre"})

IN_PARENTS_PLACE = frozenset(
    {
        "grandmother",
        "grandfather",
        "grandma",
        "grandpa",
        "abuela",
        "abuelo",
        "stepmother",
        "stepfather",
        "stepmom",
        "stepdad",
    }
    | {"foster parent", "foster mother", "foster father", "caregiver"}
)
"""Who may act as the parent (34 CFR 300.30(a))."""
