<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About Vitrine</source>
        <translation>Acerca de Vitrine</translation>
    </message>
    <message>
        <source>Version {version}. Apache License 2.0.</source>
        <translation>Versión {version}. Licencia Apache 2.0.</translation>
    </message>
    <message>
        <source>Ages and genders: trained on FairFace (Karkkainen and Joo, WACV 2021), CC BY 4.0.</source>
        <translation>Edad y género: entrenado con FairFace (Karkkainen y Joo, WACV 2021), CC BY 4.0.</translation>
    </message>
    <message>
        <source>Looking and emotion: learned from networks of the Open Model Zoo, Apache-2.0.</source>
        <translation>Mirada y emoción: aprendidas de redes del Open Model Zoo, Apache-2.0.</translation>
    </message>
    <message>
        <source>The file NOTICE of the program names every package and network with its licence.</source>
        <translation>El archivo NOTICE del programa nombra cada paquete y cada red con su licencia.</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>Descartar y cerrar</translation>
    </message>
    <message>
        <source>Apply and close</source>
        <translation>Aplicar y cerrar</translation>
    </message>
    <message>
        <source>Saved and in force</source>
        <translation>Guardado y en vigor</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Values to correct: {n}</source>
        <translation>Valores por corregir: {n}</translation>
    </message>
    <message>
        <source>Changes not applied yet: {n}</source>
        <translation>Cambios sin aplicar: {n}</translation>
    </message>
</context>
<context>
    <name>AddTask</name>
    <message>
        <source>Add a person</source>
        <translation>Añadir una persona</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Step {n} of {all}</source>
        <translation>Paso {n} de {all}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>This looks like {name} already</source>
        <translation>Se parece a {name}, ya en la lista</translation>
    </message>
    <message>
        <source>If it is the same person, add the views there: two entries of one person make recognition worse. What was typed here is not kept then.</source>
        <translation>Si es la misma persona, añada allí las vistas: dos entradas de una persona empeoran el reconocimiento. Lo escrito aquí no se guarda en ese caso.</translation>
    </message>
    <message>
        <source>Open {name} and add the views there</source>
        <translation>Abrir {name} y añadir allí las vistas</translation>
    </message>
    <message>
        <source>It is another person: add anyway</source>
        <translation>Es otra persona: añadir igualmente</translation>
    </message>
    <message>
        <source>{name} is enrolled</source>
        <translation>Inscripción de {name} terminada</translation>
    </message>
    <message>
        <source>{views} stored, no picture. Undo removes the person again.</source>
        <translation>Guardado: {views}; ninguna imagen. «Deshacer» vuelve a quitar a la persona.</translation>
    </message>
    <message>
        <source>{name} was not kept.</source>
        <translation>La inscripción de {name} no se ha guardado.</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>¿Salir sin guardar?</translation>
    </message>
    <message>
        <source>What was entered and the views of the face are forgotten.</source>
        <translation>Se olvidan los datos introducidos y las vistas de la cara.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>AgeTile</name>
    <message>
        <source>Age of those interested</source>
        <translation>Edad de los interesados</translation>
    </message>
</context>
<context>
    <name>AnalysisPage</name>
    <message>
        <source>Analysis</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>What is computed about faces, and how.</source>
        <translation>Qué se calcula sobre las caras y cómo.</translation>
    </message>
    <message>
        <source>What is computed</source>
        <translation>Qué se calcula</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Leerlo</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Encontrar caras</translation>
    </message>
    <message>
        <source>Judging faces</source>
        <translation>Valorar las caras</translation>
    </message>
    <message>
        <source>Following people</source>
        <translation>Seguir a las personas</translation>
    </message>
    <message>
        <source>Where the networks run</source>
        <translation>Dónde se ejecutan las redes</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>People are recognised by name only after you have read what that demands, and chosen how long records are kept.</source>
        <translation>Solo se reconoce a las personas por su nombre después de que usted haya leído lo que eso exige y elegido cuánto tiempo se guardan los registros.</translation>
    </message>
    <message>
        <source>{name} (not on this machine)</source>
        <translation>{name} (no está en esta máquina)</translation>
    </message>
</context>
<context>
    <name>AreaEditor</name>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Abajo</translation>
    </message>
</context>
<context>
    <name>AudiencePage</name>
    <message>
        <source>Audience</source>
        <translation>Audiencia</translation>
    </message>
    <message>
        <source>From which moment somebody counts, and where.</source>
        <translation>Desde qué momento cuenta una persona, y dónde.</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Faces that are not counted now</source>
        <translation>Caras que ahora no se cuentan</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Umbrales</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Where the pictures come from and which part is analysed.</source>
        <translation>De dónde vienen las imágenes y qué parte se analiza.</translation>
    </message>
    <message>
        <source>Turning</source>
        <translation>Orientación</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>When a source fails</source>
        <translation>Cuando falla una fuente</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Buscando cámaras…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Imagen completa</translation>
    </message>
    <message>
        <source>Found on this device</source>
        <translation>Encontradas en este dispositivo</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Buscar de nuevo</translation>
    </message>
    <message>
        <source>Picture asked of a camera</source>
        <translation>Imagen que se pide a la cámara</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>No se ha encontrado ninguna cámara.</translation>
    </message>
</context>
<context>
    <name>CaptureCard</name>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Waiting for the camera…</source>
        <translation>Esperando a la cámara…</translation>
    </message>
    <message>
        <source>No view can be taken now</source>
        <translation>Ahora no se puede tomar ninguna vista</translation>
    </message>
    <message>
        <source>All views are taken</source>
        <translation>Ya están todas las vistas</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>Quédese quieto…</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message>
        <source>Picture of the camera</source>
        <translation>Imagen de la cámara</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Earlier checks</source>
        <translation>Verificaciones anteriores</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Nobody has checked this kiosk yet.</source>
        <translation>Nadie ha verificado todavía este quiosco.</translation>
    </message>
    <message>
        <source>{person} by hand, {kiosk} by the kiosk</source>
        <translation>{person} a mano, {kiosk} por el quiosco</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete the check of {day}</source>
        <translation>Eliminar la verificación del {day}</translation>
    </message>
    <message>
        <source>The check of {day} was deleted.</source>
        <translation>La verificación del {day} se ha eliminado.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Audience check</source>
        <translation>Verificación del recuento</translation>
    </message>
    <message>
        <source>Count by hand for ten minutes and see how well the kiosk counts.</source>
        <translation>Cuente a mano durante diez minutos y vea lo bien que cuenta el quiosco.</translation>
    </message>
    <message>
        <source>Count along</source>
        <translation>Contar a la vez</translation>
    </message>
    <message>
        <source>Stand where you see everybody whom the camera sees, press Start, and tap one button for each person who passes by, stops or looks. Afterwards your taps are compared with what the kiosk counted meanwhile, and the margin is printed beside every exported number.</source>
        <translation>Sitúese donde vea a todas las personas que ve la cámara, pulse Empezar y toque un botón por cada persona que pasa, se para o mira. Después sus toques se comparan con lo que el quiosco contó entretanto, y el margen aparece junto a cada cifra exportada.</translation>
    </message>
    <message>
        <source>One minute less</source>
        <translation>Un minuto menos</translation>
    </message>
    <message>
        <source>One minute more</source>
        <translation>Un minuto más</translation>
    </message>
    <message>
        <source>Who counts (may stay empty)</source>
        <translation>Quién cuenta (puede quedar vacío)</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>Quién cuenta</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Gracias</translation>
    </message>
    <message>
        <source>Comparing your taps with the visits…</source>
        <translation>Comparando sus toques con las visitas…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Open camera page</source>
        <translation>Abrir la página Cámara</translation>
    </message>
    <message>
        <source>The kiosk is not counting now; see the health page.</source>
        <translation>El quiosco no está contando ahora; vea la página Estado.</translation>
    </message>
    <message>
        <source>The camera was moved since the check of {day}. Its margin does not hold any more: check again.</source>
        <translation>La cámara se ha movido desde la verificación del {day}. Su margen ya no es válido: verifique de nuevo.</translation>
    </message>
    <message>
        <source>Settings that decide who counts were changed since the check of {day}: {names}. Its margin does not hold any more: check again.</source>
        <translation>Desde la verificación del {day} se han cambiado ajustes que deciden quién cuenta: {names}. Su margen ya no es válido: verifique de nuevo.</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
    <message>
        <source>Save or discard this result first.</source>
        <translation>Guarde o descarte primero este resultado.</translation>
    </message>
</context>
<context>
    <name>CheckTexts</name>
    <message>
        <source>Passed by</source>
        <translation>Pasan</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Se paran</translation>
    </message>
    <message>
        <source>Looked</source>
        <translation>Miran</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Interesados</translation>
    </message>
    <message>
        <source>The kiosk counts well</source>
        <translation>El quiosco cuenta bien</translation>
    </message>
    <message>
        <source>The kiosk counts fairly well</source>
        <translation>El quiosco cuenta bastante bien</translation>
    </message>
    <message>
        <source>The kiosk counts badly here</source>
        <translation>El quiosco cuenta mal aquí</translation>
    </message>
    <message>
        <source>Too few people to tell</source>
        <translation>Demasiado pocas personas para saberlo</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>En vigor</translation>
    </message>
    <message>
        <source>Too few people</source>
        <translation>Demasiado pocas personas</translation>
    </message>
    <message>
        <source>Settings changed since</source>
        <translation>Ajustes cambiados desde entonces</translation>
    </message>
    <message>
        <source>Camera moved since</source>
        <translation>Cámara movida desde entonces</translation>
    </message>
    <message>
        <source>± over {limit}</source>
        <translation>± más del {limit}</translation>
    </message>
    <message>
        <source>{part} of {of} · {share}</source>
        <translation>{part} de {of} · {share}</translation>
    </message>
    <message>
        <source>likely {low} to {high}</source>
        <translation>probable: {low} a {high}</translation>
    </message>
    <message>
        <source>Numbers of this device are right to within {margin}. Nothing has to be done.</source>
        <translation>Las cifras de este dispositivo son correctas con un margen de {margin}. No hay que hacer nada.</translation>
    </message>
    <message>
        <source>Numbers of this device are right to within {margin}.</source>
        <translation>Las cifras de este dispositivo son correctas con un margen de {margin}.</translation>
    </message>
    <message>
        <source>About {n} more people are needed before a margin means anything. Count again for longer, or at a busier time.</source>
        <translation>Hacen falta unas {n} personas más para que el margen signifique algo. Cuente de nuevo durante más tiempo o a una hora con más gente.</translation>
    </message>
    <message>
        <source>Nobody came by. Count again at a busier time; about {n} people are needed.</source>
        <translation>No pasó nadie. Cuente de nuevo a una hora con más gente; hacen falta unas {n} personas.</translation>
    </message>
    <message>
        <source>It counts about {share} too few.</source>
        <translation>Cuenta alrededor de un {share} de menos.</translation>
    </message>
    <message>
        <source>It counts about {share} too many.</source>
        <translation>Cuenta alrededor de un {share} de más.</translation>
    </message>
    <message>
        <source>It overlooks people: move the camera closer to their way, to the height of their eyes, or add light. The camera page shows what to change.</source>
        <translation>Pasa por alto a personas: acerque la cámara a su camino, póngala a la altura de los ojos o añada luz. La página Cámara muestra qué cambiar.</translation>
    </message>
    <message>
        <source>It counts too many: the same person twice, or faces that are nobody. Draw an ignored area over posters and screens, and let faces be remembered for longer.</source>
        <translation>Cuenta de más: la misma persona dos veces, o caras que no son de nadie. Dibuje un área ignorada sobre carteles y pantallas, y haga que las caras se recuerden más tiempo.</translation>
    </message>
</context>
<context>
    <name>ClipCard</name>
    <message>
        <source>Use a recorded clip instead</source>
        <translation>Usar una grabación en su lugar</translation>
    </message>
    <message>
        <source>A clip from this camera and a table of who is in it (CSV: start_s, end_s, stopped, looked) do the same without anybody counting.</source>
        <translation>Una grabación de esta cámara y una tabla de quién sale en ella (CSV: start_s, end_s, stopped, looked) hacen lo mismo sin que nadie cuente.</translation>
    </message>
    <message>
        <source>Choose clip (MP4)…</source>
        <translation>Elegir grabación (MP4)…</translation>
    </message>
    <message>
        <source>Choose table (CSV)…</source>
        <translation>Elegir tabla (CSV)…</translation>
    </message>
    <message>
        <source>Compare with clip</source>
        <translation>Comparar con la grabación</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Part of the clip</source>
        <translation>Parte de la grabación</translation>
    </message>
    <message>
        <source>Analysing the clip. The kiosk goes on counting meanwhile.</source>
        <translation>Analizando la grabación. El quiosco sigue contando mientras tanto.</translation>
    </message>
    <message>
        <source>Choose a clip</source>
        <translation>Elegir una grabación</translation>
    </message>
    <message>
        <source>Choose the table of the clip</source>
        <translation>Elegir la tabla de la grabación</translation>
    </message>
    <message>
        <source>The clip was not analysed.</source>
        <translation>La grabación no se ha analizado.</translation>
    </message>
    <message>
        <source>The analysis could not be started.</source>
        <translation>No se ha podido iniciar el análisis.</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>sin elegir</translation>
    </message>
</context>
<context>
    <name>CloudCheck</name>
    <message>
        <source>Another one has this name</source>
        <translation>Otro ya tiene este nombre</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>No puede estar vacío</translation>
    </message>
    <message>
        <source>Small letters, digits and dashes only, at most 32, and no dash at the beginning</source>
        <translation>Solo minúsculas, cifras y guiones, 32 como máximo, sin guion al principio</translation>
    </message>
    <message>
        <source>Must have at most {n} characters</source>
        <translation>Debe tener como máximo {n} caracteres</translation>
    </message>
    <message>
        <source>Must be a number between 1 and 120</source>
        <translation>Debe ser un número entre 1 y 120</translation>
    </message>
    <message>
        <source>Must be numbers from 200 to 299, with commas</source>
        <translation>Deben ser números de 200 a 299, separados por comas</translation>
    </message>
    <message>
        <source>Has the wrong form</source>
        <translation>No tiene la forma correcta</translation>
    </message>
