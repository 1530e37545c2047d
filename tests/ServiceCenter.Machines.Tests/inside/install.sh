#!/bin/bash
# Installs a package on a copy of this machine's system, and runs its service as its unit says. Everything is thrown away at the end.
#   unshare --mount install.sh FOLDER PACKAGE.deb NAME        (FOLDER/notify is the socket that stands for systemd's)
# Says what it did, a line each; goes on when a line comes on standard input.
set -u
folder=$1 package=$2 name=$3
root=$folder/root
mkdir -p "$folder/layer" "$root"
mount -t tmpfs none "$folder/layer"
mkdir "$folder/layer/up" "$folder/layer/work"
mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/layer/up,workdir=$folder/layer/work" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root$folder"
mount --bind "$folder" "$root$folder"
rm -rf "$root/run/systemd/system" # there is no systemd here

inside() { chroot "$root" "$@"; }
say() { echo "$1"; read -r _; }

inside dpkg -i "$package" >"$folder/dpkg.log" 2>&1
say "installed $? $(tail -1 "$folder/dpkg.log")"

# The test's settings stand where an administrator would write them.
cat "$folder/settings" >>"$root/etc/servicecenter/$name.env"
unit=$root/usr/lib/systemd/system/servicecenter-$name.service
of() { sed -n "s/^$1=//p" "$unit"; }
user=$(of User)
inside install -d -o "$user" -g "$user" -m "$(of StateDirectoryMode)" "/var/lib/$(of StateDirectory)"
mapfile -t environment < <(of Environment; grep -v '^#\|^$' "$root$(of EnvironmentFile | sed 's/^-//')")
# Not the function: the signal below is for the program, not for a shell around it.
chroot "$root" setpriv --reuid "$user" --regid "$user" --init-groups env -i PATH="$PATH" "${environment[@]}" \
    NOTIFY_SOCKET="$folder/notify" WATCHDOG_USEC=3000000 "$(of ExecStart)" >"$folder/service.log" 2>&1 &
service=$!
say "started $user"
kill -TERM $service 2>/dev/null
wait $service
say "ended $?"
inside "servicecenter-$name" verify >"$folder/verify.log" 2>&1 </dev/null
say "verified $?"
inside dpkg -P "servicecenter-$name" >"$folder/purge.log" 2>&1
say "purged $? $(inside ls "/var/lib/servicecenter/$name" 2>/dev/null | tr '\n' ' ')"
