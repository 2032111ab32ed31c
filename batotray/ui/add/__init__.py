"""Following a series by its link, or several at once."""
