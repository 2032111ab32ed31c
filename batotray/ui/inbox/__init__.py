"""The inbox: what is new, by day."""
