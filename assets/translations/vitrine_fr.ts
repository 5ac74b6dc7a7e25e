<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>Abandonner et fermer</translation>
    </message>
    <message>
        <source>Apply and close</source>
        <translation>Appliquer et fermer</translation>
    </message>
    <message>
        <source>Saved and in force</source>
        <translation>Enregistré et appliqué</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Values to correct: {n}</source>
        <translation>Valeurs à corriger : {n}</translation>
    </message>
    <message>
        <source>Changes not applied yet: {n}</source>
        <translation>Modifications non appliquées : {n}</translation>
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
        <translation>Ce qui est calculé sur les visages, et comment.</translation>
    </message>
    <message>
        <source>What is computed</source>
        <translation>Ce qui est calculé</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Trouver les visages</translation>
    </message>
    <message>
        <source>Judging faces</source>
        <translation>Évaluer les visages</translation>
    </message>
    <message>
        <source>Following people</source>
        <translation>Suivre les personnes</translation>
    </message>
    <message>
        <source>Where the networks run</source>
        <translation>Où tournent les réseaux</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>{name} (not on this machine)</source>
        <translation>{name} (absent de cette machine)</translation>
    </message>
</context>
<context>
    <name>AreaEditor</name>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Bas</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Where the pictures come from and which part is analysed.</source>
        <translation>D’où viennent les images et quelle partie est analysée.</translation>
    </message>
    <message>
        <source>Turning</source>
        <translation>Orientation</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>When a source fails</source>
        <translation>Quand une source fait défaut</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Recherche de caméras…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Image entière</translation>
    </message>
    <message>
        <source>Found on this device</source>
        <translation>Trouvées sur cet appareil</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Rechercher à nouveau</translation>
    </message>
    <message>
        <source>Picture asked of a camera</source>
        <translation>Image demandée à la caméra</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>Aucune caméra trouvée.</translation>
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
        <translation>Où sont publiés les changements du nombre de personnes. Aucune image n’est envoyée.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Serveur de destination</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>Connection test is running</source>
        <translation>Test de connexion en cours</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Published: {n}</source>
        <translation>Publiés : {n}</translation>
    </message>
    <message>
        <source>Failed tries: {n}</source>
        <translation>Essais échoués : {n}</translation>
    </message>
    <message>
        <source>Last: {time}</source>
        <translation>Dernière : {time}</translation>
    </message>
    <message>
        <source>Reply in {n} ms</source>
        <translation>Réponse en {n} ms</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test en cours…</translation>
    </message>
    <message>
        <source>The endpoint accepted the test</source>
        <translation>Le serveur de destination a accepté le test</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Who this kiosk is and how it speaks.</source>
        <translation>Qui est cette borne et comment elle parle.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Language and colours</source>
        <translation>Langue et couleurs</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Fixed outside this panel: by the environment variable {variable} or the command line.</source>
        <translation>Fixé hors de ce panneau : par la variable d’environnement {variable} ou la ligne de commande.</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Places</source>
        <translation>Emplacements</translation>
    </message>
    <message>
        <source>Folders and settings files</source>
        <translation>Dossiers et fichiers de réglages</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nom du fichier</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Dossier parent</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Dossier personnel</translation>
    </message>
    <message>
        <source>No settings files here.</source>
        <translation>Aucun fichier de réglages ici.</translation>
    </message>
    <message>
        <source>The file with this name will be replaced.</source>
        <translation>Le fichier de ce nom sera remplacé.</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>État</translation>
    </message>
    <message>
        <source>What the program is doing now.</source>
        <translation>Ce que fait le programme en ce moment.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Retard</translation>
    </message>
    <message>
        <source>Skipped frames</source>
        <translation>Images sautées</translation>
    </message>
    <message>
        <source>Waiting to be published</source>
        <translation>En attente de publication</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>En marche depuis</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Latest problems</source>
        <translation>Derniers problèmes</translation>
    </message>
    <message>
        <source>Time per frame</source>
        <translation>Temps par image</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>A text for support, without secrets, faces or names.</source>
        <translation>Un texte pour l’assistance, sans secrets, visages ni noms.</translation>
    </message>
    <message>
        <source>Start analysis</source>
        <translation>Démarrer l’analyse</translation>
    </message>
    <message>
        <source>Stop analysis</source>
        <translation>Arrêter l’analyse</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} i/s</translation>
    </message>
    <message>
        <source>camera to result</source>
        <translation>de la caméra au résultat</translation>
    </message>
    <message>
        <source>{dropped} of {captured}</source>
        <translation>{dropped} sur {captured}</translation>
    </message>
    <message>
        <source>No problems since the start.</source>
        <translation>Aucun problème depuis le démarrage.</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n} fois</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Lock and close the settings</source>
        <translation>Verrouiller et fermer les réglages</translation>
    </message>
    <message>
        <source>{page}, something is wrong</source>
        <translation>{page}, un problème est signalé</translation>
    </message>
    <message>
        <source>Locks in {n} s</source>
        <translation>Verrouillage dans {n} s</translation>
    </message>
