<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About Vitrine</source>
        <translation>Sobre o Vitrine</translation>
    </message>
    <message>
        <source>Version {version}. Apache License 2.0.</source>
        <translation>Versão {version}. Licença Apache 2.0.</translation>
    </message>
    <message>
        <source>Ages and genders: trained on FairFace (Karkkainen and Joo, WACV 2021), CC BY 4.0.</source>
        <translation>Idade e género: treinado com FairFace (Karkkainen e Joo, WACV 2021), CC BY 4.0.</translation>
    </message>
    <message>
        <source>Looking and emotion: learned from networks of the Open Model Zoo, Apache-2.0.</source>
        <translation>Olhar e emoção: aprendidos de redes do Open Model Zoo, Apache-2.0.</translation>
    </message>
    <message>
        <source>The file NOTICE of the program names every package and network with its licence.</source>
        <translation>O ficheiro NOTICE do programa indica cada pacote e cada rede com a sua licença.</translation>
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
    <name>AddTask</name>
    <message>
        <source>Add a person</source>
        <translation>Adicionar pessoa</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluído</translation>
    </message>
    <message>
        <source>Step {n} of {all}</source>
        <translation>Passo {n} de {all}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Seguinte</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>A guardar…</translation>
    </message>
    <message>
        <source>This looks like {name} already</source>
        <translation>Parece-se com {name}, já na lista</translation>
    </message>
    <message>
        <source>If it is the same person, add the views there: two entries of one person make recognition worse. What was typed here is not kept then.</source>
        <translation>Se for a mesma pessoa, adicione lá as vistas: duas entradas da mesma pessoa pioram o reconhecimento. O que foi escrito aqui não é então guardado.</translation>
    </message>
    <message>
        <source>Open {name} and add the views there</source>
        <translation>Abrir {name} e adicionar lá as vistas</translation>
    </message>
    <message>
        <source>It is another person: add anyway</source>
        <translation>É outra pessoa: adicionar mesmo assim</translation>
    </message>
    <message>
        <source>{name} is enrolled</source>
        <translation>Inscrição de {name} concluída</translation>
    </message>
    <message>
        <source>{views} stored, no picture. Undo removes the person again.</source>
        <translation>Guardado: {views}; nenhuma imagem. «Anular» volta a retirar a pessoa.</translation>
    </message>
    <message>
        <source>{name} was not kept.</source>
        <translation>A inscrição de {name} não foi guardada.</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>Sair sem guardar?</translation>
    </message>
    <message>
        <source>What was entered and the views of the face are forgotten.</source>
        <translation>O que foi introduzido e as vistas do rosto são esquecidos.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Ficar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Sair</translation>
    </message>
</context>
<context>
    <name>AgeTile</name>
    <message>
        <source>Age of those interested</source>
        <translation>Idade dos interessados</translation>
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
        <source>Read it</source>
        <translation>Ler</translation>
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
        <source>People are recognised by name only after you have read what that demands, and chosen how long records are kept.</source>
        <translation>As pessoas só são reconhecidas pelo nome depois de ler o que isso exige e de escolher durante quanto tempo se guardam os registos.</translation>
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
    <name>AudiencePage</name>
    <message>
        <source>Audience</source>
        <translation>Audiência</translation>
    </message>
    <message>
        <source>From which moment somebody counts, and where.</source>
        <translation>A partir de quando alguém conta, e onde.</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
    <message>
        <source>Faces that are not counted now</source>
        <translation>Rostos que agora não são contados</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Limiares</translation>
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
    <name>CaptureCard</name>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Waiting for the camera…</source>
        <translation>À espera da câmara…</translation>
    </message>
    <message>
        <source>No view can be taken now</source>
        <translation>Agora não é possível captar nenhuma vista</translation>
    </message>
    <message>
        <source>All views are taken</source>
        <translation>Todas as vistas foram captadas</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>Não se mexa…</translation>
    </message>
</context>
<context>
    <name>CaptureView</name>
    <message>
        <source>Picture of the camera</source>
        <translation>Imagem da câmara</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Earlier checks</source>
        <translation>Verificações anteriores</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>A ler…</translation>
    </message>
    <message>
        <source>Nobody has checked this kiosk yet.</source>
        <translation>Ainda ninguém verificou este quiosque.</translation>
    </message>
    <message>
        <source>{person} by hand, {kiosk} by the kiosk</source>
        <translation>{person} à mão, {kiosk} pelo quiosque</translation>
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
        <translation>Eliminar a verificação de {day}</translation>
    </message>
    <message>
        <source>The check of {day} was deleted.</source>
        <translation>A verificação de {day} foi eliminada.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Anular</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Audience check</source>
        <translation>Verificação da contagem</translation>
    </message>
    <message>
        <source>Count by hand for ten minutes and see how well the kiosk counts.</source>
        <translation>Conte à mão durante dez minutos e veja se o quiosque conta bem.</translation>
    </message>
    <message>
        <source>Count along</source>
        <translation>Contar em paralelo</translation>
    </message>
    <message>
        <source>Stand where you see everybody whom the camera sees, press Start, and tap one button for each person who passes by, stops or looks. Afterwards your taps are compared with what the kiosk counted meanwhile, and the margin is printed beside every exported number.</source>
        <translation>Fique onde vê todas as pessoas que a câmara vê, prima Começar e toque num botão por cada pessoa que passa, para ou olha. Depois, os seus toques são comparados com o que o quiosque contou entretanto, e a margem aparece ao lado de cada número exportado.</translation>
    </message>
    <message>
        <source>One minute less</source>
        <translation>Menos um minuto</translation>
    </message>
    <message>
        <source>One minute more</source>
        <translation>Mais um minuto</translation>
    </message>
    <message>
        <source>Who counts (may stay empty)</source>
        <translation>Quem conta (pode ficar vazio)</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>Quem conta</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Começar</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Obrigado</translation>
    </message>
    <message>
        <source>Comparing your taps with the visits…</source>
        <translation>A comparar os seus toques com as visitas…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Rejeitar</translation>
    </message>
    <message>
        <source>Open camera page</source>
        <translation>Abrir a página Câmara</translation>
    </message>
    <message>
        <source>The kiosk is not counting now; see the health page.</source>
        <translation>O quiosque não está a contar agora; veja a página Estado.</translation>
    </message>
    <message>
        <source>The camera was moved since the check of {day}. Its margin does not hold any more: check again.</source>
        <translation>A câmara foi movida desde a verificação de {day}. A margem já não é válida: verifique de novo.</translation>
    </message>
    <message>
        <source>Settings that decide who counts were changed since the check of {day}: {names}. Its margin does not hold any more: check again.</source>
        <translation>Desde a verificação de {day} foram alteradas definições que decidem quem conta: {names}. A margem já não é válida: verifique de novo.</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}&#xa0;min</translation>
    </message>
    <message>
        <source>Save or discard this result first.</source>
        <translation>Guarde ou rejeite primeiro este resultado.</translation>
    </message>
</context>
<context>
    <name>CheckTexts</name>
    <message>
        <source>Passed by</source>
        <translation>Passam</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Param</translation>
    </message>
    <message>
        <source>Looked</source>
        <translation>Olham</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Interessados</translation>
    </message>
    <message>
        <source>The kiosk counts well</source>
        <translation>O quiosque conta bem</translation>
    </message>
    <message>
        <source>The kiosk counts fairly well</source>
        <translation>O quiosque conta razoavelmente bem</translation>
    </message>
    <message>
        <source>The kiosk counts badly here</source>
        <translation>O quiosque conta mal aqui</translation>
    </message>
    <message>
        <source>Too few people to tell</source>
        <translation>Poucas pessoas para concluir</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Em vigor</translation>
    </message>
    <message>
        <source>Too few people</source>
        <translation>Poucas pessoas</translation>
    </message>
    <message>
        <source>Settings changed since</source>
        <translation>Definições alteradas desde então</translation>
    </message>
    <message>
        <source>Camera moved since</source>
        <translation>Câmara movida desde então</translation>
    </message>
    <message>
        <source>± over {limit}</source>
        <translation>± mais de {limit}</translation>
    </message>
    <message>
        <source>{part} of {of} · {share}</source>
        <translation>{part} de {of} · {share}</translation>
    </message>
    <message>
        <source>likely {low} to {high}</source>
        <translation>provável: {low} a {high}</translation>
    </message>
    <message>
        <source>Numbers of this device are right to within {margin}. Nothing has to be done.</source>
        <translation>Os números deste dispositivo estão certos com uma margem de {margin}. Não é preciso fazer nada.</translation>
    </message>
    <message>
        <source>Numbers of this device are right to within {margin}.</source>
        <translation>Os números deste dispositivo estão certos com uma margem de {margin}.</translation>
    </message>
    <message>
        <source>About {n} more people are needed before a margin means anything. Count again for longer, or at a busier time.</source>
        <translation>Faltam cerca de {n} pessoas para que a margem signifique algo. Conte de novo durante mais tempo, ou a uma hora mais movimentada.</translation>
    </message>
    <message>
        <source>Nobody came by. Count again at a busier time; about {n} people are needed.</source>
        <translation>Não passou ninguém. Conte de novo a uma hora mais movimentada; são precisas cerca de {n} pessoas.</translation>
    </message>
    <message>
        <source>It counts about {share} too few.</source>
        <translation>Conta cerca de {share} a menos.</translation>
    </message>
    <message>
        <source>It counts about {share} too many.</source>
        <translation>Conta cerca de {share} a mais.</translation>
    </message>
    <message>
        <source>It overlooks people: move the camera closer to their way, to the height of their eyes, or add light. The camera page shows what to change.</source>
        <translation>Deixa escapar pessoas: aproxime a câmara do caminho delas, ponha-a à altura dos olhos ou acrescente luz. A página Câmara mostra o que mudar.</translation>
    </message>
    <message>
        <source>It counts too many: the same person twice, or faces that are nobody. Draw an ignored area over posters and screens, and let faces be remembered for longer.</source>
        <translation>Conta a mais: a mesma pessoa duas vezes, ou rostos que não são de ninguém. Desenhe uma área ignorada sobre cartazes e ecrãs, e faça com que os rostos sejam lembrados mais tempo.</translation>
    </message>
</context>
<context>
    <name>ClipCard</name>
    <message>
        <source>Use a recorded clip instead</source>
        <translation>Usar antes uma gravação</translation>
    </message>
    <message>
        <source>A clip from this camera and a table of who is in it (CSV: start_s, end_s, stopped, looked) do the same without anybody counting.</source>
        <translation>Uma gravação desta câmara e uma tabela de quem nela aparece (CSV: start_s, end_s, stopped, looked) fazem o mesmo sem ninguém a contar.</translation>
    </message>
    <message>
        <source>Choose clip (MP4)…</source>
        <translation>Escolher gravação (MP4)…</translation>
    </message>
    <message>
        <source>Choose table (CSV)…</source>
        <translation>Escolher tabela (CSV)…</translation>
    </message>
    <message>
        <source>Compare with clip</source>
        <translation>Comparar com a gravação</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Part of the clip</source>
        <translation>Parte da gravação</translation>
    </message>
    <message>
        <source>Analysing the clip. The kiosk goes on counting meanwhile.</source>
        <translation>A analisar a gravação. O quiosque continua a contar entretanto.</translation>
    </message>
    <message>
        <source>Choose a clip</source>
        <translation>Escolher uma gravação</translation>
    </message>
    <message>
        <source>Choose the table of the clip</source>
        <translation>Escolher a tabela da gravação</translation>
    </message>
    <message>
        <source>The clip was not analysed.</source>
        <translation>A gravação não foi analisada.</translation>
    </message>
    <message>
        <source>The analysis could not be started.</source>
        <translation>Não foi possível iniciar a análise.</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>por escolher</translation>
    </message>
</context>
<context>
    <name>CloudCheck</name>
    <message>
        <source>Another one has this name</source>
        <translation>Já há outro com este nome</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>Não pode ficar vazio</translation>
    </message>
    <message>
        <source>Small letters, digits and dashes only, at most 32, and no dash at the beginning</source>
        <translation>Só minúsculas, algarismos e hífenes, 32 no máximo, sem hífen no início</translation>
    </message>
    <message>
        <source>Must have at most {n} characters</source>
        <translation>Tem de ter no máximo {n} carateres</translation>
    </message>
    <message>
        <source>Must be a number between 1 and 120</source>
        <translation>Tem de ser um número entre 1 e 120</translation>
    </message>
    <message>
        <source>Must be numbers from 200 to 299, with commas</source>
        <translation>Têm de ser números de 200 a 299, separados por vírgulas</translation>
    </message>
    <message>
        <source>Has the wrong form</source>
        <translation>Não tem a forma correta</translation>
    </message>
