<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <location filename="../../batotray/ui/chapters/about.py" />
            <source>Summary</source>
            <translation>Opis</translation>
        </message>
    </context>
    <context>
        <name>AboutWindow</name>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>About batotray</source>
            <translation>O programie batotray</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>Project page</source>
            <translation>Strona projektu</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>Open folder</source>
            <translation>Otwórz folder</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>Copy diagnostics</source>
            <translation>Skopiuj dane diagnostyczne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>Licences</source>
            <translation>Licencje</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>batotray is free software under the MIT licence. It stands on:</source>
            <translation>batotray jest wolnym oprogramowaniem na licencji MIT. Korzysta z:</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>Copied. It holds no names and no paths.</source>
            <translation>Skopiowano. Nie ma tam żadnych nazw ani ścieżek.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>No program here opens folders.</source>
            <translation>Żaden program nie otwiera tu folderów.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>Data folder</source>
            <translation>Folder danych</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>Version {version}</source>
            <translation>Wersja {version}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>Tells you from the tray when the next chapter of a series is out.</source>
            <translation>Z zasobnika systemowego daje znać, gdy ukaże się kolejny rozdział serii.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/about_window.py" />
            <source>Data from MangaDex, and from the other sources of the series you follow.</source>
            <translation>Dane z MangaDex oraz z innych źródeł obserwowanych serii.</translation>
        </message>
    </context>
    <context>
        <name>Add</name>
        <message>
            <location filename="../../batotray/ui/add/batch.py" />
            <source>waiting</source>
            <translation>oczekuje</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/batch.py" />
            <source>followed, %n chapter(s)</source>
            <translation>
                <numerusform>obserwowana, %n rozdział</numerusform>
                <numerusform>obserwowana, %n rozdziały</numerusform>
                <numerusform>obserwowana, %n rozdziałów</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/batch.py" />
            <source>%n followed</source>
            <translation>
                <numerusform>dodano %n</numerusform>
                <numerusform>dodano %n</numerusform>
                <numerusform>dodano %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/batch.py" />
            <source>%n followed already</source>
            <translation>
                <numerusform>już obserwowana: %n</numerusform>
                <numerusform>już obserwowane: %n</numerusform>
                <numerusform>już obserwowane: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/batch.py" />
            <source>%n failed</source>
            <translation>
                <numerusform>nieudane: %n</numerusform>
                <numerusform>nieudane: %n</numerusform>
                <numerusform>nieudane: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/form.py" />
            <source>%n unread</source>
            <translation>
                <numerusform>%n nieprzeczytany</numerusform>
                <numerusform>%n nieprzeczytane</numerusform>
                <numerusform>%n nieprzeczytanych</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/form.py" />
            <source>You follow {name} now: %n chapter(s), {unread}.</source>
            <translation>
                <numerusform>Obserwujesz teraz serię {name}: %n rozdział, {unread}.</numerusform>
                <numerusform>Obserwujesz teraz serię {name}: %n rozdziały, {unread}.</numerusform>
                <numerusform>Obserwujesz teraz serię {name}: %n rozdziałów, {unread}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/preview_card.py" />
            <source>%n chapter(s)</source>
            <translation>
                <numerusform>%n rozdział</numerusform>
                <numerusform>%n rozdziały</numerusform>
                <numerusform>%n rozdziałów</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/add/several.py" />
            <source>Follow %n series</source>
            <translation>
                <numerusform>Obserwuj %n serię</numerusform>
                <numerusform>Obserwuj %n serie</numerusform>
                <numerusform>Obserwuj %n serii</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AddForm</name>
        <message>
            <location filename="../../batotray/ui/add/form.py" />
            <source>Link of a series, or several, one on each line</source>
            <translation>Link do serii albo kilka, każdy w osobnym wierszu</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/form.py" />
            <source>Paste</source>
            <translation>Wklej</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/form.py" />
            <source>Look</source>
            <translation>Zobacz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/form.py" />
            <source>This link was in the clipboard. Press Enter to see what it holds.</source>
            <translation>Ten link był w schowku. Naciśnij Enter, aby zobaczyć, dokąd prowadzi.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/form.py" />
            <source>Looking at the link…</source>
            <translation>Sprawdzanie linku…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/form.py" />
            <source>Open its chapters</source>
            <translation>Otwórz rozdziały</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/form.py" />
            <source>You follow {name} again, with its history: {unread}.</source>
            <translation>Znów obserwujesz serię {name}, razem z jej historią: {unread}.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/form.py" />
            <source>Open the settings</source>
            <translation>Otwórz ustawienia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/form.py" />
            <source>Try again</source>
            <translation>Spróbuj ponownie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/form.py" />
            <source>Paste or drop the link of a series' page: MangaDex, WEBTOON, or any page with an RSS or Atom feed.</source>
            <translation>Wklej lub upuść link do strony serii: MangaDex, WEBTOON albo dowolna strona z kanałem RSS lub Atom.</translation>
        </message>
    </context>
    <context>
        <name>AddWindow</name>
        <message>
            <location filename="../../batotray/ui/add/window.py" />
            <source>Add series</source>
            <translation>Dodawanie serii</translation>
        </message>
    </context>
    <context>
        <name>Batch</name>
        <message>
            <location filename="../../batotray/ui/add/batch.py" />
            <source>asking…</source>
            <translation>sprawdzanie…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/batch.py" />
            <source>followed already</source>
            <translation>już obserwowana</translation>
        </message>
    </context>
    <context>
        <name>ChapterActions</name>
        <message>
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>Open in the browser</source>
            <translation>Otwórz w przeglądarce</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>Mark read</source>
            <translation>Oznacz jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>Mark unread</source>
            <translation>Oznacz jako nieprzeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>Mark read up to here</source>
            <translation>Oznacz jako przeczytane aż dotąd</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>Read next</source>
            <translation>Czytaj dalej</translation>
        </message>
    </context>
    <context>
        <name>ChapterTable</name>
        <message>
            <location filename="../../batotray/ui/chapters/table.py" />
            <source>Chapters</source>
            <translation>Rozdziały</translation>
        </message>
    </context>
    <context>
        <name>Chapters</name>
        <message>
            <location filename="../../batotray/ui/chapters/about.py" />
            <source>Also known as {names}</source>
            <translation>Inne tytuły: {names}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>%n read mark(s) set</source>
            <translation>
                <numerusform>Oznaczono %n rozdział jako przeczytany</numerusform>
                <numerusform>Oznaczono %n rozdziały jako przeczytane</numerusform>
                <numerusform>Oznaczono %n rozdziałów jako przeczytane</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>%n read mark(s) removed</source>
            <translation>
                <numerusform>Oznaczono %n rozdział jako nieprzeczytany</numerusform>
                <numerusform>Oznaczono %n rozdziały jako nieprzeczytane</numerusform>
                <numerusform>Oznaczono %n rozdziałów jako nieprzeczytane</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>{read} of %n chapter(s) read</source>
            <translation>
                <numerusform>przeczytano {read} z %n rozdziału</numerusform>
                <numerusform>przeczytano {read} z %n rozdziałów</numerusform>
                <numerusform>przeczytano {read} z %n rozdziałów</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>Chapter</source>
            <translation>Rozdział</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>Title</source>
            <translation>Tytuł</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>Group</source>
            <translation>Grupa</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>Language</source>
            <translation>Język</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>Published</source>
            <translation>Opublikowano</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>read</source>
            <translation>przeczytany</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>unread</source>
            <translation>nieprzeczytany</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>%n other upload(s)</source>
            <translation>
                <numerusform>%n inna wersja</numerusform>
                <numerusform>%n inne wersje</numerusform>
                <numerusform>%n innych wersji</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>gone from the source</source>
            <translation>zniknął ze źródła</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/model.py" />
            <source>announced</source>
            <translation>zapowiedziany</translation>
        </message>
    </context>
    <context>
        <name>ChaptersWindow</name>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>Chapters</source>
            <translation>Rozdziały</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>All</source>
            <translation>Wszystkie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>Unread</source>
            <translation>Nieprzeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>What to show</source>
            <translation>Co pokazać</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>Search chapters…</source>
            <translation>Szukaj rozdziałów…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>Reading the chapters…</source>
            <translation>Wczytywanie rozdziałów…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>Nothing fits the search.</source>
            <translation>Nic nie pasuje do wyszukiwania.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>Clear the search</source>
            <translation>Wyczyść wyszukiwanie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>All read.</source>
            <translation>Wszystko przeczytane.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>Show all</source>
            <translation>Pokaż wszystkie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>No chapters yet. The first one appears here.</source>
            <translation>Nie ma jeszcze rozdziałów. Pierwszy pojawi się tutaj.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>Try again</source>
            <translation>Spróbuj ponownie</translation>
        </message>
    </context>
    <context>
        <name>Complaints</name>
        <message>
            <location filename="../../batotray/ui/crash_dialog.py" />
            <source>Open log folder</source>
            <translation>Otwórz folder dziennika</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/crash_dialog.py" />
            <source>Quit</source>
            <translation>Zakończ</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/crash_dialog.py" />
            <source>Go on</source>
            <translation>Kontynuuj</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/crash_dialog.py" />
            <source>Something went wrong inside batotray ({kind}). What you did last may not have been done.</source>
            <translation>W programie batotray wystąpił błąd ({kind}). Ostatnia czynność mogła nie zostać wykonana.</translation>
        </message>
    </context>
    <context>
        <name>Dashboard</name>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Success rate</source>
            <translation>Skuteczność</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Errors</source>
            <translation>Błędy</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Average check</source>
            <translation>Średni czas</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Found in</source>
            <translation>Czas wykrycia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>New chapters</source>
            <translation>Nowe rozdziały</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>{caption} · aim {aim}</source>
            <translation>{caption} · cel {aim}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>below the aim</source>
            <translation>poniżej celu</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n check(s)</source>
            <translation>
                <numerusform>%n sprawdzenie</numerusform>
                <numerusform>%n sprawdzenia</numerusform>
                <numerusform>%n sprawdzeń</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>{failed} of {checks}, too few to judge by</source>
            <translation>{failed} z {checks}, za mało, by oceniać</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>{failed} of {checks}, limit {share}</source>
            <translation>{failed} z {checks}, limit {share}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>95 % within {time}</source>
            <translation>95 % w ciągu {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>no exact release times</source>
            <translation>brak dokładnych czasów premier</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>median, published → seen</source>
            <translation>mediana: publikacja → wykrycie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>&lt; 1 min</source>
            <translation>&lt; 1 min</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>{count} in the span before</source>
            <translation>{count} w poprzednim okresie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>no checks in this span</source>
            <translation>brak sprawdzeń w tym okresie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>as in the span before</source>
            <translation>jak w poprzednim okresie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>{points} vs the span before</source>
            <translation>{points} wobec poprzedniego</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n succeeded</source>
            <translation>
                <numerusform>%n udane</numerusform>
                <numerusform>%n udane</numerusform>
                <numerusform>%n udanych</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n failed</source>
            <translation>
                <numerusform>%n nieudane</numerusform>
                <numerusform>%n nieudane</numerusform>
                <numerusform>%n nieudanych</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n new chapter(s)</source>
            <translation>
                <numerusform>%n nowy rozdział</numerusform>
                <numerusform>%n nowe rozdziały</numerusform>
                <numerusform>%n nowych rozdziałów</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n check(s) due</source>
            <translation>
                <numerusform>%n sprawdzenie w planie</numerusform>
                <numerusform>%n sprawdzenia w planie</numerusform>
                <numerusform>%n sprawdzeń w planie</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Most: {bar}</source>
            <translation>Najwięcej: {bar}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Checks per hour</source>
            <translation>Sprawdzenia na godzinę</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Checks per %n hour(s)</source>
            <translation>
                <numerusform>Sprawdzenia na %n godzinę</numerusform>
                <numerusform>Sprawdzenia na %n godziny</numerusform>
                <numerusform>Sprawdzenia na %n godzin</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>too few checks to judge by</source>
            <translation>za mało sprawdzeń, by oceniać</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>answers, but fails often</source>
            <translation>odpowiada, ale często zawodzi</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>no answer for {time}</source>
            <translation>bez odpowiedzi już {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>{state} until {time}</source>
            <translation>{state}, ponowna próba {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>reported: {detail}</source>
            <translation>zgłoszono: {detail}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>%n request(s)</source>
            <translation>
                <numerusform>%n żądanie</numerusform>
                <numerusform>%n żądania</numerusform>
                <numerusform>%n żądań</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>asked {fetch}, read {parse}, stored {store}</source>
            <translation>pobieranie {fetch}, odczyt {parse}, zapis {store}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>{number} ms</source>
            <translation>{number} ms</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Series followed</source>
            <translation>Obserwowane serie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Schedules at work</source>
            <translation>Czynne harmonogramy</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>now</source>
            <translation>teraz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Next check</source>
            <translation>Następne sprawdzenie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Requests spared by looks</source>
            <translation>Żądania oszczędzone przez przeglądy</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Chapters known</source>
            <translation>Znane rozdziały</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Checks in the log</source>
            <translation>Sprawdzenia w dzienniku</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Database</source>
            <translation>Baza danych</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/figures.py" />
            <source>Running since</source>
            <translation>Działa od</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/health_panel.py" />
            <source>{failed} of %n check(s) failed in the last 24 hours, too few to judge by.</source>
            <translation>
                <numerusform>Nieudane sprawdzenia w ostatnich 24 godzinach: {failed} z %n, za mało, by oceniać.</numerusform>
                <numerusform>Nieudane sprawdzenia w ostatnich 24 godzinach: {failed} z %n, za mało, by oceniać.</numerusform>
                <numerusform>Nieudane sprawdzenia w ostatnich 24 godzinach: {failed} z %n, za mało, by oceniać.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>Source</source>
            <translation>Źródło</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>Series</source>
            <translation>Serie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>State</source>
            <translation>Stan</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>Failed</source>
            <translation>Nieudane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>Requests</source>
            <translation>Żądania</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>{failed} of {checks}</source>
            <translation>{failed} z {checks}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>{name}, {series} series, {health}; {failed} checks failed, {requests} requests, {size} received</source>
            <translation>{name}, serie: {series}, {health}; nieudane sprawdzenia: {failed}, żądania: {requests}, pobrano {size}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>Time</source>
            <translation>Czas</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>Result</source>
            <translation>Wynik</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>Took</source>
            <translation>Trwało</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>Verdict</source>
            <translation>Ocena</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>many at once</source>
            <translation>wiele naraz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/model.py" />
            <source>a series removed since</source>
            <translation>seria usunięta później</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>%n check(s) written.</source>
            <translation>
                <numerusform>Zapisano %n sprawdzenie.</numerusform>
                <numerusform>Zapisano %n sprawdzenia.</numerusform>
                <numerusform>Zapisano %n sprawdzeń.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DashboardWindow</name>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Dashboard</source>
            <translation>Panel</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Span of time</source>
            <translation>Okres</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Pause</source>
            <translation>Wstrzymaj</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Check all now</source>
            <translation>Sprawdź wszystkie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Export CSV…</source>
            <translation>Eksportuj CSV…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Stop checking</source>
            <translation>Przerwij sprawdzanie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Reading the figures…</source>
            <translation>Wczytywanie danych…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>{number} h</source>
            <translation>{number} godz.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>{number} d</source>
            <translation>{number} dni</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Nothing is followed yet, so there is nothing to check.</source>
            <translation>Nie obserwujesz jeszcze niczego, więc nie ma czego sprawdzać.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Add a series</source>
            <translation>Dodaj serię</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Resume</source>
            <translation>Wznów</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Try again</source>
            <translation>Spróbuj ponownie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>{index} of {total}: {series}</source>
            <translation>{index} z {total}: {series}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Export the checks of this span</source>
            <translation>Eksport sprawdzeń z tego okresu</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>For an hour</source>
            <translation>Na godzinę</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Until tomorrow</source>
            <translation>Do jutra</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <source>Until resumed</source>
            <translation>Do wznowienia</translation>
        </message>
    </context>
    <context>
        <name>DataPage</name>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Data folder</source>
            <translation>Folder danych</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Open folder</source>
            <translation>Otwórz folder</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Backup</source>
            <translation>Kopia zapasowa</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>A copy of everything: series, read marks, history, settings.</source>
            <translation>Kopia wszystkiego: serii, znaczników przeczytania, historii i ustawień.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Back up…</source>
            <translation>Utwórz kopię…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Restore</source>
            <translation>Przywracanie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Bring back what a backup holds, in place of what is here now.</source>
            <translation>Przywraca zawartość kopii zapasowej w miejsce obecnych danych.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Restore…</source>
            <translation>Przywróć…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Export</source>
            <translation>Eksport</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>The series with their read marks, for other programs; with all chapters as JSON, or as a table.</source>
            <translation>Serie z zaznaczeniem przeczytanych, dla innych programów: ze wszystkimi rozdziałami jako JSON albo jako tabela.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Export…</source>
            <translation>Eksportuj…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>No program here opens folders.</source>
            <translation>Żaden program nie otwiera tu folderów.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Where shall the backup be written?</source>
            <translation>Gdzie zapisać kopię zapasową?</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Written: {path}</source>
            <translation>Zapisano: {path}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Which backup?</source>
            <translation>Która kopia zapasowa?</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Bring back what {name} holds?</source>
            <translation>Przywrócić zawartość kopii {name}?</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Series, read marks and settings of now are replaced. A copy of them is kept in the data folder first.</source>
            <translation>Obecne serie, znaczniki przeczytania i ustawienia zostaną zastąpione. Najpierw ich kopia trafi do folderu danych.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Bring it back</source>
            <translation>Przywróć</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Brought back: {path}</source>
            <translation>Przywrócono: {path}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Where shall the library be written?</source>
            <translation>Gdzie zapisać bibliotekę?</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>It could not be written. {reason}</source>
            <translation>Nie udało się zapisać. {reason}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/data_page.py" />
            <source>Backups</source>
            <translation>Kopie zapasowe</translation>
        </message>
    </context>
    <context>
        <name>Filters</name>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>Search series…</source>
            <translation>Szukaj serii…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>{kind}, {source}</source>
            <translation>{kind}, {source}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>Show: {kind}</source>
            <translation>Pokaż: {kind}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>{label} ({count})</source>
            <translation>{label} ({count})</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>all sources</source>
            <translation>wszystkie źródła</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>all</source>
            <translation>wszystkie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>unread</source>
            <translation>nieprzeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>late</source>
            <translation>spóźnione</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>paused</source>
            <translation>wstrzymane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>in trouble</source>
            <translation>z kłopotami</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>muted</source>
            <translation>wyciszone</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/filters.py" />
            <source>finished</source>
            <translation>zakończone</translation>
        </message>
    </context>
    <context>
        <name>FirstRunWindow</name>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>Welcome to batotray</source>
            <translation>Witaj w programie batotray</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>Or try it with the demo library</source>
            <translation>Albo wypróbuj z biblioteką demonstracyjną</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>Start in the tray when I log in</source>
            <translation>Uruchamiaj w zasobniku po zalogowaniu</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>Done</source>
            <translation>Gotowe</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>It comes with an icon of its own; nothing of it is kept</source>
            <translation>Pojawi się z własną ikoną; nic z niej nie zostanie zachowane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>The demo library cannot be started here.</source>
            <translation>Biblioteki demonstracyjnej nie można tu uruchomić.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>Your first series</source>
            <translation>Twoja pierwsza seria</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>A notification to practise with</source>
            <translation>Powiadomienie na próbę</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>It tells you when the next chapter of a series you follow is out.</source>
            <translation>Daje znać, gdy ukaże się kolejny rozdział obserwowanej serii.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>It learns when each series usually appears, and asks its source seldom and politely.</source>
            <translation>Uczy się, kiedy zwykle ukazuje się każda seria, i rzadko oraz uprzejmie odpytuje jej źródło.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>It needs no account, and all it knows stays in one file on this machine.</source>
            <translation>Nie wymaga konta, a wszystko, co wie, zostaje w jednym pliku na tym komputerze.</translation>
        </message>
    </context>
    <context>
        <name>GeneralPage</name>
        <message>
            <location filename="../../batotray/ui/settings/general_page.py" />
            <source>Help</source>
            <translation>Pomoc</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/general_page.py" />
            <source>Keyboard shortcuts</source>
            <translation>Skróty klawiszowe</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/general_page.py" />
            <source>Every key that does something, window by window; F1 shows them anywhere.</source>
            <translation>Wszystkie klawisze, okno po oknie; F1 pokazuje je wszędzie.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/general_page.py" />
            <source>Show them</source>
            <translation>Pokaż</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/general_page.py" />
            <source>About batotray</source>
            <translation>O programie batotray</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/general_page.py" />
            <source>Version, licences, and facts for whoever looks for a fault.</source>
            <translation>Wersja, licencje i dane dla tego, kto szuka błędu.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/general_page.py" />
            <source>About…</source>
            <translation>O programie…</translation>
        </message>
    </context>
    <context>
        <name>Head</name>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Check now</source>
            <translation>Sprawdź teraz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>More</source>
            <translation>Więcej</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Cover of {name}</source>
            <translation>Okładka serii {name}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>All read</source>
            <translation>Wszystko przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Nothing to read</source>
            <translation>Nic do czytania</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Read next: {chapter}</source>
            <translation>Czytaj dalej: {chapter}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Resume</source>
            <translation>Wznów</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Pause</source>
            <translation>Wstrzymaj</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Rhythm</source>
            <translation>Rytm</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Next release</source>
            <translation>Następna premiera</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Next check</source>
            <translation>Następne sprawdzenie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Data from</source>
            <translation>Dane z</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Progress</source>
            <translation>Postęp</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>All checking is {paused}</source>
            <translation>Całe sprawdzanie jest {paused}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>Not followed</source>
            <translation>Nieobserwowana</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/head.py" />
            <source>last checked {age}</source>
            <translation>ostatnio sprawdzono {age}</translation>
        </message>
    </context>
    <context>
        <name>HealthPanel</name>
        <message>
            <location filename="../../batotray/ui/dashboard/health_panel.py" />
            <source>Checking is {paused}.</source>
            <translation>Sprawdzanie jest {paused}.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/health_panel.py" />
            <source>Resume</source>
            <translation>Wznów</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/health_panel.py" />
            <source>Details…</source>
            <translation>Szczegóły…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/health_panel.py" />
            <source>Less</source>
            <translation>Mniej</translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message numerus="yes">
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>%n notification(s) marked read</source>
            <translation>
                <numerusform>Oznaczono %n powiadomienie jako przeczytane</numerusform>
                <numerusform>Oznaczono %n powiadomienia jako przeczytane</numerusform>
                <numerusform>Oznaczono %n powiadomień jako przeczytane</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>%n notification(s) marked unread</source>
            <translation>
                <numerusform>Oznaczono %n powiadomienie jako nieprzeczytane</numerusform>
                <numerusform>Oznaczono %n powiadomienia jako nieprzeczytane</numerusform>
                <numerusform>Oznaczono %n powiadomień jako nieprzeczytane</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/delegate.py" />
            <source>Details</source>
            <translation>Szczegóły</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/model.py" />
            <source>unread</source>
            <translation>nieprzeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/model.py" />
            <source>read</source>
            <translation>przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/model.py" />
            <source>snoozed until {time}</source>
            <translation>odłożone, wróci {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/snoozing.py" />
            <source>In an hour</source>
            <translation>Za godzinę</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/snoozing.py" />
            <source>This evening</source>
            <translation>Dziś wieczorem</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/snoozing.py" />
            <source>Tomorrow morning</source>
            <translation>Jutro rano</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/snoozing.py" />
            <source>At the weekend</source>
            <translation>W weekend</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/snoozing.py" />
            <source>Next week</source>
            <translation>W przyszłym tygodniu</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>%n unread</source>
            <translation>
                <numerusform>%n nieprzeczytane</numerusform>
                <numerusform>%n nieprzeczytane</numerusform>
                <numerusform>%n nieprzeczytanych</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>%n source(s) in trouble</source>
            <translation>
                <numerusform>%n źródło ma kłopoty</numerusform>
                <numerusform>%n źródła mają kłopoty</numerusform>
                <numerusform>%n źródeł ma kłopoty</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InboxActions</name>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Open</source>
            <translation>Otwórz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Details: its chapters</source>
            <translation>Szczegóły: rozdziały serii</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Mark read</source>
            <translation>Oznacz jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Read</source>
            <translation>Przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Mark unread</source>
            <translation>Oznacz jako nieprzeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Mark read and go on</source>
            <translation>Oznacz jako przeczytane i przejdź dalej</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Snooze</source>
            <translation>Odłóż</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Snooze until…</source>
            <translation>Odłóż do…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Mute its notifications</source>
            <translation>Wycisz powiadomienia serii</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Details</source>
            <translation>Szczegóły</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Notify again</source>
            <translation>Przywróć powiadomienia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>{name} notifies again</source>
            <translation>{name} znów powiadamia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>{name} muted</source>
            <translation>Wyciszono serię {name}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Snoozed until {time}</source>
            <translation>Odłożone, wróci {time}</translation>
        </message>
    </context>
    <context>
        <name>InboxWindow</name>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Inbox</source>
            <translation>Skrzynka</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Unread</source>
            <translation>Nieprzeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>All</source>
            <translation>Wszystkie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>What to show</source>
            <translation>Co pokazać</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Search series or chapter…</source>
            <translation>Szukaj serii lub rozdziału…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Mark all read</source>
            <translation>Oznacz wszystkie jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Stop checking</source>
            <translation>Przerwij sprawdzanie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Reading the inbox…</source>
            <translation>Wczytywanie skrzynki…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Notifications</source>
            <translation>Powiadomienia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Nothing fits the search.</source>
            <translation>Nic nie pasuje do wyszukiwania.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Clear the search</source>
            <translation>Wyczyść wyszukiwanie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Nothing is followed yet. Add a series, and its next chapter appears here.</source>
            <translation>Nie obserwujesz jeszcze niczego. Dodaj serię, a jej kolejny rozdział pojawi się tutaj.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Add a series</source>
            <translation>Dodaj serię</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>All read.</source>
            <translation>Wszystko przeczytane.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Show all</source>
            <translation>Pokaż wszystkie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>No news yet. The next chapter appears here.</source>
            <translation>Na razie nic nowego. Kolejny rozdział pojawi się tutaj.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>all sources fine</source>
            <translation>wszystkie źródła działają</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Resume</source>
            <translation>Wznów</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Next check {time}: {series}</source>
            <translation>Następne sprawdzenie {time}: {series}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Try again</source>
            <translation>Spróbuj ponownie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>All marked read</source>
            <translation>Oznaczono wszystko jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>{index} of {total}: {series}</source>
            <translation>{index} z {total}: {series}</translation>
        </message>
    </context>
    <context>
        <name>Library</name>
        <message numerus="yes">
            <location filename="../../batotray/ui/library/actions.py" />
            <source>%n chapter(s) of {name} marked read</source>
            <translation>
                <numerusform>{name}: oznaczono %n rozdział jako przeczytany</numerusform>
                <numerusform>{name}: oznaczono %n rozdziały jako przeczytane</numerusform>
                <numerusform>{name}: oznaczono %n rozdziałów jako przeczytane</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/library/filters.py" />
            <source>Search %n series…</source>
            <translation>
                <numerusform>Szukaj w %n serii…</numerusform>
                <numerusform>Szukaj w %n seriach…</numerusform>
                <numerusform>Szukaj w %n seriach…</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>Series</source>
            <translation>Seria</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>Unread</source>
            <translation>Nieprzeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>Latest</source>
            <translation>Ostatni</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>Next release</source>
            <translation>Następna premiera</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>Source</source>
            <translation>Źródło</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>%n unread</source>
            <translation>
                <numerusform>%n nieprzeczytany</numerusform>
                <numerusform>%n nieprzeczytane</numerusform>
                <numerusform>%n nieprzeczytanych</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>muted</source>
            <translation>wyciszona</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>no chapters yet</source>
            <translation>brak rozdziałów</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>finished</source>
            <translation>zakończona</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>checked {age}</source>
            <translation>sprawdzono {age}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_model.py" />
            <source>expected {window}</source>
            <translation>spodziewana {window}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/upcoming_page.py" />
            <source>Late</source>
            <translation>Spóźnione</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/upcoming_page.py" />
            <source>very likely</source>
            <translation>bardzo prawdopodobna</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/upcoming_page.py" />
            <source>likely</source>
            <translation>prawdopodobna</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/upcoming_page.py" />
            <source>perhaps</source>
            <translation>możliwa</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/upcoming_page.py" />
            <source>{share} sure</source>
            <translation>pewność: {share}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/library/window.py" />
            <source>%n series in trouble</source>
            <translation>
                <numerusform>%n seria ma kłopoty</numerusform>
                <numerusform>%n serie mają kłopoty</numerusform>
                <numerusform>%n serii ma kłopoty</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/library/window.py" />
            <source>%n unread chapter(s)</source>
            <translation>
                <numerusform>%n nieprzeczytany rozdział</numerusform>
                <numerusform>%n nieprzeczytane rozdziały</numerusform>
                <numerusform>%n nieprzeczytanych rozdziałów</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LibraryWindow</name>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Library</source>
            <translation>Biblioteka</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Series</source>
            <translation>Serie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Upcoming</source>
            <translation>Nadchodzące</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>What to show</source>
            <translation>Co pokazać</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Check now</source>
            <translation>Sprawdź teraz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Add series</source>
            <translation>Dodaj serię</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Stop checking</source>
            <translation>Przerwij sprawdzanie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Reading the library…</source>
            <translation>Wczytywanie biblioteki…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>all sources fine</source>
            <translation>wszystkie źródła działają</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Resume</source>
            <translation>Wznów</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Next check {time}: {series}</source>
            <translation>Następne sprawdzenie {time}: {series}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Checking {index} of {total}: {series}</source>
            <translation>Sprawdzanie {index} z {total}: {series}</translation>
        </message>
    </context>
    <context>
        <name>Links</name>
        <message>
            <location filename="../../batotray/ui/links.py" />
            <source>This link does not lead to a web page, so it is not opened.</source>
            <translation>Ten link nie prowadzi do strony internetowej, więc nie zostanie otwarty.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/links.py" />
            <source>The link could not be opened: the desktop found no browser for it.</source>
            <translation>Nie udało się otworzyć linku: system nie znalazł dla niego przeglądarki.</translation>
        </message>
    </context>
    <context>
        <name>LogPanel</name>
        <message>
            <location filename="../../batotray/ui/dashboard/log_panel.py" />
            <source>All</source>
            <translation>Wszystkie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/log_panel.py" />
            <source>Failed only</source>
            <translation>Tylko nieudane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/log_panel.py" />
            <source>Which checks are shown</source>
            <translation>Które sprawdzenia pokazać</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/log_panel.py" />
            <source>Recent checks</source>
            <translation>Ostatnie sprawdzenia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/log_panel.py" />
            <source>Show older checks</source>
            <translation>Pokaż starsze sprawdzenia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/log_panel.py" />
            <source>Reading the log…</source>
            <translation>Wczytywanie dziennika…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/log_panel.py" />
            <source>No check in the log has failed.</source>
            <translation>W dzienniku nie ma nieudanych sprawdzeń.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/log_panel.py" />
            <source>Show all checks</source>
            <translation>Pokaż wszystkie sprawdzenia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/log_panel.py" />
            <source>Nothing was checked yet.</source>
            <translation>Nic jeszcze nie sprawdzono.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/log_panel.py" />
            <source>Try again</source>
            <translation>Spróbuj ponownie</translation>
        </message>
    </context>
    <context>
        <name>NoTrayBar</name>
        <message>
            <location filename="../../batotray/ui/no_tray.py" />
            <source>This desktop shows no tray icons; on GNOME, the extension AppIndicator Support brings them back. batotray keeps checking while a window of it is open.</source>
            <translation>Ten pulpit nie pokazuje ikon zasobnika; w GNOME przywraca je rozszerzenie AppIndicator Support. batotray sprawdza serie, dopóki otwarte jest jakieś jego okno.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/no_tray.py" />
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/no_tray.py" />
            <source>Quit</source>
            <translation>Zakończ</translation>
        </message>
    </context>
    <context>
        <name>NotificationsPage</name>
        <message>
            <location filename="../../batotray/ui/settings/notifications_page.py" />
            <source>Practice</source>
            <translation>Próba</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/notifications_page.py" />
            <source>Raises one notification, to see whether they come.</source>
            <translation>Wyświetla jedno powiadomienie, aby sprawdzić, czy docierają.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/notifications_page.py" />
            <source>Try it</source>
            <translation>Wypróbuj</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/notifications_page.py" />
            <source>Handed to the desktop. If you saw nothing, look at its own settings.</source>
            <translation>Przekazano systemowi. Jeśli nic się nie pojawiło, zajrzyj do jego ustawień.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/notifications_page.py" />
            <source>Nothing here takes notifications. The icon and the inbox tell instead.</source>
            <translation>Nic tu nie przyjmuje powiadomień. O nowościach informują ikona i skrzynka.</translation>
        </message>
    </context>
    <context>
        <name>Offer</name>
        <message>
            <location filename="../../batotray/ui/add/offer.py" />
            <source>Follow</source>
            <translation>Obserwuj</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/offer.py" />
            <source>Language of the chapters</source>
            <translation>Język rozdziałów</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/offer.py" />
            <source>You follow {name} already.</source>
            <translation>Obserwujesz już serię {name}.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/offer.py" />
            <source>Open its chapters</source>
            <translation>Otwórz rozdziały</translation>
        </message>
    </context>
    <context>
        <name>OverviewPage</name>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>Checks over time</source>
            <translation>Sprawdzenia w czasie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>Due in the coming 24 hours</source>
            <translation>Zaplanowane na najbliższe 24 godziny</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>Ask refused sources again</source>
            <translation>Zapytaj ponownie po odmowie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>Sources</source>
            <translation>Źródła</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>Errors</source>
            <translation>Błędy</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>None in this span.</source>
            <translation>Brak w tym okresie.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>Slowest checks</source>
            <translation>Najwolniejsze sprawdzenia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>None took over 2 seconds.</source>
            <translation>Żadne nie trwało ponad 2 sekundy.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>succeeded</source>
            <translation>udane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>failed</source>
            <translation>nieudane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/overview_page.py" />
            <source>new chapters</source>
            <translation>nowe rozdziały</translation>
        </message>
    </context>
    <context>
        <name>PracticePanel</name>
        <message>
            <location filename="../../batotray/ui/first_run/practice.py" />
            <source>Show me one</source>
            <translation>Pokaż</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/practice.py" />
            <source>It finds out now, not when it matters, whether your desktop lets batotray notify you.</source>
            <translation>Dzięki temu już teraz, a nie w ważnej chwili, okaże się, czy system pozwala programowi batotray powiadamiać.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/practice.py" />
            <source>This is how a new chapter is told:</source>
            <translation>Tak wygląda wiadomość o nowym rozdziale:</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/practice.py" />
            <source>It was handed over. Not seen? Then the desktop keeps it back: look at Do Not Disturb,</source>
            <translation>Powiadomienie przekazano. Nie widać go? Zatrzymał je system: sprawdź tryb „Nie przeszkadzać”</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/practice.py" />
            <source>or allow batotray in its settings of notifications.</source>
            <translation>albo zezwól programowi batotray w ustawieniach powiadomień systemu.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/practice.py" />
            <source>Nothing took it: this desktop shows no notifications now, or does not let batotray.</source>
            <translation>Nic go nie przyjęło: system nie pokazuje teraz powiadomień albo nie zezwala na nie programowi batotray.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/practice.py" />
            <source>Allow them in its settings. Until then the number on the icon and the inbox tell you.</source>
            <translation>Zezwól na nie w ustawieniach systemu. Do tego czasu poinformują cię liczba na ikonie i skrzynka.</translation>
        </message>
    </context>
    <context>
        <name>PreviewCard</name>
        <message>
            <location filename="../../batotray/ui/add/preview_card.py" />
            <source>Chapters</source>
            <translation>Rozdziały</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/preview_card.py" />
            <source>Latest</source>
            <translation>Ostatnie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/preview_card.py" />
            <source>Rhythm</source>
            <translation>Rytm</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/preview_card.py" />
            <source>Next</source>
            <translation>Następny</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/preview_card.py" />
            <source>a chapter without a name</source>
            <translation>rozdział bez nazwy</translation>
        </message>
    </context>
    <context>
        <name>QuietHoursEditor</name>
        <message>
            <location filename="../../batotray/ui/settings/editors.py" />
            <source>Quiet from</source>
            <translation>Cisza od</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/editors.py" />
            <source>Quiet until</source>
            <translation>Cisza do</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/editors.py" />
            <source>none</source>
            <translation>brak</translation>
        </message>
    </context>
    <context>
        <name>ReadingChoice</name>
        <message>
            <location filename="../../batotray/ui/add/reading_choice.py" />
            <source>I have read all of it: tell me only what is new</source>
            <translation>Znam już całość: powiadamiaj tylko o nowościach</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/reading_choice.py" />
            <source>I am at chapter</source>
            <translation>Jestem na rozdziale</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/reading_choice.py" />
            <source>I have read nothing of it</source>
            <translation>Nie znam jeszcze tej serii</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/reading_choice.py" />
            <source>That is no chapter number.</source>
            <translation>To nie jest numer rozdziału.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/reading_choice.py" />
            <source>The chapter read last</source>
            <translation>Ostatnio przeczytany rozdział</translation>
        </message>
    </context>
    <context>
        <name>SeriesActions</name>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Chapters</source>
            <translation>Rozdziały</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Check now</source>
            <translation>Sprawdź teraz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Mark all read</source>
            <translation>Oznacz wszystkie jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Open its page in the browser</source>
            <translation>Otwórz stronę serii w przeglądarce</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Pause</source>
            <translation>Wstrzymaj</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Mute its notifications</source>
            <translation>Wycisz powiadomienia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Stop following</source>
            <translation>Przestań obserwować</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Remove with its history</source>
            <translation>Usuń razem z historią</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>More</source>
            <translation>Więcej</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Pause for</source>
            <translation>Wstrzymaj na</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Priority</source>
            <translation>Priorytet</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Resume</source>
            <translation>Wznów</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Pause until resumed</source>
            <translation>Wstrzymaj do wznowienia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>{name} notifies again</source>
            <translation>{name} znów powiadamia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>{name} muted</source>
            <translation>Wyciszono serię {name}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>{name}: priority {priority}</source>
            <translation>{name}: priorytet {priority}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>{name} is no longer followed; its history stays</source>
            <translation>Seria {name} nie jest już obserwowana; jej historia zostaje</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>{name} is removed with its history</source>
            <translation>{name}: usunięto wraz z historią</translation>
        </message>
    </context>
    <context>
        <name>SeriesPage</name>
        <message>
            <location filename="../../batotray/ui/library/series_page.py" />
            <source>Try again</source>
            <translation>Spróbuj ponownie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_page.py" />
            <source>No series fits what you look for.</source>
            <translation>Żadna seria nie pasuje do wyszukiwania.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_page.py" />
            <source>Show all</source>
            <translation>Pokaż wszystkie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_page.py" />
            <source>You follow nothing yet. Paste the link of a series, and you are told what is new.</source>
            <translation>Nie obserwujesz jeszcze niczego. Wklej link do serii, aby otrzymywać wieści o nowościach.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/series_page.py" />
            <source>Add a series</source>
            <translation>Dodaj serię</translation>
        </message>
    </context>
    <context>
        <name>SeriesTable</name>
        <message>
            <location filename="../../batotray/ui/library/table.py" />
            <source>Series</source>
            <translation>Serie</translation>
        </message>
    </context>
    <context>
        <name>SettingRow</name>
        <message>
            <location filename="../../batotray/ui/settings/setting_row.py" />
            <source>Return {name} to its default: {value}</source>
            <translation>Przywróć wartość domyślną ustawienia „{name}”: {value}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/setting_row.py" />
            <source>Not in the demo: nothing of it is left once it ends.</source>
            <translation>Nie z biblioteką demonstracyjną: po zakończeniu nic z niej nie zostaje.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/setting_row.py" />
            <source>Set on the command line when batotray was started, which goes before what is saved here.</source>
            <translation>Ustawione w wierszu poleceń przy uruchomieniu programu batotray; ma to pierwszeństwo przed tym, co zapisano tutaj.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/setting_row.py" />
            <source>Set by {variable} in the environment, which goes before what is saved here.</source>
            <translation>Ustawione zmienną środowiskową {variable}; ma ona pierwszeństwo przed tym, co zapisano tutaj.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/setting_row.py" />
            <source>Default: {value}</source>
            <translation>Domyślnie: {value}</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source> s</source>
            <translation> s</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Colours</source>
            <translation>Kolory</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Light or dark windows, or as the system wants them.</source>
            <translation>Okna jasne, ciemne albo takie, jak chce system.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>System</source>
            <translation>Systemowe</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Light</source>
            <translation>Jasne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Dark</source>
            <translation>Ciemne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Language of the windows</source>
            <translation>Język okien</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Windows that are opened from now on speak it.</source>
            <translation>Obowiązuje w oknach otwieranych od tej pory.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Start at login</source>
            <translation>Uruchamiaj po zalogowaniu</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Quietly, in the tray.</source>
            <translation>Po cichu, w zasobniku.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Desktop notifications</source>
            <translation>Powiadomienia na pulpicie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Without them the number on the icon and the inbox tell what is new.</source>
            <translation>Bez nich o nowościach informują liczba na ikonie i skrzynka.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Quiet hours</source>
            <translation>Godziny ciszy</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>What comes in between is told afterwards, as one summary.</source>
            <translation>O tym, co nadejdzie w tym czasie, poinformuje potem jedno podsumowanie.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Tell me about</source>
            <translation>O czym powiadamiać</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>New chapters</source>
            <translation>Nowe rozdziały</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>One or two chapters of a series.</source>
            <translation>Jeden lub dwa rozdziały serii.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Many chapters at once</source>
            <translation>Wiele rozdziałów naraz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Three or more of a series, told as one.</source>
            <translation>Co najmniej trzy rozdziały serii w jednym powiadomieniu.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Changes of status</source>
            <translation>Zmiany statusu</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>A series ends, pauses or goes on.</source>
            <translation>Seria kończy się, zostaje zawieszona albo wraca.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Late releases</source>
            <translation>Spóźnione premiery</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Once, when a regular series is late or on a break.</source>
            <translation>Raz, gdy regularna seria się spóźnia lub ma przerwę.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Trouble with sources</source>
            <translation>Kłopoty ze źródłami</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>A source stays out of reach or refuses us.</source>
            <translation>Źródło pozostaje nieosiągalne albo odmawia.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Reshuffled lists</source>
            <translation>Przetasowane listy</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>A source replaces most of a list at once, so nothing is taken from it.</source>
            <translation>Źródło naraz wymienia większość listy, więc nic nie jest z niej brane.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>When to look</source>
            <translation>Kiedy sprawdzać</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Rules</source>
            <translation>Reguły</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Classic: at the usual interval of a series. Adaptive: when a release is likely.</source>
            <translation>Klasyczne: w zwykłym odstępie serii. Adaptacyjne: gdy premiera jest prawdopodobna.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Classic</source>
            <translation>Klasyczne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Adaptive</source>
            <translation>Adaptacyjne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Checks per series and day</source>
            <translation>Sprawdzenia serii na dobę</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>With 1, half of all releases are found within 2 or 3 hours; with 4, within the hour. Where one request covers many series, within minutes.</source>
            <translation>Przy 1 połowa premier jest wykrywana w ciągu 2–3 godzin, przy 4 w ciągu godziny. Tam, gdzie jedno żądanie obejmuje wiele serii, w ciągu kilku minut.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Requests to one site</source>
            <translation>Żądania do jednej witryny</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>At most so many within 24 hours; then it is left alone.</source>
            <translation>Najwyżej tyle w ciągu 24 godzin; potem witryna ma spokój.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Politeness</source>
            <translation>Uprzejmość</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Shortest gap</source>
            <translation>Najkrótsza przerwa</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Between two series on one site; never under a second outside this machine.</source>
            <translation>Między dwiema seriami w jednej witrynie; poza tym komputerem nigdy poniżej sekundy.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Longest gap</source>
            <translation>Najdłuższa przerwa</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>The gap is chosen anew each time between the two.</source>
            <translation>Przerwa jest za każdym razem losowana między tymi wartościami.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Rest when asked to wait</source>
            <translation>Przerwa na prośbę witryny</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>For a site that does not say how long.</source>
            <translation>Dla witryny, która nie mówi, jak długo czekać.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>When something fails</source>
            <translation>Gdy coś się nie uda</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Tries of one request</source>
            <translation>Próby jednego żądania</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Within one check, the first one included.</source>
            <translation>W ramach jednego sprawdzenia, razem z pierwszą.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Wait before the second try</source>
            <translation>Czekanie przed drugą próbą</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Each further wait is longer.</source>
            <translation>Każde następne jest dłuższe.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Growth of the wait</source>
            <translation>Wydłużanie czekania</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>How many times longer each further wait is.</source>
            <translation>Ile razy dłuższe jest każde następne czekanie.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Longest check</source>
            <translation>Najdłuższe sprawdzenie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>After this time a check is given up.</source>
            <translation>Po tym czasie sprawdzenie zostaje przerwane.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Longest sleep</source>
            <translation>Najdłuższe uśpienie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>After it batotray looks again at what is due.</source>
            <translation>Po nim batotray znów sprawdza, co jest do zrobienia.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>What is asked for</source>
            <translation>O co pytać</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Language of chapters</source>
            <translation>Język rozdziałów</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>For series that are added from now on, where a source offers several.</source>
            <translation>Dla serii dodawanych od tej pory, gdy źródło oferuje kilka języków.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Content ratings</source>
            <translation>Kategorie treści</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>What MangaDex may show; chapters of other ratings are not seen.</source>
            <translation>Co może pokazać MangaDex; rozdziały innych kategorii nie są widoczne.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Log</source>
            <translation>Dziennik</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>What the log keeps</source>
            <translation>Co zapisuje dziennik</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>More helps to find a fault; less keeps the files small.</source>
            <translation>Więcej pomaga znaleźć usterkę; mniej to mniejsze pliki.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Everything</source>
            <translation>Wszystko</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>The usual</source>
            <translation>To, co zwykle</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Warnings</source>
            <translation>Ostrzeżenia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Errors</source>
            <translation>Błędy</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Safe</source>
            <translation>Bezpieczne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Suggestive</source>
            <translation>Sugestywne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Erotica</source>
            <translation>Erotyczne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Pornographic</source>
            <translation>Pornograficzne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Addresses</source>
            <translation>Adresy</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>The site closed for good. Set an address if you run a copy of it.</source>
            <translation>Witryna została zamknięta na dobre. Ustaw adres, jeśli prowadzisz jej kopię.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/fields.py" />
            <source>Empty for its own address.</source>
            <translation>Puste oznacza własny adres źródła.</translation>
        </message>
    </context>
    <context>
        <name>SettingsWindow</name>
        <message>
            <location filename="../../batotray/ui/settings/window.py" />
            <source>Settings</source>
            <translation>Ustawienia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/window.py" />
            <source>General</source>
            <translation>Ogólne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/window.py" />
            <source>Notifications</source>
            <translation>Powiadomienia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/window.py" />
            <source>Checking</source>
            <translation>Sprawdzanie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/window.py" />
            <source>Sources</source>
            <translation>Źródła</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/window.py" />
            <source>Data</source>
            <translation>Dane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/window.py" />
            <source>Pages</source>
            <translation>Strony</translation>
        </message>
    </context>
    <context>
        <name>Several</name>
        <message>
            <location filename="../../batotray/ui/add/several.py" />
            <source>Links</source>
            <translation>Linki</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/several.py" />
            <source>Try again</source>
            <translation>Spróbuj ponownie</translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <location filename="../../batotray/ui/add/link_field.py" />
            <source>Look at the link, then follow what it holds</source>
            <translation>Zobacz, co kryje link, a potem zacznij to obserwować</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/add/link_field.py" />
            <source>Begin another line</source>
            <translation>Zacznij nowy wiersz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>Open the chapter in the browser and mark it read</source>
            <translation>Otwórz rozdział w przeglądarce i oznacz go jako przeczytany</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>Mark the selected chapters read</source>
            <translation>Oznacz zaznaczone rozdziały jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>Mark the selected chapters unread</source>
            <translation>Oznacz zaznaczone rozdziały jako nieprzeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>Mark read up to the chapter</source>
            <translation>Oznacz jako przeczytane aż do tego rozdziału</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/actions.py" />
            <source>Read the next chapter</source>
            <translation>Czytaj następny rozdział</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Check the series now</source>
            <translation>Sprawdź teraz serię</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Mark all of its chapters read</source>
            <translation>Oznacz wszystkie jej rozdziały jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>Search the chapters</source>
            <translation>Szukaj w rozdziałach</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/chapters/window.py" />
            <source>Show or hide the summary</source>
            <translation>Pokaż lub ukryj opis</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/tables.py" />
            <source>Copy the check as one line</source>
            <translation>Skopiuj sprawdzenie jako jeden wiersz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/dashboard/window.py" />
            <location filename="../../batotray/ui/library/window.py" />
            <source>Check all series now</source>
            <translation>Sprawdź teraz wszystkie serie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/first_run/window.py" />
            <source>Done: go on to the inbox</source>
            <translation>Gotowe: przejdź do skrzynki</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Open in the browser and mark read</source>
            <translation>Otwórz w przeglądarce i oznacz jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Details: the chapters of the series</source>
            <translation>Szczegóły: rozdziały serii</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Mark read</source>
            <translation>Oznacz jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Mark unread</source>
            <translation>Oznacz jako nieprzeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Mark read and go on</source>
            <translation>Oznacz jako przeczytane i przejdź dalej</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Snooze until tomorrow morning</source>
            <translation>Odłóż do jutra rana</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Choose until when to snooze</source>
            <translation>Wybierz, do kiedy odłożyć</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/actions.py" />
            <source>Mute the series' notifications, or let them come again</source>
            <translation>Wycisz powiadomienia serii lub przywróć je</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Search the notifications</source>
            <translation>Szukaj w powiadomieniach</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/inbox/window.py" />
            <source>Mark all read</source>
            <translation>Oznacz wszystkie jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Open the chapters of the series</source>
            <translation>Otwórz rozdziały serii</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Open its page in the browser</source>
            <translation>Otwórz jej stronę w przeglądarce</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Pause it, or resume it</source>
            <translation>Wstrzymaj ją lub wznów</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Mute its notifications, or let them come again</source>
            <translation>Wycisz jej powiadomienia lub przywróć je</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Stop following it</source>
            <translation>Przestań ją obserwować</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/actions.py" />
            <source>Remove it with its history</source>
            <translation>Usuń ją razem z historią</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Search</source>
            <translation>Szukaj</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/window.py" />
            <source>Turn between the series and what is to come</source>
            <translation>Przełącz między seriami a nadchodzącymi premierami</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/shortcuts.py" />
            <source>Close the window</source>
            <translation>Zamknij okno</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>Inbox</source>
            <translation>Skrzynka</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>Library</source>
            <translation>Biblioteka</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>Dashboard</source>
            <translation>Panel</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>Add series</source>
            <translation>Dodaj serię</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>Settings</source>
            <translation>Ustawienia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>This list</source>
            <translation>Ta lista</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>Quit batotray</source>
            <translation>Zakończ program batotray</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>Close the window; batotray stays in the tray</source>
            <translation>Zamknij okno; batotray zostaje w zasobniku</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>Undo what was done last</source>
            <translation>Cofnij ostatnią czynność</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsWindow</name>
        <message>
            <location filename="../../batotray/ui/shortcuts_window.py" />
            <source>Keyboard shortcuts</source>
            <translation>Skróty klawiszowe</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/shortcuts_window.py" />
            <source>Everywhere</source>
            <translation>Wszędzie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/shortcuts_window.py" />
            <source>Inbox</source>
            <translation>Skrzynka</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/shortcuts_window.py" />
            <source>Library</source>
            <translation>Biblioteka</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/shortcuts_window.py" />
            <source>Chapters of a series</source>
            <translation>Rozdziały serii</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/shortcuts_window.py" />
            <source>Dashboard</source>
            <translation>Panel</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/shortcuts_window.py" />
            <source>Add series</source>
            <translation>Dodawanie serii</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/shortcuts_window.py" />
            <source>Welcome</source>
            <translation>Powitanie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/shortcuts_window.py" />
            <source>About batotray, and this list</source>
            <translation>O programie batotray oraz ta lista</translation>
        </message>
    </context>
    <context>
        <name>StillHereWindow</name>
        <message>
            <location filename="../../batotray/ui/still_here.py" />
            <source>Still here, in the tray</source>
            <translation>Nadal tu jest, w zasobniku</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/still_here.py" />
            <source>batotray goes on in the tray and tells you when a chapter is out. To quit, use its menu there.</source>
            <translation>batotray działa dalej w zasobniku i da znać, gdy ukaże się rozdział. Zakończysz go z menu jego ikony.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/still_here.py" />
            <source>Shall it start by itself when you log in?</source>
            <translation>Czy ma uruchamiać się sam po zalogowaniu?</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/still_here.py" />
            <source>Not now</source>
            <translation>Nie teraz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/still_here.py" />
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/still_here.py" />
            <source>Start at login</source>
            <translation>Uruchamiaj po zalogowaniu</translation>
        </message>
    </context>
    <context>
        <name>Switch</name>
        <message>
            <location filename="../../batotray/ui/settings/editors.py" />
            <source>on</source>
            <translation>włączone</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/settings/editors.py" />
            <source>off</source>
            <translation>wyłączone</translation>
        </message>
    </context>
    <context>
        <name>TrayMenu</name>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>All read</source>
            <translation>Wszystko przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Mark all read</source>
            <translation>Oznacz wszystkie jako przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Inbox</source>
            <translation>Skrzynka</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Library</source>
            <translation>Biblioteka</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Dashboard</source>
            <translation>Panel</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Settings…</source>
            <translation>Ustawienia…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Quit</source>
            <translation>Zakończ</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Add series from clipboard…</source>
            <translation>Dodaj serię ze schowka…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Add series…</source>
            <translation>Dodaj serię…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Stop checking</source>
            <translation>Przerwij sprawdzanie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Pause checking</source>
            <translation>Wstrzymaj sprawdzanie</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>For an hour</source>
            <translation>Na godzinę</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Until tomorrow</source>
            <translation>Do jutra</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Until resumed</source>
            <translation>Do wznowienia</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Resume checking · {until}</source>
            <translation>Wznów sprawdzanie · {until}</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Checking {index} of {total}: {series}…</source>
            <translation>Sprawdzanie {index} z {total}: {series}…</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Check now</source>
            <translation>Sprawdź teraz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Check now · next is due</source>
            <translation>Sprawdź teraz · czas na następne</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/tray_menu.py" />
            <source>Check now · next in {span}</source>
            <translation>Sprawdź teraz · następne za {span}</translation>
        </message>
    </context>
    <context>
        <name>UpcomingList</name>
        <message>
            <location filename="../../batotray/ui/library/upcoming_page.py" />
            <source>Upcoming releases</source>
            <translation>Nadchodzące premiery</translation>
        </message>
    </context>
    <context>
        <name>UpcomingPage</name>
        <message>
            <location filename="../../batotray/ui/library/upcoming_page.py" />
            <source>No release is expected within two weeks. Rhythms are learned with time.</source>
            <translation>W ciągu dwóch tygodni nie oczekuje się żadnej premiery. Rytm serii poznaje się z czasem.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/upcoming_page.py" />
            <source>You follow nothing yet, so nothing is to come.</source>
            <translation>Nie obserwujesz jeszcze niczego, więc nic nie nadchodzi.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/upcoming_page.py" />
            <source>Add a series</source>
            <translation>Dodaj serię</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/library/upcoming_page.py" />
            <source>Try again</source>
            <translation>Spróbuj ponownie</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>Undo</source>
            <translation>Cofnij</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window.py" />
            <source>Close</source>
            <translation>Zamknij</translation>
        </message>
    </context>
    <context>
        <name>Wording</name>
        <message>
            <location filename="../../batotray/ui/toasts.py" />
            <source>Open</source>
            <translation>Otwórz</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/toasts.py" />
            <source>Mark read</source>
            <translation>Przeczytane</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/toasts.py" />
            <source>Snooze 3 h</source>
            <translation>Odłóż na 3 godz.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/ui/tray_menu.py" />
            <location filename="../../batotray/wording/news.py" />
            <source>%n unread</source>
            <translation>
                <numerusform>%n nieprzeczytane</numerusform>
                <numerusform>%n nieprzeczytane</numerusform>
                <numerusform>%n nieprzeczytanych</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window_words.py" />
            <source>{source} has closed. Follow the series at another source; if you run a copy of the site, set its address in the settings, under Sources.</source>
            <translation>Źródło {source} zostało zamknięte. Obserwuj serię w innym źródle; jeśli prowadzisz kopię tej witryny, podaj jej adres w ustawieniach, na stronie Źródła.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window_words.py" />
            <source>{place} did not answer.</source>
            <translation>{place} nie odpowiada.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window_words.py" />
            <source>{place} cannot be reached. Are you online?</source>
            <translation>Nie można połączyć się z {place}. Czy masz połączenie z siecią?</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window_words.py" />
            <source>“{text}” is no link. Paste the address of the series' page.</source>
            <translation>„{text}” to nie link. Wklej adres strony serii.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window_words.py" />
            <source>You follow {name} already.</source>
            <translation>Obserwujesz już {name}.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window_words.py" />
            <source>The series is not in the library any more.</source>
            <translation>Tej serii nie ma już w bibliotece.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window_words.py" />
            <source>The chapter is not in the library any more.</source>
            <translation>Tego rozdziału nie ma już w bibliotece.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window_words.py" />
            <source>The notification is not in the inbox any more.</source>
            <translation>Tego powiadomienia nie ma już w skrzynce.</translation>
        </message>
        <message>
            <location filename="../../batotray/ui/window_words.py" />
            <source>{place} refused us; it is asked again {until}.</source>
            <translation>{place} odmawia; ponowna próba {until}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>not yet out</source>
            <translation>zapowiedziana</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>ongoing</source>
            <translation>w toku</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>completed</source>
            <translation>zakończona</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>hiatus</source>
            <translation>zawieszona</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>dropped</source>
            <translation>porzucona</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>unknown</source>
            <translation>nieznany</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>normal</source>
            <translation>zwykła</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>favourite</source>
            <translation>ulubiona</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>urgent</source>
            <translation>pilna</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>healthy</source>
            <translation>działa</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>asked to wait</source>
            <translation>prośba o odczekanie</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>refuses us</source>
            <translation>odmawia</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>not answering</source>
            <translation>nie odpowiada</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>series gone</source>
            <translation>serii już nie ma</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>list reshuffled</source>
            <translation>lista przetasowana</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>closed</source>
            <translation>zamknięte</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <location filename="../../batotray/wording/news.py" />
            <location filename="../../batotray/wording/schedules.py" />
            <source>paused</source>
            <translation>wstrzymane</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>ok</source>
            <translation>udane</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>unchanged</source>
            <translation>bez zmian</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>partial</source>
            <translation>częściowe</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>failed</source>
            <translation>nieudane</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>on time</source>
            <translation>o czasie</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>late</source>
            <translation>spóźniona</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>probably on a break</source>
            <translation>chyba ma przerwę</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>source trouble</source>
            <translation>kłopot ze źródłem</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>no answer</source>
            <translation>brak odpowiedzi</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>not reached</source>
            <translation>brak połączenia</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>daily budget used up</source>
            <translation>wyczerpany limit dzienny</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>refused</source>
            <translation>odmowa</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>stopped after a refusal</source>
            <translation>wstrzymane po odmowie</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>answer not understood</source>
            <translation>niezrozumiała odpowiedź</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/names.py" />
            <source>source closed</source>
            <translation>źródło zamknięte</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>{host} has refused every request for a week; follow it elsewhere</source>
            <translation>{host} od tygodnia odrzuca wszystkie żądania; obserwuj tę serię gdzie indziej</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>{source} no longer has this series; follow it elsewhere</source>
            <translation>{source} nie ma już tej serii; obserwuj ją gdzie indziej</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>{host} has not answered for a day or more</source>
            <translation>{host} nie odpowiada co najmniej od doby</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>the answers of {host} are no longer understood</source>
            <translation>odpowiedzi z {host} przestały być zrozumiałe</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>{source} has closed; follow the series elsewhere</source>
            <translation>źródło {source} zostało zamknięte; obserwuj serię gdzie indziej</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>later than usual</source>
            <translation>później niż zwykle</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>several releases missed: probably on a break</source>
            <translation>kilka premier się nie odbyło: chyba trwa przerwa</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>This is how it looks</source>
            <translation>Tak to wygląda</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>Did you see it? The next chapter of a series comes like this.</source>
            <translation>Widać? Tak pojawi się kolejny rozdział serii.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>%n notification(s)</source>
            <translation>
                <numerusform>%n powiadomienie</numerusform>
                <numerusform>%n powiadomienia</numerusform>
                <numerusform>%n powiadomień</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>{names} and %n more</source>
            <translation>
                <numerusform>{names} i jeszcze %n</numerusform>
                <numerusform>{names} i jeszcze %n</numerusform>
                <numerusform>{names} i jeszcze %n</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>{old} → {new}</source>
            <translation>{old} → {new}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>{source} reshuffled its list of chapters; nothing is taken from it until it holds still</source>
            <translation>źródło {source} przetasowało listę rozdziałów; nic z niej nie jest brane, dopóki się nie ustali</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>a practice notification</source>
            <translation>powiadomienie próbne</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>%n new</source>
            <translation>
                <numerusform>%n nowy</numerusform>
                <numerusform>%n nowe</numerusform>
                <numerusform>%n nowych</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>Source</source>
            <translation>Źródło</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>Late</source>
            <translation>Spóźniona</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>next check {time}, {series}</source>
            <translation>następne sprawdzenie {time}, {series}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>%n source(s) in trouble</source>
            <translation>
                <numerusform>%n źródło ma kłopoty</numerusform>
                <numerusform>%n źródła mają kłopoty</numerusform>
                <numerusform>%n źródeł ma kłopoty</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>all sources fine</source>
            <translation>wszystkie źródła działają</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <location filename="../../batotray/wording/schedules.py" />
            <source>paused until {time}</source>
            <translation>wstrzymane, wznowienie {time}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>at least %n new chapter(s)</source>
            <translation>
                <numerusform>co najmniej %n nowy rozdział</numerusform>
                <numerusform>co najmniej %n nowe rozdziały</numerusform>
                <numerusform>co najmniej %n nowych rozdziałów</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>Chapter {number}</source>
            <translation>Rozdział {number}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>a new chapter</source>
            <translation>nowy rozdział</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/news.py" />
            <source>%n new chapter(s)</source>
            <translation>
                <numerusform>%n nowy rozdział</numerusform>
                <numerusform>%n nowe rozdziały</numerusform>
                <numerusform>%n nowych rozdziałów</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/news.py" />
            <source>Chapters {numbers}</source>
            <translation>Rozdziały {numbers}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>not looked at yet</source>
            <translation>jeszcze nie sprawdzano</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>the source no longer has it; asked again after 30 days</source>
            <translation>źródło już jej nie ma; ponowna próba po 30 dniach</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>the series is finished; looked at every 30 days</source>
            <translation>seria jest zakończona; sprawdzana co 30 dni</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>still learning: {tracked} of {needed} releases known</source>
            <translation>trwa nauka: znane premiery: {tracked} z {needed}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>no interval between its releases is known</source>
            <translation>nie są znane odstępy między premierami</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>at the expected weekly release</source>
            <translation>w porze spodziewanej cotygodniowej premiery</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>80 % of its usual interval of {average}</source>
            <translation>80 % zwykłego odstępu ({average})</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>the source wishes not to be asked sooner</source>
            <translation>źródło nie życzy sobie wcześniejszych pytań</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>its releases show no pattern; looked at evenly within the budget</source>
            <translation>premiery nie układają się w rytm; sprawdzana równomiernie w ramach limitu</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>before its next release is expected, in case it comes early</source>
            <translation>przed spodziewaną premierą, na wypadek gdyby przyszła wcześniej</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>when its next release is expected</source>
            <translation>w porze spodziewanej premiery</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>its next release should be out by then</source>
            <translation>do tego czasu premiera powinna już być</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>the source did not answer; the wait grows with each failure</source>
            <translation>źródło nie odpowiedziało; po każdej nieudanej próbie przerwa się wydłuża</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>the source asked us to wait</source>
            <translation>źródło prosi o odczekanie</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>the daily budget of requests to this source is used up</source>
            <translation>dzienny limit żądań do tego źródła jest wyczerpany</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>the source refused us; it is asked again after a day</source>
            <translation>źródło odmówiło; ponowna próba po dobie</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>the source refused us not long ago; it is asked again after a day</source>
            <translation>źródło niedawno odmówiło; ponowna próba po dobie</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>the answer was not understood; looked at more rarely until it is</source>
            <translation>odpowiedź była niezrozumiała; do poprawy sprawdzana rzadziej</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>the source is closed</source>
            <translation>źródło jest zamknięte</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>it was due</source>
            <translation>według planu</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>you asked for it</source>
            <translation>na twoje życzenie</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>first import</source>
            <translation>pierwszy import</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>a look at many series at once showed news</source>
            <translation>przegląd wielu serii naraz wykazał nowości</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>a look at many series at once, every half hour, tells when it has news</source>
            <translation>o nowościach informuje przegląd wielu serii naraz, co pół godziny</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>more was published than a look at many series could show</source>
            <translation>opublikowano więcej, niż mógł pokazać przegląd wielu serii</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>looks at many series at once fail, so it is asked by itself</source>
            <translation>przeglądy wielu serii naraz zawodzą, więc pytana jest osobno</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>not known yet</source>
            <translation>jeszcze nieznany</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>daily</source>
            <translation>codziennie</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>several a week</source>
            <translation>kilka razy w tygodniu</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>weekly</source>
            <translation>co tydzień</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>every other week</source>
            <translation>co dwa tygodnie</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>monthly</source>
            <translation>co miesiąc</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>irregular</source>
            <translation>nieregularnie</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>Mondays about {time}</source>
            <translation>w poniedziałki około {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>Tuesdays about {time}</source>
            <translation>we wtorki około {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>Wednesdays about {time}</source>
            <translation>w środy około {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>Thursdays about {time}</source>
            <translation>w czwartki około {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>Fridays about {time}</source>
            <translation>w piątki około {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>Saturdays about {time}</source>
            <translation>w soboty około {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>Sundays about {time}</source>
            <translation>w niedziele około {time}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/schedules.py" />
            <source>the weekly release is late: %n look(s) found nothing, so it is looked at sooner</source>
            <translation>
                <numerusform>cotygodniowa premiera spóźnia się: %n sprawdzenie nic nie dało, więc następne będzie wcześniej</numerusform>
                <numerusform>cotygodniowa premiera spóźnia się: %n sprawdzenia nic nie dały, więc następne będzie wcześniej</numerusform>
                <numerusform>cotygodniowa premiera spóźnia się: %n sprawdzeń nic nie dało, więc następne będzie wcześniej</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/schedules.py" />
            <source>%n look(s) in a row found nothing, so longer than its usual interval of {average}</source>
            <translation>
                <numerusform>%n sprawdzenie nic nie dało, więc dłużej niż zwykły odstęp ({average})</numerusform>
                <numerusform>%n sprawdzenia z rzędu nic nie dały, więc dłużej niż zwykły odstęp ({average})</numerusform>
                <numerusform>%n sprawdzeń z rzędu nic nie dało, więc dłużej niż zwykły odstęp ({average})</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>about every {interval}</source>
            <translation>mniej więcej co {interval}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>daily about {time}</source>
            <translation>codziennie około {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>every other week, {weekdays}</source>
            <translation>co dwa tygodnie, {weekdays}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>about {moment}</source>
            <translation>mniej więcej {moment}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>now ({reason})</source>
            <translation>teraz ({reason})</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/schedules.py" />
            <source>{moment} ({reason})</source>
            <translation>{moment} ({reason})</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/schedules.py" />
            <source>{held} of the last %n within this window</source>
            <translation>
                <numerusform>{held} z ostatniej %n w tym oknie czasu</numerusform>
                <numerusform>{held} z ostatnich %n w tym oknie czasu</numerusform>
                <numerusform>{held} z ostatnich %n w tym oknie czasu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/schedules.py" />
            <source>%n release(s) known</source>
            <translation>
                <numerusform>znana %n premiera</numerusform>
                <numerusform>znane %n premiery</numerusform>
                <numerusform>znanych %n premier</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>just now</source>
            <translation>przed chwilą</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/times.py" />
            <source>%n min ago</source>
            <translation>
                <numerusform>%n min temu</numerusform>
                <numerusform>%n min temu</numerusform>
                <numerusform>%n min temu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/times.py" />
            <source>%n h ago</source>
            <translation>
                <numerusform>%n godz. temu</numerusform>
                <numerusform>%n godz. temu</numerusform>
                <numerusform>%n godz. temu</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>today {time}</source>
            <translation>dziś o {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>yesterday {time}</source>
            <translation>wczoraj o {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>tomorrow {time}</source>
            <translation>jutro o {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>{date}, {time}</source>
            <translation>{date}, {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>Today</source>
            <translation>Dziś</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>Yesterday</source>
            <translation>Wczoraj</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>Tomorrow</source>
            <translation>Jutro</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>{start} – {end}</source>
            <translation>{start} – {end}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>{weekday} {rest}</source>
            <translation>{weekday} {rest}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>{number} s</source>
            <translation>{number} s</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/times.py" />
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/times.py" />
            <source>%n h</source>
            <translation>
                <numerusform>%n godz.</numerusform>
                <numerusform>%n godz.</numerusform>
                <numerusform>%n godz.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/times.py" />
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n dzień</numerusform>
                <numerusform>%n dni</numerusform>
                <numerusform>%n dni</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/times.py" />
            <source>{number} days</source>
            <translation>{number} dnia</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{place} did not answer ({detail}).</source>
            <translation>{place} nie odpowiada ({detail}).</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{place} cannot be reached ({detail}). Are you online?</source>
            <translation>Nie można połączyć się z {place} ({detail}). Czy masz połączenie z siecią?</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <location filename="../../batotray/wording/whys.py" />
            <source>{source} no longer has this series.</source>
            <translation>{source} nie ma już tej serii.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The answer of {place} was not understood ({detail}).</source>
            <translation>Odpowiedź z {place} była niezrozumiała ({detail}).</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{place} could not be asked ({detail}).</source>
            <translation>Nie udało się odpytać {place} ({detail}).</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The database was written by a newer batotray. Install that version, or use another data folder.</source>
            <translation>Bazę danych zapisała nowsza wersja programu batotray. Zainstaluj ją albo użyj innego folderu danych.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The file is not a batotray database; it was left untouched.</source>
            <translation>Ten plik nie jest bazą danych programu batotray; pozostał nietknięty.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The database is damaged. Bring back a backup with: batotray restore FILE</source>
            <translation>Baza danych jest uszkodzona. Przywróć kopię zapasową poleceniem: batotray restore PLIK</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The database is in use by another program. Try again in a moment.</source>
            <translation>Z bazy danych korzysta inny program. Spróbuj ponownie za chwilę.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The disk is full or cannot be written. Free some space and try again.</source>
            <translation>Dysk jest pełny albo nie można na nim zapisywać. Zwolnij trochę miejsca i spróbuj ponownie.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The database cannot be used: {detail}.</source>
            <translation>Nie można użyć bazy danych: {detail}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>Something went wrong inside batotray ({detail}). The log has the details.</source>
            <translation>W programie batotray wystąpił błąd ({detail}). Szczegóły są w dzienniku.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>No source knows {link}. What works: links of MangaDex and WEBTOON, and any RSS or Atom feed.</source>
            <translation>Żadne źródło nie zna {link}. Działają linki do MangaDex i WEBTOON oraz wszystkie kanały RSS i Atom.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{text} is only a number. Paste the link of the series' page.</source>
            <translation>{text} to tylko liczba. Wklej link do strony serii.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{text} is no link. Paste the address of the series' page.</source>
            <translation>{text} to nie link. Wklej adres strony serii.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>Links that begin with {scheme}: cannot be followed, only web pages.</source>
            <translation>Nie można obserwować linków zaczynających się od {scheme}: – tylko strony internetowe.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{link} names no site that could be asked.</source>
            <translation>{link} nie wskazuje witryny, którą można by odpytać.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>This is a page of {site}, but not of a series. Paste the link of the series' own page.</source>
            <translation>To strona z {site}, ale nie strona serii. Wklej link do strony samej serii.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>MangaDex has given up links with a plain number such as {id}. Look the series up there and paste its link.</source>
            <translation>MangaDex nie używa już linków z samym numerem, takim jak {id}. Znajdź tam serię i wklej jej link.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>This is a link of the old Bato, before 2018. It says nothing about where the series is now.</source>
            <translation>To link do starego Bato, sprzed 2018 roku. Nie mówi, gdzie seria jest teraz.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>This link names chapter {id} but not its series. Paste the link of the series' page.</source>
            <translation>Ten link wskazuje rozdział {id}, ale nie serię. Wklej link do strony serii.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>Tapas has no feeds any more, so its series cannot be followed there.</source>
            <translation>Tapas nie ma już kanałów, więc nie można tam obserwować serii.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The source {name} has no address of its own to set.</source>
            <translation>Źródło {name} nie ma własnego adresu do ustawienia.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>There is no source {name}.</source>
            <translation>Nie ma źródła {name}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>You follow {name} already (series {id}).</source>
            <translation>Obserwujesz już {name} (seria {id}).</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{source} has closed. Follow the series at another source; if you run a copy of the site, set its address with: batotray set source.{name}.base_url ADDRESS</source>
            <translation>Źródło {source} zostało zamknięte. Obserwuj serię w innym źródle; jeśli prowadzisz kopię tej witryny, ustaw jej adres poleceniem: batotray set source.{name}.base_url ADRES</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>There is no series {id}. `batotray list` shows them.</source>
            <translation>Nie ma serii {id}. Serie pokazuje `batotray list`.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The series is not stored any more.</source>
            <translation>Tej serii nie ma już w bazie.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>There is no chapter c{id}. `batotray chapters SERIES` shows them.</source>
            <translation>Nie ma rozdziału c{id}. Rozdziały pokazuje `batotray chapters SERIA`.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>There is no notification {id}. `batotray notifications --all` shows them.</source>
            <translation>Nie ma powiadomienia {id}. Powiadomienia pokazuje `batotray notifications --all`.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{number} is no chapter number.</source>
            <translation>{number} to nie numer rozdziału.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>Name a series: by its number, its link, or a part of its name.</source>
            <translation>Podaj serię: numer, adres albo część nazwy.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>No series fits {text}. `batotray list` shows them.</source>
            <translation>Żadna seria nie pasuje do {text}. Serie pokazuje `batotray list`.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>Several series fit {text}: {names}. Give its number.</source>
            <translation>Do {text} pasuje kilka serii: {names}. Podaj numer.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The time lies in the past.</source>
            <translation>Ten czas już minął.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>There is nothing to undo.</source>
            <translation>Nie ma czego cofnąć.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{name} is followed anew, so what was deleted of it cannot come back beside that.</source>
            <translation>{name}: seria jest znów obserwowana, więc to, co z niej usunięto, nie może wrócić obok.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>There is no setting {key}. `batotray get` shows them.</source>
            <translation>Nie ma ustawienia {key}. Ustawienia pokazuje `batotray get`.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{key} cannot be {value}; it takes {about}.</source>
            <translation>Ustawienie {key} nie może mieć wartości {value} ({about}).</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{key} cannot be {value}; it is a code such as en or pt-br.</source>
            <translation>Ustawienie {key} nie może mieć wartości {value}; to kod taki jak en albo pt-br.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{key} cannot be {value}; it is one or more of: {choices}.</source>
            <translation>Ustawienie {key} nie może mieć wartości {value}; do wyboru jedno lub więcej z: {choices}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{key} cannot be {value}; it is a whole number from {low} to {high}.</source>
            <translation>Ustawienie {key} nie może mieć wartości {value}; to liczba całkowita od {low} do {high}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{key} cannot be {value}; it is one of: {choices}.</source>
            <translation>Ustawienie {key} nie może mieć wartości {value}; do wyboru: {choices}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{key} cannot be {value}; it lies between {low} and {high}.</source>
            <translation>Ustawienie {key} nie może mieć wartości {value}; musi być od {low} do {high}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{key} needs an address such as https://example.org, not {value}.</source>
            <translation>Ustawienie {key} wymaga adresu takiego jak https://example.org, a nie {value}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{key} must begin with https:// (http:// only for this machine itself), not {value}.</source>
            <translation>Ustawienie {key} musi zaczynać się od https:// (http:// tylko dla tego komputera); {value} nie pasuje.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{path} cannot be read.</source>
            <translation>Nie można odczytać {path}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{path} is a database; it was left untouched. Name another file.</source>
            <translation>Plik {path} jest bazą danych i pozostał nietknięty. Podaj inny plik.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{path} cannot be written ({detail}).</source>
            <translation>Nie można zapisać {path} ({detail}).</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{path} is a folder. Name a file to write the backup to.</source>
            <translation>{path} to folder. Podaj plik, w którym zapisać kopię zapasową.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>There is no folder {path} to write the backup into.</source>
            <translation>Nie ma folderu {path}, w którym można by zapisać kopię zapasową.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>That file is the library itself. Name another for the backup.</source>
            <translation>Ten plik to sama biblioteka. Podaj inny plik dla kopii zapasowej.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{path} is there already and is no backup of batotray; it was left untouched.</source>
            <translation>{path} już istnieje i nie jest kopią zapasową programu batotray; pozostał nietknięty.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{path} is damaged, so nothing was taken from it.</source>
            <translation>Plik {path} jest uszkodzony, więc nic z niego nie wzięto.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{path} is no backup of batotray; nothing was changed.</source>
            <translation>Plik {path} nie jest kopią zapasową batotray; nic nie zmieniono.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{path} was written by a newer batotray. Nothing was changed; install that version first.</source>
            <translation>Plik {path} zapisał nowszy batotray. Nic nie zmieniono; najpierw zainstaluj tamtą wersję.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{path} cannot be read ({detail}).</source>
            <translation>Nie można odczytać {path} ({detail}).</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>That file is the library itself; there is nothing to bring back.</source>
            <translation>Ten plik to sama biblioteka; nie ma czego przywracać.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>batotray runs already on this data folder (process {pid}). Stop that one first.</source>
            <translation>batotray już działa z tym folderem danych (proces {pid}). Najpierw zakończ tamten.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>Another batotray is at work on this data folder; try again in a moment.</source>
            <translation>Inny batotray pracuje teraz na tym folderze danych; spróbuj za chwilę.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>No link was given: batotray follow LINK, or --from FILE.</source>
            <translation>Nie podano linku: batotray follow LINK albo --from PLIK.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{path} holds no link. It takes one a line.</source>
            <translation>W pliku {path} nie ma żadnego adresu. Każdy powinien stać w osobnym wierszu.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>--limit goes with --once or --test.</source>
            <translation>--limit działa razem z --once lub --test.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>--up-to goes with one series.</source>
            <translation>--up-to działa z jedną serią.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>Give either numbers or --all.</source>
            <translation>Podaj numery albo --all.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>Give either a file of histories or --library.</source>
            <translation>Podaj plik z historiami albo --library.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{value} is no rule set; it is classic, adaptive or fixed:HOURS.</source>
            <translation>{value} to nie zestaw reguł; możliwe są classic, adaptive lub fixed:GODZINY.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>This is no file of release histories ({detail}).</source>
            <translation>To nie jest plik z historiami premier ({detail}).</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>No history is long enough to be replayed: a series needs seven releases with known times.</source>
            <translation>Żadna historia nie jest dość długa, by ją odtworzyć: seria potrzebuje siedmiu premier o znanym czasie.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{value} is no span of time; write 30m, 1h, 1h30m or 2d.</source>
            <translation>{value} to nie okres; wpisz 30m, 1h, 1h30m lub 2d.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{value} is no moment; write 2026-03-01T18:00, tomorrow, or a span.</source>
            <translation>{value} to nie chwila; wpisz 2026-03-01T18:00, tomorrow lub okres.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{value} lies too far ahead.</source>
            <translation>{value} jest zbyt odległe.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The batotray that was running is gone; try again.</source>
            <translation>Działający program batotray zniknął; spróbuj ponownie.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The batotray that is running is just starting; try again.</source>
            <translation>Działający program batotray dopiero się uruchamia; spróbuj ponownie.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The batotray that is running took the command, but did not answer within {seconds} s.</source>
            <translation>Działający program batotray przyjął polecenie, ale nie odpowiedział w ciągu {seconds} s.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The batotray that was running ended before it answered; look whether it was done.</source>
            <translation>Działający program batotray zakończył się, zanim odpowiedział; sprawdź, czy polecenie zostało wykonane.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The batotray that is running is of another version ({detail}).</source>
            <translation>Działający program batotray jest w innej wersji ({detail}).</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The batotray that is running does not let this user in.</source>
            <translation>Działający program batotray nie wpuszcza tego użytkownika.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>batotray is being closed; try again once it has.</source>
            <translation>Program batotray jest zamykany; spróbuj ponownie, gdy się zakończy.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{place} asked us to wait; it is asked again {until}.</source>
            <translation>{place} prosi o odczekanie; ponowna próba {until}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>The daily budget of requests to {place} is used up; it is asked again {until}.</source>
            <translation>Dzienny limit żądań do {place} jest wyczerpany; ponowna próba {until}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{place} refuses programs like this one (status {status}); it is asked again {until}.</source>
            <translation>{place} odmawia takim programom jak ten (status {status}); ponowna próba {until}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{place} refused us; it is asked again {until}. `batotray resume SERIES` tries sooner.</source>
            <translation>{place} odmawia; ponowna próba {until}. Wcześniej próbuje `batotray resume SERIA`.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>the source listed no chapters; nothing was removed</source>
            <translation>źródło nie podało żadnych rozdziałów; nic nie usunięto</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>the source listed less than half of the chapters; nothing was removed</source>
            <translation>źródło podało mniej niż połowę rozdziałów; nic nie usunięto</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>the source reshuffled its chapters; nothing is taken until it holds still</source>
            <translation>źródło przetasowało rozdziały; nic nie jest brane, dopóki lista się nie ustali</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>its feed shows the first free episodes only (Daily Pass): new ones will not appear there</source>
            <translation>kanał pokazuje tylko pierwsze darmowe odcinki (Daily Pass): nowe się tam nie pojawią</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>nothing in the feed bears that name now; is it spelt as there?</source>
            <translation>w kanale nic nie nosi teraz tej nazwy; czy jest zapisana tak jak tam?</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>some entries could not be read and were passed over</source>
            <translation>niektórych wpisów nie udało się odczytać i zostały pominięte</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>All is well.</source>
            <translation>Wszystko w porządku.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>Working, but something needs a look.</source>
            <translation>Działa, ale coś wymaga uwagi.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>Not working.</source>
            <translation>Nie działa.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>the database cannot be written</source>
            <translation>nie można zapisywać w bazie danych</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>a check has been due for {minutes} minutes</source>
            <translation>sprawdzenie spóźnia się o {minutes} min</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{host} asked us to wait; it is asked again {until}</source>
            <translation>{host} prosi o odczekanie; ponowna próba {until}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{host} refuses us; it is asked again {until}</source>
            <translation>{host} odmawia; ponowna próba {until}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{host} has not answered since {since}</source>
            <translation>{host} nie odpowiada od {since}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>only {free} are free on the disk</source>
            <translation>na dysku zostało tylko {free}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>the last run did not end cleanly; nothing was lost</source>
            <translation>poprzednie uruchomienie nie zakończyło się poprawnie; nic nie utracono</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>later</source>
            <translation>później</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/troubles.py" />
            <source>{failed} of %n check(s) failed in the last 24 hours</source>
            <translation>
                <numerusform>nieudane sprawdzenia w ostatnich 24 godzinach: {failed} z %n</numerusform>
                <numerusform>nieudane sprawdzenia w ostatnich 24 godzinach: {failed} z %n</numerusform>
                <numerusform>nieudane sprawdzenia w ostatnich 24 godzinach: {failed} z %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/troubles.py" />
            <source>the engine stopped after %n unexpected error(s) in a row; the log has them</source>
            <translation>
                <numerusform>silnik zatrzymał się po %n nieoczekiwanym błędzie; zapisano go w dzienniku</numerusform>
                <numerusform>silnik zatrzymał się po %n nieoczekiwanych błędach z rzędu; zapisano je w dzienniku</numerusform>
                <numerusform>silnik zatrzymał się po %n nieoczekiwanych błędach z rzędu; zapisano je w dzienniku</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/troubles.py" />
            <source>{verdict}: {problem}.</source>
            <translation>{verdict}: {problem}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>{place} gave no usable answer.</source>
            <translation>{place} nie odpowiada jak należy.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>{place} could not be reached.</source>
            <translation>Nie udało się połączyć z {place}.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>{place} asked us to wait.</source>
            <translation>{place} prosi o odczekanie.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>The daily budget of requests to {place} was used up.</source>
            <translation>Dzienny limit żądań do {place} był wyczerpany.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>{place} refuses programs like this one.</source>
            <translation>{place} odmawia takim programom jak ten.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>{place} was left alone, since it had refused us before.</source>
            <translation>{place} nie było odpytywane, bo wcześniej odmówiło dostępu.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>The answer of {place} was not understood.</source>
            <translation>Odpowiedź z {place} była niezrozumiała.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>{source} has closed.</source>
            <translation>{source}: to źródło zamknięto.</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>a look at many series at once</source>
            <translation>przegląd wielu serii naraz</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n chapter(s)</source>
            <translation>
                <numerusform>%n rozdział</numerusform>
                <numerusform>%n rozdziały</numerusform>
                <numerusform>%n rozdziałów</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>failed: {cause}</source>
            <translation>nieudane: {cause}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>{new} new of {found}</source>
            <translation>nowe: {new} z {found}</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>nothing new in %n chapter(s)</source>
            <translation>
                <numerusform>nic nowego (%n rozdział)</numerusform>
                <numerusform>nic nowego (%n rozdziały)</numerusform>
                <numerusform>nic nowego (%n rozdziałów)</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>{source} could not be asked.</source>
            <translation>Nie udało się odpytać {source}.</translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n chapter(s) from the first import, which never notifies</source>
            <translation>
                <numerusform>%n rozdział z pierwszego importu, który nigdy nie powiadamia</numerusform>
                <numerusform>%n rozdziały z pierwszego importu, który nigdy nie powiadamia</numerusform>
                <numerusform>%n rozdziałów z pierwszego importu, który nigdy nie powiadamia</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n upload(s) of chapters that were known already</source>
            <translation>
                <numerusform>%n inna wersja znanego już rozdziału</numerusform>
                <numerusform>%n inne wersje znanych już rozdziałów</numerusform>
                <numerusform>%n innych wersji znanych już rozdziałów</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n older chapter(s), filled in later by the source</source>
            <translation>
                <numerusform>%n starszy rozdział, uzupełniony później przez źródło</numerusform>
                <numerusform>%n starsze rozdziały, uzupełnione później przez źródło</numerusform>
                <numerusform>%n starszych rozdziałów, uzupełnionych później przez źródło</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n chapter(s) announced for later, told when the time comes</source>
            <translation>
                <numerusform>%n rozdział zapowiedziany na później; powiadomienie w swoim czasie</numerusform>
                <numerusform>%n rozdziały zapowiedziane na później; powiadomienie w swoim czasie</numerusform>
                <numerusform>%n rozdziałów zapowiedzianych na później; powiadomienie w swoim czasie</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../batotray/wording/whys.py" />
            <source>%n new chapter(s) without a notification: that kind was switched off</source>
            <translation>
                <numerusform>%n nowy rozdział bez powiadomienia: ten rodzaj był wyłączony</numerusform>
                <numerusform>%n nowe rozdziały bez powiadomienia: ten rodzaj był wyłączony</numerusform>
                <numerusform>%n nowych rozdziałów bez powiadomienia: ten rodzaj był wyłączony</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>told {time}</source>
            <translation>powiadomiono {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>handed over {time} but never confirmed, so it is not told twice; the inbox has it</source>
            <translation>przekazano {time}, ale bez potwierdzenia, więc nie zostanie powtórzone; jest w skrzynce</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>not told: {cause}</source>
            <translation>nie powiadomiono: {cause}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>it was read before</source>
            <translation>przeczytano wcześniej</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>the series is muted</source>
            <translation>seria jest wyciszona</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>snoozed until {time}</source>
            <translation>odłożone, wróci {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>its time comes {time}</source>
            <translation>jego pora nadejdzie {time}</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>desktop notifications are off</source>
            <translation>powiadomienia na pulpicie są wyłączone</translation>
        </message>
        <message>
            <location filename="../../batotray/wording/whys.py" />
            <source>waiting for quiet hours to end, or for batotray to run</source>
            <translation>czeka na koniec godzin ciszy albo na uruchomienie programu batotray</translation>
        </message>
    </context>
</TS>
