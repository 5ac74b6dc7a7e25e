<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About Vitrine</source>
        <translation>Über Vitrine</translation>
    </message>
    <message>
        <source>Version {version}. Apache License 2.0.</source>
        <translation>Version {version}. Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <source>Ages and genders: trained on FairFace (Karkkainen and Joo, WACV 2021), CC BY 4.0.</source>
        <translation>Alter und Geschlecht: trainiert mit FairFace (Karkkainen und Joo, WACV 2021), CC BY 4.0.</translation>
    </message>
    <message>
        <source>Looking and emotion: learned from networks of the Open Model Zoo, Apache-2.0.</source>
        <translation>Blickrichtung und Emotion: von Netzen des Open Model Zoo gelernt, Apache-2.0.</translation>
    </message>
    <message>
        <source>The file NOTICE of the program names every package and network with its licence.</source>
        <translation>Die Datei NOTICE des Programms nennt jedes Paket und jedes Netz mit seiner Lizenz.</translation>
    </message>
</context>
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
        <translation>Wird gespeichert&#xa0;…</translation>
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
    <name>AddTask</name>
    <message>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Step {n} of {all}</source>
        <translation>Schritt {n} von {all}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
    <message>
        <source>This looks like {name} already</source>
        <translation>Das sieht nach {name} aus</translation>
    </message>
    <message>
        <source>If it is the same person, add the views there: two entries of one person make recognition worse. What was typed here is not kept then.</source>
        <translation>Ist es dieselbe Person, fügen Sie die Ansichten dort hinzu: Zwei Einträge für eine Person verschlechtern die Erkennung. Was hier eingegeben wurde, wird dann nicht behalten.</translation>
    </message>
    <message>
        <source>Open {name} and add the views there</source>
        <translation>{name} öffnen und Ansichten dort hinzufügen</translation>
    </message>
    <message>
        <source>It is another person: add anyway</source>
        <translation>Andere Person: trotzdem hinzufügen</translation>
    </message>
    <message>
        <source>{name} is enrolled</source>
        <translation>{name} ist angemeldet</translation>
    </message>
    <message>
        <source>{views} stored, no picture. Undo removes the person again.</source>
        <translation>{views} gespeichert, kein Bild. „Rückgängig“ entfernt die Person wieder.</translation>
    </message>
    <message>
        <source>{name} was not kept.</source>
        <translation>Die Anmeldung von {name} wurde nicht behalten.</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>Ohne Speichern verlassen?</translation>
    </message>
    <message>
        <source>What was entered and the views of the face are forgotten.</source>
        <translation>Die Eingaben und die Ansichten des Gesichts werden vergessen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Hierbleiben</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
