<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About Vitrine</source>
        <translation>À propos de Vitrine</translation>
    </message>
    <message>
        <source>Version {version}. Apache License 2.0.</source>
        <translation>Version {version}. Licence Apache 2.0.</translation>
    </message>
    <message>
        <source>Ages and genders: trained on FairFace (Karkkainen and Joo, WACV 2021), CC BY 4.0.</source>
        <translation>Âge et genre&#xa0;: entraîné sur FairFace (Karkkainen et Joo, WACV 2021), CC BY 4.0.</translation>
    </message>
    <message>
        <source>Looking and emotion: learned from networks of the Open Model Zoo, Apache-2.0.</source>
        <translation>Regard et émotion&#xa0;: appris des réseaux de l’Open Model Zoo, Apache-2.0.</translation>
    </message>
    <message>
        <source>The file NOTICE of the program names every package and network with its licence.</source>
        <translation>Le fichier NOTICE du programme cite chaque paquet et chaque réseau avec sa licence.</translation>
    </message>
</context>
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
        <translation>Valeurs à corriger&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Changes not applied yet: {n}</source>
        <translation>Modifications non appliquées&#xa0;: {n}</translation>
    </message>
</context>
<context>
    <name>AddTask</name>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Step {n} of {all}</source>
        <translation>Étape {n} sur {all}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>This looks like {name} already</source>
        <translation>Cela ressemble à {name}, déjà dans la liste</translation>
    </message>
    <message>
        <source>If it is the same person, add the views there: two entries of one person make recognition worse. What was typed here is not kept then.</source>
        <translation>Si c’est la même personne, ajoutez les vues là-bas&#xa0;: deux fiches pour une personne dégradent la reconnaissance. Ce qui a été saisi ici n’est alors pas gardé.</translation>
    </message>
    <message>
        <source>Open {name} and add the views there</source>
        <translation>Ouvrir {name} et y ajouter les vues</translation>
    </message>
    <message>
        <source>It is another person: add anyway</source>
        <translation>Autre personne&#xa0;: ajouter quand même</translation>
    </message>
    <message>
        <source>{name} is enrolled</source>
        <translation>Inscription de {name} terminée</translation>
    </message>
    <message>
        <source>{views} stored, no picture. Undo removes the person again.</source>
        <translation>Enregistré&#xa0;: {views}, aucune image. «&#xa0;Annuler&#xa0;» retire la personne.</translation>
    </message>
    <message>
        <source>{name} was not kept.</source>
        <translation>L’inscription de {name} n’a pas été gardée.</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>Quitter sans enregistrer&#xa0;?</translation>
    </message>
    <message>
        <source>What was entered and the views of the face are forgotten.</source>
        <translation>Ce qui a été saisi et les vues du visage sont oubliés.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>AgeTile</name>
    <message>
        <source>Age of those interested</source>
        <translation>Âge des intéressés</translation>
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
        <source>Read it</source>
        <translation>Lire</translation>
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
        <source>People are recognised by name only after you have read what that demands, and chosen how long records are kept.</source>
        <translation>Les personnes ne sont reconnues par leur nom qu’une fois que vous avez lu ce que cela exige et choisi la durée de conservation des enregistrements.</translation>
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
    <name>AudiencePage</name>
    <message>
        <source>Audience</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>From which moment somebody counts, and where.</source>
        <translation>À partir de quand une personne compte, et où.</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zones</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Faces that are not counted now</source>
        <translation>Visages non comptés en ce moment</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Seuils</translation>
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
    <name>CaptureCard</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Waiting for the camera…</source>
        <translation>En attente de la caméra…</translation>
    </message>
    <message>
        <source>No view can be taken now</source>
        <translation>Aucune prise de vue possible pour l’instant</translation>
    </message>
    <message>
        <source>All views are taken</source>
        <translation>Toutes les vues sont prises</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>Ne bougez plus…</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message>
        <source>Picture of the camera</source>
        <translation>Image de la caméra</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Earlier checks</source>
        <translation>Vérifications précédentes</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Nobody has checked this kiosk yet.</source>
        <translation>Personne n’a encore vérifié cette borne.</translation>
    </message>
    <message>
        <source>{person} by hand, {kiosk} by the kiosk</source>
        <translation>{person} à la main, {kiosk} par la borne</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete the check of {day}</source>
        <translation>Supprimer la vérification du {day}</translation>
    </message>
    <message>
        <source>The check of {day} was deleted.</source>
        <translation>La vérification du {day} a été supprimée.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Audience check</source>
        <translation>Vérification du comptage</translation>
    </message>
    <message>
        <source>Count by hand for ten minutes and see how well the kiosk counts.</source>
        <translation>Comptez à la main pendant dix minutes et voyez si la borne compte bien.</translation>
    </message>
    <message>
        <source>Count along</source>
        <translation>Compter en parallèle</translation>
    </message>
    <message>
        <source>Stand where you see everybody whom the camera sees, press Start, and tap one button for each person who passes by, stops or looks. Afterwards your taps are compared with what the kiosk counted meanwhile, and the margin is printed beside every exported number.</source>
        <translation>Placez-vous là où vous voyez toutes les personnes que voit la caméra, appuyez sur Démarrer et touchez un bouton pour chaque personne qui passe, s’arrête ou regarde. Vos appuis sont ensuite comparés à ce que la borne a compté entre-temps, et la marge figure à côté de chaque chiffre exporté.</translation>
    </message>
    <message>
        <source>One minute less</source>
        <translation>Une minute de moins</translation>
    </message>
    <message>
        <source>One minute more</source>
        <translation>Une minute de plus</translation>
    </message>
    <message>
        <source>Who counts (may stay empty)</source>
        <translation>Qui compte (facultatif)</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>Qui compte</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Merci</translation>
    </message>
    <message>
        <source>Comparing your taps with the visits…</source>
        <translation>Comparaison de vos appuis avec les visites…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Open camera page</source>
        <translation>Ouvrir la page Caméra</translation>
    </message>
    <message>
        <source>The kiosk is not counting now; see the health page.</source>
        <translation>La borne ne compte pas en ce moment&#xa0;; voir la page État.</translation>
    </message>
    <message>
        <source>The camera was moved since the check of {day}. Its margin does not hold any more: check again.</source>
        <translation>La caméra a été déplacée depuis la vérification du {day}. Sa marge n’est plus valable&#xa0;: vérifiez à nouveau.</translation>
    </message>
    <message>
        <source>Settings that decide who counts were changed since the check of {day}: {names}. Its margin does not hold any more: check again.</source>
        <translation>Des réglages qui déterminent qui compte ont été modifiés depuis la vérification du {day}&#xa0;: {names}. Sa marge n’est plus valable&#xa0;: vérifiez à nouveau.</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
    <message>
        <source>Save or discard this result first.</source>
        <translation>Enregistrez ou abandonnez d’abord ce résultat.</translation>
    </message>
</context>
<context>
    <name>CheckTexts</name>
    <message>
        <source>Passed by</source>
        <translation>Passants</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêts</translation>
    </message>
    <message>
        <source>Looked</source>
        <translation>Regards</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Intéressés</translation>
    </message>
    <message>
        <source>The kiosk counts well</source>
        <translation>La borne compte bien</translation>
    </message>
    <message>
        <source>The kiosk counts fairly well</source>
        <translation>La borne compte assez bien</translation>
    </message>
    <message>
        <source>The kiosk counts badly here</source>
        <translation>La borne compte mal ici</translation>
    </message>
    <message>
        <source>Too few people to tell</source>
        <translation>Trop peu de personnes pour conclure</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Valable</translation>
    </message>
    <message>
        <source>Too few people</source>
        <translation>Trop peu de personnes</translation>
    </message>
    <message>
        <source>Settings changed since</source>
        <translation>Réglages modifiés depuis</translation>
    </message>
    <message>
        <source>Camera moved since</source>
        <translation>Caméra déplacée depuis</translation>
    </message>
    <message>
        <source>± over {limit}</source>
        <translation>± plus de {limit}</translation>
    </message>
    <message>
        <source>{part} of {of} · {share}</source>
        <translation>{part} sur {of} · {share}</translation>
    </message>
    <message>
        <source>likely {low} to {high}</source>
        <translation>sans doute {low} à {high}</translation>
    </message>
    <message>
        <source>Numbers of this device are right to within {margin}. Nothing has to be done.</source>
        <translation>Les chiffres de cet appareil sont justes à {margin} près. Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>Numbers of this device are right to within {margin}.</source>
        <translation>Les chiffres de cet appareil sont justes à {margin} près.</translation>
    </message>
    <message>
        <source>About {n} more people are needed before a margin means anything. Count again for longer, or at a busier time.</source>
        <translation>Il faut encore environ {n} personnes pour que la marge ait un sens. Comptez à nouveau plus longtemps, ou à une heure plus animée.</translation>
    </message>
    <message>
        <source>Nobody came by. Count again at a busier time; about {n} people are needed.</source>
        <translation>Personne n’est passé. Comptez à nouveau à une heure plus animée&#xa0;; il faut environ {n} personnes.</translation>
    </message>
    <message>
        <source>It counts about {share} too few.</source>
        <translation>Elle en compte environ {share} de moins.</translation>
    </message>
    <message>
        <source>It counts about {share} too many.</source>
        <translation>Elle en compte environ {share} de trop.</translation>
    </message>
    <message>
        <source>It overlooks people: move the camera closer to their way, to the height of their eyes, or add light. The camera page shows what to change.</source>
        <translation>Elle manque des personnes&#xa0;: rapprochez la caméra de leur chemin, placez-la à hauteur des yeux ou ajoutez de la lumière. La page Caméra montre ce qu’il faut changer.</translation>
    </message>
    <message>
        <source>It counts too many: the same person twice, or faces that are nobody. Draw an ignored area over posters and screens, and let faces be remembered for longer.</source>
        <translation>Elle en compte trop&#xa0;: la même personne deux fois, ou des visages qui ne sont personne. Dessinez une zone ignorée sur les affiches et les écrans, et faites mémoriser les visages plus longtemps.</translation>
    </message>
