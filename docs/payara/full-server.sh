#!/bin/sh
# Makes the resources of Latchkey in a running domain of Payara Server and deploys it:
#   full-server.sh derby|postgresql /path/to/latchkey.war [asadmin options, such as --port 4848]
# The domain reads the same environment variables as Payara Micro does, at each of its starts.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
kind=$1
war=$2
shift 2
asadmin=${ASADMIN:-asadmin}
commands=$(mktemp)
trap 'rm -f "$commands"' EXIT
# What an earlier run has made.
printf '%s\n' 'delete-javamail-resource mail/latchkey' \
  'delete-jdbc-connection-pool --cascade=true latchkey' > "$commands"
"$asadmin" "$@" multimode --file "$commands" > /dev/null 2>&1 || true
# asadmin takes one pair of quotation marks away before the server reads them.
cat "$here/preboot.asadmin" "$here/$kind.asadmin" |
  sed 's/network-listener\.http-listener\./network-listener.http-listener-1./
       s/network-listener\.https-listener\./network-listener.http-listener-2./
       s/protocol\.http-listener\./protocol.http-listener-1./
       s/protocol\.https-listener\./protocol.http-listener-2./
       s/--property \([^ ]*\)/--property '\''\1'\''/' > "$commands"
"$asadmin" "$@" multimode --file "$commands"
"$asadmin" "$@" deploy --force --contextroot / --name latchkey "$war"