</context>
<context>
    <name>AgeTile</name>
    <message>
        <source>Age of those interested</source>
        <translation>Alter der Interessierten</translation>
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
        <source>Read it</source>
        <translation>Lesen</translation>
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
        <source>People are recognised by name only after you have read what that demands, and chosen how long records are kept.</source>
        <translation>Personen werden erst mit Namen erkannt, wenn Sie gelesen haben, was dafür nötig ist, und gewählt haben, wie lange Aufzeichnungen aufbewahrt werden.</translation>
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
    <name>AudiencePage</name>
    <message>
        <source>Audience</source>
        <translation>Publikum</translation>
    </message>
    <message>
        <source>From which moment somebody counts, and where.</source>
        <translation>Ab wann jemand zählt, und wo.</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Faces that are not counted now</source>
        <translation>Gesichter, die gerade nicht zählen</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellenwerte</translation>
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
        <translation>Kameras werden gesucht&#xa0;…</translation>
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
    <name>CaptureCard</name>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Waiting for the camera…</source>
        <translation>Warten auf die Kamera&#xa0;…</translation>
    </message>
    <message>
        <source>No view can be taken now</source>
        <translation>Gerade ist keine Aufnahme möglich</translation>
    </message>
    <message>
        <source>All views are taken</source>
        <translation>Alle Ansichten sind aufgenommen</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>Stillhalten&#xa0;…</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message>
        <source>Picture of the camera</source>
        <translation>Bild der Kamera</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Earlier checks</source>
        <translation>Frühere Prüfungen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Nobody has checked this kiosk yet.</source>
        <translation>Dieser Kiosk wurde noch nicht geprüft.</translation>
    </message>
    <message>
        <source>{person} by hand, {kiosk} by the kiosk</source>
        <translation>{person} von Hand, {kiosk} vom Kiosk</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the check of {day}</source>
        <translation>Prüfung vom {day} löschen</translation>
    </message>
    <message>
        <source>The check of {day} was deleted.</source>
        <translation>Die Prüfung vom {day} wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Audience check</source>
        <translation>Prüfzählung</translation>
    </message>
    <message>
        <source>Count by hand for ten minutes and see how well the kiosk counts.</source>
        <translation>Zählen Sie zehn Minuten von Hand und sehen Sie, wie gut der Kiosk zählt.</translation>
    </message>
    <message>
        <source>Count along</source>
        <translation>Mitzählen</translation>
    </message>
    <message>
        <source>Stand where you see everybody whom the camera sees, press Start, and tap one button for each person who passes by, stops or looks. Afterwards your taps are compared with what the kiosk counted meanwhile, and the margin is printed beside every exported number.</source>
        <translation>Stellen Sie sich dorthin, wo Sie alle sehen, die auch die Kamera sieht. Drücken Sie Start und tippen Sie für jede Person, die vorbeigeht, stehen bleibt oder hinschaut, auf eine Taste. Danach wird Ihre Zählung mit der des Kiosks verglichen; die Fehlerspanne steht dann neben jeder exportierten Zahl.</translation>
    </message>
    <message>
        <source>One minute less</source>
        <translation>Eine Minute weniger</translation>
    </message>
    <message>
        <source>One minute more</source>
        <translation>Eine Minute mehr</translation>
    </message>
    <message>
        <source>Who counts (may stay empty)</source>
        <translation>Wer zählt (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>Wer zählt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Vielen Dank</translation>
    </message>
    <message>
        <source>Comparing your taps with the visits…</source>
        <translation>Ihre Zählung wird mit den Besuchen verglichen&#xa0;…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Open camera page</source>
        <translation>Kameraseite öffnen</translation>
    </message>
    <message>
        <source>The kiosk is not counting now; see the health page.</source>
        <translation>Der Kiosk zählt gerade nicht; siehe Seite „Zustand“.</translation>
    </message>
    <message>
        <source>The camera was moved since the check of {day}. Its margin does not hold any more: check again.</source>
        <translation>Die Kamera wurde seit der Prüfung vom {day} bewegt. Deren Fehlerspanne gilt nicht mehr: Bitte neu prüfen.</translation>
    </message>
    <message>
        <source>Settings that decide who counts were changed since the check of {day}: {names}. Its margin does not hold any more: check again.</source>
        <translation>Seit der Prüfung vom {day} wurden Einstellungen geändert, die bestimmen, wer zählt: {names}. Deren Fehlerspanne gilt nicht mehr: Bitte neu prüfen.</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
    <message>
        <source>Save or discard this result first.</source>
        <translation>Speichern oder verwerfen Sie zuerst dieses Ergebnis.</translation>
    </message>
</context>
<context>
    <name>CheckTexts</name>
    <message>
        <source>Passed by</source>
        <translation>Vorbeigegangen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stehen geblieben</translation>
    </message>
    <message>
        <source>Looked</source>
        <translation>Hingeschaut</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Interessiert</translation>
    </message>
    <message>
        <source>The kiosk counts well</source>
        <translation>Der Kiosk zählt gut</translation>
    </message>
    <message>
        <source>The kiosk counts fairly well</source>
        <translation>Der Kiosk zählt recht gut</translation>
    </message>
    <message>
        <source>The kiosk counts badly here</source>
        <translation>Der Kiosk zählt hier schlecht</translation>
    </message>
    <message>
        <source>Too few people to tell</source>
        <translation>Zu wenige Personen für ein Urteil</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Too few people</source>
        <translation>Zu wenige Personen</translation>
    </message>
    <message>
        <source>Settings changed since</source>
        <translation>Einstellungen seither geändert</translation>
    </message>
    <message>
        <source>Camera moved since</source>
        <translation>Kamera seither bewegt</translation>
    </message>
    <message>
        <source>± over {limit}</source>
        <translation>± über {limit}</translation>
    </message>
    <message>
        <source>{part} of {of} · {share}</source>
        <translation>{part} von {of} · {share}</translation>
    </message>
    <message>
        <source>likely {low} to {high}</source>
        <translation>wohl {low} bis {high}</translation>
    </message>
    <message>
        <source>Numbers of this device are right to within {margin}. Nothing has to be done.</source>
        <translation>Die Zahlen dieses Geräts stimmen auf {margin} genau. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Numbers of this device are right to within {margin}.</source>
        <translation>Die Zahlen dieses Geräts stimmen auf {margin} genau.</translation>
    </message>
    <message>
        <source>About {n} more people are needed before a margin means anything. Count again for longer, or at a busier time.</source>
        <translation>Es fehlen noch etwa {n} Personen, bevor eine Fehlerspanne etwas aussagt. Zählen Sie noch einmal länger oder zu einer belebteren Zeit.</translation>
    </message>
    <message>
        <source>Nobody came by. Count again at a busier time; about {n} people are needed.</source>
        <translation>Niemand kam vorbei. Zählen Sie noch einmal zu einer belebteren Zeit; nötig sind etwa {n} Personen.</translation>
    </message>
    <message>
        <source>It counts about {share} too few.</source>
        <translation>Er zählt etwa {share} zu wenig.</translation>
    </message>
    <message>
        <source>It counts about {share} too many.</source>
        <translation>Er zählt etwa {share} zu viel.</translation>
    </message>
    <message>
        <source>It overlooks people: move the camera closer to their way, to the height of their eyes, or add light. The camera page shows what to change.</source>
        <translation>Er übersieht Personen: Bringen Sie die Kamera näher an ihren Weg oder auf Augenhöhe, oder sorgen Sie für mehr Licht. Die Seite „Kamera“ zeigt, was zu ändern ist.</translation>
    </message>
    <message>
        <source>It counts too many: the same person twice, or faces that are nobody. Draw an ignored area over posters and screens, and let faces be remembered for longer.</source>
        <translation>Er zählt zu viele: dieselbe Person doppelt oder Gesichter, die niemand sind. Zeichnen Sie einen ignorierten Bereich über Plakate und Bildschirme und lassen Sie Gesichter länger merken.</translation>
    </message>
</context>
<context>
    <name>ClipCard</name>
    <message>
        <source>Use a recorded clip instead</source>
        <translation>Stattdessen eine Aufnahme verwenden</translation>
    </message>
    <message>
        <source>A clip from this camera and a table of who is in it (CSV: start_s, end_s, stopped, looked) do the same without anybody counting.</source>
        <translation>Eine Aufnahme dieser Kamera und eine Tabelle der Personen darin (CSV: start_s, end_s, stopped, looked) leisten dasselbe, ohne dass jemand zählt.</translation>
    </message>
    <message>
        <source>Choose clip (MP4)…</source>
        <translation>Aufnahme wählen (MP4)&#xa0;…</translation>
    </message>
    <message>
        <source>Choose table (CSV)…</source>
        <translation>Tabelle wählen (CSV)&#xa0;…</translation>
    </message>
    <message>
        <source>Compare with clip</source>
        <translation>Mit Aufnahme vergleichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Part of the clip</source>
        <translation>Anteil der Aufnahme</translation>
    </message>
    <message>
        <source>Analysing the clip. The kiosk goes on counting meanwhile.</source>
        <translation>Die Aufnahme wird analysiert. Der Kiosk zählt währenddessen weiter.</translation>
    </message>
    <message>
        <source>Choose a clip</source>
        <translation>Aufnahme wählen</translation>
    </message>
    <message>
        <source>Choose the table of the clip</source>
        <translation>Tabelle zur Aufnahme wählen</translation>
    </message>
    <message>
        <source>The clip was not analysed.</source>
        <translation>Die Aufnahme wurde nicht analysiert.</translation>
    </message>
    <message>
        <source>The analysis could not be started.</source>
        <translation>Die Analyse konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>keine gewählt</translation>
    </message>
</context>
<context>
    <name>CloudCheck</name>
    <message>
        <source>Another one has this name</source>
        <translation>Diesen Namen hat schon ein anderes</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>Darf nicht leer sein</translation>
    </message>
    <message>
        <source>Small letters, digits and dashes only, at most 32, and no dash at the beginning</source>
        <translation>Nur Kleinbuchstaben, Ziffern und Bindestriche, höchstens 32, kein Bindestrich am Anfang</translation>
    </message>
    <message>
        <source>Must have at most {n} characters</source>
        <translation>Darf höchstens {n} Zeichen haben</translation>
    </message>
    <message>
        <source>Must be a number between 1 and 120</source>
        <translation>Muss eine Zahl zwischen 1 und 120 sein</translation>
    </message>
    <message>
        <source>Must be numbers from 200 to 299, with commas</source>
        <translation>Müssen Zahlen von 200 bis 299 sein, mit Kommas</translation>
    </message>
    <message>
        <source>Has the wrong form</source>
        <translation>Hat die falsche Form</translation>
    </message>
</context>
<context>
    <name>CloudForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>For you: small letters, digits and dashes. It cannot be changed later.</source>
        <translation>Für Sie: Kleinbuchstaben, Ziffern und Bindestriche. Er lässt sich später nicht ändern.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>Zugriffsschlüssel-ID</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Of Amazon; others need none.</source>
        <translation>Von Amazon; andere brauchen keine.</translation>
    </message>
    <message>
        <source>Time allowed for a reply</source>
        <translation>Wartezeit auf Antwort</translation>
    </message>
    <message>
        <source>In seconds, 1 to 120. What takes longer is tried again.</source>
        <translation>In Sekunden, 1 bis 120. Was länger dauert, wird erneut versucht.</translation>
    </message>
    <message>
        <source>Replies that mean success</source>
        <translation>Antworten, die Erfolg bedeuten</translation>
    </message>
    <message>
        <source>Only for a server that does not answer as a collector does: HTTP statuses from 200 to 299, with commas.</source>
        <translation>Nur für einen Server, der nicht wie ein Sammelserver antwortet: HTTP-Status von 200 bis 299, mit Kommas.</translation>
    </message>
    <message>
        <source>File of certificate authorities</source>
        <translation>Datei der Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>For a server with a certificate of your own: a PEM file on this device.</source>
        <translation>Für einen Server mit eigenem Zertifikat: eine PEM-Datei auf diesem Gerät.</translation>
    </message>
    <message>
        <source>Certificate of this kiosk</source>
        <translation>Zertifikat dieses Kiosks</translation>
    </message>
    <message>
        <source>For servers that ask for one: a PEM file on this device.</source>
        <translation>Für Server, die eines verlangen: eine PEM-Datei auf diesem Gerät.</translation>
    </message>
    <message>
        <source>Key of that certificate</source>
        <translation>Schlüssel zu diesem Zertifikat</translation>
    </message>
    <message>
        <source>A PEM file on this device.</source>
        <translation>Eine PEM-Datei auf diesem Gerät.</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>Adresse des Dienstes</translation>
    </message>
    <message>
        <source>Only for services that speak like Amazon but live elsewhere, such as MinIO.</source>
        <translation>Nur für Dienste, die sich wie Amazon verhalten, aber anderswo laufen, etwa MinIO.</translation>
    </message>
    <message>
        <source>Of the collector; with a path, for a server of your own.</source>
        <translation>Die des Sammelservers; mit Pfad für einen eigenen Server.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>The collector shows it when this kiosk is added there.</source>
        <translation>Der Sammelserver zeigt ihn, wenn dieser Kiosk dort hinzugefügt wird.</translation>
    </message>
    <message>
        <source>Without /analytics/face, which is added.</source>
        <translation>Ohne /analytics/face, das wird angehängt.</translation>
    </message>
    <message>
        <source>Only if the server asks for one.</source>
        <translation>Nur, wenn der Server danach fragt.</translation>
    </message>
    <message>
        <source>mqtts:// is encrypted; mqtt:// is not, for a network of your own.</source>
        <translation>mqtts:// ist verschlüsselt; mqtt:// nicht, für ein eigenes Netz.</translation>
    </message>
    <message>
        <source>Only if the broker asks for one.</source>
        <translation>Nur, wenn der Broker danach fragt.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>May have {device}, {location} and {type} in it; empty takes the usual one.</source>
        <translation>Kann {device}, {location} und {type} enthalten; leer gilt das übliche.</translation>
    </message>
    <message>
        <source>s3://bucket/folder, az://container/folder, gs://bucket/folder or file:///path/to/folder.</source>
        <translation>s3://bucket/ordner, az://container/ordner, gs://bucket/ordner oder file:///pfad/zum/ordner.</translation>
    </message>
    <message>
        <source>Access key ID or account</source>
        <translation>Zugriffsschlüssel-ID oder Konto</translation>
    </message>
    <message>
        <source>Amazon: access key ID. Azure: storage account. Others and folders: empty.</source>
        <translation>Amazon: Zugriffsschlüssel-ID. Azure: Speicherkonto. Andere und Ordner: leer.</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Amazon: secret access key. Azure: account key or SAS token. Google: the JSON of a service account. Folders: none.</source>
        <translation>Amazon: geheimer Zugriffsschlüssel. Azure: Kontoschlüssel oder SAS-Token. Google: das JSON eines Dienstkontos. Ordner: keiner.</translation>
    </message>
    <message>
        <source>Of the web service.</source>
        <translation>Die des Webdienstes.</translation>
    </message>
    <message>
        <source>Secret to sign with</source>
        <translation>Geheimnis zum Signieren</translation>
    </message>
    <message>
        <source>The service knows the same one. Nothing is sent without it.</source>
        <translation>Der Dienst kennt dasselbe. Ohne es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>The ARN of the topic, as Amazon shows it.</source>
        <translation>Die ARN des Themas, wie Amazon sie zeigt.</translation>
    </message>
    <message>
        <source>Empty takes the one that this device has.</source>
        <translation>Leer gilt der, den dieses Gerät hat.</translation>
    </message>
    <message>
        <source>Secret access key</source>
        <translation>Geheimer Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Table of profiles</source>
        <translation>Tabelle der Profile</translation>
    </message>
    <message>
        <source>A DynamoDB table with a profile for each FaceId; empty looks nothing up.</source>
        <translation>Eine DynamoDB-Tabelle mit einem Profil je FaceId; leer wird nichts nachgeschlagen.</translation>
    </message>
    <message>
        <source>For a server that asks for a name and a password, not for a token.</source>
        <translation>Für einen Server, der Name und Passwort verlangt statt eines Tokens.</translation>
    </message>
    <message>
        <source>Also to retail/traffic</source>
        <translation>Auch an retail/traffic</translation>
    </message>
    <message>
        <source>The number of people in the form that retail dashboards know.</source>
        <translation>Die Personenzahl in der Form, die Dashboards im Einzelhandel kennen.</translation>
    </message>
</context>
<context>
    <name>CloudPage</name>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Where records go, and what waits to get there.</source>
        <translation>Wohin Datensätze gehen, und was noch darauf wartet.</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Abgelehnte Datensätze</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>Teil der Seite</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Was wartet</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>On this device and from afar</source>
        <translation>Auf diesem Gerät und aus der Ferne</translation>
    </message>
    <message>
        <source>{name} is in force.</source>
        <translation>{name} ist wirksam.</translation>
    </message>
</context>
<context>
    <name>CloudTexts</name>
    <message>
        <source>It works: the destination accepted the test</source>
        <translation>Es funktioniert: Das Ziel hat den Test angenommen</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Sammelserver</translation>
    </message>
    <message>
        <source>Workshop endpoint</source>
        <translation>Workshop-Server</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>MQTT-Broker</translation>
    </message>
    <message>
        <source>Files in a cloud or a folder</source>
        <translation>Dateien in einer Cloud oder einem Ordner</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Notification (Amazon SNS)</source>
        <translation>Benachrichtigung (Amazon SNS)</translation>
    </message>
    <message>
        <source>A Vitrine collector, or a server of your own that takes JSON. Nothing is lost or doubled on the way.</source>
        <translation>Ein Sammelserver von Vitrine oder ein eigener Server, der JSON annimmt. Unterwegs geht nichts verloren und nichts kommt doppelt an.</translation>
    </message>
    <message>
        <source>The number of people now, as a simple request. Latest state, at least once: numbers from before an outage are not sent later.</source>
        <translation>Die Personenzahl im Augenblick, als einfache Anfrage. Neuester Stand, mindestens einmal: Zahlen von vor einem Ausfall werden nicht nachgesendet.</translation>
    </message>
    <message>
        <source>A message for each record, for home automation, signage and dashboards.</source>
        <translation>Eine Nachricht je Datensatz, für Hausautomation, digitale Schilder und Dashboards.</translation>
    </message>
    <message>
        <source>JSON files by day in Amazon S3, Azure Blob, Google Cloud Storage or a folder.</source>
        <translation>JSON-Dateien nach Tagen in Amazon S3, Azure Blob, Google Cloud Storage oder einem Ordner.</translation>
    </message>
    <message>
        <source>A request to any web service, signed so that it knows who sent it.</source>
        <translation>Eine Anfrage an einen beliebigen Webdienst, signiert, damit er weiß, von wem sie kommt.</translation>
    </message>
    <message>
        <source>A message when somebody is recognised who agreed to it.</source>
        <translation>Eine Nachricht, wenn jemand erkannt wird, der darin eingewilligt hat.</translation>
    </message>
    <message>
        <source>Everything is delivered</source>
        <translation>Alles ist zugestellt</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation>Zugang verweigert</translation>
    </message>
    <message>
        <source>Wrong address</source>
        <translation>Falsche Adresse</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Package missing</source>
        <translation>Paket fehlt</translation>
    </message>
    <message>
        <source>The last try failed. It is repeated by itself; nothing is lost.</source>
        <translation>Der letzte Versuch ist fehlgeschlagen. Er wird von selbst wiederholt; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Many tries in a row failed. One record is tried now and then; the others wait.</source>
        <translation>Viele Versuche hintereinander sind fehlgeschlagen. Ab und zu wird ein Datensatz versucht; die anderen warten.</translation>
    </message>
    <message>
        <source>Records wait until you resume it.</source>
        <translation>Datensätze warten, bis Sie es fortsetzen.</translation>
    </message>
    <message>
        <source>The destination does not accept the credential. Nothing is dropped; correct it under Edit.</source>
        <translation>Das Ziel nimmt die Zugangsdaten nicht an. Nichts wird verworfen; berichtigen Sie sie unter „Bearbeiten“.</translation>
    </message>
    <message>
        <source>Nothing at this address takes records. Nothing is dropped; correct it under Edit.</source>
        <translation>An dieser Adresse nimmt nichts Datensätze an. Nichts wird verworfen; berichtigen Sie sie unter „Bearbeiten“.</translation>
    </message>
    <message>
        <source>Too many records were refused one by one. Look at the refused records, then press Send now.</source>
        <translation>Zu viele Datensätze wurden einzeln abgelehnt. Sehen Sie sich die abgelehnten Datensätze an und drücken Sie dann „Jetzt senden“.</translation>
    </message>
    <message>
        <source>The last try failed. The newest number is sent again by itself.</source>
        <translation>Der letzte Versuch ist fehlgeschlagen. Die neueste Zahl wird von selbst erneut gesendet.</translation>
    </message>
    <message>
        <source>Nothing is sent until you resume it.</source>
        <translation>Es wird nichts gesendet, bis Sie es fortsetzen.</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>Personenzahl</translation>
    </message>
    <message>
        <source>Each time it changes.</source>
        <translation>Jedes Mal, wenn sie sich ändert.</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>How long somebody stayed and looked; no name, no picture.</source>
        <translation>Wie lange jemand blieb und hinsah; kein Name, kein Bild.</translation>
    </message>
    <message>
        <source>Recognised people</source>
        <translation>Erkannte Personen</translation>
    </message>
    <message>
        <source>Only those who agreed; names if they agreed to that.</source>
        <translation>Nur wer eingewilligt hat; mit Namen, wenn das eingeschlossen ist.</translation>
    </message>
    <message>
        <source>Sign of life</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>How this kiosk is, and its problems.</source>
        <translation>Wie es diesem Kiosk geht, und seine Probleme.</translation>
    </message>
    <message>
        <source>Audience checks</source>
        <translation>Prüfzählungen</translation>
    </message>
    <message>
        <source>How well the counting agrees with a person who counted.</source>
        <translation>Wie gut die Zählung mit einer von Hand übereinstimmt.</translation>
    </message>
    <message>
        <source>Hourly sums</source>
        <translation>Stundensummen</translation>
    </message>
    <message>
        <source>The figures of each full hour.</source>
        <translation>Die Zahlen jeder vollen Stunde.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Of recognised people who agreed to pictures being handed on.</source>
        <translation>Von erkannten Personen, die in die Weitergabe von Bildern eingewilligt haben.</translation>
    </message>
    <message>
        <source>Erasures</source>
        <translation>Löschungen</translation>
    </message>
    <message>
        <source>So that the destination erases people, too.</source>
        <translation>Damit auch das Ziel Personen löscht.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>What had to be given up, so that nothing is missing unsaid.</source>
        <translation>Was verworfen werden musste, damit nichts stillschweigend fehlt.</translation>
    </message>
    <message>
        <source>Must not contain spaces</source>
        <translation>Darf keine Leerzeichen enthalten</translation>
    </message>
    <message>
        <source>Must be the ARN of a topic</source>
        <translation>Muss die ARN eines Themas sein</translation>
    </message>
    <message>
        <source>This is no address</source>
        <translation>Das ist keine Adresse</translation>
    </message>
    <message>
        <source>Must not contain a user name or password; use their own fields</source>
        <translation>Darf weder Benutzernamen noch Passwort enthalten; nutzen Sie die eigenen Felder</translation>
    </message>
    <message>
        <source>A folder is written as file:///path/to/folder</source>
        <translation>Ein Ordner wird als file:///pfad/zum/ordner geschrieben</translation>
    </message>
    <message>
        <source>Must not contain ? or #</source>
        <translation>Darf weder ? noch # enthalten</translation>
    </message>
    <message>
        <source>Certificate and key belong together: both or neither</source>
        <translation>Zertifikat und Schlüssel gehören zusammen: beide oder keines</translation>
    </message>
    <message>
        <source>Must be numbers from 200 to 299, with commas</source>
        <translation>Müssen Zahlen von 200 bis 299 sein, mit Kommas</translation>
    </message>
    <message>
        <source>An optional package is not installed. Install it with: {command}, then start the program again.</source>
        <translation>Ein optionales Paket ist nicht installiert. Installieren Sie es mit: {command}, und starten Sie dann das Programm neu.</translation>
    </message>
    <message>
        <source>Must start with {schemes} followed by a name</source>
        <translation>Muss mit {schemes} beginnen, gefolgt von einem Namen</translation>
    </message>
    <message>
        <source>Must start with {schemes}</source>
        <translation>Muss mit {schemes} beginnen</translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <translation>{others} oder {last}</translation>
    </message>
    <message>
        <source>its clock is {n} s ahead of this one</source>
        <translation>dort geht die Uhr {n}&#xa0;s vor</translation>
    </message>
    <message>
        <source>its clock is {n} s behind this one</source>
        <translation>dort geht die Uhr {n}&#xa0;s nach</translation>
    </message>
</context>
<context>
    <name>CoachCard</name>
    <message>
        <source>Let {value} more people pass: then there is more to say.</source>
        <translation>Warten Sie {value} weitere Personen ab: Dann lässt sich mehr sagen.</translation>
    </message>
    <message>
        <source>Move the camera {value} m closer to the people: faces are too small.</source>
        <translation>Rücken Sie die Kamera {value}&#xa0;m näher an die Personen: Gesichter sind zu klein.</translation>
    </message>
    <message>
        <source>Too dark: give the faces more light from the front.</source>
        <translation>Zu dunkel: Geben Sie den Gesichtern mehr Licht von vorn.</translation>
    </message>
    <message>
        <source>Too dark from {value}:00 on: switch a light on then.</source>
        <translation>Zu dunkel ab {value}:00 Uhr: Schalten Sie dann ein Licht ein.</translation>
    </message>
    <message>
        <source>The background outshines the faces: turn the camera away from the window, or give the faces light.</source>
        <translation>Der Hintergrund überstrahlt die Gesichter: Drehen Sie die Kamera vom Fenster weg oder beleuchten Sie die Gesichter.</translation>
    </message>
    <message>
        <source>{value} % of the picture is burnt out: keep lamps, windows and reflections out of it.</source>
        <translation>{value}&#xa0;% des Bildes sind überbelichtet: Halten Sie Lampen, Fenster und Spiegelungen heraus.</translation>
    </message>
    <message>
        <source>Faces are not sharp: clean and focus the lens, or give more light.</source>
        <translation>Gesichter sind nicht scharf: Reinigen Sie das Objektiv, stellen Sie es scharf, oder sorgen Sie für mehr Licht.</translation>
    </message>
    <message>
        <source>People are seen from the side: put the camera where they look.</source>
        <translation>Personen sind von der Seite zu sehen: Stellen Sie die Kamera dorthin, wohin sie schauen.</translation>
    </message>
    <message>
        <source>Faces are seen at a steep angle: bring the camera to the height of the eyes.</source>
        <translation>Gesichter sind aus steilem Winkel zu sehen: Bringen Sie die Kamera auf Augenhöhe.</translation>
    </message>
    <message>
        <source>Many faces are cut off at an edge: turn the camera so that people cross the middle.</source>
        <translation>Viele Gesichter sind am Rand abgeschnitten: Drehen Sie die Kamera so, dass Personen durch die Mitte gehen.</translation>
    </message>
    <message>
        <source>Only {value} frames a second are analysed: choose a smaller picture or a faster device.</source>
        <translation>Nur {value} Bilder pro Sekunde werden analysiert: Wählen Sie ein kleineres Bild oder ein schnelleres Gerät.</translation>
    </message>
    <message>
        <source>The camera stands well.</source>
        <translation>Die Kamera steht gut.</translation>
    </message>
    <message>
        <source>Counting people</source>
        <translation>Personen zählen</translation>
    </message>
    <message>
        <source>Looking, returning people</source>
        <translation>Blick, wiederkehrende Personen</translation>
    </message>
    <message>
        <source>Age and gender</source>
        <translation>Alter und Geschlecht</translation>
    </message>
    <message>
        <source>Installation coach</source>
        <translation>Aufstellhilfe</translation>
    </message>
    <message>
        <source>Large enough</source>
        <translation>Groß genug</translation>
    </message>
    <message>
        <source>Face width</source>
        <translation>Gesichtsbreite</translation>
    </message>
    <message>
        <source>Light on faces</source>
        <translation>Licht auf Gesichtern</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Burnt out</source>
        <translation>Überbelichtet</translation>
    </message>
    <message>
        <source>Turned away by</source>
        <translation>Abgewandt um</translation>
    </message>
    <message>
        <source>Where faces were</source>
        <translation>Wo Gesichter waren</translation>
    </message>
    <message>
        <source>Light over the day</source>
        <translation>Licht im Tagesverlauf</translation>
    </message>
    <message>
        <source>Measure the reach</source>
        <translation>Reichweite messen</translation>
    </message>
    <message>
        <source>Stand in front of the camera, alone and looking at it, and touch your distance.</source>
        <translation>Stellen Sie sich allein vor die Kamera, schauen Sie hinein und tippen Sie auf Ihren Abstand.</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n}&#xa0;m</translation>
    </message>
    <message>
        <source>Store as certificate</source>
        <translation>Als Zertifikat speichern</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} Personen</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}&#xa0;%</translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation>{n}&#xa0;px</translation>
    </message>
    <message>
        <source>up or down: {n}°</source>
        <translation>auf oder ab: {n}°</translation>
    </message>
    <message>
        <source>Your face is {px} px wide: the lens sees {angle}°. Apply to keep it.</source>
        <translation>Ihr Gesicht ist {px}&#xa0;px breit: Das Objektiv sieht {angle}°. Zum Behalten übernehmen.</translation>
    </message>
    <message>
        <source>The certificate is stored with the history.</source>
        <translation>Das Zertifikat ist beim Verlauf gespeichert.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Renew the consent</source>
        <translation>Einwilligung erneuern</translation>
    </message>
    <message>
        <source>Given on {day}, recorded by {name}.</source>
        <translation>Erteilt am {day}, erfasst von {name}.</translation>
    </message>
    <message>
        <source>Text {version}, read in {language}.</source>
        <translation>Text {version}, gelesen auf {language}.</translation>
    </message>
    <message>
        <source>Also allowed: {what}.</source>
        <translation>Außerdem erlaubt: {what}.</translation>
    </message>
    <message>
        <source>Nothing beyond recognition is allowed.</source>
        <translation>Außer der Erkennung ist nichts erlaubt.</translation>
    </message>
    <message>
        <source>Ends on {day}.</source>
        <translation>Endet am {day}.</translation>
    </message>
    <message>
        <source>Ended on {day}.</source>
        <translation>Endete am {day}.</translation>
    </message>
