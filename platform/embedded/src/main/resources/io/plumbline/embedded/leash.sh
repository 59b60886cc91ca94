# Runs a command that ends when the process holding the other end of standard input ends,
# however that happens. $1 is the signal that asks the command to stop, the rest is the command.
signal=$1
shift
exec 3<&0 </dev/null
( (
  trap '' INT HUP
  exec sh -c '
    while read -r _ <&3; do :; done
    kill -s "$2" "$1" 2>/dev/null || exit 0
    tries=0
    while kill -0 "$1" 2>/dev/null; do
      tries=$((tries + 1))
      [ "$tries" -lt 100 ] || exec kill -s KILL "$1"
      sleep 0.1
    done' leash "$$" "$signal"
) >/dev/null 2>&1 & )
if command -v setsid >/dev/null; then
  exec setsid "$@" 3<&-
fi
exec "$@" 3<&-
