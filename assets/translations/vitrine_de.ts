<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>Verwerfen und schließen</translation>
    </message>
    <message>
        <source>Apply and close</source>
        <translation>Übernehmen und schließen</translation>
    </message>
    <message>
        <source>Saved and in force</source>
        <translation>Gespeichert und wirksam</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Values to correct: {n}</source>
        <translation>Zu berichtigende Werte: {n}</translation>
    </message>
    <message>
        <source>Changes not applied yet: {n}</source>
        <translation>Noch nicht übernommene Änderungen: {n}</translation>
    </message>
</context>
<context>
    <name>AnalysisPage</name>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>What is computed about faces, and how.</source>
        <translation>Was zu Gesichtern berechnet wird und wie.</translation>
    </message>
    <message>
        <source>What is computed</source>
        <translation>Was berechnet wird</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Gesichter finden</translation>
    </message>
    <message>
        <source>Judging faces</source>
        <translation>Gesichter beurteilen</translation>
    </message>
    <message>
        <source>Following people</source>
        <translation>Personen verfolgen</translation>
    </message>
    <message>
        <source>Where the networks run</source>
        <translation>Wo die Netze laufen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>{name} (not on this machine)</source>
        <translation>{name} (nicht auf diesem Gerät)</translation>
    </message>
</context>
<context>
    <name>AreaEditor</name>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unten</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Where the pictures come from and which part is analysed.</source>
        <translation>Woher die Bilder kommen und welcher Teil analysiert wird.</translation>
    </message>
    <message>
        <source>Turning</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>When a source fails</source>
        <translation>Wenn eine Quelle ausfällt</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Kameras werden gesucht …</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Found on this device</source>
        <translation>Auf diesem Gerät gefunden</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Picture asked of a camera</source>
        <translation>Von der Kamera verlangtes Bild</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>Es wurde keine Kamera gefunden.</translation>
    </message>
</context>
<context>
    <name>CloudPage</name>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Where changes of the number of people are published. No pictures are sent.</source>
        <translation>Wohin Änderungen der Personenzahl übermittelt werden. Es werden keine Bilder gesendet.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Zieladresse</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Connection test is running</source>
        <translation>Der Verbindungstest läuft</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Übermittlung</translation>
    </message>
    <message>
        <source>Published: {n}</source>
        <translation>Übermittelt: {n}</translation>
    </message>
    <message>
        <source>Failed tries: {n}</source>
        <translation>Fehlgeschlagene Versuche: {n}</translation>
    </message>
    <message>
        <source>Last: {time}</source>
        <translation>Zuletzt: {time}</translation>
    </message>
    <message>
        <source>Reply in {n} ms</source>
        <translation>Antwort in {n} ms</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet …</translation>
    </message>
    <message>
        <source>The endpoint accepted the test</source>
        <translation>Die Zieladresse hat den Test angenommen</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Who this kiosk is and how it speaks.</source>
        <translation>Wer dieser Kiosk ist und wie er spricht.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Language and colours</source>
        <translation>Sprache und Farben</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Fixed outside this panel: by the environment variable {variable} or the command line.</source>
        <translation>Außerhalb dieser Ansicht festgelegt: durch die Umgebungsvariable {variable} oder die Befehlszeile.</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Folders and settings files</source>
        <translation>Ordner und Einstellungsdateien</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Persönlicher Ordner</translation>
    </message>
    <message>
        <source>No settings files here.</source>
        <translation>Hier gibt es keine Einstellungsdateien.</translation>
    </message>
    <message>
        <source>The file with this name will be replaced.</source>
        <translation>Die Datei dieses Namens wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What the program is doing now.</source>
        <translation>Was das Programm gerade tut.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Skipped frames</source>
        <translation>Übersprungene Bilder</translation>
    </message>
    <message>
        <source>Waiting to be published</source>
        <translation>Noch zu übermitteln</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>In Betrieb seit</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Übermittlung</translation>
    </message>
    <message>
        <source>Latest problems</source>
        <translation>Letzte Probleme</translation>
    </message>
    <message>
        <source>Time per frame</source>
        <translation>Zeit je Bild</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>A text for support, without secrets, faces or names.</source>
        <translation>Ein Text für den Support, ohne Geheimnisse, Gesichter oder Namen.</translation>
    </message>
    <message>
        <source>Start analysis</source>
        <translation>Analyse starten</translation>
    </message>
    <message>
        <source>Stop analysis</source>
        <translation>Analyse anhalten</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} Bilder/s</translation>
    </message>
    <message>
        <source>camera to result</source>
        <translation>von der Kamera zum Ergebnis</translation>
    </message>
    <message>
        <source>{dropped} of {captured}</source>
        <translation>{dropped} von {captured}</translation>
    </message>
    <message>
        <source>No problems since the start.</source>
        <translation>Keine Probleme seit dem Start.</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n}-mal</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Operator</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Lock and close the settings</source>
        <translation>Einstellungen sperren und schließen</translation>
    </message>
    <message>
        <source>{page}, something is wrong</source>
        <translation>{page}, etwas stimmt nicht</translation>
    </message>
    <message>
        <source>Locks in {n} s</source>
        <translation>Sperrt in {n} s</translation>
    </message>