</context>
<context>
    <name>NoticeBadge</name>
    <message>
        <source>People are counted on this device. No picture is stored and nobody is identified.</source>
        <translation>Les personnes sont comptées sur cet appareil. Aucune image n’est enregistrée et personne n’est identifié.</translation>
    </message>
    <message>
        <source>Age, gender, gaze and expression are estimated on this device. No picture is stored and nobody is identified.</source>
        <translation>L’âge, le genre, le regard et l’expression sont estimés sur cet appareil. Aucune image n’est enregistrée et personne n’est identifié.</translation>
    </message>
    <message>
        <source>Age, gender and gaze are estimated on this device. No picture is stored and nobody is identified.</source>
        <translation>L’âge, le genre et le regard sont estimés sur cet appareil. Aucune image n’est enregistrée et personne n’est identifié.</translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation>Avis de confidentialité</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>Less</source>
        <translation>Moins</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Cursor left</source>
        <translation>Curseur à gauche</translation>
    </message>
    <message>
        <source>Cursor right</source>
        <translation>Curseur à droite</translation>
    </message>
    <message>
        <source>Hide the keyboard</source>
        <translation>Masquer le clavier</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Majuscules</translation>
    </message>
</context>
<context>
    <name>OperatorPanel</name>
    <message>
        <source>Operator panel</source>
        <translation>Panneau de l’opérateur</translation>
    </message>