</context>
<context>
    <name>CloudForm</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>For you: small letters, digits and dashes. It cannot be changed later.</source>
        <translation>Para usted: minúsculas, cifras y guiones. Después no se puede cambiar.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>ID de clave de acceso</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Of Amazon; others need none.</source>
        <translation>La de Amazon; los demás no la necesitan.</translation>
    </message>
    <message>
        <source>Time allowed for a reply</source>
        <translation>Tiempo de espera de respuesta</translation>
    </message>
    <message>
        <source>In seconds, 1 to 120. What takes longer is tried again.</source>
        <translation>En segundos, de 1 a 120. Lo que tarda más se intenta de nuevo.</translation>
    </message>
    <message>
        <source>Replies that mean success</source>
        <translation>Respuestas que significan éxito</translation>
    </message>
    <message>
        <source>Only for a server that does not answer as a collector does: HTTP statuses from 200 to 299, with commas.</source>
        <translation>Solo para un servidor que no responde como un colector: códigos HTTP de 200 a 299, separados por comas.</translation>
    </message>
    <message>
        <source>File of certificate authorities</source>
        <translation>Archivo de autoridades de certificación</translation>
    </message>
    <message>
        <source>For a server with a certificate of your own: a PEM file on this device.</source>
        <translation>Para un servidor con un certificado propio: un archivo PEM en este dispositivo.</translation>
    </message>
    <message>
        <source>Certificate of this kiosk</source>
        <translation>Certificado de este quiosco</translation>
    </message>
    <message>
        <source>For servers that ask for one: a PEM file on this device.</source>
        <translation>Para servidores que lo piden: un archivo PEM en este dispositivo.</translation>
    </message>
    <message>
        <source>Key of that certificate</source>
        <translation>Clave de ese certificado</translation>
    </message>
    <message>
        <source>A PEM file on this device.</source>
        <translation>Un archivo PEM en este dispositivo.</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>Dirección del servicio</translation>
    </message>
    <message>
        <source>Only for services that speak like Amazon but live elsewhere, such as MinIO.</source>
        <translation>Solo para servicios compatibles con Amazon que están en otro lugar, como MinIO.</translation>
    </message>
    <message>
        <source>Of the collector; with a path, for a server of your own.</source>
        <translation>La del colector; con una ruta, para un servidor propio.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>The collector shows it when this kiosk is added there.</source>
        <translation>El colector lo muestra cuando se añade allí este quiosco.</translation>
    </message>
    <message>
        <source>Without /analytics/face, which is added.</source>
        <translation>Sin /analytics/face, que se añade solo.</translation>
    </message>
    <message>
        <source>Only if the server asks for one.</source>
        <translation>Solo si el servidor lo pide.</translation>
    </message>
    <message>
        <source>mqtts:// is encrypted; mqtt:// is not, for a network of your own.</source>
        <translation>mqtts:// va cifrado; mqtt:// no, para una red propia.</translation>
    </message>
    <message>
        <source>Only if the broker asks for one.</source>
        <translation>Solo si el bróker lo pide.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>May have {device}, {location} and {type} in it; empty takes the usual one.</source>
        <translation>Puede contener {device}, {location} y {type}; vacío usa el habitual.</translation>
    </message>
    <message>
        <source>s3://bucket/folder, az://container/folder, gs://bucket/folder or file:///path/to/folder.</source>
        <translation>s3://bucket/carpeta, az://contenedor/carpeta, gs://bucket/carpeta o file:///ruta/de/carpeta.</translation>
    </message>
    <message>
        <source>Access key ID or account</source>
        <translation>ID de clave de acceso o cuenta</translation>
    </message>
    <message>
        <source>Amazon: access key ID. Azure: storage account. Others and folders: empty.</source>
        <translation>Amazon: ID de clave de acceso. Azure: cuenta de almacenamiento. Otros y carpetas: vacío.</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Clave secreta</translation>
    </message>
    <message>
        <source>Amazon: secret access key. Azure: account key or SAS token. Google: the JSON of a service account. Folders: none.</source>
        <translation>Amazon: clave de acceso secreta. Azure: clave de la cuenta o token SAS. Google: el JSON de una cuenta de servicio. Carpetas: ninguna.</translation>
    </message>
    <message>
        <source>Of the web service.</source>
        <translation>La del servicio web.</translation>
    </message>
    <message>
        <source>Secret to sign with</source>
        <translation>Secreto para firmar</translation>
    </message>
    <message>
        <source>The service knows the same one. Nothing is sent without it.</source>
        <translation>El servicio conoce el mismo. Sin él no se envía nada.</translation>
    </message>
    <message>
        <source>The ARN of the topic, as Amazon shows it.</source>
        <translation>El ARN del tema, como lo muestra Amazon.</translation>
    </message>
    <message>
        <source>Empty takes the one that this device has.</source>
        <translation>Vacío usa la que tiene este dispositivo.</translation>
    </message>
    <message>
        <source>Secret access key</source>
        <translation>Clave de acceso secreta</translation>
    </message>
    <message>
        <source>Table of profiles</source>
        <translation>Tabla de perfiles</translation>
    </message>
    <message>
        <source>A DynamoDB table with a profile for each FaceId; empty looks nothing up.</source>
        <translation>Una tabla de DynamoDB con un perfil por FaceId; vacío no consulta nada.</translation>
    </message>
    <message>
        <source>For a server that asks for a name and a password, not for a token.</source>
        <translation>Para un servidor que pide nombre y contraseña, no un token.</translation>
    </message>
    <message>
        <source>Also to retail/traffic</source>
        <translation>También a retail/traffic</translation>
    </message>
    <message>
        <source>The number of people in the form that retail dashboards know.</source>
        <translation>El número de personas en la forma que conocen los paneles de comercio.</translation>
    </message>
</context>
<context>
    <name>CloudPage</name>
    <message>
        <source>Cloud</source>
        <translation>Nube</translation>
    </message>
    <message>
        <source>Where records go, and what waits to get there.</source>
        <translation>Adónde van los registros y qué espera para llegar.</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Destinos</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Registros rechazados</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>Parte de la página</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Lo que espera</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Lo que se envía</translation>
    </message>
    <message>
        <source>On this device and from afar</source>
        <translation>En este dispositivo y a distancia</translation>
    </message>
    <message>
        <source>{name} is in force.</source>
        <translation>{name} está en vigor.</translation>
    </message>
</context>
<context>
    <name>CloudTexts</name>
    <message>
        <source>It works: the destination accepted the test</source>
        <translation>Funciona: el destino aceptó la prueba</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Colector</translation>
    </message>
    <message>
        <source>Workshop endpoint</source>
        <translation>Servidor Workshop</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>Bróker MQTT</translation>
    </message>
    <message>
        <source>Files in a cloud or a folder</source>
        <translation>Archivos en una nube o una carpeta</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Notification (Amazon SNS)</source>
        <translation>Notificación (Amazon SNS)</translation>
    </message>
    <message>
        <source>A Vitrine collector, or a server of your own that takes JSON. Nothing is lost or doubled on the way.</source>
        <translation>Un colector de Vitrine o un servidor propio que acepta JSON. Por el camino nada se pierde ni se duplica.</translation>
    </message>
    <message>
        <source>The number of people now, as a simple request. Latest state, at least once: numbers from before an outage are not sent later.</source>
        <translation>El número de personas en este momento, como una petición sencilla. Último estado, al menos una vez: los números anteriores a un corte no se envían después.</translation>
    </message>
    <message>
        <source>A message for each record, for home automation, signage and dashboards.</source>
        <translation>Un mensaje por registro, para domótica, cartelería y paneles.</translation>
    </message>
    <message>
        <source>JSON files by day in Amazon S3, Azure Blob, Google Cloud Storage or a folder.</source>
        <translation>Archivos JSON por día en Amazon S3, Azure Blob, Google Cloud Storage o una carpeta.</translation>
    </message>
    <message>
        <source>A request to any web service, signed so that it knows who sent it.</source>
        <translation>Una petición a cualquier servicio web, firmada para que sepa quién la envía.</translation>
    </message>
    <message>
        <source>A message when somebody is recognised who agreed to it.</source>
        <translation>Un mensaje cuando se reconoce a alguien que ha dado su consentimiento.</translation>
    </message>
    <message>
        <source>Everything is delivered</source>
        <translation>Todo está entregado</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Reintentando</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>Inalcanzable</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation>Acceso denegado</translation>
    </message>
    <message>
        <source>Wrong address</source>
        <translation>Dirección incorrecta</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Package missing</source>
        <translation>Falta un paquete</translation>
    </message>
    <message>
        <source>The last try failed. It is repeated by itself; nothing is lost.</source>
        <translation>El último intento falló. Se repite solo; no se pierde nada.</translation>
    </message>
    <message>
        <source>Many tries in a row failed. One record is tried now and then; the others wait.</source>
        <translation>Han fallado muchos intentos seguidos. De vez en cuando se prueba un registro; los demás esperan.</translation>
    </message>
    <message>
        <source>Records wait until you resume it.</source>
        <translation>Los registros esperan hasta que lo reanude.</translation>
    </message>
    <message>
        <source>The destination does not accept the credential. Nothing is dropped; correct it under Edit.</source>
        <translation>El destino no acepta la credencial. No se descarta nada; corríjala en «Editar».</translation>
    </message>
    <message>
        <source>Nothing at this address takes records. Nothing is dropped; correct it under Edit.</source>
        <translation>Nada en esta dirección acepta registros. No se descarta nada; corríjala en «Editar».</translation>
    </message>
    <message>
        <source>Too many records were refused one by one. Look at the refused records, then press Send now.</source>
        <translation>Se han rechazado demasiados registros uno a uno. Mire los registros rechazados y pulse después «Enviar ahora».</translation>
    </message>
    <message>
        <source>The last try failed. The newest number is sent again by itself.</source>
        <translation>El último intento falló. El número más reciente se vuelve a enviar solo.</translation>
    </message>
    <message>
        <source>Nothing is sent until you resume it.</source>
        <translation>No se envía nada hasta que lo reanude.</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>Número de personas</translation>
    </message>
    <message>
        <source>Each time it changes.</source>
        <translation>Cada vez que cambia.</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>How long somebody stayed and looked; no name, no picture.</source>
        <translation>Cuánto tiempo se quedó y miró alguien; sin nombre ni imagen.</translation>
    </message>
    <message>
        <source>Recognised people</source>
        <translation>Personas reconocidas</translation>
    </message>
    <message>
        <source>Only those who agreed; names if they agreed to that.</source>
        <translation>Solo quienes han consentido; el nombre, si consintieron en ello.</translation>
    </message>
    <message>
        <source>Sign of life</source>
        <translation>Señal de vida</translation>
    </message>
    <message>
        <source>How this kiosk is, and its problems.</source>
        <translation>Cómo está este quiosco, y sus problemas.</translation>
    </message>
    <message>
        <source>Audience checks</source>
        <translation>Verificaciones del recuento</translation>
    </message>
    <message>
        <source>How well the counting agrees with a person who counted.</source>
        <translation>Hasta qué punto el recuento coincide con el de una persona.</translation>
    </message>
    <message>
        <source>Hourly sums</source>
        <translation>Sumas por hora</translation>
    </message>
    <message>
        <source>The figures of each full hour.</source>
        <translation>Las cifras de cada hora completa.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Of recognised people who agreed to pictures being handed on.</source>
        <translation>De personas reconocidas que han consentido en que se transmitan imágenes.</translation>
    </message>
    <message>
        <source>Erasures</source>
        <translation>Borrados</translation>
    </message>
    <message>
        <source>So that the destination erases people, too.</source>
        <translation>Para que el destino también borre a las personas.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Huecos</translation>
    </message>
    <message>
        <source>What had to be given up, so that nothing is missing unsaid.</source>
        <translation>Lo que hubo que descartar, para que nada falte sin decirlo.</translation>
    </message>
    <message>
        <source>Must not contain spaces</source>
        <translation>No puede contener espacios</translation>
    </message>
    <message>
        <source>Must be the ARN of a topic</source>
        <translation>Debe ser el ARN de un tema</translation>
    </message>
    <message>
        <source>This is no address</source>
        <translation>Esto no es una dirección</translation>
    </message>
    <message>
        <source>Must not contain a user name or password; use their own fields</source>
        <translation>No puede contener usuario ni contraseña; use sus propios campos</translation>
    </message>
    <message>
        <source>A folder is written as file:///path/to/folder</source>
        <translation>Una carpeta se escribe file:///ruta/de/carpeta</translation>
    </message>
    <message>
        <source>Must not contain ? or #</source>
        <translation>No puede contener ? ni #</translation>
    </message>
    <message>
        <source>Certificate and key belong together: both or neither</source>
        <translation>Certificado y clave van juntos: los dos o ninguno</translation>
    </message>
    <message>
        <source>Must be numbers from 200 to 299, with commas</source>
        <translation>Deben ser números de 200 a 299, separados por comas</translation>
    </message>
    <message>
        <source>An optional package is not installed. Install it with: {command}, then start the program again.</source>
        <translation>Un paquete opcional no está instalado. Instálelo con: {command}, y reinicie después el programa.</translation>
    </message>
    <message>
        <source>Must start with {schemes} followed by a name</source>
        <translation>Debe empezar por {schemes} seguido de un nombre</translation>
    </message>
    <message>
        <source>Must start with {schemes}</source>
        <translation>Debe empezar por {schemes}</translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <translation>{others} o {last}</translation>
    </message>
    <message>
        <source>its clock is {n} s ahead of this one</source>
        <translation>su reloj va {n}&#xa0;s adelantado</translation>
    </message>
    <message>
        <source>its clock is {n} s behind this one</source>
        <translation>su reloj va {n}&#xa0;s atrasado</translation>
    </message>
</context>
<context>
    <name>CoachCard</name>
    <message>
        <source>Let {value} more people pass: then there is more to say.</source>
        <translation>Deje pasar a {value} personas más: entonces se podrá decir más.</translation>
    </message>
    <message>
        <source>Move the camera {value} m closer to the people: faces are too small.</source>
        <translation>Acerque la cámara {value}&#xa0;m a las personas: las caras son demasiado pequeñas.</translation>
    </message>
    <message>
        <source>Too dark: give the faces more light from the front.</source>
        <translation>Demasiado oscuro: ilumine más las caras de frente.</translation>
    </message>
    <message>
        <source>Too dark from {value}:00 on: switch a light on then.</source>
        <translation>Demasiado oscuro a partir de las {value}:00: encienda entonces una luz.</translation>
    </message>
    <message>
        <source>The background outshines the faces: turn the camera away from the window, or give the faces light.</source>
        <translation>El fondo brilla más que las caras: aparte la cámara de la ventana o ilumine las caras.</translation>
    </message>
    <message>
        <source>{value} % of the picture is burnt out: keep lamps, windows and reflections out of it.</source>
        <translation>El {value}&#xa0;% de la imagen está quemado: deje fuera lámparas, ventanas y reflejos.</translation>
    </message>
    <message>
        <source>Faces are not sharp: clean and focus the lens, or give more light.</source>
        <translation>Las caras no están nítidas: limpie y enfoque el objetivo, o dé más luz.</translation>
    </message>
    <message>
        <source>People are seen from the side: put the camera where they look.</source>
        <translation>Se ve a las personas de lado: ponga la cámara donde miran.</translation>
    </message>
    <message>
        <source>Faces are seen at a steep angle: bring the camera to the height of the eyes.</source>
        <translation>Las caras se ven con mucha inclinación: ponga la cámara a la altura de los ojos.</translation>
    </message>
    <message>
        <source>Many faces are cut off at an edge: turn the camera so that people cross the middle.</source>
        <translation>Muchas caras quedan cortadas en un borde: gire la cámara para que se pase por el centro.</translation>
    </message>
    <message>
        <source>Only {value} frames a second are analysed: choose a smaller picture or a faster device.</source>
        <translation>Solo se analizan {value} imágenes por segundo: elija una imagen más pequeña o un dispositivo más rápido.</translation>
    </message>
    <message>
        <source>The camera stands well.</source>
        <translation>La cámara está bien colocada.</translation>
    </message>
    <message>
        <source>Counting people</source>
        <translation>Contar personas</translation>
    </message>
    <message>
        <source>Looking, returning people</source>
        <translation>Mirada, personas que vuelven</translation>
    </message>
    <message>
        <source>Age and gender</source>
        <translation>Edad y género</translation>
    </message>
    <message>
        <source>Installation coach</source>
        <translation>Ayuda para la instalación</translation>
    </message>
    <message>
        <source>Large enough</source>
        <translation>Tamaño suficiente</translation>
    </message>
    <message>
        <source>Face width</source>
        <translation>Ancho de cara</translation>
    </message>
    <message>
        <source>Light on faces</source>
        <translation>Luz en las caras</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Nitidez</translation>
    </message>
    <message>
        <source>Burnt out</source>
        <translation>Quemado</translation>
    </message>
    <message>
        <source>Turned away by</source>
        <translation>Girada</translation>
    </message>
    <message>
        <source>Where faces were</source>
        <translation>Dónde hubo caras</translation>
    </message>
    <message>
        <source>Light over the day</source>
        <translation>Luz a lo largo del día</translation>
    </message>
    <message>
        <source>Measure the reach</source>
        <translation>Medir el alcance</translation>
    </message>
    <message>
        <source>Stand in front of the camera, alone and looking at it, and touch your distance.</source>
        <translation>Póngase ante la cámara, a solas y mirándola, y toque su distancia.</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n}&#xa0;m</translation>
    </message>
    <message>
        <source>Store as certificate</source>
        <translation>Guardar como certificado</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} personas</translation>
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
        <translation>arriba o abajo: {n}°</translation>
    </message>
    <message>
        <source>Your face is {px} px wide: the lens sees {angle}°. Apply to keep it.</source>
        <translation>Su cara mide {px}&#xa0;px de ancho: el objetivo ve {angle}°. Aplique para conservarlo.</translation>
    </message>
    <message>
        <source>The certificate is stored with the history.</source>
        <translation>El certificado está guardado con el historial.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Renew the consent</source>
        <translation>Renovar el consentimiento</translation>
    </message>
    <message>
        <source>Given on {day}, recorded by {name}.</source>
        <translation>Dado el {day}, registrado por {name}.</translation>
    </message>
    <message>
        <source>Text {version}, read in {language}.</source>
        <translation>Texto {version}, leído en {language}.</translation>
    </message>
    <message>
        <source>Also allowed: {what}.</source>
        <translation>También se permite: {what}.</translation>
    </message>
    <message>
        <source>Nothing beyond recognition is allowed.</source>
        <translation>No se permite nada más que el reconocimiento.</translation>
    </message>
    <message>
        <source>Ends on {day}.</source>
        <translation>Termina el {day}.</translation>
    </message>
    <message>
        <source>Ended on {day}.</source>
        <translation>Terminó el {day}.</translation>
    </message>
