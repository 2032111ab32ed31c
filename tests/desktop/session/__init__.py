"""A small desktop of our own for tests: real programs on a virtual screen, ended by the ids of what was started."""
