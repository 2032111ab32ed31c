"""Tests on a real desktop: a screen, a session bus, a notification daemon and a tray, all private to the run."""
