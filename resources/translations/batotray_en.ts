<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Add</name>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/batch.py" />
            <source>followed, %n chapter(s)</source>
            <translation>
                <numerusform>followed, %n chapter</numerusform>
                <numerusform>followed, %n chapters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/batch.py" />
            <source>%n followed</source>
            <translation>
                <numerusform>%n followed</numerusform>
                <numerusform>%n followed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/batch.py" />
            <source>%n followed already</source>
            <translation>
                <numerusform>%n followed already</numerusform>
                <numerusform>%n followed already</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/batch.py" />
            <source>%n failed</source>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/form.py" />
            <source>%n unread</source>
            <translation>
                <numerusform>%n unread</numerusform>
                <numerusform>%n unread</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/form.py" />
            <source>You follow {name} now: %n chapter(s), {unread}.</source>
            <translation>
                <numerusform>You follow {name} now: %n chapter, {unread}.</numerusform>
                <numerusform>You follow {name} now: %n chapters, {unread}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/preview_card.py" />
            <source>%n chapter(s)</source>
            <translation>
                <numerusform>%n chapter</numerusform>
                <numerusform>%n chapters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/several.py" />
            <source>Follow %n series</source>
            <translation>
                <numerusform>Follow %n series</numerusform>
                <numerusform>Follow %n series</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Chapters</name>
        <message numerus="yes">
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>%n read mark(s) set</source>
            <translation>
                <numerusform>%n read mark set</numerusform>
                <numerusform>%n read marks set</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>%n read mark(s) removed</source>
            <translation>
                <numerusform>%n read mark removed</numerusform>
                <numerusform>%n read marks removed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>{read} of %n chapter(s) read</source>
            <translation>
                <numerusform>{read} of %n chapter read</numerusform>
                <numerusform>{read} of %n chapters read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>%n other upload(s)</source>
            <translation>
                <numerusform>%n other upload</numerusform>
                <numerusform>%n other uploads</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Dashboard</name>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n check(s)</source>
            <translation>
                <numerusform>%n check</numerusform>
                <numerusform>%n checks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n succeeded</source>
            <translation>
                <numerusform>%n succeeded</numerusform>
                <numerusform>%n succeeded</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n failed</source>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n new chapter(s)</source>
            <translation>
                <numerusform>%n new chapter</numerusform>
                <numerusform>%n new chapters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n check(s) due</source>
            <translation>
                <numerusform>%n check due</numerusform>
                <numerusform>%n checks due</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Checks per %n hour(s)</source>
            <translation>
                <numerusform>Checks per %n hour</numerusform>
                <numerusform>Checks per %n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n request(s)</source>
            <translation>
                <numerusform>%n request</numerusform>
                <numerusform>%n requests</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/health_panel.py" />
            <source>{failed} of %n check(s) failed in the last 24 hours, too few to judge by.</source>
            <translation>
                <numerusform>{failed} of %n check failed in the last 24 hours, too few to judge by.</numerusform>
                <numerusform>{failed} of %n checks failed in the last 24 hours, too few to judge by.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>%n check(s) written.</source>
            <translation>
                <numerusform>%n check written.</numerusform>
                <numerusform>%n checks written.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message numerus="yes">
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>%n notification(s) marked read</source>
            <translation>
                <numerusform>%n notification marked read</numerusform>
                <numerusform>%n notifications marked read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>%n notification(s) marked unread</source>
            <translation>
                <numerusform>%n notification marked unread</numerusform>
                <numerusform>%n notifications marked unread</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>%n unread</source>
            <translation>
                <numerusform>%n unread</numerusform>
                <numerusform>%n unread</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>%n source(s) in trouble</source>
            <translation>
                <numerusform>%n source in trouble</numerusform>
                <numerusform>%n sources in trouble</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Library</name>
        <message numerus="yes">
            <location filename="../../batotray/ui/library/actions.py" />
            <source>%n chapter(s) of {name} marked read</source>
            <translation>
                <numerusform>%n chapter of {name} marked read</numerusform>
                <numerusform>%n chapters of {name} marked read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/library/filters.py" />
            <source>Search %n series…</source>
            <translation>
                <numerusform>Search %n series…</numerusform>
                <numerusform>Search %n series…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>%n unread</source>
            <translation>
                <numerusform>%n unread</numerusform>
                <numerusform>%n unread</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/library/window.py" />
            <source>%n series in trouble</source>
            <translation>
                <numerusform>%n series in trouble</numerusform>
                <numerusform>%n series in trouble</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/library/window.py" />
            <source>%n unread chapter(s)</source>
            <translation>
                <numerusform>%n unread chapter</numerusform>
                <numerusform>%n unread chapters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Wording</name>
        <message numerus="yes">
            <location filename="../../batotray/ui/tray_menu.py" />
            <location filename="../../batotray/wording/news.py" />
            <source>%n unread</source>
            <translation>
                <numerusform>%n unread</numerusform>
                <numerusform>%n unread</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>%n notification(s)</source>
            <translation>
                <numerusform>%n notification</numerusform>
                <numerusform>%n notifications</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>{names} and %n more</source>
            <translation>
                <numerusform>{names} and %n more</numerusform>
                <numerusform>{names} and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>%n source(s) in trouble</source>
            <translation>
                <numerusform>%n source in trouble</numerusform>
                <numerusform>%n sources in trouble</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>at least %n new chapter(s)</source>
            <translation>
                <numerusform>at least %n new chapter</numerusform>
                <numerusform>at least %n new chapters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>%n new chapter(s)</source>
            <translation>
                <numerusform>%n new chapter</numerusform>
                <numerusform>%n new chapters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/schedules.py" />
            <source>the weekly release is late: %n look(s) found nothing, so it is looked at sooner</source>
            <translation>
                <numerusform>the weekly release is late: %n look found nothing, so it is looked at sooner</numerusform>
                <numerusform>the weekly release is late: %n looks found nothing, so it is looked at sooner</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/schedules.py" />
            <source>%n look(s) in a row found nothing, so longer than its usual interval of {average}</source>
            <translation>
                <numerusform>%n look in a row found nothing, so longer than its usual interval of {average}</numerusform>
                <numerusform>%n looks in a row found nothing, so longer than its usual interval of {average}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/schedules.py" />
            <source>{held} of the last %n within this window</source>
            <translation>
                <numerusform>{held} of the last %n within this window</numerusform>
                <numerusform>{held} of the last %n within this window</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/schedules.py" />
            <source>%n release(s) known</source>
            <translation>
                <numerusform>%n release known</numerusform>
                <numerusform>%n releases known</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/times.py" />
            <source>%n min ago</source>
            <translation>
                <numerusform>%n min ago</numerusform>
                <numerusform>%n min ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/times.py" />
            <source>%n h ago</source>
            <translation>
                <numerusform>%n h ago</numerusform>
                <numerusform>%n h ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/times.py" />
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/times.py" />
            <source>%n h</source>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/times.py" />
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/troubles.py" />
            <source>{failed} of %n check(s) failed in the last 24 hours</source>
            <translation>
                <numerusform>{failed} of %n check failed in the last 24 hours</numerusform>
                <numerusform>{failed} of %n checks failed in the last 24 hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/troubles.py" />
            <source>the engine stopped after %n unexpected error(s) in a row; the log has them</source>
            <translation>
                <numerusform>the engine stopped after %n unexpected error in a row; the log has them</numerusform>
                <numerusform>the engine stopped after %n unexpected errors in a row; the log has them</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n chapter(s)</source>
            <translation>
                <numerusform>%n chapter</numerusform>
                <numerusform>%n chapters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>nothing new in %n chapter(s)</source>
            <translation>
                <numerusform>nothing new in %n chapter</numerusform>
                <numerusform>nothing new in %n chapters</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n chapter(s) from the first import, which never notifies</source>
            <translation>
                <numerusform>%n chapter from the first import, which never notifies</numerusform>
                <numerusform>%n chapters from the first import, which never notifies</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n upload(s) of chapters that were known already</source>
            <translation>
                <numerusform>%n upload of chapters that were known already</numerusform>
                <numerusform>%n uploads of chapters that were known already</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n older chapter(s), filled in later by the source</source>
            <translation>
                <numerusform>%n older chapter, filled in later by the source</numerusform>
                <numerusform>%n older chapters, filled in later by the source</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n chapter(s) announced for later, told when the time comes</source>
            <translation>
                <numerusform>%n chapter announced for later, told when the time comes</numerusform>
                <numerusform>%n chapters announced for later, told when the time comes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n new chapter(s) without a notification: that kind was switched off</source>
            <translation>
                <numerusform>%n new chapter without a notification: that kind was switched off</numerusform>
                <numerusform>%n new chapters without a notification: that kind was switched off</numerusform>
            </translation>
        </message>
    </context>
</TS>
