"""Duties as typed: which are meant."""