</context>
<context>
    <name>CloudForm</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>For you: small letters, digits and dashes. It cannot be changed later.</source>
        <translation>Para si: minúsculas, algarismos e hífenes. Depois não se pode mudar.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nome de utilizador</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Palavra-passe</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>ID da chave de acesso</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Região</translation>
    </message>
    <message>
        <source>Of Amazon; others need none.</source>
        <translation>A da Amazon; os outros não precisam.</translation>
    </message>
    <message>
        <source>Time allowed for a reply</source>
        <translation>Tempo de espera pela resposta</translation>
    </message>
    <message>
        <source>In seconds, 1 to 120. What takes longer is tried again.</source>
        <translation>Em segundos, de 1 a 120. O que demora mais é tentado de novo.</translation>
    </message>
    <message>
        <source>Replies that mean success</source>
        <translation>Respostas que significam êxito</translation>
    </message>
    <message>
        <source>Only for a server that does not answer as a collector does: HTTP statuses from 200 to 299, with commas.</source>
        <translation>Só para um servidor que não responde como um coletor: códigos HTTP de 200 a 299, separados por vírgulas.</translation>
    </message>
    <message>
        <source>File of certificate authorities</source>
        <translation>Ficheiro de autoridades de certificação</translation>
    </message>
    <message>
        <source>For a server with a certificate of your own: a PEM file on this device.</source>
        <translation>Para um servidor com um certificado próprio: um ficheiro PEM neste dispositivo.</translation>
    </message>
    <message>
        <source>Certificate of this kiosk</source>
        <translation>Certificado deste quiosque</translation>
    </message>
    <message>
        <source>For servers that ask for one: a PEM file on this device.</source>
        <translation>Para servidores que o pedem: um ficheiro PEM neste dispositivo.</translation>
    </message>
    <message>
        <source>Key of that certificate</source>
        <translation>Chave desse certificado</translation>
    </message>
    <message>
        <source>A PEM file on this device.</source>
        <translation>Um ficheiro PEM neste dispositivo.</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>Endereço do serviço</translation>
    </message>
    <message>
        <source>Only for services that speak like Amazon but live elsewhere, such as MinIO.</source>
        <translation>Só para serviços compatíveis com a Amazon mas alojados noutro lugar, como o MinIO.</translation>
    </message>
    <message>
        <source>Of the collector; with a path, for a server of your own.</source>
        <translation>O do coletor; com um caminho, para um servidor próprio.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>The collector shows it when this kiosk is added there.</source>
        <translation>O coletor mostra-o quando este quiosque é lá adicionado.</translation>
    </message>
    <message>
        <source>Without /analytics/face, which is added.</source>
        <translation>Sem /analytics/face, que é acrescentado.</translation>
    </message>
    <message>
        <source>Only if the server asks for one.</source>
        <translation>Só se o servidor pedir.</translation>
    </message>
    <message>
        <source>mqtts:// is encrypted; mqtt:// is not, for a network of your own.</source>
        <translation>mqtts:// é cifrado; mqtt:// não, para uma rede própria.</translation>
    </message>
    <message>
        <source>Only if the broker asks for one.</source>
        <translation>Só se o broker pedir.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tópico</translation>
    </message>
    <message>
        <source>May have {device}, {location} and {type} in it; empty takes the usual one.</source>
        <translation>Pode conter {device}, {location} e {type}; vazio usa o habitual.</translation>
    </message>
    <message>
        <source>s3://bucket/folder, az://container/folder, gs://bucket/folder or file:///path/to/folder.</source>
        <translation>s3://bucket/pasta, az://contentor/pasta, gs://bucket/pasta ou file:///caminho/da/pasta.</translation>
    </message>
    <message>
        <source>Access key ID or account</source>
        <translation>ID da chave de acesso ou conta</translation>
    </message>
    <message>
        <source>Amazon: access key ID. Azure: storage account. Others and folders: empty.</source>
        <translation>Amazon: ID da chave de acesso. Azure: conta de armazenamento. Outros e pastas: vazio.</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Chave secreta</translation>
    </message>
    <message>
        <source>Amazon: secret access key. Azure: account key or SAS token. Google: the JSON of a service account. Folders: none.</source>
        <translation>Amazon: chave de acesso secreta. Azure: chave da conta ou token SAS. Google: o JSON de uma conta de serviço. Pastas: nenhuma.</translation>
    </message>
    <message>
        <source>Of the web service.</source>
        <translation>O do serviço web.</translation>
    </message>
    <message>
        <source>Secret to sign with</source>
        <translation>Segredo para assinar</translation>
    </message>
    <message>
        <source>The service knows the same one. Nothing is sent without it.</source>
        <translation>O serviço conhece o mesmo. Sem ele nada é enviado.</translation>
    </message>
    <message>
        <source>The ARN of the topic, as Amazon shows it.</source>
        <translation>O ARN do tópico, como a Amazon o mostra.</translation>
    </message>
    <message>
        <source>Empty takes the one that this device has.</source>
        <translation>Vazio usa a que este dispositivo tem.</translation>
    </message>
    <message>
        <source>Secret access key</source>
        <translation>Chave de acesso secreta</translation>
    </message>
    <message>
        <source>Table of profiles</source>
        <translation>Tabela de perfis</translation>
    </message>
    <message>
        <source>A DynamoDB table with a profile for each FaceId; empty looks nothing up.</source>
        <translation>Uma tabela do DynamoDB com um perfil por FaceId; vazio não consulta nada.</translation>
    </message>
    <message>
        <source>For a server that asks for a name and a password, not for a token.</source>
        <translation>Para um servidor que pede nome e palavra-passe, não um token.</translation>
    </message>
    <message>
        <source>Also to retail/traffic</source>
        <translation>Também para retail/traffic</translation>
    </message>
    <message>
        <source>The number of people in the form that retail dashboards know.</source>
        <translation>O número de pessoas na forma que os painéis do comércio conhecem.</translation>
    </message>
</context>
<context>
    <name>CloudPage</name>
    <message>
        <source>Cloud</source>
        <translation>Nuvem</translation>
    </message>
    <message>
        <source>Where records go, and what waits to get there.</source>
        <translation>Para onde vão os registos, e o que espera para lá chegar.</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Destinos</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Registos recusados</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Definições</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>Parte da página</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>O que espera</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>O que é enviado</translation>
    </message>
    <message>
        <source>On this device and from afar</source>
        <translation>Neste dispositivo e à distância</translation>
    </message>
    <message>
        <source>{name} is in force.</source>
        <translation>{name} está em vigor.</translation>
    </message>
</context>
<context>
    <name>CloudTexts</name>
    <message>
        <source>It works: the destination accepted the test</source>
        <translation>Funciona: o destino aceitou o teste</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Coletor</translation>
    </message>
    <message>
        <source>Workshop endpoint</source>
        <translation>Servidor Workshop</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>Broker MQTT</translation>
    </message>
    <message>
        <source>Files in a cloud or a folder</source>
        <translation>Ficheiros numa nuvem ou numa pasta</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Notification (Amazon SNS)</source>
        <translation>Notificação (Amazon SNS)</translation>
    </message>
    <message>
        <source>A Vitrine collector, or a server of your own that takes JSON. Nothing is lost or doubled on the way.</source>
        <translation>Um coletor Vitrine, ou um servidor próprio que aceita JSON. No caminho nada se perde nem se duplica.</translation>
    </message>
    <message>
        <source>The number of people now, as a simple request. Latest state, at least once: numbers from before an outage are not sent later.</source>
        <translation>O número de pessoas no momento, como um pedido simples. Último estado, pelo menos uma vez: os números de antes de uma falha não são enviados depois.</translation>
    </message>
    <message>
        <source>A message for each record, for home automation, signage and dashboards.</source>
        <translation>Uma mensagem por registo, para domótica, sinalização e painéis.</translation>
    </message>
    <message>
        <source>JSON files by day in Amazon S3, Azure Blob, Google Cloud Storage or a folder.</source>
        <translation>Ficheiros JSON por dia no Amazon S3, Azure Blob, Google Cloud Storage ou numa pasta.</translation>
    </message>
    <message>
        <source>A request to any web service, signed so that it knows who sent it.</source>
        <translation>Um pedido a qualquer serviço web, assinado para que ele saiba quem o enviou.</translation>
    </message>
    <message>
        <source>A message when somebody is recognised who agreed to it.</source>
        <translation>Uma mensagem quando é reconhecido alguém que deu o seu consentimento.</translation>
    </message>
    <message>
        <source>Everything is delivered</source>
        <translation>Está tudo entregue</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>A enviar</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>A tentar de novo</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>Fora de alcance</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation>Acesso recusado</translation>
    </message>
    <message>
        <source>Wrong address</source>
        <translation>Endereço errado</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Package missing</source>
        <translation>Falta um pacote</translation>
    </message>
    <message>
        <source>The last try failed. It is repeated by itself; nothing is lost.</source>
        <translation>A última tentativa falhou. Repete-se por si; nada se perde.</translation>
    </message>
    <message>
        <source>Many tries in a row failed. One record is tried now and then; the others wait.</source>
        <translation>Falharam muitas tentativas seguidas. De vez em quando tenta-se um registo; os outros esperam.</translation>
    </message>
    <message>
        <source>Records wait until you resume it.</source>
        <translation>Os registos esperam até o retomar.</translation>
    </message>
    <message>
        <source>The destination does not accept the credential. Nothing is dropped; correct it under Edit.</source>
        <translation>O destino não aceita a credencial. Nada é descartado; corrija-a em «Editar».</translation>
    </message>
    <message>
        <source>Nothing at this address takes records. Nothing is dropped; correct it under Edit.</source>
        <translation>Nada neste endereço aceita registos. Nada é descartado; corrija-o em «Editar».</translation>
    </message>
    <message>
        <source>Too many records were refused one by one. Look at the refused records, then press Send now.</source>
        <translation>Foram recusados demasiados registos, um a um. Veja os registos recusados e carregue depois em «Enviar agora».</translation>
    </message>
    <message>
        <source>The last try failed. The newest number is sent again by itself.</source>
        <translation>A última tentativa falhou. O número mais recente é reenviado por si.</translation>
    </message>
    <message>
        <source>Nothing is sent until you resume it.</source>
        <translation>Nada é enviado até o retomar.</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>Número de pessoas</translation>
    </message>
    <message>
        <source>Each time it changes.</source>
        <translation>De cada vez que muda.</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>How long somebody stayed and looked; no name, no picture.</source>
        <translation>Quanto tempo alguém ficou e olhou; sem nome nem imagem.</translation>
    </message>
    <message>
        <source>Recognised people</source>
        <translation>Pessoas reconhecidas</translation>
    </message>
    <message>
        <source>Only those who agreed; names if they agreed to that.</source>
        <translation>Só as que consentiram; o nome, se consentiram nisso.</translation>
    </message>
    <message>
        <source>Sign of life</source>
        <translation>Sinal de vida</translation>
    </message>
    <message>
        <source>How this kiosk is, and its problems.</source>
        <translation>Como está este quiosque, e os seus problemas.</translation>
    </message>
    <message>
        <source>Audience checks</source>
        <translation>Verificações da contagem</translation>
    </message>
    <message>
        <source>How well the counting agrees with a person who counted.</source>
        <translation>Até que ponto a contagem coincide com a de uma pessoa.</translation>
    </message>
    <message>
        <source>Hourly sums</source>
        <translation>Somas por hora</translation>
    </message>
    <message>
        <source>The figures of each full hour.</source>
        <translation>Os números de cada hora completa.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Of recognised people who agreed to pictures being handed on.</source>
        <translation>De pessoas reconhecidas que consentiram na transmissão de imagens.</translation>
    </message>
    <message>
        <source>Erasures</source>
        <translation>Apagamentos</translation>
    </message>
    <message>
        <source>So that the destination erases people, too.</source>
        <translation>Para que o destino também apague as pessoas.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lacunas</translation>
    </message>
    <message>
        <source>What had to be given up, so that nothing is missing unsaid.</source>
        <translation>O que teve de ser descartado, para que nada falte sem se dizer.</translation>
    </message>
    <message>
        <source>Must not contain spaces</source>
        <translation>Não pode conter espaços</translation>
    </message>
    <message>
        <source>Must be the ARN of a topic</source>
        <translation>Tem de ser o ARN de um tópico</translation>
    </message>
    <message>
        <source>This is no address</source>
        <translation>Isto não é um endereço</translation>
    </message>
    <message>
        <source>Must not contain a user name or password; use their own fields</source>
        <translation>Não pode conter nome de utilizador nem palavra-passe; use os campos próprios</translation>
    </message>
    <message>
        <source>A folder is written as file:///path/to/folder</source>
        <translation>Uma pasta escreve-se file:///caminho/da/pasta</translation>
    </message>
    <message>
        <source>Must not contain ? or #</source>
        <translation>Não pode conter ? nem #</translation>
    </message>
    <message>
        <source>Certificate and key belong together: both or neither</source>
        <translation>Certificado e chave andam juntos: os dois ou nenhum</translation>
    </message>
    <message>
        <source>Must be numbers from 200 to 299, with commas</source>
        <translation>Têm de ser números de 200 a 299, separados por vírgulas</translation>
    </message>
    <message>
        <source>An optional package is not installed. Install it with: {command}, then start the program again.</source>
        <translation>Um pacote opcional não está instalado. Instale-o com: {command}, e reinicie depois o programa.</translation>
    </message>
    <message>
        <source>Must start with {schemes} followed by a name</source>
        <translation>Tem de começar por {schemes} seguido de um nome</translation>
    </message>
    <message>
        <source>Must start with {schemes}</source>
        <translation>Tem de começar por {schemes}</translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <translation>{others} ou {last}</translation>
    </message>
    <message>
        <source>its clock is {n} s ahead of this one</source>
        <translation>o relógio de lá está {n}&#xa0;s adiantado</translation>
    </message>
    <message>
        <source>its clock is {n} s behind this one</source>
        <translation>o relógio de lá está {n}&#xa0;s atrasado</translation>
    </message>