</context>
<context>
    <name>ClipCard</name>
    <message>
        <source>Use a recorded clip instead</source>
        <translation>Utiliser plutôt un enregistrement</translation>
    </message>
    <message>
        <source>A clip from this camera and a table of who is in it (CSV: start_s, end_s, stopped, looked) do the same without anybody counting.</source>
        <translation>Un enregistrement de cette caméra et un tableau de qui y figure (CSV&#xa0;: start_s, end_s, stopped, looked) font de même sans que personne ne compte.</translation>
    </message>
    <message>
        <source>Choose clip (MP4)…</source>
        <translation>Choisir la vidéo (MP4)…</translation>
    </message>
    <message>
        <source>Choose table (CSV)…</source>
        <translation>Choisir le tableau (CSV)…</translation>
    </message>
    <message>
        <source>Compare with clip</source>
        <translation>Comparer à la vidéo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Part of the clip</source>
        <translation>Partie de la vidéo</translation>
    </message>
    <message>
        <source>Analysing the clip. The kiosk goes on counting meanwhile.</source>
        <translation>Analyse de la vidéo. La borne continue de compter pendant ce temps.</translation>
    </message>
    <message>
        <source>Choose a clip</source>
        <translation>Choisir une vidéo</translation>
    </message>
    <message>
        <source>Choose the table of the clip</source>
        <translation>Choisir le tableau de la vidéo</translation>
    </message>
    <message>
        <source>The clip was not analysed.</source>
        <translation>La vidéo n’a pas été analysée.</translation>
    </message>
    <message>
        <source>The analysis could not be started.</source>
        <translation>L’analyse n’a pas pu démarrer.</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>aucun choisi</translation>
    </message>
</context>
<context>
    <name>CloudCheck</name>
    <message>
        <source>Another one has this name</source>
        <translation>Une autre porte déjà ce nom</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>Ne doit pas être vide</translation>
    </message>
    <message>
        <source>Small letters, digits and dashes only, at most 32, and no dash at the beginning</source>
        <translation>Minuscules, chiffres et tirets seulement, 32 au plus, sans tiret au début</translation>
    </message>
    <message>
        <source>Must have at most {n} characters</source>
        <translation>Doit compter au plus {n} caractères</translation>
    </message>
    <message>
        <source>Must be a number between 1 and 120</source>
        <translation>Doit être un nombre entre 1 et 120</translation>
    </message>
    <message>
        <source>Must be numbers from 200 to 299, with commas</source>
        <translation>Doivent être des nombres de 200 à 299, séparés par des virgules</translation>
    </message>
    <message>
        <source>Has the wrong form</source>
        <translation>N’a pas la bonne forme</translation>
    </message>
</context>
<context>
    <name>CloudForm</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>For you: small letters, digits and dashes. It cannot be changed later.</source>
        <translation>Pour vous&#xa0;: minuscules, chiffres et tirets. Il ne peut pas être changé ensuite.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d’utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>ID de clé d’accès</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Of Amazon; others need none.</source>
        <translation>Celle d’Amazon&#xa0;; les autres n’en ont pas besoin.</translation>
    </message>
    <message>
        <source>Time allowed for a reply</source>
        <translation>Délai de réponse</translation>
    </message>
    <message>
        <source>In seconds, 1 to 120. What takes longer is tried again.</source>
        <translation>En secondes, de 1 à 120. Ce qui prend plus de temps est réessayé.</translation>
    </message>
    <message>
        <source>Replies that mean success</source>
        <translation>Réponses qui signifient la réussite</translation>
    </message>
    <message>
        <source>Only for a server that does not answer as a collector does: HTTP statuses from 200 to 299, with commas.</source>
        <translation>Seulement pour un serveur qui ne répond pas comme un collecteur&#xa0;: codes HTTP de 200 à 299, séparés par des virgules.</translation>
    </message>
    <message>
        <source>File of certificate authorities</source>
        <translation>Fichier des autorités de certification</translation>
    </message>
    <message>
        <source>For a server with a certificate of your own: a PEM file on this device.</source>
        <translation>Pour un serveur avec votre propre certificat&#xa0;: un fichier PEM sur cet appareil.</translation>
    </message>
    <message>
        <source>Certificate of this kiosk</source>
        <translation>Certificat de cette borne</translation>
    </message>
    <message>
        <source>For servers that ask for one: a PEM file on this device.</source>
        <translation>Pour les serveurs qui en demandent un&#xa0;: un fichier PEM sur cet appareil.</translation>
    </message>
    <message>
        <source>Key of that certificate</source>
        <translation>Clé de ce certificat</translation>
    </message>
    <message>
        <source>A PEM file on this device.</source>
        <translation>Un fichier PEM sur cet appareil.</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>Adresse du service</translation>
    </message>
    <message>
        <source>Only for services that speak like Amazon but live elsewhere, such as MinIO.</source>
        <translation>Seulement pour les services compatibles avec Amazon mais hébergés ailleurs, comme MinIO.</translation>
    </message>
    <message>
        <source>Of the collector; with a path, for a server of your own.</source>
        <translation>Celle du collecteur&#xa0;; avec un chemin, pour un serveur à vous.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>The collector shows it when this kiosk is added there.</source>
        <translation>Le collecteur l’affiche quand cette borne y est ajoutée.</translation>
    </message>
    <message>
        <source>Without /analytics/face, which is added.</source>
        <translation>Sans /analytics/face, qui est ajouté.</translation>
    </message>
    <message>
        <source>Only if the server asks for one.</source>
        <translation>Seulement si le serveur le demande.</translation>
    </message>
    <message>
        <source>mqtts:// is encrypted; mqtt:// is not, for a network of your own.</source>
        <translation>mqtts:// est chiffré&#xa0;; mqtt:// ne l’est pas, pour un réseau à vous.</translation>
    </message>
    <message>
        <source>Only if the broker asks for one.</source>
        <translation>Seulement si le courtier le demande.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>May have {device}, {location} and {type} in it; empty takes the usual one.</source>
        <translation>Peut contenir {device}, {location} et {type}&#xa0;; vide, le sujet habituel est utilisé.</translation>
    </message>
    <message>
        <source>s3://bucket/folder, az://container/folder, gs://bucket/folder or file:///path/to/folder.</source>
        <translation>s3://bucket/dossier, az://conteneur/dossier, gs://bucket/dossier ou file:///chemin/du/dossier.</translation>
    </message>
    <message>
        <source>Access key ID or account</source>
        <translation>ID de clé d’accès ou compte</translation>
    </message>
    <message>
        <source>Amazon: access key ID. Azure: storage account. Others and folders: empty.</source>
        <translation>Amazon&#xa0;: ID de clé d’accès. Azure&#xa0;: compte de stockage. Autres et dossiers&#xa0;: vide.</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Clé secrète</translation>
    </message>
    <message>
        <source>Amazon: secret access key. Azure: account key or SAS token. Google: the JSON of a service account. Folders: none.</source>
        <translation>Amazon&#xa0;: clé d’accès secrète. Azure&#xa0;: clé de compte ou jeton SAS. Google&#xa0;: le JSON d’un compte de service. Dossiers&#xa0;: aucune.</translation>
    </message>
    <message>
        <source>Of the web service.</source>
        <translation>Celle du service web.</translation>
    </message>
    <message>
        <source>Secret to sign with</source>
        <translation>Secret de signature</translation>
    </message>
    <message>
        <source>The service knows the same one. Nothing is sent without it.</source>
        <translation>Le service connaît le même. Sans lui, rien n’est envoyé.</translation>
    </message>
    <message>
        <source>The ARN of the topic, as Amazon shows it.</source>
        <translation>L’ARN du sujet, tel qu’Amazon l’affiche.</translation>
    </message>
    <message>
        <source>Empty takes the one that this device has.</source>
        <translation>Vide, celle de cet appareil est utilisée.</translation>
    </message>
    <message>
        <source>Secret access key</source>
        <translation>Clé d’accès secrète</translation>
    </message>
    <message>
        <source>Table of profiles</source>
        <translation>Table des profils</translation>
    </message>
    <message>
        <source>A DynamoDB table with a profile for each FaceId; empty looks nothing up.</source>
        <translation>Une table DynamoDB avec un profil par FaceId&#xa0;; vide, rien n’est recherché.</translation>
    </message>
    <message>
        <source>For a server that asks for a name and a password, not for a token.</source>
        <translation>Pour un serveur qui demande un nom et un mot de passe, pas un jeton.</translation>
    </message>
    <message>
        <source>Also to retail/traffic</source>
        <translation>Aussi vers retail/traffic</translation>
    </message>
    <message>
        <source>The number of people in the form that retail dashboards know.</source>
        <translation>Le nombre de personnes sous la forme que connaissent les tableaux de bord du commerce.</translation>
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
        <translation>Où vont les enregistrements, et ce qui attend de partir.</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Destinations</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Enregistrements refusés</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>Partie de la page</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Ce qui attend</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Ce qui est envoyé</translation>
    </message>
    <message>
        <source>On this device and from afar</source>
        <translation>Sur cet appareil et à distance</translation>
    </message>
    <message>
        <source>{name} is in force.</source>
        <translation>{name} est en service.</translation>
    </message>
</context>
<context>
    <name>CloudTexts</name>
    <message>
        <source>It works: the destination accepted the test</source>
        <translation>Cela fonctionne&#xa0;: la destination a accepté le test</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Collecteur</translation>
    </message>
    <message>
        <source>Workshop endpoint</source>
        <translation>Serveur Workshop</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>Courtier MQTT</translation>
    </message>
    <message>
        <source>Files in a cloud or a folder</source>
        <translation>Fichiers dans un cloud ou un dossier</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Notification (Amazon SNS)</source>
        <translation>Notification (Amazon SNS)</translation>
    </message>
    <message>
        <source>A Vitrine collector, or a server of your own that takes JSON. Nothing is lost or doubled on the way.</source>
        <translation>Un collecteur Vitrine, ou un serveur à vous qui accepte du JSON. Rien ne se perd ni ne se double en route.</translation>
    </message>
    <message>
        <source>The number of people now, as a simple request. Latest state, at least once: numbers from before an outage are not sent later.</source>
        <translation>Le nombre de personnes du moment, par une simple requête. Dernier état, au moins une fois&#xa0;: les nombres d’avant une panne ne sont pas envoyés après coup.</translation>
    </message>
    <message>
        <source>A message for each record, for home automation, signage and dashboards.</source>
        <translation>Un message par enregistrement, pour la domotique, l’affichage et les tableaux de bord.</translation>
    </message>
    <message>
        <source>JSON files by day in Amazon S3, Azure Blob, Google Cloud Storage or a folder.</source>
        <translation>Des fichiers JSON par jour dans Amazon S3, Azure Blob, Google Cloud Storage ou un dossier.</translation>
    </message>
    <message>
        <source>A request to any web service, signed so that it knows who sent it.</source>
        <translation>Une requête à n’importe quel service web, signée pour qu’il sache qui l’envoie.</translation>
    </message>
    <message>
        <source>A message when somebody is recognised who agreed to it.</source>
        <translation>Un message quand est reconnu quelqu’un qui y a consenti.</translation>
    </message>
    <message>
        <source>Everything is delivered</source>
        <translation>Tout est livré</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envoi en cours</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Nouvel essai</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>Injoignable</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation>Accès refusé</translation>
    </message>
    <message>
        <source>Wrong address</source>
        <translation>Mauvaise adresse</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Package missing</source>
        <translation>Paquet manquant</translation>
    </message>
    <message>
        <source>The last try failed. It is repeated by itself; nothing is lost.</source>
        <translation>Le dernier essai a échoué. Il est répété automatiquement&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Many tries in a row failed. One record is tried now and then; the others wait.</source>
        <translation>Beaucoup d’essais de suite ont échoué. Un enregistrement est essayé de temps en temps&#xa0;; les autres attendent.</translation>
    </message>
    <message>
        <source>Records wait until you resume it.</source>
        <translation>Les enregistrements attendent que vous la repreniez.</translation>
    </message>
    <message>
        <source>The destination does not accept the credential. Nothing is dropped; correct it under Edit.</source>
        <translation>La destination n’accepte pas l’identification. Rien n’est abandonné&#xa0;; corrigez-la sous «&#xa0;Modifier&#xa0;».</translation>
    </message>
    <message>
        <source>Nothing at this address takes records. Nothing is dropped; correct it under Edit.</source>
        <translation>Rien à cette adresse n’accepte d’enregistrements. Rien n’est abandonné&#xa0;; corrigez-la sous «&#xa0;Modifier&#xa0;».</translation>
    </message>
    <message>
        <source>Too many records were refused one by one. Look at the refused records, then press Send now.</source>
        <translation>Trop d’enregistrements ont été refusés un par un. Regardez les enregistrements refusés, puis appuyez sur «&#xa0;Envoyer&#xa0;».</translation>
    </message>
    <message>
        <source>The last try failed. The newest number is sent again by itself.</source>
        <translation>Le dernier essai a échoué. Le nombre le plus récent est renvoyé automatiquement.</translation>
    </message>
    <message>
        <source>Nothing is sent until you resume it.</source>
        <translation>Rien n’est envoyé tant que vous ne la reprenez pas.</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>Nombre de personnes</translation>
    </message>
    <message>
        <source>Each time it changes.</source>
        <translation>À chaque changement.</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visites</translation>
    </message>
    <message>
        <source>How long somebody stayed and looked; no name, no picture.</source>
        <translation>Combien de temps quelqu’un est resté et a regardé&#xa0;; ni nom, ni image.</translation>
    </message>
    <message>
        <source>Recognised people</source>
        <translation>Personnes reconnues</translation>
    </message>
    <message>
        <source>Only those who agreed; names if they agreed to that.</source>
        <translation>Seulement celles qui y ont consenti&#xa0;; leur nom si elles ont consenti à cela.</translation>
    </message>
    <message>
        <source>Sign of life</source>
        <translation>Signe de vie</translation>
    </message>
    <message>
        <source>How this kiosk is, and its problems.</source>
        <translation>L’état de cette borne, et ses problèmes.</translation>
    </message>
    <message>
        <source>Audience checks</source>
        <translation>Vérifications du comptage</translation>
    </message>
    <message>
        <source>How well the counting agrees with a person who counted.</source>
        <translation>À quel point le comptage s’accorde avec celui d’une personne.</translation>
    </message>
    <message>
        <source>Hourly sums</source>
        <translation>Totaux par heure</translation>
    </message>
    <message>
        <source>The figures of each full hour.</source>
        <translation>Les chiffres de chaque heure complète.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Of recognised people who agreed to pictures being handed on.</source>
        <translation>Des personnes reconnues qui ont consenti à la transmission d’images.</translation>
    </message>
    <message>
        <source>Erasures</source>
        <translation>Effacements</translation>
    </message>
    <message>
        <source>So that the destination erases people, too.</source>
        <translation>Pour que la destination efface aussi les personnes.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lacunes</translation>
    </message>
    <message>
        <source>What had to be given up, so that nothing is missing unsaid.</source>
        <translation>Ce qu’il a fallu abandonner, pour que rien ne manque sans être dit.</translation>
    </message>
    <message>
        <source>Must not contain spaces</source>
        <translation>Ne doit contenir aucun espace</translation>
    </message>
    <message>
        <source>Must be the ARN of a topic</source>
        <translation>Doit être l’ARN d’un sujet</translation>
    </message>
    <message>
        <source>This is no address</source>
        <translation>Ce n’est pas une adresse</translation>
    </message>
    <message>
        <source>Must not contain a user name or password; use their own fields</source>
        <translation>Ne doit contenir ni nom d’utilisateur ni mot de passe&#xa0;; utilisez leurs champs</translation>
    </message>
    <message>
        <source>A folder is written as file:///path/to/folder</source>
        <translation>Un dossier s’écrit file:///chemin/du/dossier</translation>
    </message>
    <message>
        <source>Must not contain ? or #</source>
        <translation>Ne doit contenir ni&#xa0;? ni #</translation>
    </message>
    <message>
        <source>Certificate and key belong together: both or neither</source>
        <translation>Le certificat et la clé vont ensemble&#xa0;: les deux ou aucun</translation>
    </message>
    <message>
        <source>Must be numbers from 200 to 299, with commas</source>
        <translation>Doivent être des nombres de 200 à 299, séparés par des virgules</translation>
    </message>
    <message>
        <source>An optional package is not installed. Install it with: {command}, then start the program again.</source>
        <translation>Un paquet facultatif n’est pas installé. Installez-le avec&#xa0;: {command}, puis redémarrez le programme.</translation>
    </message>
    <message>
        <source>Must start with {schemes} followed by a name</source>
        <translation>Doit commencer par {schemes} suivi d’un nom</translation>
    </message>
    <message>
        <source>Must start with {schemes}</source>
        <translation>Doit commencer par {schemes}</translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <translation>{others} ou {last}</translation>
    </message>
    <message>
        <source>its clock is {n} s ahead of this one</source>
        <translation>son horloge avance de {n}&#xa0;s</translation>
    </message>
    <message>
        <source>its clock is {n} s behind this one</source>
        <translation>son horloge retarde de {n}&#xa0;s</translation>
    </message>
</context>
<context>
    <name>CoachCard</name>
    <message>
        <source>Let {value} more people pass: then there is more to say.</source>
        <translation>Laissez passer encore {value} personnes&#xa0;: il y aura alors plus à dire.</translation>
    </message>
    <message>
        <source>Move the camera {value} m closer to the people: faces are too small.</source>
        <translation>Rapprochez la caméra des personnes de {value}&#xa0;m&#xa0;: les visages sont trop petits.</translation>
    </message>
    <message>
        <source>Too dark: give the faces more light from the front.</source>
        <translation>Trop sombre&#xa0;: éclairez davantage les visages de face.</translation>
    </message>
    <message>
        <source>Too dark from {value}:00 on: switch a light on then.</source>
        <translation>Trop sombre à partir de {value}:00&#xa0;: allumez alors une lampe.</translation>
    </message>
    <message>
        <source>The background outshines the faces: turn the camera away from the window, or give the faces light.</source>
        <translation>L’arrière-plan est plus lumineux que les visages&#xa0;: détournez la caméra de la fenêtre ou éclairez les visages.</translation>
    </message>
    <message>
        <source>{value} % of the picture is burnt out: keep lamps, windows and reflections out of it.</source>
        <translation>{value}&#xa0;% de l’image est surexposé&#xa0;: gardez lampes, fenêtres et reflets hors du champ.</translation>
    </message>
    <message>
        <source>Faces are not sharp: clean and focus the lens, or give more light.</source>
        <translation>Les visages ne sont pas nets&#xa0;: nettoyez l’objectif, faites la mise au point ou ajoutez de la lumière.</translation>
    </message>
    <message>
        <source>People are seen from the side: put the camera where they look.</source>
        <translation>Les personnes sont vues de côté&#xa0;: placez la caméra là où elles regardent.</translation>
    </message>
    <message>
        <source>Faces are seen at a steep angle: bring the camera to the height of the eyes.</source>
        <translation>Les visages sont vus sous un angle trop fort&#xa0;: mettez la caméra à hauteur des yeux.</translation>
    </message>
    <message>
        <source>Many faces are cut off at an edge: turn the camera so that people cross the middle.</source>
        <translation>Beaucoup de visages sont coupés au bord&#xa0;: tournez la caméra pour que l’on passe au milieu.</translation>
    </message>
    <message>
        <source>Only {value} frames a second are analysed: choose a smaller picture or a faster device.</source>
        <translation>Seules {value} images par seconde sont analysées&#xa0;: choisissez une image plus petite ou un appareil plus rapide.</translation>
    </message>
    <message>
        <source>The camera stands well.</source>
        <translation>La caméra est bien placée.</translation>
    </message>
    <message>
        <source>Counting people</source>
        <translation>Compter les personnes</translation>
    </message>
    <message>
        <source>Looking, returning people</source>
        <translation>Regard, personnes qui reviennent</translation>
    </message>
    <message>
        <source>Age and gender</source>
        <translation>Âge et genre</translation>
    </message>
    <message>
        <source>Installation coach</source>
        <translation>Aide à l’installation</translation>
    </message>
    <message>
        <source>Large enough</source>
        <translation>Assez grands</translation>
    </message>
    <message>
        <source>Face width</source>
        <translation>Largeur du visage</translation>
    </message>
    <message>
        <source>Light on faces</source>
        <translation>Lumière sur visages</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Netteté</translation>
    </message>
    <message>
        <source>Burnt out</source>
        <translation>Surexposé</translation>
    </message>
    <message>
        <source>Turned away by</source>
        <translation>Détourné de</translation>
    </message>
    <message>
        <source>Where faces were</source>
        <translation>Où étaient les visages</translation>
    </message>
    <message>
        <source>Light over the day</source>
        <translation>Lumière au fil du jour</translation>
    </message>
    <message>
        <source>Measure the reach</source>
        <translation>Mesurer la portée</translation>
    </message>
    <message>
        <source>Stand in front of the camera, alone and looking at it, and touch your distance.</source>
        <translation>Placez-vous seul face à la caméra, regardez-la et touchez votre distance.</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n}&#xa0;m</translation>
    </message>
    <message>
        <source>Store as certificate</source>
        <translation>Garder comme certificat</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} personnes</translation>
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
        <translation>haut ou bas&#xa0;: {n}°</translation>
    </message>
    <message>
        <source>Your face is {px} px wide: the lens sees {angle}°. Apply to keep it.</source>
        <translation>Votre visage fait {px}&#xa0;px de large&#xa0;: l’objectif voit {angle}°. Appliquez pour conserver.</translation>
    </message>
    <message>
        <source>The certificate is stored with the history.</source>
        <translation>Le certificat est enregistré avec l’historique.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Renew the consent</source>
        <translation>Renouveler le consentement</translation>
    </message>
    <message>
        <source>Given on {day}, recorded by {name}.</source>
        <translation>Donné le {day}, consigné par {name}.</translation>
    </message>
    <message>
        <source>Text {version}, read in {language}.</source>
        <translation>Texte {version}, lu en {language}.</translation>
    </message>
    <message>
        <source>Also allowed: {what}.</source>
        <translation>Également permis&#xa0;: {what}.</translation>
    </message>
    <message>
        <source>Nothing beyond recognition is allowed.</source>
        <translation>Rien d’autre que la reconnaissance n’est permis.</translation>
    </message>
    <message>
        <source>Ends on {day}.</source>
        <translation>Prend fin le {day}.</translation>
    </message>
    <message>
        <source>Ended on {day}.</source>
        <translation>A pris fin le {day}.</translation>
    </message>
