<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Deshacer</translation>
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
    <name>CloudPage</name>
    <message>
        <source>Cloud</source>
        <translation>Nube</translation>
    </message>
    <message>
        <source>Where changes of the number of people are published. No pictures are sent.</source>
        <translation>Dónde se publican los cambios del número de personas. No se envían imágenes.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Servidor de destino</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Probar la conexión</translation>
    </message>
    <message>
        <source>Connection test is running</source>
        <translation>La prueba de conexión está en curso</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>Published: {n}</source>
        <translation>Publicados: {n}</translation>
    </message>
    <message>
        <source>Failed tries: {n}</source>
        <translation>Intentos fallidos: {n}</translation>
    </message>
    <message>
        <source>Last: {time}</source>
        <translation>Última: {time}</translation>
    </message>
    <message>
        <source>Reply in {n} ms</source>
        <translation>Respuesta en {n} ms</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>The endpoint accepted the test</source>
        <translation>El servidor de destino aceptó la prueba</translation>
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
    <name>Field</name>
    <message>
        <source>Fixed outside this panel: by the environment variable {variable} or the command line.</source>
        <translation>Fijado fuera de este panel: por la variable de entorno {variable} o la línea de órdenes.</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Folders and settings files</source>
        <translation>Carpetas y archivos de ajustes</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nombre del archivo</translation>
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
        <source>No settings files here.</source>
        <translation>Aquí no hay archivos de ajustes.</translation>
    </message>
    <message>
        <source>The file with this name will be replaced.</source>
        <translation>El archivo con este nombre será sustituido.</translation>
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
        <translation>Se bloquea en {n} s</translation>
    </message>