</context>
<context>
    <name>ConsentView</name>
    <message>
        <source>Language of the consent</source>
        <translation>Idioma del consentimiento</translation>
    </message>
    <message>
        <source>Scroll the text on</source>
        <translation>Avanzar en el texto</translation>
    </message>
    <message>
        <source>Who of the staff records this</source>
        <translation>Quién del personal lo registra</translation>
    </message>
    <message>
        <source>Say below who of the staff records this.</source>
        <translation>Indique abajo quién del personal lo registra.</translation>
    </message>
</context>
<context>
    <name>CrossingMap</name>
    <message>
        <source>Where faces were</source>
        <translation>Dónde hubo caras</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>A year earlier</source>
        <translation>Un año antes</translation>
    </message>
    <message>
        <source>A month earlier</source>
        <translation>Un mes antes</translation>
    </message>
    <message>
        <source>A month later</source>
        <translation>Un mes después</translation>
    </message>
    <message>
        <source>A year later</source>
        <translation>Un año después</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Mostrar estos días</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Now touch the last day.</source>
        <translation>Toque ahora el último día.</translation>
    </message>
    <message>
        <source>Touch the first day, then the last day.</source>
        <translation>Toque el primer día y después el último.</translation>
    </message>
</context>
<context>
    <name>DeadLetters</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Registros rechazados</translation>
    </message>
    <message>
        <source>Content of the record</source>
        <translation>Contenido del registro</translation>
    </message>
    <message>
        <source>A destination took everything but these. They are kept here until you send them again or delete them; the figures of this device are not touched by either.</source>
        <translation>Un destino ha aceptado todo menos estos. Se quedan aquí hasta que los reenvíe o los elimine; ni lo uno ni lo otro toca las cifras de este dispositivo.</translation>
    </message>
    <message>
        <source>All destinations</source>
        <translation>Todos los destinos</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>No se ha rechazado nada</translation>
    </message>
    <message>
        <source>When a destination says of a single record that it will never take it, the record is kept here instead of holding up the others.</source>
        <translation>Cuando un destino dice de un registro que no lo aceptará nunca, se guarda aquí en lugar de retener a los demás.</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Elegir todos</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>No elegir ninguno</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Reenviar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>{type} of {at}, refused by {sink} on {refused}</source>
        <translation>{type} del {at}; rechazo de {sink} el {refused}</translation>
    </message>
    <message>
        <source>Status {n}: {reason}</source>
        <translation>Código {n}: {reason}</translation>
    </message>
    <message>
        <source>This destination refused nothing.</source>
        <translation>Este destino no ha rechazado nada.</translation>
    </message>
    <message>
        <source>{n} of {all} chosen</source>
        <translation>{n} de {all} elegidos</translation>
    </message>
    <message>
        <source>Only the latest are shown.</source>
        <translation>Solo se muestran los más recientes.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Sent again: {n}. What is refused once more comes back here.</source>
        <translation>Reenviados: {n}. Lo que se rechace otra vez vuelve aquí.</translation>
    </message>
    <message>
        <source>Where are the refused records to be saved?</source>
        <translation>¿Dónde se guardan los registros rechazados?</translation>
    </message>
    <message>
        <source>Exported to {file}: {n}. They are kept here, too.</source>
        <translation>Exportados a {file}: {n}. También se quedan aquí.</translation>
    </message>
    <message>
        <source>Delete the chosen records? ({n})</source>
        <translation>¿Eliminar los registros elegidos? ({n})</translation>
    </message>
    <message>
        <source>The destination will never receive them. Export them first if somebody may want to look at them.</source>
        <translation>El destino no los recibirá nunca. Expórtelos antes si alguien quiere verlos todavía.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Deleted: {n}</source>
        <translation>Eliminados: {n}</translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Who this kiosk is and how it speaks.</source>
        <translation>Quién es este quiosco y cómo habla.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Language and colours</source>
        <translation>Idioma y colores</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>EnrolTask</name>
    <message>
        <source>Connect to a collector</source>
        <translation>Conectar con un colector</translation>
    </message>
    <message>
        <source>On the collector&apos;s page, open Devices and press “Show a code”. It shows an address, a code that works once, and a QR code with both.</source>
        <translation>En la página del colector, abra los dispositivos («Devices») y pulse «Show a code». Muestra una dirección, un código que sirve una vez y un código QR con ambos.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Type the code</source>
        <translation>Escribir el código</translation>
    </message>
    <message>
        <source>Address of the collector</source>
        <translation>Dirección del colector</translation>
    </message>
    <message>
        <source>Beginning with https:// or, in a network of your own, http://.</source>
        <translation>Empieza por https:// o, en una red propia, http://.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Twelve letters and digits; it works for 15 minutes.</source>
        <translation>Doce letras y cifras; sirve durante 15 minutos.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Or show the QR code to the camera</source>
        <translation>O mostrar el código QR a la cámara</translation>
    </message>
    <message>
        <source>Hold it on a phone or on paper into the frame.</source>
        <translation>Sosténgalo dentro del marco, en un teléfono o en papel.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Usar la cámara</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Must start with https:// or http:// followed by a name</source>
        <translation>Debe empezar por https:// o http:// seguido de un nombre</translation>
    </message>
    <message>
        <source>A code has twelve signs, without 0, 1, I, O and U, like ABCD-EFGH-JKLM</source>
        <translation>Un código tiene doce caracteres, sin 0, 1, I, O ni U, como ABCD-⁠EFGH-⁠JKLM</translation>
    </message>
    <message>
        <source>Stop the camera</source>
        <translation>Detener la cámara</translation>
    </message>
    <message>
        <source>Looking for a code…</source>
        <translation>Buscando un código…</translation>
    </message>
    <message>
        <source>That is another QR code. Show the one that the collector shows.</source>
        <translation>Ese es otro código QR. Muestre el que muestra el colector.</translation>
    </message>
    <message>
        <source>Connect to {host}?</source>
        <translation>¿Conectar con {host}?</translation>
    </message>
    <message>
        <source>This kiosk gives the collector its id and place, and gets a token in exchange. From then on it sends counts, visits, hourly sums and signs of life there; of recognised people only what they agreed to. No pictures.</source>
        <translation>Este quiosco da al colector su identificador y su ubicación, y recibe a cambio un token. Desde entonces le envía recuentos, visitas, sumas por hora y señales de vida; de las personas reconocidas, solo aquello en lo que consintieron. Ninguna imagen.</translation>
    </message>
    <message>
        <source>The address begins with http://: whoever is in the same network can read what is sent, the token too. Go on only in a network of your own.</source>
        <translation>La dirección empieza por http://: quien esté en la misma red puede leer lo que se envía, también el token. Continúe solo en una red propia.</translation>
    </message>
</context>
<context>
    <name>EraseTask</name>
    <message>
        <source>ERASE</source>
        <translation>BORRAR</translation>
    </message>
    <message>
        <source>Who of the staff erases</source>
        <translation>Quién del personal borra</translation>
    </message>
    <message>
        <source>Type {word} to confirm</source>
        <translation>Escriba {word} para confirmar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Hold to erase</source>
        <translation>Mantener para borrar</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Borrar para siempre</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>Borrar ahora</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Erase {name}?</source>
        <translation>¿Borrar a {name}?</translation>
    </message>
    <message>
        <source>Erase the group {name}?</source>
        <translation>¿Borrar el grupo {name}?</translation>
    </message>
    <message>
        <source>Erase everybody?</source>
        <translation>¿Borrar a todos?</translation>
    </message>
    <message>
        <source>Erased are: profile and consent, every view of the face, stored pictures and records, and the number in the history of visits.</source>
        <translation>Se borran: perfil y consentimiento, todas las vistas de la cara, imágenes y registros guardados, y el número en el historial de visitas.</translation>
    </message>
    <message>
        <source>The key with which they were encrypted is destroyed, and all groups go.</source>
        <translation>Se destruye la clave con la que estaban cifrados y desaparecen todos los grupos.</translation>
    </message>
    <message>
        <source>What remains is a receipt without a name. Exported files are not reached by this.</source>
        <translation>Queda un justificante sin nombre. Esto no alcanza a los archivos exportados.</translation>
    </message>
    <message>
        <source>{name} is erased when this page is closed.</source>
        <translation>Al cerrar esta página se borra a {name}.</translation>
    </message>
    <message>
        <source>Until then you can undo it.</source>
        <translation>Hasta entonces puede deshacerlo.</translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <translation>No se ha borrado nada.</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Borrado</translation>
    </message>
    <message>
        <source>Erased. Receipt {number}</source>
        <translation>Borrado. Justificante {number}</translation>
    </message>
</context>
<context>
    <name>FaceLabel</name>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>FacesView</name>
    <message>
        <source>With the camera</source>
        <translation>Con la cámara</translation>
    </message>
    <message>
        <source>From photos</source>
        <translation>De fotos</translation>
    </message>
    <message>
        <source>The camera takes five views in about half a minute. Of photos, two to five good ones are best: sharp, alone, from the front and a little from the sides.</source>
        <translation>La cámara toma cinco vistas en medio minuto más o menos. Con fotos, lo mejor son de dos a cinco buenas: nítidas, a solas, de frente y un poco de lado.</translation>
    </message>
    <message>
        <source>Choose photos of this person</source>
        <translation>Elegir fotos de esta persona</translation>
    </message>
    <message>
        <source>No view was taken. Try again, or take photos.</source>
        <translation>No se ha tomado ninguna vista. Inténtelo de nuevo o use fotos.</translation>
    </message>
    <message>
        <source>A view looks like none of the others. Is it somebody else? Remove it, or keep it if you are sure.</source>
        <translation>Una vista no se parece a ninguna de las demás. ¿Es otra persona? Quítela, o déjela si está seguro.</translation>
    </message>
    <message>
        <source>Remove this view</source>
        <translation>Quitar esta vista</translation>
    </message>
    <message>
        <source>Taken: {views}</source>
        <translation>Hasta ahora: {views}</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Fixed outside this panel: by the environment variable {variable} or the command line.</source>
        <translation>Fijado fuera de este panel: por la variable de entorno {variable} o la línea de órdenes.</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Field, e.g. Company</source>
        <translation>Campo, p. ej. Empresa</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Remove this field</source>
        <translation>Quitar este campo</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>Who is still there is counted after leaving.</source>
        <translation>Quien sigue ahí se cuenta al irse.</translation>
    </message>
    <message>
        <source>There is no data before: {days}.</source>
        <translation>No hay datos anteriores: {days}.</translation>
    </message>
    <message>
        <source>Observed for {now}, and for {then} before ({days}): not comparable.</source>
        <translation>Se observó {now}, y antes {then} ({days}): no es comparable.</translation>
    </message>
    <message>
        <source>Compared with {days}, up to the same time of day.</source>
        <translation>Comparado con {days}, hasta la misma hora.</translation>
    </message>
    <message>
        <source>Compared with {days}.</source>
        <translation>Comparado con {days}.</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Folders and files</source>
        <translation>Carpetas y archivos</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nombre del archivo</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Elegir todo</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Carpeta personal</translation>
    </message>
    <message>
        <source>Chosen: {n}</source>
        <translation>Elegidos: {n}</translation>
    </message>
    <message>
        <source>No files of this kind here.</source>
        <translation>Aquí no hay archivos de este tipo.</translation>
    </message>
    <message>
        <source>The file with this name will be replaced.</source>
        <translation>El archivo con este nombre será sustituido.</translation>
    </message>
</context>
<context>
    <name>GenderTile</name>
    <message>
        <source>Interested today</source>
        <translation>Interesados hoy</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Mujeres</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Hombres</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Sin determinar</translation>
    </message>
</context>
<context>
    <name>GreetingWords</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupBar</name>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Grupo nuevo</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Erase group</source>
        <translation>Borrar grupo</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nombre del grupo</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>Todos los grupos</translation>
    </message>
</context>
<context>
    <name>GroupEditor</name>
    <message>
        <source>All groups</source>
        <translation>Todos los grupos</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What the program is doing now.</source>
        <translation>Qué está haciendo el programa.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Retardo</translation>
    </message>
    <message>
        <source>Skipped frames</source>
        <translation>Imágenes omitidas</translation>
    </message>
    <message>
        <source>Waiting to be published</source>
        <translation>Pendientes de publicar</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>En marcha desde hace</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>Latest problems</source>
        <translation>Últimos problemas</translation>
    </message>
    <message>
        <source>Time per frame</source>
        <translation>Tiempo por imagen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>A text for support, without secrets, faces or names.</source>
        <translation>Un texto para el soporte, sin secretos, caras ni nombres.</translation>
    </message>
    <message>
        <source>Start analysis</source>
        <translation>Iniciar el análisis</translation>
    </message>
    <message>
        <source>Stop analysis</source>
        <translation>Detener el análisis</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} fps</translation>
    </message>
    <message>
        <source>camera to result</source>
        <translation>de la cámara al resultado</translation>
    </message>
    <message>
        <source>{dropped} of {captured}</source>
        <translation>{dropped} de {captured}</translation>
    </message>
    <message>
        <source>No problems since the start.</source>
        <translation>Sin problemas desde el arranque.</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n} veces</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>Weekday by hour</source>
        <translation>Día de la semana por hora</translation>
    </message>
    <message>
        <source>{n} an hour</source>
        <translation>{n} por hora</translation>
    </message>
    <message>
        <source>{name}, on average</source>
        <translation>{name}, de media</translation>
    </message>
    <message>
        <source>Altogether</source>
        <translation>En total</translation>
    </message>
    <message>
        <source>Hours observed</source>
        <translation>Horas observadas</translation>
    </message>
</context>
<context>
    <name>HistoryFigures</name>
    <message>
        <source>audited {day}</source>
        <translation>verificado el {day}</translation>
    </message>
    <message>
        <source>± {n} %, audited {day}</source>
        <translation>± {n}&#xa0;%, verificado el {day}</translation>
    </message>
    <message>
        <source>{note} with too few people</source>
        <translation>{note} con demasiado pocas personas</translation>
    </message>
    <message>
        <source>{note}; settings changed since</source>
        <translation>{note}; ajustes cambiados desde entonces</translation>
    </message>
    <message>
        <source>{note}; camera moved since</source>
        <translation>{note}; cámara movida desde entonces</translation>
    </message>