</context>
<context>
    <name>ConsentView</name>
    <message>
        <source>Language of the consent</source>
        <translation>Langue du consentement</translation>
    </message>
    <message>
        <source>Scroll the text on</source>
        <translation>Faire défiler le texte</translation>
    </message>
    <message>
        <source>Who of the staff records this</source>
        <translation>Membre du personnel qui consigne</translation>
    </message>
    <message>
        <source>Say below who of the staff records this.</source>
        <translation>Indiquez ci-dessous quel membre du personnel consigne ceci.</translation>
    </message>
</context>
<context>
    <name>CrossingMap</name>
    <message>
        <source>Where faces were</source>
        <translation>Où étaient les visages</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>A year earlier</source>
        <translation>Un an plus tôt</translation>
    </message>
    <message>
        <source>A month earlier</source>
        <translation>Un mois plus tôt</translation>
    </message>
    <message>
        <source>A month later</source>
        <translation>Un mois plus tard</translation>
    </message>
    <message>
        <source>A year later</source>
        <translation>Un an plus tard</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Afficher ces jours</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Now touch the last day.</source>
        <translation>Touchez maintenant le dernier jour.</translation>
    </message>
    <message>
        <source>Touch the first day, then the last day.</source>
        <translation>Touchez le premier jour, puis le dernier.</translation>
    </message>
</context>
<context>
    <name>DeadLetters</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Enregistrements refusés</translation>
    </message>
    <message>
        <source>Content of the record</source>
        <translation>Contenu de l’enregistrement</translation>
    </message>
    <message>
        <source>A destination took everything but these. They are kept here until you send them again or delete them; the figures of this device are not touched by either.</source>
        <translation>Une destination a tout pris sauf ceux-ci. Ils restent ici jusqu’à ce que vous les renvoyiez ou les supprimiez&#xa0;; ni l’un ni l’autre ne touche aux chiffres de cet appareil.</translation>
    </message>
    <message>
        <source>All destinations</source>
        <translation>Toutes les destinations</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>Rien n’a été refusé</translation>
    </message>
    <message>
        <source>When a destination says of a single record that it will never take it, the record is kept here instead of holding up the others.</source>
        <translation>Quand une destination dit d’un enregistrement qu’elle ne le prendra jamais, il est gardé ici au lieu de retenir les autres.</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Tout choisir</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Ne rien choisir</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>{type} of {at}, refused by {sink} on {refused}</source>
        <translation>{type} du {at}&#xa0;; refus de {sink} le {refused}</translation>
    </message>
    <message>
        <source>Status {n}: {reason}</source>
        <translation>Code {n}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>This destination refused nothing.</source>
        <translation>Cette destination n’a rien refusé.</translation>
    </message>
    <message>
        <source>{n} of {all} chosen</source>
        <translation>{n} sur {all} choisis</translation>
    </message>
    <message>
        <source>Only the latest are shown.</source>
        <translation>Seuls les plus récents sont affichés.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Traitement en cours…</translation>
    </message>
    <message>
        <source>Sent again: {n}. What is refused once more comes back here.</source>
        <translation>Renvoyés&#xa0;: {n}. Ce qui est encore refusé revient ici.</translation>
    </message>
    <message>
        <source>Where are the refused records to be saved?</source>
        <translation>Où enregistrer les enregistrements refusés&#xa0;?</translation>
    </message>
    <message>
        <source>Exported to {file}: {n}. They are kept here, too.</source>
        <translation>Exportés vers {file}&#xa0;: {n}. Ils restent aussi ici.</translation>
    </message>
    <message>
        <source>Delete the chosen records? ({n})</source>
        <translation>Supprimer les enregistrements choisis&#xa0;? ({n})</translation>
    </message>
    <message>
        <source>The destination will never receive them. Export them first if somebody may want to look at them.</source>
        <translation>La destination ne les recevra jamais. Exportez-les d’abord si quelqu’un veut encore les regarder.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Deleted: {n}</source>
        <translation>Supprimés&#xa0;: {n}</translation>
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
    <name>EnrolTask</name>
    <message>
        <source>Connect to a collector</source>
        <translation>Se connecter à un collecteur</translation>
    </message>
    <message>
        <source>On the collector&apos;s page, open Devices and press “Show a code”. It shows an address, a code that works once, and a QR code with both.</source>
        <translation>Sur la page du collecteur, ouvrez les appareils («&#xa0;Devices&#xa0;») et appuyez sur «&#xa0;Show a code&#xa0;». Il affiche une adresse, un code valable une fois et un code QR avec les deux.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Type the code</source>
        <translation>Saisir le code</translation>
    </message>
    <message>
        <source>Address of the collector</source>
        <translation>Adresse du collecteur</translation>
    </message>
    <message>
        <source>Beginning with https:// or, in a network of your own, http://.</source>
        <translation>Commence par https:// ou, dans un réseau à vous, http://.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Twelve letters and digits; it works for 15 minutes.</source>
        <translation>Douze lettres et chiffres&#xa0;; il est valable 15 minutes.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Or show the QR code to the camera</source>
        <translation>Ou montrer le code QR à la caméra</translation>
    </message>
    <message>
        <source>Hold it on a phone or on paper into the frame.</source>
        <translation>Tenez-le dans le cadre, sur un téléphone ou sur papier.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Utiliser la caméra</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion en cours</translation>
    </message>
    <message>
        <source>Must start with https:// or http:// followed by a name</source>
        <translation>Doit commencer par https:// ou http:// suivi d’un nom</translation>
    </message>
    <message>
        <source>A code has twelve signs, without 0, 1, I, O and U, like ABCD-EFGH-JKLM</source>
        <translation>Un code compte douze caractères, sans 0, 1, I, O ni U, comme ABCD-⁠EFGH-⁠JKLM</translation>
    </message>
    <message>
        <source>Stop the camera</source>
        <translation>Arrêter la caméra</translation>
    </message>
    <message>
        <source>Looking for a code…</source>
        <translation>Recherche d’un code…</translation>
    </message>
    <message>
        <source>That is another QR code. Show the one that the collector shows.</source>
        <translation>C’est un autre code QR. Montrez celui qu’affiche le collecteur.</translation>
    </message>
    <message>
        <source>Connect to {host}?</source>
        <translation>Se connecter à {host}&#xa0;?</translation>
    </message>
    <message>
        <source>This kiosk gives the collector its id and place, and gets a token in exchange. From then on it sends counts, visits, hourly sums and signs of life there; of recognised people only what they agreed to. No pictures.</source>
        <translation>Cette borne donne au collecteur son identifiant et son emplacement, et reçoit un jeton en échange. Dès lors, elle y envoie comptages, visites, totaux par heure et signes de vie&#xa0;; des personnes reconnues, seulement ce à quoi elles ont consenti. Aucune image.</translation>
    </message>
    <message>
        <source>The address begins with http://: whoever is in the same network can read what is sent, the token too. Go on only in a network of your own.</source>
        <translation>L’adresse commence par http://&#xa0;: quiconque est dans le même réseau peut lire ce qui est envoyé, le jeton aussi. Ne continuez que dans un réseau à vous.</translation>
    </message>
</context>
<context>
    <name>EraseTask</name>
    <message>
        <source>ERASE</source>
        <translation>EFFACER</translation>
    </message>
    <message>
        <source>Who of the staff erases</source>
        <translation>Membre du personnel qui efface</translation>
    </message>
    <message>
        <source>Type {word} to confirm</source>
        <translation>Saisissez {word} pour confirmer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Hold to erase</source>
        <translation>Maintenir pour effacer</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Effacer définitivement</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>Effacer maintenant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Erase {name}?</source>
        <translation>Effacer {name}&#xa0;?</translation>
    </message>
    <message>
        <source>Erase the group {name}?</source>
        <translation>Effacer le groupe {name}&#xa0;?</translation>
    </message>
    <message>
        <source>Erase everybody?</source>
        <translation>Effacer tout le monde&#xa0;?</translation>
    </message>
    <message>
        <source>Erased are: profile and consent, every view of the face, stored pictures and records, and the number in the history of visits.</source>
        <translation>Sont effacés&#xa0;: le profil et le consentement, toutes les vues du visage, les images et enregistrements conservés, et le numéro dans l’historique des visites.</translation>
    </message>
    <message>
        <source>The key with which they were encrypted is destroyed, and all groups go.</source>
        <translation>La clé qui les chiffrait est détruite, et tous les groupes disparaissent.</translation>
    </message>
    <message>
        <source>What remains is a receipt without a name. Exported files are not reached by this.</source>
        <translation>Il ne reste qu’une attestation sans nom. Les fichiers exportés ne sont pas concernés.</translation>
    </message>
    <message>
        <source>{name} is erased when this page is closed.</source>
        <translation>Fermer cette page efface {name}.</translation>
    </message>
    <message>
        <source>Until then you can undo it.</source>
        <translation>Jusque-là, vous pouvez annuler.</translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <translation>Rien n’a été effacé.</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Effacé</translation>
    </message>
    <message>
        <source>Erased. Receipt {number}</source>
        <translation>Effacé. Attestation {number}</translation>
    </message>
</context>
<context>
    <name>FaceLabel</name>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
</context>
<context>
    <name>FacesView</name>
    <message>
        <source>With the camera</source>
        <translation>Avec la caméra</translation>
    </message>
    <message>
        <source>From photos</source>
        <translation>À partir de photos</translation>
    </message>
    <message>
        <source>The camera takes five views in about half a minute. Of photos, two to five good ones are best: sharp, alone, from the front and a little from the sides.</source>
        <translation>La caméra prend cinq vues en une demi-minute environ. Avec des photos, deux à cinq bonnes suffisent&#xa0;: nettes, la personne seule, de face et un peu de côté.</translation>
    </message>
    <message>
        <source>Choose photos of this person</source>
        <translation>Choisir des photos de cette personne</translation>
    </message>
    <message>
        <source>No view was taken. Try again, or take photos.</source>
        <translation>Aucune vue n’a été prise. Réessayez ou utilisez des photos.</translation>
    </message>
    <message>
        <source>A view looks like none of the others. Is it somebody else? Remove it, or keep it if you are sure.</source>
        <translation>Une vue ne ressemble à aucune des autres. Est-ce quelqu’un d’autre&#xa0;? Retirez-la, ou gardez-la si vous êtes sûr.</translation>
    </message>
    <message>
        <source>Remove this view</source>
        <translation>Retirer cette vue</translation>
    </message>
    <message>
        <source>Taken: {views}</source>
        <translation>Jusqu’ici&#xa0;: {views}</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Fixed outside this panel: by the environment variable {variable} or the command line.</source>
        <translation>Fixé hors de ce panneau&#xa0;: par la variable d’environnement {variable} ou la ligne de commande.</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Field, e.g. Company</source>
        <translation>Champ, p. ex. Société</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Remove this field</source>
        <translation>Retirer ce champ</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>Who is still there is counted after leaving.</source>
        <translation>Qui est encore là sera compté après son départ.</translation>
    </message>
    <message>
        <source>There is no data before: {days}.</source>
        <translation>Aucune donnée avant&#xa0;: {days}.</translation>
    </message>
    <message>
        <source>Observed for {now}, and for {then} before ({days}): not comparable.</source>
        <translation>Observé pendant {now}, et {then} avant ({days})&#xa0;: non comparable.</translation>
    </message>
    <message>
        <source>Compared with {days}, up to the same time of day.</source>
        <translation>Comparé à&#xa0;: {days}, jusqu’à la même heure.</translation>
    </message>
    <message>
        <source>Compared with {days}.</source>
        <translation>Comparé à&#xa0;: {days}.</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Places</source>
        <translation>Emplacements</translation>
    </message>
    <message>
        <source>Folders and files</source>
        <translation>Dossiers et fichiers</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nom du fichier</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Tout choisir</translation>
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
        <source>Chosen: {n}</source>
        <translation>Choisis&#xa0;: {n}</translation>
    </message>
    <message>
        <source>No files of this kind here.</source>
        <translation>Aucun fichier de ce type ici.</translation>
    </message>
    <message>
        <source>The file with this name will be replaced.</source>
        <translation>Le fichier de ce nom sera remplacé.</translation>
    </message>
</context>
<context>
    <name>GenderTile</name>
    <message>
        <source>Interested today</source>
        <translation>Intéressés aujourd’hui</translation>
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
</context>
<context>
    <name>GreetingWords</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupBar</name>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Nouveau groupe</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Erase group</source>
        <translation>Effacer le groupe</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nom du groupe</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>Tous les groupes</translation>
    </message>
</context>
<context>
    <name>GroupEditor</name>
    <message>
        <source>All groups</source>
        <translation>Tous les groupes</translation>
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
    <name>HeatMap</name>
    <message>
        <source>Weekday by hour</source>
        <translation>Jour de la semaine par heure</translation>
    </message>
    <message>
        <source>{n} an hour</source>
        <translation>{n} par heure</translation>
    </message>
    <message>
        <source>{name}, on average</source>
        <translation>{name}, en moyenne</translation>
    </message>
    <message>
        <source>Altogether</source>
        <translation>Au total</translation>
    </message>
    <message>
        <source>Hours observed</source>
        <translation>Heures observées</translation>
    </message>
</context>
<context>
    <name>HistoryFigures</name>
    <message>
        <source>audited {day}</source>
        <translation>vérifié le {day}</translation>
    </message>
    <message>
        <source>± {n} %, audited {day}</source>
        <translation>± {n}&#xa0;%, vérifié le {day}</translation>
    </message>
    <message>
        <source>{note} with too few people</source>
        <translation>{note} avec trop peu de personnes</translation>
    </message>
    <message>
        <source>{note}; settings changed since</source>
        <translation>{note}&#xa0;; réglages modifiés depuis</translation>
    </message>
    <message>
        <source>{note}; camera moved since</source>
        <translation>{note}&#xa0;; caméra déplacée depuis</translation>
    </message>
</context>
<context>
    <name>HistoryLayers</name>
    <message>
        <source>Passing by</source>
        <translation>Passants</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Intéressés</translation>
    </message>
    <message>
        <source>Share of interested</source>
        <translation>Part des intéressés</translation>
    </message>
    <message>
        <source>Mean stop</source>
        <translation>Arrêt moyen</translation>
    </message>
    <message>
        <source>Mean attention</source>
        <translation>Attention moyenne</translation>
    </message>
    <message>
        <source>Most people at once</source>
        <translation>Maximum simultané</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>Période précédente</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observé</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Non observé</translation>
    </message>
    <message>
        <source>Women</source>
        <translation>Femmes</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>Hommes</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>The audience of this device over hours, days and years.</source>
        <translation>L’audience de cet appareil au fil des heures, des jours et des années.</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Conservation</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>The picture shows the charts above as they are: do not share it. In reports and data of the chosen days, groups of fewer people than the privacy settings allow are merged.</source>
        <translation>L’image montre les graphiques ci-dessus tels quels&#xa0;: ne la partagez pas. Dans les rapports et les données des jours choisis, les groupes plus petits que ne le permettent les réglages de confidentialité sont fusionnés.</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Image (PNG)…</translation>
    </message>
    <message>
        <source>Report ({format})…</source>
        <translation>Rapport ({format})…</translation>
    </message>
    <message>
        <source>Data ({format})…</source>
        <translation>Données ({format})…</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Lecture de l’historique…</translation>
    </message>
    <message>
        <source>The history cannot be shown</source>
        <translation>Impossible d’afficher l’historique</translation>
    </message>
    <message>
        <source>No numbers yet</source>
        <translation>Pas encore de chiffres</translation>
    </message>
    <message>
        <source>No numbers in these days</source>
        <translation>Aucun chiffre pour ces jours</translation>
    </message>
    <message>
        <source>Nothing was counted yet. The first numbers come within a minute of the first picture that is analysed; a person is counted {n} minutes after leaving, when it is certain that it was one visit.</source>
        <translation>Rien n’a encore été compté. Les premiers chiffres arrivent dans la minute qui suit la première image analysée&#xa0;; une personne est comptée {n} minutes après son départ, quand il est certain qu’il s’agissait d’une seule visite.</translation>
    </message>
    <message>
        <source>There are numbers from {first} to {last}.</source>
        <translation>Il y a des chiffres du {first} au {last}.</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Exporter l’image</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Exporter les données</translation>
    </message>
    <message>
        <source>Raw: small groups of people are not merged. Do not share this picture.</source>
        <translation>Brut&#xa0;: les petits groupes ne sont pas fusionnés. Ne partagez pas cette image.</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Écriture de {file}…</translation>
    </message>
    <message>
        <source>Exported to {file}</source>
        <translation>Exporté vers {file}</translation>
    </message>
</context>
<context>
    <name>HistorySheet</name>
    <message>
        <source>Visitors</source>
        <translation>Visiteurs</translation>
    </message>
    <message>
        <source>Crossings</source>
        <translation>Franchissements</translation>
    </message>
    <message>
        <source>Interested, by gender</source>
        <translation>Intéressés, par genre</translation>
    </message>
    <message>
        <source>Interested, by age</source>
        <translation>Intéressés, par âge</translation>
    </message>
    <message>
        <source>What the colours show</source>
        <translation>Ce que montrent les couleurs</translation>
    </message>
    <message>
        <source>The week, hour by hour</source>
        <translation>La semaine, heure par heure</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Look from farther away</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Age and gender were not analysed in these days.</source>
        <translation>L’âge et le genre n’ont pas été analysés ces jours-là.</translation>
    </message>
    <message>
        <source>Nobody was interested in these days.</source>
        <translation>Personne ne s’est montré intéressé ces jours-là.</translation>
    </message>
    <message>
        <source>{name}: the mean of all hours that were observed.</source>
        <translation>{name}&#xa0;: moyenne de toutes les heures observées.</translation>
    </message>
</context>
<context>
    <name>HistoryTexts</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>Choose days…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Par heure</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Par jour</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Par semaine</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Par mois</translation>
    </message>
    <message>
        <source>Each bar is an hour.</source>
        <translation>Chaque barre est une heure.</translation>
    </message>
    <message>
        <source>Each bar is a day.</source>
        <translation>Chaque barre est un jour.</translation>
    </message>
    <message>
        <source>Each bar is a week.</source>
        <translation>Chaque barre est une semaine.</translation>
    </message>
    <message>
        <source>Each bar is a month.</source>
        <translation>Chaque barre est un mois.</translation>
    </message>
    <message>
        <source>Look closer to see shorter times.</source>
        <translation>Agrandissez pour voir des durées plus courtes.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} points</translation>
    </message>
    <message>
        <source>{n} before</source>
        <translation>{n} avant</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangé</translation>
    </message>
