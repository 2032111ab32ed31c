"""Which relative times on the screen are still true, so that a read alone has no window painted anew. Main thread."""

from datetime import datetime, timedelta


class ShownAges:
    """From when until when the ages of a list are as they were painted last."""

    def __init__(self) -> None:
        self._since: datetime | None = None
        self._until: datetime | None = None

    def are_old(self, now: datetime) -> bool:
        """Whether one of them may be another by now, or the clock went back."""
        if self._since is None or now < self._since:
            return True
        return self._until is not None and now >= self._until

    def stay_for(self, wait: timedelta | None, now: datetime) -> None:
        """They are true now, and the first is told anew after `wait`; None: none of them ever."""
        self._since, self._until = now, None if wait is None else now + wait
