"""Started by dunst for each toast it received: appends what it was to the file named by BATOTRAY_TOASTS."""

import json
import os

FIELDS = ("ID", "APP_NAME", "SUMMARY", "BODY", "ICON_PATH", "URGENCY")

if __name__ == "__main__":
    toast = {name.lower(): os.environ.get(f"DUNST_{name}", "") for name in FIELDS}
    with open(os.environ["BATOTRAY_TOASTS"], "a", encoding="utf-8") as file:
        file.write(json.dumps(toast) + "\n")