</context>
<context>
    <name>IgnoredFaceRow</name>
    <message>
        <source>Count this face</source>
        <translation>Compter ce visage</translation>
    </message>
    <message>
        <source>Always ignore this place</source>
        <translation>Toujours ignorer cet endroit</translation>
    </message>
    <message>
        <source>{number}  ·  {place}, in view for {time}</source>
        <translation>{number}  ·  {place}, en vue depuis {time}</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>En haut à gauche</translation>
    </message>
    <message>
        <source>Top middle</source>
        <translation>En haut au milieu</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>En haut à droite</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>À gauche</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Au milieu</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>À droite</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>En bas à gauche</translation>
    </message>
    <message>
        <source>Bottom middle</source>
        <translation>En bas au milieu</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>En bas à droite</translation>
    </message>
    <message>
        <source>It is inside an ignored area.</source>
        <translation>Il est dans une zone ignorée.</translation>
    </message>
    <message>
        <source>It does not move, turn or blink: a picture or a mannequin.</source>
        <translation>Il ne bouge pas, ne tourne pas et ne cligne pas&#xa0;: une image ou un mannequin.</translation>
    </message>
    <message>
        <source>A lifeless face was seen on this very place before.</source>
        <translation>Un visage inanimé a déjà été vu à cet endroit précis.</translation>
    </message>
    <message>
        <source>For {time} it moved by no more than {moved} % of its width, turned by no more than {turned}° and did not blink: a picture or a mannequin.</source>
        <translation>Pendant {time}, il a bougé d’au plus {moved}&#xa0;% de sa largeur, tourné d’au plus {turned}° et n’a pas cligné&#xa0;: une image ou un mannequin.</translation>
    </message>
</context>
<context>
    <name>IgnoredFaces</name>
    <message>
        <source>Every face in view is counted. A face that does not move, turn or blink for long, such as one on a poster, appears here.</source>
        <translation>Chaque visage en vue est compté. Un visage qui longtemps ne bouge, ne tourne ni ne cligne, comme sur une affiche, apparaît ici.</translation>
    </message>
</context>
<context>
    <name>KindTask</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>By a code</source>
        <translation>Par un code</translation>
    </message>
    <message>
        <source>Add a destination</source>
        <translation>Ajouter une destination</translation>
    </message>
    <message>
        <source>Where are records to go? You can add several, one after another.</source>
        <translation>Où doivent aller les enregistrements&#xa0;? Vous pouvez ajouter plusieurs destinations, l’une après l’autre.</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>À la main</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
</context>
<context>
    <name>LightStrip</name>
    <message>
        <source>Light over the day</source>
        <translation>Lumière au fil du jour</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>Enrolled twice…</source>
        <translation>Inscription en double…</translation>
    </message>
    <message>
        <source>Search the other entry by name</source>
        <translation>Chercher l’autre fiche par nom</translation>
    </message>
    <message>
        <source>Other people</source>
        <translation>Autres personnes</translation>
    </message>
    <message>
        <source>Choose the other entry of the same person. Its views come here.</source>
        <translation>Choisissez l’autre fiche de la même personne. Ses vues viennent ici.</translation>
    </message>
    <message>
        <source>Are both the same person?</source>
        <translation>Est-ce la même personne&#xa0;?</translation>
    </message>
    <message>
        <source>The views of {name} come here, and the entry {name} is gone.</source>
        <translation>Les vues de {name} viennent ici et la fiche {name} disparaît.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Yes, make one of both</source>
        <translation>Oui, fusionner</translation>
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
        <translation>Verrouillage dans {n}&#xa0;s</translation>
    </message>