</context>
<context>
    <name>HistoryLayers</name>
    <message>
        <source>Passing by</source>
        <translation>Pasan</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Interesados</translation>
    </message>
    <message>
        <source>Share of interested</source>
        <translation>Proporción de interesados</translation>
    </message>
    <message>
        <source>Mean stop</source>
        <translation>Parada media</translation>
    </message>
    <message>
        <source>Mean attention</source>
        <translation>Atención media</translation>
    </message>
    <message>
        <source>Most people at once</source>
        <translation>Máximo a la vez</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>Periodo anterior</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observado</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>No observado</translation>
    </message>
    <message>
        <source>Women</source>
        <translation>Mujeres</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>Hombres</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>The audience of this device over hours, days and years.</source>
        <translation>La audiencia de este dispositivo a lo largo de horas, días y años.</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Conservación</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>The picture shows the charts above as they are: do not share it. In reports and data of the chosen days, groups of fewer people than the privacy settings allow are merged.</source>
        <translation>La imagen muestra los gráficos de arriba tal cual: no la comparta. En los informes y datos de los días elegidos, los grupos con menos personas de las que permiten los ajustes de privacidad se unen.</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Imagen (PNG)…</translation>
    </message>
    <message>
        <source>Report ({format})…</source>
        <translation>Informe ({format})…</translation>
    </message>
    <message>
        <source>Data ({format})…</source>
        <translation>Datos ({format})…</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Leyendo el historial…</translation>
    </message>
    <message>
        <source>The history cannot be shown</source>
        <translation>No se puede mostrar el historial</translation>
    </message>
    <message>
        <source>No numbers yet</source>
        <translation>Aún no hay cifras</translation>
    </message>
    <message>
        <source>No numbers in these days</source>
        <translation>No hay cifras de estos días</translation>
    </message>
    <message>
        <source>Nothing was counted yet. The first numbers come within a minute of the first picture that is analysed; a person is counted {n} minutes after leaving, when it is certain that it was one visit.</source>
        <translation>Todavía no se ha contado nada. Las primeras cifras llegan en el minuto siguiente a la primera imagen analizada; una persona se cuenta {n} minutos después de irse, cuando es seguro que fue una sola visita.</translation>
    </message>
    <message>
        <source>There are numbers from {first} to {last}.</source>
        <translation>Hay cifras del {first} al {last}.</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Exportar imagen</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Exportar datos</translation>
    </message>
    <message>
        <source>Raw: small groups of people are not merged. Do not share this picture.</source>
        <translation>Sin procesar: los grupos pequeños no están unidos. No comparta esta imagen.</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Escribiendo {file}…</translation>
    </message>
    <message>
        <source>Exported to {file}</source>
        <translation>Exportado a {file}</translation>
    </message>
</context>
<context>
    <name>HistorySheet</name>
    <message>
        <source>Visitors</source>
        <translation>Visitantes</translation>
    </message>
    <message>
        <source>Crossings</source>
        <translation>Cruces</translation>
    </message>
    <message>
        <source>Interested, by gender</source>
        <translation>Interesados, por género</translation>
    </message>
    <message>
        <source>Interested, by age</source>
        <translation>Interesados, por edad</translation>
    </message>
    <message>
        <source>What the colours show</source>
        <translation>Qué muestran los colores</translation>
    </message>
    <message>
        <source>The week, hour by hour</source>
        <translation>La semana, hora a hora</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Ver todo</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Look from farther away</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Age and gender were not analysed in these days.</source>
        <translation>La edad y el género no se analizaron estos días.</translation>
    </message>
    <message>
        <source>Nobody was interested in these days.</source>
        <translation>Nadie se interesó estos días.</translation>
    </message>
    <message>
        <source>{name}: the mean of all hours that were observed.</source>
        <translation>{name}: media de todas las horas observadas.</translation>
    </message>
</context>
<context>
    <name>HistoryTexts</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 días</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>Choose days…</source>
        <translation>Elegir días…</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Por hora</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Por día</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Por semana</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Por mes</translation>
    </message>
    <message>
        <source>Each bar is an hour.</source>
        <translation>Cada barra es una hora.</translation>
    </message>
    <message>
        <source>Each bar is a day.</source>
        <translation>Cada barra es un día.</translation>
    </message>
    <message>
        <source>Each bar is a week.</source>
        <translation>Cada barra es una semana.</translation>
    </message>
    <message>
        <source>Each bar is a month.</source>
        <translation>Cada barra es un mes.</translation>
    </message>
    <message>
        <source>Look closer to see shorter times.</source>
        <translation>Acerque la vista para ver tiempos más cortos.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} puntos</translation>
    </message>
    <message>
        <source>{n} before</source>
        <translation>{n} antes</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>sin cambios</translation>
    </message>
</context>
<context>
    <name>IgnoredFaceRow</name>
    <message>
        <source>Count this face</source>
        <translation>Contar esta cara</translation>
    </message>
    <message>
        <source>Always ignore this place</source>
        <translation>Ignorar siempre este lugar</translation>
    </message>
    <message>
        <source>{number}  ·  {place}, in view for {time}</source>
        <translation>{number}  ·  {place}, a la vista desde hace {time}</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>Arriba a la izquierda</translation>
    </message>
    <message>
        <source>Top middle</source>
        <translation>Arriba en el centro</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>Arriba a la derecha</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>A la izquierda</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>En el centro</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>A la derecha</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>Abajo a la izquierda</translation>
    </message>
    <message>
        <source>Bottom middle</source>
        <translation>Abajo en el centro</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>Abajo a la derecha</translation>
    </message>
    <message>
        <source>It is inside an ignored area.</source>
        <translation>Está dentro de un área ignorada.</translation>
    </message>
    <message>
        <source>It does not move, turn or blink: a picture or a mannequin.</source>
        <translation>No se mueve, no gira ni parpadea: una imagen o un maniquí.</translation>
    </message>
    <message>
        <source>A lifeless face was seen on this very place before.</source>
        <translation>Ya se vio una cara sin vida en este mismo lugar.</translation>
    </message>
    <message>
        <source>For {time} it moved by no more than {moved} % of its width, turned by no more than {turned}° and did not blink: a picture or a mannequin.</source>
        <translation>Durante {time} se movió como mucho un {moved}&#xa0;% de su ancho, giró como mucho {turned}° y no parpadeó: una imagen o un maniquí.</translation>
    </message>
</context>
<context>
    <name>IgnoredFaces</name>
    <message>
        <source>Every face in view is counted. A face that does not move, turn or blink for long, such as one on a poster, appears here.</source>
        <translation>Se cuentan todas las caras a la vista. Una cara que durante mucho tiempo no se mueve, gira ni parpadea, como la de un cartel, aparece aquí.</translation>
    </message>
</context>
<context>
    <name>KindTask</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>By a code</source>
        <translation>Con un código</translation>
    </message>
    <message>
        <source>Add a destination</source>
        <translation>Añadir un destino</translation>
    </message>
    <message>
        <source>Where are records to go? You can add several, one after another.</source>
        <translation>¿Adónde van los registros? Puede añadir varios destinos, uno tras otro.</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>A mano</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
</context>
<context>
    <name>LightStrip</name>
    <message>
        <source>Light over the day</source>
        <translation>Luz a lo largo del día</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>Enrolled twice…</source>
        <translation>Inscripción doble…</translation>
    </message>
    <message>
        <source>Search the other entry by name</source>
        <translation>Buscar la otra entrada por nombre</translation>
    </message>
    <message>
        <source>Other people</source>
        <translation>Otras personas</translation>
    </message>
    <message>
        <source>Choose the other entry of the same person. Its views come here.</source>
        <translation>Elija la otra entrada de la misma persona. Sus vistas pasan aquí.</translation>
    </message>
    <message>
        <source>Are both the same person?</source>
        <translation>¿Son la misma persona?</translation>
    </message>
    <message>
        <source>The views of {name} come here, and the entry {name} is gone.</source>
        <translation>Las vistas de {name} pasan aquí y la entrada {name} desaparece.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Yes, make one of both</source>
        <translation>Sí, unir las dos</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Lock and close the settings</source>
        <translation>Bloquear y cerrar los ajustes</translation>
    </message>
    <message>
        <source>{page}, something is wrong</source>
        <translation>{page}, hay un problema</translation>
    </message>
    <message>
        <source>Locks in {n} s</source>
        <translation>Se bloquea en {n}&#xa0;s</translation>
    </message>
</context>
<context>
    <name>NoticeBadge</name>
    <message>
        <source>People are counted on this device. No picture is stored and nobody is identified.</source>
        <translation>En este dispositivo se cuentan las personas. No se guarda ninguna imagen ni se identifica a nadie.</translation>
    </message>
    <message>
        <source>Age, gender, gaze and expression are estimated on this device.</source>
        <translation>En este dispositivo se estiman la edad, el género, la mirada y la expresión.</translation>
    </message>
    <message>
        <source>Age, gender and gaze are estimated on this device.</source>
        <translation>En este dispositivo se estiman la edad, el género y la mirada.</translation>
    </message>
    <message>
        <source>Age, gender, gaze and expression are estimated on this device. No picture is stored and nobody is identified.</source>
        <translation>En este dispositivo se estiman la edad, el género, la mirada y la expresión. No se guarda ninguna imagen ni se identifica a nadie.</translation>
    </message>
    <message>
        <source>Age, gender and gaze are estimated on this device. No picture is stored and nobody is identified.</source>
        <translation>En este dispositivo se estiman la edad, el género y la mirada. No se guarda ninguna imagen ni se identifica a nadie.</translation>
    </message>
    <message>
        <source>People who enrolled are recognised by name; nobody else is identified, and nothing of anybody else&apos;s face is kept.</source>
        <translation>A las personas inscritas se las reconoce por su nombre; no se identifica a nadie más ni se guarda nada del rostro de los demás.</translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation>Aviso de privacidad</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Before anybody is identified</source>
        <translation>Antes de identificar a nadie</translation>
    </message>
    <message>
        <source>I have read this and see to it</source>
        <translation>Lo he leído y me encargo de ello</translation>
    </message>
    <message>
        <source>Switch identification on</source>
        <translation>Activar la identificación</translation>
    </message>
    <message>
        <source>Everybody enrolled has agreed</source>
        <translation>Todas las personas inscritas han consentido</translation>
    </message>
    <message>
        <source>Descriptions of faces are among the most protected personal data. Enrol only people who read the consent here and accepted it themselves, freely, and erase them at once when they withdraw.</source>
        <translation>Las descripciones de rostros están entre los datos personales más protegidos. Inscriba solo a personas que hayan leído aquí el consentimiento y lo hayan aceptado ellas mismas, libremente, y borre sus datos de inmediato cuando lo retiren.</translation>
    </message>
    <message>
        <source>Everybody else is told</source>
        <translation>Se informa a todos los demás</translation>
    </message>
    <message>
        <source>To find out who is enrolled, every face in view is compared. Put the notice on the screen and the sign at the entrance; offer a way past the camera. Nothing about strangers is kept.</source>
        <translation>Para saber quién está inscrito se compara cada cara a la vista. Ponga el aviso en la pantalla y el cartel en la entrada; ofrezca un paso fuera de la cámara. De los desconocidos no se guarda nada.</translation>
    </message>
    <message>
        <source>You are responsible</source>
        <translation>Usted es responsable</translation>
    </message>
    <message>
        <source>The operator of this place answers for it, not this program. The law differs from place to place, and may ask for an assessment before you begin, or forbid it: ask whoever advises you on data protection.</source>
        <translation>De ello responde el titular de este lugar, no este programa. La ley varía de un lugar a otro y puede exigir una evaluación antes de empezar, o prohibirlo: consulte a quien le asesora en protección de datos.</translation>
    </message>
    <message>
        <source>A time limit is set</source>
        <translation>Hay un plazo fijado</translation>
    </message>
    <message>
        <source>Records of who was recognised are deleted after the time you choose.</source>
        <translation>Los registros de quién fue reconocido se eliminan tras el tiempo que usted elija.</translation>
    </message>
    <message>
        <source>Acknowledge this and choose a time before identification is applied.</source>
        <translation>Confirme esto y elija un plazo antes de aplicar la identificación.</translation>
    </message>
    <message>
        <source>Identification begins with Apply.</source>
        <translation>La identificación empieza con «Aplicar».</translation>
    </message>
    <message>
        <source>Identification is on.</source>
        <translation>La identificación está activada.</translation>
    </message>
    <message>
        <source>Identification is off: nobody is recognised.</source>
        <translation>La identificación está desactivada: no se reconoce a nadie.</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Cursor left</source>
        <translation>Cursor a la izquierda</translation>
    </message>
    <message>
        <source>Cursor right</source>
        <translation>Cursor a la derecha</translation>
    </message>
    <message>
        <source>Hide the keyboard</source>
        <translation>Ocultar el teclado</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Mayúsculas</translation>
    </message>
</context>
<context>
    <name>OperatorPanel</name>
    <message>
        <source>Operator panel</source>
        <translation>Panel del operador</translation>
    </message>
</context>
<context>
    <name>OperatorTexts</name>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Real time</source>
        <translation>Tiempo real</translation>
    </message>
    <message>
        <source>As fast as possible</source>
        <translation>Lo más rápido posible</translation>
    </message>
    <message>
        <source>Counts only</source>
        <translation>Solo recuento</translation>
    </message>
    <message>
        <source>Counts, age and gender</source>
        <translation>Recuento, edad y género</translation>
    </message>
    <message>
        <source>Identification</source>
        <translation>Identificación</translation>
    </message>
    <message>
        <source>The program&apos;s own</source>
        <translation>La propia del programa</translation>
    </message>
    <message>
        <source>Open Model Zoo (adults only)</source>
        <translation>Open Model Zoo (solo adultos)</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Por día</translation>
    </message>
    <message>
        <source>By day and minute</source>
        <translation>Por día y minuto</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Blurred faces</source>
        <translation>Caras difuminadas</translation>
    </message>
    <message>
        <source>Avatars</source>
        <translation>Avatares</translation>
    </message>
    <message>
        <source>Charts only</source>
        <translation>Solo gráficos</translation>
    </message>
    <message>
        <source>European Union</source>
        <translation>Unión Europea</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Estados Unidos</translation>
    </message>
    <message>
        <source>With a touch screen</source>
        <translation>Con pantalla táctil</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Arrancando</translation>
    </message>
    <message>
        <source>Fetching models</source>
        <translation>Descargando los modelos</translation>
    </message>
    <message>
        <source>Models are missing</source>
        <translation>Faltan modelos</translation>
    </message>
    <message>
        <source>No picture from the source</source>
        <translation>La fuente no da imagen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Nothing is published</source>
        <translation>No se publica nada</translation>
    </message>
    <message>
        <source>All changes are published</source>
        <translation>Todos los cambios están publicados</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publicando</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Reintentando</translation>
    </message>
    <message>
        <source>Easily guessed: it repeats itself</source>
        <translation>Fácil de adivinar: se repite</translation>
    </message>
    <message>
        <source>Easily guessed: the digits are in a row</source>
        <translation>Fácil de adivinar: las cifras son consecutivas</translation>
    </message>
    <message>
        <source>Easily guessed: it reads as a year</source>
        <translation>Fácil de adivinar: parece un año</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nube</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Making the picture smaller</source>
        <translation>Reducir la imagen</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Encontrar caras</translation>
    </message>
    <message>
        <source>Following people</source>
        <translation>Seguir a las personas</translation>
    </message>
    <message>
        <source>Age, gender, looking</source>
        <translation>Edad, género, mirada</translation>
    </message>
    <message>
        <source>Telling people apart</source>
        <translation>Distinguir a las personas</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Contar</translation>
    </message>
    <message>
        <source>Picture for the screen</source>
        <translation>Imagen para la pantalla</translation>
    </message>
    <message>
        <source>Simulated scene: Busy afternoon</source>
        <translation>Escena simulada: Tarde animada</translation>
    </message>
    <message>
        <source>Simulated scene: Crossing</source>
        <translation>Escena simulada: Cruce de caminos</translation>
    </message>
    <message>
        <source>Simulated scene: Crowd</source>
        <translation>Escena simulada: Multitud</translation>
    </message>
    <message>
        <source>Simulated scene: A crowd leaves together</source>
        <translation>Escena simulada: Una multitud se va a la vez</translation>
    </message>
    <message>
        <source>Simulated scene: Hidden by others</source>
        <translation>Escena simulada: Tapados por otros</translation>
    </message>
    <message>
        <source>Simulated scene: Poster on the wall</source>
        <translation>Escena simulada: Cartel en la pared</translation>
    </message>
    <message>
        <source>Simulated scene: Quiet street</source>
        <translation>Escena simulada: Calle tranquila</translation>
    </message>
    <message>
        <source>Simulated scene: Back after 10 minutes</source>
        <translation>Escena simulada: De vuelta tras 10 minutos</translation>
    </message>
    <message>
        <source>Simulated scene: Back after 2 minutes</source>
        <translation>Escena simulada: De vuelta tras 2 minutos</translation>
    </message>
    <message>
        <source>Simulated scene: Coming back</source>
        <translation>Escena simulada: De vuelta</translation>
    </message>
    <message>
        <source>Nobody is identified before the notice about it is acknowledged and it is decided how long records are kept.</source>
        <translation>No se identifica a nadie hasta que se confirme el aviso correspondiente y se decida cuánto tiempo se guardan los registros.</translation>
    </message>
    <message>
        <source>{minimum} to {maximum}.</source>
        <translation>De {minimum} a {maximum}.</translation>
    </message>
    <message>
        <source>Acts at the next start.</source>
        <translation>Tiene efecto en el próximo arranque.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>hace {n}&#xa0;s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>hace {n}&#xa0;min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>hace {n}&#xa0;h</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>hace {n} d</translation>
    </message>
