@echo off
setlocal

rem An mvn on PATH that leads back here has to look broken to the probe below.
if defined MVNW_PROBE exit /b 1

set "MVNW_FOUND="
set "MVNW_PROBE=1"
mvn -v 2>nul | findstr /r "Apache.Maven.3\.[89]\. Apache.Maven.3\.[1-9][0-9]\. Apache.Maven.[4-9]\." >nul && set "MVNW_FOUND=1"
set "MVNW_PROBE="
rem Where mvn is an exe and no batch file, control comes back here.
if defined MVNW_FOUND mvn %* & exit /b

set "MVNW_JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "MVNW_JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_HOME for %%j in (java.exe) do set "MVNW_JAVA=%%~$PATH:j"
if not defined MVNW_JAVA echo mvnw: no java found: install a JDK 17 or newer, then set JAVA_HOME or PATH 1>&2 & exit /b 1

set "MVNW_INSTALLER=%~dp0.mvn\wrapper\InstallMaven.java"
set "MVNW_NAME="
for /f "tokens=6 delims=; " %%v in ('findstr /c:" VERSION = " "%MVNW_INSTALLER%"') do set "MVNW_NAME=apache-maven-%%~v"
if not defined MVNW_NAME exit /b 1

set "MVNW_HOME=%USERPROFILE%\.m2"
if defined MAVEN_USER_HOME set "MVNW_HOME=%MAVEN_USER_HOME%"
rem Apache's own wrapper keeps its copies in other directories beside this one.
set "MVNW_HOME=%MVNW_HOME%\wrapper\dists\%MVNW_NAME%\%MVNW_NAME%"
if not exist "%MVNW_HOME%\bin\mvn.cmd" "%MVNW_JAVA%" "%MVNW_INSTALLER%" "%MVNW_HOME%" || exit /b 1
"%MVNW_HOME%\bin\mvn.cmd" %*
