@echo off
rem Sets everything up and runs all checks and tests. Options are handed to pytest.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0scripts\windows.ps1" test %*
exit /b %ERRORLEVEL%