</context>
<context>
    <name>OutboundCard</name>
    <message>
        <source>over the network</source>
        <translation>por la red</translation>
    </message>
    <message>
        <source>a file on this device</source>
        <translation>un archivo en este dispositivo</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviados</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Escritos</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <source>Latest message</source>
        <translation>Último mensaje</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
</context>
<context>
    <name>OutboundPage</name>
    <message>
        <source>Number of people</source>
        <translation>Número de personas</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Prueba de conexión</translation>
    </message>
    <message>
        <source>Connecting to a collector</source>
        <translation>Conexión con un colector</translation>
    </message>
    <message>
        <source>Settings from the collector</source>
        <translation>Ajustes del colector</translation>
    </message>
    <message>
        <source>Download of networks</source>
        <translation>Descarga de las redes</translation>
    </message>
    <message>
        <source>What leaves this device</source>
        <translation>Lo que sale de este dispositivo</translation>
    </message>
    <message>
        <source>Made from what was really sent since the program started.</source>
        <translation>Hecho con lo que realmente se ha enviado desde que arrancó el programa.</translation>
    </message>
    <message>
        <source>Pictures are sent only of recognised people who agreed to it, and only to destinations for which pictures are chosen. The vectors that tell people apart stay on this device; none of the messages below has a place for them.</source>
        <translation>Solo se envían imágenes de personas reconocidas que han consentido en ello, y solo a destinos para los que se han elegido imágenes. Los vectores que distinguen a las personas se quedan en este dispositivo; ninguno de los mensajes de abajo tiene sitio para ellos.</translation>
    </message>
    <message>
        <source>Pictures, faces and the vectors that tell people apart stay in the memory of this device; none of the messages below has a place for them.</source>
        <translation>Las imágenes, las caras y los vectores que distinguen a las personas se quedan en la memoria de este dispositivo; ninguno de los mensajes de abajo tiene sitio para ellos.</translation>
    </message>
    <message>
        <source>Sent to {n} destinations</source>
        <translation>Enviado a {n} destinos</translation>
    </message>
    <message>
        <source>Sent to one destination</source>
        <translation>Enviado a un destino</translation>
    </message>
    <message>
        <source>Each card shows the latest message word for word; passwords are hidden.</source>
        <translation>Cada tarjeta muestra el último mensaje palabra por palabra; las contraseñas están ocultas.</translation>
    </message>
    <message>
        <source>Nothing has left this device yet</source>
        <translation>Todavía no ha salido nada de este dispositivo</translation>
    </message>
    <message>
        <source>Records will go to these destinations: {names}.</source>
        <translation>Los registros irán a estos destinos: {names}.</translation>
    </message>
    <message>
        <source>No destination is in use; all numbers stay on this device.</source>
        <translation>No se usa ningún destino; todas las cifras se quedan en este dispositivo.</translation>
    </message>
    <message>
        <source>Nothing leaves this device</source>
        <translation>Nada sale de este dispositivo</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Search by name or field</source>
        <translation>Buscar por nombre o campo</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Añadir una persona</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Check the threshold</source>
        <translation>Comprobar el umbral</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Erase everybody</source>
        <translation>Borrar a todos</translation>
    </message>
    <message>
        <source>Enrolled people</source>
        <translation>Personas inscritas</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet</source>
        <translation>Aún no hay nadie inscrito</translation>
    </message>
    <message>
        <source>The kiosk recognises only people who agreed and were enrolled here. It takes about two minutes: the person reads and accepts the consent, you type the name, and five views of the face are taken by the camera or from photos.</source>
        <translation>El quiosco reconoce solo a personas que han consentido y se han inscrito aquí. Se tarda unos dos minutos: la persona lee y acepta el consentimiento, usted escribe el nombre y se toman cinco vistas de la cara con la cámara o de fotos.</translation>
    </message>
    <message>
        <source>Add the first person</source>
        <translation>Añadir la primera persona</translation>
    </message>
    <message>
        <source>Import from another kiosk</source>
        <translation>Importar de otro quiosco</translation>
    </message>
    <message>
        <source>The enrolled people are not shown.</source>
        <translation>No se muestran las personas inscritas.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} de {all}</translation>
    </message>
    <message>
        <source>Nobody is found by this. Try fewer letters or all groups.</source>
        <translation>Así no se encuentra a nadie. Pruebe con menos letras o con todos los grupos.</translation>
    </message>
    <message>
        <source>To be seen to, such as a consent that ends or new photos: {people}</source>
        <translation>Por atender, p. ej. un consentimiento que termina o fotos nuevas: {people}</translation>
    </message>
    <message>
        <source>Checking how alike the people of a group are…</source>
        <translation>Comprobando cuánto se parecen las personas de un grupo…</translation>
    </message>
    <message>
        <source>A face is taken for somebody from a likeness of {n}.</source>
        <translation>Una cara se da por reconocida a partir de un parecido de {n}.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Who is recognised and greeted, with their consent. Nobody else ever is.</source>
        <translation>A quién se reconoce y saluda, con su consentimiento. A nadie más.</translation>
    </message>
    <message>
        <source>Enrolled people</source>
        <translation>Personas inscritas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Justificantes</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>Parte de la página</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>PeopleReceipts</name>
    <message>
        <source>Receipt</source>
        <translation>Justificante</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Borrado</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Views of faces</source>
        <translation>Vistas de caras</translation>
    </message>
    <message>
        <source>Stored pictures</source>
        <translation>Imágenes guardadas</translation>
    </message>
    <message>
        <source>Visits that no longer say who it was</source>
        <translation>Visitas que ya no dicen quién era</translation>
    </message>
    <message>
        <source>Receipt of erasure</source>
        <translation>Justificante de borrado</translation>
    </message>
    <message>
        <source>Number of the person</source>
        <translation>Número de la persona</translation>
    </message>
</context>
<context>
    <name>PeopleSettings</name>
    <message>
        <source>Recognition</source>
        <translation>Reconocimiento</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Saludo</translation>
    </message>
    <message>
        <source>What is kept of recognised people</source>
        <translation>Qué se guarda de las personas reconocidas</translation>
    </message>
</context>
<context>
    <name>PeopleTexts</name>
    <message>
        <source>Look straight into the camera</source>
        <translation>Mire de frente a la cámara</translation>
    </message>
    <message>
        <source>Turn your head towards the arrow</source>
        <translation>Gire la cabeza hacia la flecha</translation>
    </message>
    <message>
        <source>Lift your chin a little</source>
        <translation>Levante un poco la barbilla</translation>
    </message>
    <message>
        <source>Lower your chin a little</source>
        <translation>Baje un poco la barbilla</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importación</translation>
    </message>
    <message>
        <source>visits may carry the person&apos;s number</source>
        <translation>las visitas pueden llevar el número de la persona</translation>
    </message>
    <message>
        <source>a picture may be kept for a while</source>
        <translation>se puede guardar una imagen durante un tiempo</translation>
    </message>
    <message>
        <source>name and profile may be handed on</source>
        <translation>el nombre y el perfil se pueden transmitir</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Aún sin comprobar</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Comprobado</translation>
    </message>
    <message>
        <source>The check failed</source>
        <translation>La comprobación ha fallado</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Una persona</translation>
    </message>
    <message>
        <source>A group</source>
        <translation>Un grupo</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todas las personas</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n vista</numerusform>
            <numerusform>%n vistas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
    <message>
        <source>Consent expired</source>
        <translation>Consentimiento vencido</translation>
    </message>
    <message>
        <source>No views</source>
        <translation>Sin vistas</translation>
    </message>
    <message>
        <source>Needs new photos</source>
        <translation>Necesita fotos nuevas</translation>
    </message>
    <message numerus="yes">
        <source>Consent ends in %n day(s)</source>
        <translation>
            <numerusform>El consentimiento termina en %n día</numerusform>
            <numerusform>El consentimiento termina en %n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonTask</name>
    <message>
        <source>Back to the list</source>
        <translation>Volver a la lista</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>Guardar perfil</translation>
    </message>
    <message>
        <source>Add these views</source>
        <translation>Añadir estas vistas</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>No es esta persona</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>Borrar a esta persona</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Views of the face</source>
        <translation>Vistas de la cara</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>If somebody else in front of the kiosk is taken for this person, say so: it is not done again, and this person is recognised more cautiously from then on.</source>
        <translation>Si se toma a otra persona ante el quiosco por esta, indíquelo: no volverá a ocurrir y desde entonces esta persona se reconoce con más cautela.</translation>
    </message>
    <message>
        <source>The change was undone.</source>
        <translation>El cambio se ha deshecho.</translation>
    </message>
    <message>
        <source>The profile was saved.</source>
        <translation>El perfil se ha guardado.</translation>
    </message>
    <message>
        <source>The views were added.</source>
        <translation>Las vistas se han añadido.</translation>
    </message>
    <message>
        <source>The view was removed.</source>
        <translation>La vista se ha quitado.</translation>
    </message>
    <message>
        <source>The consent was renewed.</source>
        <translation>El consentimiento se ha renovado.</translation>
    </message>
    <message>
        <source>Both entries are one person now.</source>
        <translation>Las dos entradas son ahora una sola persona.</translation>
    </message>
    <message>
        <source>The face in view is not taken for {name} while it stays in view.</source>
        <translation>La cara a la vista no se toma por {name} mientras siga a la vista.</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>¿Salir sin guardar?</translation>
    </message>
    <message>
        <source>Changes of the profile and views that were not added are forgotten.</source>
        <translation>Se olvidan los cambios del perfil y las vistas que no se añadieron.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>Photos read</source>
        <translation>Fotos leídas</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Only the first {n} photos are read.</source>
        <translation>Solo se leen las primeras {n} fotos.</translation>
    </message>
    <message>
        <source>Reading photo {n} of {all}…</source>
        <translation>Leyendo la foto {n} de {all}…</translation>
    </message>
    <message>
        <source>Photos that can be used: {good} of {all}</source>
        <translation>Fotos utilizables: {good} de {all}</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>No picture yet</source>
        <translation>Aún no hay imagen</translation>
    </message>
    <message>
        <source>The chosen view shows no picture of the camera</source>
        <translation>La vista elegida no muestra imagen de la cámara</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>Digits typed: {n}</source>
        <translation>Cifras escritas: {n}</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Borrar la última cifra</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>PIN pad</source>
        <translation>Teclado del PIN</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>Definir un PIN</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <translation>Cambiar el PIN</translation>
    </message>
    <message>
        <source>Enter the PIN to change settings</source>
        <translation>Introduzca el PIN para cambiar los ajustes</translation>
    </message>
    <message>
        <source>Enter the present PIN</source>
        <translation>Introduzca el PIN actual</translation>
    </message>
    <message>
        <source>Choose {least} to {most} digits; they open the settings</source>
        <translation>Elija de {least} a {most} cifras; con ellas se abren los ajustes</translation>
    </message>
    <message>
        <source>Enter the new PIN once more</source>
        <translation>Introduzca otra vez el PIN nuevo</translation>
    </message>
    <message>
        <source>The two were not the same; choose again</source>
        <translation>Los dos no coincidían; elija de nuevo</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {n}</source>
        <translation>PIN incorrecto. Intentos restantes: {n}</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {time}</source>
        <translation>Demasiados PIN incorrectos. Inténtelo de nuevo en {time}</translation>
    </message>
</context>
<context>
    <name>PresetChooser</name>
    <message>
        <source>The values below are your own.</source>
        <translation>Los valores de abajo son los suyos.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>What passers-by see of themselves, and how they are told.</source>
        <translation>Qué ven de sí mismas las personas que pasan y cómo se les informa.</translation>
    </message>
    <message>
        <source>Public screen</source>
        <translation>Pantalla pública</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>ProfileEditor</name>
    <message>
        <source>First name and surname</source>
        <translation>Nombre y apellidos</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>About the person</source>
        <translation>Sobre la persona</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Añadir un campo</translation>
    </message>
    <message>
        <source>About the person, for staff</source>
        <translation>Sobre la persona, para el personal</translation>
    </message>
    <message>
        <source>Further facts</source>
        <translation>Más datos</translation>
    </message>
    <message>
        <source>Letters left: {n}</source>
        <translation>Caracteres restantes: {n}</translation>
    </message>
    <message>
        <source>Letters too many: {n}</source>
        <translation>Caracteres de más: {n}</translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Window, settings file, PIN, and leaving the program.</source>
        <translation>Ventana, archivo de ajustes, PIN y salida del programa.</translation>
    </message>
    <message>
        <source>Figures on the public screen</source>
        <translation>Cifras en la pantalla pública</translation>
    </message>
    <message>
        <source>Window and panel</source>
        <translation>Ventana y panel</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Archivo de ajustes</translation>
    </message>
    <message>
        <source>Carry settings to another kiosk. The PIN and passwords are not included.</source>
        <translation>Lleve los ajustes a otro quiosco. El PIN y las contraseñas no se incluyen.</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>Exportar ajustes…</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>Importar ajustes…</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>Change PIN…</source>
        <translation>Cambiar el PIN…</translation>
    </message>
    <message>
        <source>Quit program…</source>
        <translation>Salir del programa…</translation>
    </message>
    <message>
        <source>The kiosk stops counting until it is started again.</source>
        <translation>El quiosco deja de contar hasta que se inicie de nuevo.</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Salir ahora</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Exportar ajustes</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Importar ajustes</translation>
    </message>
    <message>
        <source>Settings were exported to {file}</source>
        <translation>Los ajustes se han exportado a {file}</translation>
    </message>
    <message>
        <source>Values read: {n}. Changed: {m}. Check them, then apply.</source>
        <translation>Valores leídos: {n}. Cambiados: {m}. Compruébelos y aplíquelos.</translation>
    </message>
    <message>
        <source>Values read: {n}. Nothing differs from the present settings.</source>
        <translation>Valores leídos: {n}. Nada difiere de los ajustes actuales.</translation>
    </message>
</context>
<context>
    <name>RangePicker</name>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Length of a bar</source>
        <translation>Duración de una barra</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Imagen completa</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
</context>
<context>
    <name>RateEditor</name>
    <message>
        <source>One stranger in {n}</source>
        <translation>Un desconocido de cada {n}</translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message>
        <source>Save as text</source>
        <translation>Guardar como texto</translation>
    </message>
    <message>
        <source>Receipt of erasure</source>
        <translation>Justificante de borrado</translation>
    </message>
    <message>
        <source>Where is the receipt to be saved?</source>
        <translation>¿Dónde se guarda el justificante?</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Guardado como {name}</translation>
    </message>
</context>
<context>
    <name>ReceiptList</name>
    <message>
        <source>Receipts of erasures</source>
        <translation>Justificantes de borrado</translation>
    </message>
    <message>
        <source>They prove what was erased and when, and hold no names. Give the number or the saved text to the person.</source>
        <translation>Demuestran qué se borró y cuándo, y no contienen nombres. Entregue a la persona el número o el texto guardado.</translation>
    </message>
    <message>
        <source>Nothing was erased on this device yet.</source>
        <translation>En este dispositivo aún no se ha borrado nada.</translation>
    </message>
</context>
<context>
    <name>RecentChart</name>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
