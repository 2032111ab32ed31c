"""The engine and what it decides: no Qt, no SQL. docs/architecture.md is the map."""
