# What the scripts of this folder share; sourced, after out=, host_port= and data= are set. programs= holds the ids of what must go on running.

# await WHAT COMMAND...: until the command succeeds. The limit is for what never comes: a busy machine makes everything here slow.
await() {
    local what=$1 end=$((SECONDS + 900))
    shift
    until "$@"; do
        ((SECONDS < end)) || fail "waited in vain for $what"
        for id in ${programs-}; do kill -0 $id 2>/dev/null || fail "a program ended while the script waited for $what"; done
        sleep 0.3
    done
}
fail() {
    echo "$1"
    tail -n 5 $out/*.log
    exit 1
}

# ask PORT METHOD PATH [HEADERS [BODY]]: the whole answer, over HTTP/1.0 so that it ends with the connection.
ask() {
    (
        exec 9<>/dev/tcp/127.0.0.1/"$1" || exit 1
        printf '%s %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n%bContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
            "$2" "$3" "$1" "${4-}" "${#5}" "${5-}" >&9
        cat <&9
    ) 2>/dev/null
}
body() { sed '1,/^\r$/d'; }

ready() { ask $host_port GET /health/ready '' '' | grep -q '^HTTP/1.1 200'; }
said() { grep -q -- "$1" $out/messages.log; }
is_there() { [ -e "$1" ]; }