</context>
<context>
    <name>RecognisedCard</name>
    <message>
        <source>Recognised now</source>
        <translation>Reconocidas ahora</translation>
    </message>
    <message>
        <source>Recognised lately</source>
        <translation>Reconocidas hace poco</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Mostrar menos</translation>
    </message>
    <message>
        <source>Show all ({n})</source>
        <translation>Mostrar todas ({n})</translation>
    </message>
    <message>
        <source>Nobody is recognised in this mode.</source>
        <translation>En este modo no se reconoce a nadie.</translation>
    </message>
    <message>
        <source>Nobody is recognised before the notice is acknowledged and it is decided how long records are kept.</source>
        <translation>No se reconoce a nadie hasta que se confirme el aviso y se decida cuánto tiempo se guardan los registros.</translation>
    </message>
    <message>
        <source>Nobody whom the kiosk knows is in view.</source>
        <translation>No hay a la vista nadie que el quiosco conozca.</translation>
    </message>
    <message>
        <source>Nobody has been recognised yet. People who are enrolled appear here while they are in view, and for a quarter of an hour after that.</source>
        <translation>Todavía no se ha reconocido a nadie. Las personas inscritas aparecen aquí mientras están a la vista y durante un cuarto de hora después.</translation>
    </message>
    <message>
        <source>Noted: not taken for {name} while in view.</source>
        <translation>Anotado: no se toma por {name} mientras esté a la vista.</translation>
    </message>
</context>
<context>
    <name>RecognisedRow</name>
    <message>
        <source>Very sure ({n} %)</source>
        <translation>Muy seguro ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Sure ({n} %)</source>
        <translation>Seguro ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Fairly sure ({n} %)</source>
        <translation>Bastante seguro ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Just sure enough ({n} %)</source>
        <translation>En el límite ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>No es esta persona</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Yes, it is somebody else</source>
        <translation>Sí, es otra persona</translation>
    </message>
    <message>
        <source>Not {name}</source>
        <translation>No es {name}</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Abrir {name}</translation>
    </message>
    <message>
        <source>left {ago}</source>
        <translation>se fue {ago}</translation>
    </message>
    <message>
        <source>in view since {time} ({duration})</source>
        <translation>a la vista desde las {time} ({duration})</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Is the face in view somebody else? Then it is not taken for {name} while it stays in view, and from now on a face has to be more like that of {name} to be recognised.</source>
        <translation>¿La cara a la vista es de otra persona? Entonces no se toma por {name} mientras siga a la vista y, en adelante, una cara tendrá que parecerse más a la de {name} para ser reconocida.</translation>
    </message>
</context>
<context>
    <name>RegionView</name>
    <message>
        <source>Region of interest</source>
        <translation>Región de interés</translation>
    </message>
    <message>
        <source>Arrow keys move the region, with Shift they change its size</source>
        <translation>Las flechas mueven la región; con Mayús cambian su tamaño</translation>
    </message>
    <message>
        <source>The chosen view shows no picture of the camera</source>
        <translation>La vista elegida no muestra imagen de la cámara</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Aún no hay imagen</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>The dot is what was found, the bar the range in which the true share lies with 95 % confidence. Interested people stopped and looked; this follows from the other taps.</source>
        <translation>El punto es lo hallado; la barra, el intervalo en el que está la proporción real con un 95&#xa0;% de confianza. Los interesados se pararon y miraron; esto se deduce de los otros toques.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Quiosco</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perdidos</translation>
    </message>
    <message>
        <source>Too many</source>
        <translation>De más</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margen</translation>
    </message>