</context>
<context>
    <name>ConsentView</name>
    <message>
        <source>Language of the consent</source>
        <translation>Sprache der Einwilligung</translation>
    </message>
    <message>
        <source>Scroll the text on</source>
        <translation>Text weiterblättern</translation>
    </message>
    <message>
        <source>Who of the staff records this</source>
        <translation>Wer vom Personal dies erfasst</translation>
    </message>
    <message>
        <source>Say below who of the staff records this.</source>
        <translation>Geben Sie unten an, wer vom Personal dies erfasst.</translation>
    </message>
</context>
<context>
    <name>CrossingMap</name>
    <message>
        <source>Where faces were</source>
        <translation>Wo Gesichter waren</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>A year earlier</source>
        <translation>Ein Jahr früher</translation>
    </message>
    <message>
        <source>A month earlier</source>
        <translation>Einen Monat früher</translation>
    </message>
    <message>
        <source>A month later</source>
        <translation>Einen Monat später</translation>
    </message>
    <message>
        <source>A year later</source>
        <translation>Ein Jahr später</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Diese Tage zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Now touch the last day.</source>
        <translation>Tippen Sie nun auf den letzten Tag.</translation>
    </message>
    <message>
        <source>Touch the first day, then the last day.</source>
        <translation>Tippen Sie auf den ersten, dann auf den letzten Tag.</translation>
    </message>
</context>
<context>
    <name>DeadLetters</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Abgelehnte Datensätze</translation>
    </message>
    <message>
        <source>Content of the record</source>
        <translation>Inhalt des Datensatzes</translation>
    </message>
    <message>
        <source>A destination took everything but these. They are kept here until you send them again or delete them; the figures of this device are not touched by either.</source>
        <translation>Ein Ziel hat alles außer diesen angenommen. Sie bleiben hier, bis Sie sie erneut senden oder löschen; die Zahlen dieses Geräts berührt weder das eine noch das andere.</translation>
    </message>
    <message>
        <source>All destinations</source>
        <translation>Alle Ziele</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>Es wurde nichts abgelehnt</translation>
    </message>
    <message>
        <source>When a destination says of a single record that it will never take it, the record is kept here instead of holding up the others.</source>
        <translation>Wenn ein Ziel einen einzelnen Datensatz für immer ablehnt, wird er hier aufbewahrt, statt die anderen aufzuhalten.</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alle wählen</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Keine wählen</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>{type} of {at}, refused by {sink} on {refused}</source>
        <translation>{type} vom {at}, abgelehnt von {sink} am {refused}</translation>
    </message>
    <message>
        <source>Status {n}: {reason}</source>
        <translation>Status {n}: {reason}</translation>
    </message>
    <message>
        <source>This destination refused nothing.</source>
        <translation>Dieses Ziel hat nichts abgelehnt.</translation>
    </message>
    <message>
        <source>{n} of {all} chosen</source>
        <translation>{n} von {all} gewählt</translation>
    </message>
    <message>
        <source>Only the latest are shown.</source>
        <translation>Nur die neuesten werden gezeigt.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit&#xa0;…</translation>
    </message>
    <message>
        <source>Sent again: {n}. What is refused once more comes back here.</source>
        <translation>Erneut gesendet: {n}. Was noch einmal abgelehnt wird, kommt hierher zurück.</translation>
    </message>
    <message>
        <source>Where are the refused records to be saved?</source>
        <translation>Wo sollen die abgelehnten Datensätze gespeichert werden?</translation>
    </message>
    <message>
        <source>Exported to {file}: {n}. They are kept here, too.</source>
        <translation>Nach {file} exportiert: {n}. Hier bleiben sie auch erhalten.</translation>
    </message>
    <message>
        <source>Delete the chosen records? ({n})</source>
        <translation>Gewählte Datensätze löschen? ({n})</translation>
    </message>
    <message>
        <source>The destination will never receive them. Export them first if somebody may want to look at them.</source>
        <translation>Das Ziel wird sie nie erhalten. Exportieren Sie sie zuerst, wenn sie noch jemand ansehen möchte.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Deleted: {n}</source>
        <translation>Gelöscht: {n}</translation>
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
    <name>EnrolTask</name>
    <message>
        <source>Connect to a collector</source>
        <translation>Mit einem Sammelserver verbinden</translation>
    </message>
    <message>
        <source>On the collector&apos;s page, open Devices and press “Show a code”. It shows an address, a code that works once, and a QR code with both.</source>
        <translation>Öffnen Sie auf der Seite des Sammelservers die Geräte („Devices“) und drücken Sie „Show a code“. Er zeigt eine Adresse, einen Code, der einmal gilt, und einen QR-Code mit beidem.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Type the code</source>
        <translation>Code eingeben</translation>
    </message>
    <message>
        <source>Address of the collector</source>
        <translation>Adresse des Sammelservers</translation>
    </message>
    <message>
        <source>Beginning with https:// or, in a network of your own, http://.</source>
        <translation>Beginnt mit https:// oder, in einem eigenen Netz, http://.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Twelve letters and digits; it works for 15 minutes.</source>
        <translation>Zwölf Buchstaben und Ziffern; er gilt 15 Minuten.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Or show the QR code to the camera</source>
        <translation>Oder den QR-Code der Kamera zeigen</translation>
    </message>
    <message>
        <source>Hold it on a phone or on paper into the frame.</source>
        <translation>Halten Sie ihn auf einem Telefon oder auf Papier in den Rahmen.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Kamera verwenden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Must start with https:// or http:// followed by a name</source>
        <translation>Muss mit https:// oder http:// beginnen, gefolgt von einem Namen</translation>
    </message>
    <message>
        <source>A code has twelve signs, without 0, 1, I, O and U, like ABCD-EFGH-JKLM</source>
        <translation>Ein Code hat zwölf Zeichen, ohne 0, 1, I, O und U, wie ABCD-⁠EFGH-⁠JKLM</translation>
    </message>
    <message>
        <source>Stop the camera</source>
        <translation>Kamera anhalten</translation>
    </message>
    <message>
        <source>Looking for a code…</source>
        <translation>Ein Code wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>That is another QR code. Show the one that the collector shows.</source>
        <translation>Das ist ein anderer QR-Code. Zeigen Sie den, den der Sammelserver zeigt.</translation>
    </message>
    <message>
        <source>Connect to {host}?</source>
        <translation>Mit {host} verbinden?</translation>
    </message>
    <message>
        <source>This kiosk gives the collector its id and place, and gets a token in exchange. From then on it sends counts, visits, hourly sums and signs of life there; of recognised people only what they agreed to. No pictures.</source>
        <translation>Dieser Kiosk gibt dem Sammelserver seine Kennung und seinen Standort und erhält dafür einen Token. Von da an sendet er Zählungen, Besuche, Stundensummen und Lebenszeichen dorthin; von erkannten Personen nur, worin sie eingewilligt haben. Keine Bilder.</translation>
    </message>
    <message>
        <source>The address begins with http://: whoever is in the same network can read what is sent, the token too. Go on only in a network of your own.</source>
        <translation>Die Adresse beginnt mit http://: Wer im selben Netz ist, kann mitlesen, was gesendet wird, auch den Token. Machen Sie nur in einem eigenen Netz weiter.</translation>
    </message>
</context>
<context>
    <name>EraseTask</name>
    <message>
        <source>ERASE</source>
        <translation>LÖSCHEN</translation>
    </message>
    <message>
        <source>Who of the staff erases</source>
        <translation>Wer vom Personal löscht</translation>
    </message>
    <message>
        <source>Type {word} to confirm</source>
        <translation>Zum Bestätigen {word} eingeben</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Hold to erase</source>
        <translation>Zum Löschen halten</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>Jetzt löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Erase {name}?</source>
        <translation>{name} löschen?</translation>
    </message>
    <message>
        <source>Erase the group {name}?</source>
        <translation>Gruppe {name} löschen?</translation>
    </message>
    <message>
        <source>Erase everybody?</source>
        <translation>Alle löschen?</translation>
    </message>
    <message>
        <source>Erased are: profile and consent, every view of the face, stored pictures and records, and the number in the history of visits.</source>
        <translation>Gelöscht werden: Profil und Einwilligung, alle Ansichten des Gesichts, gespeicherte Bilder und Aufzeichnungen sowie die Nummer im Verlauf der Besuche.</translation>
    </message>
    <message>
        <source>The key with which they were encrypted is destroyed, and all groups go.</source>
        <translation>Der Schlüssel, mit dem sie verschlüsselt waren, wird vernichtet, und alle Gruppen entfallen.</translation>
    </message>
    <message>
        <source>What remains is a receipt without a name. Exported files are not reached by this.</source>
        <translation>Es bleibt ein Beleg ohne Namen. Exportierte Dateien werden davon nicht erfasst.</translation>
    </message>
    <message>
        <source>{name} is erased when this page is closed.</source>
        <translation>{name} wird gelöscht, wenn diese Seite geschlossen wird.</translation>
    </message>
    <message>
        <source>Until then you can undo it.</source>
        <translation>Bis dahin können Sie es rückgängig machen.</translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <translation>Es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Erased. Receipt {number}</source>
        <translation>Gelöscht. Beleg {number}</translation>
    </message>
