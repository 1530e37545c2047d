#!/bin/bash
# Runs inside the device lab: gpio.sh PROBE DRIVER. One driver of the GPIO lines on the kernel's; each check prints lines "name value".
set -eu
probe=$1 driver=$2
dotnet "$probe" chips "$driver"
dotnet "$probe" edges "$driver" 3 20
