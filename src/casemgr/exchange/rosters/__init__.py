"""Exports of other systems: one module a format, one table of formats."""