</context>
<context>
    <name>NoticeBadge</name>
    <message>
        <source>People are counted on this device. No picture is stored and nobody is identified.</source>
        <translation>Les personnes sont comptées sur cet appareil. Aucune image n’est enregistrée et personne n’est identifié.</translation>
    </message>
    <message>
        <source>Age, gender, gaze and expression are estimated on this device.</source>
        <translation>L’âge, le genre, le regard et l’expression sont estimés sur cet appareil.</translation>
    </message>
    <message>
        <source>Age, gender and gaze are estimated on this device.</source>
        <translation>L’âge, le genre et le regard sont estimés sur cet appareil.</translation>
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
        <source>People who enrolled are recognised by name; nobody else is identified, and nothing of anybody else&apos;s face is kept.</source>
        <translation>Les personnes inscrites sont reconnues par leur nom&#xa0;; personne d’autre n’est identifié et rien n’est conservé du visage des autres.</translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation>Avis de confidentialité</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Before anybody is identified</source>
        <translation>Avant d’identifier qui que ce soit</translation>
    </message>
    <message>
        <source>I have read this and see to it</source>
        <translation>Je l’ai lu et j’y veille</translation>
    </message>
    <message>
        <source>Switch identification on</source>
        <translation>Activer l’identification</translation>
    </message>
    <message>
        <source>Everybody enrolled has agreed</source>
        <translation>Toutes les personnes inscrites ont consenti</translation>
    </message>
    <message>
        <source>Descriptions of faces are among the most protected personal data. Enrol only people who read the consent here and accepted it themselves, freely, and erase them at once when they withdraw.</source>
        <translation>Les descriptions de visages comptent parmi les données personnelles les plus protégées. N’inscrivez que des personnes qui ont lu le consentement ici et l’ont accepté elles-mêmes, librement, et effacez-les aussitôt qu’elles le retirent.</translation>
    </message>
    <message>
        <source>Everybody else is told</source>
        <translation>Toutes les autres sont informées</translation>
    </message>
    <message>
        <source>To find out who is enrolled, every face in view is compared. Put the notice on the screen and the sign at the entrance; offer a way past the camera. Nothing about strangers is kept.</source>
        <translation>Pour savoir qui est inscrit, chaque visage en vue est comparé. Affichez l’avis à l’écran et le panneau à l’entrée&#xa0;; offrez un passage hors du champ de la caméra. Rien n’est gardé sur les inconnus.</translation>
    </message>
    <message>
        <source>You are responsible</source>
        <translation>Vous êtes responsable</translation>
    </message>
    <message>
        <source>The operator of this place answers for it, not this program. The law differs from place to place, and may ask for an assessment before you begin, or forbid it: ask whoever advises you on data protection.</source>
        <translation>C’est l’exploitant de ce lieu qui en répond, pas ce programme. Le droit varie d’un lieu à l’autre&#xa0;; il peut exiger une analyse d’impact avant de commencer, ou l’interdire&#xa0;: consultez qui vous conseille en protection des données.</translation>
    </message>
    <message>
        <source>A time limit is set</source>
        <translation>Une durée limite est fixée</translation>
    </message>
    <message>
        <source>Records of who was recognised are deleted after the time you choose.</source>
        <translation>Les enregistrements de qui a été reconnu sont supprimés après la durée que vous choisissez.</translation>
    </message>
    <message>
        <source>Acknowledge this and choose a time before identification is applied.</source>
        <translation>Confirmez ceci et choisissez une durée avant d’appliquer l’identification.</translation>
    </message>
    <message>
        <source>Identification begins with Apply.</source>
        <translation>L’identification commence avec «&#xa0;Appliquer&#xa0;».</translation>
    </message>
    <message>
        <source>Identification is on.</source>
        <translation>L’identification est activée.</translation>
    </message>
    <message>
        <source>Identification is off: nobody is recognised.</source>
        <translation>L’identification est désactivée&#xa0;: personne n’est reconnu.</translation>
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
        <source>Identification</source>
        <translation>Identification</translation>
    </message>
    <message>
        <source>The program&apos;s own</source>
        <translation>Celui du programme</translation>
    </message>
    <message>
        <source>Open Model Zoo (adults only)</source>
        <translation>Open Model Zoo (adultes seulement)</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Par jour</translation>
    </message>
    <message>
        <source>By day and minute</source>
        <translation>Par jour et minute</translation>
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
        <source>Charts only</source>
        <translation>Graphiques seuls</translation>
    </message>
    <message>
        <source>European Union</source>
        <translation>Union européenne</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>États-Unis</translation>
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
        <translation>Facile à deviner&#xa0;: se répète</translation>
    </message>
    <message>
        <source>Easily guessed: the digits are in a row</source>
        <translation>Facile à deviner&#xa0;: les chiffres se suivent</translation>
    </message>
    <message>
        <source>Easily guessed: it reads as a year</source>
        <translation>Facile à deviner&#xa0;: ressemble à une année</translation>
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
        <source>Simulated scene: Crossing</source>
        <translation>Scène simulée&#xa0;: Chemins croisés</translation>
    </message>
    <message>
        <source>Simulated scene: Crowd</source>
        <translation>Scène simulée&#xa0;: Foule</translation>
    </message>
    <message>
        <source>Simulated scene: A crowd leaves together</source>
        <translation>Scène simulée&#xa0;: Une foule part ensemble</translation>
    </message>
    <message>
        <source>Simulated scene: Hidden by others</source>
        <translation>Scène simulée&#xa0;: Cachés par d’autres</translation>
    </message>
    <message>
        <source>Simulated scene: Poster on the wall</source>
        <translation>Scène simulée&#xa0;: Affiche au mur</translation>
    </message>
    <message>
        <source>Simulated scene: Quiet street</source>
        <translation>Scène simulée&#xa0;: Rue calme</translation>
    </message>
    <message>
        <source>Simulated scene: Back after 10 minutes</source>
        <translation>Scène simulée&#xa0;: De retour après 10 minutes</translation>
    </message>
    <message>
        <source>Simulated scene: Back after 2 minutes</source>
        <translation>Scène simulée&#xa0;: De retour après 2 minutes</translation>
    </message>
    <message>
        <source>Simulated scene: Coming back</source>
        <translation>Scène simulée&#xa0;: Ils reviennent</translation>
    </message>
    <message>
        <source>Nobody is identified before the notice about it is acknowledged and it is decided how long records are kept.</source>
        <translation>Personne n’est identifié tant que l’avis à ce sujet n’est pas confirmé et la durée de conservation des enregistrements décidée.</translation>
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
        <translation>il y a {n}&#xa0;s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>il y a {n}&#xa0;min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>il y a {n}&#xa0;h</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>il y a {n} j</translation>
    </message>
</context>
<context>
    <name>OutboundCard</name>
    <message>
        <source>over the network</source>
        <translation>par le réseau</translation>
    </message>
    <message>
        <source>a file on this device</source>
        <translation>un fichier sur cet appareil</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Dernier</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écritures</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Latest message</source>
        <translation>Dernier message</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>OutboundPage</name>
    <message>
        <source>Number of people</source>
        <translation>Nombre de personnes</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Test de connexion</translation>
    </message>
    <message>
        <source>Connecting to a collector</source>
        <translation>Connexion à un collecteur</translation>
    </message>
    <message>
        <source>Settings from the collector</source>
        <translation>Réglages venant du collecteur</translation>
    </message>
    <message>
        <source>Download of networks</source>
        <translation>Téléchargement des réseaux</translation>
    </message>
    <message>
        <source>What leaves this device</source>
        <translation>Ce qui sort de cet appareil</translation>
    </message>
    <message>
        <source>Made from what was really sent since the program started.</source>
        <translation>Établi à partir de ce qui a réellement été envoyé depuis le démarrage du programme.</translation>
    </message>
    <message>
        <source>Pictures are sent only of recognised people who agreed to it, and only to destinations for which pictures are chosen. The vectors that tell people apart stay on this device; none of the messages below has a place for them.</source>
        <translation>Des images ne sont envoyées que pour les personnes reconnues qui y ont consenti, et seulement aux destinations pour lesquelles les images sont choisies. Les vecteurs qui distinguent les personnes restent sur cet appareil&#xa0;; aucun des messages ci-dessous n’a de place pour eux.</translation>
    </message>
    <message>
        <source>Pictures, faces and the vectors that tell people apart stay in the memory of this device; none of the messages below has a place for them.</source>
        <translation>Les images, les visages et les vecteurs qui distinguent les personnes restent dans la mémoire de cet appareil&#xa0;; aucun des messages ci-dessous n’a de place pour eux.</translation>
    </message>
    <message>
        <source>Sent to {n} destinations</source>
        <translation>Envoyé à {n} destinations</translation>
    </message>
    <message>
        <source>Sent to one destination</source>
        <translation>Envoyé à une destination</translation>
    </message>
    <message>
        <source>Each card shows the latest message word for word; passwords are hidden.</source>
        <translation>Chaque carte montre le dernier message mot pour mot&#xa0;; les mots de passe sont masqués.</translation>
    </message>
    <message>
        <source>Nothing has left this device yet</source>
        <translation>Rien n’est encore sorti de cet appareil</translation>
    </message>
    <message>
        <source>Records will go to these destinations: {names}.</source>
        <translation>Les enregistrements iront à ces destinations&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>No destination is in use; all numbers stay on this device.</source>
        <translation>Aucune destination n’est utilisée&#xa0;; tous les chiffres restent sur cet appareil.</translation>
    </message>
    <message>
        <source>Nothing leaves this device</source>
        <translation>Rien ne sort de cet appareil</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Search by name or field</source>
        <translation>Chercher par nom ou champ</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Check the threshold</source>
        <translation>Vérifier le seuil</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Erase everybody</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>Enrolled people</source>
        <translation>Personnes inscrites</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet</source>
        <translation>Personne n’est encore inscrit</translation>
    </message>
    <message>
        <source>The kiosk recognises only people who agreed and were enrolled here. It takes about two minutes: the person reads and accepts the consent, you type the name, and five views of the face are taken by the camera or from photos.</source>
        <translation>La borne ne reconnaît que des personnes qui ont consenti et ont été inscrites ici. Il faut environ deux minutes&#xa0;: la personne lit et accepte le consentement, vous saisissez le nom, et cinq vues du visage sont prises par la caméra ou à partir de photos.</translation>
    </message>
    <message>
        <source>Add the first person</source>
        <translation>Ajouter la première personne</translation>
    </message>
    <message>
        <source>Import from another kiosk</source>
        <translation>Importer d’une autre borne</translation>
    </message>
    <message>
        <source>The enrolled people are not shown.</source>
        <translation>Les personnes inscrites ne sont pas affichées.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} sur {all}</translation>
    </message>
    <message>
        <source>Nobody is found by this. Try fewer letters or all groups.</source>
        <translation>Personne ne correspond. Essayez avec moins de lettres ou tous les groupes.</translation>
    </message>
    <message>
        <source>To be seen to, such as a consent that ends or new photos: {people}</source>
        <translation>À traiter, p. ex. consentement qui prend fin ou nouvelles photos&#xa0;: {people}</translation>
    </message>
    <message>
        <source>Checking how alike the people of a group are…</source>
        <translation>Vérification de la ressemblance des personnes d’un groupe…</translation>
    </message>
    <message>
        <source>A face is taken for somebody from a likeness of {n}.</source>
        <translation>Un visage est tenu pour reconnu à partir d’une ressemblance de {n}.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Who is recognised and greeted, with their consent. Nobody else ever is.</source>
        <translation>Qui est reconnu et salué, avec son consentement. Jamais personne d’autre.</translation>
    </message>
    <message>
        <source>Enrolled people</source>
        <translation>Personnes inscrites</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Attestations</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>Partie de la page</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>PeopleReceipts</name>
    <message>
        <source>Receipt</source>
        <translation>Attestation</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Effacé</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Views of faces</source>
        <translation>Vues de visages</translation>
    </message>
    <message>
        <source>Stored pictures</source>
        <translation>Images enregistrées</translation>
    </message>
    <message>
        <source>Visits that no longer say who it was</source>
        <translation>Visites qui ne disent plus de qui il s’agissait</translation>
    </message>
    <message>
        <source>Receipt of erasure</source>
        <translation>Attestation d’effacement</translation>
    </message>
    <message>
        <source>Number of the person</source>
        <translation>Numéro de la personne</translation>
    </message>
</context>
<context>
    <name>PeopleSettings</name>
    <message>
        <source>Recognition</source>
        <translation>Reconnaissance</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>What is kept of recognised people</source>
        <translation>Ce qui est gardé des personnes reconnues</translation>
    </message>
</context>
<context>
    <name>PeopleTexts</name>
    <message>
        <source>Look straight into the camera</source>
        <translation>Regardez droit vers la caméra</translation>
    </message>
    <message>
        <source>Turn your head towards the arrow</source>
        <translation>Tournez la tête vers la flèche</translation>
    </message>
    <message>
        <source>Lift your chin a little</source>
        <translation>Levez un peu le menton</translation>
    </message>
    <message>
        <source>Lower your chin a little</source>
        <translation>Baissez un peu le menton</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importation</translation>
    </message>
    <message>
        <source>visits may carry the person&apos;s number</source>
        <translation>les visites peuvent porter le numéro de la personne</translation>
    </message>
    <message>
        <source>a picture may be kept for a while</source>
        <translation>une image peut être conservée quelque temps</translation>
    </message>
    <message>
        <source>name and profile may be handed on</source>
        <translation>le nom et le profil peuvent être transmis</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Pas encore vérifié</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Vérification en cours</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Vérifié</translation>
    </message>
    <message>
        <source>The check failed</source>
        <translation>La vérification a échoué</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Une personne</translation>
    </message>
    <message>
        <source>A group</source>
        <translation>Un groupe</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n vue</numerusform>
            <numerusform>%n vues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>Consent expired</source>
        <translation>Consentement expiré</translation>
    </message>
    <message>
        <source>No views</source>
        <translation>Aucune vue</translation>
    </message>
    <message>
        <source>Needs new photos</source>
        <translation>Nouvelles photos requises</translation>
    </message>
    <message numerus="yes">
        <source>Consent ends in %n day(s)</source>
        <translation>
            <numerusform>Consentement&#xa0;: fin dans %n jour</numerusform>
            <numerusform>Consentement&#xa0;: fin dans %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonTask</name>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>Enregistrer le profil</translation>
    </message>
    <message>
        <source>Add these views</source>
        <translation>Ajouter ces vues</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>Pas cette personne</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>Effacer cette personne</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Views of the face</source>
        <translation>Vues du visage</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentement</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>If somebody else in front of the kiosk is taken for this person, say so: it is not done again, and this person is recognised more cautiously from then on.</source>
        <translation>Si quelqu’un d’autre devant la borne est pris pour cette personne, signalez-le&#xa0;: cela ne se reproduira pas, et cette personne sera dès lors reconnue avec plus de prudence.</translation>
    </message>
    <message>
        <source>The change was undone.</source>
        <translation>La modification a été annulée.</translation>
    </message>
    <message>
        <source>The profile was saved.</source>
        <translation>Le profil a été enregistré.</translation>
    </message>
    <message>
        <source>The views were added.</source>
        <translation>Les vues ont été ajoutées.</translation>
    </message>
    <message>
        <source>The view was removed.</source>
        <translation>La vue a été retirée.</translation>
    </message>
    <message>
        <source>The consent was renewed.</source>
        <translation>Le consentement a été renouvelé.</translation>
    </message>
    <message>
        <source>Both entries are one person now.</source>
        <translation>Les deux fiches sont désormais une seule personne.</translation>
    </message>
    <message>
        <source>The face in view is not taken for {name} while it stays in view.</source>
        <translation>Le visage en vue n’est plus pris pour {name} tant qu’il reste en vue.</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>Quitter sans enregistrer&#xa0;?</translation>
    </message>
    <message>
        <source>Changes of the profile and views that were not added are forgotten.</source>
        <translation>Les modifications du profil et les vues non ajoutées sont oubliées.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>Photos read</source>
        <translation>Photos lues</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Only the first {n} photos are read.</source>
        <translation>Seules les {n} premières photos sont lues.</translation>
    </message>
    <message>
        <source>Reading photo {n} of {all}…</source>
        <translation>Lecture de la photo {n} sur {all}…</translation>
    </message>
    <message>
        <source>Photos that can be used: {good} of {all}</source>
        <translation>Photos utilisables&#xa0;: {good} sur {all}</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>No picture yet</source>
        <translation>Pas encore d’image</translation>
    </message>
    <message>
        <source>The chosen view shows no picture of the camera</source>
        <translation>La vue choisie n’affiche pas l’image de la caméra</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>Digits typed: {n}</source>
        <translation>Chiffres saisis&#xa0;: {n}</translation>
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
        <translation>Choisissez de {least} à {most} chiffres&#xa0;; ils ouvrent les réglages</translation>
    </message>
    <message>
        <source>Enter the new PIN once more</source>
        <translation>Saisissez encore une fois le nouveau code PIN</translation>
    </message>
    <message>
        <source>The two were not the same; choose again</source>
        <translation>Les deux étaient différents&#xa0;; choisissez à nouveau</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {n}</source>
        <translation>Code PIN erroné. Essais restants&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {time}</source>
        <translation>Trop de codes PIN erronés. Réessayez dans {time}</translation>
    </message>
