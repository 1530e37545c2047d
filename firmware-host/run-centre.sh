#!/bin/sh
# A whole small centre on this machine, with customers and agents who come by themselves: http://127.0.0.1:5080
# Further arguments go to the centre: firmware-host/run-centre.sh --urls http://127.0.0.1:8080
set -e
cd "$(dirname "$0")/.."
. tests/install.sh

command -v dotnet >/dev/null 2>&1 || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download" >&2; exit 1; }
install_missing mosquitto=mosquitto mosquitto-clients=mosquitto_sub libmosquitto1=libmosquitto.so.1 ||
    echo "Without Mosquitto the centre uses its in-process bus: everything works, but no other machine or program can join." >&2

[ -d firmware-host/ServiceCenter.AllInOne/bin ] || echo "Building the centre: the first time that takes minutes on a small machine." >&2
exec dotnet run -c Release --project firmware-host/ServiceCenter.AllInOne -- --demo "$@"
