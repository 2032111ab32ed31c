"""The settings, a page for each concern; what is changed holds at once."""
