"""The demonstration: an embedded source on loopback with invented series, and a clock that runs fast.

It drives the real engine in a throw-away data folder; only the source, the clock and the folder are the demo's own.
"""
