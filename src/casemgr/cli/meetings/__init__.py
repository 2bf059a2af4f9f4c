"""IEP meetings: which one is meant, booking one, and what it decides."""