</context>
<context>
    <name>OperatorTexts</name>
    <message>
        <source>Like the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Real time</source>
        <translation>Temps réel</translation>
    </message>
    <message>
        <source>As fast as possible</source>
        <translation>Aussi vite que possible</translation>
    </message>
    <message>
        <source>Counts only</source>
        <translation>Comptage seul</translation>
    </message>
    <message>
        <source>Counts, age and gender</source>
        <translation>Comptage, âge et genre</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Blurred faces</source>
        <translation>Visages floutés</translation>
    </message>
    <message>
        <source>Avatars</source>
        <translation>Avatars</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>With a touch screen</source>
        <translation>Avec un écran tactile</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Fetching models</source>
        <translation>Téléchargement des modèles</translation>
    </message>
    <message>
        <source>Models are missing</source>
        <translation>Des modèles manquent</translation>
    </message>
    <message>
        <source>No picture from the source</source>
        <translation>Aucune image de la source</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Nothing is published</source>
        <translation>Rien n’est publié</translation>
    </message>
    <message>
        <source>All changes are published</source>
        <translation>Tous les changements sont publiés</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publication en cours</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Nouvel essai</translation>
    </message>
    <message>
        <source>Easily guessed: it repeats itself</source>
        <translation>Facile à deviner : se répète</translation>
    </message>
    <message>
        <source>Easily guessed: the digits are in a row</source>
        <translation>Facile à deviner : les chiffres se suivent</translation>
    </message>
    <message>
        <source>Easily guessed: it reads as a year</source>
        <translation>Facile à deviner : ressemble à une année</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
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
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Making the picture smaller</source>
        <translation>Réduction de l’image</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Trouver les visages</translation>
    </message>
    <message>
        <source>Following people</source>
        <translation>Suivre les personnes</translation>
    </message>
    <message>
        <source>Age, gender, looking</source>
        <translation>Âge, genre, regard</translation>
    </message>
    <message>
        <source>Telling people apart</source>
        <translation>Distinction des personnes</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Comptage</translation>
    </message>
    <message>
        <source>Picture for the screen</source>
        <translation>Image pour l’écran</translation>
    </message>
    <message>
        <source>Simulated scene: Busy afternoon</source>
        <translation>Scène simulée&#xa0;: Après-midi animé</translation>
    </message>
    <message>
        <source>Simulated scene: Crowd</source>
        <translation>Scène simulée&#xa0;: Foule</translation>
    </message>
    <message>
        <source>Simulated scene: Quiet street</source>
        <translation>Scène simulée&#xa0;: Rue calme</translation>
    </message>
    <message>
        <source>Simulated scene: Coming back</source>
        <translation>Scène simulée&#xa0;: Ils reviennent</translation>
    </message>
    <message>
        <source>{minimum} to {maximum}.</source>
        <translation>De {minimum} à {maximum}.</translation>
    </message>
    <message>
        <source>Acts at the next start.</source>
        <translation>Prend effet au prochain démarrage.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>il y a {n} s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>il y a {n} min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>il y a {n} h</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>il y a {n} j</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>The stored password will be removed.</source>
        <translation>Le mot de passe enregistré sera supprimé.</translation>
    </message>
    <message>
        <source>Will be stored in the key store of this device.</source>
        <translation>Sera enregistré dans le trousseau de cet appareil.</translation>
    </message>
    <message>
        <source>A password is stored; type a new one to replace it.</source>
        <translation>Un mot de passe est enregistré ; saisissez-en un autre pour le remplacer.</translation>
    </message>
    <message>
        <source>No password is stored.</source>
        <translation>Aucun mot de passe enregistré.</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>People here now</source>
        <translation>Personnes présentes</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Femmes</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Hommes</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Incertain</translation>
    </message>
    <message>
        <source>Nobody in view</source>
        <translation>Personne en vue</translation>
    </message>
    <message>
        <source>Nice to see you</source>
        <translation>Ravis de vous voir</translation>
    </message>
    <message>
        <source>It is lively here</source>
        <translation>Il y a de l’ambiance</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) here now</source>
        <translation>
            <numerusform>%n personne présente</numerusform>
            <numerusform>%n personnes présentes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>Digits typed: {n}</source>
        <translation>Chiffres saisis : {n}</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>PIN pad</source>
        <translation>Pavé du code PIN</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>Définir un code PIN</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <translation>Changer le code PIN</translation>
    </message>
    <message>
        <source>Enter the PIN to change settings</source>
        <translation>Saisissez le code PIN pour modifier les réglages</translation>
    </message>
    <message>
        <source>Enter the present PIN</source>
        <translation>Saisissez le code PIN actuel</translation>
    </message>
    <message>
        <source>Choose {least} to {most} digits; they open the settings</source>
        <translation>Choisissez de {least} à {most} chiffres ; ils ouvrent les réglages</translation>
    </message>
    <message>
        <source>Enter the new PIN once more</source>
        <translation>Saisissez encore une fois le nouveau code PIN</translation>
    </message>
    <message>
        <source>The two were not the same; choose again</source>
        <translation>Les deux étaient différents ; choisissez à nouveau</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {n}</source>
        <translation>Code PIN erroné. Essais restants : {n}</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {time}</source>
        <translation>Trop de codes PIN erronés. Réessayez dans {time}</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>What passers-by see of themselves, and how they are told.</source>
        <translation>Ce que les passants voient d’eux-mêmes, et comment ils sont informés.</translation>
    </message>
    <message>
        <source>Public screen</source>
        <translation>Écran public</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Window, settings file, PIN, and leaving the program.</source>
        <translation>Fenêtre, fichier de réglages, code PIN et sortie du programme.</translation>
    </message>
    <message>
        <source>Window and panel</source>
        <translation>Fenêtre et panneau</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Fichier de réglages</translation>
    </message>
    <message>
        <source>Carry settings to another kiosk. The PIN and passwords are not included.</source>
        <translation>Transférez les réglages vers une autre borne. Le code PIN et les mots de passe n’en font pas partie.</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>Exporter les réglages…</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>Importer des réglages…</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Change PIN…</source>
        <translation>Changer le code PIN…</translation>
    </message>
    <message>
        <source>Quit program…</source>
        <translation>Quitter le programme…</translation>
    </message>
    <message>
        <source>The kiosk stops counting until it is started again.</source>
        <translation>La borne cesse de compter jusqu’à son redémarrage.</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Quitter maintenant</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Exporter les réglages</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Importer des réglages</translation>
    </message>
    <message>
        <source>Settings were exported to {file}</source>
        <translation>Les réglages ont été exportés vers {file}</translation>
    </message>
    <message>
        <source>Values read: {n}. Changed: {m}. Check them, then apply.</source>
        <translation>Valeurs lues : {n}. Modifiées : {m}. Vérifiez-les, puis appliquez.</translation>
    </message>
    <message>
        <source>Values read: {n}. Nothing differs from the present settings.</source>
        <translation>Valeurs lues : {n}. Rien ne diffère des réglages actuels.</translation>
    </message>
