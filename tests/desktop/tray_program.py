"""A tray icon with a hover text and a menu: what the session's own tests look at. Prints what is clicked."""

import sys

from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon


def main() -> int:
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    icon = QIcon()
    for size in (16, 32):
        pixmap = QPixmap(size, size)
        pixmap.fill("#d02020")
        icon.addPixmap(pixmap)
    menu = QMenu()
    more = menu.addMenu("More")
    more.addAction("&Deep", lambda: print("deep", flush=True))
    menu.addSeparator()
    menu.addAction("Not now").setEnabled(False)
    menu.addAction("Quit", app.quit)
    tray = QSystemTrayIcon(icon)
    tray.setToolTip("3 unread")
    tray.setContextMenu(menu)
    tray.activated.connect(lambda reason: print(reason.name, flush=True))
    tray.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
