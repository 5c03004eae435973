#!/bin/sh
# Starts Latchkey on Payara Micro. The folder of this script contains preboot.asadmin, derby.asadmin and
# postgresql.asadmin. $LATCHKEY_HOME contains payara-micro.jar, latchkey.war and lib/ (the JDBC drivers).
# Every setting is an environment variable, as on Open Liberty.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${LATCHKEY_HOME:-$here}
HTTP_PORT=${HTTP_PORT:-9080}
DB_DIR=${DB_DIR:-$home/data}
# Behind a pooler in transaction mode, prepared statements do not work.
if [ "${DB_POOLER:-none}" = transaction ]; then DB_PREPARE_THRESHOLD=0; else DB_PREPARE_THRESHOLD=3; fi
# Nor can timeouts be set per connection. Set them on the role instead: docs/operations.md.
if [ "${DB_POOLER:-none}" = transaction ]; then DB_TIME_LIMITS='&preferQueryMode=extended'; export DB_TIME_LIMITS; fi
# A development server shows every mail, so by default only this machine can connect.
if [ "${LATCHKEY_MODE:-development}" = production ]; then
  HTTP_HOST=${HTTP_HOST:-*}
fi
HTTP_HOST=${HTTP_HOST:-localhost}
if [ "$HTTP_HOST" = '*' ]; then
  HTTP_HOST=0.0.0.0
fi
# This server hosts only Latchkey. So if Latchkey refuses to start, the process ends.
LATCHKEY_EXIT_WHEN_REFUSED=${LATCHKEY_EXIT_WHEN_REFUSED:-on}
# Values and logs are UTF-8 and times are UTC, independent of LANG and TZ.
LC_ALL=C.UTF-8
# The server replaces variables in postgresql.asadmin before it parses the file, so a quotation mark in a
# password would break the command. This text is replaced later.
DB_PASSWORD_LATER='${ENV=DB_PASSWORD:none}'
export HTTP_PORT HTTP_HOST DB_DIR DB_PASSWORD_LATER DB_PREPARE_THRESHOLD LATCHKEY_EXIT_WHEN_REFUSED LC_ALL
# If the database cannot be used, one line says why, before Payara itself tries to connect.
exec java -Declipselink.session.customizer=dev.latchkey.payara.FirstConnection \
  -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Duser.timezone=UTC \
  ${JAVA_OPTS:--Xmx512m} -jar "$home/payara-micro.jar" \
  --nocluster --nohazelcast --disablephonehome \
  --addlibs "$home/lib" \
  --prebootcommandfile "$here/preboot.asadmin" \
  --postbootcommandfile "$here/${DB_KIND:-derby}.asadmin" \
  --deploy "$home/latchkey.war" "$@"
