"""What went wrong, and how the whole is doing: failures, warnings, health. Pure.

A sentence says what is the case and, where there is one, the reader's next step.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from batotray.wording.names import Names
from batotray.wording.speech import QT_TRANSLATE_NOOP, Args, readable
from batotray.wording.times import Times


class Coded(Protocol):
    """Anything with a code and its arguments, such as a problem of the health."""

    @property
    def code(self) -> str: ...

    @property
    def args(self) -> Args: ...


class Refusal(Coded, Protocol):
    """An answer that says why something was not done; `until` where it is refused for a time only."""

    @property
    def until(self) -> datetime | None: ...


_FAILURES = {
    # The world's.
    "source_unavailable": QT_TRANSLATE_NOOP("Wording", "{place} did not answer ({detail})."),
    "host_unreachable": QT_TRANSLATE_NOOP("Wording", "{place} cannot be reached ({detail}). Are you online?"),
    "listing_gone": QT_TRANSLATE_NOOP("Wording", "{source} no longer has this series."),
    "source_changed": QT_TRANSLATE_NOOP("Wording", "The answer of {place} was not understood ({detail})."),
    "source_failed": QT_TRANSLATE_NOOP("Wording", "{place} could not be asked ({detail})."),
    # The environment's.
    "database_too_new": QT_TRANSLATE_NOOP(
        "Wording", "The database was written by a newer batotray. Install that version, or use another data folder."
    ),
    "database_foreign": QT_TRANSLATE_NOOP("Wording", "The file is not a batotray database; it was left untouched."),
    "database_damaged": QT_TRANSLATE_NOOP(
        "Wording", "The database is damaged. Bring back a backup with: batotray restore FILE"
    ),
    "database_busy": QT_TRANSLATE_NOOP("Wording", "The database is in use by another program. Try again in a moment."),
    "disk_full": QT_TRANSLATE_NOOP("Wording", "The disk is full or cannot be written. Free some space and try again."),
    "storage_error": QT_TRANSLATE_NOOP("Wording", "The database cannot be used: {detail}."),
    "bug": QT_TRANSLATE_NOOP("Wording", "Something went wrong inside batotray ({detail}). The log has the details."),
    # The user's next step.
    "link_of_no_source": QT_TRANSLATE_NOOP(
        "Wording", "No source knows {link}. What works: links of MangaDex and WEBTOON, and any RSS or Atom feed."
    ),
    "link_is_number": QT_TRANSLATE_NOOP("Wording", "{text} is only a number. Paste the link of the series' page."),
    "not_a_link": QT_TRANSLATE_NOOP("Wording", "{text} is no link. Paste the address of the series' page."),
    "link_scheme": QT_TRANSLATE_NOOP("Wording", "Links that begin with {scheme}: cannot be followed, only web pages."),
    "link_host": QT_TRANSLATE_NOOP("Wording", "{link} names no site that could be asked."),
    "link_not_series": QT_TRANSLATE_NOOP(
        "Wording", "This is a page of {site}, but not of a series. Paste the link of the series' own page."
    ),
    "mangadex_old_link": QT_TRANSLATE_NOOP(
        "Wording",
        "MangaDex has given up links with a plain number such as {id}. Look the series up there and paste its link.",
    ),
    "bato_old_link": QT_TRANSLATE_NOOP(
        "Wording", "This is a link of the old Bato, before 2018. It says nothing about where the series is now."
    ),
    "bato_chapter_without_series": QT_TRANSLATE_NOOP(
        "Wording", "This link names chapter {id} but not its series. Paste the link of the series' page."
    ),
    "tapas_feed": QT_TRANSLATE_NOOP("Wording", "Tapas has no feeds any more, so its series cannot be followed there."),
    "source_without_address": QT_TRANSLATE_NOOP("Wording", "The source {name} has no address of its own to set."),
    "unknown_source": QT_TRANSLATE_NOOP("Wording", "There is no source {name}."),
    "already_followed": QT_TRANSLATE_NOOP("Wording", "You follow {name} already (series {id})."),
    "source_closed": QT_TRANSLATE_NOOP(
        "Wording",
        "{source} has closed. Follow the series at another source; if you run a copy of the site, "
        "set its address with: batotray set source.{name}.base_url ADDRESS",
    ),
    "no_such_series": QT_TRANSLATE_NOOP("Wording", "There is no series {id}. `batotray list` shows them."),
    "no_such_listing": QT_TRANSLATE_NOOP("Wording", "The series is not stored any more."),
    "no_such_chapter": QT_TRANSLATE_NOOP(
        "Wording", "There is no chapter c{id}. `batotray chapters SERIES` shows them."
    ),
    "no_such_notification": QT_TRANSLATE_NOOP(
        "Wording", "There is no notification {id}. `batotray notifications --all` shows them."
    ),
    "no_such_number": QT_TRANSLATE_NOOP("Wording", "{number} is no chapter number."),
    "no_name": QT_TRANSLATE_NOOP("Wording", "Name a series: by its number, its link, or a part of its name."),
    "no_series_fits": QT_TRANSLATE_NOOP("Wording", "No series fits {text}. `batotray list` shows them."),
    "several_series_fit": QT_TRANSLATE_NOOP("Wording", "Several series fit {text}: {names}. Give its number."),
    "not_in_the_future": QT_TRANSLATE_NOOP("Wording", "The time lies in the past."),
    "nothing_to_undo": QT_TRANSLATE_NOOP("Wording", "There is nothing to undo."),
    "followed_anew": QT_TRANSLATE_NOOP(
        "Wording", "{name} is followed anew, so what was deleted of it cannot come back beside that."
    ),
    "unknown_setting": QT_TRANSLATE_NOOP("Wording", "There is no setting {key}. `batotray get` shows them."),
    "bad_value": QT_TRANSLATE_NOOP("Wording", "{key} cannot be {value}; it takes {about}."),
    "bad_language": QT_TRANSLATE_NOOP("Wording", "{key} cannot be {value}; it is a code such as en or pt-br."),
    "bad_ratings": QT_TRANSLATE_NOOP("Wording", "{key} cannot be {value}; it is one or more of: {choices}."),
    "not_whole": QT_TRANSLATE_NOOP("Wording", "{key} cannot be {value}; it is a whole number from {low} to {high}."),
    "bad_choice": QT_TRANSLATE_NOOP("Wording", "{key} cannot be {value}; it is one of: {choices}."),
    "out_of_bounds": QT_TRANSLATE_NOOP("Wording", "{key} cannot be {value}; it lies between {low} and {high}."),
    "bad_address": QT_TRANSLATE_NOOP("Wording", "{key} needs an address such as https://example.org, not {value}."),
    "address_not_secure": QT_TRANSLATE_NOOP(
        "Wording", "{key} must begin with https:// (http:// only for this machine itself), not {value}."
    ),
    "no_such_file": QT_TRANSLATE_NOOP("Wording", "{path} cannot be read."),
    "is_database": QT_TRANSLATE_NOOP("Wording", "{path} is a database; it was left untouched. Name another file."),
    "cannot_write": QT_TRANSLATE_NOOP("Wording", "{path} cannot be written ({detail})."),
    "backup_is_folder": QT_TRANSLATE_NOOP("Wording", "{path} is a folder. Name a file to write the backup to."),
    "backup_no_folder": QT_TRANSLATE_NOOP("Wording", "There is no folder {path} to write the backup into."),
    "backup_is_live": QT_TRANSLATE_NOOP("Wording", "That file is the library itself. Name another for the backup."),
    "backup_not_ours": QT_TRANSLATE_NOOP(
        "Wording", "{path} is there already and is no backup of batotray; it was left untouched."
    ),
    "backup_damaged": QT_TRANSLATE_NOOP("Wording", "{path} is damaged, so nothing was taken from it."),
    "backup_foreign": QT_TRANSLATE_NOOP("Wording", "{path} is no backup of batotray; nothing was changed."),
    "backup_too_new": QT_TRANSLATE_NOOP(
        "Wording", "{path} was written by a newer batotray. Nothing was changed; install that version first."
    ),
    "backup_unreadable": QT_TRANSLATE_NOOP("Wording", "{path} cannot be read ({detail})."),
    "restore_is_live": QT_TRANSLATE_NOOP("Wording", "That file is the library itself; there is nothing to bring back."),
    "already_running": QT_TRANSLATE_NOOP(
        "Wording", "batotray runs already on this data folder (process {pid}). Stop that one first."
    ),
    "in_use": QT_TRANSLATE_NOOP("Wording", "Another batotray is at work on this data folder; try again in a moment."),
    "no_links": QT_TRANSLATE_NOOP("Wording", "No link was given: batotray follow LINK, or --from FILE."),
    "no_links_in_file": QT_TRANSLATE_NOOP("Wording", "{path} holds no link. It takes one a line."),
    "limit_needs_once": QT_TRANSLATE_NOOP("Wording", "--limit goes with --once or --test."),
    "up_to_needs_series": QT_TRANSLATE_NOOP("Wording", "--up-to goes with one series."),
    "ids_or_all": QT_TRANSLATE_NOOP("Wording", "Give either numbers or --all."),
    "file_or_library": QT_TRANSLATE_NOOP("Wording", "Give either a file of histories or --library."),
    "bad_rules": QT_TRANSLATE_NOOP("Wording", "{value} is no rule set; it is classic, adaptive or fixed:HOURS."),
    "not_a_timeline": QT_TRANSLATE_NOOP("Wording", "This is no file of release histories ({detail})."),
    "nothing_to_replay": QT_TRANSLATE_NOOP(
        "Wording", "No history is long enough to be replayed: a series needs seven releases with known times."
    ),
    "bad_span": QT_TRANSLATE_NOOP("Wording", "{value} is no span of time; write 30m, 1h, 1h30m or 2d."),
    "bad_instant": QT_TRANSLATE_NOOP("Wording", "{value} is no moment; write 2026-03-01T18:00, tomorrow, or a span."),
    "too_far": QT_TRANSLATE_NOOP("Wording", "{value} lies too far ahead."),
    "door_closed": QT_TRANSLATE_NOOP("Wording", "The batotray that was running is gone; try again."),
    "door_not_open": QT_TRANSLATE_NOOP("Wording", "The batotray that is running is just starting; try again."),
    "door_no_answer": QT_TRANSLATE_NOOP(
        "Wording", "The batotray that is running took the command, but did not answer within {seconds} s."
    ),
    "door_broken_off": QT_TRANSLATE_NOOP(
        "Wording", "The batotray that was running ended before it answered; look whether it was done."
    ),
    "door_bad_request": QT_TRANSLATE_NOOP("Wording", "The batotray that is running is of another version ({detail})."),
    "door_wrong_token": QT_TRANSLATE_NOOP("Wording", "The batotray that is running does not let this user in."),
    "stopping": QT_TRANSLATE_NOOP("Wording", "batotray is being closed; try again once it has."),
}
_HELD = {
    "rate_limited": QT_TRANSLATE_NOOP("Wording", "{place} asked us to wait; it is asked again {until}."),
    "budget_spent": QT_TRANSLATE_NOOP(
        "Wording", "The daily budget of requests to {place} is used up; it is asked again {until}."
    ),
    "source_refused": QT_TRANSLATE_NOOP(
        "Wording", "{place} refuses programs like this one (status {status}); it is asked again {until}."
    ),
    "host_stopped": QT_TRANSLATE_NOOP(
        "Wording", "{place} refused us; it is asked again {until}. `batotray resume SERIES` tries sooner."
    ),
}
_WARNINGS = {
    "empty_list": QT_TRANSLATE_NOOP("Wording", "the source listed no chapters; nothing was removed"),
    "short_list": QT_TRANSLATE_NOOP("Wording", "the source listed less than half of the chapters; nothing was removed"),
    "quarantine": QT_TRANSLATE_NOOP(
        "Wording", "the source reshuffled its chapters; nothing is taken until it holds still"
    ),
    "daily_pass": QT_TRANSLATE_NOOP(
        "Wording", "its feed shows the first free episodes only (Daily Pass): new ones will not appear there"
    ),
    "no_such_part": QT_TRANSLATE_NOOP("Wording", "nothing in the feed bears that name now; is it spelt as there?"),
    "items_skipped": QT_TRANSLATE_NOOP("Wording", "some entries could not be read and were passed over"),
}
_LEVELS = {
    "healthy": QT_TRANSLATE_NOOP("Wording", "All is well."),
    "degraded": QT_TRANSLATE_NOOP("Wording", "Working, but something needs a look."),
    "down": QT_TRANSLATE_NOOP("Wording", "Not working."),
}
_PROBLEMS = {
    "database": QT_TRANSLATE_NOOP("Wording", "the database cannot be written"),
    "stalled": QT_TRANSLATE_NOOP("Wording", "a check has been due for {minutes} minutes"),
    "source_held": QT_TRANSLATE_NOOP("Wording", "{host} asked us to wait; it is asked again {until}"),
    "source_refused": QT_TRANSLATE_NOOP("Wording", "{host} refuses us; it is asked again {until}"),
    "source_failing": QT_TRANSLATE_NOOP("Wording", "{host} has not answered since {since}"),
    "disk": QT_TRANSLATE_NOOP("Wording", "only {free} are free on the disk"),
    "unclean_exit": QT_TRANSLATE_NOOP("Wording", "the last run did not end cleanly; nothing was lost"),
}


class Troubles(Names, Times):
    """Sentences about failures and health."""

    def failure(self, failed: Refusal, now: datetime) -> str:
        """Why something was not done, and what to do."""
        args = self._facts(failed.args)
        if failed.code in _HELD:
            until = self.moment(failed.until, now) if failed.until else self.translate("Wording", "later")
            return self.say(_HELD, failed.code, {**args, "until": until})
        if failed.code not in _FAILURES:
            detail = failed.args.get("detail")
            return f"{readable(failed.code)}: {detail}" if detail else f"{readable(failed.code)}."
        return self.say(_FAILURES, failed.code, args)

    def warning(self, code: str) -> str:
        """What was odd about an answer."""
        return self.say(_WARNINGS, code)

    def level(self, level: str) -> str:
        """The verdict on the whole in one sentence."""
        return self.say(_LEVELS, level)

    def problem(self, problem: Coded, now: datetime) -> str:
        """One reason for not being healthy."""
        args = problem.args
        if problem.code == "errors":
            return self.translate(
                "Wording", "{failed} of %n check(s) failed in the last 24 hours", "", _count(args, "checks")
            ).format(failed=_count(args, "failed"))
        if problem.code == "bugs":
            return self.translate(
                "Wording",
                "the engine stopped after %n unexpected error(s) in a row; the log has them",
                "",
                _count(args, "count"),
            )
        spoken: dict[str, object] = dict(args)
        for name in ("until", "since"):
            if name in args:
                spoken[name] = self.moment(datetime.fromisoformat(str(args[name])), now)
        if "free_bytes" in args:
            spoken["free"] = self.size(_count(args, "free_bytes"))
        return self.say(_PROBLEMS, problem.code, spoken)

    def banner(self, level: str, problems: Sequence[Coded], now: datetime) -> str:
        """The verdict with its gravest reason: "Working, but …: bato.to has not answered since …"."""
        if not problems:
            return self.level(level)
        sentence = self.level(level).rstrip(".")
        return self.translate("Wording", "{verdict}: {problem}.").format(
            verdict=sentence, problem=self.problem(problems[0], now)
        )

    def _facts(self, args: Args) -> Mapping[str, object]:
        """The arguments with what sentences are made from: the source's label, and the host before it where known."""
        facts: dict[str, object] = dict(args)
        name = str(args.get("source") or "")
        facts.setdefault("detail", "")
        facts |= {
            "name": args.get("name", name),
            "source": self.source(name),
            "place": args.get("host") or self.source(name),
        }
        return facts


def _count(args: Args, name: str) -> int:
    return int(args.get(name, 0))
