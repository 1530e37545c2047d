#!/bin/bash
# Runs inside the device lab: devices.sh PROBE. The hardware room alone on the kernel's devices; each check prints lines "name value".
set -eu
probe=$1
dotnet "$probe" printer