</context>
<context>
    <name>PresetChooser</name>
    <message>
        <source>The values below are your own.</source>
        <translation>Les valeurs ci-dessous sont les vôtres.</translation>
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
    <name>ProfileEditor</name>
    <message>
        <source>First name and surname</source>
        <translation>Prénom et nom</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>About the person</source>
        <translation>À propos de la personne</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Ajouter un champ</translation>
    </message>
    <message>
        <source>About the person, for staff</source>
        <translation>À propos de la personne, pour le personnel</translation>
    </message>
    <message>
        <source>Further facts</source>
        <translation>Autres informations</translation>
    </message>
    <message>
        <source>Letters left: {n}</source>
        <translation>Caractères restants&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Letters too many: {n}</source>
        <translation>Caractères en trop&#xa0;: {n}</translation>
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
        <source>Figures on the public screen</source>
        <translation>Chiffres sur l’écran public</translation>
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
        <translation>Valeurs lues&#xa0;: {n}. Modifiées&#xa0;: {m}. Vérifiez-les, puis appliquez.</translation>
    </message>
    <message>
        <source>Values read: {n}. Nothing differs from the present settings.</source>
        <translation>Valeurs lues&#xa0;: {n}. Rien ne diffère des réglages actuels.</translation>
    </message>
</context>
<context>
    <name>RangePicker</name>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>Length of a bar</source>
        <translation>Durée d’une barre</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Image entière</translation>
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
        <translation>Un inconnu sur {n}</translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message>
        <source>Save as text</source>
        <translation>Enregistrer en texte</translation>
    </message>
    <message>
        <source>Receipt of erasure</source>
        <translation>Attestation d’effacement</translation>
    </message>
    <message>
        <source>Where is the receipt to be saved?</source>
        <translation>Où enregistrer l’attestation&#xa0;?</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Enregistré sous {name}</translation>
    </message>
</context>
<context>
    <name>ReceiptList</name>
    <message>
        <source>Receipts of erasures</source>
        <translation>Attestations d’effacement</translation>
    </message>
    <message>
        <source>They prove what was erased and when, and hold no names. Give the number or the saved text to the person.</source>
        <translation>Elles prouvent ce qui a été effacé et quand, et ne contiennent aucun nom. Remettez à la personne le numéro ou le texte enregistré.</translation>
    </message>
    <message>
        <source>Nothing was erased on this device yet.</source>
        <translation>Rien n’a encore été effacé sur cet appareil.</translation>
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
    <name>RecognisedCard</name>
    <message>
        <source>Recognised now</source>
        <translation>Reconnues en ce moment</translation>
    </message>
    <message>
        <source>Recognised lately</source>
        <translation>Reconnues récemment</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Afficher moins</translation>
    </message>
    <message>
        <source>Show all ({n})</source>
        <translation>Tout afficher ({n})</translation>
    </message>
    <message>
        <source>Nobody is recognised in this mode.</source>
        <translation>Dans ce mode, personne n’est reconnu.</translation>
    </message>
    <message>
        <source>Nobody is recognised before the notice is acknowledged and it is decided how long records are kept.</source>
        <translation>Personne n’est reconnu tant que l’avis n’est pas confirmé et la durée de conservation des enregistrements décidée.</translation>
    </message>
    <message>
        <source>Nobody whom the kiosk knows is in view.</source>
        <translation>Personne que la borne connaisse n’est en vue.</translation>
    </message>
    <message>
        <source>Nobody has been recognised yet. People who are enrolled appear here while they are in view, and for a quarter of an hour after that.</source>
        <translation>Personne n’a encore été reconnu. Les personnes inscrites apparaissent ici tant qu’elles sont en vue, et encore un quart d’heure après.</translation>
    </message>
    <message>
        <source>Noted: not taken for {name} while in view.</source>
        <translation>C’est noté&#xa0;: pas pris pour {name} tant qu’il est en vue.</translation>
    </message>
</context>
<context>
    <name>RecognisedRow</name>
    <message>
        <source>Very sure ({n} %)</source>
        <translation>Très sûr ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Sure ({n} %)</source>
        <translation>Sûr ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Fairly sure ({n} %)</source>
        <translation>Assez sûr ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Just sure enough ({n} %)</source>
        <translation>Tout juste assez sûr ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>Pas cette personne</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Yes, it is somebody else</source>
        <translation>Oui, c’est quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Not {name}</source>
        <translation>Pas {name}</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Ouvrir {name}</translation>
    </message>
    <message>
        <source>left {ago}</source>
        <translation>hors de vue {ago}</translation>
    </message>
    <message>
        <source>in view since {time} ({duration})</source>
        <translation>en vue depuis {time} ({duration})</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Moins</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Is the face in view somebody else? Then it is not taken for {name} while it stays in view, and from now on a face has to be more like that of {name} to be recognised.</source>
        <translation>Le visage en vue est-il celui de quelqu’un d’autre&#xa0;? Il n’est alors plus pris pour {name} tant qu’il reste en vue, et un visage devra désormais ressembler davantage à celui de {name} pour être reconnu.</translation>
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
        <translation>Les flèches déplacent la zone&#xa0;; avec Maj, elles changent sa taille</translation>
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
    <name>ResultView</name>
    <message>
        <source>The dot is what was found, the bar the range in which the true share lies with 95 % confidence. Interested people stopped and looked; this follows from the other taps.</source>
        <translation>Le point est ce qui a été trouvé, la barre l’intervalle où se situe la vraie part avec 95&#xa0;% de confiance. Les intéressés se sont arrêtés et ont regardé&#xa0;; cela découle des autres appuis.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Borne</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manqués</translation>
    </message>
    <message>
        <source>Too many</source>
        <translation>En trop</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
