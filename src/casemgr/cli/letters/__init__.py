"""Letters, for one student or as a round."""
