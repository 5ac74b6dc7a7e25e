@echo off
rem Sets everything up and starts the kiosk. Options are handed on: run.bat --windowed
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0scripts\windows.ps1" run %*
exit /b %ERRORLEVEL%
