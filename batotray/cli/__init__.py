"""The command line: every query of the windows as text or JSON, and every command. Main thread; Qt-free.

Queries import little, so that they answer at once: whatever needs the network, the engine or a source is imported by
the function that uses it.
"""