</context>
<context>
    <name>RetentionEditor</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Time counted</source>
        <translation>Tiempo contado</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Terminar…</translation>
    </message>
    <message>
        <source>Undo last tap</source>
        <translation>Deshacer toque</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>End the count now?</source>
        <translation>¿Terminar ahora el recuento?</translation>
    </message>
    <message>
        <source>Go on counting</source>
        <translation>Seguir contando</translation>
    </message>
    <message>
        <source>Compare so far</source>
        <translation>Comparar lo contado</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>everybody in the picture, once</source>
        <translation>cada persona de la imagen, una vez</translation>
    </message>
    <message>
        <source>stood still for {s} s or more</source>
        <translation>quieta {s}&#xa0;s o más</translation>
    </message>
    <message>
        <source>faced the screen for more than {s} s</source>
        <translation>de cara a la pantalla más de {s}&#xa0;s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
    <message>
        <source>Paused: nobody is counted, and time stands still.</source>
        <translation>En pausa: no se cuenta a nadie y el tiempo no corre.</translation>
    </message>
    <message>
        <source>Time left. Tap everybody who comes from now on.</source>
        <translation>Tiempo restante. Toque por cada persona que llegue desde ahora.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Deshecho: {what}</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>The stored one will be removed.</source>
        <translation>El valor guardado se quitará.</translation>
    </message>
    <message>
        <source>Will be kept in the key store of this device, and not shown again.</source>
        <translation>Se guardará en el almacén de claves de este dispositivo y no se volverá a mostrar.</translation>
    </message>
    <message>
        <source>One is stored; type a new one to replace it.</source>
        <translation>Hay un valor guardado; escriba otro para sustituirlo.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A face is counted once it has been followed for this long.</source>
        <translation>Una cara se cuenta cuando se la ha seguido durante este tiempo.</translation>
    </message>
    <message>
        <source>A face that comes back within this time is the same person; kept in memory only.</source>
        <translation>Una cara que vuelve dentro de este tiempo es la misma persona; solo se guarda en memoria.</translation>
    </message>
    <message>
        <source>A face that neither moves nor turns nor blinks for this long is a poster or a mannequin and stops counting; 0 counts them all.</source>
        <translation>Una cara que durante este tiempo no se mueve, ni gira ni parpadea es un cartel o un maniquí y deja de contar; 0 las cuenta todas.</translation>
    </message>
    <message>
        <source>A face that was not seen for this long is gone.</source>
        <translation>Una cara que no se ha visto durante este tiempo se ha ido.</translation>
    </message>
    <message>
        <source>A face turned or tilted by less is looking at the screen.</source>
        <translation>Una cara girada o inclinada menos que esto mira a la pantalla.</translation>
    </message>
    <message>
        <source>A line needs two points that are apart</source>
        <translation>Una línea necesita dos puntos separados</translation>
    </message>
    <message>
        <source>A live source that gives no new or only identical pictures for this time is closed and opened again.</source>
        <translation>Una fuente en directo que durante este tiempo no da imágenes nuevas, o solo idénticas, se cierra y se vuelve a abrir.</translation>
    </message>
    <message>
        <source>A screen beside the way: who looks while walking on is interested, no stop is asked for.</source>
        <translation>Una pantalla junto al camino: quien mira al pasar está interesado, no se exige que se pare.</translation>
    </message>
    <message>
        <source>A visit seen for at least this long counts as passing by.</source>
        <translation>Una visita vista al menos este tiempo cuenta como paso.</translation>
    </message>
    <message>
        <source>A zone needs three or more points around an area</source>
        <translation>Una zona necesita tres o más puntos alrededor de un área</translation>
    </message>
    <message>
        <source>Address of your privacy notice, shown as a QR code on the sign.</source>
        <translation>Dirección de su aviso de privacidad; aparece como código QR en el cartel.</translation>
    </message>
    <message>
        <source>Advertising screen</source>
        <translation>Pantalla publicitaria</translation>
    </message>
    <message>
        <source>Age that parts the categories young and senior.</source>
        <translation>Edad que separa las categorías joven y mayor.</translation>
    </message>
    <message>
        <source>Also estimate the emotion of each face.</source>
        <translation>Estimar también la emoción de cada cara.</translation>
    </message>
    <message>
        <source>Also write the latest counts to a JSON file on this device.</source>
        <translation>Escribir también los últimos recuentos en un archivo JSON de este dispositivo.</translation>
    </message>
    <message>
        <source>An interested visit looked at the camera for more than this.</source>
        <translation>En una visita interesada se miró a la cámara más de este tiempo.</translation>
    </message>
    <message>
        <source>An interested visit stopped for at least this long.</source>
        <translation>En una visita interesada hubo una parada de al menos este tiempo.</translation>
    </message>
    <message>
        <source>Angle of view</source>
        <translation>Ángulo de visión</translation>
    </message>
    <message>
        <source>Another person stepped before the camera. It begins anew.</source>
        <translation>Otra persona se ha puesto ante la cámara. Se empieza de nuevo.</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Aritmética</translation>
    </message>
    <message>
        <source>Arithmetic on the device; default lets OpenVINO choose.</source>
        <translation>Aritmética en el dispositivo; por omisión elige OpenVINO.</translation>
    </message>
    <message>
        <source>Below this confidence the gender is shown and counted as ?.</source>
        <translation>Por debajo de esta confianza, el género se muestra y se cuenta como ?.</translation>
    </message>
    <message>
        <source>Checkout counter</source>
        <translation>Caja</translation>
    </message>
    <message>
        <source>Come closer, or use a picture in which the face is larger.</source>
        <translation>Acérquese o use una imagen en la que la cara sea más grande.</translation>
    </message>
    <message>
        <source>Confirm after</source>
        <translation>Confirmar tras</translation>
    </message>
    <message>
        <source>Consent lasts</source>
        <translation>El consentimiento dura</translation>
    </message>
    <message>
        <source>Counts of this size and above are not published.</source>
        <translation>Los recuentos de este tamaño o mayores no se publican.</translation>
    </message>
    <message>
        <source>Cover the whole screen at the start.</source>
        <translation>Ocupar toda la pantalla al arrancar.</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Destinos</translation>
    </message>
    <message>
        <source>Detection threshold</source>
        <translation>Umbral de detección</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detector</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>Identificador del dispositivo</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emoción</translation>
    </message>
    <message>
        <source>Every zone needs a name of its own</source>
        <translation>Cada zona necesita un nombre propio</translation>
    </message>
    <message>
        <source>Every zone needs an id of its own</source>
        <translation>Cada zona necesita un identificador propio</translation>
    </message>
    <message>
        <source>Everybody stands here, because they wait: only who stays and looks for long is interested.</source>
        <translation>Aquí todos están parados porque esperan: solo está interesado quien se queda y mira mucho tiempo.</translation>
    </message>
    <message>
        <source>Face attributes</source>
        <translation>Rasgos de la cara</translation>
    </message>
    <message>
        <source>Faces whose shorter side is smaller are ignored.</source>
        <translation>Se ignoran las caras cuyo lado corto sea menor.</translation>
    </message>
    <message>
        <source>Faces with a lower confidence are not shown or counted.</source>
        <translation>Las caras con menor confianza no se muestran ni se cuentan.</translation>
    </message>
    <message>
        <source>False accepts</source>
        <translation>Falsos positivos</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Frecuencia de imagen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Gender threshold</source>
        <translation>Umbral de género</translation>
    </message>
    <message>
        <source>Give up opening a source after this time and try again later.</source>
        <translation>Dejar de abrir una fuente tras este tiempo e intentarlo más tarde.</translation>
    </message>
    <message>
        <source>Gone after</source>
        <translation>Ausente tras</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Saludo</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Groups of fewer people are merged in reports that are shared.</source>
        <translation>Los grupos más pequeños se unen en los informes que se comparten.</translation>
    </message>
    <message>
        <source>Has the wrong form</source>
        <translation>Tiene una forma incorrecta</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Height asked of a camera.</source>
        <translation>Alto que se pide a la cámara.</translation>
    </message>
    <message>
        <source>Highest plausible count</source>
        <translation>Mayor recuento verosímil</translation>
    </message>
    <message>
        <source>Hold still, clean the lens, and see to more light.</source>
        <translation>No se mueva, limpie el objetivo y procure que haya más luz.</translation>
    </message>
    <message>
        <source>Horizontal angle that the lens sees; 0 when it is not known.</source>
        <translation>Ángulo horizontal que ve el objetivo; 0 si no se conoce.</translation>
    </message>
    <message>
        <source>How fast a file is played.</source>
        <translation>Velocidad a la que se reproduce un archivo.</translation>
    </message>
    <message>
        <source>How much is computed about a face.</source>
        <translation>Cuánto se calcula sobre una cara.</translation>
    </message>
    <message>
        <source>How often a stranger may be taken for somebody enrolled, as a part of all strangers; smaller is stricter.</source>
        <translation>Con qué frecuencia se puede tomar a un desconocido por una persona inscrita, como parte de todos los desconocidos; menor es más estricto.</translation>
    </message>
    <message>
        <source>How often the kiosk reports how it is, besides each change of its state.</source>
        <translation>Con qué frecuencia informa el quiosco de cómo está, además de cada cambio de estado.</translation>
    </message>
    <message>
        <source>How stored pictures are named, for systems that read them.</source>
        <translation>Cómo se llaman las imágenes guardadas, para los sistemas que las leen.</translation>
    </message>
    <message>
        <source>Ignore lifeless faces after</source>
        <translation>Ignorar caras sin vida tras</translation>
    </message>
    <message>
        <source>Inference device</source>
        <translation>Dispositivo de cálculo</translation>
    </message>
    <message>
        <source>Interested: looked for</source>
        <translation>Interesado: mirada desde</translation>
    </message>
    <message>
        <source>Interested: stopped for</source>
        <translation>Interesado: parada desde</translation>
    </message>
    <message>
        <source>Keep pictures for</source>
        <translation>Guardar imágenes durante</translation>
    </message>
    <message>
        <source>Keep pictures of recognised people</source>
        <translation>Guardar imágenes de personas reconocidas</translation>
    </message>
    <message>
        <source>Keep records of recognised people</source>
        <translation>Guardar registros de personas reconocidas</translation>
    </message>
    <message>
        <source>Keep single visits</source>
        <translation>Guardar visitas sueltas</translation>
    </message>
    <message>
        <source>Keep sums</source>
        <translation>Guardar sumas</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language of the window; auto follows the system.</source>
        <translation>Idioma de la ventana; automático sigue al sistema.</translation>
    </message>
    <message>
        <source>Largest queue</source>
        <translation>Cola máxima</translation>
    </message>
    <message>
        <source>Left, top, right and bottom must be numbers from 0 (0 %) to 1 (100 %)</source>
        <translation>Izquierda, arriba, derecha y abajo deben ser números de 0 (0&#xa0;%) a 1 (100&#xa0;%)</translation>
    </message>
    <message>
        <source>Let a collector change settings of this kiosk, except who may see what and where records go. They are signed, and taken back if the kiosk does not run well with them.</source>
        <translation>Permitir que un colector cambie ajustes de este quiosco, salvo quién puede ver qué y adónde van los registros. Van firmados, y se revierten si el quiosco no funciona bien con ellos.</translation>
    </message>
    <message>
        <source>Local snapshot file</source>
        <translation>Archivo local de recuentos</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lock again after</source>
        <translation>Volver a bloquear tras</translation>
    </message>
    <message>
        <source>Look towards the camera and hold the head upright.</source>
        <translation>Mire hacia la cámara y mantenga la cabeza recta.</translation>
    </message>
    <message>
        <source>Looking angle</source>
        <translation>Ángulo de mirada</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Many photos are not similar enough to the other photos of the same person; add better ones, or allow more false accepts</source>
        <translation>Muchas fotos no se parecen lo suficiente a las demás fotos de la misma persona; añada otras mejores o permita más falsos positivos</translation>
    </message>
    <message>
        <source>May contain only {allowed}</source>
        <translation>Solo puede contener {allowed}</translation>
    </message>
    <message>
        <source>May have only {name}, {first_name} and {group} in braces</source>
        <translation>Entre llaves solo puede haber {name}, {first_name} y {group}</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>Mirror live pictures</source>
        <translation>Reflejar las imágenes en directo</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Move to the middle, or use a picture of the whole face.</source>
        <translation>Póngase en el centro o use una imagen de la cara completa.</translation>
    </message>
    <message>
        <source>Must be 0 or at least 10 s</source>
        <translation>Debe ser 0 o al menos 10&#xa0;s</translation>
    </message>
    <message>
        <source>Must be a list of destinations, each with a name, a kind and an endpoint</source>
        <translation>Debe ser una lista de destinos, cada uno con nombre, tipo y servidor de destino</translation>
    </message>
    <message>
        <source>Must be a list of zones, each with an id, a name, a kind and points</source>
        <translation>Debe ser una lista de zonas, cada una con identificador, nombre, tipo y puntos</translation>
    </message>
    <message>
        <source>Must be a number</source>
        <translation>Debe ser un número</translation>
    </message>
    <message>
        <source>Must be a text in quotes</source>
        <translation>Debe ser un texto entre comillas</translation>
    </message>
    <message>
        <source>Must be a whole number</source>
        <translation>Debe ser un número entero</translation>
    </message>
    <message>
        <source>Must be at least 5 % wide and high, with left &lt; right, top &lt; bottom</source>
        <translation>Debe medir al menos un 5&#xa0;% de ancho y alto, con izquierda &lt; derecha y arriba &lt; abajo</translation>
    </message>
    <message>
        <source>Must be at least {minimum}</source>
        <translation>Debe ser como mínimo {minimum}</translation>
    </message>
    <message>
        <source>Must be at most {maximum}</source>
        <translation>Debe ser como máximo {maximum}</translation>
    </message>
    <message>
        <source>Must be between {minimum} and {maximum}</source>
        <translation>Debe estar entre {minimum} y {maximum}</translation>
    </message>
    <message>
        <source>Must be one of: {choices}</source>
        <translation>Debe ser uno de: {choices}</translation>
    </message>
    <message>
        <source>Must be some of: {choices}</source>
        <translation>Deben ser algunos de: {choices}</translation>
    </message>
    <message>
        <source>Must be true or false</source>
        <translation>Debe ser true o false</translation>
    </message>
    <message>
        <source>Must have at least {min_length} characters</source>
        <translation>Debe tener al menos {min_length} caracteres</translation>
    </message>
    <message>
        <source>Must have at most {max_length} characters</source>
        <translation>Debe tener como máximo {max_length} caracteres</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>No puede estar vacío</translation>
    </message>
    <message>
        <source>Must start with https:// and contain no spaces</source>
        <translation>Debe empezar por https:// y no contener espacios</translation>
    </message>
    <message>
        <source>Name under which this kiosk reports; letters, digits and - _ . only.</source>
        <translation>Nombre con el que informa este quiosco; solo letras, cifras y&#xa0;-⁠&#xa0;_&#xa0;.</translation>
    </message>
    <message>
        <source>Names of pictures</source>
        <translation>Nombres de las imágenes</translation>
    </message>
    <message>
        <source>Names on the public screen</source>
        <translation>Nombres en la pantalla pública</translation>
    </message>
    <message>
        <source>Network that estimates age, gender, head pose and emotion: the program&apos;s own, or those of the Open Model Zoo, for adults only.</source>
        <translation>Red que estima la edad, el género, la postura de la cabeza y la emoción: la propia del programa o las de Open Model Zoo, solo para adultos.</translation>
    </message>
    <message>
        <source>Network that finds the faces.</source>
        <translation>Red que encuentra las caras.</translation>
    </message>
    <message>
        <source>No face is found.</source>
        <translation>No se encuentra ninguna cara.</translation>
    </message>
    <message>
        <source>Nobody in the group has a photo for the network in use; take new ones</source>
        <translation>Nadie del grupo tiene una foto para la red en uso; haga fotos nuevas</translation>
    </message>
    <message>
        <source>Notice acknowledged</source>
        <translation>Aviso confirmado</translation>
    </message>
    <message>
        <source>Notice badge</source>
        <translation>Mostrar aviso</translation>
    </message>
    <message>
        <source>Notice text</source>
        <translation>Texto del aviso</translation>
    </message>
    <message>
        <source>Oldest record</source>
        <translation>Registro más antiguo</translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation>Teclado en pantalla</translation>
    </message>
    <message>
        <source>Only of people whose consent allows it; encrypted.</source>
        <translation>Solo de personas cuyo consentimiento lo permite; cifradas.</translation>
    </message>
    <message>
        <source>Only people of this group are recognised; empty recognises all groups.</source>
        <translation>Solo se reconoce a personas de este grupo; vacío reconoce todos los grupos.</translation>
    </message>
    <message>
        <source>Opening time</source>
        <translation>Tiempo de apertura</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Palette of the window.</source>
        <translation>Colores de la ventana.</translation>
    </message>
    <message>
        <source>Part of the upright picture that is analysed and shown: left, top, right, bottom as fractions of its width and height.</source>
        <translation>Parte de la imagen derecha que se analiza y se muestra: izquierda, arriba, derecha y abajo como fracciones del ancho y el alto.</translation>
    </message>
    <message>
        <source>Passers-by who slow down and stop for a moment: shorter stops count, and swaying on the spot is standing.</source>
        <translation>Personas que frenan y se paran un momento: cuentan paradas más cortas, y balancearse en el sitio es estar parado.</translation>
    </message>
    <message>
        <source>Passing by after</source>
        <translation>Paso tras</translation>
    </message>
    <message>
        <source>Pictures of recognised people are deleted after this time.</source>
        <translation>Las imágenes de personas reconocidas se eliminan tras este tiempo.</translation>
    </message>
    <message>
        <source>Privacy page</source>
        <translation>Página de privacidad</translation>
    </message>
    <message>
        <source>Rate asked of a camera.</source>
        <translation>Frecuencia que se pide a la cámara.</translation>
    </message>
    <message>
        <source>Record files</source>
        <translation>Archivos de registros</translation>
    </message>
    <message>
        <source>Records of who was recognised, and the link from visits to people, are deleted after this time; 0 is not decided, and the mode cannot be switched on.</source>
        <translation>Los registros de quién fue reconocido y el vínculo de las visitas con las personas se eliminan tras este tiempo; 0 es sin decidir, y el modo no se puede activar.</translation>
    </message>
    <message>
        <source>Records that wait beyond this are given up, the least important first.</source>
        <translation>Lo que espera por encima de esto se descarta, primero lo menos importante.</translation>
    </message>
    <message>
        <source>Records that wait for longer are given up.</source>
        <translation>Los registros que esperan más tiempo se descartan.</translation>
    </message>
    <message>
        <source>Refuse pictures of faces</source>
        <translation>Rechazar imágenes de caras</translation>
    </message>
    <message>
        <source>Region of interest</source>
        <translation>Región de interés</translation>
    </message>
    <message>
        <source>Remember faces for</source>
        <translation>Recordar las caras durante</translation>
    </message>
    <message>
        <source>Room for pictures</source>
        <translation>Espacio para imágenes</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotación</translation>
    </message>
    <message>
        <source>Senior from</source>
        <translation>Mayor desde</translation>
    </message>
    <message>
        <source>Settings from the collector</source>
        <translation>Ajustes del colector</translation>
    </message>
    <message>
        <source>Shapes drawn on the picture: counting zones, ignored areas and lines.</source>
        <translation>Formas dibujadas sobre la imagen: zonas de recuento, áreas ignoradas y líneas.</translation>
    </message>
    <message>
        <source>Shop window</source>
        <translation>Escaparate</translation>
    </message>
    <message>
        <source>Show cameras and streams as in a mirror; files are never mirrored.</source>
        <translation>Mostrar cámaras y transmisiones como en un espejo; los archivos nunca se reflejan.</translation>
    </message>
    <message>
        <source>Show the name of a recognised person beside the face.</source>
        <translation>Mostrar el nombre de una persona reconocida junto a la cara.</translation>
    </message>
    <message>
        <source>Shown when somebody is recognised and names are shown, such as Hello, {name}! {name}, {first_name} and {group} are filled in; empty shows none.</source>
        <translation>Aparece cuando se reconoce a alguien y se muestran los nombres, por ejemplo: ¡Hola, {name}! {name}, {first_name} y {group} se rellenan; vacío no muestra nada.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Cartel</translation>
    </message>
    <message>
        <source>Sign of life every</source>
        <translation>Señal de vida cada</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Cara más pequeña</translation>
    </message>
    <message>
        <source>Smallest group in reports</source>
        <translation>Grupo más pequeño en informes</translation>
    </message>
    <message>
        <source>Something covers the face.</source>
        <translation>Algo tapa la cara.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Stale after</source>
        <translation>Detenida tras</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Estándar</translation>
    </message>
    <message>
        <source>Standing speed</source>
        <translation>Velocidad en parada</translation>
    </message>
    <message>
        <source>Start a file again at its end.</source>
        <translation>Volver a empezar un archivo al llegar al final.</translation>
    </message>
    <message>
        <source>Step out of the glare, or turn the camera away from the light.</source>
        <translation>Salga de la luz fuerte o aparte la cámara de la luz.</translation>
    </message>
    <message>
        <source>Stored precision</source>
        <translation>Precisión guardada</translation>
    </message>
    <message>
        <source>Sums by minute, hour and day older than this are deleted.</source>
        <translation>Las sumas por minuto, hora y día más antiguas se eliminan.</translation>
    </message>
    <message>
        <source>Take off dark glasses or a mask, and keep hands and hair away from the face.</source>
        <translation>Quítese las gafas oscuras o la mascarilla y aparte las manos y el pelo de la cara.</translation>
    </message>
    <message>
        <source>Tell passers-by on the screen that people are counted. Where age, gender or emotion are estimated, they are told in any case.</source>
        <translation>Avisar en pantalla a quienes pasan de que se cuentan las personas. Donde se estiman edad, género o emoción, se avisa siempre.</translation>
    </message>
    <message>
        <source>The camera gives no picture</source>
        <translation>La cámara no da imagen</translation>
    </message>
    <message>
        <source>The consent of everybody in the group has expired</source>
        <translation>El consentimiento de todas las personas del grupo ha vencido</translation>
    </message>
    <message>
        <source>The definitions of docs/metrics.md as they stand. Choose it to compare places with each other.</source>
        <translation>Las definiciones de docs/metrics.md tal cual. Elíjalo para comparar lugares entre sí.</translation>
    </message>
    <message>
        <source>The face is blurred or grainy.</source>
        <translation>La cara está borrosa o con grano.</translation>
    </message>
    <message>
        <source>The face is cut off by the edge of the picture.</source>
        <translation>El borde de la imagen corta la cara.</translation>
    </message>
    <message>
        <source>The face is too bright.</source>
        <translation>La cara está demasiado clara.</translation>
    </message>
    <message>
        <source>The face is too dark.</source>
        <translation>La cara está demasiado oscura.</translation>
    </message>
    <message>
        <source>The face is too small.</source>
        <translation>La cara es demasiado pequeña.</translation>
    </message>
    <message>
        <source>The head is turned too far.</source>
        <translation>La cabeza está demasiado girada.</translation>
    </message>
    <message>
        <source>The oldest pictures are deleted first when there are more.</source>
        <translation>Si hay más, se eliminan primero las imágenes más antiguas.</translation>
    </message>
    <message>
        <source>The operator has read what identification demands: consent of everybody enrolled, and a notice for everybody else. Without it the mode cannot be switched on.</source>
        <translation>El operador ha leído lo que exige la identificación: el consentimiento de todas las personas inscritas y un aviso para las demás. Sin ello el modo no se puede activar.</translation>
    </message>
    <message>
        <source>The person has to stand before the camera; take pictures and screens out of view.</source>
        <translation>La persona tiene que estar ante la cámara; aparte imágenes y pantallas de la vista.</translation>
    </message>
    <message>
        <source>There is more than one person.</source>
        <translation>Hay más de una persona.</translation>
    </message>
    <message>
        <source>There is nobody in the group</source>
        <translation>No hay nadie en el grupo</translation>
    </message>
    <message>
        <source>This looks like a picture of a face.</source>
        <translation>Parece la imagen de una cara.</translation>
    </message>
    <message>
        <source>Turn towards the light, or switch a lamp on in front.</source>
        <translation>Gírese hacia la luz o encienda una lámpara delante.</translation>
    </message>
    <message>
        <source>Use a picture of this person alone, or cut the others off.</source>
        <translation>Use una imagen solo de esta persona o recorte a las demás.</translation>
    </message>
    <message>
        <source>Use an upright picture that shows the face from the front.</source>
        <translation>Use una imagen derecha que muestre la cara de frente.</translation>
    </message>
    <message>
        <source>Where people are identified, a printed photo or a phone is not greeted.</source>
        <translation>Donde se identifica a personas, no se saluda a una foto impresa ni a un teléfono.</translation>
    </message>
    <message>
        <source>Where records go; each destination has a queue of its own.</source>
        <translation>Adónde van los registros; cada destino tiene su propia cola.</translation>
    </message>
    <message>
        <source>Write a JSON file whenever the recognised people in view change; only people whose consent allows it are in it.</source>
        <translation>Escribir un archivo JSON cada vez que cambien las personas reconocidas a la vista; solo contiene personas cuyo consentimiento lo permite.</translation>
    </message>
    <message>
        <source>Your own text of the notice; empty uses the standard text. Where people are identified, the sentence about it always follows.</source>
        <translation>Su propio texto del aviso; vacío usa el texto estándar. Donde se identifica a personas, siempre sigue la frase que lo dice.</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horas</translation>
    </message>
    <message>
        <source>small letters, digits and - _</source>
        <translation>letras minúsculas, cifras y -⁠ _</translation>
    </message>
    <message>
        <source>widths/s</source>
        <translation>anchos/s</translation>
    </message>
    <message>
        <source>years</source>
        <translation>años</translation>
    </message>
    <message>
        <source>The operator panel closes after this time without a touch.</source>
        <translation>El panel del operador se cierra tras este tiempo sin tocarlo.</translation>
    </message>
    <message>
        <source>A consent recorded from now on expires after this time.</source>
        <translation>Un consentimiento registrado desde ahora vence tras este tiempo.</translation>
    </message>
    <message>
        <source>Every destination needs a name of its own</source>
        <translation>Cada destino necesita un nombre propio</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Turn the picture clockwise.</source>
        <translation>Girar la imagen en el sentido de las agujas del reloj.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Visits older than this are deleted; their sums stay.</source>
        <translation>Las visitas más antiguas se eliminan; sus sumas se conservan.</translation>
    </message>
    <message>
        <source>What the public screen shows of the people.</source>
        <translation>Qué muestra de las personas la pantalla pública.</translation>
    </message>
    <message>
        <source>Where it stands, in your own words.</source>
        <translation>Dónde está, con sus propias palabras.</translation>
    </message>
    <message>
        <source>Where the networks run.</source>
        <translation>Dónde se ejecutan las redes.</translation>
    </message>
    <message>
        <source>Which figures the public screen shows, in this order.</source>
        <translation>Qué cifras muestra la pantalla pública, en este orden.</translation>
    </message>
    <message>
        <source>Which stored form of the networks is used, where there are several.</source>
        <translation>Qué forma guardada de las redes se usa cuando hay varias.</translation>
    </message>
    <message>
        <source>Which text the printed sign carries.</source>
        <translation>Qué texto lleva el cartel impreso.</translation>
    </message>
    <message>
        <source>Whose face moves more slowly, in face widths per second, stands still.</source>
        <translation>Quien mueve la cara más despacio, en anchos de cara por segundo, está parado.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ancho</translation>
    </message>
    <message>
        <source>Width asked of a camera.</source>
        <translation>Ancho que se pide a la cámara.</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>auto shows it when the device has a touch screen.</source>
        <translation>automático lo muestra cuando el dispositivo tiene pantalla táctil.</translation>
    </message>
    <message>
        <source>camera:0, a device path, a video file, rtsp://..., a folder or glob of pictures, sim:NAME, or auto: the first camera, else the simulated scene.</source>
        <translation>camera:0, una ruta de dispositivo, un archivo de vídeo, rtsp://..., una carpeta o patrón de imágenes, sim:NOMBRE, o auto: la primera cámara o, si no hay, la escena simulada.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>grados</translation>
    </message>
    <message>
        <source>fps</source>
        <translation>fps</translation>
    </message>
    <message>
        <source>letters, digits and - _ .</source>
        <translation>letras, cifras y&#xa0;-⁠&#xa0;_&#xa0;.</translation>
    </message>
    <message>
        <source>people</source>
        <translation>personas</translation>
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
        <translation>Hoy</translation>
    </message>
    <message>
        <source>people passed by</source>
        <translation>personas de paso</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Interesados</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped and looked</source>
        <translation>
            <numerusform>%Ln se paró a mirar</numerusform>
            <numerusform>%Ln se pararon a mirar</numerusform>
        </translation>
    </message>
    <message>
        <source>Attention time</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>on average</source>
        <translation>de media</translation>
    </message>
    <message numerus="yes">
        <source>Last %n minute(s)</source>
        <translation>
            <numerusform>Último minuto</numerusform>
            <numerusform>Últimos %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interested</source>
        <translation>
            <numerusform>%Ln interesado</numerusform>
            <numerusform>%Ln interesados</numerusform>
        </translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Hoy por horas</translation>
    </message>
    <message>
        <source>Nobody in view</source>
        <translation>Nadie a la vista</translation>
    </message>
    <message>
        <source>Nice to see you</source>
        <translation>¡Qué alegría verte!</translation>
    </message>
    <message>
        <source>It is lively here</source>
        <translation>¡Cuánta animación!</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) here now</source>
        <translation>
            <numerusform>%n persona aquí ahora</numerusform>
            <numerusform>%n personas aquí ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>Aquí ahora</translation>
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
        <translation>Idioma del cartel</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Guardar PDF…</translation>
    </message>
    <message>
        <source>Save PNG…</source>
        <translation>Guardar PNG…</translation>
    </message>
    <message>
        <source>Printable sign</source>
        <translation>Cartel para imprimir</translation>
    </message>
    <message>
        <source>Put it where people see it before the camera sees them. It says what the settings do. The texts inform; they are no legal advice.</source>
        <translation>Póngalo donde se vea antes de que la cámara vea a las personas. Dice lo que hacen los ajustes. Los textos informan; no son asesoramiento jurídico.</translation>
    </message>
    <message>
        <source>Picture of the sign: {headline}</source>
        <translation>Imagen del cartel: {headline}</translation>
    </message>
    <message>
        <source>Save the sign</source>
        <translation>Guardar el cartel</translation>
    </message>
    <message>
        <source>The sign was saved as {file}</source>
        <translation>El cartel se ha guardado como {file}</translation>
    </message>
