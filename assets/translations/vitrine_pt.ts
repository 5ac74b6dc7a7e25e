<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Repor</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>Rejeitar e fechar</translation>
    </message>
    <message>
        <source>Apply and close</source>
        <translation>Aplicar e fechar</translation>
    </message>
    <message>
        <source>Saved and in force</source>
        <translation>Guardado e em vigor</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>A guardar…</translation>
    </message>
    <message>
        <source>Values to correct: {n}</source>
        <translation>Valores a corrigir: {n}</translation>
    </message>
    <message>
        <source>Changes not applied yet: {n}</source>
        <translation>Alterações por aplicar: {n}</translation>
    </message>
</context>
<context>
    <name>AnalysisPage</name>
    <message>
        <source>Analysis</source>
        <translation>Análise</translation>
    </message>
    <message>
        <source>What is computed about faces, and how.</source>
        <translation>O que se calcula sobre os rostos, e como.</translation>
    </message>
    <message>
        <source>What is computed</source>
        <translation>O que é calculado</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Encontrar rostos</translation>
    </message>
    <message>
        <source>Judging faces</source>
        <translation>Avaliar rostos</translation>
    </message>
    <message>
        <source>Following people</source>
        <translation>Seguir pessoas</translation>
    </message>
    <message>
        <source>Where the networks run</source>
        <translation>Onde correm as redes</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
    <message>
        <source>{name} (not on this machine)</source>
        <translation>{name} (não existe nesta máquina)</translation>
    </message>
</context>
<context>
    <name>AreaEditor</name>
    <message>
        <source>Left</source>
        <translation>Esquerda</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Cima</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Direita</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Baixo</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Camera</source>
        <translation>Câmara</translation>
    </message>
    <message>
        <source>Where the pictures come from and which part is analysed.</source>
        <translation>De onde vêm as imagens e que parte é analisada.</translation>
    </message>
    <message>
        <source>Turning</source>
        <translation>Orientação</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Ficheiros</translation>
    </message>
    <message>
        <source>When a source fails</source>
        <translation>Quando uma fonte falha</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>A procurar câmaras…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Pré-visualização</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Imagem inteira</translation>
    </message>
    <message>
        <source>Found on this device</source>
        <translation>Encontradas neste dispositivo</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Procurar de novo</translation>
    </message>
    <message>
        <source>Picture asked of a camera</source>
        <translation>Imagem pedida à câmara</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>Não foi encontrada nenhuma câmara.</translation>
    </message>