</context>
<context>
    <name>FaceLabel</name>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>FacesView</name>
    <message>
        <source>With the camera</source>
        <translation>Mit der Kamera</translation>
    </message>
    <message>
        <source>From photos</source>
        <translation>Aus Fotos</translation>
    </message>
    <message>
        <source>The camera takes five views in about half a minute. Of photos, two to five good ones are best: sharp, alone, from the front and a little from the sides.</source>
        <translation>Die Kamera nimmt in etwa einer halben Minute fünf Ansichten auf. Bei Fotos sind zwei bis fünf gute am besten: scharf, allein, von vorn und etwas von den Seiten.</translation>
    </message>
    <message>
        <source>Choose photos of this person</source>
        <translation>Fotos dieser Person wählen</translation>
    </message>
    <message>
        <source>No view was taken. Try again, or take photos.</source>
        <translation>Es wurde keine Ansicht aufgenommen. Versuchen Sie es erneut oder nehmen Sie Fotos.</translation>
    </message>
    <message>
        <source>A view looks like none of the others. Is it somebody else? Remove it, or keep it if you are sure.</source>
        <translation>Eine Ansicht gleicht keiner der anderen. Ist es jemand anderes? Entfernen Sie sie oder behalten Sie sie, wenn Sie sicher sind.</translation>
    </message>
    <message>
        <source>Remove this view</source>
        <translation>Diese Ansicht entfernen</translation>
    </message>
    <message>
        <source>Taken: {views}</source>
        <translation>Aufgenommen: {views}</translation>
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
    <name>FieldRow</name>
    <message>
        <source>Field, e.g. Company</source>
        <translation>Feld, z.&#xa0;B. Firma</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remove this field</source>
        <translation>Dieses Feld entfernen</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>Who is still there is counted after leaving.</source>
        <translation>Wer noch da ist, zählt nach dem Gehen.</translation>
    </message>
    <message>
        <source>There is no data before: {days}.</source>
        <translation>Davor gibt es keine Daten: {days}.</translation>
    </message>
    <message>
        <source>Observed for {now}, and for {then} before ({days}): not comparable.</source>
        <translation>{now} beobachtet, zuvor {then} ({days}): nicht vergleichbar.</translation>
    </message>
    <message>
        <source>Compared with {days}, up to the same time of day.</source>
        <translation>Verglichen mit {days}, bis zur selben Uhrzeit.</translation>
    </message>
    <message>
        <source>Compared with {days}.</source>
        <translation>Verglichen mit {days}.</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Folders and files</source>
        <translation>Ordner und Dateien</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alle wählen</translation>
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
        <source>Chosen: {n}</source>
        <translation>Gewählt: {n}</translation>
    </message>
    <message>
        <source>No files of this kind here.</source>
        <translation>Hier gibt es keine Dateien dieser Art.</translation>
    </message>
    <message>
        <source>The file with this name will be replaced.</source>
        <translation>Die Datei dieses Namens wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>GenderTile</name>
    <message>
        <source>Interested today</source>
        <translation>Heute interessiert</translation>
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
</context>
<context>
    <name>GreetingWords</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere Person</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupBar</name>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Erase group</source>
        <translation>Gruppe löschen</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Name der Gruppe</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>Alle Gruppen</translation>
    </message>
</context>
<context>
    <name>GroupEditor</name>
    <message>
        <source>All groups</source>
        <translation>Alle Gruppen</translation>
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
    <name>HeatMap</name>
    <message>
        <source>Weekday by hour</source>
        <translation>Wochentag nach Stunde</translation>
    </message>
    <message>
        <source>{n} an hour</source>
        <translation>{n} pro Stunde</translation>
    </message>
    <message>
        <source>{name}, on average</source>
        <translation>{name}, im Durchschnitt</translation>
    </message>
    <message>
        <source>Altogether</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Hours observed</source>
        <translation>Beobachtete Stunden</translation>
    </message>
</context>
<context>
    <name>HistoryFigures</name>
    <message>
        <source>audited {day}</source>
        <translation>geprüft am {day}</translation>
    </message>
    <message>
        <source>± {n} %, audited {day}</source>
        <translation>± {n}&#xa0;%, geprüft am {day}</translation>
    </message>
    <message>
        <source>{note} with too few people</source>
        <translation>{note} mit zu wenigen Personen</translation>
    </message>
    <message>
        <source>{note}; settings changed since</source>
        <translation>{note}; Einstellungen seither geändert</translation>
    </message>
    <message>
        <source>{note}; camera moved since</source>
        <translation>{note}; Kamera seither bewegt</translation>
    </message>
</context>
<context>
    <name>HistoryLayers</name>
    <message>
        <source>Passing by</source>
        <translation>Vorbeigehende</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Interessierte</translation>
    </message>
    <message>
        <source>Share of interested</source>
        <translation>Anteil Interessierte</translation>
    </message>
    <message>
        <source>Mean stop</source>
        <translation>Mittleres Stehen</translation>
    </message>
    <message>
        <source>Mean attention</source>
        <translation>Mittlere Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Most people at once</source>
        <translation>Meiste Personen zugleich</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Hinein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Hinaus</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>Zeitraum davor</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Nicht beobachtet</translation>
    </message>
    <message>
        <source>Women</source>
        <translation>Frauen</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>Männer</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>The audience of this device over hours, days and years.</source>
        <translation>Das Publikum dieses Geräts über Stunden, Tage und Jahre.</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The picture shows the charts above as they are: do not share it. In reports and data of the chosen days, groups of fewer people than the privacy settings allow are merged.</source>
        <translation>Das Bild zeigt die Diagramme oben, wie sie sind: Geben Sie es nicht weiter. In Berichten und Daten der gewählten Tage werden Gruppen mit weniger Personen, als die Einstellungen zum Datenschutz erlauben, zusammengefasst.</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)&#xa0;…</translation>
    </message>
    <message>
        <source>Report ({format})…</source>
        <translation>Bericht ({format})&#xa0;…</translation>
    </message>
    <message>
        <source>Data ({format})…</source>
        <translation>Daten ({format})&#xa0;…</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Der Verlauf wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>The history cannot be shown</source>
        <translation>Der Verlauf kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>No numbers yet</source>
        <translation>Noch keine Zahlen</translation>
    </message>
    <message>
        <source>No numbers in these days</source>
        <translation>Keine Zahlen in diesen Tagen</translation>
    </message>
    <message>
        <source>Nothing was counted yet. The first numbers come within a minute of the first picture that is analysed; a person is counted {n} minutes after leaving, when it is certain that it was one visit.</source>
        <translation>Es wurde noch nichts gezählt. Die ersten Zahlen kommen innerhalb einer Minute nach dem ersten analysierten Bild; eine Person zählt {n} Minuten nach dem Gehen, wenn feststeht, dass es ein einziger Besuch war.</translation>
    </message>
    <message>
        <source>There are numbers from {first} to {last}.</source>
        <translation>Es gibt Zahlen vom {first} bis zum {last}.</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Daten exportieren</translation>
    </message>
    <message>
        <source>Raw: small groups of people are not merged. Do not share this picture.</source>
        <translation>Roh: Kleine Gruppen sind nicht zusammengefasst. Geben Sie dieses Bild nicht weiter.</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>{file} wird geschrieben&#xa0;…</translation>
    </message>
    <message>
        <source>Exported to {file}</source>
        <translation>Nach {file} exportiert</translation>
    </message>
</context>
<context>
    <name>HistorySheet</name>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Crossings</source>
        <translation>Übertritte</translation>
    </message>
    <message>
        <source>Interested, by gender</source>
        <translation>Interessierte nach Geschlecht</translation>
    </message>
    <message>
        <source>Interested, by age</source>
        <translation>Interessierte nach Alter</translation>
    </message>
    <message>
        <source>What the colours show</source>
        <translation>Was die Farben zeigen</translation>
    </message>
    <message>
        <source>The week, hour by hour</source>
        <translation>Die Woche nach Stunden</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Look from farther away</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Age and gender were not analysed in these days.</source>
        <translation>Alter und Geschlecht wurden in diesen Tagen nicht analysiert.</translation>
    </message>
    <message>
        <source>Nobody was interested in these days.</source>
        <translation>In diesen Tagen war niemand interessiert.</translation>
    </message>
    <message>
        <source>{name}: the mean of all hours that were observed.</source>
        <translation>{name}: Mittel aller beobachteten Stunden.</translation>
    </message>
</context>
<context>
    <name>HistoryTexts</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>Choose days…</source>
        <translation>Tage wählen&#xa0;…</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Each bar is an hour.</source>
        <translation>Jeder Balken ist eine Stunde.</translation>
    </message>
    <message>
        <source>Each bar is a day.</source>
        <translation>Jeder Balken ist ein Tag.</translation>
    </message>
    <message>
        <source>Each bar is a week.</source>
        <translation>Jeder Balken ist eine Woche.</translation>
    </message>
    <message>
        <source>Each bar is a month.</source>
        <translation>Jeder Balken ist ein Monat.</translation>
    </message>
    <message>
        <source>Look closer to see shorter times.</source>
        <translation>Vergrößern Sie, um kürzere Zeiten zu sehen.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} Punkte</translation>
    </message>
    <message>
        <source>{n} before</source>
        <translation>zuvor {n}</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
</context>
<context>
    <name>IgnoredFaceRow</name>
    <message>
        <source>Count this face</source>
        <translation>Dieses Gesicht zählen</translation>
    </message>
    <message>
        <source>Always ignore this place</source>
        <translation>Diese Stelle immer ignorieren</translation>
    </message>
    <message>
        <source>{number}  ·  {place}, in view for {time}</source>
        <translation>{number}  ·  {place}, seit {time} zu sehen</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>Oben links</translation>
    </message>
    <message>
        <source>Top middle</source>
        <translation>Oben Mitte</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>Oben rechts</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>Unten links</translation>
    </message>
    <message>
        <source>Bottom middle</source>
        <translation>Unten Mitte</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>Unten rechts</translation>
    </message>
    <message>
        <source>It is inside an ignored area.</source>
        <translation>Es liegt in einem ignorierten Bereich.</translation>
    </message>
    <message>
        <source>It does not move, turn or blink: a picture or a mannequin.</source>
        <translation>Es bewegt sich nicht, dreht sich nicht und blinzelt nicht: ein Bild oder eine Schaufensterpuppe.</translation>
    </message>
    <message>
        <source>A lifeless face was seen on this very place before.</source>
        <translation>An genau dieser Stelle war schon einmal ein lebloses Gesicht.</translation>
    </message>
    <message>
        <source>For {time} it moved by no more than {moved} % of its width, turned by no more than {turned}° and did not blink: a picture or a mannequin.</source>
        <translation>{time} lang hat es sich höchstens um {moved}&#xa0;% seiner Breite bewegt, höchstens um {turned}° gedreht und nicht geblinzelt: ein Bild oder eine Schaufensterpuppe.</translation>
    </message>
</context>
<context>
    <name>IgnoredFaces</name>
    <message>
        <source>Every face in view is counted. A face that does not move, turn or blink for long, such as one on a poster, appears here.</source>
        <translation>Jedes Gesicht im Bild zählt. Ein Gesicht, das sich lange nicht bewegt, nicht dreht und nicht blinzelt, etwa auf einem Plakat, erscheint hier.</translation>
    </message>
</context>
<context>
    <name>KindTask</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>By a code</source>
        <translation>Mit Code</translation>
    </message>
    <message>
        <source>Add a destination</source>
        <translation>Ziel hinzufügen</translation>
    </message>
    <message>
        <source>Where are records to go? You can add several, one after another.</source>
        <translation>Wohin sollen Datensätze gehen? Sie können mehrere Ziele hinzufügen, eines nach dem anderen.</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
</context>
<context>
    <name>LightStrip</name>
    <message>
        <source>Light over the day</source>
        <translation>Licht im Tagesverlauf</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>Enrolled twice…</source>
        <translation>Doppelt angemeldet&#xa0;…</translation>
    </message>
    <message>
        <source>Search the other entry by name</source>
        <translation>Anderen Eintrag nach Namen suchen</translation>
    </message>
    <message>
        <source>Other people</source>
        <translation>Andere Personen</translation>
    </message>
    <message>
        <source>Choose the other entry of the same person. Its views come here.</source>
        <translation>Wählen Sie den anderen Eintrag derselben Person. Seine Ansichten kommen hierher.</translation>
    </message>
    <message>
        <source>Are both the same person?</source>
        <translation>Sind beide dieselbe Person?</translation>
    </message>
    <message>
        <source>The views of {name} come here, and the entry {name} is gone.</source>
        <translation>Die Ansichten von {name} kommen hierher, und der Eintrag {name} entfällt.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Yes, make one of both</source>
        <translation>Ja, zusammenführen</translation>
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
        <translation>Sperrt in {n}&#xa0;s</translation>
    </message>
