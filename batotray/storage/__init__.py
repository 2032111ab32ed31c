"""The library's file: the only package that knows SQL. Records and views cross its border, rows never do."""
