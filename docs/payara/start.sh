#!/bin/sh
# Starts Latchkey on Payara Micro. Beside this script: preboot.asadmin, derby.asadmin and
# postgresql.asadmin; in $LATCHKEY_HOME: payara-micro.jar, latchkey.war, lib/ (the JDBC drivers).
# Every setting is an environment variable, as on Open Liberty.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${LATCHKEY_HOME:-$here}
HTTP_PORT=${HTTP_PORT:-9080}
DB_DIR=${DB_DIR:-$home/data}
# A pooler in transaction mode keeps no prepared statement for its caller.
if [ "${DB_POOLER:-none}" = transaction ]; then DB_PREPARE_THRESHOLD=0; else DB_PREPARE_THRESHOLD=3; fi
# Nor are limits of time set on a connection to it: docs/operations.md sets them on the role.
if [ "${DB_POOLER:-none}" = transaction ]; then DB_TIME_LIMITS='&preferQueryMode=extended'; export DB_TIME_LIMITS; fi
# A development server shows every mail: unless told otherwise, only to this machine.
if [ "${LATCHKEY_MODE:-development}" = production ]; then
  HTTP_HOST=${HTTP_HOST:-*}
fi
HTTP_HOST=${HTTP_HOST:-localhost}
if [ "$HTTP_HOST" = '*' ]; then
  HTTP_HOST=0.0.0.0
fi
# Nothing but Latchkey is on this server, so the process ends when Latchkey refuses to start.
LATCHKEY_EXIT_WHEN_REFUSED=${LATCHKEY_EXIT_WHEN_REFUSED:-on}
# Values and logs are UTF-8 and times are UTC, whatever LANG and TZ say.
LC_ALL=C.UTF-8
# The server puts variables into postgresql.asadmin before it reads it, and a quotation mark in a password
# would end its line. So the line gets this, which the server looks up later.
DB_PASSWORD_LATER='${ENV=DB_PASSWORD:none}'
export HTTP_PORT HTTP_HOST DB_DIR DB_PASSWORD_LATER DB_PREPARE_THRESHOLD LATCHKEY_EXIT_WHEN_REFUSED LC_ALL
exec java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Duser.timezone=UTC \
  ${JAVA_OPTS:--Xmx512m} -jar "$home/payara-micro.jar" \
  --nocluster --nohazelcast --disablephonehome \
  --addlibs "$home/lib" \
  --prebootcommandfile "$here/preboot.asadmin" \
  --postbootcommandfile "$here/${DB_KIND:-derby}.asadmin" \
  --deploy "$home/latchkey.war" "$@"