</context>
<context>
    <name>NoticeBadge</name>
    <message>
        <source>People are counted on this device. No picture is stored and nobody is identified.</source>
        <translation>Auf diesem Gerät werden Personen gezählt. Es wird kein Bild gespeichert und niemand identifiziert.</translation>
    </message>
    <message>
        <source>Age, gender, gaze and expression are estimated on this device.</source>
        <translation>Alter, Geschlecht, Blickrichtung und Gesichtsausdruck werden auf diesem Gerät geschätzt.</translation>
    </message>
    <message>
        <source>Age, gender and gaze are estimated on this device.</source>
        <translation>Alter, Geschlecht und Blickrichtung werden auf diesem Gerät geschätzt.</translation>
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
        <source>People who enrolled are recognised by name; nobody else is identified, and nothing of anybody else&apos;s face is kept.</source>
        <translation>Angemeldete Personen werden mit Namen erkannt; sonst wird niemand identifiziert, und von anderen Gesichtern wird nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation>Datenschutzhinweis</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Before anybody is identified</source>
        <translation>Bevor jemand identifiziert wird</translation>
    </message>
    <message>
        <source>I have read this and see to it</source>
        <translation>Gelesen; ich sorge dafür</translation>
    </message>
    <message>
        <source>Switch identification on</source>
        <translation>Identifizierung einschalten</translation>
    </message>
    <message>
        <source>Everybody enrolled has agreed</source>
        <translation>Alle Angemeldeten haben eingewilligt</translation>
    </message>
    <message>
        <source>Descriptions of faces are among the most protected personal data. Enrol only people who read the consent here and accepted it themselves, freely, and erase them at once when they withdraw.</source>
        <translation>Beschreibungen von Gesichtern gehören zu den am stärksten geschützten personenbezogenen Daten. Melden Sie nur Personen an, die die Einwilligung hier gelesen und selbst freiwillig erteilt haben, und löschen Sie sie sofort, wenn sie widerrufen.</translation>
    </message>
    <message>
        <source>Everybody else is told</source>
        <translation>Alle anderen werden informiert</translation>
    </message>
    <message>
        <source>To find out who is enrolled, every face in view is compared. Put the notice on the screen and the sign at the entrance; offer a way past the camera. Nothing about strangers is kept.</source>
        <translation>Um festzustellen, wer angemeldet ist, wird jedes Gesicht im Bild verglichen. Zeigen Sie den Hinweis auf dem Bildschirm, bringen Sie das Schild am Eingang an und bieten Sie einen Weg an der Kamera vorbei. Über Fremde wird nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>You are responsible</source>
        <translation>Sie sind verantwortlich</translation>
    </message>
    <message>
        <source>The operator of this place answers for it, not this program. The law differs from place to place, and may ask for an assessment before you begin, or forbid it: ask whoever advises you on data protection.</source>
        <translation>Dafür steht der Betreiber dieses Ortes ein, nicht dieses Programm. Das Recht ist von Ort zu Ort verschieden; es kann vor dem Beginn eine Folgenabschätzung verlangen oder dies verbieten: Fragen Sie Ihre Datenschutzberatung.</translation>
    </message>
    <message>
        <source>A time limit is set</source>
        <translation>Eine Frist ist gesetzt</translation>
    </message>
    <message>
        <source>Records of who was recognised are deleted after the time you choose.</source>
        <translation>Aufzeichnungen darüber, wer erkannt wurde, werden nach der Zeit gelöscht, die Sie wählen.</translation>
    </message>
    <message>
        <source>Acknowledge this and choose a time before identification is applied.</source>
        <translation>Bestätigen Sie dies und wählen Sie eine Zeit, bevor die Identifizierung übernommen wird.</translation>
    </message>
    <message>
        <source>Identification begins with Apply.</source>
        <translation>Die Identifizierung beginnt mit „Übernehmen“.</translation>
    </message>
    <message>
        <source>Identification is on.</source>
        <translation>Die Identifizierung ist an.</translation>
    </message>
    <message>
        <source>Identification is off: nobody is recognised.</source>
        <translation>Die Identifizierung ist aus: Niemand wird erkannt.</translation>
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
        <source>Identification</source>
        <translation>Identifizierung</translation>
    </message>
    <message>
        <source>The program&apos;s own</source>
        <translation>Das eigene des Programms</translation>
    </message>
    <message>
        <source>Open Model Zoo (adults only)</source>
        <translation>Open Model Zoo (nur Erwachsene)</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By day and minute</source>
        <translation>Nach Tag und Minute</translation>
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
        <source>Charts only</source>
        <translation>Nur Diagramme</translation>
    </message>
    <message>
        <source>European Union</source>
        <translation>Europäische Union</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Vereinigte Staaten</translation>
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
        <source>Simulated scene: Crossing</source>
        <translation>Simulierte Szene: Kreuzende Wege</translation>
    </message>
    <message>
        <source>Simulated scene: Crowd</source>
        <translation>Simulierte Szene: Menschenmenge</translation>
    </message>
    <message>
        <source>Simulated scene: A crowd leaves together</source>
        <translation>Simulierte Szene: Eine Menge geht gemeinsam</translation>
    </message>
    <message>
        <source>Simulated scene: Hidden by others</source>
        <translation>Simulierte Szene: Von anderen verdeckt</translation>
    </message>
    <message>
        <source>Simulated scene: Poster on the wall</source>
        <translation>Simulierte Szene: Plakat an der Wand</translation>
    </message>
    <message>
        <source>Simulated scene: Quiet street</source>
        <translation>Simulierte Szene: Ruhige Straße</translation>
    </message>
    <message>
        <source>Simulated scene: Back after 10 minutes</source>
        <translation>Simulierte Szene: Nach 10 Minuten zurück</translation>
    </message>
    <message>
        <source>Simulated scene: Back after 2 minutes</source>
        <translation>Simulierte Szene: Nach 2 Minuten zurück</translation>
    </message>
    <message>
        <source>Simulated scene: Coming back</source>
        <translation>Simulierte Szene: Sie kommen zurück</translation>
    </message>
    <message>
        <source>Nobody is identified before the notice about it is acknowledged and it is decided how long records are kept.</source>
        <translation>Niemand wird identifiziert, bevor der Hinweis dazu bestätigt und festgelegt ist, wie lange Aufzeichnungen aufbewahrt werden.</translation>
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
        <translation>vor {n}&#xa0;s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>vor {n}&#xa0;min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>vor {n}&#xa0;h</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>vor {n} d</translation>
    </message>
</context>
<context>
    <name>OutboundCard</name>
    <message>
        <source>over the network</source>
        <translation>über das Netzwerk</translation>
    </message>
    <message>
        <source>a file on this device</source>
        <translation>eine Datei auf diesem Gerät</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Latest message</source>
        <translation>Letzte Nachricht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>OutboundPage</name>
    <message>
        <source>Number of people</source>
        <translation>Personenzahl</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Verbindungstest</translation>
    </message>
    <message>
        <source>Connecting to a collector</source>
        <translation>Verbindung mit einem Sammelserver</translation>
    </message>
    <message>
        <source>Settings from the collector</source>
        <translation>Einstellungen vom Sammelserver</translation>
    </message>
    <message>
        <source>Download of networks</source>
        <translation>Herunterladen der Netze</translation>
    </message>
    <message>
        <source>What leaves this device</source>
        <translation>Was dieses Gerät verlässt</translation>
    </message>
    <message>
        <source>Made from what was really sent since the program started.</source>
        <translation>Erstellt aus dem, was seit dem Programmstart wirklich gesendet wurde.</translation>
    </message>
    <message>
        <source>Pictures are sent only of recognised people who agreed to it, and only to destinations for which pictures are chosen. The vectors that tell people apart stay on this device; none of the messages below has a place for them.</source>
        <translation>Bilder werden nur von erkannten Personen gesendet, die darin eingewilligt haben, und nur an Ziele, für die Bilder gewählt sind. Die Vektoren, die Personen unterscheiden, bleiben auf diesem Gerät; keine der Nachrichten unten hat einen Platz dafür.</translation>
    </message>
    <message>
        <source>Pictures, faces and the vectors that tell people apart stay in the memory of this device; none of the messages below has a place for them.</source>
        <translation>Bilder, Gesichter und die Vektoren, die Personen unterscheiden, bleiben im Arbeitsspeicher dieses Geräts; keine der Nachrichten unten hat einen Platz dafür.</translation>
    </message>
    <message>
        <source>Sent to {n} destinations</source>
        <translation>An {n} Ziele gesendet</translation>
    </message>
    <message>
        <source>Sent to one destination</source>
        <translation>An ein Ziel gesendet</translation>
    </message>
    <message>
        <source>Each card shows the latest message word for word; passwords are hidden.</source>
        <translation>Jede Karte zeigt die letzte Nachricht Wort für Wort; Passwörter sind verborgen.</translation>
    </message>
    <message>
        <source>Nothing has left this device yet</source>
        <translation>Noch nichts hat dieses Gerät verlassen</translation>
    </message>
    <message>
        <source>Records will go to these destinations: {names}.</source>
        <translation>Datensätze werden an diese Ziele gehen: {names}.</translation>
    </message>
    <message>
        <source>No destination is in use; all numbers stay on this device.</source>
        <translation>Es ist kein Ziel in Gebrauch; alle Zahlen bleiben auf diesem Gerät.</translation>
    </message>
    <message>
        <source>Nothing leaves this device</source>
        <translation>Nichts verlässt dieses Gerät</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Search by name or field</source>
        <translation>Nach Name oder Feld suchen</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Check the threshold</source>
        <translation>Schwelle prüfen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Erase everybody</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <source>Enrolled people</source>
        <translation>Angemeldete Personen</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet</source>
        <translation>Noch niemand angemeldet</translation>
    </message>
    <message>
        <source>The kiosk recognises only people who agreed and were enrolled here. It takes about two minutes: the person reads and accepts the consent, you type the name, and five views of the face are taken by the camera or from photos.</source>
        <translation>Der Kiosk erkennt nur Personen, die eingewilligt haben und hier angemeldet wurden. Es dauert etwa zwei Minuten: Die Person liest die Einwilligung und erteilt sie, Sie geben den Namen ein, und fünf Ansichten des Gesichts werden mit der Kamera oder aus Fotos aufgenommen.</translation>
    </message>
    <message>
        <source>Add the first person</source>
        <translation>Erste Person hinzufügen</translation>
    </message>
    <message>
        <source>Import from another kiosk</source>
        <translation>Von einem anderen Kiosk importieren</translation>
    </message>
    <message>
        <source>The enrolled people are not shown.</source>
        <translation>Die angemeldeten Personen werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} von {all}</translation>
    </message>
    <message>
        <source>Nobody is found by this. Try fewer letters or all groups.</source>
        <translation>So wird niemand gefunden. Versuchen Sie weniger Buchstaben oder alle Gruppen.</translation>
    </message>
    <message>
        <source>To be seen to, such as a consent that ends or new photos: {people}</source>
        <translation>Zu erledigen, etwa endende Einwilligung oder neue Fotos: {people}</translation>
    </message>
    <message>
        <source>Checking how alike the people of a group are…</source>
        <translation>Es wird geprüft, wie ähnlich sich die Personen einer Gruppe sind&#xa0;…</translation>
    </message>
    <message>
        <source>A face is taken for somebody from a likeness of {n}.</source>
        <translation>Ein Gesicht gilt ab einer Ähnlichkeit von {n} als erkannt.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Who is recognised and greeted, with their consent. Nobody else ever is.</source>
        <translation>Wer mit eigener Einwilligung erkannt und begrüßt wird. Sonst nie jemand.</translation>
    </message>
    <message>
        <source>Enrolled people</source>
        <translation>Angemeldete Personen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>Teil der Seite</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>PeopleReceipts</name>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Views of faces</source>
        <translation>Gesichtsansichten</translation>
    </message>
    <message>
        <source>Stored pictures</source>
        <translation>Gespeicherte Bilder</translation>
    </message>
    <message>
        <source>Visits that no longer say who it was</source>
        <translation>Besuche, die nicht mehr sagen, wer es war</translation>
    </message>
    <message>
        <source>Receipt of erasure</source>
        <translation>Löschbeleg</translation>
    </message>
    <message>
        <source>Number of the person</source>
        <translation>Nummer der Person</translation>
    </message>
</context>
<context>
    <name>PeopleSettings</name>
    <message>
        <source>Recognition</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>What is kept of recognised people</source>
        <translation>Was von erkannten Personen aufbewahrt wird</translation>
    </message>
</context>
<context>
    <name>PeopleTexts</name>
    <message>
        <source>Look straight into the camera</source>
        <translation>Gerade in die Kamera schauen</translation>
    </message>
    <message>
        <source>Turn your head towards the arrow</source>
        <translation>Den Kopf zum Pfeil drehen</translation>
    </message>
    <message>
        <source>Lift your chin a little</source>
        <translation>Das Kinn etwas heben</translation>
    </message>
    <message>
        <source>Lower your chin a little</source>
        <translation>Das Kinn etwas senken</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>visits may carry the person&apos;s number</source>
        <translation>Besuche dürfen die Nummer der Person tragen</translation>
    </message>
    <message>
        <source>a picture may be kept for a while</source>
        <translation>ein Bild darf eine Zeit lang aufbewahrt werden</translation>
    </message>
    <message>
        <source>name and profile may be handed on</source>
        <translation>Name und Profil dürfen weitergegeben werden</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>The check failed</source>
        <translation>Die Prüfung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Eine Person</translation>
    </message>
    <message>
        <source>A group</source>
        <translation>Eine Gruppe</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n Ansicht</numerusform>
            <numerusform>%n Ansichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Consent expired</source>
        <translation>Einwilligung abgelaufen</translation>
    </message>
    <message>
        <source>No views</source>
        <translation>Keine Ansichten</translation>
    </message>
    <message>
        <source>Needs new photos</source>
        <translation>Braucht neue Fotos</translation>
    </message>
    <message numerus="yes">
        <source>Consent ends in %n day(s)</source>
        <translation>
            <numerusform>Einwilligung endet in %n Tag</numerusform>
            <numerusform>Einwilligung endet in %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonTask</name>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>Profil speichern</translation>
    </message>
    <message>
        <source>Add these views</source>
        <translation>Diese Ansichten hinzufügen</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>Nicht diese Person</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>Diese Person löschen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Views of the face</source>
        <translation>Ansichten des Gesichts</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Richtigstellen</translation>
    </message>
    <message>
        <source>If somebody else in front of the kiosk is taken for this person, say so: it is not done again, and this person is recognised more cautiously from then on.</source>
        <translation>Wird vor dem Kiosk jemand anderes für diese Person gehalten, geben Sie es hier an: Es geschieht nicht noch einmal, und diese Person wird von da an vorsichtiger erkannt.</translation>
    </message>
    <message>
        <source>The change was undone.</source>
        <translation>Die Änderung wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The profile was saved.</source>
        <translation>Das Profil wurde gespeichert.</translation>
    </message>
    <message>
        <source>The views were added.</source>
        <translation>Die Ansichten wurden hinzugefügt.</translation>
    </message>
    <message>
        <source>The view was removed.</source>
        <translation>Die Ansicht wurde entfernt.</translation>
    </message>
    <message>
        <source>The consent was renewed.</source>
        <translation>Die Einwilligung wurde erneuert.</translation>
    </message>
    <message>
        <source>Both entries are one person now.</source>
        <translation>Beide Einträge sind jetzt eine Person.</translation>
    </message>
    <message>
        <source>The face in view is not taken for {name} while it stays in view.</source>
        <translation>Das Gesicht im Bild wird nicht für {name} gehalten, solange es im Bild bleibt.</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>Ohne Speichern verlassen?</translation>
    </message>
    <message>
        <source>Changes of the profile and views that were not added are forgotten.</source>
        <translation>Änderungen am Profil und nicht hinzugefügte Ansichten werden vergessen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Hierbleiben</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>Photos read</source>
        <translation>Gelesene Fotos</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Only the first {n} photos are read.</source>
        <translation>Nur die ersten {n} Fotos werden gelesen.</translation>
    </message>
    <message>
        <source>Reading photo {n} of {all}…</source>
        <translation>Foto {n} von {all} wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Photos that can be used: {good} of {all}</source>
        <translation>Brauchbare Fotos: {good} von {all}</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>The chosen view shows no picture of the camera</source>
        <translation>Die gewählte Ansicht zeigt kein Kamerabild</translation>
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
        <translation>Einen Moment&#xa0;…</translation>
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
    <name>PresetChooser</name>
    <message>
        <source>The values below are your own.</source>
        <translation>Die Werte unten sind Ihre eigenen.</translation>
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
    <name>ProfileEditor</name>
    <message>
        <source>First name and surname</source>
        <translation>Vor- und Nachname</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>About the person</source>
        <translation>Über die Person</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>About the person, for staff</source>
        <translation>Über die Person, fürs Personal</translation>
    </message>
    <message>
        <source>Further facts</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <source>Letters left: {n}</source>
        <translation>Noch {n} Zeichen</translation>
    </message>
    <message>
        <source>Letters too many: {n}</source>
        <translation>{n} Zeichen zu viel</translation>
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
        <source>Figures on the public screen</source>
        <translation>Zahlen auf dem öffentlichen Bildschirm</translation>
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
        <translation>Einstellungen exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>Einstellungen importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Change PIN…</source>
        <translation>PIN ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Quit program…</source>
        <translation>Programm beenden&#xa0;…</translation>
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
    <name>RangePicker</name>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Length of a bar</source>
        <translation>Länge eines Balkens</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
