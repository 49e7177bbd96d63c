@echo off
rem Starts enantio on Windows; does what the file "enantio" does elsewhere, more simply. Written, but not run by its authors.
rem It builds where there is no build; after changing sources build again with: mvn -q -B -Dmaven.test.skip=true package
setlocal
set "HOME_DIR=%~dp0"
where java >nul 2>nul || (echo enantio: java was not found. Install a JDK of version 17 or newer. 1>&2 & exit /b 2)
if exist "%HOME_DIR%target\enantio.jar" goto run
where mvn >nul 2>nul || (echo enantio: mvn was not found. Install Maven 3.8 or newer to build enantio. 1>&2 & exit /b 2)
echo enantio: building, this takes a minute the first time 1>&2
pushd "%HOME_DIR%"
call mvn -q -B -Dmaven.test.skip=true package 1>&2
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (echo enantio: the build failed, see above. 1>&2 & exit /b 2)
:run
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "%HOME_DIR%target\enantio.jar" %*
exit /b %ERRORLEVEL%
