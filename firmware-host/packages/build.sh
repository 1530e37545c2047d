#!/bin/bash
# Makes a Debian package of every program: build.sh [--no-build] FOLDER
# They are portable (Architecture: all): what they need beside themselves is the ASP.NET Core 10 runtime, which Debian does not carry.
set -eu
build=
if [ "${1:-}" = --no-build ]; then build=--no-build; shift; fi
[ $# = 1 ] || { echo "Usage: build.sh [--no-build] FOLDER" >&2; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
parts=firmware-host/packages
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# package NAME PROJECT DEPENDS RECOMMENDS DESCRIPTION
package() {
    name=$1 project=$2 root=$work/$1
    home=$root/usr/lib/servicecenter/$name
    assembly=$(basename "$project").dll
    mkdir -p "$root/DEBIAN" "$home" "$root/usr/lib/systemd/system" "$root/usr/bin" "$root/etc/servicecenter" "$root/usr/share/doc/servicecenter-$name"
    dotnet publish "$project" -c Release $build -o "$home" --nologo -v q -p:UseAppHost=false >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    rm -f "$home"/*.pdb "$home"/*.xml "$home"/web.config
    # SQLite for the machines that Debian's packages go to.
    find "$home/runtimes" -mindepth 1 -maxdepth 1 ! -name linux-x64 ! -name linux-arm64 ! -name linux-arm -exec rm -r {} + 2>/dev/null || true
    chmod -R a+rX "$home"
    sed "s/@ASSEMBLY@/$assembly/" $parts/run >"$home/run"
    chmod 755 "$home/run"
    sed "s/@NAME@/$name/g" $parts/command >"$root/usr/bin/servicecenter-$name"
    chmod 755 "$root/usr/bin/servicecenter-$name"
    cp "broker-config/systemd/servicecenter-$name.service" "$root/usr/lib/systemd/system/"
    cp "$parts/$name.env" "$root/etc/servicecenter/$name.env"
    chmod 640 "$root/etc/servicecenter/$name.env" # keys are written into it
    cp LICENSE "$root/usr/share/doc/servicecenter-$name/copyright"
    echo "/etc/servicecenter/$name.env" >"$root/DEBIAN/conffiles"
    for script in postinst prerm postrm; do
        sed "s/@NAME@/$name/g" "$parts/$script" >"$root/DEBIAN/$script"
        chmod 755 "$root/DEBIAN/$script"
    done
    cat >"$root/DEBIAN/control" <<CONTROL
Package: servicecenter-$name
Version: $version
Architecture: all
Section: misc
Priority: optional
Maintainer: The ServiceCenter maintainers <maintainers@example.org>
Installed-Size: $(du -sk "$root" | cut -f1)
Depends: adduser, $3
Recommends: aspnetcore-runtime-10.0${4:+, $4}
Description: ServiceCenter: $5
 Queue and counter system for service centres. Settings: /etc/servicecenter/$name.env.
CONTROL
    dpkg-deb --root-owner-group --build "$root" "$out" >/dev/null
    echo "$out/servicecenter-${name}_${version}_all.deb"
}

package host firmware-host/ServiceCenter.CentralHost.App "mosquitto, libmosquitto1" "" "the central host"
package kiosk kiosk/ServiceCenter.Kiosk.App "libmosquitto1" "espeak-ng, alsa-utils, libpangocairo-1.0-0, fonts-dejavu-core" "a ticket kiosk"
package box kiosk/ServiceCenter.CounterBox.App "libmosquitto1" "" "a button box at a counter"
package display display/ServiceCenter.Display.App "libmosquitto1" "espeak-ng, alsa-utils" "a wall display"
package all-in-one firmware-host/ServiceCenter.AllInOne "mosquitto, libmosquitto1" "espeak-ng, alsa-utils, libpangocairo-1.0-0, fonts-dejavu-core" "a whole small centre in one program"