</context>
<context>
    <name>RateEditor</name>
    <message>
        <source>One stranger in {n}</source>
        <translation>Eine von {n} fremden Personen</translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message>
        <source>Save as text</source>
        <translation>Als Text speichern</translation>
    </message>
    <message>
        <source>Receipt of erasure</source>
        <translation>Löschbeleg</translation>
    </message>
    <message>
        <source>Where is the receipt to be saved?</source>
        <translation>Wo soll der Beleg gespeichert werden?</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Als {name} gespeichert</translation>
    </message>
</context>
<context>
    <name>ReceiptList</name>
    <message>
        <source>Receipts of erasures</source>
        <translation>Löschbelege</translation>
    </message>
    <message>
        <source>They prove what was erased and when, and hold no names. Give the number or the saved text to the person.</source>
        <translation>Sie belegen, was wann gelöscht wurde, und enthalten keine Namen. Geben Sie der Person die Nummer oder den gespeicherten Text.</translation>
    </message>
    <message>
        <source>Nothing was erased on this device yet.</source>
        <translation>Auf diesem Gerät wurde noch nichts gelöscht.</translation>
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
    <name>RecognisedCard</name>
    <message>
        <source>Recognised now</source>
        <translation>Gerade erkannt</translation>
    </message>
    <message>
        <source>Recognised lately</source>
        <translation>Kürzlich erkannt</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger anzeigen</translation>
    </message>
    <message>
        <source>Show all ({n})</source>
        <translation>Alle anzeigen ({n})</translation>
    </message>
    <message>
        <source>Nobody is recognised in this mode.</source>
        <translation>In diesem Modus wird niemand erkannt.</translation>
    </message>
    <message>
        <source>Nobody is recognised before the notice is acknowledged and it is decided how long records are kept.</source>
        <translation>Niemand wird erkannt, bevor der Hinweis bestätigt und festgelegt ist, wie lange Aufzeichnungen aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Nobody whom the kiosk knows is in view.</source>
        <translation>Niemand, den der Kiosk kennt, ist im Bild.</translation>
    </message>
    <message>
        <source>Nobody has been recognised yet. People who are enrolled appear here while they are in view, and for a quarter of an hour after that.</source>
        <translation>Noch wurde niemand erkannt. Angemeldete Personen erscheinen hier, solange sie im Bild sind, und noch eine Viertelstunde danach.</translation>
    </message>
    <message>
        <source>Noted: not taken for {name} while in view.</source>
        <translation>Vermerkt: nicht für {name} gehalten, solange im Bild.</translation>
    </message>
</context>
<context>
    <name>RecognisedRow</name>
    <message>
        <source>Very sure ({n} %)</source>
        <translation>Sehr sicher ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Sure ({n} %)</source>
        <translation>Sicher ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Fairly sure ({n} %)</source>
        <translation>Recht sicher ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Just sure enough ({n} %)</source>
        <translation>Gerade sicher genug ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>Nicht diese Person</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Yes, it is somebody else</source>
        <translation>Ja, es ist jemand anderes</translation>
    </message>
    <message>
        <source>Not {name}</source>
        <translation>Nicht {name}</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>left {ago}</source>
        <translation>gegangen {ago}</translation>
    </message>
    <message>
        <source>in view since {time} ({duration})</source>
        <translation>im Bild seit {time} ({duration})</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Is the face in view somebody else? Then it is not taken for {name} while it stays in view, and from now on a face has to be more like that of {name} to be recognised.</source>
        <translation>Ist das Gesicht im Bild jemand anderes? Dann wird es nicht für {name} gehalten, solange es im Bild bleibt, und künftig muss ein Gesicht dem von {name} ähnlicher sein, um erkannt zu werden.</translation>
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
    <name>ResultView</name>
    <message>
        <source>The dot is what was found, the bar the range in which the true share lies with 95 % confidence. Interested people stopped and looked; this follows from the other taps.</source>
        <translation>Der Punkt ist das Gefundene, der Balken der Bereich, in dem der wahre Anteil mit 95&#xa0;% Sicherheit liegt. Interessierte blieben stehen und schauten hin; das folgt aus den anderen Tasten.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Übersehen</translation>
    </message>
    <message>
        <source>Too many</source>
        <translation>Zu viel</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Spanne</translation>
    </message>
