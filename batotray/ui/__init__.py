"""The tray and the windows: the only package that knows Qt. Main thread, where a module says no other."""
