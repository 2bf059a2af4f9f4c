"""Pictures of what can be looked at instead of read: a student's clocks as bars, and the years ahead."""
