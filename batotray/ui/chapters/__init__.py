"""The chapters of one series, and what is known of it."""
