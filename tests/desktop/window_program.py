"""A window for the session's own tests: something to name, and a line for each colour scheme it finds itself in."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


def main() -> int:
    app = QApplication(sys.argv)
    app.setApplicationName("window program")
    app.styleHints().colorSchemeChanged.connect(lambda scheme: print(scheme.name, flush=True))
    window = QWidget()
    window.setWindowTitle("A window")
    rows = QVBoxLayout(window)
    label, field = QLabel("&Where"), QLineEdit()
    label.setBuddy(field)
    for widget in (label, field, QPushButton("&Save")):
        rows.addWidget(widget)
    window.show()
    print(app.styleHints().colorScheme().name, flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