</context>
<context>
    <name>NoticeBadge</name>
    <message>
        <source>People are counted on this device. No picture is stored and nobody is identified.</source>
        <translation>Auf diesem Gerät werden Personen gezählt. Es wird kein Bild gespeichert und niemand identifiziert.</translation>
    </message>
    <message>
        <source>Age, gender, gaze and expression are estimated on this device. No picture is stored and nobody is identified.</source>
        <translation>Alter, Geschlecht, Blickrichtung und Gesichtsausdruck werden auf diesem Gerät geschätzt. Es wird kein Bild gespeichert und niemand identifiziert.</translation>
    </message>
    <message>
        <source>Age, gender and gaze are estimated on this device. No picture is stored and nobody is identified.</source>
        <translation>Alter, Geschlecht und Blickrichtung werden auf diesem Gerät geschätzt. Es wird kein Bild gespeichert und niemand identifiziert.</translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation>Datenschutzhinweis</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Cursor left</source>
        <translation>Cursor nach links</translation>
    </message>
    <message>
        <source>Cursor right</source>
        <translation>Cursor nach rechts</translation>
    </message>
    <message>
        <source>Hide the keyboard</source>
        <translation>Tastatur ausblenden</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Großbuchstaben</translation>
    </message>
</context>
<context>
    <name>OperatorPanel</name>
    <message>
        <source>Operator panel</source>
        <translation>Betreiberansicht</translation>
    </message>