</context>
<context>
    <name>CoachCard</name>
    <message>
        <source>Let {value} more people pass: then there is more to say.</source>
        <translation>Deixe passar mais {value} pessoas: então haverá mais a dizer.</translation>
    </message>
    <message>
        <source>Move the camera {value} m closer to the people: faces are too small.</source>
        <translation>Aproxime a câmara {value}&#xa0;m das pessoas: os rostos são demasiado pequenos.</translation>
    </message>
    <message>
        <source>Too dark: give the faces more light from the front.</source>
        <translation>Demasiado escuro: ilumine mais os rostos de frente.</translation>
    </message>
    <message>
        <source>Too dark from {value}:00 on: switch a light on then.</source>
        <translation>Demasiado escuro a partir das {value}:00: acenda então uma luz.</translation>
    </message>
    <message>
        <source>The background outshines the faces: turn the camera away from the window, or give the faces light.</source>
        <translation>O fundo ofusca os rostos: afaste a câmara da janela ou ilumine os rostos.</translation>
    </message>
    <message>
        <source>{value} % of the picture is burnt out: keep lamps, windows and reflections out of it.</source>
        <translation>{value}&#xa0;% da imagem está sobre-exposta: deixe candeeiros, janelas e reflexos de fora.</translation>
    </message>
    <message>
        <source>Faces are not sharp: clean and focus the lens, or give more light.</source>
        <translation>Os rostos não estão nítidos: limpe e foque a lente, ou dê mais luz.</translation>
    </message>
    <message>
        <source>People are seen from the side: put the camera where they look.</source>
        <translation>As pessoas são vistas de lado: ponha a câmara para onde elas olham.</translation>
    </message>
    <message>
        <source>Faces are seen at a steep angle: bring the camera to the height of the eyes.</source>
        <translation>Os rostos são vistos de um ângulo acentuado: ponha a câmara à altura dos olhos.</translation>
    </message>
    <message>
        <source>Many faces are cut off at an edge: turn the camera so that people cross the middle.</source>
        <translation>Muitos rostos ficam cortados numa margem: vire a câmara para que se passe pelo meio.</translation>
    </message>
    <message>
        <source>Only {value} frames a second are analysed: choose a smaller picture or a faster device.</source>
        <translation>Só são analisadas {value} imagens por segundo: escolha uma imagem mais pequena ou um dispositivo mais rápido.</translation>
    </message>
    <message>
        <source>The camera stands well.</source>
        <translation>A câmara está bem colocada.</translation>
    </message>
    <message>
        <source>Counting people</source>
        <translation>Contar pessoas</translation>
    </message>
    <message>
        <source>Looking, returning people</source>
        <translation>Olhar, pessoas que regressam</translation>
    </message>
    <message>
        <source>Age and gender</source>
        <translation>Idade e género</translation>
    </message>
    <message>
        <source>Installation coach</source>
        <translation>Ajuda à instalação</translation>
    </message>
    <message>
        <source>Large enough</source>
        <translation>Tamanho suficiente</translation>
    </message>
    <message>
        <source>Face width</source>
        <translation>Largura do rosto</translation>
    </message>
    <message>
        <source>Light on faces</source>
        <translation>Luz nos rostos</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Nitidez</translation>
    </message>
    <message>
        <source>Burnt out</source>
        <translation>Sobre-exposto</translation>
    </message>
    <message>
        <source>Turned away by</source>
        <translation>Virado</translation>
    </message>
    <message>
        <source>Where faces were</source>
        <translation>Onde houve rostos</translation>
    </message>
    <message>
        <source>Light over the day</source>
        <translation>Luz ao longo do dia</translation>
    </message>
    <message>
        <source>Measure the reach</source>
        <translation>Medir o alcance</translation>
    </message>
    <message>
        <source>Stand in front of the camera, alone and looking at it, and touch your distance.</source>
        <translation>Fique sozinho em frente da câmara, a olhar para ela, e toque na sua distância.</translation>
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
        <translation>{n} pessoas</translation>
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
        <translation>cima ou baixo: {n}°</translation>
    </message>
    <message>
        <source>Your face is {px} px wide: the lens sees {angle}°. Apply to keep it.</source>
        <translation>O seu rosto tem {px}&#xa0;px de largura: a lente vê {angle}°. Aplique para manter.</translation>
    </message>
    <message>
        <source>The certificate is stored with the history.</source>
        <translation>O certificado está guardado com o histórico.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Renew the consent</source>
        <translation>Renovar o consentimento</translation>
    </message>
    <message>
        <source>Given on {day}, recorded by {name}.</source>
        <translation>Consentimento de {day}, registado por {name}.</translation>
    </message>
    <message>
        <source>Text {version}, read in {language}.</source>
        <translation>Texto {version}, lido em {language}.</translation>
    </message>
    <message>
        <source>Also allowed: {what}.</source>
        <translation>Também permitido: {what}.</translation>
    </message>
    <message>
        <source>Nothing beyond recognition is allowed.</source>
        <translation>Nada é permitido além do reconhecimento.</translation>
    </message>
    <message>
        <source>Ends on {day}.</source>
        <translation>Válido até {day}.</translation>
    </message>
    <message>
        <source>Ended on {day}.</source>
        <translation>Foi válido até {day}.</translation>
    </message>
</context>
<context>
    <name>ConsentView</name>
    <message>
        <source>Language of the consent</source>
        <translation>Idioma do consentimento</translation>
    </message>
    <message>
        <source>Scroll the text on</source>
        <translation>Avançar no texto</translation>
    </message>
    <message>
        <source>Who of the staff records this</source>
        <translation>Quem da equipa regista isto</translation>
    </message>
    <message>
        <source>Say below who of the staff records this.</source>
        <translation>Indique abaixo quem da equipa regista isto.</translation>
    </message>
</context>
<context>
    <name>CrossingMap</name>
    <message>
        <source>Where faces were</source>
        <translation>Onde houve rostos</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>A year earlier</source>
        <translation>Um ano antes</translation>
    </message>
    <message>
        <source>A month earlier</source>
        <translation>Um mês antes</translation>
    </message>
    <message>
        <source>A month later</source>
        <translation>Um mês depois</translation>
    </message>
    <message>
        <source>A year later</source>
        <translation>Um ano depois</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Mostrar estes dias</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Now touch the last day.</source>
        <translation>Toque agora no último dia.</translation>
    </message>
    <message>
        <source>Touch the first day, then the last day.</source>
        <translation>Toque no primeiro dia e depois no último.</translation>
    </message>
</context>
<context>
    <name>DeadLetters</name>
    <message>
        <source>Undo</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Registos recusados</translation>
    </message>
    <message>
        <source>Content of the record</source>
        <translation>Conteúdo do registo</translation>
    </message>
    <message>
        <source>A destination took everything but these. They are kept here until you send them again or delete them; the figures of this device are not touched by either.</source>
        <translation>Um destino aceitou tudo menos estes. Ficam aqui até os reenviar ou eliminar; nem uma coisa nem outra altera os números deste dispositivo.</translation>
    </message>
    <message>
        <source>All destinations</source>
        <translation>Todos os destinos</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>Nada foi recusado</translation>
    </message>
    <message>
        <source>When a destination says of a single record that it will never take it, the record is kept here instead of holding up the others.</source>
        <translation>Quando um destino diz de um registo que nunca o aceitará, ele fica guardado aqui em vez de reter os outros.</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Escolher todos</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Não escolher nenhum</translation>
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
        <translation>{type} de {at}; recusa de {sink} em {refused}</translation>
    </message>
    <message>
        <source>Status {n}: {reason}</source>
        <translation>Código {n}: {reason}</translation>
    </message>
    <message>
        <source>This destination refused nothing.</source>
        <translation>Este destino não recusou nada.</translation>
    </message>
    <message>
        <source>{n} of {all} chosen</source>
        <translation>{n} de {all} escolhidos</translation>
    </message>
    <message>
        <source>Only the latest are shown.</source>
        <translation>Só são mostrados os mais recentes.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>A processar…</translation>
    </message>
    <message>
        <source>Sent again: {n}. What is refused once more comes back here.</source>
        <translation>Reenviados: {n}. O que for recusado outra vez volta para aqui.</translation>
    </message>
    <message>
        <source>Where are the refused records to be saved?</source>
        <translation>Onde guardar os registos recusados?</translation>
    </message>
    <message>
        <source>Exported to {file}: {n}. They are kept here, too.</source>
        <translation>Exportados para {file}: {n}. Também ficam aqui.</translation>
    </message>
    <message>
        <source>Delete the chosen records? ({n})</source>
        <translation>Eliminar os registos escolhidos? ({n})</translation>
    </message>
    <message>
        <source>The destination will never receive them. Export them first if somebody may want to look at them.</source>
        <translation>O destino nunca os receberá. Exporte-os primeiro se alguém ainda os quiser ver.</translation>
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
    <name>EnrolTask</name>
    <message>
        <source>Connect to a collector</source>
        <translation>Ligar a um coletor</translation>
    </message>
    <message>
        <source>On the collector&apos;s page, open Devices and press “Show a code”. It shows an address, a code that works once, and a QR code with both.</source>
        <translation>Na página do coletor, abra os dispositivos («Devices») e prima «Show a code». Mostra um endereço, um código que serve uma vez e um código QR com ambos.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Type the code</source>
        <translation>Escrever o código</translation>
    </message>
    <message>
        <source>Address of the collector</source>
        <translation>Endereço do coletor</translation>
    </message>
    <message>
        <source>Beginning with https:// or, in a network of your own, http://.</source>
        <translation>Começa por https:// ou, numa rede própria, http://.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Twelve letters and digits; it works for 15 minutes.</source>
        <translation>Doze letras e algarismos; serve durante 15 minutos.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Or show the QR code to the camera</source>
        <translation>Ou mostrar o código QR à câmara</translation>
    </message>
    <message>
        <source>Hold it on a phone or on paper into the frame.</source>
        <translation>Segure-o dentro da moldura, num telemóvel ou em papel.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Usar a câmara</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Ligar</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>A ligar</translation>
    </message>
    <message>
        <source>Must start with https:// or http:// followed by a name</source>
        <translation>Tem de começar por https:// ou http:// seguido de um nome</translation>
    </message>
    <message>
        <source>A code has twelve signs, without 0, 1, I, O and U, like ABCD-EFGH-JKLM</source>
        <translation>Um código tem doze carateres, sem 0, 1, I, O nem U, como ABCD-⁠EFGH-⁠JKLM</translation>
    </message>
    <message>
        <source>Stop the camera</source>
        <translation>Parar a câmara</translation>
    </message>
    <message>
        <source>Looking for a code…</source>
        <translation>A procurar um código…</translation>
    </message>
    <message>
        <source>That is another QR code. Show the one that the collector shows.</source>
        <translation>Esse é outro código QR. Mostre o que o coletor apresenta.</translation>
    </message>
    <message>
        <source>Connect to {host}?</source>
        <translation>Ligar a {host}?</translation>
    </message>
    <message>
        <source>This kiosk gives the collector its id and place, and gets a token in exchange. From then on it sends counts, visits, hourly sums and signs of life there; of recognised people only what they agreed to. No pictures.</source>
        <translation>Este quiosque dá ao coletor a sua identificação e o seu local, e recebe em troca um token. A partir daí envia-lhe contagens, visitas, somas por hora e sinais de vida; das pessoas reconhecidas, só aquilo em que consentiram. Nenhuma imagem.</translation>
    </message>
    <message>
        <source>The address begins with http://: whoever is in the same network can read what is sent, the token too. Go on only in a network of your own.</source>
        <translation>O endereço começa por http://: quem estiver na mesma rede pode ler o que é enviado, também o token. Continue só numa rede própria.</translation>
    </message>
</context>
<context>
    <name>EraseTask</name>
    <message>
        <source>ERASE</source>
        <translation>APAGAR</translation>
    </message>
    <message>
        <source>Who of the staff erases</source>
        <translation>Quem da equipa apaga</translation>
    </message>
    <message>
        <source>Type {word} to confirm</source>
        <translation>Escreva {word} para confirmar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Hold to erase</source>
        <translation>Manter premido para apagar</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Apagar de vez</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>Apagar agora</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Erase {name}?</source>
        <translation>Apagar {name}?</translation>
    </message>
    <message>
        <source>Erase the group {name}?</source>
        <translation>Apagar o grupo {name}?</translation>
    </message>
    <message>
        <source>Erase everybody?</source>
        <translation>Apagar todos?</translation>
    </message>
    <message>
        <source>Erased are: profile and consent, every view of the face, stored pictures and records, and the number in the history of visits.</source>
        <translation>São apagados: perfil e consentimento, todas as vistas do rosto, imagens e registos guardados, e o número no histórico de visitas.</translation>
    </message>
    <message>
        <source>The key with which they were encrypted is destroyed, and all groups go.</source>
        <translation>A chave com que estavam cifrados é destruída e todos os grupos desaparecem.</translation>
    </message>
    <message>
        <source>What remains is a receipt without a name. Exported files are not reached by this.</source>
        <translation>Fica um comprovativo sem nome. Os ficheiros exportados não são abrangidos.</translation>
    </message>
    <message>
        <source>{name} is erased when this page is closed.</source>
        <translation>Fechar esta página apaga {name}.</translation>
    </message>
    <message>
        <source>Until then you can undo it.</source>
        <translation>Até lá, pode anular.</translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <translation>Nada foi apagado.</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Erased. Receipt {number}</source>
        <translation>Apagado. Comprovativo {number}</translation>
    </message>
</context>
<context>
    <name>FaceLabel</name>
    <message>
        <source>Unknown</source>
        <translation>Desconhecido</translation>
    </message>