</context>
<context>
    <name>RetentionEditor</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Time counted</source>
        <translation>Gezählte Zeit</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Beenden&#xa0;…</translation>
    </message>
    <message>
        <source>Undo last tap</source>
        <translation>Letzten Tipp zurück</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>End the count now?</source>
        <translation>Zählung jetzt beenden?</translation>
    </message>
    <message>
        <source>Go on counting</source>
        <translation>Weiterzählen</translation>
    </message>
    <message>
        <source>Compare so far</source>
        <translation>Bisheriges vergleichen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>everybody in the picture, once</source>
        <translation>alle im Bild, je einmal</translation>
    </message>
    <message>
        <source>stood still for {s} s or more</source>
        <translation>standen {s}&#xa0;s oder länger still</translation>
    </message>
    <message>
        <source>faced the screen for more than {s} s</source>
        <translation>länger als {s}&#xa0;s zum Bildschirm gewandt</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>Paused: nobody is counted, and time stands still.</source>
        <translation>Pause: Niemand wird gezählt, und die Zeit steht still.</translation>
    </message>
    <message>
        <source>Time left. Tap everybody who comes from now on.</source>
        <translation>Verbleibende Zeit. Tippen Sie für alle, die ab jetzt kommen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Zurückgenommen: {what}</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The stored one will be removed.</source>
        <translation>Der gespeicherte Wert wird entfernt.</translation>
    </message>
    <message>
        <source>Will be kept in the key store of this device, and not shown again.</source>
        <translation>Wird im Schlüsselspeicher dieses Geräts abgelegt und nicht wieder gezeigt.</translation>
    </message>
    <message>
        <source>One is stored; type a new one to replace it.</source>
        <translation>Ein Wert ist gespeichert; geben Sie einen neuen ein, um ihn zu ersetzen.</translation>
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
        <source>A face that neither moves nor turns nor blinks for this long is a poster or a mannequin and stops counting; 0 counts them all.</source>
        <translation>Ein Gesicht, das sich so lange weder bewegt noch dreht noch blinzelt, ist ein Plakat oder eine Schaufensterpuppe und zählt nicht mehr; mit 0 zählen alle.</translation>
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
        <source>A line needs two points that are apart</source>
        <translation>Eine Linie braucht zwei Punkte mit Abstand</translation>
    </message>
    <message>
        <source>A live source that gives no new or only identical pictures for this time is closed and opened again.</source>
        <translation>Eine Live-Quelle, die so lange keine oder nur gleiche Bilder liefert, wird geschlossen und neu geöffnet.</translation>
    </message>
    <message>
        <source>A screen beside the way: who looks while walking on is interested, no stop is asked for.</source>
        <translation>Ein Bildschirm am Weg: Wer im Weitergehen hinschaut, ist interessiert; Stehenbleiben wird nicht verlangt.</translation>
    </message>
    <message>
        <source>A visit seen for at least this long counts as passing by.</source>
        <translation>Ein Besuch, der mindestens so lange zu sehen war, zählt als vorbeigehend.</translation>
    </message>
    <message>
        <source>A zone needs three or more points around an area</source>
        <translation>Eine Zone braucht drei oder mehr Punkte um eine Fläche</translation>
    </message>
    <message>
        <source>Address of your privacy notice, shown as a QR code on the sign.</source>
        <translation>Adresse Ihrer Datenschutzhinweise; steht als QR-Code auf dem Schild.</translation>
    </message>
    <message>
        <source>Advertising screen</source>
        <translation>Werbebildschirm</translation>
    </message>
    <message>
        <source>Age that parts the categories young and senior.</source>
        <translation>Alter, das die Gruppen jünger und älter trennt.</translation>
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
        <source>An interested visit looked at the camera for more than this.</source>
        <translation>Bei einem interessierten Besuch ging der Blick länger als diese Zeit zur Kamera.</translation>
    </message>
    <message>
        <source>An interested visit stopped for at least this long.</source>
        <translation>Bei einem interessierten Besuch blieb die Person mindestens so lange stehen.</translation>
    </message>
    <message>
        <source>Angle of view</source>
        <translation>Bildwinkel</translation>
    </message>
    <message>
        <source>Another person stepped before the camera. It begins anew.</source>
        <translation>Eine andere Person ist vor die Kamera getreten. Es beginnt von vorn.</translation>
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
        <source>Below this confidence the gender is shown and counted as ?.</source>
        <translation>Unter dieser Sicherheit wird das Geschlecht als ? angezeigt und gezählt.</translation>
    </message>
    <message>
        <source>Checkout counter</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Come closer, or use a picture in which the face is larger.</source>
        <translation>Kommen Sie näher oder nehmen Sie ein Bild, auf dem das Gesicht größer ist.</translation>
    </message>
    <message>
        <source>Confirm after</source>
        <translation>Bestätigen nach</translation>
    </message>
    <message>
        <source>Consent lasts</source>
        <translation>Einwilligung gilt</translation>
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
        <source>Destinations</source>
        <translation>Ziele</translation>
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
        <source>Every zone needs a name of its own</source>
        <translation>Jede Zone braucht einen eigenen Namen</translation>
    </message>
    <message>
        <source>Every zone needs an id of its own</source>
        <translation>Jede Zone braucht eine eigene Kennung</translation>
    </message>
    <message>
        <source>Everybody stands here, because they wait: only who stays and looks for long is interested.</source>
        <translation>Hier stehen alle, weil sie warten: Interessiert ist nur, wer lange bleibt und lange hinschaut.</translation>
    </message>
    <message>
        <source>Face attributes</source>
        <translation>Gesichtsmerkmale</translation>
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
        <source>False accepts</source>
        <translation>Falsche Treffer</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
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
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Groups of fewer people are merged in reports that are shared.</source>
        <translation>Kleinere Gruppen werden in Berichten, die weitergegeben werden, zusammengefasst.</translation>
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
        <source>Hold still, clean the lens, and see to more light.</source>
        <translation>Halten Sie still, reinigen Sie das Objektiv und sorgen Sie für mehr Licht.</translation>
    </message>
    <message>
        <source>Horizontal angle that the lens sees; 0 when it is not known.</source>
        <translation>Waagerechter Winkel, den das Objektiv sieht; 0, wenn er nicht bekannt ist.</translation>
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
        <source>How often a stranger may be taken for somebody enrolled, as a part of all strangers; smaller is stricter.</source>
        <translation>Wie oft eine fremde Person für eine angemeldete gehalten werden darf, als Anteil aller Fremden; kleiner ist strenger.</translation>
    </message>
    <message>
        <source>How often the kiosk reports how it is, besides each change of its state.</source>
        <translation>Wie oft der Kiosk meldet, wie es ihm geht, außer bei jeder Änderung seines Zustands.</translation>
    </message>
    <message>
        <source>How stored pictures are named, for systems that read them.</source>
        <translation>Wie gespeicherte Bilder benannt werden, für Systeme, die sie lesen.</translation>
    </message>
    <message>
        <source>Ignore lifeless faces after</source>
        <translation>Leblose Gesichter ignorieren nach</translation>
    </message>
    <message>
        <source>Inference device</source>
        <translation>Recheneinheit</translation>
    </message>
    <message>
        <source>Interested: looked for</source>
        <translation>Interessiert: Hinschauen ab</translation>
    </message>
    <message>
        <source>Interested: stopped for</source>
        <translation>Interessiert: Stehen ab</translation>
    </message>
    <message>
        <source>Keep pictures for</source>
        <translation>Bilder aufbewahren</translation>
    </message>
    <message>
        <source>Keep pictures of recognised people</source>
        <translation>Bilder erkannter Personen aufbewahren</translation>
    </message>
    <message>
        <source>Keep records of recognised people</source>
        <translation>Aufzeichnungen über Erkannte aufbewahren</translation>
    </message>
    <message>
        <source>Keep single visits</source>
        <translation>Einzelne Besuche aufbewahren</translation>
    </message>
    <message>
        <source>Keep sums</source>
        <translation>Summen aufbewahren</translation>
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
        <source>Largest queue</source>
        <translation>Größte Warteschlange</translation>
    </message>
    <message>
        <source>Left, top, right and bottom must be numbers from 0 (0 %) to 1 (100 %)</source>
        <translation>Links, oben, rechts und unten müssen Zahlen von 0 (0&#xa0;%) bis 1 (100&#xa0;%) sein</translation>
    </message>
    <message>
        <source>Let a collector change settings of this kiosk, except who may see what and where records go. They are signed, and taken back if the kiosk does not run well with them.</source>
        <translation>Einen Sammelserver Einstellungen dieses Kiosks ändern lassen, außer wer was sehen darf und wohin Datensätze gehen. Sie sind signiert und werden zurückgenommen, wenn der Kiosk damit nicht gut läuft.</translation>
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
        <source>Look towards the camera and hold the head upright.</source>
        <translation>Schauen Sie zur Kamera und halten Sie den Kopf gerade.</translation>
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
        <source>Many photos are not similar enough to the other photos of the same person; add better ones, or allow more false accepts</source>
        <translation>Viele Fotos sind den anderen Fotos derselben Person nicht ähnlich genug; fügen Sie bessere hinzu oder erlauben Sie mehr falsche Treffer</translation>
    </message>
    <message>
        <source>May contain only {allowed}</source>
        <translation>Darf nur enthalten: {allowed}</translation>
    </message>
    <message>
        <source>May have only {name}, {first_name} and {group} in braces</source>
        <translation>In geschweiften Klammern sind nur {name}, {first_name} und {group} erlaubt</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
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
        <source>Move to the middle, or use a picture of the whole face.</source>
        <translation>Gehen Sie in die Mitte oder nehmen Sie ein Bild des ganzen Gesichts.</translation>
    </message>
    <message>
        <source>Must be 0 or at least 10 s</source>
        <translation>Muss 0 oder mindestens 10&#xa0;s sein</translation>
    </message>
    <message>
        <source>Must be a list of destinations, each with a name, a kind and an endpoint</source>
        <translation>Muss eine Liste von Zielen sein, jedes mit Name, Art und Zieladresse</translation>
    </message>
    <message>
        <source>Must be a list of zones, each with an id, a name, a kind and points</source>
        <translation>Muss eine Liste von Zonen sein, jede mit Kennung, Name, Art und Punkten</translation>
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
        <translation>Muss mindestens 5&#xa0;% breit und hoch sein, mit links &lt; rechts und oben &lt; unten</translation>
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
        <source>Must be some of: {choices}</source>
        <translation>Muss aus diesen gewählt sein: {choices}</translation>
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
        <source>Must start with https:// and contain no spaces</source>
        <translation>Muss mit https:// beginnen und darf keine Leerzeichen enthalten</translation>
    </message>
    <message>
        <source>Name under which this kiosk reports; letters, digits and - _ . only.</source>
        <translation>Name, unter dem sich dieser Kiosk meldet; nur Buchstaben, Ziffern und&#xa0;-⁠&#xa0;_&#xa0;.</translation>
    </message>
    <message>
        <source>Names of pictures</source>
        <translation>Namen der Bilder</translation>
    </message>
    <message>
        <source>Names on the public screen</source>
        <translation>Namen auf dem öffentlichen Bildschirm</translation>
    </message>
    <message>
        <source>Network that estimates age, gender, head pose and emotion: the program&apos;s own, or those of the Open Model Zoo, for adults only.</source>
        <translation>Netz, das Alter, Geschlecht, Kopfhaltung und Emotion schätzt: das eigene des Programms oder die des Open Model Zoo, die nur für Erwachsene gelten.</translation>
    </message>
    <message>
        <source>Network that finds the faces.</source>
        <translation>Netz, das die Gesichter findet.</translation>
    </message>
    <message>
        <source>No face is found.</source>
        <translation>Es wurde kein Gesicht gefunden.</translation>
    </message>
    <message>
        <source>Nobody in the group has a photo for the network in use; take new ones</source>
        <translation>Niemand in der Gruppe hat ein Foto für das verwendete Netz; nehmen Sie neue auf</translation>
    </message>
    <message>
        <source>Notice acknowledged</source>
        <translation>Hinweis bestätigt</translation>
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
        <source>Oldest record</source>
        <translation>Ältester Datensatz</translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation>Bildschirmtastatur</translation>
    </message>
    <message>
        <source>Only of people whose consent allows it; encrypted.</source>
        <translation>Nur von Personen, deren Einwilligung es erlaubt; verschlüsselt.</translation>
    </message>
    <message>
        <source>Only people of this group are recognised; empty recognises all groups.</source>
        <translation>Nur Personen dieser Gruppe werden erkannt; leer gelten alle Gruppen.</translation>
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
        <source>Passers-by who slow down and stop for a moment: shorter stops count, and swaying on the spot is standing.</source>
        <translation>Passanten, die langsamer werden und kurz stehen bleiben: Auch kürzere Stopps zählen, und Schwanken auf der Stelle ist Stehen.</translation>
    </message>
    <message>
        <source>Passing by after</source>
        <translation>Vorbeigehend ab</translation>
    </message>
    <message>
        <source>Pictures of recognised people are deleted after this time.</source>
        <translation>Bilder erkannter Personen werden nach dieser Zeit gelöscht.</translation>
    </message>
    <message>
        <source>Privacy page</source>
        <translation>Datenschutzseite</translation>
    </message>
    <message>
        <source>Rate asked of a camera.</source>
        <translation>Von der Kamera verlangte Bildrate.</translation>
    </message>
    <message>
        <source>Record files</source>
        <translation>Aufzeichnungsdateien</translation>
    </message>
    <message>
        <source>Records of who was recognised, and the link from visits to people, are deleted after this time; 0 is not decided, and the mode cannot be switched on.</source>
        <translation>Aufzeichnungen darüber, wer erkannt wurde, und die Verbindung von Besuchen zu Personen werden nach dieser Zeit gelöscht; 0 heißt nicht festgelegt, und der Modus lässt sich nicht einschalten.</translation>
    </message>
    <message>
        <source>Records that wait beyond this are given up, the least important first.</source>
        <translation>Was darüber hinaus wartet, wird verworfen, das Unwichtigste zuerst.</translation>
    </message>
    <message>
        <source>Records that wait for longer are given up.</source>
        <translation>Datensätze, die länger warten, werden verworfen.</translation>
    </message>
    <message>
        <source>Refuse pictures of faces</source>
        <translation>Bilder von Gesichtern abweisen</translation>
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
        <source>Room for pictures</source>
        <translation>Platz für Bilder</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Senior from</source>
        <translation>Älter ab</translation>
    </message>
    <message>
        <source>Settings from the collector</source>
        <translation>Einstellungen vom Sammelserver</translation>
    </message>
    <message>
        <source>Shapes drawn on the picture: counting zones, ignored areas and lines.</source>
        <translation>Auf das Bild gezeichnete Formen: Zählzonen, ignorierte Bereiche und Linien.</translation>
    </message>
    <message>
        <source>Shop window</source>
        <translation>Schaufenster</translation>
    </message>
    <message>
        <source>Show cameras and streams as in a mirror; files are never mirrored.</source>
        <translation>Kameras und Streams wie im Spiegel zeigen; Dateien werden nie gespiegelt.</translation>
    </message>
    <message>
        <source>Show the name of a recognised person beside the face.</source>
        <translation>Den Namen einer erkannten Person neben dem Gesicht zeigen.</translation>
    </message>
    <message>
        <source>Shown when somebody is recognised and names are shown, such as Hello, {name}! {name}, {first_name} and {group} are filled in; empty shows none.</source>
        <translation>Erscheint, wenn jemand erkannt wird und Namen gezeigt werden, etwa: Hallo, {name}! {name}, {first_name} und {group} werden eingesetzt; leer wird nichts gezeigt.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Schild</translation>
    </message>
    <message>
        <source>Sign of life every</source>
        <translation>Lebenszeichen alle</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Kleinstes Gesicht</translation>
    </message>
    <message>
        <source>Smallest group in reports</source>
        <translation>Kleinste Gruppe in Berichten</translation>
    </message>
    <message>
        <source>Something covers the face.</source>
        <translation>Etwas verdeckt das Gesicht.</translation>
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
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Standing speed</source>
        <translation>Tempo beim Stehen</translation>
    </message>
    <message>
        <source>Start a file again at its end.</source>
        <translation>Eine Datei am Ende von vorn beginnen.</translation>
    </message>
    <message>
        <source>Step out of the glare, or turn the camera away from the light.</source>
        <translation>Treten Sie aus dem grellen Licht oder drehen Sie die Kamera vom Licht weg.</translation>
    </message>
    <message>
        <source>Stored precision</source>
        <translation>Gespeicherte Genauigkeit</translation>
    </message>
    <message>
        <source>Sums by minute, hour and day older than this are deleted.</source>
        <translation>Ältere Summen nach Minute, Stunde und Tag werden gelöscht.</translation>
    </message>
    <message>
        <source>Take off dark glasses or a mask, and keep hands and hair away from the face.</source>
        <translation>Nehmen Sie Sonnenbrille oder Maske ab und halten Sie Hände und Haare vom Gesicht fern.</translation>
    </message>
    <message>
        <source>Tell passers-by on the screen that people are counted. Where age, gender or emotion are estimated, they are told in any case.</source>
        <translation>Passanten auf dem Bildschirm mitteilen, dass Personen gezählt werden. Wo Alter, Geschlecht oder Emotion geschätzt werden, erfahren sie es immer.</translation>
    </message>
    <message>
        <source>The camera gives no picture</source>
        <translation>Die Kamera liefert kein Bild</translation>
    </message>
    <message>
        <source>The consent of everybody in the group has expired</source>
        <translation>Die Einwilligung aller in der Gruppe ist abgelaufen</translation>
    </message>
    <message>
        <source>The definitions of docs/metrics.md as they stand. Choose it to compare places with each other.</source>
        <translation>Die Definitionen aus docs/metrics.md unverändert. Wählen Sie dies, um Orte miteinander zu vergleichen.</translation>
    </message>
    <message>
        <source>The face is blurred or grainy.</source>
        <translation>Das Gesicht ist unscharf oder verrauscht.</translation>
    </message>
    <message>
        <source>The face is cut off by the edge of the picture.</source>
        <translation>Das Gesicht ist vom Bildrand abgeschnitten.</translation>
    </message>
    <message>
        <source>The face is too bright.</source>
        <translation>Das Gesicht ist zu hell.</translation>
    </message>
    <message>
        <source>The face is too dark.</source>
        <translation>Das Gesicht ist zu dunkel.</translation>
    </message>
    <message>
        <source>The face is too small.</source>
        <translation>Das Gesicht ist zu klein.</translation>
    </message>
    <message>
        <source>The head is turned too far.</source>
        <translation>Der Kopf ist zu weit gedreht.</translation>
    </message>
    <message>
        <source>The oldest pictures are deleted first when there are more.</source>
        <translation>Bei mehr Bildern werden die ältesten zuerst gelöscht.</translation>
    </message>
    <message>
        <source>The operator has read what identification demands: consent of everybody enrolled, and a notice for everybody else. Without it the mode cannot be switched on.</source>
        <translation>Der Betreiber hat gelesen, was die Identifizierung verlangt: die Einwilligung aller Angemeldeten und einen Hinweis für alle anderen. Ohne dies lässt sich der Modus nicht einschalten.</translation>
    </message>
    <message>
        <source>The person has to stand before the camera; take pictures and screens out of view.</source>
        <translation>Die Person muss selbst vor der Kamera stehen; entfernen Sie Bilder und Bildschirme aus dem Blickfeld.</translation>
    </message>
    <message>
        <source>There is more than one person.</source>
        <translation>Es ist mehr als eine Person im Bild.</translation>
    </message>
    <message>
        <source>There is nobody in the group</source>
        <translation>In der Gruppe ist niemand</translation>
    </message>
    <message>
        <source>This looks like a picture of a face.</source>
        <translation>Das sieht nach dem Bild eines Gesichts aus.</translation>
    </message>
    <message>
        <source>Turn towards the light, or switch a lamp on in front.</source>
        <translation>Drehen Sie sich zum Licht oder schalten Sie vorn eine Lampe ein.</translation>
    </message>
    <message>
        <source>Use a picture of this person alone, or cut the others off.</source>
        <translation>Nehmen Sie ein Bild nur dieser Person oder schneiden Sie die anderen weg.</translation>
    </message>
    <message>
        <source>Use an upright picture that shows the face from the front.</source>
        <translation>Nehmen Sie ein aufrechtes Bild, das das Gesicht von vorn zeigt.</translation>
    </message>
    <message>
        <source>Where people are identified, a printed photo or a phone is not greeted.</source>
        <translation>Wo Personen identifiziert werden, wird ein gedrucktes Foto oder ein Telefon nicht begrüßt.</translation>
    </message>
    <message>
        <source>Where records go; each destination has a queue of its own.</source>
        <translation>Wohin Datensätze gehen; jedes Ziel hat eine eigene Warteschlange.</translation>
    </message>
    <message>
        <source>Write a JSON file whenever the recognised people in view change; only people whose consent allows it are in it.</source>
        <translation>Eine JSON-Datei schreiben, sobald sich die erkannten Personen im Bild ändern; sie enthält nur Personen, deren Einwilligung es erlaubt.</translation>
    </message>
    <message>
        <source>Your own text of the notice; empty uses the standard text. Where people are identified, the sentence about it always follows.</source>
        <translation>Ihr eigener Hinweistext; leer gilt der Standardtext. Wo Personen identifiziert werden, folgt immer der Satz darüber.</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>small letters, digits and - _</source>
        <translation>Kleinbuchstaben, Ziffern und -⁠ _</translation>
    </message>
    <message>
        <source>widths/s</source>
        <translation>Breiten/s</translation>
    </message>
    <message>
        <source>years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>The operator panel closes after this time without a touch.</source>
        <translation>Die Betreiberansicht schließt nach dieser Zeit ohne Berührung.</translation>
    </message>
    <message>
        <source>A consent recorded from now on expires after this time.</source>
        <translation>Eine ab jetzt erfasste Einwilligung läuft nach dieser Zeit ab.</translation>
    </message>
    <message>
        <source>Every destination needs a name of its own</source>
        <translation>Jedes Ziel braucht einen eigenen Namen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Turn the picture clockwise.</source>
        <translation>Das Bild im Uhrzeigersinn drehen.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Visits older than this are deleted; their sums stay.</source>
        <translation>Ältere Besuche werden gelöscht; ihre Summen bleiben.</translation>
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
        <source>Which figures the public screen shows, in this order.</source>
        <translation>Welche Zahlen der öffentliche Bildschirm zeigt, in dieser Reihenfolge.</translation>
    </message>
    <message>
        <source>Which stored form of the networks is used, where there are several.</source>
        <translation>Welche gespeicherte Form der Netze verwendet wird, wo es mehrere gibt.</translation>
    </message>
    <message>
        <source>Which text the printed sign carries.</source>
        <translation>Welchen Text das gedruckte Schild trägt.</translation>
    </message>
    <message>
        <source>Whose face moves more slowly, in face widths per second, stands still.</source>
        <translation>Wessen Gesicht sich langsamer bewegt, in Gesichtsbreiten pro Sekunde, steht still.</translation>
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
        <source>Zones</source>
        <translation>Zonen</translation>
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
        <source>days</source>
        <translation>Tage</translation>
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
        <source>people</source>
        <translation>Personen</translation>
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
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>people passed by</source>
        <translation>Passanten</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Interessiert</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped and looked</source>
        <translation>
            <numerusform>%Ln blieb stehen und sah her</numerusform>
            <numerusform>%Ln blieben stehen und sahen her</numerusform>
        </translation>
    </message>
    <message>
        <source>Attention time</source>
        <translation>Blickdauer</translation>
    </message>
    <message>
        <source>on average</source>
        <translation>im Mittel</translation>
    </message>
    <message numerus="yes">
        <source>Last %n minute(s)</source>
        <translation>
            <numerusform>Letzte Minute</numerusform>
            <numerusform>Letzte %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interested</source>
        <translation>
            <numerusform>%Ln interessiert</numerusform>
            <numerusform>%Ln interessiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Heute nach Stunden</translation>
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
    <message>
        <source>Here now</source>
        <translation>Gerade hier</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n}&#xa0;s</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