</context>
<context>
    <name>RetentionEditor</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Time counted</source>
        <translation>Temps compté</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Terminer…</translation>
    </message>
    <message>
        <source>Undo last tap</source>
        <translation>Annuler l’appui</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>End the count now?</source>
        <translation>Terminer le comptage&#xa0;?</translation>
    </message>
    <message>
        <source>Go on counting</source>
        <translation>Continuer à compter</translation>
    </message>
    <message>
        <source>Compare so far</source>
        <translation>Comparer maintenant</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>everybody in the picture, once</source>
        <translation>chaque personne dans l’image, une fois</translation>
    </message>
    <message>
        <source>stood still for {s} s or more</source>
        <translation>immobiles {s}&#xa0;s ou plus</translation>
    </message>
    <message>
        <source>faced the screen for more than {s} s</source>
        <translation>face à l’écran plus de {s}&#xa0;s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>encore {time}</translation>
    </message>
    <message>
        <source>Paused: nobody is counted, and time stands still.</source>
        <translation>En pause&#xa0;: personne n’est compté et le temps est arrêté.</translation>
    </message>
    <message>
        <source>Time left. Tap everybody who comes from now on.</source>
        <translation>Temps restant. Touchez pour chaque personne qui arrive désormais.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Annulé&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>The stored one will be removed.</source>
        <translation>La valeur enregistrée sera supprimée.</translation>
    </message>
    <message>
        <source>Will be kept in the key store of this device, and not shown again.</source>
        <translation>Sera gardé dans le trousseau de cet appareil et ne sera plus affiché.</translation>
    </message>
    <message>
        <source>One is stored; type a new one to replace it.</source>
        <translation>Une valeur est enregistrée&#xa0;; saisissez-en une autre pour la remplacer.</translation>
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
        <translation>Un visage qui revient dans ce délai est la même personne&#xa0;; gardé uniquement en mémoire.</translation>
    </message>
    <message>
        <source>A face that neither moves nor turns nor blinks for this long is a poster or a mannequin and stops counting; 0 counts them all.</source>
        <translation>Un visage qui, pendant cette durée, ne bouge, ne tourne ni ne cligne est une affiche ou un mannequin et n’est plus compté&#xa0;; 0 les compte tous.</translation>
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
        <source>A line needs two points that are apart</source>
        <translation>Une ligne demande deux points distincts</translation>
    </message>
    <message>
        <source>A live source that gives no new or only identical pictures for this time is closed and opened again.</source>
        <translation>Une source en direct qui, pendant cette durée, ne donne aucune image nouvelle ou toujours la même est fermée puis rouverte.</translation>
    </message>
    <message>
        <source>A screen beside the way: who looks while walking on is interested, no stop is asked for.</source>
        <translation>Un écran au bord du chemin&#xa0;: qui regarde en marchant est intéressé, aucun arrêt n’est demandé.</translation>
    </message>
    <message>
        <source>A visit seen for at least this long counts as passing by.</source>
        <translation>Une visite vue au moins pendant ce temps compte comme un passage.</translation>
    </message>
    <message>
        <source>A zone needs three or more points around an area</source>
        <translation>Une zone demande au moins trois points autour d’une surface</translation>
    </message>
    <message>
        <source>Address of your privacy notice, shown as a QR code on the sign.</source>
        <translation>Adresse de votre avis de confidentialité, affichée en code QR sur le panneau.</translation>
    </message>
    <message>
        <source>Advertising screen</source>
        <translation>Écran publicitaire</translation>
    </message>
    <message>
        <source>Age that parts the categories young and senior.</source>
        <translation>Âge qui sépare les catégories jeune et senior.</translation>
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
        <source>An interested visit looked at the camera for more than this.</source>
        <translation>Lors d’une visite intéressée, le regard vers la caméra dépasse cette durée.</translation>
    </message>
    <message>
        <source>An interested visit stopped for at least this long.</source>
        <translation>Lors d’une visite intéressée, l’arrêt dure au moins ce temps.</translation>
    </message>
    <message>
        <source>Angle of view</source>
        <translation>Angle de champ</translation>
    </message>
    <message>
        <source>Another person stepped before the camera. It begins anew.</source>
        <translation>Une autre personne s’est placée devant la caméra. On recommence.</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Arithmétique</translation>
    </message>
    <message>
        <source>Arithmetic on the device; default lets OpenVINO choose.</source>
        <translation>Arithmétique sur l’appareil&#xa0;; par défaut, OpenVINO choisit.</translation>
    </message>
    <message>
        <source>Below this confidence the gender is shown and counted as ?.</source>
        <translation>Sous ce degré de confiance, le genre est affiché et compté comme&#xa0;?.</translation>
    </message>
    <message>
        <source>Checkout counter</source>
        <translation>Caisse</translation>
    </message>
    <message>
        <source>Come closer, or use a picture in which the face is larger.</source>
        <translation>Approchez-vous ou utilisez une image où le visage est plus grand.</translation>
    </message>
    <message>
        <source>Confirm after</source>
        <translation>Confirmer après</translation>
    </message>
    <message>
        <source>Consent lasts</source>
        <translation>Durée du consentement</translation>
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
        <source>Destinations</source>
        <translation>Destinations</translation>
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
        <source>Every zone needs a name of its own</source>
        <translation>Chaque zone a besoin d’un nom qui lui est propre</translation>
    </message>
    <message>
        <source>Every zone needs an id of its own</source>
        <translation>Chaque zone a besoin d’un identifiant qui lui est propre</translation>
    </message>
    <message>
        <source>Everybody stands here, because they wait: only who stays and looks for long is interested.</source>
        <translation>Ici tout le monde s’arrête pour attendre&#xa0;: seul est intéressé qui reste et regarde longtemps.</translation>
    </message>
    <message>
        <source>Face attributes</source>
        <translation>Traits du visage</translation>
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
        <source>False accepts</source>
        <translation>Fausses reconnaissances</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
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
        <source>Greeting</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Groups of fewer people are merged in reports that are shared.</source>
        <translation>Les groupes plus petits sont fusionnés dans les rapports partagés.</translation>
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
        <source>Hold still, clean the lens, and see to more light.</source>
        <translation>Ne bougez pas, nettoyez l’objectif et apportez plus de lumière.</translation>
    </message>
    <message>
        <source>Horizontal angle that the lens sees; 0 when it is not known.</source>
        <translation>Angle horizontal que voit l’objectif&#xa0;; 0&#xa0;s’il n’est pas connu.</translation>
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
        <source>How often a stranger may be taken for somebody enrolled, as a part of all strangers; smaller is stricter.</source>
        <translation>Combien de fois un inconnu peut être pris pour une personne inscrite, en part de tous les inconnus&#xa0;; plus petit est plus strict.</translation>
    </message>
    <message>
        <source>How often the kiosk reports how it is, besides each change of its state.</source>
        <translation>À quelle fréquence la borne signale son état, en plus de chaque changement.</translation>
    </message>
    <message>
        <source>How stored pictures are named, for systems that read them.</source>
        <translation>Comment sont nommées les images enregistrées, pour les systèmes qui les lisent.</translation>
    </message>
    <message>
        <source>Ignore lifeless faces after</source>
        <translation>Ignorer les visages inanimés après</translation>
    </message>
    <message>
        <source>Inference device</source>
        <translation>Unité de calcul</translation>
    </message>
    <message>
        <source>Interested: looked for</source>
        <translation>Intéressé&#xa0;: regard dès</translation>
    </message>
    <message>
        <source>Interested: stopped for</source>
        <translation>Intéressé&#xa0;: arrêt dès</translation>
    </message>
    <message>
        <source>Keep pictures for</source>
        <translation>Garder les images</translation>
    </message>
    <message>
        <source>Keep pictures of recognised people</source>
        <translation>Garder des images des personnes reconnues</translation>
    </message>
    <message>
        <source>Keep records of recognised people</source>
        <translation>Garder les enregistrements des personnes reconnues</translation>
    </message>
    <message>
        <source>Keep single visits</source>
        <translation>Garder les visites</translation>
    </message>
    <message>
        <source>Keep sums</source>
        <translation>Garder les totaux</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language of the window; auto follows the system.</source>
        <translation>Langue de la fenêtre&#xa0;; automatique suit le système.</translation>
    </message>
    <message>
        <source>Largest queue</source>
        <translation>File d’attente maximale</translation>
    </message>
    <message>
        <source>Left, top, right and bottom must be numbers from 0 (0 %) to 1 (100 %)</source>
        <translation>Gauche, haut, droite et bas doivent être des nombres de 0 (0&#xa0;%) à 1 (100&#xa0;%)</translation>
    </message>
    <message>
        <source>Let a collector change settings of this kiosk, except who may see what and where records go. They are signed, and taken back if the kiosk does not run well with them.</source>
        <translation>Laisser un collecteur changer des réglages de cette borne, sauf qui peut voir quoi et où vont les enregistrements. Ils sont signés, et annulés si la borne ne fonctionne pas bien avec eux.</translation>
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
        <source>Look towards the camera and hold the head upright.</source>
        <translation>Regardez vers la caméra et gardez la tête droite.</translation>
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
        <source>Many photos are not similar enough to the other photos of the same person; add better ones, or allow more false accepts</source>
        <translation>Beaucoup de photos ne ressemblent pas assez aux autres photos de la même personne&#xa0;; ajoutez-en de meilleures ou permettez plus de fausses reconnaissances</translation>
    </message>
    <message>
        <source>May contain only {allowed}</source>
        <translation>Ne peut contenir que {allowed}</translation>
    </message>
    <message>
        <source>May have only {name}, {first_name} and {group} in braces</source>
        <translation>Entre accolades, seuls {name}, {first_name} et {group} sont permis</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>Mio</translation>
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
        <source>Move to the middle, or use a picture of the whole face.</source>
        <translation>Placez-vous au milieu ou utilisez une image du visage entier.</translation>
    </message>
    <message>
        <source>Must be 0 or at least 10 s</source>
        <translation>Doit être 0 ou au moins 10&#xa0;s</translation>
    </message>
    <message>
        <source>Must be a list of destinations, each with a name, a kind and an endpoint</source>
        <translation>Doit être une liste de destinations, chacune avec nom, type et serveur de destination</translation>
    </message>
    <message>
        <source>Must be a list of zones, each with an id, a name, a kind and points</source>
        <translation>Doit être une liste de zones, chacune avec identifiant, nom, type et points</translation>
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
        <translation>Doit faire au moins 5&#xa0;% en largeur et en hauteur, avec gauche &lt; droite et haut &lt; bas</translation>
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
        <translation>Doit être l’un de&#xa0;: {choices}</translation>
    </message>
    <message>
        <source>Must be some of: {choices}</source>
        <translation>Doit être choisi parmi&#xa0;: {choices}</translation>
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
        <source>Must start with https:// and contain no spaces</source>
        <translation>Doit commencer par https:// et ne contenir aucun espace</translation>
    </message>
    <message>
        <source>Name under which this kiosk reports; letters, digits and - _ . only.</source>
        <translation>Nom sous lequel cette borne publie&#xa0;; lettres, chiffres et&#xa0;-⁠&#xa0;_&#xa0;. seulement.</translation>
    </message>
    <message>
        <source>Names of pictures</source>
        <translation>Noms des images</translation>
    </message>
    <message>
        <source>Names on the public screen</source>
        <translation>Noms sur l’écran public</translation>
    </message>
    <message>
        <source>Network that estimates age, gender, head pose and emotion: the program&apos;s own, or those of the Open Model Zoo, for adults only.</source>
        <translation>Réseau qui estime l’âge, le genre, la pose de la tête et l’émotion : celui du programme, ou ceux d’Open Model Zoo, pour les adultes seulement.</translation>
    </message>
    <message>
        <source>Network that finds the faces.</source>
        <translation>Réseau qui trouve les visages.</translation>
    </message>
    <message>
        <source>No face is found.</source>
        <translation>Aucun visage trouvé.</translation>
    </message>
    <message>
        <source>Nobody in the group has a photo for the network in use; take new ones</source>
        <translation>Personne dans le groupe n’a de photo pour le réseau utilisé&#xa0;; prenez-en de nouvelles</translation>
    </message>
    <message>
        <source>Notice acknowledged</source>
        <translation>Avis confirmé</translation>
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
        <source>Oldest record</source>
        <translation>Enregistrement le plus ancien</translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation>Clavier à l’écran</translation>
    </message>
    <message>
        <source>Only of people whose consent allows it; encrypted.</source>
        <translation>Seulement des personnes dont le consentement le permet&#xa0;; chiffrées.</translation>
    </message>
    <message>
        <source>Only people of this group are recognised; empty recognises all groups.</source>
        <translation>Seules les personnes de ce groupe sont reconnues&#xa0;; vide, tous les groupes le sont.</translation>
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
        <translation>Partie de l’image redressée qui est analysée et affichée&#xa0;: gauche, haut, droite et bas en fractions de sa largeur et de sa hauteur.</translation>
    </message>
    <message>
        <source>Passers-by who slow down and stop for a moment: shorter stops count, and swaying on the spot is standing.</source>
        <translation>Des passants qui ralentissent et s’arrêtent un instant&#xa0;: les arrêts plus courts comptent, et se balancer sur place est un arrêt.</translation>
    </message>
    <message>
        <source>Passing by after</source>
        <translation>Passage après</translation>
    </message>
    <message>
        <source>Pictures of recognised people are deleted after this time.</source>
        <translation>Les images des personnes reconnues sont supprimées après cette durée.</translation>
    </message>
    <message>
        <source>Privacy page</source>
        <translation>Page de confidentialité</translation>
    </message>
    <message>
        <source>Rate asked of a camera.</source>
        <translation>Cadence demandée à la caméra.</translation>
    </message>
    <message>
        <source>Record files</source>
        <translation>Fichiers d’enregistrements</translation>
    </message>
    <message>
        <source>Records of who was recognised, and the link from visits to people, are deleted after this time; 0 is not decided, and the mode cannot be switched on.</source>
        <translation>Les enregistrements de qui a été reconnu et le lien entre visites et personnes sont supprimés après cette durée&#xa0;; 0 signifie non décidé, et le mode ne peut pas être activé.</translation>
    </message>
    <message>
        <source>Records that wait beyond this are given up, the least important first.</source>
        <translation>Ce qui attend au-delà est abandonné, le moins important d’abord.</translation>
    </message>
    <message>
        <source>Records that wait for longer are given up.</source>
        <translation>Les enregistrements qui attendent plus longtemps sont abandonnés.</translation>
    </message>
    <message>
        <source>Refuse pictures of faces</source>
        <translation>Refuser les images de visages</translation>
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
        <source>Room for pictures</source>
        <translation>Place pour les images</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Senior from</source>
        <translation>Senior à partir de</translation>
    </message>
    <message>
        <source>Settings from the collector</source>
        <translation>Réglages venant du collecteur</translation>
    </message>
    <message>
        <source>Shapes drawn on the picture: counting zones, ignored areas and lines.</source>
        <translation>Formes dessinées sur l’image&#xa0;: zones de comptage, zones ignorées et lignes.</translation>
    </message>
    <message>
        <source>Shop window</source>
        <translation>Vitrine</translation>
    </message>
    <message>
        <source>Show cameras and streams as in a mirror; files are never mirrored.</source>
        <translation>Afficher caméras et flux comme dans un miroir&#xa0;; les fichiers ne le sont jamais.</translation>
    </message>
    <message>
        <source>Show the name of a recognised person beside the face.</source>
        <translation>Afficher le nom d’une personne reconnue à côté du visage.</translation>
    </message>
    <message>
        <source>Shown when somebody is recognised and names are shown, such as Hello, {name}! {name}, {first_name} and {group} are filled in; empty shows none.</source>
        <translation>S’affiche quand quelqu’un est reconnu et que les noms sont affichés, par exemple&#xa0;: Bonjour, {name}&#xa0;! {name}, {first_name} et {group} sont remplacés&#xa0;; vide, rien n’est affiché.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Panneau</translation>
    </message>
    <message>
        <source>Sign of life every</source>
        <translation>Signe de vie toutes les</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Plus petit visage</translation>
    </message>
    <message>
        <source>Smallest group in reports</source>
        <translation>Plus petit groupe des rapports</translation>
    </message>
    <message>
        <source>Something covers the face.</source>
        <translation>Quelque chose cache le visage.</translation>
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
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Standing speed</source>
        <translation>Vitesse à l’arrêt</translation>
    </message>
    <message>
        <source>Start a file again at its end.</source>
        <translation>Reprendre un fichier du début quand il se termine.</translation>
    </message>
    <message>
        <source>Step out of the glare, or turn the camera away from the light.</source>
        <translation>Sortez de la lumière vive ou détournez la caméra de la lumière.</translation>
    </message>
    <message>
        <source>Stored precision</source>
        <translation>Précision enregistrée</translation>
    </message>
    <message>
        <source>Sums by minute, hour and day older than this are deleted.</source>
        <translation>Les totaux par minute, heure et jour plus anciens sont supprimés.</translation>
    </message>
    <message>
        <source>Take off dark glasses or a mask, and keep hands and hair away from the face.</source>
        <translation>Retirez lunettes noires ou masque, et écartez mains et cheveux du visage.</translation>
    </message>
    <message>
        <source>Tell passers-by on the screen that people are counted. Where age, gender or emotion are estimated, they are told in any case.</source>
        <translation>Informer les passants à l’écran que les personnes sont comptées. Si l’âge, le genre ou l’émotion sont estimés, ils le sont toujours.</translation>
    </message>
    <message>
        <source>The camera gives no picture</source>
        <translation>La caméra ne donne aucune image</translation>
    </message>
    <message>
        <source>The consent of everybody in the group has expired</source>
        <translation>Le consentement de toutes les personnes du groupe a expiré</translation>
    </message>
    <message>
        <source>The definitions of docs/metrics.md as they stand. Choose it to compare places with each other.</source>
        <translation>Les définitions de docs/metrics.md telles quelles. À choisir pour comparer des lieux entre eux.</translation>
    </message>
    <message>
        <source>The face is blurred or grainy.</source>
        <translation>Le visage est flou ou granuleux.</translation>
    </message>
    <message>
        <source>The face is cut off by the edge of the picture.</source>
        <translation>Le visage est coupé par le bord de l’image.</translation>
    </message>
    <message>
        <source>The face is too bright.</source>
        <translation>Le visage est trop clair.</translation>
    </message>
    <message>
        <source>The face is too dark.</source>
        <translation>Le visage est trop sombre.</translation>
    </message>
    <message>
        <source>The face is too small.</source>
        <translation>Le visage est trop petit.</translation>
    </message>
    <message>
        <source>The head is turned too far.</source>
        <translation>La tête est trop tournée.</translation>
    </message>
    <message>
        <source>The oldest pictures are deleted first when there are more.</source>
        <translation>S’il y en a plus, les images les plus anciennes sont supprimées en premier.</translation>
    </message>
    <message>
        <source>The operator has read what identification demands: consent of everybody enrolled, and a notice for everybody else. Without it the mode cannot be switched on.</source>
        <translation>L’opérateur a lu ce qu’exige l’identification&#xa0;: le consentement de toutes les personnes inscrites et un avis pour toutes les autres. Sans cela, le mode ne peut pas être activé.</translation>
    </message>
    <message>
        <source>The person has to stand before the camera; take pictures and screens out of view.</source>
        <translation>La personne doit se tenir devant la caméra&#xa0;; écartez du champ images et écrans.</translation>
    </message>
    <message>
        <source>There is more than one person.</source>
        <translation>Il y a plus d’une personne.</translation>
    </message>
    <message>
        <source>There is nobody in the group</source>
        <translation>Il n’y a personne dans le groupe</translation>
    </message>
    <message>
        <source>This looks like a picture of a face.</source>
        <translation>Cela ressemble à l’image d’un visage.</translation>
    </message>
    <message>
        <source>Turn towards the light, or switch a lamp on in front.</source>
        <translation>Tournez-vous vers la lumière ou allumez une lampe devant vous.</translation>
    </message>
    <message>
        <source>Use a picture of this person alone, or cut the others off.</source>
        <translation>Utilisez une image de cette personne seule ou recadrez sans les autres.</translation>
    </message>
    <message>
        <source>Use an upright picture that shows the face from the front.</source>
        <translation>Utilisez une image à l’endroit qui montre le visage de face.</translation>
    </message>
    <message>
        <source>Where people are identified, a printed photo or a phone is not greeted.</source>
        <translation>Là où des personnes sont identifiées, une photo imprimée ou un téléphone n’est pas salué.</translation>
    </message>
    <message>
        <source>Where records go; each destination has a queue of its own.</source>
        <translation>Où vont les enregistrements&#xa0;; chaque destination a sa propre file d’attente.</translation>
    </message>
    <message>
        <source>Write a JSON file whenever the recognised people in view change; only people whose consent allows it are in it.</source>
        <translation>Écrire un fichier JSON dès que les personnes reconnues en vue changent&#xa0;; il ne contient que celles dont le consentement le permet.</translation>
    </message>
    <message>
        <source>Your own text of the notice; empty uses the standard text. Where people are identified, the sentence about it always follows.</source>
        <translation>Votre propre texte de l’avis&#xa0;; vide, le texte standard est utilisé. Là où des personnes sont identifiées, la phrase qui le dit suit toujours.</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>heures</translation>
    </message>
    <message>
        <source>small letters, digits and - _</source>
        <translation>des lettres minuscules, des chiffres et -⁠ _</translation>
    </message>
    <message>
        <source>widths/s</source>
        <translation>largeurs/s</translation>
    </message>
    <message>
        <source>years</source>
        <translation>ans</translation>
    </message>
    <message>
        <source>The operator panel closes after this time without a touch.</source>
        <translation>Le panneau de l’opérateur se ferme après cette durée sans contact.</translation>
    </message>
    <message>
        <source>A consent recorded from now on expires after this time.</source>
        <translation>Un consentement consigné à partir de maintenant expire après cette durée.</translation>
    </message>
    <message>
        <source>Every destination needs a name of its own</source>
        <translation>Chaque destination doit avoir un nom à elle</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Turn the picture clockwise.</source>
        <translation>Tourner l’image dans le sens horaire.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Visits older than this are deleted; their sums stay.</source>
        <translation>Les visites plus anciennes sont supprimées&#xa0;; leurs totaux restent.</translation>
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
        <source>Which figures the public screen shows, in this order.</source>
        <translation>Quels chiffres l’écran public affiche, dans cet ordre.</translation>
    </message>
    <message>
        <source>Which stored form of the networks is used, where there are several.</source>
        <translation>Quelle forme enregistrée des réseaux est utilisée, s’il y en a plusieurs.</translation>
    </message>
    <message>
        <source>Which text the printed sign carries.</source>
        <translation>Quel texte porte le panneau imprimé.</translation>
    </message>
    <message>
        <source>Whose face moves more slowly, in face widths per second, stands still.</source>
        <translation>Qui a le visage plus lent, en largeurs de visage par seconde, est à l’arrêt.</translation>
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
        <source>Zones</source>
        <translation>Zones</translation>
    </message>
    <message>
        <source>auto shows it when the device has a touch screen.</source>
        <translation>automatique l’affiche si l’appareil a un écran tactile.</translation>
    </message>
    <message>
        <source>camera:0, a device path, a video file, rtsp://..., a folder or glob of pictures, sim:NAME, or auto: the first camera, else the simulated scene.</source>
        <translation>camera:0, un chemin de périphérique, un fichier vidéo, rtsp://..., un dossier ou motif d’images, sim:NOM, ou auto&#xa0;: la première caméra, sinon la scène simulée.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
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
        <source>people</source>
        <translation>personnes</translation>
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
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>people passed by</source>
        <translation>passants</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Intéressés</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped and looked</source>
        <translation>
            <numerusform>%Ln arrêté pour regarder</numerusform>
            <numerusform>%Ln arrêtés pour regarder</numerusform>
        </translation>
    </message>
    <message>
        <source>Attention time</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>on average</source>
        <translation>en moyenne</translation>
    </message>
    <message numerus="yes">
        <source>Last %n minute(s)</source>
        <translation>
            <numerusform>Dernière minute</numerusform>
            <numerusform>%n dernières minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interested</source>
        <translation>
            <numerusform>%Ln intéressé</numerusform>
            <numerusform>%Ln intéressés</numerusform>
        </translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Aujourd’hui par heure</translation>
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
    <message>
        <source>Here now</source>
        <translation>Présents</translation>
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
        <translation>Langue du panneau</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Enregistrer le PDF…</translation>
    </message>
    <message>
        <source>Save PNG…</source>
        <translation>Enregistrer le PNG…</translation>
    </message>
    <message>
        <source>Printable sign</source>
        <translation>Panneau à imprimer</translation>
    </message>
    <message>
        <source>Put it where people see it before the camera sees them. It says what the settings do. The texts inform; they are no legal advice.</source>
        <translation>Placez-le là où on le voit avant d’être vu par la caméra. Il dit ce que font les réglages. Les textes informent&#xa0;; ils ne sont pas un conseil juridique.</translation>
    </message>
    <message>
        <source>Picture of the sign: {headline}</source>
        <translation>Image du panneau&#xa0;: {headline}</translation>
    </message>
    <message>
        <source>Save the sign</source>
        <translation>Enregistrer le panneau</translation>
    </message>
    <message>
        <source>The sign was saved as {file}</source>
        <translation>Le panneau a été enregistré sous {file}</translation>
    </message>
</context>
<context>
    <name>SinkCard</name>
    <message>
        <source>Records taken in each of the last 60 minutes</source>
        <translation>Enregistrements acceptés à chacune des 60 dernières minutes</translation>
    </message>
    <message>
        <source>latest state, at least once</source>
        <translation>dernier état, au moins une fois</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Oldest of them</source>
        <translation>Le plus ancien</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Dernière réussite</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Taken since the start</source>
        <translation>Acceptés depuis le démarrage</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusés</translation>
    </message>
    <message>
        <source>Records per minute</source>
        <translation>Enregistrements par minute</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les afficher</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Enregistrements refusés</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aucune pour l’instant</translation>
    </message>
    <message>
        <source>in {n} ms</source>
        <translation>en {n}&#xa0;ms</translation>
    </message>
    <message>
        <source>given up for lack of room: {n}</source>
        <translation>abandonnés faute de place&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Records that it will not take are kept here: {n}</source>
        <translation>Enregistrements qu’elle refuse, gardés ici&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test en cours…</translation>
    </message>
</context>
<context>
    <name>SinkForm</name>
    <message>
        <source>The name stays; remove it and add another.</source>
        <translation>Le nom reste&#xa0;; supprimez la destination et ajoutez-en une autre.</translation>
    </message>
    <message>
        <source>New destination: {kind}</source>
        <translation>Nouvelle destination&#xa0;: {kind}</translation>
    </message>
    <message>
        <source>Needs an optional package. If it is missing: {command}</source>
        <translation>Nécessite un paquet facultatif. S’il manque&#xa0;: {command}</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>What it gets</source>
        <translation>Ce qu’elle reçoit</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Plus de réglages</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>The test is running</source>
        <translation>Test en cours</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Moins de réglages</translation>
    </message>
    <message>
        <source>Choose at least one, or pause the destination instead</source>
        <translation>Choisissez-en au moins un, ou mettez plutôt la destination en pause</translation>
    </message>
    <message>
        <source>Values to correct: {n}</source>
        <translation>Valeurs à corriger&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test en cours…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
</context>
<context>
    <name>SinkList</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add a destination</source>
        <translation>Ajouter une destination</translation>
    </message>
    <message>
        <source>Add by a code</source>
        <translation>Ajouter par un code</translation>
    </message>
    <message>
        <source>Send everything now</source>
        <translation>Tout envoyer maintenant</translation>
    </message>
    <message>
        <source>Nothing leaves this device</source>
        <translation>Rien ne sort de cet appareil</translation>
    </message>
    <message>
        <source>There is no destination. All figures stay in the history of this device, where the page History shows them, and nothing waits to be sent.

With a destination, records go out as they come about: to a collector that shows all your kiosks on one page, to a broker, into files, or to a service of your own. You choose which ones. If the network is away they wait here.</source>
        <translation>Il n’y a aucune destination. Tous les chiffres restent dans l’historique de cet appareil, où la page Historique les montre, et rien n’attend d’être envoyé.

Avec une destination, les enregistrements partent dès qu’ils sont produits&#xa0;: vers un collecteur qui montre toutes vos bornes sur une page, vers un courtier, dans des fichiers ou vers un service à vous. Vous choisissez lesquels. Si le réseau manque, ils attendent ici.</translation>
    </message>
    <message>
        <source>Connect to a collector by a code</source>
        <translation>Se connecter à un collecteur par un code</translation>
    </message>
    <message>
        <source>Add another destination</source>
        <translation>Ajouter une autre destination</translation>
    </message>
    <message>
        <source>The destinations are fixed outside this panel: by the environment variable KIOSK_CLOUD__SINKS or the command line.</source>
        <translation>Les destinations sont fixées hors de ce panneau&#xa0;: par la variable d’environnement KIOSK_CLOUD__SINKS ou la ligne de commande.</translation>
    </message>
    <message>
        <source>There are {n} destinations, as many as there can be.</source>
        <translation>Il y a {n} destinations&#xa0;; il ne peut pas y en avoir plus.</translation>
    </message>
    <message>
        <source>Waiting to be sent, over all destinations: {n}</source>
        <translation>En attente d’envoi, toutes destinations&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Rien n’attend d’être envoyé.</translation>
    </message>
    <message>
        <source>What waits is being sent now.</source>
        <translation>Ce qui attend part maintenant.</translation>
    </message>
    <message>
        <source>It has not received {n} records that wait or were refused. They will never reach it. What it has received stays there.</source>
        <translation>Elle n’a pas reçu {n} enregistrements en attente ou refusés. Ils ne lui parviendront jamais. Ce qu’elle a reçu y reste.</translation>
    </message>
    <message>
        <source>It has received everything up to now. What it has received stays there.</source>
        <translation>Elle a tout reçu jusqu’à présent. Ce qu’elle a reçu y reste.</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Supprimer {name}&#xa0;?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} a été supprimée.</translation>
    </message>
</context>
<context>
    <name>SmallPicture</name>
    <message>
        <source>Picture of the camera</source>
        <translation>Image de la caméra</translation>
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
        <translation>Personnel&#xa0;: Ctrl+Maj+O pour l’étape suivante.</translation>
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
    <name>TemplateList</name>
    <message>
        <source>No pictures are kept, only descriptions of the face in numbers.</source>
        <translation>Aucune image n’est gardée, seulement des descriptions du visage en nombres.</translation>
    </message>
    <message>
        <source>There is no view: this person cannot be recognised. Add some below.</source>
        <translation>Il n’y a aucune vue&#xa0;: cette personne ne peut pas être reconnue. Ajoutez-en ci-dessous.</translation>
    </message>
    <message>
        <source>Quality {n} %</source>
        <translation>Qualité {n}&#xa0;%</translation>
    </message>
    <message>
        <source>Made with another network or precision: of no use now</source>
        <translation>Faite avec un autre réseau ou une autre précision&#xa0;: inutilisable actuellement</translation>
    </message>
    <message>
        <source>Remove the view {title}</source>
        <translation>Retirer la vue {title}</translation>
    </message>
</context>
<context>
    <name>ThroughputChart</name>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
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
        <translation>Personnes présentes</translation>
    </message>
    <message>
        <source>People today</source>
        <translation>Personnes aujourd’hui</translation>
    </message>
    <message>
        <source>Interested share</source>
        <translation>Part des intéressés</translation>
    </message>
    <message>
        <source>Mean attention</source>
        <translation>Attention moyenne</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Age bands</source>
        <translation>Tranches d’âge</translation>
    </message>
    <message>
        <source>The last minutes</source>
        <translation>Les dernières minutes</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Aujourd’hui par heure</translation>
    </message>
</context>
<context>
    <name>TransferTask</name>
    <message>
        <source>All groups</source>
        <translation>Tous les groupes</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>La même phrase de passe</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
    <message>
        <source>Choose where to save</source>
        <translation>Choisir où enregistrer</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Choisir le fichier</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>Exporter des personnes</translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>Importer des personnes</translation>
    </message>
    <message>
        <source>The file holds names, profiles, consents and descriptions of faces, encrypted with a passphrase. Without the passphrase nobody can read it, and nobody can bring it back. People agreed to be recognised: hand them on only where the consent covers it.</source>
        <translation>Le fichier contient noms, profils, consentements et descriptions de visages, chiffrés avec une phrase de passe. Sans elle, personne ne peut le lire, et personne ne peut la retrouver. Ces personnes ont consenti à être reconnues&#xa0;: ne transmettez leurs données que là où le consentement le couvre.</translation>
    </message>
    <message>
        <source>Reads a file that another kiosk exported. People who are enrolled here already are left as they are.</source>
        <translation>Lit un fichier exporté par une autre borne. Les personnes déjà inscrites ici restent telles quelles.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Traitement en cours…</translation>
    </message>
    <message>
        <source>At least {n} letters, for example four words.</source>
        <translation>Au moins {n} caractères, par exemple quatre mots.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same yet.</source>
        <translation>Les deux phrases de passe diffèrent encore.</translation>
    </message>
    <message>
        <source>Where are the people to be saved?</source>
        <translation>Où enregistrer les personnes&#xa0;?</translation>
    </message>
    <message>
        <source>Choose a file of people</source>
        <translation>Choisir un fichier de personnes</translation>
    </message>
    <message>
        <source>Exported to {file}: {people}.</source>
        <translation>Exporté vers {file}&#xa0;: {people}.</translation>
    </message>
    <message>
        <source>Added: {added}. Enrolled already: {known}.</source>
        <translation>Ajouté&#xa0;: {added}. Déjà inscrit&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>Left out, since they were erased here: {people}.</source>
        <translation>Laissé de côté, car effacé ici&#xa0;: {people}.</translation>
    </message>
</context>
<context>
    <name>TrendFigure</name>
    <message>
        <source>whole picture only</source>
        <translation>image entière seulement</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
    <message>
        <source>before: {n}</source>
        <translation>avant&#xa0;: {n}</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>non comparable</translation>
    </message>
    <message>
        <source>no data before</source>
        <translation>rien avant</translation>
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
        <source>Audience</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Audience check</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>What leaves</source>
        <translation>Ce qui sort</translation>
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
<context>
    <name>ZoneEditor</name>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Ignored area</source>
        <translation>Zone ignorée</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>+ Counting zone</source>
        <translation>+ Zone comptée</translation>
    </message>
    <message>
        <source>+ Ignored area</source>
        <translation>+ Zone ignorée</translation>
    </message>
    <message>
        <source>+ Line</source>
        <translation>+ Ligne</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Undo corner</source>
        <translation>Annuler le coin</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Nothing is drawn. Everybody in the picture counts.

A counting zone has numbers of its own, an ignored area leaves out posters and mirrors, and a line counts who goes in and out.</source>
        <translation>Rien n’est dessiné. Tout le monde dans l’image compte.

Une zone de comptage a ses propres chiffres, une zone ignorée écarte affiches et miroirs, et une ligne compte qui entre et sort.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of the zone</source>
        <translation>Nom de la zone</translation>
    </message>
    <message>
        <source>Turn the direction round</source>
        <translation>Inverser le sens</translation>
    </message>
    <message>
        <source>Remove this corner</source>
        <translation>Supprimer ce coin</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Ignored place</source>
        <translation>Endroit ignoré</translation>
    </message>
    <message>
        <source>Counting zone</source>
        <translation>Zone de comptage</translation>
    </message>
    <message>
        <source>Tap where the line begins.</source>
        <translation>Touchez là où la ligne commence.</translation>
    </message>
    <message>
        <source>Tap where it ends. Going in is from its left to its right.</source>
        <translation>Touchez là où elle finit. On entre de sa gauche vers sa droite.</translation>
    </message>
    <message>
        <source>Tap the corners one after the other.</source>
        <translation>Touchez les coins l’un après l’autre.</translation>
    </message>
    <message>
        <source>Tap more corners, or the first one again to close the shape.</source>
        <translation>Touchez d’autres coins, ou de nouveau le premier pour fermer la forme.</translation>
    </message>
    <message>
        <source>There is room for 16 zones.</source>
        <translation>Il y a de la place pour 16 zones.</translation>
    </message>
    <message>
        <source>The arrow shows the way in. Drag the ends, or the whole line.</source>
        <translation>La flèche montre l’entrée. Faites glisser les extrémités ou toute la ligne.</translation>
    </message>
    <message>
        <source>Its edges cross each other, so that parts of it are outside.</source>
        <translation>Ses bords se croisent, si bien que des parties sont en dehors.</translation>
    </message>
    <message>
        <source>Drag corners or the whole shape; a small dot makes a new corner.</source>
        <translation>Faites glisser les coins ou toute la forme&#xa0;; un petit point crée un coin.</translation>
    </message>
</context>
<context>
    <name>ZonePaint</name>
    <message>
        <source>in</source>
        <translation>entrée</translation>
    </message>
</context>
<context>
    <name>ZoneView</name>
    <message>
        <source>Zones on the picture</source>
        <translation>Zones sur l’image</translation>
    </message>
    <message>
        <source>Page up and down choose a zone, space a corner, the arrow keys move it, delete removes it</source>
        <translation>Page haut et bas choisissent une zone, espace un coin, les flèches le déplacent, Suppr le supprime</translation>
    </message>
</context>
<context>
    <name>_NeedRow</name>
    <message>
        <source>from {px} px, up to {m} m away</source>
        <translation>dès {px}&#xa0;px, jusqu’à {m}&#xa0;m</translation>
    </message>
    <message>
        <source>from {px} px, up to about {m} m away</source>
        <translation>dès {px}&#xa0;px, jusqu’à environ {m}&#xa0;m</translation>
    </message>
</context>
<context>
    <name>_TileRow</name>
    <message>
        <source>Move {name} up</source>
        <translation>Monter {name}</translation>
    </message>
    <message>
        <source>Move {name} down</source>
        <translation>Descendre {name}</translation>
    </message>
</context>
</TS>
