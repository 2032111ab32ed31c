"""The dashboard: what is checked, how that goes, and what is to come."""