</context>
<context>
    <name>FacesView</name>
    <message>
        <source>With the camera</source>
        <translation>Com a câmara</translation>
    </message>
    <message>
        <source>From photos</source>
        <translation>De fotos</translation>
    </message>
    <message>
        <source>The camera takes five views in about half a minute. Of photos, two to five good ones are best: sharp, alone, from the front and a little from the sides.</source>
        <translation>A câmara capta cinco vistas em cerca de meio minuto. Com fotos, o melhor são duas a cinco boas: nítidas, só com a pessoa, de frente e um pouco de lado.</translation>
    </message>
    <message>
        <source>Choose photos of this person</source>
        <translation>Escolher fotos desta pessoa</translation>
    </message>
    <message>
        <source>No view was taken. Try again, or take photos.</source>
        <translation>Nenhuma vista foi captada. Tente de novo ou use fotos.</translation>
    </message>
    <message>
        <source>A view looks like none of the others. Is it somebody else? Remove it, or keep it if you are sure.</source>
        <translation>Uma vista não se parece com nenhuma das outras. É outra pessoa? Retire-a, ou mantenha-a se tiver a certeza.</translation>
    </message>
    <message>
        <source>Remove this view</source>
        <translation>Retirar esta vista</translation>
    </message>
    <message>
        <source>Taken: {views}</source>
        <translation>Até agora: {views}</translation>
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
    <name>FieldRow</name>
    <message>
        <source>Field, e.g. Company</source>
        <translation>Campo, ex. Empresa</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Remove this field</source>
        <translation>Retirar este campo</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>Who is still there is counted after leaving.</source>
        <translation>Quem ainda está presente conta depois de sair.</translation>
    </message>
    <message>
        <source>There is no data before: {days}.</source>
        <translation>Não há dados anteriores: {days}.</translation>
    </message>
    <message>
        <source>Observed for {now}, and for {then} before ({days}): not comparable.</source>
        <translation>Observado durante {now}, e antes {then} ({days}): não comparável.</translation>
    </message>
    <message>
        <source>Compared with {days}, up to the same time of day.</source>
        <translation>Comparado com {days}, até à mesma hora.</translation>
    </message>
    <message>
        <source>Compared with {days}.</source>
        <translation>Comparado com {days}.</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Places</source>
        <translation>Locais</translation>
    </message>
    <message>
        <source>Folders and files</source>
        <translation>Pastas e ficheiros</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nome do ficheiro</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Escolher tudo</translation>
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
        <source>Chosen: {n}</source>
        <translation>Escolhidos: {n}</translation>
    </message>
    <message>
        <source>No files of this kind here.</source>
        <translation>Não há ficheiros deste tipo aqui.</translation>
    </message>
    <message>
        <source>The file with this name will be replaced.</source>
        <translation>O ficheiro com este nome será substituído.</translation>
    </message>
</context>
<context>
    <name>GenderTile</name>
    <message>
        <source>Interested today</source>
        <translation>Interessados hoje</translation>
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
</context>
<context>
    <name>GreetingWords</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>mais %n</numerusform>
            <numerusform>mais %n</numerusform>
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
        <translation>Novo grupo</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Mudar o nome</translation>
    </message>
    <message>
        <source>Erase group</source>
        <translation>Apagar grupo</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nome do grupo</translation>
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
        <translation>Todos os grupos</translation>
    </message>
</context>
<context>
    <name>GroupEditor</name>
    <message>
        <source>All groups</source>
        <translation>Todos os grupos</translation>
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
    <name>HeatMap</name>
    <message>
        <source>Weekday by hour</source>
        <translation>Dia da semana por hora</translation>
    </message>
    <message>
        <source>{n} an hour</source>
        <translation>{n} por hora</translation>
    </message>
    <message>
        <source>{name}, on average</source>
        <translation>{name}, em média</translation>
    </message>
    <message>
        <source>Altogether</source>
        <translation>No total</translation>
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
        <translation>verificado em {day}</translation>
    </message>
    <message>
        <source>± {n} %, audited {day}</source>
        <translation>± {n}&#xa0;%, verificado em {day}</translation>
    </message>
    <message>
        <source>{note} with too few people</source>
        <translation>{note} com poucas pessoas</translation>
    </message>
    <message>
        <source>{note}; settings changed since</source>
        <translation>{note}; definições alteradas desde então</translation>
    </message>
    <message>
        <source>{note}; camera moved since</source>
        <translation>{note}; câmara movida desde então</translation>
    </message>
</context>
<context>
    <name>HistoryLayers</name>
    <message>
        <source>Passing by</source>
        <translation>Passam</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Interessados</translation>
    </message>
    <message>
        <source>Share of interested</source>
        <translation>Percentagem de interessados</translation>
    </message>
    <message>
        <source>Mean stop</source>
        <translation>Paragem média</translation>
    </message>
    <message>
        <source>Mean attention</source>
        <translation>Atenção média</translation>
    </message>
    <message>
        <source>Most people at once</source>
        <translation>Máximo em simultâneo</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Saídas</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>Período anterior</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observado</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Não observado</translation>
    </message>
    <message>
        <source>Women</source>
        <translation>Mulheres</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>Homens</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconhecido</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>The audience of this device over hours, days and years.</source>
        <translation>A audiência deste dispositivo ao longo de horas, dias e anos.</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Conservação</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>The picture shows the charts above as they are: do not share it. In reports and data of the chosen days, groups of fewer people than the privacy settings allow are merged.</source>
        <translation>A imagem mostra os gráficos acima tal como estão: não a partilhe. Nos relatórios e dados dos dias escolhidos, grupos com menos pessoas do que as definições de privacidade permitem são reunidos.</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Imagem (PNG)…</translation>
    </message>
    <message>
        <source>Report ({format})…</source>
        <translation>Relatório ({format})…</translation>
    </message>
    <message>
        <source>Data ({format})…</source>
        <translation>Dados ({format})…</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>A ler o histórico…</translation>
    </message>
    <message>
        <source>The history cannot be shown</source>
        <translation>Não é possível mostrar o histórico</translation>
    </message>
    <message>
        <source>No numbers yet</source>
        <translation>Ainda sem números</translation>
    </message>
    <message>
        <source>No numbers in these days</source>
        <translation>Sem números nestes dias</translation>
    </message>
    <message>
        <source>Nothing was counted yet. The first numbers come within a minute of the first picture that is analysed; a person is counted {n} minutes after leaving, when it is certain that it was one visit.</source>
        <translation>Ainda nada foi contado. Os primeiros números chegam no minuto seguinte à primeira imagem analisada; uma pessoa é contada {n} minutos depois de sair, quando é certo que foi uma só visita.</translation>
    </message>
    <message>
        <source>There are numbers from {first} to {last}.</source>
        <translation>Há números de {first} a {last}.</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Exportar imagem</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Exportar dados</translation>
    </message>
    <message>
        <source>Raw: small groups of people are not merged. Do not share this picture.</source>
        <translation>Em bruto: os grupos pequenos não estão reunidos. Não partilhe esta imagem.</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>A escrever {file}…</translation>
    </message>
    <message>
        <source>Exported to {file}</source>
        <translation>Exportado para {file}</translation>
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
        <translation>Passagens</translation>
    </message>
    <message>
        <source>Interested, by gender</source>
        <translation>Interessados, por género</translation>
    </message>
    <message>
        <source>Interested, by age</source>
        <translation>Interessados, por idade</translation>
    </message>
    <message>
        <source>What the colours show</source>
        <translation>O que mostram as cores</translation>
    </message>
    <message>
        <source>The week, hour by hour</source>
        <translation>A semana, hora a hora</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar tudo</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>Aproximar</translation>
    </message>
    <message>
        <source>Look from farther away</source>
        <translation>Afastar</translation>
    </message>
    <message>
        <source>Age and gender were not analysed in these days.</source>
        <translation>A idade e o género não foram analisados nestes dias.</translation>
    </message>
    <message>
        <source>Nobody was interested in these days.</source>
        <translation>Ninguém se interessou nestes dias.</translation>
    </message>
    <message>
        <source>{name}: the mean of all hours that were observed.</source>
        <translation>{name}: média de todas as horas observadas.</translation>
    </message>
</context>
<context>
    <name>HistoryTexts</name>
    <message>
        <source>Today</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ontem</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 dias</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 dias</translation>
    </message>
    <message>
        <source>Choose days…</source>
        <translation>Escolher dias…</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Por hora</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Por dia</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Por semana</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Por mês</translation>
    </message>
    <message>
        <source>Each bar is an hour.</source>
        <translation>Cada barra é uma hora.</translation>
    </message>
    <message>
        <source>Each bar is a day.</source>
        <translation>Cada barra é um dia.</translation>
    </message>
    <message>
        <source>Each bar is a week.</source>
        <translation>Cada barra é uma semana.</translation>
    </message>
    <message>
        <source>Each bar is a month.</source>
        <translation>Cada barra é um mês.</translation>
    </message>
    <message>
        <source>Look closer to see shorter times.</source>
        <translation>Aproxime para ver tempos mais curtos.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} pontos</translation>
    </message>
    <message>
        <source>{n} before</source>
        <translation>{n} antes</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>sem alteração</translation>
    </message>
</context>
<context>
    <name>IgnoredFaceRow</name>
    <message>
        <source>Count this face</source>
        <translation>Contar este rosto</translation>
    </message>
    <message>
        <source>Always ignore this place</source>
        <translation>Ignorar sempre este lugar</translation>
    </message>
    <message>
        <source>{number}  ·  {place}, in view for {time}</source>
        <translation>{number}  ·  {place}, à vista há {time}</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>Em cima à esquerda</translation>
    </message>
    <message>
        <source>Top middle</source>
        <translation>Em cima ao centro</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>Em cima à direita</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>À esquerda</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Ao centro</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>À direita</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>Em baixo à esquerda</translation>
    </message>
    <message>
        <source>Bottom middle</source>
        <translation>Em baixo ao centro</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>Em baixo à direita</translation>
    </message>
    <message>
        <source>It is inside an ignored area.</source>
        <translation>Está dentro de uma área ignorada.</translation>
    </message>
    <message>
        <source>It does not move, turn or blink: a picture or a mannequin.</source>
        <translation>Não se move, não se vira nem pestaneja: uma imagem ou um manequim.</translation>
    </message>
    <message>
        <source>A lifeless face was seen on this very place before.</source>
        <translation>Já foi visto um rosto sem vida neste mesmo lugar.</translation>
    </message>
    <message>
        <source>For {time} it moved by no more than {moved} % of its width, turned by no more than {turned}° and did not blink: a picture or a mannequin.</source>
        <translation>Durante {time} moveu-se no máximo {moved}&#xa0;% da sua largura, virou-se no máximo {turned}° e não pestanejou: uma imagem ou um manequim.</translation>
    </message>
</context>
<context>
    <name>IgnoredFaces</name>
    <message>
        <source>Every face in view is counted. A face that does not move, turn or blink for long, such as one on a poster, appears here.</source>
        <translation>Todos os rostos à vista são contados. Um rosto que durante muito tempo não se move, vira nem pestaneja, como o de um cartaz, aparece aqui.</translation>
    </message>
</context>
<context>
    <name>KindTask</name>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>By a code</source>
        <translation>Com um código</translation>
    </message>
    <message>
        <source>Add a destination</source>
        <translation>Adicionar um destino</translation>
    </message>
    <message>
        <source>Where are records to go? You can add several, one after another.</source>
        <translation>Para onde vão os registos? Pode adicionar vários destinos, um após outro.</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>À mão</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Escolher</translation>
    </message>
</context>
<context>
    <name>LightStrip</name>
    <message>
        <source>Light over the day</source>
        <translation>Luz ao longo do dia</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>Enrolled twice…</source>
        <translation>Inscrição em duplicado…</translation>
    </message>
    <message>
        <source>Search the other entry by name</source>
        <translation>Procurar a outra entrada pelo nome</translation>
    </message>
    <message>
        <source>Other people</source>
        <translation>Outras pessoas</translation>
    </message>
    <message>
        <source>Choose the other entry of the same person. Its views come here.</source>
        <translation>Escolha a outra entrada da mesma pessoa. As vistas dela passam para aqui.</translation>
    </message>
    <message>
        <source>Are both the same person?</source>
        <translation>São a mesma pessoa?</translation>
    </message>
    <message>
        <source>The views of {name} come here, and the entry {name} is gone.</source>
        <translation>As vistas de {name} passam para aqui e a entrada {name} desaparece.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Yes, make one of both</source>
        <translation>Sim, juntar as duas</translation>
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
        <translation>Bloqueia em {n}&#xa0;s</translation>
    </message>
