# Sourced by the run scripts. install_missing PACKAGE=COMMAND ...: installs the Debian packages whose command (or file) is not there.
# Returns 1, after saying why, where something is missing still.

install_missing() {
    missing=
    for pair in "$@"; do
        package=${pair%%=*}
        proof=${pair#*=}
        case $proof in
            lib*) PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null | grep -qF "$proof" || missing="$missing $package" ;;
            /*) [ -e "$proof" ] || missing="$missing $package" ;;
            *) PATH="$PATH:/usr/sbin:/sbin" command -v "$proof" >/dev/null 2>&1 || missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0

    if ! command -v apt-get >/dev/null 2>&1; then
        echo "Missing:$missing. This machine has no apt-get: install what its own packages call them." >&2
        return 1
    fi
    root=
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            echo "Missing:$missing. As root: apt-get install -y --no-install-recommends$missing" >&2
            return 1
        fi
        echo "Installing$missing with sudo." >&2
        root=sudo
    else
        echo "Installing$missing." >&2
    fi
    # shellcheck disable=SC2086 # a list of words
    $root env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >&2 &&
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing </dev/null >&2 && return 0
    echo "Could not install:$missing." >&2
    return 1
}
