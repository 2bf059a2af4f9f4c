"""Everything people read: rows, and the formats they are shown in."""
