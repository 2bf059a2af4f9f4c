"""Time as the law counts it: school years and the three kinds of day."""