</context>
<context>
    <name>OperatorTexts</name>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Real time</source>
        <translation>Echtzeit</translation>
    </message>
    <message>
        <source>As fast as possible</source>
        <translation>So schnell wie möglich</translation>
    </message>
    <message>
        <source>Counts only</source>
        <translation>Nur Zählung</translation>
    </message>
    <message>
        <source>Counts, age and gender</source>
        <translation>Zählung, Alter und Geschlecht</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Blurred faces</source>
        <translation>Unscharfe Gesichter</translation>
    </message>
    <message>
        <source>Avatars</source>
        <translation>Avatare</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>With a touch screen</source>
        <translation>Mit Touchscreen</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Fetching models</source>
        <translation>Modelle werden geladen</translation>
    </message>
    <message>
        <source>Models are missing</source>
        <translation>Modelle fehlen</translation>
    </message>
    <message>
        <source>No picture from the source</source>
        <translation>Kein Bild von der Quelle</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In Betrieb</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Nothing is published</source>
        <translation>Es wird nichts übermittelt</translation>
    </message>
    <message>
        <source>All changes are published</source>
        <translation>Alle Änderungen sind übermittelt</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Wird übermittelt</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Easily guessed: it repeats itself</source>
        <translation>Leicht zu erraten: wiederholt sich</translation>
    </message>
    <message>
        <source>Easily guessed: the digits are in a row</source>
        <translation>Leicht zu erraten: die Ziffern folgen aufeinander</translation>
    </message>
    <message>
        <source>Easily guessed: it reads as a year</source>
        <translation>Leicht zu erraten: liest sich wie ein Jahr</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Making the picture smaller</source>
        <translation>Bild verkleinern</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Gesichter finden</translation>
    </message>
    <message>
        <source>Following people</source>
        <translation>Personen verfolgen</translation>
    </message>
    <message>
        <source>Age, gender, looking</source>
        <translation>Alter, Geschlecht, Blick</translation>
    </message>
    <message>
        <source>Telling people apart</source>
        <translation>Personen unterscheiden</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Picture for the screen</source>
        <translation>Bild für den Bildschirm</translation>
    </message>
    <message>
        <source>Simulated scene: Busy afternoon</source>
        <translation>Simulierte Szene: Belebter Nachmittag</translation>
    </message>
    <message>
        <source>Simulated scene: Crowd</source>
        <translation>Simulierte Szene: Menschenmenge</translation>
    </message>
    <message>
        <source>Simulated scene: Quiet street</source>
        <translation>Simulierte Szene: Ruhige Straße</translation>
    </message>
    <message>
        <source>Simulated scene: Coming back</source>
        <translation>Simulierte Szene: Sie kommen zurück</translation>
    </message>
    <message>
        <source>{minimum} to {maximum}.</source>
        <translation>{minimum} bis {maximum}.</translation>
    </message>
    <message>
        <source>Acts at the next start.</source>
        <translation>Wirkt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>vor {n} s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>vor {n} min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>vor {n} h</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>vor {n} d</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The stored password will be removed.</source>
        <translation>Das gespeicherte Passwort wird entfernt.</translation>
    </message>
    <message>
        <source>Will be stored in the key store of this device.</source>
        <translation>Wird im Schlüsselspeicher dieses Geräts abgelegt.</translation>
    </message>
    <message>
        <source>A password is stored; type a new one to replace it.</source>
        <translation>Ein Passwort ist gespeichert; geben Sie ein neues ein, um es zu ersetzen.</translation>
    </message>
    <message>
        <source>No password is stored.</source>
        <translation>Es ist kein Passwort gespeichert.</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>People here now</source>
        <translation>Personen gerade hier</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Frauen</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Männer</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Nobody in view</source>
        <translation>Niemand zu sehen</translation>
    </message>
    <message>
        <source>Nice to see you</source>
        <translation>Schön, dass Sie da sind</translation>
    </message>
    <message>
        <source>It is lively here</source>
        <translation>Hier ist viel los</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) here now</source>
        <translation>
            <numerusform>%n Person gerade hier</numerusform>
            <numerusform>%n Personen gerade hier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>Digits typed: {n}</source>
        <translation>Eingegebene Ziffern: {n}</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>PIN pad</source>
        <translation>PIN-Feld</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>PIN festlegen</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <translation>PIN ändern</translation>
    </message>
    <message>
        <source>Enter the PIN to change settings</source>
        <translation>PIN eingeben, um Einstellungen zu ändern</translation>
    </message>
    <message>
        <source>Enter the present PIN</source>
        <translation>Bisherige PIN eingeben</translation>
    </message>
    <message>
        <source>Choose {least} to {most} digits; they open the settings</source>
        <translation>Wählen Sie {least} bis {most} Ziffern; damit öffnen Sie die Einstellungen</translation>
    </message>
    <message>
        <source>Enter the new PIN once more</source>
        <translation>Neue PIN noch einmal eingeben</translation>
    </message>
    <message>
        <source>The two were not the same; choose again</source>
        <translation>Die beiden stimmten nicht überein; wählen Sie erneut</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {n}</source>
        <translation>Falsche PIN. Verbleibende Versuche: {n}</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {time}</source>
        <translation>Zu viele falsche PINs. Erneut versuchen in {time}</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>What passers-by see of themselves, and how they are told.</source>
        <translation>Was Passanten von sich sehen und wie sie informiert werden.</translation>
    </message>
    <message>
        <source>Public screen</source>
        <translation>Öffentlicher Bildschirm</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Window, settings file, PIN, and leaving the program.</source>
        <translation>Fenster, Einstellungsdatei, PIN und Beenden des Programms.</translation>
    </message>
    <message>
        <source>Window and panel</source>
        <translation>Fenster und Betreiberansicht</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>Carry settings to another kiosk. The PIN and passwords are not included.</source>
        <translation>Einstellungen auf einen anderen Kiosk übertragen. PIN und Passwörter sind nicht enthalten.</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>Einstellungen exportieren …</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>Einstellungen importieren …</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Change PIN…</source>
        <translation>PIN ändern …</translation>
    </message>
    <message>
        <source>Quit program…</source>
        <translation>Programm beenden …</translation>
    </message>
    <message>
        <source>The kiosk stops counting until it is started again.</source>
        <translation>Der Kiosk zählt nicht mehr, bis er wieder gestartet wird.</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>Settings were exported to {file}</source>
        <translation>Die Einstellungen wurden nach {file} exportiert</translation>
    </message>
    <message>
        <source>Values read: {n}. Changed: {m}. Check them, then apply.</source>
        <translation>Gelesene Werte: {n}. Geändert: {m}. Prüfen und dann übernehmen.</translation>
    </message>
    <message>
        <source>Values read: {n}. Nothing differs from the present settings.</source>
        <translation>Gelesene Werte: {n}. Nichts weicht von den jetzigen Einstellungen ab.</translation>
    </message>