</context>
<context>
    <name>RecentChart</name>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
</context>
<context>
    <name>RegionView</name>
    <message>
        <source>Region of interest</source>
        <translation>Zone d’intérêt</translation>
    </message>
    <message>
        <source>Arrow keys move the region, with Shift they change its size</source>
        <translation>Les flèches déplacent la zone ; avec Maj, elles changent sa taille</translation>
    </message>
    <message>
        <source>The chosen view shows no picture of the camera</source>
        <translation>La vue choisie n’affiche pas l’image de la caméra</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Pas encore d’image</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A face is counted once it has been followed for this long.</source>
        <translation>Un visage est compté après avoir été suivi pendant cette durée.</translation>
    </message>
    <message>
        <source>A face that comes back within this time is the same person; kept in memory only.</source>
        <translation>Un visage qui revient dans ce délai est la même personne ; gardé uniquement en mémoire.</translation>
    </message>
    <message>
        <source>A face that was not seen for this long is gone.</source>
        <translation>Un visage qui n’a pas été vu pendant cette durée est parti.</translation>
    </message>
    <message>
        <source>A face turned or tilted by less is looking at the screen.</source>
        <translation>Un visage tourné ou incliné de moins que cela regarde l’écran.</translation>
    </message>
    <message>
        <source>A live source that gives no new or only identical pictures for this time is closed and opened again.</source>
        <translation>Une source en direct qui, pendant cette durée, ne donne aucune image nouvelle ou toujours la même est fermée puis rouverte.</translation>
    </message>
    <message>
        <source>A request that takes longer is repeated later.</source>
        <translation>Une requête plus longue est répétée plus tard.</translation>
    </message>
    <message>
        <source>Also estimate the emotion of each face.</source>
        <translation>Estimer aussi l’émotion de chaque visage.</translation>
    </message>
    <message>
        <source>Also write the latest counts to a JSON file on this device.</source>
        <translation>Écrire aussi les derniers chiffres dans un fichier JSON sur cet appareil.</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Arithmétique</translation>
    </message>
    <message>
        <source>Arithmetic on the device; default lets OpenVINO choose.</source>
        <translation>Arithmétique sur l’appareil ; par défaut, OpenVINO choisit.</translation>
    </message>
    <message>
        <source>Base address of the server, such as http://192.168.1.10:9002.</source>
        <translation>Adresse de base du serveur, par exemple http://192.168.1.10:9002.</translation>
    </message>
    <message>
        <source>Below this confidence the gender is shown and counted as ?.</source>
        <translation>Sous ce degré de confiance, le genre est affiché et compté comme ?.</translation>
    </message>
    <message>
        <source>Confirm after</source>
        <translation>Confirmer après</translation>
    </message>
    <message>
        <source>Counts of this size and above are not published.</source>
        <translation>Les nombres égaux ou supérieurs à cette valeur ne sont pas publiés.</translation>
    </message>
    <message>
        <source>Cover the whole screen at the start.</source>
        <translation>Occuper tout l’écran au démarrage.</translation>
    </message>
    <message>
        <source>Detection threshold</source>
        <translation>Seuil de détection</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Détecteur</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>Identifiant de l’appareil</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Émotion</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Serveur de destination</translation>
    </message>
    <message>
        <source>Faces whose shorter side is smaller are ignored.</source>
        <translation>Les visages dont le petit côté est inférieur sont ignorés.</translation>
    </message>
    <message>
        <source>Faces with a lower confidence are not shown or counted.</source>
        <translation>Les visages de moindre confiance ne sont ni affichés ni comptés.</translation>
    </message>
    <message>
        <source>For servers that ask for one; the password is kept in the key store.</source>
        <translation>Pour les serveurs qui en demandent un ; le mot de passe est gardé dans le trousseau.</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Cadence d’images</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Gender threshold</source>
        <translation>Seuil du genre</translation>
    </message>
    <message>
        <source>Give up opening a source after this time and try again later.</source>
        <translation>Renoncer à ouvrir une source après cette durée et réessayer plus tard.</translation>
    </message>
    <message>
        <source>Gone after</source>
        <translation>Parti après</translation>
    </message>
    <message>
        <source>Has the wrong form</source>
        <translation>N’a pas la bonne forme</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Height asked of a camera.</source>
        <translation>Hauteur demandée à la caméra.</translation>
    </message>
    <message>
        <source>Highest plausible count</source>
        <translation>Plus grand nombre plausible</translation>
    </message>
    <message>
        <source>How changes leave the device.</source>
        <translation>Comment les changements quittent l’appareil.</translation>
    </message>
    <message>
        <source>How fast a file is played.</source>
        <translation>Vitesse de lecture d’un fichier.</translation>
    </message>
    <message>
        <source>How much is computed about a face.</source>
        <translation>Ce qui est calculé pour un visage.</translation>
    </message>
    <message>
        <source>Inference device</source>
        <translation>Unité de calcul</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language of the window; auto follows the system.</source>
        <translation>Langue de la fenêtre ; automatique suit le système.</translation>
    </message>
    <message>
        <source>Left, top, right and bottom must be numbers from 0 (0 %) to 1 (100 %)</source>
        <translation>Gauche, haut, droite et bas doivent être des nombres de 0 (0 %) à 1 (100 %)</translation>
    </message>
    <message>
        <source>Local snapshot file</source>
        <translation>Fichier local des chiffres</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Lock again after</source>
        <translation>Reverrouiller après</translation>
    </message>
    <message>
        <source>Looking angle</source>
        <translation>Angle du regard</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>En boucle</translation>
    </message>
    <message>
        <source>May contain only {allowed}</source>
        <translation>Ne peut contenir que {allowed}</translation>
    </message>
    <message>
        <source>Mirror live pictures</source>
        <translation>Images en direct en miroir</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Must be a number</source>
        <translation>Doit être un nombre</translation>
    </message>
    <message>
        <source>Must be a text in quotes</source>
        <translation>Doit être un texte entre guillemets</translation>
    </message>
    <message>
        <source>Must be a whole number</source>
        <translation>Doit être un nombre entier</translation>
    </message>
    <message>
        <source>Must be at least 5 % wide and high, with left &lt; right, top &lt; bottom</source>
        <translation>Doit faire au moins 5 % en largeur et en hauteur, avec gauche &lt; droite et haut &lt; bas</translation>
    </message>
    <message>
        <source>Must be at least {minimum}</source>
        <translation>Doit être au moins {minimum}</translation>
    </message>
    <message>
        <source>Must be at most {maximum}</source>
        <translation>Doit être au plus {maximum}</translation>
    </message>
    <message>
        <source>Must be between {minimum} and {maximum}</source>
        <translation>Doit être compris entre {minimum} et {maximum}</translation>
    </message>
    <message>
        <source>Must be one of: {choices}</source>
        <translation>Doit être l’un de : {choices}</translation>
    </message>
    <message>
        <source>Must be true or false</source>
        <translation>Doit être true ou false</translation>
    </message>
    <message>
        <source>Must have at least {min_length} characters</source>
        <translation>Doit compter au moins {min_length} caractères</translation>
    </message>
    <message>
        <source>Must have at most {max_length} characters</source>
        <translation>Doit compter au plus {max_length} caractères</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>Ne doit pas être vide</translation>
    </message>
    <message>
        <source>Must not contain a user name or password; use their own fields</source>
        <translation>Ne doit contenir ni nom d’utilisateur ni mot de passe ; utilisez leurs champs</translation>
    </message>
    <message>
        <source>Must not contain spaces, ? or #</source>
        <translation>Ne doit contenir ni espace, ni ?, ni #</translation>
    </message>
    <message>
        <source>Must start with http:// or https:// followed by a host name</source>
        <translation>Doit commencer par http:// ou https:// suivi d’un nom d’hôte</translation>
    </message>
    <message>
        <source>Name under which this kiosk reports; letters, digits and - _ . only.</source>
        <translation>Nom sous lequel cette borne publie ; lettres, chiffres et&#xa0;-⁠&#xa0;_&#xa0;. seulement.</translation>
    </message>
    <message>
        <source>Network that finds the faces.</source>
        <translation>Réseau qui trouve les visages.</translation>
    </message>
    <message>
        <source>Notice badge</source>
        <translation>Afficher l’avis</translation>
    </message>
    <message>
        <source>Notice text</source>
        <translation>Texte de l’avis</translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation>Clavier à l’écran</translation>
    </message>
    <message>
        <source>Opening time</source>
        <translation>Délai d’ouverture</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Allure</translation>
    </message>
    <message>
        <source>Palette of the window.</source>
        <translation>Couleurs de la fenêtre.</translation>
    </message>
    <message>
        <source>Part of the upright picture that is analysed and shown: left, top, right, bottom as fractions of its width and height.</source>
        <translation>Partie de l’image redressée qui est analysée et affichée : gauche, haut, droite et bas en fractions de sa largeur et de sa hauteur.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Rate asked of a camera.</source>
        <translation>Cadence demandée à la caméra.</translation>
    </message>
    <message>
        <source>Region of interest</source>
        <translation>Zone d’intérêt</translation>
    </message>
    <message>
        <source>Remember faces for</source>
        <translation>Se souvenir des visages</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Show cameras and streams as in a mirror; files are never mirrored.</source>
        <translation>Afficher caméras et flux comme dans un miroir ; les fichiers ne le sont jamais.</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Plus petit visage</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Stale after</source>
        <translation>Figée après</translation>
    </message>
    <message>
        <source>Start a file again at its end.</source>
        <translation>Reprendre un fichier du début quand il se termine.</translation>
    </message>
    <message>
        <source>Stored precision</source>
        <translation>Précision enregistrée</translation>
    </message>
    <message>
        <source>Tell passers-by on the screen that faces are analysed.</source>
        <translation>Informer les passants à l’écran que les visages sont analysés.</translation>
    </message>
    <message>
        <source>The operator panel closes after this time without a touch.</source>
        <translation>Le panneau de l’opérateur se ferme après cette durée sans contact.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Time allowed for a reply</source>
        <translation>Délai de réponse</translation>
    </message>
    <message>
        <source>Turn the picture clockwise.</source>
        <translation>Tourner l’image dans le sens horaire.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d’utilisateur</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>What the public screen shows of the people.</source>
        <translation>Ce que l’écran public montre des personnes.</translation>
    </message>
    <message>
        <source>Where it stands, in your own words.</source>
        <translation>Où elle se trouve, avec vos propres mots.</translation>
    </message>
    <message>
        <source>Where the networks run.</source>
        <translation>Où tournent les réseaux.</translation>
    </message>
    <message>
        <source>Which stored form of the networks is used, where there are several.</source>
        <translation>Quelle forme enregistrée des réseaux est utilisée, s’il y en a plusieurs.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Width asked of a camera.</source>
        <translation>Largeur demandée à la caméra.</translation>
    </message>
    <message>
        <source>Your own text of the notice; empty uses the standard text.</source>
        <translation>Votre propre texte de l’avis ; vide, le texte standard est utilisé.</translation>
    </message>
    <message>
        <source>auto shows it when the device has a touch screen.</source>
        <translation>automatique l’affiche si l’appareil a un écran tactile.</translation>
    </message>
    <message>
        <source>camera:0, a device path, a video file, rtsp://..., a folder or glob of pictures, sim:NAME, or auto: the first camera, else the simulated scene.</source>
        <translation>camera:0, un chemin de périphérique, un fichier vidéo, rtsp://..., un dossier ou motif d’images, sim:NOM, ou auto : la première caméra, sinon la scène simulée.</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>degrés</translation>
    </message>
    <message>
        <source>fps</source>
        <translation>i/s</translation>
    </message>
    <message>
        <source>letters, digits and - _ .</source>
        <translation>des lettres, des chiffres et&#xa0;-⁠&#xa0;_&#xa0;.</translation>
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
            <numerusform>Dernière minute</numerusform>
            <numerusform>%n dernières minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Aujourd’hui par heure</translation>
    </message>
