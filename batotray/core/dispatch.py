"""Who does what is asked of the engine: each command has its home, and here is the way there. Engine thread."""

from collections.abc import Callable

from batotray.core.commands import (
    Backup,
    CancelRound,
    ChangeSetting,
    Checked,
    CheckNow,
    Command,
    CoverReady,
    Done,
    FetchCover,
    FollowSeries,
    MarkChapters,
    MarkNotifications,
    MarkSeries,
    Mute,
    OpenChapter,
    OpenNotification,
    Pause,
    Practice,
    Preview,
    PreviewCover,
    Restore,
    Result,
    Resume,
    SetAnilistId,
    SetPriority,
    ShowWindow,
    Snooze,
    Undo,
    UnfollowSeries,
)
from batotray.core.connectivity import Connectivity
from batotray.core.controls import Controls
from batotray.core.covers import Covers
from batotray.core.events import WindowAsked
from batotray.core.following import Follower
from batotray.core.outbox import Outbox
from batotray.core.reading import Reading
from batotray.core.rounds import Rounds
from batotray.core.undo import UndoLog
from batotray.records import Changes
from batotray.storage.store import Store


class Dispatch:
    """Hands commands to whoever does them; `landed` hears of what is stored before the answer, `show` of windows."""

    def __init__(
        self,
        store: Store,
        follower: Follower,
        reading: Reading,
        controls: Controls,
        undo: UndoLog,
        rounds: Rounds,
        connectivity: Connectivity,
        outbox: Outbox,
        covers: Covers,
        landed: Callable[[Changes], None],
        show: Callable[[WindowAsked], None],
    ) -> None:
        self._store = store
        self._follower = follower
        self._reading = reading
        self._controls = controls
        self._undo = undo
        self._rounds = rounds
        self._connectivity = connectivity
        self._outbox = outbox
        self._covers = covers
        self._landed = landed
        self._show = show

    async def do(self, command: Command) -> Result:
        """Do what `command` asks. Raises whatever its home raises: BatotrayError, or a bug."""
        match command:
            case Preview():
                return await self._follower.preview(command)
            case FollowSeries():
                followed, changes = await self._follower.follow(command)
                self._landed(changes)
                return followed
            case CheckNow():
                return await self._check_now(command)
            case FetchCover():
                return CoverReady(await self._covers.of(command.series_id))
            case PreviewCover():
                return CoverReady(await self._covers.at(command.cover_url, command.source))
            case Practice():
                return Done(told=await self._outbox.practise())
            case ShowWindow():
                self._show(WindowAsked(command.link))
                return Done()
            case _:
                return self._apply(command)

    def _apply(self, command: Command) -> Done:
        """The commands that only touch the database; they never wait."""
        match command:
            case UnfollowSeries():
                return self._follower.unfollow(command)
            case CancelRound():
                self._rounds.stop()
                return Done()
            case Pause():
                if command.series_id is None:
                    self._rounds.cancel()
                return self._controls.pause(command)
            case Resume():
                self._connectivity.reset()
                self._rounds.go_on()
                return self._controls.resume(command)
            case SetPriority():
                return self._controls.set_priority(command)
            case Mute():
                return self._controls.mute(command)
            case SetAnilistId():
                return self._controls.set_anilist_id(command)
            case ChangeSetting():
                return self._controls.change_setting(command)
            case Backup():
                return self._controls.backup(command)
            case Restore():
                return self._controls.restore(command)
            case Undo():
                changes, taken_back = self._undo.undo(command.token)
                return Done(changes, count=1, taken_back=taken_back)
            case _:
                return self._read(command)

    def _read(self, command: Command) -> Done:
        match command:
            case MarkChapters():
                return self._reading.mark_chapters(command)
            case MarkSeries():
                return self._reading.mark_series(command)
            case MarkNotifications():
                return self._reading.mark_notifications(command)
            case OpenNotification():
                return self._reading.open_notification(command)
            case OpenChapter():
                return self._reading.open_chapter(command)
            case Snooze():
                return self._reading.snooze(command)
            case _:
                raise TypeError(f"no such command: {type(command).__name__}")

    async def _check_now(self, command: CheckNow) -> Checked:
        if command.series_ids is None:
            listings = self._store.series.all_listings()
        else:
            wanted = tuple(dict.fromkeys(command.series_ids))
            for series_id in wanted:
                self._store.series.get(series_id)
            listings = tuple(li for s in wanted for li in self._store.series.listings_of(s))
        self._rounds.go_on()
        return await self._rounds.check_all(li.id for li in listings)