</context>
<context>
    <name>SinkCard</name>
    <message>
        <source>Records taken in each of the last 60 minutes</source>
        <translation>Registros aceptados en cada uno de los últimos 60 minutos</translation>
    </message>
    <message>
        <source>latest state, at least once</source>
        <translation>último estado, al menos una vez</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Oldest of them</source>
        <translation>El más antiguo</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Última entrega</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Taken since the start</source>
        <translation>Aceptados desde el inicio</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazados</translation>
    </message>
    <message>
        <source>Records per minute</source>
        <translation>Registros por minuto</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrarlos</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Registros rechazados</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar ahora</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>todavía ninguna</translation>
    </message>
    <message>
        <source>in {n} ms</source>
        <translation>en {n}&#xa0;ms</translation>
    </message>
    <message>
        <source>given up for lack of room: {n}</source>
        <translation>descartados por falta de espacio: {n}</translation>
    </message>
    <message>
        <source>Records that it will not take are kept here: {n}</source>
        <translation>Registros que no acepta, guardados aquí: {n}</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
</context>
<context>
    <name>SinkForm</name>
    <message>
        <source>The name stays; remove it and add another.</source>
        <translation>El nombre se queda; quite el destino y añada otro.</translation>
    </message>
    <message>
        <source>New destination: {kind}</source>
        <translation>Nuevo destino: {kind}</translation>
    </message>
    <message>
        <source>Needs an optional package. If it is missing: {command}</source>
        <translation>Necesita un paquete opcional. Si falta: {command}</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Adónde</translation>
    </message>
    <message>
        <source>What it gets</source>
        <translation>Qué recibe</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Más ajustes</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>The test is running</source>
        <translation>La prueba está en curso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Menos ajustes</translation>
    </message>
    <message>
        <source>Choose at least one, or pause the destination instead</source>
        <translation>Elija al menos uno, o ponga el destino en pausa</translation>
    </message>
    <message>
        <source>Values to correct: {n}</source>
        <translation>Valores por corregir: {n}</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
</context>
<context>
    <name>SinkList</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Add a destination</source>
        <translation>Añadir un destino</translation>
    </message>
    <message>
        <source>Add by a code</source>
        <translation>Añadir con un código</translation>
    </message>
    <message>
        <source>Send everything now</source>
        <translation>Enviar todo ahora</translation>
    </message>
    <message>
        <source>Nothing leaves this device</source>
        <translation>Nada sale de este dispositivo</translation>
    </message>
    <message>
        <source>There is no destination. All figures stay in the history of this device, where the page History shows them, and nothing waits to be sent.

With a destination, records go out as they come about: to a collector that shows all your kiosks on one page, to a broker, into files, or to a service of your own. You choose which ones. If the network is away they wait here.</source>
        <translation>No hay ningún destino. Todas las cifras se quedan en el historial de este dispositivo, donde las muestra la página Historial, y nada espera para enviarse.

Con un destino, los registros salen según se producen: a un colector que muestra todos sus quioscos en una página, a un bróker, a archivos o a un servicio propio. Usted elige cuáles. Si falta la red, esperan aquí.</translation>
    </message>
    <message>
        <source>Connect to a collector by a code</source>
        <translation>Conectar con un colector mediante un código</translation>
    </message>
    <message>
        <source>Add another destination</source>
        <translation>Añadir otro destino</translation>
    </message>
    <message>
        <source>The destinations are fixed outside this panel: by the environment variable KIOSK_CLOUD__SINKS or the command line.</source>
        <translation>Los destinos están fijados fuera de este panel: por la variable de entorno KIOSK_CLOUD__SINKS o la línea de órdenes.</translation>
    </message>
    <message>
        <source>There are {n} destinations, as many as there can be.</source>
        <translation>Hay {n} destinos; no puede haber más.</translation>
    </message>
    <message>
        <source>Waiting to be sent, over all destinations: {n}</source>
        <translation>A la espera de envío, en todos los destinos: {n}</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Nada espera para enviarse.</translation>
    </message>
    <message>
        <source>What waits is being sent now.</source>
        <translation>Lo que espera se está enviando ahora.</translation>
    </message>
    <message>
        <source>It has not received {n} records that wait or were refused. They will never reach it. What it has received stays there.</source>
        <translation>No ha recibido {n} registros que esperan o fueron rechazados. No le llegarán nunca. Lo que ha recibido se queda allí.</translation>
    </message>
    <message>
        <source>It has received everything up to now. What it has received stays there.</source>
        <translation>Ha recibido todo hasta ahora. Lo que ha recibido se queda allí.</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>¿Quitar {name}?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} se ha quitado.</translation>
    </message>
</context>
<context>
    <name>SmallPicture</name>
    <message>
        <source>Picture of the camera</source>
        <translation>Imagen de la cámara</translation>
    </message>
</context>
<context>
    <name>StateScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Te damos la bienvenida</translation>
    </message>
    <message>
        <source>Just a moment</source>
        <translation>Un momento</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Preparando todo</translation>
    </message>
    <message>
        <source>This happens only once and takes a few minutes at most.</source>
        <translation>Solo ocurre una vez y tarda unos minutos como mucho.</translation>
    </message>
    <message>
        <source>We will be with you soon</source>
        <translation>Enseguida estamos contigo</translation>
    </message>
    <message>
        <source>This display is being set up.</source>
        <translation>Esta pantalla se está preparando.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Un momento, por favor</translation>
    </message>
    <message>
        <source>The picture will be back shortly.</source>
        <translation>La imagen volverá enseguida.</translation>
    </message>
    <message>
        <source>Taking a break</source>
        <translation>Un pequeño descanso</translation>
    </message>
    <message>
        <source>See you soon</source>
        <translation>Hasta pronto</translation>
    </message>
    <message>
        <source>Staff: press Ctrl+Shift+O for the next step.</source>
        <translation>Personal: pulse Ctrl+Mayús+O para el siguiente paso.</translation>
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
        <translation>Los datos no salen de este dispositivo</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Actualizando</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>A la espera de conexión</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>No pictures are kept, only descriptions of the face in numbers.</source>
        <translation>No se guardan imágenes, solo descripciones numéricas de la cara.</translation>
    </message>
    <message>
        <source>There is no view: this person cannot be recognised. Add some below.</source>
        <translation>No hay ninguna vista: esta persona no se puede reconocer. Añada alguna abajo.</translation>
    </message>
    <message>
        <source>Quality {n} %</source>
        <translation>Calidad {n}&#xa0;%</translation>
    </message>
    <message>
        <source>Made with another network or precision: of no use now</source>
        <translation>Hecha con otra red o precisión: ahora no sirve</translation>
    </message>
    <message>
        <source>Remove the view {title}</source>
        <translation>Quitar la vista {title}</translation>
    </message>
</context>
<context>
    <name>ThroughputChart</name>
    <message>
        <source>now</source>
        <translation>ahora</translation>
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
        <translation>Personas aquí ahora</translation>
    </message>
    <message>
        <source>People today</source>
        <translation>Personas hoy</translation>
    </message>
    <message>
        <source>Interested share</source>
        <translation>Proporción de interesados</translation>
    </message>
    <message>
        <source>Mean attention</source>
        <translation>Atención media</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Género</translation>
    </message>
    <message>
        <source>Age bands</source>
        <translation>Tramos de edad</translation>
    </message>
    <message>
        <source>The last minutes</source>
        <translation>Los últimos minutos</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Hoy por horas</translation>
    </message>
</context>
<context>
    <name>TransferTask</name>
    <message>
        <source>All groups</source>
        <translation>Todos los grupos</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>La misma frase otra vez</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Volver a la lista</translation>
    </message>
    <message>
        <source>Choose where to save</source>
        <translation>Elegir dónde guardar</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Elegir el archivo</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>Exportar personas</translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>Importar personas</translation>
    </message>
    <message>
        <source>The file holds names, profiles, consents and descriptions of faces, encrypted with a passphrase. Without the passphrase nobody can read it, and nobody can bring it back. People agreed to be recognised: hand them on only where the consent covers it.</source>
        <translation>El archivo contiene nombres, perfiles, consentimientos y descripciones de rostros, cifrados con una frase de contraseña. Sin ella nadie puede leerlo y nadie puede recuperarla. Las personas consintieron ser reconocidas: entregue sus datos solo donde el consentimiento lo cubra.</translation>
    </message>
    <message>
        <source>Reads a file that another kiosk exported. People who are enrolled here already are left as they are.</source>
        <translation>Lee un archivo exportado por otro quiosco. Las personas ya inscritas aquí se quedan como están.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>At least {n} letters, for example four words.</source>
        <translation>Al menos {n} caracteres, por ejemplo cuatro palabras.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same yet.</source>
        <translation>Las dos frases aún no coinciden.</translation>
    </message>
    <message>
        <source>Where are the people to be saved?</source>
        <translation>¿Dónde se guardan las personas?</translation>
    </message>
    <message>
        <source>Choose a file of people</source>
        <translation>Elegir un archivo de personas</translation>
    </message>
    <message>
        <source>Exported to {file}: {people}.</source>
        <translation>Exportado a {file}: {people}.</translation>
    </message>
    <message>
        <source>Added: {added}. Enrolled already: {known}.</source>
        <translation>Añadido: {added}. Ya inscrito: {known}.</translation>
    </message>
    <message>
        <source>Left out, since they were erased here: {people}.</source>
        <translation>Omitido por haberse borrado aquí: {people}.</translation>
    </message>
</context>
<context>
    <name>TrendFigure</name>
    <message>
        <source>whole picture only</source>
        <translation>solo imagen completa</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>no medido</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>before: {n}</source>
        <translation>antes: {n}</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>no comparable</translation>
    </message>
    <message>
        <source>no data before</source>
        <translation>sin datos antes</translation>
    </message>
</context>
<context>
    <name>VideoView</name>
    <message>
        <source>Come closer and say hello</source>
        <translation>Acércate y saluda</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Imagen en directo</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Audiencia</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Audience check</source>
        <translation>Verificación</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nube</translation>
    </message>
    <message>
        <source>What leaves</source>
        <translation>Lo que sale</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
</context>
<context>
    <name>ZoneEditor</name>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Ignored area</source>
        <translation>Área ignorada</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>+ Counting zone</source>
        <translation>+ Zona</translation>
    </message>
    <message>
        <source>+ Ignored area</source>
        <translation>+ Área ignorada</translation>
    </message>
    <message>
        <source>+ Line</source>
        <translation>+ Línea</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Undo corner</source>
        <translation>Deshacer esquina</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Nothing is drawn. Everybody in the picture counts.

A counting zone has numbers of its own, an ignored area leaves out posters and mirrors, and a line counts who goes in and out.</source>
        <translation>No hay nada dibujado. Cuentan todas las personas de la imagen.

Una zona de recuento tiene cifras propias, un área ignorada deja fuera carteles y espejos, y una línea cuenta quién entra y sale.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the zone</source>
        <translation>Nombre de la zona</translation>
    </message>
    <message>
        <source>Turn the direction round</source>
        <translation>Invertir la dirección</translation>
    </message>
    <message>
        <source>Remove this corner</source>
        <translation>Quitar esta esquina</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Ignored place</source>
        <translation>Lugar ignorado</translation>
    </message>
    <message>
        <source>Counting zone</source>
        <translation>Zona de recuento</translation>
    </message>
    <message>
        <source>Tap where the line begins.</source>
        <translation>Toque donde empieza la línea.</translation>
    </message>
    <message>
        <source>Tap where it ends. Going in is from its left to its right.</source>
        <translation>Toque donde termina. Se entra de su izquierda a su derecha.</translation>
    </message>
    <message>
        <source>Tap the corners one after the other.</source>
        <translation>Toque las esquinas una tras otra.</translation>
    </message>
    <message>
        <source>Tap more corners, or the first one again to close the shape.</source>
        <translation>Toque más esquinas, o de nuevo la primera para cerrar la forma.</translation>
    </message>
    <message>
        <source>There is room for 16 zones.</source>
        <translation>Hay sitio para 16 zonas.</translation>
    </message>
    <message>
        <source>The arrow shows the way in. Drag the ends, or the whole line.</source>
        <translation>La flecha muestra la entrada. Arrastre los extremos o toda la línea.</translation>
    </message>
    <message>
        <source>Its edges cross each other, so that parts of it are outside.</source>
        <translation>Sus bordes se cruzan, de modo que hay partes que quedan fuera.</translation>
    </message>
    <message>
        <source>Drag corners or the whole shape; a small dot makes a new corner.</source>
        <translation>Arrastre las esquinas o toda la forma; un punto pequeño crea una esquina.</translation>
    </message>
</context>
<context>
    <name>ZonePaint</name>
    <message>
        <source>in</source>
        <translation>entra</translation>
    </message>
</context>
<context>
    <name>ZoneView</name>
    <message>
        <source>Zones on the picture</source>
        <translation>Zonas sobre la imagen</translation>
    </message>
    <message>
        <source>Page up and down choose a zone, space a corner, the arrow keys move it, delete removes it</source>
        <translation>Re Pág y Av Pág eligen una zona, espacio una esquina, las flechas la mueven, Supr la quita</translation>
    </message>
</context>
<context>
    <name>_NeedRow</name>
    <message>
        <source>from {px} px, up to {m} m away</source>
        <translation>desde {px}&#xa0;px, hasta {m}&#xa0;m</translation>
    </message>
    <message>
        <source>from {px} px, up to about {m} m away</source>
        <translation>desde {px}&#xa0;px, hasta unos {m}&#xa0;m</translation>
    </message>
</context>
<context>
    <name>_TileRow</name>
    <message>
        <source>Move {name} up</source>
        <translation>Subir {name}</translation>
    </message>
    <message>
        <source>Move {name} down</source>
        <translation>Bajar {name}</translation>
    </message>
</context>
</TS>