</context>
<context>
    <name>StateScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>Just a moment</source>
        <translation>Un instant</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Préparation en cours</translation>
    </message>
    <message>
        <source>This happens only once and takes a few minutes at most.</source>
        <translation>Cela n’arrive qu’une fois et ne prend que quelques minutes.</translation>
    </message>
    <message>
        <source>We will be with you soon</source>
        <translation>Nous arrivons bientôt</translation>
    </message>
    <message>
        <source>This display is being set up.</source>
        <translation>Cet écran est en cours de préparation.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Un instant, s’il vous plaît</translation>
    </message>
    <message>
        <source>The picture will be back shortly.</source>
        <translation>L’image revient dans un instant.</translation>
    </message>
    <message>
        <source>Taking a break</source>
        <translation>Petite pause</translation>
    </message>
    <message>
        <source>See you soon</source>
        <translation>À bientôt</translation>
    </message>
    <message>
        <source>Staff: press Ctrl+Shift+O for the next step.</source>
        <translation>Personnel : Ctrl+Maj+O pour l’étape suivante.</translation>
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
        <translation>Les chiffres restent sur cet appareil</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Mise à jour</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>En attente de connexion</translation>
    </message>
</context>
<context>
    <name>VideoView</name>
    <message>
        <source>Come closer and say hello</source>
        <translation>Approchez et dites bonjour</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Image en direct</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
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
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
</context>
</TS>