</context>
<context>
    <name>RecentChart</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>RegionView</name>
    <message>
        <source>Region of interest</source>
        <translation>Bildausschnitt</translation>
    </message>
    <message>
        <source>Arrow keys move the region, with Shift they change its size</source>
        <translation>Pfeiltasten verschieben den Bereich, mit Umschalt ändern sie seine Größe</translation>
    </message>
    <message>
        <source>The chosen view shows no picture of the camera</source>
        <translation>Die gewählte Ansicht zeigt kein Kamerabild</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A face is counted once it has been followed for this long.</source>
        <translation>Ein Gesicht zählt, sobald es so lange verfolgt wurde.</translation>
    </message>
    <message>
        <source>A face that comes back within this time is the same person; kept in memory only.</source>
        <translation>Ein Gesicht, das innerhalb dieser Zeit zurückkommt, ist dieselbe Person; nur im Arbeitsspeicher gehalten.</translation>
    </message>
    <message>
        <source>A face that was not seen for this long is gone.</source>
        <translation>Ein Gesicht, das so lange nicht zu sehen war, ist gegangen.</translation>
    </message>
    <message>
        <source>A face turned or tilted by less is looking at the screen.</source>
        <translation>Ein Gesicht, das weniger gedreht oder geneigt ist, schaut auf den Bildschirm.</translation>
    </message>
    <message>
        <source>A live source that gives no new or only identical pictures for this time is closed and opened again.</source>
        <translation>Eine Live-Quelle, die so lange keine oder nur gleiche Bilder liefert, wird geschlossen und neu geöffnet.</translation>
    </message>
    <message>
        <source>A request that takes longer is repeated later.</source>
        <translation>Eine Anfrage, die länger dauert, wird später wiederholt.</translation>
    </message>
    <message>
        <source>Also estimate the emotion of each face.</source>
        <translation>Auch die Emotion jedes Gesichts schätzen.</translation>
    </message>
    <message>
        <source>Also write the latest counts to a JSON file on this device.</source>
        <translation>Die neuesten Zahlen auch in eine JSON-Datei auf diesem Gerät schreiben.</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <source>Arithmetic on the device; default lets OpenVINO choose.</source>
        <translation>Rechengenauigkeit auf dem Gerät; mit der Vorgabe wählt OpenVINO.</translation>
    </message>
    <message>
        <source>Base address of the server, such as http://192.168.1.10:9002.</source>
        <translation>Grundadresse des Servers, etwa http://192.168.1.10:9002.</translation>
    </message>
    <message>
        <source>Below this confidence the gender is shown and counted as ?.</source>
        <translation>Unter dieser Sicherheit wird das Geschlecht als ? angezeigt und gezählt.</translation>
    </message>
    <message>
        <source>Confirm after</source>
        <translation>Bestätigen nach</translation>
    </message>
    <message>
        <source>Counts of this size and above are not published.</source>
        <translation>Zahlen ab dieser Größe werden nicht übermittelt.</translation>
    </message>
    <message>
        <source>Cover the whole screen at the start.</source>
        <translation>Beim Start den ganzen Bildschirm ausfüllen.</translation>
    </message>
    <message>
        <source>Detection threshold</source>
        <translation>Erkennungsschwelle</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detektor</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>Gerätekennung</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Zieladresse</translation>
    </message>
    <message>
        <source>Faces whose shorter side is smaller are ignored.</source>
        <translation>Gesichter, deren kürzere Seite kleiner ist, werden übergangen.</translation>
    </message>
    <message>
        <source>Faces with a lower confidence are not shown or counted.</source>
        <translation>Gesichter mit geringerer Sicherheit werden weder gezeigt noch gezählt.</translation>
    </message>
    <message>
        <source>For servers that ask for one; the password is kept in the key store.</source>
        <translation>Für Server, die einen verlangen; das Passwort liegt im Schlüsselspeicher.</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Gender threshold</source>
        <translation>Schwelle für Geschlecht</translation>
    </message>
    <message>
        <source>Give up opening a source after this time and try again later.</source>
        <translation>Das Öffnen einer Quelle nach dieser Zeit aufgeben und später erneut versuchen.</translation>
    </message>
    <message>
        <source>Gone after</source>
        <translation>Gegangen nach</translation>
    </message>
    <message>
        <source>Has the wrong form</source>
        <translation>Hat die falsche Form</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Height asked of a camera.</source>
        <translation>Von der Kamera verlangte Höhe.</translation>
    </message>
    <message>
        <source>Highest plausible count</source>
        <translation>Größte glaubhafte Zahl</translation>
    </message>
    <message>
        <source>How changes leave the device.</source>
        <translation>Wie Änderungen das Gerät verlassen.</translation>
    </message>
    <message>
        <source>How fast a file is played.</source>
        <translation>Wie schnell eine Datei abgespielt wird.</translation>
    </message>
    <message>
        <source>How much is computed about a face.</source>
        <translation>Wie viel zu einem Gesicht berechnet wird.</translation>
    </message>
    <message>
        <source>Inference device</source>
        <translation>Recheneinheit</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window; auto follows the system.</source>
        <translation>Sprache des Fensters; automatisch folgt dem System.</translation>
    </message>
    <message>
        <source>Left, top, right and bottom must be numbers from 0 (0 %) to 1 (100 %)</source>
        <translation>Links, oben, rechts und unten müssen Zahlen von 0 (0 %) bis 1 (100 %) sein</translation>
    </message>
    <message>
        <source>Local snapshot file</source>
        <translation>Lokale Datei mit Zahlen</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Lock again after</source>
        <translation>Wieder sperren nach</translation>
    </message>
    <message>
        <source>Looking angle</source>
        <translation>Blickwinkel</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>May contain only {allowed}</source>
        <translation>Darf nur enthalten: {allowed}</translation>
    </message>
    <message>
        <source>Mirror live pictures</source>
        <translation>Live-Bilder spiegeln</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Must be a number</source>
        <translation>Muss eine Zahl sein</translation>
    </message>
    <message>
        <source>Must be a text in quotes</source>
        <translation>Muss ein Text in Anführungszeichen sein</translation>
    </message>
    <message>
        <source>Must be a whole number</source>
        <translation>Muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>Must be at least 5 % wide and high, with left &lt; right, top &lt; bottom</source>
        <translation>Muss mindestens 5 % breit und hoch sein, mit links &lt; rechts und oben &lt; unten</translation>
    </message>
    <message>
        <source>Must be at least {minimum}</source>
        <translation>Muss mindestens {minimum} sein</translation>
    </message>
    <message>
        <source>Must be at most {maximum}</source>
        <translation>Darf höchstens {maximum} sein</translation>
    </message>
    <message>
        <source>Must be between {minimum} and {maximum}</source>
        <translation>Muss zwischen {minimum} und {maximum} liegen</translation>
    </message>
    <message>
        <source>Must be one of: {choices}</source>
        <translation>Muss eines davon sein: {choices}</translation>
    </message>
    <message>
        <source>Must be true or false</source>
        <translation>Muss true oder false sein</translation>
    </message>
    <message>
        <source>Must have at least {min_length} characters</source>
        <translation>Muss mindestens {min_length} Zeichen haben</translation>
    </message>
    <message>
        <source>Must have at most {max_length} characters</source>
        <translation>Darf höchstens {max_length} Zeichen haben</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>Darf nicht leer sein</translation>
    </message>
    <message>
        <source>Must not contain a user name or password; use their own fields</source>
        <translation>Darf weder Benutzernamen noch Passwort enthalten; nutzen Sie die eigenen Felder</translation>
    </message>
    <message>
        <source>Must not contain spaces, ? or #</source>
        <translation>Darf keine Leerzeichen, ? oder # enthalten</translation>
    </message>
    <message>
        <source>Must start with http:// or https:// followed by a host name</source>
        <translation>Muss mit http:// oder https:// beginnen, gefolgt von einem Servernamen</translation>
    </message>
    <message>
        <source>Name under which this kiosk reports; letters, digits and - _ . only.</source>
        <translation>Name, unter dem sich dieser Kiosk meldet; nur Buchstaben, Ziffern und&#xa0;-⁠&#xa0;_&#xa0;.</translation>
    </message>
    <message>
        <source>Network that finds the faces.</source>
        <translation>Netz, das die Gesichter findet.</translation>
    </message>
    <message>
        <source>Notice badge</source>
        <translation>Hinweis zeigen</translation>
    </message>
    <message>
        <source>Notice text</source>
        <translation>Text des Hinweises</translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation>Bildschirmtastatur</translation>
    </message>
    <message>
        <source>Opening time</source>
        <translation>Zeit zum Öffnen</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Palette of the window.</source>
        <translation>Farben des Fensters.</translation>
    </message>
    <message>
        <source>Part of the upright picture that is analysed and shown: left, top, right, bottom as fractions of its width and height.</source>
        <translation>Teil des aufrechten Bildes, der analysiert und gezeigt wird: links, oben, rechts, unten als Anteile von Breite und Höhe.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Rate asked of a camera.</source>
        <translation>Von der Kamera verlangte Bildrate.</translation>
    </message>
    <message>
        <source>Region of interest</source>
        <translation>Bildausschnitt</translation>
    </message>
    <message>
        <source>Remember faces for</source>
        <translation>Gesichter merken für</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Show cameras and streams as in a mirror; files are never mirrored.</source>
        <translation>Kameras und Streams wie im Spiegel zeigen; Dateien werden nie gespiegelt.</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Kleinstes Gesicht</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Stale after</source>
        <translation>Veraltet nach</translation>
    </message>
    <message>
        <source>Start a file again at its end.</source>
        <translation>Eine Datei am Ende von vorn beginnen.</translation>
    </message>
    <message>
        <source>Stored precision</source>
        <translation>Gespeicherte Genauigkeit</translation>
    </message>
    <message>
        <source>Tell passers-by on the screen that faces are analysed.</source>
        <translation>Passanten auf dem Bildschirm mitteilen, dass Gesichter analysiert werden.</translation>
    </message>
    <message>
        <source>The operator panel closes after this time without a touch.</source>
        <translation>Die Betreiberansicht schließt nach dieser Zeit ohne Berührung.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Time allowed for a reply</source>
        <translation>Wartezeit auf Antwort</translation>
    </message>
    <message>
        <source>Turn the picture clockwise.</source>
        <translation>Das Bild im Uhrzeigersinn drehen.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>What the public screen shows of the people.</source>
        <translation>Was der öffentliche Bildschirm von den Personen zeigt.</translation>
    </message>
    <message>
        <source>Where it stands, in your own words.</source>
        <translation>Wo er steht, in Ihren eigenen Worten.</translation>
    </message>
    <message>
        <source>Where the networks run.</source>
        <translation>Wo die Netze laufen.</translation>
    </message>
    <message>
        <source>Which stored form of the networks is used, where there are several.</source>
        <translation>Welche gespeicherte Form der Netze verwendet wird, wo es mehrere gibt.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width asked of a camera.</source>
        <translation>Von der Kamera verlangte Breite.</translation>
    </message>
    <message>
        <source>Your own text of the notice; empty uses the standard text.</source>
        <translation>Ihr eigener Hinweistext; leer gilt der Standardtext.</translation>
    </message>
    <message>
        <source>auto shows it when the device has a touch screen.</source>
        <translation>Automatisch zeigt sie, wenn das Gerät einen Touchscreen hat.</translation>
    </message>
    <message>
        <source>camera:0, a device path, a video file, rtsp://..., a folder or glob of pictures, sim:NAME, or auto: the first camera, else the simulated scene.</source>
        <translation>camera:0, ein Gerätepfad, eine Videodatei, rtsp://..., ein Ordner oder Muster von Bildern, sim:NAME oder auto: die erste Kamera, sonst die simulierte Szene.</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>fps</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>letters, digits and - _ .</source>
        <translation>Buchstaben, Ziffern und&#xa0;-⁠&#xa0;_&#xa0;.</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message numerus="yes">
        <source>Last %n minute(s)</source>
        <translation>
            <numerusform>Letzte Minute</numerusform>
            <numerusform>Letzte %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Heute nach Stunden</translation>
    </message>
