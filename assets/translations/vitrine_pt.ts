<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values to correct: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes not applied yet: {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnalysisPage</name>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is computed about faces, and how.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judging faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Following people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the networks run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not on this machine)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AreaEditor</name>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the pictures come from and which part is analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region of interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a source fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found on this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture asked of a camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloudPage</name>
    <message>
        <source>Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where changes of the number of people are published. No pictures are sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection test is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed tries: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last: {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply in {n} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicePage</name>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who this kiosk is and how it speaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Fixed outside this panel: by the environment variable {variable} or the command line.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the program is doing now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time per frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text for support, without secrets, faces or names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>camera to result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dropped} of {captured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems since the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock and close the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{page}, something is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks in {n} s</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capitals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OperatorPanel</name>
    <message>
        <source>Operator panel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OperatorTexts</name>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As fast as possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts, age and gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blurred faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avatars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a touch screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture from the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes are published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easily guessed: it repeats itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easily guessed: the digits are in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Easily guessed: it reads as a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored password will be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be stored in the key store of this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password is stored; type a new one to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No password is stored.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN pad</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the PIN to change settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the present PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {least} to {most} digits; they open the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the new PIN once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two were not the same; choose again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What passers-by see of themselves, and how they are told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgramPage</name>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window, settings file, PIN, and leaving the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window and panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry settings to another kiosk. The PIN and passwords are not included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change PIN…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit program…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk stops counting until it is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings were exported to {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values read: {n}. Changed: {m}. Check them, then apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values read: {n}. Nothing differs from the present settings.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move the region, with Shift they change its size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen view shows no picture of the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A face is counted once it has been followed for this long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A face that comes back within this time is the same person; kept in memory only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A face that was not seen for this long is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A face turned or tilted by less is looking at the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A live source that gives no new or only identical pictures for this time is closed and opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request that takes longer is repeated later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also estimate the emotion of each face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also write the latest counts to a JSON file on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arithmetic on the device; default lets OpenVINO choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base address of the server, such as http://192.168.1.10:9002.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below this confidence the gender is shown and counted as ?.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts of this size and above are not published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover the whole screen at the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detection threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces whose shorter side is smaller are ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces with a lower confidence are not shown or counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For servers that ask for one; the password is kept in the key store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up opening a source after this time and try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has the wrong form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height asked of a camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest plausible count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How changes leave the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast a file is played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is computed about a face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inference device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the window; auto follows the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left, top, right and bottom must be numbers from 0 (0 %) to 1 (100 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local snapshot file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock again after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May contain only {allowed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror live pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a text in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be at least 5 % wide and high, with left &lt; right, top &lt; bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be at least {minimum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be at most {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be between {minimum} and {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be one of: {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must have at least {min_length} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must have at most {max_length} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must not contain a user name or password; use their own fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must not contain spaces, ? or #</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must start with http:// or https:// followed by a host name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name under which this kiosk reports; letters, digits and - _ . only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network that finds the faces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Palette of the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the upright picture that is analysed and shown: left, top, right, bottom as fractions of its width and height.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate asked of a camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region of interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember faces for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show cameras and streams as in a mirror; files are never mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a file again at its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell passers-by on the screen that faces are analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operator panel closes after this time without a touch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time allowed for a reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the picture clockwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the public screen shows of the people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it stands, in your own words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the networks run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which stored form of the networks is used, where there are several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width asked of a camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own text of the notice; empty uses the standard text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto shows it when the device has a touch screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>camera:0, a device path, a video file, rtsp://..., a folder or glob of pictures, sim:NAME, or auto: the first camera, else the simulated scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters, digits and - _ .</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved and in force</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