</context>
<context>
    <name>NoticeBadge</name>
    <message>
        <source>People are counted on this device. No picture is stored and nobody is identified.</source>
        <translation>As pessoas são contadas neste dispositivo. Nenhuma imagem é guardada e ninguém é identificado.</translation>
    </message>
    <message>
        <source>Age, gender, gaze and expression are estimated on this device.</source>
        <translation>A idade, o género, o olhar e a expressão são estimados neste dispositivo.</translation>
    </message>
    <message>
        <source>Age, gender and gaze are estimated on this device.</source>
        <translation>A idade, o género e o olhar são estimados neste dispositivo.</translation>
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
        <source>People who enrolled are recognised by name; nobody else is identified, and nothing of anybody else&apos;s face is kept.</source>
        <translation>As pessoas inscritas são reconhecidas pelo nome; mais ninguém é identificado e nada é guardado do rosto dos outros.</translation>
    </message>
    <message>
        <source>Privacy notice</source>
        <translation>Aviso de privacidade</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Before anybody is identified</source>
        <translation>Antes de identificar alguém</translation>
    </message>
    <message>
        <source>I have read this and see to it</source>
        <translation>Li isto e trato disso</translation>
    </message>
    <message>
        <source>Switch identification on</source>
        <translation>Ligar a identificação</translation>
    </message>
    <message>
        <source>Everybody enrolled has agreed</source>
        <translation>Todas as pessoas inscritas consentiram</translation>
    </message>
    <message>
        <source>Descriptions of faces are among the most protected personal data. Enrol only people who read the consent here and accepted it themselves, freely, and erase them at once when they withdraw.</source>
        <translation>As descrições de rostos estão entre os dados pessoais mais protegidos. Inscreva apenas pessoas que leram aqui o consentimento e o aceitaram elas próprias, livremente, e apague os seus dados de imediato quando o retirarem.</translation>
    </message>
    <message>
        <source>Everybody else is told</source>
        <translation>Todos os outros são informados</translation>
    </message>
    <message>
        <source>To find out who is enrolled, every face in view is compared. Put the notice on the screen and the sign at the entrance; offer a way past the camera. Nothing about strangers is kept.</source>
        <translation>Para saber quem está inscrito, cada rosto à vista é comparado. Ponha o aviso no ecrã e o letreiro à entrada; ofereça uma passagem fora do campo da câmara. Sobre desconhecidos nada é guardado.</translation>
    </message>
    <message>
        <source>You are responsible</source>
        <translation>A responsabilidade é sua</translation>
    </message>
    <message>
        <source>The operator of this place answers for it, not this program. The law differs from place to place, and may ask for an assessment before you begin, or forbid it: ask whoever advises you on data protection.</source>
        <translation>Quem responde por isso é o responsável por este local, não este programa. A lei varia de lugar para lugar e pode exigir uma avaliação antes de começar, ou proibi-lo: consulte quem o aconselha em proteção de dados.</translation>
    </message>
    <message>
        <source>A time limit is set</source>
        <translation>Há um prazo definido</translation>
    </message>
    <message>
        <source>Records of who was recognised are deleted after the time you choose.</source>
        <translation>Os registos de quem foi reconhecido são eliminados após o tempo que escolher.</translation>
    </message>
    <message>
        <source>Acknowledge this and choose a time before identification is applied.</source>
        <translation>Confirme isto e escolha um prazo antes de aplicar a identificação.</translation>
    </message>
    <message>
        <source>Identification begins with Apply.</source>
        <translation>A identificação começa com «Aplicar».</translation>
    </message>
    <message>
        <source>Identification is on.</source>
        <translation>A identificação está ligada.</translation>
    </message>
    <message>
        <source>Identification is off: nobody is recognised.</source>
        <translation>A identificação está desligada: ninguém é reconhecido.</translation>
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
        <source>Identification</source>
        <translation>Identificação</translation>
    </message>
    <message>
        <source>The program&apos;s own</source>
        <translation>A do próprio programa</translation>
    </message>
    <message>
        <source>Open Model Zoo (adults only)</source>
        <translation>Open Model Zoo (só adultos)</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Por dia</translation>
    </message>
    <message>
        <source>By day and minute</source>
        <translation>Por dia e minuto</translation>
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
        <source>Charts only</source>
        <translation>Só gráficos</translation>
    </message>
    <message>
        <source>European Union</source>
        <translation>União Europeia</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Estados Unidos</translation>
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
        <source>Simulated scene: Crossing</source>
        <translation>Cena simulada: Cruzamento</translation>
    </message>
    <message>
        <source>Simulated scene: Crowd</source>
        <translation>Cena simulada: Multidão</translation>
    </message>
    <message>
        <source>Simulated scene: A crowd leaves together</source>
        <translation>Cena simulada: Uma multidão sai em conjunto</translation>
    </message>
    <message>
        <source>Simulated scene: Hidden by others</source>
        <translation>Cena simulada: Tapados por outros</translation>
    </message>
    <message>
        <source>Simulated scene: Poster on the wall</source>
        <translation>Cena simulada: Cartaz na parede</translation>
    </message>
    <message>
        <source>Simulated scene: Quiet street</source>
        <translation>Cena simulada: Rua calma</translation>
    </message>
    <message>
        <source>Simulated scene: Back after 10 minutes</source>
        <translation>Cena simulada: De volta após 10 minutos</translation>
    </message>
    <message>
        <source>Simulated scene: Back after 2 minutes</source>
        <translation>Cena simulada: De volta após 2 minutos</translation>
    </message>
    <message>
        <source>Simulated scene: Coming back</source>
        <translation>Cena simulada: De volta</translation>
    </message>
    <message>
        <source>Nobody is identified before the notice about it is acknowledged and it is decided how long records are kept.</source>
        <translation>Ninguém é identificado antes de se confirmar o aviso a esse respeito e de se decidir durante quanto tempo se guardam os registos.</translation>
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
        <translation>há {n}&#xa0;s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>há {n}&#xa0;min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>há {n}&#xa0;h</translation>
    </message>
    <message>
        <source>{n} d ago</source>
        <translation>há {n} d</translation>
    </message>
</context>
<context>
    <name>OutboundCard</name>
    <message>
        <source>over the network</source>
        <translation>pela rede</translation>
    </message>
    <message>
        <source>a file on this device</source>
        <translation>um ficheiro neste dispositivo</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviadas</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Escritas</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <source>Latest message</source>
        <translation>Última mensagem</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
</context>
<context>
    <name>OutboundPage</name>
    <message>
        <source>Number of people</source>
        <translation>Número de pessoas</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registos</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Teste da ligação</translation>
    </message>
    <message>
        <source>Connecting to a collector</source>
        <translation>Ligação a um coletor</translation>
    </message>
    <message>
        <source>Settings from the collector</source>
        <translation>Definições do coletor</translation>
    </message>
    <message>
        <source>Download of networks</source>
        <translation>Descarga das redes</translation>
    </message>
    <message>
        <source>What leaves this device</source>
        <translation>O que sai deste dispositivo</translation>
    </message>
    <message>
        <source>Made from what was really sent since the program started.</source>
        <translation>Feito do que foi realmente enviado desde que o programa arrancou.</translation>
    </message>
    <message>
        <source>Pictures are sent only of recognised people who agreed to it, and only to destinations for which pictures are chosen. The vectors that tell people apart stay on this device; none of the messages below has a place for them.</source>
        <translation>Só são enviadas imagens de pessoas reconhecidas que consentiram nisso, e só para destinos para os quais se escolheram imagens. Os vetores que distinguem as pessoas ficam neste dispositivo; nenhuma das mensagens abaixo tem lugar para eles.</translation>
    </message>
    <message>
        <source>Pictures, faces and the vectors that tell people apart stay in the memory of this device; none of the messages below has a place for them.</source>
        <translation>As imagens, os rostos e os vetores que distinguem as pessoas ficam na memória deste dispositivo; nenhuma das mensagens abaixo tem lugar para eles.</translation>
    </message>
    <message>
        <source>Sent to {n} destinations</source>
        <translation>Enviado para {n} destinos</translation>
    </message>
    <message>
        <source>Sent to one destination</source>
        <translation>Enviado para um destino</translation>
    </message>
    <message>
        <source>Each card shows the latest message word for word; passwords are hidden.</source>
        <translation>Cada cartão mostra a última mensagem palavra por palavra; as palavras-passe estão ocultas.</translation>
    </message>
    <message>
        <source>Nothing has left this device yet</source>
        <translation>Ainda nada saiu deste dispositivo</translation>
    </message>
    <message>
        <source>Records will go to these destinations: {names}.</source>
        <translation>Os registos irão para estes destinos: {names}.</translation>
    </message>
    <message>
        <source>No destination is in use; all numbers stay on this device.</source>
        <translation>Não se usa nenhum destino; todos os números ficam neste dispositivo.</translation>
    </message>
    <message>
        <source>Nothing leaves this device</source>
        <translation>Nada sai deste dispositivo</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Search by name or field</source>
        <translation>Procurar por nome ou campo</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Adicionar pessoa</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Check the threshold</source>
        <translation>Verificar o limiar</translation>
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
        <translation>Apagar todos</translation>
    </message>
    <message>
        <source>Enrolled people</source>
        <translation>Pessoas inscritas</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet</source>
        <translation>Ainda ninguém está inscrito</translation>
    </message>
    <message>
        <source>The kiosk recognises only people who agreed and were enrolled here. It takes about two minutes: the person reads and accepts the consent, you type the name, and five views of the face are taken by the camera or from photos.</source>
        <translation>O quiosque só reconhece pessoas que consentiram e foram inscritas aqui. Demora cerca de dois minutos: a pessoa lê e aceita o consentimento, escreve-se o nome e captam-se cinco vistas do rosto com a câmara ou a partir de fotos.</translation>
    </message>
    <message>
        <source>Add the first person</source>
        <translation>Adicionar a primeira pessoa</translation>
    </message>
    <message>
        <source>Import from another kiosk</source>
        <translation>Importar de outro quiosque</translation>
    </message>
    <message>
        <source>The enrolled people are not shown.</source>
        <translation>As pessoas inscritas não são mostradas.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>A ler…</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} de {all}</translation>
    </message>
    <message>
        <source>Nobody is found by this. Try fewer letters or all groups.</source>
        <translation>Assim não se encontra ninguém. Tente com menos letras ou todos os grupos.</translation>
    </message>
    <message>
        <source>To be seen to, such as a consent that ends or new photos: {people}</source>
        <translation>A tratar, p. ex. um consentimento que termina ou fotos novas: {people}</translation>
    </message>
    <message>
        <source>Checking how alike the people of a group are…</source>
        <translation>A verificar quanto se parecem as pessoas de um grupo…</translation>
    </message>
    <message>
        <source>A face is taken for somebody from a likeness of {n}.</source>
        <translation>Um rosto é dado por reconhecido a partir de uma semelhança de {n}.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Pessoas</translation>
    </message>
    <message>
        <source>Who is recognised and greeted, with their consent. Nobody else ever is.</source>
        <translation>Quem é reconhecido e saudado, com o seu consentimento. Nunca mais ninguém.</translation>
    </message>
    <message>
        <source>Enrolled people</source>
        <translation>Pessoas inscritas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Definições</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Comprovativos</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>Parte da página</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
</context>
<context>
    <name>PeopleReceipts</name>
    <message>
        <source>Receipt</source>
        <translation>Comprovativo</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Pessoas</translation>
    </message>
    <message>
        <source>Views of faces</source>
        <translation>Vistas de rostos</translation>
    </message>
    <message>
        <source>Stored pictures</source>
        <translation>Imagens guardadas</translation>
    </message>
    <message>
        <source>Visits that no longer say who it was</source>
        <translation>Visitas que já não dizem quem era</translation>
    </message>
    <message>
        <source>Receipt of erasure</source>
        <translation>Comprovativo de apagamento</translation>
    </message>
    <message>
        <source>Number of the person</source>
        <translation>Número da pessoa</translation>
    </message>
</context>
<context>
    <name>PeopleSettings</name>
    <message>
        <source>Recognition</source>
        <translation>Reconhecimento</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Saudação</translation>
    </message>
    <message>
        <source>What is kept of recognised people</source>
        <translation>O que se guarda das pessoas reconhecidas</translation>
    </message>
