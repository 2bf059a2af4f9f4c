"""IEP meetings, as options: which one is meant, and what it decides."""