</context>
<context>
    <name>SignCard</name>
    <message>
        <source>Language of the sign</source>
        <translation>Sprache des Schilds</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>PDF speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save PNG…</source>
        <translation>PNG speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Printable sign</source>
        <translation>Schild zum Drucken</translation>
    </message>
    <message>
        <source>Put it where people see it before the camera sees them. It says what the settings do. The texts inform; they are no legal advice.</source>
        <translation>Bringen Sie es dort an, wo man es sieht, bevor die Kamera einen sieht. Es sagt, was die Einstellungen bewirken. Die Texte informieren; sie sind keine Rechtsberatung.</translation>
    </message>
    <message>
        <source>Picture of the sign: {headline}</source>
        <translation>Bild des Schilds: {headline}</translation>
    </message>
    <message>
        <source>Save the sign</source>
        <translation>Schild speichern</translation>
    </message>
    <message>
        <source>The sign was saved as {file}</source>
        <translation>Das Schild wurde als {file} gespeichert</translation>
    </message>
</context>
<context>
    <name>SinkCard</name>
    <message>
        <source>Records taken in each of the last 60 minutes</source>
        <translation>Angenommene Datensätze in jeder der letzten 60 Minuten</translation>
    </message>
    <message>
        <source>latest state, at least once</source>
        <translation>neuester Stand, mindestens einmal</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Oldest of them</source>
        <translation>Ältester davon</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Letzte Zustellung</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Taken since the start</source>
        <translation>Angenommen seit dem Start</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Records per minute</source>
        <translation>Datensätze pro Minute</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Abgelehnte Datensätze</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>in {n} ms</source>
        <translation>in {n}&#xa0;ms</translation>
    </message>
    <message>
        <source>given up for lack of room: {n}</source>
        <translation>aus Platzmangel verworfen: {n}</translation>
    </message>
    <message>
        <source>Records that it will not take are kept here: {n}</source>
        <translation>Datensätze, die es nicht annimmt, bleiben hier: {n}</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet&#xa0;…</translation>
    </message>
</context>
<context>
    <name>SinkForm</name>
    <message>
        <source>The name stays; remove it and add another.</source>
        <translation>Der Name bleibt; entfernen Sie das Ziel und fügen Sie ein anderes hinzu.</translation>
    </message>
    <message>
        <source>New destination: {kind}</source>
        <translation>Neues Ziel: {kind}</translation>
    </message>
    <message>
        <source>Needs an optional package. If it is missing: {command}</source>
        <translation>Braucht ein optionales Paket. Falls es fehlt: {command}</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>What it gets</source>
        <translation>Was es erhält</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>The test is running</source>
        <translation>Der Test läuft</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>Choose at least one, or pause the destination instead</source>
        <translation>Wählen Sie mindestens eines, oder pausieren Sie das Ziel stattdessen</translation>
    </message>
    <message>
        <source>Values to correct: {n}</source>
        <translation>Zu berichtigende Werte: {n}</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet&#xa0;…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
</context>
<context>
    <name>SinkList</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Add a destination</source>
        <translation>Ziel hinzufügen</translation>
    </message>
    <message>
        <source>Add by a code</source>
        <translation>Mit Code hinzufügen</translation>
    </message>
    <message>
        <source>Send everything now</source>
        <translation>Jetzt alles senden</translation>
    </message>
    <message>
        <source>Nothing leaves this device</source>
        <translation>Nichts verlässt dieses Gerät</translation>
    </message>
    <message>
        <source>There is no destination. All figures stay in the history of this device, where the page History shows them, and nothing waits to be sent.

With a destination, records go out as they come about: to a collector that shows all your kiosks on one page, to a broker, into files, or to a service of your own. You choose which ones. If the network is away they wait here.</source>
        <translation>Es gibt kein Ziel. Alle Zahlen bleiben im Verlauf dieses Geräts, wo die Seite „Verlauf“ sie zeigt, und nichts wartet auf den Versand.

Mit einem Ziel gehen Datensätze hinaus, sobald sie entstehen: an einen Sammelserver, der alle Ihre Kioske auf einer Seite zeigt, an einen Broker, in Dateien oder an einen eigenen Dienst. Sie wählen, welche. Ist das Netz weg, warten sie hier.</translation>
    </message>
    <message>
        <source>Connect to a collector by a code</source>
        <translation>Per Code mit einem Sammelserver verbinden</translation>
    </message>
    <message>
        <source>Add another destination</source>
        <translation>Anderes Ziel hinzufügen</translation>
    </message>
    <message>
        <source>The destinations are fixed outside this panel: by the environment variable KIOSK_CLOUD__SINKS or the command line.</source>
        <translation>Die Ziele sind außerhalb dieser Ansicht festgelegt: durch die Umgebungsvariable KIOSK_CLOUD__SINKS oder die Befehlszeile.</translation>
    </message>
    <message>
        <source>There are {n} destinations, as many as there can be.</source>
        <translation>Es gibt {n} Ziele; mehr sind nicht möglich.</translation>
    </message>
    <message>
        <source>Waiting to be sent, over all destinations: {n}</source>
        <translation>Auf den Versand warten, über alle Ziele: {n}</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Nichts wartet auf den Versand.</translation>
    </message>
    <message>
        <source>What waits is being sent now.</source>
        <translation>Was wartet, wird jetzt gesendet.</translation>
    </message>
    <message>
        <source>It has not received {n} records that wait or were refused. They will never reach it. What it has received stays there.</source>
        <translation>{n} wartende oder abgelehnte Datensätze hat es nicht erhalten. Sie werden es nie erreichen. Was es erhalten hat, bleibt dort.</translation>
    </message>
    <message>
        <source>It has received everything up to now. What it has received stays there.</source>
        <translation>Es hat bis jetzt alles erhalten. Was es erhalten hat, bleibt dort.</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>{name} entfernen?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>SmallPicture</name>
    <message>
        <source>Picture of the camera</source>
        <translation>Bild der Kamera</translation>
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
        <translation>{percent}&#xa0;%</translation>
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
    <name>TemplateList</name>
    <message>
        <source>No pictures are kept, only descriptions of the face in numbers.</source>
        <translation>Es werden keine Bilder aufbewahrt, nur Beschreibungen des Gesichts in Zahlen.</translation>
    </message>
    <message>
        <source>There is no view: this person cannot be recognised. Add some below.</source>
        <translation>Es gibt keine Ansicht: Diese Person kann nicht erkannt werden. Fügen Sie unten welche hinzu.</translation>
    </message>
    <message>
        <source>Quality {n} %</source>
        <translation>Qualität {n}&#xa0;%</translation>
    </message>
    <message>
        <source>Made with another network or precision: of no use now</source>
        <translation>Mit anderem Netz oder anderer Genauigkeit erstellt: derzeit unbrauchbar</translation>
    </message>
    <message>
        <source>Remove the view {title}</source>
        <translation>Ansicht {title} entfernen</translation>
    </message>
</context>
<context>
    <name>ThroughputChart</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
</context>
<context>
    <name>TilesEditor</name>
    <message>
        <source>People here now</source>
        <translation>Personen gerade hier</translation>
    </message>
    <message>
        <source>People today</source>
        <translation>Personen heute</translation>
    </message>
    <message>
        <source>Interested share</source>
        <translation>Anteil Interessierte</translation>
    </message>
    <message>
        <source>Mean attention</source>
        <translation>Mittlere Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Age bands</source>
        <translation>Altersgruppen</translation>
    </message>
    <message>
        <source>The last minutes</source>
        <translation>Die letzten Minuten</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Heute nach Stunden</translation>
    </message>
</context>
<context>
    <name>TransferTask</name>
    <message>
        <source>All groups</source>
        <translation>Alle Gruppen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>Passphrase wiederholen</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Choose where to save</source>
        <translation>Speicherort wählen</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>Personen exportieren</translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>Personen importieren</translation>
    </message>
    <message>
        <source>The file holds names, profiles, consents and descriptions of faces, encrypted with a passphrase. Without the passphrase nobody can read it, and nobody can bring it back. People agreed to be recognised: hand them on only where the consent covers it.</source>
        <translation>Die Datei enthält Namen, Profile, Einwilligungen und Beschreibungen von Gesichtern, verschlüsselt mit einer Passphrase. Ohne die Passphrase kann niemand sie lesen, und niemand kann sie wiederbeschaffen. Die Personen haben in ihre Erkennung eingewilligt: Geben Sie sie nur weiter, wo die Einwilligung das abdeckt.</translation>
    </message>
    <message>
        <source>Reads a file that another kiosk exported. People who are enrolled here already are left as they are.</source>
        <translation>Liest eine Datei, die ein anderer Kiosk exportiert hat. Personen, die hier schon angemeldet sind, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit&#xa0;…</translation>
    </message>
    <message>
        <source>At least {n} letters, for example four words.</source>
        <translation>Mindestens {n} Zeichen, zum Beispiel vier Wörter.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same yet.</source>
        <translation>Die beiden Passphrasen stimmen noch nicht überein.</translation>
    </message>
    <message>
        <source>Where are the people to be saved?</source>
        <translation>Wo sollen die Personen gespeichert werden?</translation>
    </message>
    <message>
        <source>Choose a file of people</source>
        <translation>Datei mit Personen wählen</translation>
    </message>
    <message>
        <source>Exported to {file}: {people}.</source>
        <translation>Nach {file} exportiert: {people}.</translation>
    </message>
    <message>
        <source>Added: {added}. Enrolled already: {known}.</source>
        <translation>Hinzugefügt: {added}. Bereits angemeldet: {known}.</translation>
    </message>
    <message>
        <source>Left out, since they were erased here: {people}.</source>
        <translation>Ausgelassen, da hier gelöscht: {people}.</translation>
    </message>
</context>
<context>
    <name>TrendFigure</name>
    <message>
        <source>whole picture only</source>
        <translation>nur ganzes Bild</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>before: {n}</source>
        <translation>zuvor: {n}</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>nicht vergleichbar</translation>
    </message>
    <message>
        <source>no data before</source>
        <translation>keine Daten davor</translation>
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
        <source>Audience</source>
        <translation>Publikum</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Audience check</source>
        <translation>Prüfzählung</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>What leaves</source>
        <translation>Was hinausgeht</translation>
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
<context>
    <name>ZoneEditor</name>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Ignored area</source>
        <translation>Ignorierter Bereich</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>+ Counting zone</source>
        <translation>+ Zählzone</translation>
    </message>
    <message>
        <source>+ Ignored area</source>
        <translation>+ Ignorieren</translation>
    </message>
    <message>
        <source>+ Line</source>
        <translation>+ Linie</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Undo corner</source>
        <translation>Ecke zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing is drawn. Everybody in the picture counts.

A counting zone has numbers of its own, an ignored area leaves out posters and mirrors, and a line counts who goes in and out.</source>
        <translation>Nichts ist gezeichnet. Alle im Bild zählen.

Eine Zählzone hat eigene Zahlen, ein ignorierter Bereich lässt Plakate und Spiegel aus, und eine Linie zählt, wer hinein- und hinausgeht.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the zone</source>
        <translation>Name der Zone</translation>
    </message>
    <message>
        <source>Turn the direction round</source>
        <translation>Richtung umkehren</translation>
    </message>
    <message>
        <source>Remove this corner</source>
        <translation>Diese Ecke entfernen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Ignored place</source>
        <translation>Ignorierte Stelle</translation>
    </message>
    <message>
        <source>Counting zone</source>
        <translation>Zählzone</translation>
    </message>
    <message>
        <source>Tap where the line begins.</source>
        <translation>Tippen Sie, wo die Linie beginnt.</translation>
    </message>
    <message>
        <source>Tap where it ends. Going in is from its left to its right.</source>
        <translation>Tippen Sie, wo sie endet. Hinein geht es von ihrer linken zur rechten Seite.</translation>
    </message>
    <message>
        <source>Tap the corners one after the other.</source>
        <translation>Tippen Sie die Ecken nacheinander an.</translation>
    </message>
    <message>
        <source>Tap more corners, or the first one again to close the shape.</source>
        <translation>Tippen Sie weitere Ecken an, oder die erste noch einmal, um die Form zu schließen.</translation>
    </message>
    <message>
        <source>There is room for 16 zones.</source>
        <translation>Es ist Platz für 16 Zonen.</translation>
    </message>
    <message>
        <source>The arrow shows the way in. Drag the ends, or the whole line.</source>
        <translation>Der Pfeil zeigt den Weg hinein. Ziehen Sie die Enden oder die ganze Linie.</translation>
    </message>
    <message>
        <source>Its edges cross each other, so that parts of it are outside.</source>
        <translation>Ihre Kanten kreuzen sich, sodass Teile außerhalb liegen.</translation>
    </message>
    <message>
        <source>Drag corners or the whole shape; a small dot makes a new corner.</source>
        <translation>Ziehen Sie Ecken oder die ganze Form; ein kleiner Punkt ergibt eine neue Ecke.</translation>
    </message>
</context>
<context>
    <name>ZonePaint</name>
    <message>
        <source>in</source>
        <translation>hinein</translation>
    </message>
</context>
<context>
    <name>ZoneView</name>
    <message>
        <source>Zones on the picture</source>
        <translation>Zonen auf dem Bild</translation>
    </message>
    <message>
        <source>Page up and down choose a zone, space a corner, the arrow keys move it, delete removes it</source>
        <translation>Bild auf und ab wählen eine Zone, Leertaste eine Ecke, die Pfeiltasten bewegen sie, Entf entfernt sie</translation>
    </message>
</context>
<context>
    <name>_NeedRow</name>
    <message>
        <source>from {px} px, up to {m} m away</source>
        <translation>ab {px}&#xa0;px, bis {m}&#xa0;m entfernt</translation>
    </message>
    <message>
        <source>from {px} px, up to about {m} m away</source>
        <translation>ab {px}&#xa0;px, bis etwa {m}&#xa0;m entfernt</translation>
    </message>
</context>
<context>
    <name>_TileRow</name>
    <message>
        <source>Move {name} up</source>
        <translation>{name} nach oben</translation>
    </message>
    <message>
        <source>Move {name} down</source>
        <translation>{name} nach unten</translation>
    </message>
</context>
</TS>
