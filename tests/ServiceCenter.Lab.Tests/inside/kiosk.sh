#!/bin/bash
# Runs inside the device lab: kiosk.sh HOST KIOSK PROBE CENTRE. The host with its broker, a kiosk on GPIO lines and a USB printer, each
# the very program of the product. Fingers press; what came of it lies in /lab/out: papers/, messages.log (all of MQTT), screens.log
# (all that the kiosk's screen said), conservation-*.json, centre/ (the host's data), and the programs' own logs. The tests outside judge.
#
# Papers, in order: 1 warms everything up, 2 is one press, 3 to 52 are the fifty, 53 meets silence, 54 the end of the roll, 55 a new roll.
# Those of the mashed presses follow, and the one of the button that something leans on.
set -u
host=$1 kiosk=$2 probe=$3 centre=$4
out=/lab/out papers=/lab/out/papers data=/tmp/lab-centre
button=3 lamp=5 host_port=5080 kiosk_port=5090
mkdir -p $papers $data
cd $data || exit 1 # ASP.NET watches the folder it is started in, and every folder below
# An emulated processor is slow at compiling: methods are compiled once, and not a second time better.
export DOTNET_TieredPGO=0 DOTNET_TC_CallCounting=0

. "$(dirname "$0")/common.sh"

shown() { grep -q -- "$1" $out/screens.log; }
lamp_is() { [ "$(lab-gpio $lamp)" = "$1" ]; }
paper() { is_there "$papers/paper-$(printf '%04d' "$1").bin"; }
reported() { [ "$(grep -c '^sc/lab/event .*"kind":"ticket-printed"' $out/messages.log)" -ge "$1" ]; }
issued() { grep -c '^sc/lab/event .*"kind":"ticket-issued"' $out/messages.log; }
# understood BEFORE: the lamp is lit, or was while nobody looked, for there is one ticket more.
understood() {
    if lamp_is 1; then echo lit >>$out/lamp.log; else (($(issued) > $1)); fi
}
conservation() { ask $host_port GET /api/conservation "Authorization: Bearer $token\r\n" '' | body >"$out/conservation-$1.json"; }

# A finger that waits until the lamp of the last press is out, and holds the button until it is understood.
press() {
    await "the lamp to go out" lamp_is 0
    local before
    before=$(issued)
    lab-gpio $button up
    await "the press to be understood" understood "$before"
    lab-gpio $button down
}

ServiceCenter__Data=$data ServiceCenter__Centre=$centre ServiceCenter__Security__AdminPassword=lab-admin-password \
    ServiceCenter__PublicUrl=http://queue.example dotnet "$host" --urls http://127.0.0.1:$host_port >$out/host.log 2>&1 &
host_id=$! programs=$!
echo answers >$papers/mood
dotnet "$probe" print $papers >$out/printer.log 2>&1 &
await "the broker's secrets" grep -q '"kiosk-1"' $data/broker/secrets.json 2>/dev/null

ServiceCenter__Site=lab ServiceCenter__Device=kiosk-1 ServiceCenter__Data=/tmp/lab-kiosk ServiceCenter__Broker__User=kiosk-1 \
    ServiceCenter__Broker__Password=$(sed -n 's/.*"kiosk-1": "\(.*\)".*/\1/p' $data/broker/secrets.json) \
    ServiceCenter__Kiosk__GpioChip=kiosk ServiceCenter__Kiosk__ActiveLow=false ServiceCenter__Kiosk__Bias=pull-down \
    ServiceCenter__Kiosk__Printer=/dev/usb/lp0 dotnet "$kiosk" --urls http://127.0.0.1:$kiosk_port >$out/kiosk.log 2>&1 &
kiosk_id=$! programs="$host_id $!"

await "the host" ready
mosquitto_sub $(cat $data/broker/observe) -t 'sc/#' -v >$out/messages.log 2>$out/observer.log &
await "the broker's messages" said '^sc/lab/device/host/status '
await "the kiosk's page" eval "ask $kiosk_port GET /kiosk/kiosk-1 '' '' | grep -q '^HTTP/1.1 200'"
ask $kiosk_port GET /kiosk/kiosk-1/screen '' '' >$out/screens.log &
await "the kiosk to know its buttons" shown '"buttons":\[{"service":"general"'
token=$(ask $host_port POST /api/session '' '{"user":"admin","password":"lab-admin-password"}' | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')

press
await "the first paper" paper 1
await "its report" reported 1

press
await "the second paper" paper 2
await "its report" reported 2
await "the lamp to go out" lamp_is 0

conservation before
dotnet "$probe" press $button $lamp 50 3 || fail "the fifty presses broke off"
await "fifty papers" paper 52
await "fifty reports" reported 52
conservation after

echo silent >$papers/mood
press
await "a paper that nobody confirms" paper 53
await "its report" reported 53
await "health to say silent" said '^sc/lab/device/kiosk-1/health .*"printer":"silent"'

echo runs-out >$papers/mood
press
await "half a paper" is_there $papers/paper-0054.torn
await "health to say out" said '^sc/lab/device/kiosk-1/health .*"paper":"out"'
conservation out

echo answers >$papers/mood
press
await "a paper of the new roll" paper 55
await "its report" reported 54

# Fifty presses, one on the other's heels: how long they took stands in mash.log.
await "the lamp to go out" lamp_is 0
conservation roll
dotnet "$probe" mash $button 50 5 >$out/mash.log || fail "the mashed presses broke off"
await "the lamp to go out" lamp_is 0
conservation mashed

# Something leans on the button until it is reported, and is taken away again.
before=$(issued)
lab-gpio $button up
await "the line that stays down to be felt" eval "((\$(issued) > $before))"
await "health to say stuck" said '^sc/lab/device/kiosk-1/health .*"stuckButtons":\["general"\]'
conservation stuck
lab-gpio $button down
await "health to say that it is free" eval "grep '^sc/lab/device/kiosk-1/health ' $out/messages.log | tail -n 1 | grep -qv stuckButtons"

kill $kiosk_id $host_id
wait $kiosk_id $host_id
cp -r $data $out/centre
