"""A program with an icon in the tray and nothing else: the floor of what the tray program costs.

With "libraries" as its argument it also imports what the engine needs and keeps an idle loop on a thread of its own.
"""

import sys

if "libraries" in sys.argv:
    import asyncio
    import threading

    import apscheduler.schedulers.asyncio  # noqa: F401
    import desktop_notifier  # noqa: F401
    import httpx  # noqa: F401
    import sqlmodel  # noqa: F401

    threading.Thread(target=lambda: asyncio.new_event_loop().run_forever(), daemon=True).start()

from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

app = QApplication(sys.argv)
pixmap = QPixmap(32, 32)
pixmap.fill("red")
menu = QMenu()
menu.addAction("Quit", app.quit)
tray = QSystemTrayIcon(QIcon(pixmap))
tray.setContextMenu(menu)
tray.show()
app.exec()