</context>
<context>
    <name>CloudPage</name>
    <message>
        <source>Cloud</source>
        <translation>Nuvem</translation>
    </message>
    <message>
        <source>Where changes of the number of people are published. No pictures are sent.</source>
        <translation>Onde são publicadas as alterações do número de pessoas. Não são enviadas imagens.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Servidor de destino</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Testar ligação</translation>
    </message>
    <message>
        <source>Connection test is running</source>
        <translation>O teste da ligação está a decorrer</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publicação</translation>
    </message>
    <message>
        <source>Published: {n}</source>
        <translation>Publicadas: {n}</translation>
    </message>
    <message>
        <source>Failed tries: {n}</source>
        <translation>Tentativas falhadas: {n}</translation>
    </message>
    <message>
        <source>Last: {time}</source>
        <translation>Última: {time}</translation>
    </message>
    <message>
        <source>Reply in {n} ms</source>
        <translation>Resposta em {n} ms</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>A testar…</translation>
    </message>
    <message>
        <source>The endpoint accepted the test</source>
        <translation>O servidor de destino aceitou o teste</translation>
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
        <translation>Quem é este quiosque e que língua fala.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidade</translation>
    </message>
    <message>
        <source>Language and colours</source>
        <translation>Idioma e cores</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Fixed outside this panel: by the environment variable {variable} or the command line.</source>
        <translation>Fixado fora deste painel: pela variável de ambiente {variable} ou pela linha de comandos.</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Places</source>
        <translation>Locais</translation>
    </message>
    <message>
        <source>Folders and settings files</source>
        <translation>Pastas e ficheiros de definições</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nome do ficheiro</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Acima</translation>
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
        <translation>Pasta pessoal</translation>
    </message>
    <message>
        <source>No settings files here.</source>
        <translation>Não há ficheiros de definições aqui.</translation>
    </message>
    <message>
        <source>The file with this name will be replaced.</source>
        <translation>O ficheiro com este nome será substituído.</translation>
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
        <translation>O que o programa está a fazer.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Análise</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fonte</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Atraso</translation>
    </message>
    <message>
        <source>Skipped frames</source>
        <translation>Imagens saltadas</translation>
    </message>
    <message>
        <source>Waiting to be published</source>
        <translation>A aguardar publicação</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>Em funcionamento há</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publicação</translation>
    </message>
    <message>
        <source>Latest problems</source>
        <translation>Problemas mais recentes</translation>
    </message>
    <message>
        <source>Time per frame</source>
        <translation>Tempo por imagem</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versões</translation>
    </message>
    <message>
        <source>A text for support, without secrets, faces or names.</source>
        <translation>Um texto para a assistência, sem segredos, rostos ou nomes.</translation>
    </message>
    <message>
        <source>Start analysis</source>
        <translation>Iniciar análise</translation>
    </message>
    <message>
        <source>Stop analysis</source>
        <translation>Parar análise</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} img/s</translation>
    </message>
    <message>
        <source>camera to result</source>
        <translation>da câmara ao resultado</translation>
    </message>
    <message>
        <source>{dropped} of {captured}</source>
        <translation>{dropped} de {captured}</translation>
    </message>
    <message>
        <source>No problems since the start.</source>
        <translation>Sem problemas desde o arranque.</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n} vezes</translation>
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
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Lock and close the settings</source>
        <translation>Bloquear e fechar as definições</translation>
    </message>
    <message>
        <source>{page}, something is wrong</source>
        <translation>{page}, há um problema</translation>
    </message>
    <message>
        <source>Locks in {n} s</source>
        <translation>Bloqueia em {n} s</translation>
    </message>
</context>
<context>
    <name>NoticeBadge</name>
    <message>
        <source>People are counted on this device. No picture is stored and nobody is identified.</source>
        <translation>As pessoas são contadas neste dispositivo. Nenhuma imagem é guardada e ninguém é identificado.</translation>
    </message>
    <message>
        <source>Age, gender, gaze and expression are estimated on this device. No picture is stored and nobody is identified.</source>
        <translation>A idade, o género, o olhar e a expressão são estimados neste dispositivo. Nenhuma imagem é guardada e ninguém é identificado.</translation>
    </message>
    <message>
        <source>Age, gender and gaze are estimated on this device. No picture is stored and nobody is identified.</source>
        <translation>A idade, o género e o olhar são estimados neste dispositivo. Nenhuma imagem é guardada e ninguém é identificado.</translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation>Aviso de privacidade</translation>
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
        <translation>Mais</translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Space</source>
        <translation>Espaço</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Apagar</translation>
    </message>
    <message>
        <source>Cursor left</source>
        <translation>Cursor para a esquerda</translation>
    </message>
    <message>
        <source>Cursor right</source>
        <translation>Cursor para a direita</translation>
    </message>
    <message>
        <source>Hide the keyboard</source>
        <translation>Ocultar o teclado</translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation>Maiúsculas</translation>
    </message>
</context>
<context>
    <name>OperatorPanel</name>
    <message>
        <source>Operator panel</source>
        <translation>Painel do operador</translation>
    </message>