</context>
<context>
    <name>PeopleTexts</name>
    <message>
        <source>Look straight into the camera</source>
        <translation>Olhe de frente para a câmara</translation>
    </message>
    <message>
        <source>Turn your head towards the arrow</source>
        <translation>Vire a cabeça para a seta</translation>
    </message>
    <message>
        <source>Lift your chin a little</source>
        <translation>Levante um pouco o queixo</translation>
    </message>
    <message>
        <source>Lower your chin a little</source>
        <translation>Baixe um pouco o queixo</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Câmara</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importação</translation>
    </message>
    <message>
        <source>visits may carry the person&apos;s number</source>
        <translation>as visitas podem levar o número da pessoa</translation>
    </message>
    <message>
        <source>a picture may be kept for a while</source>
        <translation>uma imagem pode ser guardada por algum tempo</translation>
    </message>
    <message>
        <source>name and profile may be handed on</source>
        <translation>o nome e o perfil podem ser transmitidos</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Ainda não verificado</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>A verificar</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Verificado</translation>
    </message>
    <message>
        <source>The check failed</source>
        <translation>A verificação falhou</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Uma pessoa</translation>
    </message>
    <message>
        <source>A group</source>
        <translation>Um grupo</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todas as pessoas</translation>
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
            <numerusform>%n pessoa</numerusform>
            <numerusform>%n pessoas</numerusform>
        </translation>
    </message>
    <message>
        <source>Consent expired</source>
        <translation>Consentimento expirado</translation>
    </message>
    <message>
        <source>No views</source>
        <translation>Sem vistas</translation>
    </message>
    <message>
        <source>Needs new photos</source>
        <translation>Precisa de fotos novas</translation>
    </message>
    <message numerus="yes">
        <source>Consent ends in %n day(s)</source>
        <translation>
            <numerusform>Consentimento termina em %n dia</numerusform>
            <numerusform>Consentimento termina em %n dias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonTask</name>
    <message>
        <source>Back to the list</source>
        <translation>Voltar à lista</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>Guardar perfil</translation>
    </message>
    <message>
        <source>Add these views</source>
        <translation>Adicionar estas vistas</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>Não é esta pessoa</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>Apagar esta pessoa</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Views of the face</source>
        <translation>Vistas do rosto</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimento</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Corrigir</translation>
    </message>
    <message>
        <source>If somebody else in front of the kiosk is taken for this person, say so: it is not done again, and this person is recognised more cautiously from then on.</source>
        <translation>Se outra pessoa diante do quiosque for tomada por esta, indique-o: não volta a acontecer e, a partir daí, esta pessoa é reconhecida com mais cautela.</translation>
    </message>
    <message>
        <source>The change was undone.</source>
        <translation>A alteração foi anulada.</translation>
    </message>
    <message>
        <source>The profile was saved.</source>
        <translation>O perfil foi guardado.</translation>
    </message>
    <message>
        <source>The views were added.</source>
        <translation>As vistas foram adicionadas.</translation>
    </message>
    <message>
        <source>The view was removed.</source>
        <translation>A vista foi retirada.</translation>
    </message>
    <message>
        <source>The consent was renewed.</source>
        <translation>O consentimento foi renovado.</translation>
    </message>
    <message>
        <source>Both entries are one person now.</source>
        <translation>As duas entradas são agora uma só pessoa.</translation>
    </message>
    <message>
        <source>The face in view is not taken for {name} while it stays in view.</source>
        <translation>O rosto à vista não é tomado por {name} enquanto estiver à vista.</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>Sair sem guardar?</translation>
    </message>
    <message>
        <source>Changes of the profile and views that were not added are forgotten.</source>
        <translation>As alterações do perfil e as vistas não adicionadas são esquecidas.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Ficar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Sair</translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>Photos read</source>
        <translation>Fotos lidas</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Only the first {n} photos are read.</source>
        <translation>Só são lidas as primeiras {n} fotos.</translation>
    </message>
    <message>
        <source>Reading photo {n} of {all}…</source>
        <translation>A ler a foto {n} de {all}…</translation>
    </message>
    <message>
        <source>Photos that can be used: {good} of {all}</source>
        <translation>Fotos utilizáveis: {good} de {all}</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>No picture yet</source>
        <translation>Ainda sem imagem</translation>
    </message>
    <message>
        <source>The chosen view shows no picture of the camera</source>
        <translation>A vista escolhida não mostra imagem da câmara</translation>
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
    <name>PresetChooser</name>
    <message>
        <source>The values below are your own.</source>
        <translation>Os valores abaixo são os seus próprios.</translation>
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
    <name>ProfileEditor</name>
    <message>
        <source>First name and surname</source>
        <translation>Nome e apelido</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>About the person</source>
        <translation>Sobre a pessoa</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Adicionar campo</translation>
    </message>
    <message>
        <source>About the person, for staff</source>
        <translation>Sobre a pessoa, para a equipa</translation>
    </message>
    <message>
        <source>Further facts</source>
        <translation>Outros dados</translation>
    </message>
    <message>
        <source>Letters left: {n}</source>
        <translation>Carateres restantes: {n}</translation>
    </message>
    <message>
        <source>Letters too many: {n}</source>
        <translation>Carateres a mais: {n}</translation>
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
        <source>Figures on the public screen</source>
        <translation>Números no ecrã público</translation>
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
    <name>RangePicker</name>
    <message>
        <source>Days</source>
        <translation>Dias</translation>
    </message>
    <message>
        <source>Length of a bar</source>
        <translation>Duração de uma barra</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Imagem inteira</translation>
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
        <translation>Um em cada {n} desconhecidos</translation>
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
        <translation>Comprovativo de apagamento</translation>
    </message>
    <message>
        <source>Where is the receipt to be saved?</source>
        <translation>Onde guardar o comprovativo?</translation>
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
        <translation>Comprovativos de apagamento</translation>
    </message>
    <message>
        <source>They prove what was erased and when, and hold no names. Give the number or the saved text to the person.</source>
        <translation>Provam o que foi apagado e quando, e não contêm nomes. Entregue à pessoa o número ou o texto guardado.</translation>
    </message>
    <message>
        <source>Nothing was erased on this device yet.</source>
        <translation>Neste dispositivo ainda nada foi apagado.</translation>
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
    <name>RecognisedCard</name>
    <message>
        <source>Recognised now</source>
        <translation>Reconhecidas agora</translation>
    </message>
    <message>
        <source>Recognised lately</source>
        <translation>Reconhecidas há pouco</translation>
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
        <translation>Neste modo, ninguém é reconhecido.</translation>
    </message>
    <message>
        <source>Nobody is recognised before the notice is acknowledged and it is decided how long records are kept.</source>
        <translation>Ninguém é reconhecido antes de se confirmar o aviso e de se decidir durante quanto tempo se guardam os registos.</translation>
    </message>
    <message>
        <source>Nobody whom the kiosk knows is in view.</source>
        <translation>Não há à vista ninguém que o quiosque conheça.</translation>
    </message>
    <message>
        <source>Nobody has been recognised yet. People who are enrolled appear here while they are in view, and for a quarter of an hour after that.</source>
        <translation>Ainda ninguém foi reconhecido. As pessoas inscritas aparecem aqui enquanto estão à vista e durante um quarto de hora depois.</translation>
    </message>
    <message>
        <source>Noted: not taken for {name} while in view.</source>
        <translation>Anotado: não é tomado por {name} enquanto estiver à vista.</translation>
    </message>
