# Sets up .venv and the pinned packages, then starts the kiosk or runs all checks and tests.
# Usage: run.bat [options of `kiosk run`], test.bat [options of pytest]
# A second run finds that nothing has changed and starts at once. PYTHON names the Python to use.
# No param block: PowerShell would take options like -k for its own.
$Task = $args[0]
$Rest = @($args | Select-Object -Skip 1)
$ErrorActionPreference = 'Stop'
Set-Location (Split-Path -Parent $PSScriptRoot)
$bin = Join-Path (Get-Location) '.venv\Scripts'
$stamp = '.venv\.set-up'
$profileName = if ($Task -eq 'test') { 'dev' } else { 'run' }

function Stop-SetUp([string]$Problem, [string]$Advice) {
    Write-Host "`nSet-up cannot go on: $Problem" -ForegroundColor Red
    Write-Host "  $Advice"
    exit 1
}

function Test-Python([string[]]$Command) {
    $check = 'import struct, sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 13)' +
        ' and struct.calcsize(''P'') == 8))'
    try {
        $more = @($Command | Select-Object -Skip 1)
        & $Command[0] @more -c $check 2>$null | Out-Null
        return $LASTEXITCODE -eq 0
    } catch {
        return $false
    }
}

function Find-Python {
    $candidates = @()
    if ($env:PYTHON) { $candidates += , @($env:PYTHON) }
    foreach ($version in '3.13', '3.12', '3.11') { $candidates += , @('py', "-$version") }
    $candidates += , @('python')
    foreach ($candidate in $candidates) {
        if (Test-Python $candidate) { return , $candidate }
    }
    Stop-SetUp 'Python 3.11, 3.12 or 3.13 (64 bit) was not found.' `
        'Install it, for example: winget install Python.Python.3.13'
}

# The folder is part of the key because a virtual environment cannot be moved.
function Get-Key([string]$Name) {
    $files = 'pyproject.toml', 'constraints.txt', 'scripts\windows.ps1'
    $hashes = $files | ForEach-Object { (Get-FileHash $_ -Algorithm SHA256).Hash }
    return "$($hashes -join ' ') $(Get-Location) $Name"
}

function Test-SetUp {
    if (-not ((Test-Path "$bin\python.exe") -and (Test-Path $stamp))) { return $false }
    $done = (Get-Content $stamp -Raw).Trim()
    return ($done -eq (Get-Key 'dev')) -or ($done -eq (Get-Key $profileName))
}

function Install-Packages([string[]]$Names) {
    & "$bin\python.exe" -m pip install -q --disable-pip-version-check -c constraints.txt @Names
    if ($LASTEXITCODE -ne 0) {
        Stop-SetUp 'pip could not install the packages.' `
            'Its messages are above. Behind a proxy, set HTTPS_PROXY and try again.'
    }
}

function Invoke-SetUp {
    if (Test-Path $stamp) { Remove-Item $stamp }
    if (-not (Test-Python @("$bin\python.exe"))) {
        $python = Find-Python
        $more = @($python | Select-Object -Skip 1)
        Write-Host '==> Creating .venv'
        & $python[0] @more -m venv --clear .venv
        if ($LASTEXITCODE -ne 0) { Stop-SetUp '.venv could not be made.' 'See the messages above.' }
    }
    Write-Host '==> Installing packages (some 700 MB on the first run)'
    Install-Packages @('hatchling', 'editables')
    $project = if ($profileName -eq 'dev') { '.[dev]' } else { '.' }
    Install-Packages @('--no-build-isolation', '-e', $project)
    Set-Content -Path $stamp -Value (Get-Key $profileName)
    Write-Host '==> Set up. The next start goes without this.'
}

function Start-Kiosk {
    & "$bin\kiosk.exe" models fetch
    if ($LASTEXITCODE -ne 0) {
        Write-Host 'The models could not be fetched now; the kiosk will say what to do.'
    }
    & "$bin\kiosk.exe" run @Rest
    exit $LASTEXITCODE
}

function Invoke-Tests {
    $failed = @()
    # Where PyTorch is not installed there are no types to check training/ against.
    $types = @('mypy.exe')
    $find = 'import importlib.util as i, sys; sys.exit(i.find_spec(''torch'') is None)'
    & "$bin\python.exe" -c $find
    if ($LASTEXITCODE -ne 0) { $types += '-p', 'kiosk' }
    $checks = [ordered]@{
        style        = @('ruff.exe', 'check', '.')
        format       = @('ruff.exe', 'format', '--check', '.')
        types        = $types
        layers       = , 'lint-imports.exe'
        translations = @('python.exe', 'scripts\translations.py', '--check')
    }
    foreach ($name in $checks.Keys) {
        Write-Host "==> $name"
        $options = @($checks[$name] | Select-Object -Skip 1)
        & "$bin\$($checks[$name][0])" @options
        if ($LASTEXITCODE -ne 0) { $failed += $name }
    }
    if ($failed) { Write-Host "==> FAILED: $($failed -join ', '); see above." -ForegroundColor Red }
    Write-Host '==> tests'
    & "$bin\python.exe" -m pytest -n 2 --dist worksteal @Rest
    $code = $LASTEXITCODE
    if ($failed) { exit 1 }
    exit $code
}

if (-not (Test-SetUp)) { Invoke-SetUp }
if ($Task -eq 'test') { Invoke-Tests } else { Start-Kiosk }