</context>
<context>
    <name>OperatorTexts</name>
    <message>
        <source>Like the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Real time</source>
        <translation>Tempo real</translation>
    </message>
    <message>
        <source>As fast as possible</source>
        <translation>O mais rápido possível</translation>
    </message>
    <message>
        <source>Counts only</source>
        <translation>Só contagens</translation>
    </message>
    <message>
        <source>Counts, age and gender</source>
        <translation>Contagens, idade e género</translation>
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
        <translation>Rostos desfocados</translation>
    </message>
    <message>
        <source>Avatars</source>
        <translation>Avatares</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desligado</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>With a touch screen</source>
        <translation>Com ecrã tátil</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Sempre</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>A arrancar</translation>
    </message>
    <message>
        <source>Fetching models</source>
        <translation>A obter os modelos</translation>
    </message>
    <message>
        <source>Models are missing</source>
        <translation>Faltam modelos</translation>
    </message>
    <message>
        <source>No picture from the source</source>
        <translation>A fonte não dá imagem</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Em funcionamento</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Nothing is published</source>
        <translation>Nada é publicado</translation>
    </message>
    <message>
        <source>All changes are published</source>
        <translation>Todas as alterações estão publicadas</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>A publicar</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>A tentar de novo</translation>
    </message>
    <message>
        <source>Easily guessed: it repeats itself</source>
        <translation>Fácil de adivinhar: repete-se</translation>
    </message>
    <message>
        <source>Easily guessed: the digits are in a row</source>
        <translation>Fácil de adivinhar: os algarismos são seguidos</translation>
    </message>
    <message>
        <source>Easily guessed: it reads as a year</source>
        <translation>Fácil de adivinhar: parece um ano</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Câmara</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Análise</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nuvem</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Definições</translation>
    </message>
    <message>
        <source>Making the picture smaller</source>
        <translation>Reduzir a imagem</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Encontrar rostos</translation>
    </message>
    <message>
        <source>Following people</source>
        <translation>Seguir pessoas</translation>
    </message>
    <message>
        <source>Age, gender, looking</source>
        <translation>Idade, género, olhar</translation>
    </message>
    <message>
        <source>Telling people apart</source>
        <translation>Distinguir pessoas</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Contar</translation>
    </message>
    <message>
        <source>Picture for the screen</source>
        <translation>Imagem para o ecrã</translation>
    </message>
    <message>
        <source>Simulated scene: Busy afternoon</source>
        <translation>Cena simulada: Tarde movimentada</translation>
    </message>
    <message>
        <source>Simulated scene: Crowd</source>
        <translation>Cena simulada: Multidão</translation>
    </message>
    <message>
        <source>Simulated scene: Quiet street</source>
        <translation>Cena simulada: Rua calma</translation>
    </message>
    <message>
        <source>Simulated scene: Coming back</source>
        <translation>Cena simulada: De volta</translation>
    </message>
    <message>
        <source>{minimum} to {maximum}.</source>
        <translation>De {minimum} a {maximum}.</translation>
    </message>
    <message>
        <source>Acts at the next start.</source>
        <translation>Produz efeito no próximo arranque.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>agora mesmo</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>há {n} s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>há {n} min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>há {n} h</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>há {n} d</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Password</source>
        <translation>Palavra-passe</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>The stored password will be removed.</source>
        <translation>A palavra-passe guardada será removida.</translation>
    </message>
    <message>
        <source>Will be stored in the key store of this device.</source>
        <translation>Será guardada no cofre de chaves deste dispositivo.</translation>
    </message>
    <message>
        <source>A password is stored; type a new one to replace it.</source>
        <translation>Há uma palavra-passe guardada; escreva outra para a substituir.</translation>
    </message>
    <message>
        <source>No password is stored.</source>
        <translation>Não há palavra-passe guardada.</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>People here now</source>
        <translation>Pessoas aqui agora</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Mulheres</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Homens</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Incerto</translation>
    </message>
    <message>
        <source>Nobody in view</source>
        <translation>Ninguém à vista</translation>
    </message>
    <message>
        <source>Nice to see you</source>
        <translation>Que bom ver-vos</translation>
    </message>
    <message>
        <source>It is lively here</source>
        <translation>Há muita animação</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) here now</source>
        <translation>
            <numerusform>%n pessoa aqui agora</numerusform>
            <numerusform>%n pessoas aqui agora</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>Digits typed: {n}</source>
        <translation>Algarismos escritos: {n}</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Apagar o último algarismo</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>PIN pad</source>
        <translation>Teclado do PIN</translation>
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
        <translation>Definir um PIN</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <translation>Alterar PIN</translation>
    </message>
    <message>
        <source>Enter the PIN to change settings</source>
        <translation>Introduza o PIN para alterar as definições</translation>
    </message>
    <message>
        <source>Enter the present PIN</source>
        <translation>Introduza o PIN atual</translation>
    </message>
    <message>
        <source>Choose {least} to {most} digits; they open the settings</source>
        <translation>Escolha {least} a {most} algarismos; servem para abrir as definições</translation>
    </message>
    <message>
        <source>Enter the new PIN once more</source>
        <translation>Introduza o novo PIN outra vez</translation>
    </message>
    <message>
        <source>The two were not the same; choose again</source>
        <translation>Os dois não eram iguais; escolha de novo</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Um momento…</translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {n}</source>
        <translation>PIN errado. Tentativas restantes: {n}</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {time}</source>
        <translation>Demasiados PIN errados. Tente de novo dentro de {time}</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privacidade</translation>
    </message>
    <message>
        <source>What passers-by see of themselves, and how they are told.</source>
        <translation>O que quem passa vê de si, e como é informado.</translation>
    </message>
    <message>
        <source>Public screen</source>
        <translation>Ecrã público</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
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
        <translation>Janela, ficheiro de definições, PIN e saída do programa.</translation>
    </message>
    <message>
        <source>Window and panel</source>
        <translation>Janela e painel</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Ficheiro de definições</translation>
    </message>
    <message>
        <source>Carry settings to another kiosk. The PIN and passwords are not included.</source>
        <translation>Leve as definições para outro quiosque. O PIN e as palavras-passe não são incluídos.</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>Exportar definições…</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>Importar definições…</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acesso</translation>
    </message>
    <message>
        <source>Change PIN…</source>
        <translation>Alterar PIN…</translation>
    </message>
    <message>
        <source>Quit program…</source>
        <translation>Sair do programa…</translation>
    </message>
    <message>
        <source>The kiosk stops counting until it is started again.</source>
        <translation>O quiosque deixa de contar até ser iniciado de novo.</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Sair agora</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ficar</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Exportar definições</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Importar definições</translation>
    </message>
    <message>
        <source>Settings were exported to {file}</source>
        <translation>As definições foram exportadas para {file}</translation>
    </message>
    <message>
        <source>Values read: {n}. Changed: {m}. Check them, then apply.</source>
        <translation>Valores lidos: {n}. Alterados: {m}. Verifique-os e aplique.</translation>
    </message>
    <message>
        <source>Values read: {n}. Nothing differs from the present settings.</source>
        <translation>Valores lidos: {n}. Nada difere das definições atuais.</translation>
    </message>