</context>
<context>
    <name>NoticeBadge</name>
    <message>
        <source>People are counted on this device. No picture is stored and nobody is identified.</source>
        <translation>En este dispositivo se cuentan las personas. No se guarda ninguna imagen ni se identifica a nadie.</translation>
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
        <source>Privacy notice</source>
        <translation>Aviso de privacidad</translation>
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
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Workshop</translation>
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
        <source>Simulated scene: Crowd</source>
        <translation>Escena simulada: Multitud</translation>
    </message>
    <message>
        <source>Simulated scene: Quiet street</source>
        <translation>Escena simulada: Calle tranquila</translation>
    </message>
    <message>
        <source>Simulated scene: Coming back</source>
        <translation>Escena simulada: De vuelta</translation>
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
        <translation>hace {n} s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>hace {n} min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>hace {n} h</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>hace {n} d</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>The stored password will be removed.</source>
        <translation>La contraseña guardada se quitará.</translation>
    </message>
    <message>
        <source>Will be stored in the key store of this device.</source>
        <translation>Se guardará en el almacén de claves de este dispositivo.</translation>
    </message>
    <message>
        <source>A password is stored; type a new one to replace it.</source>
        <translation>Hay una contraseña guardada; escriba otra para sustituirla.</translation>
    </message>
    <message>
        <source>No password is stored.</source>
        <translation>No hay ninguna contraseña guardada.</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>People here now</source>
        <translation>Personas aquí ahora</translation>
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
    <name>RecentChart</name>
    <message>
        <source>now</source>
        <translation>ahora</translation>
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
        <source>A face that was not seen for this long is gone.</source>
        <translation>Una cara que no se ha visto durante este tiempo se ha ido.</translation>
    </message>
    <message>
        <source>A face turned or tilted by less is looking at the screen.</source>
        <translation>Una cara girada o inclinada menos que esto mira a la pantalla.</translation>
    </message>
    <message>
        <source>A live source that gives no new or only identical pictures for this time is closed and opened again.</source>
        <translation>Una fuente en directo que durante este tiempo no da imágenes nuevas, o solo idénticas, se cierra y se vuelve a abrir.</translation>
    </message>
    <message>
        <source>A request that takes longer is repeated later.</source>
        <translation>Una petición que tarde más se repite más adelante.</translation>
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
        <source>Arithmetic</source>
        <translation>Aritmética</translation>
    </message>
    <message>
        <source>Arithmetic on the device; default lets OpenVINO choose.</source>
        <translation>Aritmética en el dispositivo; por omisión elige OpenVINO.</translation>
    </message>
    <message>
        <source>Base address of the server, such as http://192.168.1.10:9002.</source>
        <translation>Dirección base del servidor, como http://192.168.1.10:9002.</translation>
    </message>
    <message>
        <source>Below this confidence the gender is shown and counted as ?.</source>
        <translation>Por debajo de esta confianza, el género se muestra y se cuenta como ?.</translation>
    </message>
    <message>
        <source>Confirm after</source>
        <translation>Confirmar tras</translation>
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
        <source>Endpoint</source>
        <translation>Servidor de destino</translation>
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
        <source>For servers that ask for one; the password is kept in the key store.</source>
        <translation>Para servidores que lo piden; la contraseña se guarda en el almacén de claves.</translation>
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
        <source>How changes leave the device.</source>
        <translation>Cómo salen los cambios del dispositivo.</translation>
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
        <source>Inference device</source>
        <translation>Dispositivo de cálculo</translation>
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
        <source>Left, top, right and bottom must be numbers from 0 (0 %) to 1 (100 %)</source>
        <translation>Izquierda, arriba, derecha y abajo deben ser números de 0 (0 %) a 1 (100 %)</translation>
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
        <source>Looking angle</source>
        <translation>Ángulo de mirada</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>May contain only {allowed}</source>
        <translation>Solo puede contener {allowed}</translation>
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
        <translation>Debe medir al menos un 5 % de ancho y alto, con izquierda &lt; derecha y arriba &lt; abajo</translation>
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
        <source>Must not contain a user name or password; use their own fields</source>
        <translation>No puede contener usuario ni contraseña; use sus propios campos</translation>
    </message>
    <message>
        <source>Must not contain spaces, ? or #</source>
        <translation>No puede contener espacios, ? ni #</translation>
    </message>
    <message>
        <source>Must start with http:// or https:// followed by a host name</source>
        <translation>Debe empezar por http:// o https:// seguido del nombre del servidor</translation>
    </message>
    <message>
        <source>Name under which this kiosk reports; letters, digits and - _ . only.</source>
        <translation>Nombre con el que informa este quiosco; solo letras, cifras y&#xa0;-⁠&#xa0;_&#xa0;.</translation>
    </message>
    <message>
        <source>Network that finds the faces.</source>
        <translation>Red que encuentra las caras.</translation>
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
        <source>On-screen keyboard</source>
        <translation>Teclado en pantalla</translation>
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
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>Rate asked of a camera.</source>
        <translation>Frecuencia que se pide a la cámara.</translation>
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
        <source>Rotation</source>
        <translation>Rotación</translation>
    </message>
    <message>
        <source>Show cameras and streams as in a mirror; files are never mirrored.</source>
        <translation>Mostrar cámaras y transmisiones como en un espejo; los archivos nunca se reflejan.</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Cara más pequeña</translation>
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
        <source>Start a file again at its end.</source>
        <translation>Volver a empezar un archivo al llegar al final.</translation>
    </message>
    <message>
        <source>Stored precision</source>
        <translation>Precisión guardada</translation>
    </message>
    <message>
        <source>Tell passers-by on the screen that faces are analysed.</source>
        <translation>Avisar en pantalla a quienes pasan de que se analizan las caras.</translation>
    </message>
    <message>
        <source>The operator panel closes after this time without a touch.</source>
        <translation>El panel del operador se cierra tras este tiempo sin tocarlo.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Time allowed for a reply</source>
        <translation>Tiempo de espera de respuesta</translation>
    </message>
    <message>
        <source>Turn the picture clockwise.</source>
        <translation>Girar la imagen en el sentido de las agujas del reloj.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
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
        <source>Which stored form of the networks is used, where there are several.</source>
        <translation>Qué forma guardada de las redes se usa cuando hay varias.</translation>
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
        <source>Your own text of the notice; empty uses the standard text.</source>
        <translation>Su propio texto del aviso; vacío usa el texto estándar.</translation>
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
            <numerusform>Último minuto</numerusform>
            <numerusform>Últimos %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Hoy por horas</translation>
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
        <translation>{percent} %</translation>
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
        <source>Cloud</source>
        <translation>Nube</translation>
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
</TS>
