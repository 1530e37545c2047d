#!/bin/bash
# Installs a package on a copy of this machine's system, and boots that: a real systemd, with nothing to start but this one service, in namespaces and a
# cgroup of its own. Everything is thrown away when standard input ends.
#   unshare --mount boot.sh FOLDER PACKAGE.deb NAME
# Says "booted PID", or why it cannot, and ends with 77 then.
set -u
folder=$1 package=$2 name=$3
root=$folder/root cgroup=$folder/cgroup/servicecenter-test-$$
cannot() { echo "$1"; exit 77; }

mkdir -p "$folder/layer" "$folder/cgroup" "$root"
mount -t tmpfs none "$folder/layer" 2>&1 || cannot "nothing can be mounted here"
mkdir "$folder/layer/up" "$folder/layer/work"
mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/layer/up,workdir=$folder/layer/work" "$root" || cannot "no overlay can be mounted here"
mount -t cgroup2 none "$folder/cgroup" && mkdir "$cgroup" || cannot "no cgroup of its own can be made here"

mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root$folder"
chroot "$root" dpkg -i "$package" >"$folder/dpkg.log" 2>&1 || cannot "$(cat "$folder/dpkg.log")"
cat "$folder/settings" >>"$root/etc/servicecenter/$name.env"
umount "$root/proc"
umount -l "$root/dev"

# Of this machine's own services none is started.
rm -f "$root/etc/fstab" "$root/run/systemd/system"
for target in sysinit basic local-fs remote-fs sockets timers paths multi-user; do
    rm -rf "$root"/{etc,usr/lib}/systemd/system/$target.target.wants
done
mkdir -p "$root/etc/systemd/system/multi-user.target.wants" "$root/etc/systemd/system/servicecenter-$name.service.d"
ln -s "/usr/lib/systemd/system/servicecenter-$name.service" "$root/etc/systemd/system/multi-user.target.wants/"
# As the unit has it, but for the minute that a test would wait for the watchdog.
printf '[Service]\nWatchdogSec=5\n' >"$root/etc/systemd/system/servicecenter-$name.service.d/test.conf"
echo 0123456789abcdef0123456789abcdef >"$root/etc/machine-id"

cat >"$folder/init.sh" <<'INIT'
root=$1
ip link set lo up
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/dev"
for device in null zero full random urandom tty; do touch "$root/dev/$device"; mount --bind "/dev/$device" "$root/dev/$device"; done
mkdir "$root/dev/shm"
mount -t tmpfs tmpfs "$root/sys"
mkdir -p "$root/sys/fs/cgroup"
mount -t cgroup2 none "$root/sys/fs/cgroup"
hostname queue-host
cd "$root"
exec chroot "$root" env -i container=test PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --unit=multi-user.target --log-target=console --show-status=0
INIT
# systemd may do as it likes with all that it finds in the cgroup that it begins in.
(echo $BASHPID >"$cgroup/cgroup.procs" && exec unshare --cgroup --pid --mount --net --uts --ipc --fork --kill-child bash "$folder/init.sh" "$root" >"$folder/systemd.log" 2>&1 </dev/null) &
outside=$!
until init=$(pgrep -P $outside); do kill -0 $outside 2>/dev/null || cannot "$(cat "$folder/systemd.log")"; done
echo "booted $init"
cat >/dev/null
kill -KILL "$init"
wait $outside 2>/dev/null
find "$cgroup" -depth -type d -exec rmdir {} +