</context>
<context>
    <name>RecognisedRow</name>
    <message>
        <source>Very sure ({n} %)</source>
        <translation>Muito seguro ({n}&#xa0;%)</translation>
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
        <translation>No limite ({n}&#xa0;%)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>Não é esta pessoa</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Yes, it is somebody else</source>
        <translation>Sim, é outra pessoa</translation>
    </message>
    <message>
        <source>Not {name}</source>
        <translation>Não é {name}</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Abrir {name}</translation>
    </message>
    <message>
        <source>left {ago}</source>
        <translation>saiu {ago}</translation>
    </message>
    <message>
        <source>in view since {time} ({duration})</source>
        <translation>à vista desde as {time} ({duration})</translation>
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
        <translation>O rosto à vista é de outra pessoa? Então não é tomado por {name} enquanto estiver à vista e, a partir de agora, um rosto tem de se parecer mais com o de {name} para ser reconhecido.</translation>
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
    <name>ResultView</name>
    <message>
        <source>The dot is what was found, the bar the range in which the true share lies with 95 % confidence. Interested people stopped and looked; this follows from the other taps.</source>
        <translation>O ponto é o que foi encontrado, a barra o intervalo em que está a percentagem real com 95&#xa0;% de confiança. Os interessados pararam e olharam; isso resulta dos outros toques.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Você</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Quiosque</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perdidos</translation>
    </message>
    <message>
        <source>Too many</source>
        <translation>A mais</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margem</translation>
    </message>
</context>
<context>
    <name>RetentionEditor</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dia</numerusform>
            <numerusform>%n dias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Time counted</source>
        <translation>Tempo contado</translation>
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
        <translation>Anular toque</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>End the count now?</source>
        <translation>Terminar agora a contagem?</translation>
    </message>
    <message>
        <source>Go on counting</source>
        <translation>Continuar a contar</translation>
    </message>
    <message>
        <source>Compare so far</source>
        <translation>Comparar até aqui</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Rejeitar</translation>
    </message>
    <message>
        <source>everybody in the picture, once</source>
        <translation>cada pessoa na imagem, uma vez</translation>
    </message>
    <message>
        <source>stood still for {s} s or more</source>
        <translation>parada {s}&#xa0;s ou mais</translation>
    </message>
    <message>
        <source>faced the screen for more than {s} s</source>
        <translation>virada para o ecrã mais de {s}&#xa0;s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>faltam {time}</translation>
    </message>
    <message>
        <source>Paused: nobody is counted, and time stands still.</source>
        <translation>Em pausa: ninguém é contado e o tempo está parado.</translation>
    </message>
    <message>
        <source>Time left. Tap everybody who comes from now on.</source>
        <translation>Tempo restante. Toque por cada pessoa que chegue a partir de agora.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Anulado: {what}</translation>
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
        <translation>Remover</translation>
    </message>
    <message>
        <source>The stored one will be removed.</source>
        <translation>O valor guardado será removido.</translation>
    </message>
    <message>
        <source>Will be kept in the key store of this device, and not shown again.</source>
        <translation>Fica no cofre de chaves deste dispositivo e não volta a ser mostrado.</translation>
    </message>
    <message>
        <source>One is stored; type a new one to replace it.</source>
        <translation>Há um valor guardado; escreva outro para o substituir.</translation>
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
        <source>A face that neither moves nor turns nor blinks for this long is a poster or a mannequin and stops counting; 0 counts them all.</source>
        <translation>Um rosto que durante este tempo não se move, não se vira nem pestaneja é um cartaz ou um manequim e deixa de contar; 0 conta todos.</translation>
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
        <source>A line needs two points that are apart</source>
        <translation>Uma linha precisa de dois pontos separados</translation>
    </message>
    <message>
        <source>A live source that gives no new or only identical pictures for this time is closed and opened again.</source>
        <translation>Uma fonte ao vivo que, durante este tempo, não dá imagens novas ou só dá imagens iguais é fechada e aberta de novo.</translation>
    </message>
    <message>
        <source>A screen beside the way: who looks while walking on is interested, no stop is asked for.</source>
        <translation>Um ecrã junto ao caminho: quem olha ao passar está interessado, não se exige paragem.</translation>
    </message>
    <message>
        <source>A visit seen for at least this long counts as passing by.</source>
        <translation>Uma visita vista pelo menos durante este tempo conta como passagem.</translation>
    </message>
    <message>
        <source>A zone needs three or more points around an area</source>
        <translation>Uma zona precisa de três ou mais pontos à volta de uma área</translation>
    </message>
    <message>
        <source>Address of your privacy notice, shown as a QR code on the sign.</source>
        <translation>Endereço do seu aviso de privacidade, mostrado como código QR no letreiro.</translation>
    </message>
    <message>
        <source>Advertising screen</source>
        <translation>Ecrã publicitário</translation>
    </message>
    <message>
        <source>Age that parts the categories young and senior.</source>
        <translation>Idade que separa as categorias jovem e sénior.</translation>
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
        <source>An interested visit looked at the camera for more than this.</source>
        <translation>Numa visita interessada olhou-se para a câmara mais do que isto.</translation>
    </message>
    <message>
        <source>An interested visit stopped for at least this long.</source>
        <translation>Numa visita interessada houve uma paragem de pelo menos este tempo.</translation>
    </message>
    <message>
        <source>Angle of view</source>
        <translation>Ângulo de visão</translation>
    </message>
    <message>
        <source>Another person stepped before the camera. It begins anew.</source>
        <translation>Outra pessoa pôs-se diante da câmara. Recomeça-se.</translation>
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
        <source>Below this confidence the gender is shown and counted as ?.</source>
        <translation>Abaixo desta confiança, o género é mostrado e contado como ?.</translation>
    </message>
    <message>
        <source>Checkout counter</source>
        <translation>Caixa</translation>
    </message>
    <message>
        <source>Come closer, or use a picture in which the face is larger.</source>
        <translation>Aproxime-se ou use uma imagem em que o rosto seja maior.</translation>
    </message>
    <message>
        <source>Confirm after</source>
        <translation>Confirmar após</translation>
    </message>
    <message>
        <source>Consent lasts</source>
        <translation>O consentimento dura</translation>
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
        <source>Destinations</source>
        <translation>Destinos</translation>
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
        <source>Every zone needs a name of its own</source>
        <translation>Cada zona precisa de um nome próprio</translation>
    </message>
    <message>
        <source>Every zone needs an id of its own</source>
        <translation>Cada zona precisa de um identificador próprio</translation>
    </message>
    <message>
        <source>Everybody stands here, because they wait: only who stays and looks for long is interested.</source>
        <translation>Aqui todos estão parados porque esperam: só está interessado quem fica e olha durante muito tempo.</translation>
    </message>
    <message>
        <source>Face attributes</source>
        <translation>Traços do rosto</translation>
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
        <source>False accepts</source>
        <translation>Falsos positivos</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Números</translation>
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
        <source>Greeting</source>
        <translation>Saudação</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Groups of fewer people are merged in reports that are shared.</source>
        <translation>Grupos mais pequenos são reunidos nos relatórios que se partilham.</translation>
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
        <source>Hold still, clean the lens, and see to more light.</source>
        <translation>Não se mexa, limpe a lente e arranje mais luz.</translation>
    </message>
    <message>
        <source>Horizontal angle that the lens sees; 0 when it is not known.</source>
        <translation>Ângulo horizontal que a lente vê; 0 quando não é conhecido.</translation>
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
        <source>How often a stranger may be taken for somebody enrolled, as a part of all strangers; smaller is stricter.</source>
        <translation>Com que frequência um desconhecido pode ser tomado por uma pessoa inscrita, como parte de todos os desconhecidos; menor é mais rigoroso.</translation>
    </message>
    <message>
        <source>How often the kiosk reports how it is, besides each change of its state.</source>
        <translation>Com que frequência o quiosque comunica como está, além de cada mudança de estado.</translation>
    </message>
    <message>
        <source>How stored pictures are named, for systems that read them.</source>
        <translation>Que nome têm as imagens guardadas, para os sistemas que as leem.</translation>
    </message>
    <message>
        <source>Ignore lifeless faces after</source>
        <translation>Ignorar rostos sem vida após</translation>
    </message>
    <message>
        <source>Inference device</source>
        <translation>Dispositivo de cálculo</translation>
    </message>
    <message>
        <source>Interested: looked for</source>
        <translation>Interessado: olhar desde</translation>
    </message>
    <message>
        <source>Interested: stopped for</source>
        <translation>Interessado: paragem desde</translation>
    </message>
    <message>
        <source>Keep pictures for</source>
        <translation>Guardar imagens durante</translation>
    </message>
    <message>
        <source>Keep pictures of recognised people</source>
        <translation>Guardar imagens das pessoas reconhecidas</translation>
    </message>
    <message>
        <source>Keep records of recognised people</source>
        <translation>Guardar registos das pessoas reconhecidas</translation>
    </message>
    <message>
        <source>Keep single visits</source>
        <translation>Guardar visitas</translation>
    </message>
    <message>
        <source>Keep sums</source>
        <translation>Guardar somas</translation>
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
        <source>Largest queue</source>
        <translation>Fila máxima</translation>
    </message>
    <message>
        <source>Left, top, right and bottom must be numbers from 0 (0 %) to 1 (100 %)</source>
        <translation>Esquerda, cima, direita e baixo têm de ser números de 0 (0&#xa0;%) a 1 (100&#xa0;%)</translation>
    </message>
    <message>
        <source>Let a collector change settings of this kiosk, except who may see what and where records go. They are signed, and taken back if the kiosk does not run well with them.</source>
        <translation>Deixar um coletor mudar definições deste quiosque, exceto quem pode ver o quê e para onde vão os registos. São assinadas, e revertidas se o quiosque não funcionar bem com elas.</translation>
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
        <source>Look towards the camera and hold the head upright.</source>
        <translation>Olhe para a câmara e mantenha a cabeça direita.</translation>
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
        <source>Many photos are not similar enough to the other photos of the same person; add better ones, or allow more false accepts</source>
        <translation>Muitas fotos não são suficientemente parecidas com as outras fotos da mesma pessoa; adicione melhores ou permita mais falsos positivos</translation>
    </message>
    <message>
        <source>May contain only {allowed}</source>
        <translation>Só pode conter {allowed}</translation>
    </message>
    <message>
        <source>May have only {name}, {first_name} and {group} in braces</source>
        <translation>Entre chavetas só pode haver {name}, {first_name} e {group}</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
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
        <source>Move to the middle, or use a picture of the whole face.</source>
        <translation>Coloque-se ao centro ou use uma imagem do rosto inteiro.</translation>
    </message>
    <message>
        <source>Must be 0 or at least 10 s</source>
        <translation>Tem de ser 0 ou pelo menos 10&#xa0;s</translation>
    </message>
    <message>
        <source>Must be a list of destinations, each with a name, a kind and an endpoint</source>
        <translation>Tem de ser uma lista de destinos, cada um com nome, tipo e servidor de destino</translation>
    </message>
    <message>
        <source>Must be a list of zones, each with an id, a name, a kind and points</source>
        <translation>Tem de ser uma lista de zonas, cada uma com identificação, nome, tipo e pontos</translation>
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
        <translation>Tem de ter pelo menos 5&#xa0;% de largura e altura, com esquerda &lt; direita e cima &lt; baixo</translation>
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
        <source>Must be some of: {choices}</source>
        <translation>Tem de ser alguns de: {choices}</translation>
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
        <source>Must start with https:// and contain no spaces</source>
        <translation>Tem de começar por https:// e não conter espaços</translation>
    </message>
    <message>
        <source>Name under which this kiosk reports; letters, digits and - _ . only.</source>
        <translation>Nome com que este quiosque comunica; só letras, algarismos e&#xa0;-⁠&#xa0;_&#xa0;.</translation>
    </message>
    <message>
        <source>Names of pictures</source>
        <translation>Nomes das imagens</translation>
    </message>
    <message>
        <source>Names on the public screen</source>
        <translation>Nomes no ecrã público</translation>
    </message>
    <message>
        <source>Network that estimates age, gender, head pose and emotion: the program&apos;s own, or those of the Open Model Zoo, for adults only.</source>
        <translation>Rede que estima a idade, o género, a pose da cabeça e a emoção: a do próprio programa ou as do Open Model Zoo, só para adultos.</translation>
    </message>
    <message>
        <source>Network that finds the faces.</source>
        <translation>Rede que encontra os rostos.</translation>
    </message>
    <message>
        <source>No face is found.</source>
        <translation>Não se encontra nenhum rosto.</translation>
    </message>
    <message>
        <source>Nobody in the group has a photo for the network in use; take new ones</source>
        <translation>Ninguém no grupo tem uma foto para a rede em uso; tire fotos novas</translation>
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
        <translation>Texto do aviso</translation>
    </message>
    <message>
        <source>Oldest record</source>
        <translation>Registo mais antigo</translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation>Teclado no ecrã</translation>
    </message>
    <message>
        <source>Only of people whose consent allows it; encrypted.</source>
        <translation>Só de pessoas cujo consentimento o permite; cifradas.</translation>
    </message>
    <message>
        <source>Only people of this group are recognised; empty recognises all groups.</source>
        <translation>Só são reconhecidas pessoas deste grupo; vazio reconhece todos os grupos.</translation>
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
        <source>Passers-by who slow down and stop for a moment: shorter stops count, and swaying on the spot is standing.</source>
        <translation>Quem abranda e para um momento: contam paragens mais curtas, e balançar no mesmo lugar é estar parado.</translation>
    </message>
    <message>
        <source>Passing by after</source>
        <translation>Passagem após</translation>
    </message>
    <message>
        <source>Pictures of recognised people are deleted after this time.</source>
        <translation>As imagens de pessoas reconhecidas são eliminadas após este tempo.</translation>
    </message>
    <message>
        <source>Privacy page</source>
        <translation>Página de privacidade</translation>
    </message>
    <message>
        <source>Rate asked of a camera.</source>
        <translation>Cadência pedida à câmara.</translation>
    </message>
    <message>
        <source>Record files</source>
        <translation>Ficheiros de registos</translation>
    </message>
    <message>
        <source>Records of who was recognised, and the link from visits to people, are deleted after this time; 0 is not decided, and the mode cannot be switched on.</source>
        <translation>Os registos de quem foi reconhecido e a ligação das visitas às pessoas são eliminados após este tempo; 0 é por decidir, e o modo não pode ser ligado.</translation>
    </message>
    <message>
        <source>Records that wait beyond this are given up, the least important first.</source>
        <translation>O que espera para além disto é descartado, primeiro o menos importante.</translation>
    </message>
    <message>
        <source>Records that wait for longer are given up.</source>
        <translation>Os registos que esperam mais tempo são descartados.</translation>
    </message>
    <message>
        <source>Refuse pictures of faces</source>
        <translation>Recusar imagens de rostos</translation>
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
        <source>Room for pictures</source>
        <translation>Espaço para imagens</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotação</translation>
    </message>
    <message>
        <source>Senior from</source>
        <translation>Sénior desde</translation>
    </message>
    <message>
        <source>Settings from the collector</source>
        <translation>Definições do coletor</translation>
    </message>
    <message>
        <source>Shapes drawn on the picture: counting zones, ignored areas and lines.</source>
        <translation>Formas desenhadas na imagem: zonas de contagem, áreas ignoradas e linhas.</translation>
    </message>
    <message>
        <source>Shop window</source>
        <translation>Montra</translation>
    </message>
    <message>
        <source>Show cameras and streams as in a mirror; files are never mirrored.</source>
        <translation>Mostrar câmaras e transmissões como num espelho; os ficheiros nunca são espelhados.</translation>
    </message>
    <message>
        <source>Show the name of a recognised person beside the face.</source>
        <translation>Mostrar o nome de uma pessoa reconhecida ao lado do rosto.</translation>
    </message>
    <message>
        <source>Shown when somebody is recognised and names are shown, such as Hello, {name}! {name}, {first_name} and {group} are filled in; empty shows none.</source>
        <translation>Aparece quando alguém é reconhecido e os nomes são mostrados, por exemplo: Olá, {name}! {name}, {first_name} e {group} são preenchidos; vazio não mostra nada.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Letreiro</translation>
    </message>
    <message>
        <source>Sign of life every</source>
        <translation>Sinal de vida a cada</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Rosto mais pequeno</translation>
    </message>
    <message>
        <source>Smallest group in reports</source>
        <translation>Menor grupo nos relatórios</translation>
    </message>
    <message>
        <source>Something covers the face.</source>
        <translation>Algo tapa o rosto.</translation>
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
        <source>Standard</source>
        <translation>Padrão</translation>
    </message>
    <message>
        <source>Standing speed</source>
        <translation>Velocidade parado</translation>
    </message>
    <message>
        <source>Start a file again at its end.</source>
        <translation>Recomeçar um ficheiro quando chega ao fim.</translation>
    </message>
    <message>
        <source>Step out of the glare, or turn the camera away from the light.</source>
        <translation>Saia da luz forte ou desvie a câmara da luz.</translation>
    </message>
    <message>
        <source>Stored precision</source>
        <translation>Precisão guardada</translation>
    </message>
    <message>
        <source>Sums by minute, hour and day older than this are deleted.</source>
        <translation>As somas por minuto, hora e dia mais antigas são eliminadas.</translation>
    </message>
    <message>
        <source>Take off dark glasses or a mask, and keep hands and hair away from the face.</source>
        <translation>Tire os óculos escuros ou a máscara e afaste as mãos e o cabelo do rosto.</translation>
    </message>
    <message>
        <source>Tell passers-by on the screen that people are counted. Where age, gender or emotion are estimated, they are told in any case.</source>
        <translation>Avisar no ecrã quem passa de que as pessoas são contadas. Onde a idade, o género ou a emoção são estimados, avisa-se sempre.</translation>
    </message>
    <message>
        <source>The camera gives no picture</source>
        <translation>A câmara não dá imagem</translation>
    </message>
    <message>
        <source>The consent of everybody in the group has expired</source>
        <translation>O consentimento de todas as pessoas do grupo expirou</translation>
    </message>
    <message>
        <source>The definitions of docs/metrics.md as they stand. Choose it to compare places with each other.</source>
        <translation>As definições de docs/metrics.md tal como estão. Escolha-o para comparar locais entre si.</translation>
    </message>
    <message>
        <source>The face is blurred or grainy.</source>
        <translation>O rosto está desfocado ou com grão.</translation>
    </message>
    <message>
        <source>The face is cut off by the edge of the picture.</source>
        <translation>O rosto está cortado pela margem da imagem.</translation>
    </message>
    <message>
        <source>The face is too bright.</source>
        <translation>O rosto está demasiado claro.</translation>
    </message>
    <message>
        <source>The face is too dark.</source>
        <translation>O rosto está demasiado escuro.</translation>
    </message>
    <message>
        <source>The face is too small.</source>
        <translation>O rosto é demasiado pequeno.</translation>
    </message>
    <message>
        <source>The head is turned too far.</source>
        <translation>A cabeça está demasiado virada.</translation>
    </message>
    <message>
        <source>The oldest pictures are deleted first when there are more.</source>
        <translation>Se houver mais, as imagens mais antigas são eliminadas primeiro.</translation>
    </message>
    <message>
        <source>The operator has read what identification demands: consent of everybody enrolled, and a notice for everybody else. Without it the mode cannot be switched on.</source>
        <translation>O operador leu o que a identificação exige: o consentimento de todas as pessoas inscritas e um aviso para todas as outras. Sem isso, o modo não pode ser ligado.</translation>
    </message>
    <message>
        <source>The person has to stand before the camera; take pictures and screens out of view.</source>
        <translation>A pessoa tem de estar diante da câmara; retire imagens e ecrãs do campo de visão.</translation>
    </message>
    <message>
        <source>There is more than one person.</source>
        <translation>Há mais de uma pessoa.</translation>
    </message>
    <message>
        <source>There is nobody in the group</source>
        <translation>Não há ninguém no grupo</translation>
    </message>
    <message>
        <source>This looks like a picture of a face.</source>
        <translation>Parece a imagem de um rosto.</translation>
    </message>
    <message>
        <source>Turn towards the light, or switch a lamp on in front.</source>
        <translation>Vire-se para a luz ou acenda um candeeiro à frente.</translation>
    </message>
    <message>
        <source>Use a picture of this person alone, or cut the others off.</source>
        <translation>Use uma imagem só desta pessoa ou recorte as outras.</translation>
    </message>
    <message>
        <source>Use an upright picture that shows the face from the front.</source>
        <translation>Use uma imagem direita que mostre o rosto de frente.</translation>
    </message>
    <message>
        <source>Where people are identified, a printed photo or a phone is not greeted.</source>
        <translation>Onde se identificam pessoas, uma foto impressa ou um telemóvel não é saudado.</translation>
    </message>
    <message>
        <source>Where records go; each destination has a queue of its own.</source>
        <translation>Para onde vão os registos; cada destino tem a sua própria fila.</translation>
    </message>
    <message>
        <source>Write a JSON file whenever the recognised people in view change; only people whose consent allows it are in it.</source>
        <translation>Escrever um ficheiro JSON sempre que mudam as pessoas reconhecidas à vista; só contém pessoas cujo consentimento o permite.</translation>
    </message>
    <message>
        <source>Your own text of the notice; empty uses the standard text. Where people are identified, the sentence about it always follows.</source>
        <translation>O seu próprio texto do aviso; vazio usa o texto padrão. Onde se identificam pessoas, segue-se sempre a frase que o diz.</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horas</translation>
    </message>
    <message>
        <source>small letters, digits and - _</source>
        <translation>letras minúsculas, algarismos e -⁠ _</translation>
    </message>
    <message>
        <source>widths/s</source>
        <translation>larguras/s</translation>
    </message>
    <message>
        <source>years</source>
        <translation>anos</translation>
    </message>
    <message>
        <source>The operator panel closes after this time without a touch.</source>
        <translation>O painel do operador fecha após este tempo sem toques.</translation>
    </message>
    <message>
        <source>A consent recorded from now on expires after this time.</source>
        <translation>Um consentimento registado a partir de agora expira após este tempo.</translation>
    </message>
    <message>
        <source>Every destination needs a name of its own</source>
        <translation>Cada destino precisa de um nome próprio</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Turn the picture clockwise.</source>
        <translation>Rodar a imagem no sentido dos ponteiros do relógio.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Visits older than this are deleted; their sums stay.</source>
        <translation>As visitas mais antigas são eliminadas; as suas somas ficam.</translation>
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
        <source>Which figures the public screen shows, in this order.</source>
        <translation>Que números o ecrã público mostra, por esta ordem.</translation>
    </message>
    <message>
        <source>Which stored form of the networks is used, where there are several.</source>
        <translation>Que forma guardada das redes é usada, quando há várias.</translation>
    </message>
    <message>
        <source>Which text the printed sign carries.</source>
        <translation>Que texto leva o letreiro impresso.</translation>
    </message>
    <message>
        <source>Whose face moves more slowly, in face widths per second, stands still.</source>
        <translation>Quem move o rosto mais devagar, em larguras de rosto por segundo, está parado.</translation>
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
        <source>Zones</source>
        <translation>Zonas</translation>
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
        <source>days</source>
        <translation>dias</translation>
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
        <source>people</source>
        <translation>pessoas</translation>
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
        <translation>Hoje</translation>
    </message>
    <message>
        <source>people passed by</source>
        <translation>pessoas passaram</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>Interessados</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped and looked</source>
        <translation>
            <numerusform>%Ln parou para ver</numerusform>
            <numerusform>%Ln pararam para ver</numerusform>
        </translation>
    </message>
    <message>
        <source>Attention time</source>
        <translation>Atenção</translation>
    </message>
    <message>
        <source>on average</source>
        <translation>em média</translation>
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
            <numerusform>%Ln interessado</numerusform>
            <numerusform>%Ln interessados</numerusform>
        </translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Hoje por hora</translation>
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
    <message>
        <source>Here now</source>
        <translation>Aqui agora</translation>
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
        <translation>Idioma do letreiro</translation>
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
        <translation>Letreiro para imprimir</translation>
    </message>
    <message>
        <source>Put it where people see it before the camera sees them. It says what the settings do. The texts inform; they are no legal advice.</source>
        <translation>Ponha-o onde as pessoas o vejam antes de a câmara as ver. Diz o que as definições fazem. Os textos informam; não são aconselhamento jurídico.</translation>
    </message>
    <message>
        <source>Picture of the sign: {headline}</source>
        <translation>Imagem do letreiro: {headline}</translation>
    </message>
    <message>
        <source>Save the sign</source>
        <translation>Guardar o letreiro</translation>
    </message>
    <message>
        <source>The sign was saved as {file}</source>
        <translation>O letreiro foi guardado como {file}</translation>
    </message>
</context>
<context>
    <name>SinkCard</name>
    <message>
        <source>Records taken in each of the last 60 minutes</source>
        <translation>Registos aceites em cada um dos últimos 60 minutos</translation>
    </message>
    <message>
        <source>latest state, at least once</source>
        <translation>último estado, pelo menos uma vez</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>À espera</translation>
    </message>
    <message>
        <source>Oldest of them</source>
        <translation>O mais antigo</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Última entrega</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>Taken since the start</source>
        <translation>Aceites desde o arranque</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Recusados</translation>
    </message>
    <message>
        <source>Records per minute</source>
        <translation>Registos por minuto</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrá-los</translation>
    </message>
    <message>
        <source>Refused records</source>
        <translation>Registos recusados</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar agora</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ainda nenhuma</translation>
    </message>
    <message>
        <source>in {n} ms</source>
        <translation>em {n}&#xa0;ms</translation>
    </message>
    <message>
        <source>given up for lack of room: {n}</source>
        <translation>descartados por falta de espaço: {n}</translation>
    </message>
    <message>
        <source>Records that it will not take are kept here: {n}</source>
        <translation>Registos que não aceita, guardados aqui: {n}</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>A testar…</translation>
    </message>
</context>
<context>
    <name>SinkForm</name>
    <message>
        <source>The name stays; remove it and add another.</source>
        <translation>O nome fica; remova o destino e adicione outro.</translation>
    </message>
    <message>
        <source>New destination: {kind}</source>
        <translation>Novo destino: {kind}</translation>
    </message>
    <message>
        <source>Needs an optional package. If it is missing: {command}</source>
        <translation>Precisa de um pacote opcional. Se faltar: {command}</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Para onde</translation>
    </message>
    <message>
        <source>What it gets</source>
        <translation>O que recebe</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Mais definições</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testar</translation>
    </message>
    <message>
        <source>The test is running</source>
        <translation>O teste está a decorrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Menos definições</translation>
    </message>
    <message>
        <source>Choose at least one, or pause the destination instead</source>
        <translation>Escolha pelo menos um, ou ponha antes o destino em pausa</translation>
    </message>
    <message>
        <source>Values to correct: {n}</source>
        <translation>Valores a corrigir: {n}</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>A testar…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>A guardar…</translation>
    </message>
</context>
<context>
    <name>SinkList</name>
    <message>
        <source>Undo</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Add a destination</source>
        <translation>Adicionar um destino</translation>
    </message>
    <message>
        <source>Add by a code</source>
        <translation>Adicionar com um código</translation>
    </message>
    <message>
        <source>Send everything now</source>
        <translation>Enviar tudo agora</translation>
    </message>
    <message>
        <source>Nothing leaves this device</source>
        <translation>Nada sai deste dispositivo</translation>
    </message>
    <message>
        <source>There is no destination. All figures stay in the history of this device, where the page History shows them, and nothing waits to be sent.

With a destination, records go out as they come about: to a collector that shows all your kiosks on one page, to a broker, into files, or to a service of your own. You choose which ones. If the network is away they wait here.</source>
        <translation>Não há nenhum destino. Todos os números ficam no histórico deste dispositivo, onde a página Histórico os mostra, e nada espera para ser enviado.

Com um destino, os registos saem à medida que surgem: para um coletor que mostra todos os seus quiosques numa página, para um broker, para ficheiros ou para um serviço próprio. Escolhe quais. Se faltar a rede, esperam aqui.</translation>
    </message>
    <message>
        <source>Connect to a collector by a code</source>
        <translation>Ligar a um coletor com um código</translation>
    </message>
    <message>
        <source>Add another destination</source>
        <translation>Adicionar outro destino</translation>
    </message>
    <message>
        <source>The destinations are fixed outside this panel: by the environment variable KIOSK_CLOUD__SINKS or the command line.</source>
        <translation>Os destinos estão fixados fora deste painel: pela variável de ambiente KIOSK_CLOUD__SINKS ou pela linha de comandos.</translation>
    </message>
    <message>
        <source>There are {n} destinations, as many as there can be.</source>
        <translation>Há {n} destinos; não pode haver mais.</translation>
    </message>
    <message>
        <source>Waiting to be sent, over all destinations: {n}</source>
        <translation>À espera de envio, em todos os destinos: {n}</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Nada espera para ser enviado.</translation>
    </message>
    <message>
        <source>What waits is being sent now.</source>
        <translation>O que espera está a ser enviado agora.</translation>
    </message>
    <message>
        <source>It has not received {n} records that wait or were refused. They will never reach it. What it has received stays there.</source>
        <translation>Não recebeu {n} registos que esperam ou foram recusados. Nunca lhe chegarão. O que recebeu fica lá.</translation>
    </message>
    <message>
        <source>It has received everything up to now. What it has received stays there.</source>
        <translation>Recebeu tudo até agora. O que recebeu fica lá.</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Remover {name}?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} foi removido.</translation>
    </message>
</context>
<context>
    <name>SmallPicture</name>
    <message>
        <source>Picture of the camera</source>
        <translation>Imagem da câmara</translation>
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
        <translation>{percent}&#xa0;%</translation>
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
    <name>TemplateList</name>
    <message>
        <source>No pictures are kept, only descriptions of the face in numbers.</source>
        <translation>Não se guardam imagens, só descrições numéricas do rosto.</translation>
    </message>
    <message>
        <source>There is no view: this person cannot be recognised. Add some below.</source>
        <translation>Não há nenhuma vista: esta pessoa não pode ser reconhecida. Adicione algumas abaixo.</translation>
    </message>
    <message>
        <source>Quality {n} %</source>
        <translation>Qualidade {n}&#xa0;%</translation>
    </message>
    <message>
        <source>Made with another network or precision: of no use now</source>
        <translation>Feita com outra rede ou precisão: agora não serve</translation>
    </message>
    <message>
        <source>Remove the view {title}</source>
        <translation>Retirar a vista {title}</translation>
    </message>
</context>
<context>
    <name>ThroughputChart</name>
    <message>
        <source>now</source>
        <translation>agora</translation>
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
        <translation>Pessoas aqui agora</translation>
    </message>
    <message>
        <source>People today</source>
        <translation>Pessoas hoje</translation>
    </message>
    <message>
        <source>Interested share</source>
        <translation>Percentagem de interessados</translation>
    </message>
    <message>
        <source>Mean attention</source>
        <translation>Atenção média</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Género</translation>
    </message>
    <message>
        <source>Age bands</source>
        <translation>Faixas etárias</translation>
    </message>
    <message>
        <source>The last minutes</source>
        <translation>Os últimos minutos</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Hoje por hora</translation>
    </message>
</context>
<context>
    <name>TransferTask</name>
    <message>
        <source>All groups</source>
        <translation>Todos os grupos</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase-passe</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>A mesma frase-passe outra vez</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Voltar à lista</translation>
    </message>
    <message>
        <source>Choose where to save</source>
        <translation>Escolher onde guardar</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Escolher o ficheiro</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>Exportar pessoas</translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>Importar pessoas</translation>
    </message>
    <message>
        <source>The file holds names, profiles, consents and descriptions of faces, encrypted with a passphrase. Without the passphrase nobody can read it, and nobody can bring it back. People agreed to be recognised: hand them on only where the consent covers it.</source>
        <translation>O ficheiro contém nomes, perfis, consentimentos e descrições de rostos, cifrados com uma frase-passe. Sem ela ninguém o pode ler e ninguém a pode recuperar. As pessoas consentiram em ser reconhecidas: só transmita os seus dados onde o consentimento o abranja.</translation>
    </message>
    <message>
        <source>Reads a file that another kiosk exported. People who are enrolled here already are left as they are.</source>
        <translation>Lê um ficheiro exportado por outro quiosque. As pessoas já inscritas aqui ficam como estão.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>A processar…</translation>
    </message>
    <message>
        <source>At least {n} letters, for example four words.</source>
        <translation>Pelo menos {n} carateres, por exemplo quatro palavras.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same yet.</source>
        <translation>As duas frases-passe ainda não são iguais.</translation>
    </message>
    <message>
        <source>Where are the people to be saved?</source>
        <translation>Onde guardar as pessoas?</translation>
    </message>
    <message>
        <source>Choose a file of people</source>
        <translation>Escolher um ficheiro de pessoas</translation>
    </message>
    <message>
        <source>Exported to {file}: {people}.</source>
        <translation>Exportado para {file}: {people}.</translation>
    </message>
    <message>
        <source>Added: {added}. Enrolled already: {known}.</source>
        <translation>Adicionado: {added}. Já inscrito: {known}.</translation>
    </message>
    <message>
        <source>Left out, since they were erased here: {people}.</source>
        <translation>Omitido por ter sido apagado aqui: {people}.</translation>
    </message>
</context>
<context>
    <name>TrendFigure</name>
    <message>
        <source>whole picture only</source>
        <translation>só imagem inteira</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>não medido</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sem dados</translation>
    </message>
    <message>
        <source>before: {n}</source>
        <translation>antes: {n}</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>não comparável</translation>
    </message>
    <message>
        <source>no data before</source>
        <translation>sem dados antes</translation>
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
        <source>Audience</source>
        <translation>Audiência</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Pessoas</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Audience check</source>
        <translation>Verificação</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nuvem</translation>
    </message>
    <message>
        <source>What leaves</source>
        <translation>O que sai</translation>
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
        <translation>Linha</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refazer</translation>
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
        <translation>+ Linha</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluído</translation>
    </message>
    <message>
        <source>Undo corner</source>
        <translation>Anular canto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Nothing is drawn. Everybody in the picture counts.

A counting zone has numbers of its own, an ignored area leaves out posters and mirrors, and a line counts who goes in and out.</source>
        <translation>Nada está desenhado. Contam todas as pessoas na imagem.

Uma zona de contagem tem números próprios, uma área ignorada deixa de fora cartazes e espelhos, e uma linha conta quem entra e sai.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Name of the zone</source>
        <translation>Nome da zona</translation>
    </message>
    <message>
        <source>Turn the direction round</source>
        <translation>Inverter a direção</translation>
    </message>
    <message>
        <source>Remove this corner</source>
        <translation>Remover este canto</translation>
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
        <translation>Zona de contagem</translation>
    </message>
    <message>
        <source>Tap where the line begins.</source>
        <translation>Toque onde a linha começa.</translation>
    </message>
    <message>
        <source>Tap where it ends. Going in is from its left to its right.</source>
        <translation>Toque onde termina. Entra-se da sua esquerda para a sua direita.</translation>
    </message>
    <message>
        <source>Tap the corners one after the other.</source>
        <translation>Toque nos cantos um após o outro.</translation>
    </message>
    <message>
        <source>Tap more corners, or the first one again to close the shape.</source>
        <translation>Toque em mais cantos, ou de novo no primeiro para fechar a forma.</translation>
    </message>
    <message>
        <source>There is room for 16 zones.</source>
        <translation>Há espaço para 16 zonas.</translation>
    </message>
    <message>
        <source>The arrow shows the way in. Drag the ends, or the whole line.</source>
        <translation>A seta mostra a entrada. Arraste as pontas ou a linha inteira.</translation>
    </message>
    <message>
        <source>Its edges cross each other, so that parts of it are outside.</source>
        <translation>As suas arestas cruzam-se, de modo que há partes que ficam de fora.</translation>
    </message>
    <message>
        <source>Drag corners or the whole shape; a small dot makes a new corner.</source>
        <translation>Arraste os cantos ou toda a forma; um ponto pequeno cria um canto.</translation>
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
        <translation>Zonas na imagem</translation>
    </message>
    <message>
        <source>Page up and down choose a zone, space a corner, the arrow keys move it, delete removes it</source>
        <translation>Page up e down escolhem uma zona, espaço um canto, as setas movem-no, Delete remove-o</translation>
    </message>
</context>
<context>
    <name>_NeedRow</name>
    <message>
        <source>from {px} px, up to {m} m away</source>
        <translation>a partir de {px}&#xa0;px, até {m}&#xa0;m</translation>
    </message>
    <message>
        <source>from {px} px, up to about {m} m away</source>
        <translation>a partir de {px}&#xa0;px, até cerca de {m}&#xa0;m</translation>
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
        <translation>Descer {name}</translation>
    </message>
</context>
</TS>
