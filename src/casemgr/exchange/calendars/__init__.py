"""A school calendar drafted from a feed, a table or typed words."""
