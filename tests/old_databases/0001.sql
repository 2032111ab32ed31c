PRAGMA application_id = 1650553966;
BEGIN TRANSACTION;
CREATE TABLE chapter (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    listing_id INTEGER NOT NULL,
    source_id VARCHAR NOT NULL,
    number VARCHAR,
    sort_key FLOAT NOT NULL,
    volume VARCHAR,
    display_name VARCHAR NOT NULL,
    title VARCHAR,
    link VARCHAR,
    language VARCHAR,
    "group" VARCHAR,
    created_at INTEGER,
    published_at INTEGER,
    published_is_date_only BOOLEAN NOT NULL,
    views INTEGER,
    comments INTEGER,
    read BOOLEAN NOT NULL,
    first_seen_at INTEGER NOT NULL,
    absent_at INTEGER,
    gone_at INTEGER,
    missing_once BOOLEAN NOT NULL,
    replaces_id INTEGER,
    origin VARCHAR NOT NULL,
    UNIQUE (listing_id, source_id),
    FOREIGN KEY(listing_id) REFERENCES listing (id) ON DELETE CASCADE,
    FOREIGN KEY(replaces_id) REFERENCES chapter (id) ON DELETE SET NULL
);
INSERT INTO "chapter" VALUES(1,1,'s1','1',1.0,NULL,'',NULL,'https://example.org/c/1','en',NULL,NULL,1769083200000000,0,NULL,NULL,1,1772366400000000,NULL,NULL,0,NULL,'import');
INSERT INTO "chapter" VALUES(2,1,'s2','2',2.0,NULL,'',NULL,'https://example.org/c/2','en',NULL,NULL,1769169600000000,0,NULL,NULL,1,1772366400000000,NULL,NULL,0,NULL,'import');
INSERT INTO "chapter" VALUES(3,1,'s3','3',3.0,NULL,'',NULL,'https://example.org/c/3','en',NULL,NULL,1769256000000000,0,NULL,NULL,0,1772366400000000,NULL,NULL,0,NULL,'import');
INSERT INTO "chapter" VALUES(4,1,'s4','4',4.0,NULL,'',NULL,'https://example.org/c/4','en',NULL,NULL,1772449200000000,0,NULL,NULL,0,1772452800000000,1772366400000000,NULL,0,NULL,'release');
CREATE TABLE check_hourly (
    hour INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    checks INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    not_modified INTEGER NOT NULL,
    new INTEGER NOT NULL,
    saved INTEGER NOT NULL,
    duration_ms FLOAT NOT NULL,
    requests INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    within_50 INTEGER NOT NULL,
    within_100 INTEGER NOT NULL,
    within_200 INTEGER NOT NULL,
    within_500 INTEGER NOT NULL,
    within_1000 INTEGER NOT NULL,
    within_2000 INTEGER NOT NULL,
    within_5000 INTEGER NOT NULL,
    within_10000 INTEGER NOT NULL,
    within_20000 INTEGER NOT NULL,
    within_50000 INTEGER NOT NULL,
    within_100000 INTEGER NOT NULL,
    within_600000 INTEGER NOT NULL,
    PRIMARY KEY (hour, source)
) WITHOUT ROWID;
INSERT INTO "check_hourly" VALUES(1772366400000000,'mangadex',2,0,0,0,0,240.0,2,4000,0,0,2,0,0,0,0,0,0,0,0,0);
INSERT INTO "check_hourly" VALUES(1772452800000000,'mangadex',4,1,0,2,1,3240.0,3,6000,1,0,2,0,0,0,1,0,0,0,0,0);
CREATE TABLE check_log (
    id INTEGER NOT NULL,
    listing_id INTEGER,
    source VARCHAR NOT NULL,
    host VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    found INTEGER NOT NULL,
    new INTEGER NOT NULL,
    duration_ms FLOAT NOT NULL,
    requests INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    fetch_ms FLOAT NOT NULL,
    parse_ms FLOAT NOT NULL,
    store_ms FLOAT NOT NULL,
    error_class VARCHAR,
    error VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(listing_id) REFERENCES listing (id) ON DELETE SET NULL
);
INSERT INTO "check_log" VALUES(1,1,'mangadex','api.mangadex.org','check','success','due',1772366400000000,0,0,120.0,1,2000,100.0,5.0,0.0,NULL,NULL);
INSERT INTO "check_log" VALUES(2,1,'mangadex','api.mangadex.org','check','success','due',1772452800000000,4,1,120.0,1,2000,100.0,5.0,0.0,NULL,NULL);
INSERT INTO "check_log" VALUES(3,2,'mangadex','api.mangadex.org','check','failed','due',1772452800000000,0,0,3000.0,1,2000,100.0,5.0,0.0,'Timeout','30 s');
INSERT INTO "check_log" VALUES(4,NULL,'mangadex','api.mangadex.org','check','success','due',1772366400000000,0,0,120.0,1,2000,100.0,5.0,0.0,NULL,NULL);
INSERT INTO "check_log" VALUES(5,NULL,'mangadex','api.mangadex.org','check','success','due',1772452800000000,2,1,120.0,1,2000,100.0,5.0,0.0,NULL,NULL);
INSERT INTO "check_log" VALUES(6,NULL,'mangadex','api.mangadex.org','look','success','look',1772452800000000,0,0,0.0,0,0,0.0,0.0,0.0,NULL,NULL);
CREATE TABLE forecast (
    id INTEGER NOT NULL,
    listing_id INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    expected_at INTEGER NOT NULL,
    confidence FLOAT NOT NULL,
    drop_at INTEGER,
    held BOOLEAN,
    PRIMARY KEY (id),
    FOREIGN KEY(listing_id) REFERENCES listing (id) ON DELETE CASCADE
);
INSERT INTO "forecast" VALUES(1,1,1772452800000000,1772539200000000,1772546400000000,1772542800000000,0.7,NULL,NULL);
CREATE TABLE listing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    series_id INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    source_ref VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    alternative_names JSON,
    authors JSON,
    artists JSON,
    genres JSON,
    original_language VARCHAR,
    original_status VARCHAR,
    upload_status VARCHAR,
    published_from VARCHAR,
    published_till VARCHAR,
    reading_direction VARCHAR,
    score FLOAT,
    votes INTEGER,
    score_distribution JSON,
    follows INTEGER,
    reviews INTEGER,
    comments INTEGER,
    views JSON,
    reactions JSON,
    summary VARCHAR,
    cover_url VARCHAR,
    link VARCHAR,
    anilist_id INTEGER,
    etag VARCHAR NOT NULL,
    last_modified VARCHAR NOT NULL,
    body_hash VARCHAR NOT NULL,
    first_seen_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    last_success_at INTEGER,
    status_before VARCHAR,
    status_changed_at INTEGER,
    quarantined_since INTEGER,
    quarantine_ids VARCHAR NOT NULL,
    gone BOOLEAN NOT NULL,
    pending_move VARCHAR NOT NULL,
    last_host VARCHAR NOT NULL,
    UNIQUE (source, source_ref, language),
    FOREIGN KEY(series_id) REFERENCES series (id) ON DELETE CASCADE
);
INSERT INTO "listing" VALUES(1,1,'mangadex','ref-1','en','Night Harbour','["Nocna Przysta\u0144"]','[]','[]','[]',NULL,NULL,'ongoing',NULL,NULL,NULL,NULL,NULL,'{}',NULL,NULL,NULL,'{"total": 12}','{}',NULL,NULL,NULL,101,'','','',1764676800000000,1764676800000000,1772452800000000,NULL,NULL,NULL,'',0,'','api.mangadex.org');
INSERT INTO "listing" VALUES(2,2,'mangadex','ref-2','en','Silver Tide','[]','[]','[]','[]',NULL,NULL,'ongoing',NULL,NULL,NULL,NULL,NULL,'{}',NULL,NULL,NULL,'{}','{}',NULL,NULL,NULL,NULL,'','','',1764676800000000,1764676800000000,NULL,NULL,NULL,NULL,'',0,'','api.mangadex.org');
CREATE TABLE look (
    source VARCHAR NOT NULL,
    scope VARCHAR NOT NULL,
    next_look_at INTEGER NOT NULL,
    last_look_at INTEGER,
    newest_at INTEGER,
    etag VARCHAR NOT NULL,
    last_modified VARCHAR NOT NULL,
    body_hash VARCHAR NOT NULL,
    failures INTEGER NOT NULL,
    PRIMARY KEY (source, scope)
) WITHOUT ROWID;
INSERT INTO "look" VALUES('mangadex','en',1772456400000000,1772452800000000,1772452620000000,'tag','','',0);
CREATE TABLE notification (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind VARCHAR NOT NULL,
    series_id INTEGER,
    parts JSON,
    link VARCHAR,
    old_status VARCHAR,
    new_status VARCHAR,
    chapters_count INTEGER NOT NULL,
    importance INTEGER NOT NULL,
    read BOOLEAN NOT NULL,
    created_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL,
    claimed_at INTEGER,
    handed_over_at INTEGER,
    opened_at INTEGER,
    snoozed_until INTEGER,
    FOREIGN KEY(series_id) REFERENCES series (id) ON DELETE CASCADE
);
INSERT INTO "notification" VALUES(1,'new_chapter',1,'{"numbers": ["s4"]}',NULL,NULL,NULL,1,1,0,1772452800000000,1772452800000000,NULL,NULL,NULL,1772456400000000);
CREATE TABLE notification_chapter (
    notification_id INTEGER NOT NULL,
    chapter_id INTEGER NOT NULL,
    PRIMARY KEY (notification_id, chapter_id),
    FOREIGN KEY(notification_id) REFERENCES notification (id) ON DELETE CASCADE,
    FOREIGN KEY(chapter_id) REFERENCES chapter (id) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO "notification_chapter" VALUES(1,4);
CREATE TABLE request_bucket (
    host VARCHAR NOT NULL,
    hour INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (host, hour)
) WITHOUT ROWID;
INSERT INTO "request_bucket" VALUES('api.mangadex.org',1772452800000000,1);
CREATE TABLE schedule (
    listing_id INTEGER NOT NULL,
    interval_hours FLOAT NOT NULL,
    last_check_at INTEGER,
    next_check_at INTEGER NOT NULL,
    average_interval_hours FLOAT,
    median_interval_hours FLOAT,
    preferred_weekday INTEGER,
    confidence FLOAT NOT NULL,
    chapters_tracked INTEGER NOT NULL,
    last_chapter_at INTEGER,
    expected_at INTEGER,
    misses INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    failing_since INTEGER,
    active BOOLEAN NOT NULL,
    paused_until INTEGER,
    priority VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    reason_args JSON,
    expected_from INTEGER,
    expected_till INTEGER,
    rhythm VARCHAR NOT NULL,
    rhythm_args JSON,
    late VARCHAR NOT NULL,
    PRIMARY KEY (listing_id),
    FOREIGN KEY(listing_id) REFERENCES listing (id) ON DELETE CASCADE
);
INSERT INTO "schedule" VALUES(1,3.10166666666666657192e+01,1772366400000000,1772478060000000,NULL,NULL,NULL,1.99667221297836934568e-02,0,NULL,1772968500000000,0,0,NULL,1,NULL,'favourite','in_window','{"rhythm": "daily", "weekday": 6, "time": "11:15", "held": 0, "judged": 1}',1772452800000000,1774616400000000,'daily','{"weekday": 6, "time": "11:15", "held": 0, "judged": 1, "late_from": 1774616400.0, "break_from": 1774789200.0}','on_time');
INSERT INTO "schedule" VALUES(2,24.0,1772452800000000,1772539200000000,NULL,NULL,NULL,0.0,0,NULL,NULL,0,0,NULL,1,NULL,'normal','first','{}',NULL,NULL,'unknown','{}','unknown');
CREATE TABLE series (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    anilist_id INTEGER,
    followed BOOLEAN NOT NULL,
    muted BOOLEAN NOT NULL,
    first_seen_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
INSERT INTO "series" VALUES(1,'Night Harbour',101,1,1,1764676800000000,1764676800000000);
INSERT INTO "series" VALUES(2,'Silver Tide',NULL,0,0,1764676800000000,1764676800000000);
CREATE TABLE setting (
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY ("key")
);
INSERT INTO "setting" VALUES('min_delay','5');
INSERT INTO "setting" VALUES('@installation_id','5a3b1e');
CREATE TABLE source_state (
    host VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    held_until INTEGER,
    refused_until INTEGER,
    refused_since INTEGER,
    failing_since INTEGER,
    last_request_at INTEGER,
    PRIMARY KEY (host)
);
INSERT INTO "source_state" VALUES('api.mangadex.org','mangadex',NULL,NULL,NULL,1772452800000000,1772452800000000);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('notification_chapter','notification_chapter_chapter','1 1');
INSERT INTO "sqlite_stat1" VALUES('notification_chapter','notification_chapter','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('forecast','forecast_open','1 1');
INSERT INTO "sqlite_stat1" VALUES('forecast','forecast_listing','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('check_log','check_log_slow','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('check_log','check_log_listing','6 2 2');
INSERT INTO "sqlite_stat1" VALUES('check_log','check_log_failed','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('check_log','check_log_at','6 3');
INSERT INTO "sqlite_stat1" VALUES('chapter','chapter_unread','2 2');
INSERT INTO "sqlite_stat1" VALUES('chapter','chapter_listed','4 4 1 1');
INSERT INTO "sqlite_stat1" VALUES('chapter','chapter_found_in','1 1 1');
INSERT INTO "sqlite_stat1" VALUES('chapter','sqlite_autoindex_chapter_1','4 4 1');
INSERT INTO "sqlite_stat1" VALUES('notification','notification_waiting','1 1');
INSERT INTO "sqlite_stat1" VALUES('notification','notification_visible','1 1');
INSERT INTO "sqlite_stat1" VALUES('notification','notification_unread','1 1');
INSERT INTO "sqlite_stat1" VALUES('notification','notification_series','1 1');
INSERT INTO "sqlite_stat1" VALUES('listing','listing_series','2 1');
INSERT INTO "sqlite_stat1" VALUES('listing','sqlite_autoindex_listing_1','2 2 1 1');
CREATE TABLE undo_journal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind VARCHAR NOT NULL,
    facts JSON,
    at INTEGER NOT NULL
);
INSERT INTO "undo_journal" VALUES(1,'read','{"chapters": [1, 2], "rows": [], "series": [1], "read": true}',1772452800000000);
INSERT INTO "undo_journal" VALUES(2,'mute','{"series": 1, "muted": false}',1772452800000000);
INSERT INTO "undo_journal" VALUES(3,'priority','{"series": 1, "priority": "normal"}',1772452800000000);
INSERT INTO "undo_journal" VALUES(4,'snooze','{"marks": [[1, null, null, null]]}',1772452800000000);
INSERT INTO "undo_journal" VALUES(5,'follow','{"series": 2}',1772452800000000);
INSERT INTO "undo_journal" VALUES(6,'remove','{"series": 3, "parts": {"series": {"columns": ["\"id\"", "\"name\"", "\"anilist_id\"", "\"followed\"", "\"muted\"", "\"first_seen_at\"", "\"updated_at\""], "rows": [[3, "Paper Lanterns", null, 1, 0, 1764676800000000, 1764676800000000]]}, "listing": {"columns": ["\"id\"", "\"series_id\"", "\"source\"", "\"source_ref\"", "\"language\"", "\"name\"", "\"alternative_names\"", "\"authors\"", "\"artists\"", "\"genres\"", "\"original_language\"", "\"original_status\"", "\"upload_status\"", "\"published_from\"", "\"published_till\"", "\"reading_direction\"", "\"score\"", "\"votes\"", "\"score_distribution\"", "\"follows\"", "\"reviews\"", "\"comments\"", "\"views\"", "\"reactions\"", "\"summary\"", "\"cover_url\"", "\"link\"", "\"anilist_id\"", "\"etag\"", "\"last_modified\"", "\"body_hash\"", "\"first_seen_at\"", "\"updated_at\"", "\"last_success_at\"", "\"status_before\"", "\"status_changed_at\"", "\"quarantined_since\"", "\"quarantine_ids\"", "\"gone\"", "\"pending_move\"", "\"last_host\""], "rows": [[3, 3, "mangadex", "ref-3", "en", "Paper Lanterns", "[]", "[]", "[]", "[]", null, null, "ongoing", null, null, null, null, null, "{}", null, null, null, "{}", "{}", null, null, null, null, "", "", "", 1764676800000000, 1764676800000000, 1772452800000000, null, null, null, "", 0, "", "api.mangadex.org"]]}, "schedule": {"columns": ["\"listing_id\"", "\"interval_hours\"", "\"last_check_at\"", "\"next_check_at\"", "\"average_interval_hours\"", "\"median_interval_hours\"", "\"preferred_weekday\"", "\"confidence\"", "\"chapters_tracked\"", "\"last_chapter_at\"", "\"expected_at\"", "\"misses\"", "\"failures\"", "\"failing_since\"", "\"active\"", "\"paused_until\"", "\"priority\"", "\"reason\"", "\"reason_args\"", "\"expected_from\"", "\"expected_till\"", "\"rhythm\"", "\"rhythm_args\"", "\"late\""], "rows": [[3, 24.0, 1772452800000000, 1772539200000000, null, null, null, 0.0, 0, null, null, 0, 0, null, 1, null, "normal", "first", "{}", null, null, "unknown", "{}", "unknown"]]}, "forecast": {"columns": ["\"id\"", "\"listing_id\"", "\"made_at\"", "\"starts_at\"", "\"ends_at\"", "\"expected_at\"", "\"confidence\"", "\"drop_at\"", "\"held\""], "rows": [[2, 3, 1772452800000000, 1772539200000000, 1772546400000000, 1772542800000000, 0.7, null, null]]}, "chapter": {"columns": ["\"id\"", "\"listing_id\"", "\"source_id\"", "\"number\"", "\"sort_key\"", "\"volume\"", "\"display_name\"", "\"title\"", "\"link\"", "\"language\"", "\"group\"", "\"created_at\"", "\"published_at\"", "\"published_is_date_only\"", "\"views\"", "\"comments\"", "\"read\"", "\"first_seen_at\"", "\"absent_at\"", "\"gone_at\"", "\"missing_once\"", "\"replaces_id\"", "\"origin\""], "rows": [[5, 3, "s1", "1", 1.0, null, "", null, "https://example.org/c/1", "en", null, null, 1769083200000000, 0, null, null, 0, 1772366400000000, null, null, 0, null, "import"], [6, 3, "s2", "2", 2.0, null, "", null, "https://example.org/c/2", "en", null, null, 1772449200000000, 0, null, null, 0, 1772452800000000, 1772366400000000, null, 0, null, "release"]]}, "notification": {"columns": ["\"id\"", "\"kind\"", "\"series_id\"", "\"parts\"", "\"link\"", "\"old_status\"", "\"new_status\"", "\"chapters_count\"", "\"importance\"", "\"read\"", "\"created_at\"", "\"visible_at\"", "\"claimed_at\"", "\"handed_over_at\"", "\"opened_at\"", "\"snoozed_until\""], "rows": [[2, "new_chapter", 3, "{\"numbers\": [\"s2\"]}", null, null, null, 1, 1, 0, 1772452800000000, 1772452800000000, null, null, null, null]]}, "notification_chapter": {"columns": ["\"notification_id\"", "\"chapter_id\""], "rows": [[2, 6]]}}, "logged": [[4, 3], [5, 3]]}',1772452800000000);
CREATE INDEX listing_series ON listing (series_id);
CREATE INDEX notification_series ON notification (series_id);
CREATE INDEX notification_unread ON notification (visible_at) WHERE read = 0;
CREATE INDEX notification_visible ON notification (visible_at);
CREATE INDEX notification_waiting ON notification (visible_at) WHERE read = 0 AND claimed_at IS NULL AND handed_over_at IS NULL;
CREATE INDEX chapter_found_in ON chapter (first_seen_at, published_at) WHERE origin = 'release' AND published_is_date_only = 0 AND published_at IS NOT NULL;
CREATE INDEX chapter_future ON chapter (published_at) WHERE origin = 'future';
CREATE INDEX chapter_listed ON chapter (listing_id, sort_key, published_at) WHERE gone_at IS NULL AND origin NOT IN ('future', 'upload');
CREATE INDEX chapter_unread ON chapter (listing_id) WHERE read = 0 AND gone_at IS NULL AND origin NOT IN ('future', 'upload');
CREATE INDEX chapter_upload ON chapter (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX check_log_at ON check_log (at);
CREATE INDEX check_log_failed ON check_log (at, error_class) WHERE status = 'failed';
CREATE INDEX check_log_listing ON check_log (listing_id, at);
CREATE INDEX check_log_slow ON check_log (at, duration_ms) WHERE duration_ms > 2000;
CREATE INDEX forecast_listing ON forecast (listing_id, made_at);
CREATE INDEX forecast_open ON forecast (listing_id) WHERE drop_at IS NULL;
CREATE INDEX schedule_due ON schedule (active, next_check_at);
CREATE INDEX notification_chapter_chapter ON notification_chapter (chapter_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('series',3);
INSERT INTO "sqlite_sequence" VALUES('listing',3);
INSERT INTO "sqlite_sequence" VALUES('chapter',6);
INSERT INTO "sqlite_sequence" VALUES('notification',2);
INSERT INTO "sqlite_sequence" VALUES('undo_journal',6);
COMMIT;
