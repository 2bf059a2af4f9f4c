"""Who a student is, and what one who joins brings."""