</context>
<context>
    <name>RecentChart</name>
    <message>
        <source>now</source>
        <translation>agora</translation>
    </message>
</context>
<context>
    <name>RegionView</name>
    <message>
        <source>Region of interest</source>
        <translation>Região de interesse</translation>
    </message>
    <message>
        <source>Arrow keys move the region, with Shift they change its size</source>
        <translation>As setas movem a região; com Shift mudam o seu tamanho</translation>
    </message>
    <message>
        <source>The chosen view shows no picture of the camera</source>
        <translation>A vista escolhida não mostra imagem da câmara</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Ainda sem imagem</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A face is counted once it has been followed for this long.</source>
        <translation>Um rosto só conta depois de ter sido seguido durante este tempo.</translation>
    </message>
    <message>
        <source>A face that comes back within this time is the same person; kept in memory only.</source>
        <translation>Um rosto que regressa dentro deste tempo é a mesma pessoa; fica apenas na memória.</translation>
    </message>
    <message>
        <source>A face that was not seen for this long is gone.</source>
        <translation>Um rosto que não foi visto durante este tempo foi-se embora.</translation>
    </message>
    <message>
        <source>A face turned or tilted by less is looking at the screen.</source>
        <translation>Um rosto virado ou inclinado menos do que isto está a olhar para o ecrã.</translation>
    </message>
    <message>
        <source>A live source that gives no new or only identical pictures for this time is closed and opened again.</source>
        <translation>Uma fonte ao vivo que, durante este tempo, não dá imagens novas ou só dá imagens iguais é fechada e aberta de novo.</translation>
    </message>
    <message>
        <source>A request that takes longer is repeated later.</source>
        <translation>Um pedido que demore mais é repetido mais tarde.</translation>
    </message>
    <message>
        <source>Also estimate the emotion of each face.</source>
        <translation>Estimar também a emoção de cada rosto.</translation>
    </message>
    <message>
        <source>Also write the latest counts to a JSON file on this device.</source>
        <translation>Escrever também as contagens mais recentes num ficheiro JSON neste dispositivo.</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Aritmética</translation>
    </message>
    <message>
        <source>Arithmetic on the device; default lets OpenVINO choose.</source>
        <translation>Aritmética no dispositivo; por omissão, o OpenVINO escolhe.</translation>
    </message>
    <message>
        <source>Base address of the server, such as http://192.168.1.10:9002.</source>
        <translation>Endereço base do servidor, como http://192.168.1.10:9002.</translation>
    </message>
    <message>
        <source>Below this confidence the gender is shown and counted as ?.</source>
        <translation>Abaixo desta confiança, o género é mostrado e contado como ?.</translation>
    </message>
    <message>
        <source>Confirm after</source>
        <translation>Confirmar após</translation>
    </message>
    <message>
        <source>Counts of this size and above are not published.</source>
        <translation>Contagens iguais ou superiores a este valor não são publicadas.</translation>
    </message>
    <message>
        <source>Cover the whole screen at the start.</source>
        <translation>Ocupar todo o ecrã no arranque.</translation>
    </message>
    <message>
        <source>Detection threshold</source>
        <translation>Limiar de deteção</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detetor</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>Identificação do dispositivo</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emoção</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Servidor de destino</translation>
    </message>
    <message>
        <source>Faces whose shorter side is smaller are ignored.</source>
        <translation>Rostos cujo lado mais curto seja menor são ignorados.</translation>
    </message>
    <message>
        <source>Faces with a lower confidence are not shown or counted.</source>
        <translation>Rostos com menor confiança não são mostrados nem contados.</translation>
    </message>
    <message>
        <source>For servers that ask for one; the password is kept in the key store.</source>
        <translation>Para servidores que o pedem; a palavra-passe fica no cofre de chaves.</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Imagens por segundo</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Ecrã inteiro</translation>
    </message>
    <message>
        <source>Gender threshold</source>
        <translation>Limiar do género</translation>
    </message>
    <message>
        <source>Give up opening a source after this time and try again later.</source>
        <translation>Desistir de abrir uma fonte após este tempo e tentar de novo mais tarde.</translation>
    </message>
    <message>
        <source>Gone after</source>
        <translation>Ausente após</translation>
    </message>
    <message>
        <source>Has the wrong form</source>
        <translation>Tem a forma errada</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altura</translation>
    </message>
    <message>
        <source>Height asked of a camera.</source>
        <translation>Altura pedida à câmara.</translation>
    </message>
    <message>
        <source>Highest plausible count</source>
        <translation>Maior contagem plausível</translation>
    </message>
    <message>
        <source>How changes leave the device.</source>
        <translation>Como as alterações saem do dispositivo.</translation>
    </message>
    <message>
        <source>How fast a file is played.</source>
        <translation>A velocidade a que um ficheiro é reproduzido.</translation>
    </message>
    <message>
        <source>How much is computed about a face.</source>
        <translation>Quanto se calcula sobre um rosto.</translation>
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
        <translation>Idioma da janela; automático segue o sistema.</translation>
    </message>
    <message>
        <source>Left, top, right and bottom must be numbers from 0 (0 %) to 1 (100 %)</source>
        <translation>Esquerda, cima, direita e baixo têm de ser números de 0 (0 %) a 1 (100 %)</translation>
    </message>
    <message>
        <source>Local snapshot file</source>
        <translation>Ficheiro local de contagens</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Lock again after</source>
        <translation>Bloquear de novo após</translation>
    </message>
    <message>
        <source>Looking angle</source>
        <translation>Ângulo do olhar</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>May contain only {allowed}</source>
        <translation>Só pode conter {allowed}</translation>
    </message>
    <message>
        <source>Mirror live pictures</source>
        <translation>Espelhar imagens ao vivo</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Must be a number</source>
        <translation>Tem de ser um número</translation>
    </message>
    <message>
        <source>Must be a text in quotes</source>
        <translation>Tem de ser um texto entre aspas</translation>
    </message>
    <message>
        <source>Must be a whole number</source>
        <translation>Tem de ser um número inteiro</translation>
    </message>
    <message>
        <source>Must be at least 5 % wide and high, with left &lt; right, top &lt; bottom</source>
        <translation>Tem de ter pelo menos 5 % de largura e altura, com esquerda &lt; direita e cima &lt; baixo</translation>
    </message>
    <message>
        <source>Must be at least {minimum}</source>
        <translation>Tem de ser pelo menos {minimum}</translation>
    </message>
    <message>
        <source>Must be at most {maximum}</source>
        <translation>Tem de ser no máximo {maximum}</translation>
    </message>
    <message>
        <source>Must be between {minimum} and {maximum}</source>
        <translation>Tem de estar entre {minimum} e {maximum}</translation>
    </message>
    <message>
        <source>Must be one of: {choices}</source>
        <translation>Tem de ser um de: {choices}</translation>
    </message>
    <message>
        <source>Must be true or false</source>
        <translation>Tem de ser true ou false</translation>
    </message>
    <message>
        <source>Must have at least {min_length} characters</source>
        <translation>Tem de ter pelo menos {min_length} carateres</translation>
    </message>
    <message>
        <source>Must have at most {max_length} characters</source>
        <translation>Tem de ter no máximo {max_length} carateres</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>Não pode ficar vazio</translation>
    </message>
    <message>
        <source>Must not contain a user name or password; use their own fields</source>
        <translation>Não pode conter nome de utilizador nem palavra-passe; use os campos próprios</translation>
    </message>
    <message>
        <source>Must not contain spaces, ? or #</source>
        <translation>Não pode conter espaços, ? nem #</translation>
    </message>
    <message>
        <source>Must start with http:// or https:// followed by a host name</source>
        <translation>Tem de começar por http:// ou https:// seguido do nome do servidor</translation>
    </message>
    <message>
        <source>Name under which this kiosk reports; letters, digits and - _ . only.</source>
        <translation>Nome com que este quiosque comunica; só letras, algarismos e&#xa0;-⁠&#xa0;_&#xa0;.</translation>
    </message>
    <message>
        <source>Network that finds the faces.</source>
        <translation>Rede que encontra os rostos.</translation>
    </message>
    <message>
        <source>Notice badge</source>
        <translation>Mostrar aviso</translation>
    </message>
    <message>
        <source>Notice text</source>
        <translation>Texto do aviso</translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation>Teclado no ecrã</translation>
    </message>
    <message>
        <source>Opening time</source>
        <translation>Tempo de abertura</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Palette of the window.</source>
        <translation>Cores da janela.</translation>
    </message>
    <message>
        <source>Part of the upright picture that is analysed and shown: left, top, right, bottom as fractions of its width and height.</source>
        <translation>Parte da imagem direita que é analisada e mostrada: esquerda, cima, direita e baixo como frações da largura e da altura.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>Rate asked of a camera.</source>
        <translation>Cadência pedida à câmara.</translation>
    </message>
    <message>
        <source>Region of interest</source>
        <translation>Região de interesse</translation>
    </message>
    <message>
        <source>Remember faces for</source>
        <translation>Lembrar rostos durante</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotação</translation>
    </message>
    <message>
        <source>Show cameras and streams as in a mirror; files are never mirrored.</source>
        <translation>Mostrar câmaras e transmissões como num espelho; os ficheiros nunca são espelhados.</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Rosto mais pequeno</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fonte</translation>
    </message>
    <message>
        <source>Stale after</source>
        <translation>Parada após</translation>
    </message>
    <message>
        <source>Start a file again at its end.</source>
        <translation>Recomeçar um ficheiro quando chega ao fim.</translation>
    </message>
    <message>
        <source>Stored precision</source>
        <translation>Precisão guardada</translation>
    </message>
    <message>
        <source>Tell passers-by on the screen that faces are analysed.</source>
        <translation>Avisar no ecrã quem passa de que os rostos são analisados.</translation>
    </message>
    <message>
        <source>The operator panel closes after this time without a touch.</source>
        <translation>O painel do operador fecha após este tempo sem toques.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Time allowed for a reply</source>
        <translation>Tempo de espera da resposta</translation>
    </message>
    <message>
        <source>Turn the picture clockwise.</source>
        <translation>Rodar a imagem no sentido dos ponteiros do relógio.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nome de utilizador</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>What the public screen shows of the people.</source>
        <translation>O que o ecrã público mostra das pessoas.</translation>
    </message>
    <message>
        <source>Where it stands, in your own words.</source>
        <translation>Onde está, por palavras suas.</translation>
    </message>
    <message>
        <source>Where the networks run.</source>
        <translation>Onde correm as redes.</translation>
    </message>
    <message>
        <source>Which stored form of the networks is used, where there are several.</source>
        <translation>Que forma guardada das redes é usada, quando há várias.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largura</translation>
    </message>
    <message>
        <source>Width asked of a camera.</source>
        <translation>Largura pedida à câmara.</translation>
    </message>
    <message>
        <source>Your own text of the notice; empty uses the standard text.</source>
        <translation>O seu próprio texto do aviso; vazio usa o texto padrão.</translation>
    </message>
    <message>
        <source>auto shows it when the device has a touch screen.</source>
        <translation>automático mostra-o quando o dispositivo tem ecrã tátil.</translation>
    </message>
    <message>
        <source>camera:0, a device path, a video file, rtsp://..., a folder or glob of pictures, sim:NAME, or auto: the first camera, else the simulated scene.</source>
        <translation>camera:0, um caminho de dispositivo, um ficheiro de vídeo, rtsp://..., uma pasta ou padrão de imagens, sim:NOME, ou auto: a primeira câmara, senão a cena simulada.</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>graus</translation>
    </message>
    <message>
        <source>fps</source>
        <translation>img/s</translation>
    </message>
    <message>
        <source>letters, digits and - _ .</source>
        <translation>letras, algarismos e&#xa0;-⁠&#xa0;_&#xa0;.</translation>
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
        <translation>Hoje por hora</translation>
    </message>
