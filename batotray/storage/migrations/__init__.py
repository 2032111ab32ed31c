"""The scripts of the schema, one a version. Before adding one: docs/database-and-recovery.md, Upgrades."""