</context>
<context>
    <name>StateScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Just a moment</source>
        <translation>Einen Augenblick</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>This happens only once and takes a few minutes at most.</source>
        <translation>Das passiert nur einmal und dauert höchstens ein paar Minuten.</translation>
    </message>
    <message>
        <source>We will be with you soon</source>
        <translation>Wir sind gleich für Sie da</translation>
    </message>
    <message>
        <source>This display is being set up.</source>
        <translation>Dieser Bildschirm wird gerade eingerichtet.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Einen Moment, bitte</translation>
    </message>
    <message>
        <source>The picture will be back shortly.</source>
        <translation>Das Bild ist gleich wieder da.</translation>
    </message>
    <message>
        <source>Taking a break</source>
        <translation>Kurze Pause</translation>
    </message>
    <message>
        <source>See you soon</source>
        <translation>Bis bald</translation>
    </message>
    <message>
        <source>Staff: press Ctrl+Shift+O for the next step.</source>
        <translation>Personal: Strg+Umschalt+O für den nächsten Schritt.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Counts stay on this device</source>
        <translation>Zahlen bleiben auf diesem Gerät</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Alles aktuell</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Wird aktualisiert</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>Warten auf Verbindung</translation>
    </message>
</context>
<context>
    <name>VideoView</name>
    <message>
        <source>Come closer and say hello</source>
        <translation>Kommen Sie näher und sagen Sie Hallo</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Live-Bild</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
</context>
</TS>