</context>
<context>
    <name>StateScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Bem-vindos</translation>
    </message>
    <message>
        <source>Just a moment</source>
        <translation>Só um momento</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>A preparar tudo</translation>
    </message>
    <message>
        <source>This happens only once and takes a few minutes at most.</source>
        <translation>Acontece só uma vez e demora, no máximo, alguns minutos.</translation>
    </message>
    <message>
        <source>We will be with you soon</source>
        <translation>Voltamos já</translation>
    </message>
    <message>
        <source>This display is being set up.</source>
        <translation>Este ecrã está a ser preparado.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Um momento, por favor</translation>
    </message>
    <message>
        <source>The picture will be back shortly.</source>
        <translation>A imagem volta dentro de momentos.</translation>
    </message>
    <message>
        <source>Taking a break</source>
        <translation>Estamos em pausa</translation>
    </message>
    <message>
        <source>See you soon</source>
        <translation>Até já</translation>
    </message>
    <message>
        <source>Staff: press Ctrl+Shift+O for the next step.</source>
        <translation>Equipa: prima Ctrl+Shift+O para o próximo passo.</translation>
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
        <translation>As contagens ficam neste dispositivo</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Tudo em dia</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>A atualizar</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>À espera da ligação</translation>
    </message>
</context>
<context>
    <name>VideoView</name>
    <message>
        <source>Come closer and say hello</source>
        <translation>Aproxime-se e diga olá</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Imagem em direto</translation>
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
        <translation>Câmara</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Análise</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nuvem</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidade</translation>
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
