#!/bin/bash
# Runs inside the device lab: box.sh HOST BOX PROBE CENTRE. The host with its broker and a button box on GPIO lines with a sign on I2C, each the
# very program of the product. What came of a finger lies in /lab/out: messages.log (all of MQTT), lamps-*.log (the lamps' lines),
# sign-*.log (what stands in the sign's memory), and the programs' own logs. The tests outside judge.
set -u
host=$1 box=$2 probe=$3 centre=$4
out=/lab/out data=/tmp/lab-centre
host_port=5080 next_button=3 next_lamp=5 recall_lamp=6 done_button=9 done_lamp=10
mkdir -p $data
cd $data || exit 1 # ASP.NET watches the folder it is started in, and every folder below
# An emulated processor is slow at compiling: methods are compiled once, and not a second time better.
export DOTNET_TieredPGO=0 DOTNET_TC_CallCounting=0
. "$(dirname "$0")/common.sh"

lit() { [ "$(lab-gpio "$1")" = 1 ]; }
# press LINE UNTIL...: a finger that holds the button until it sees that it was understood.
press() {
    local line=$1
    shift
    lab-gpio "$line" up
    await "the press of line $line to be understood" "$@"
    lab-gpio "$line" down
}
look() {
    for line in $next_lamp $recall_lamp $done_lamp; do echo "$line $(lab-gpio $line)"; done >"$out/lamps-$1.log"
    dotnet "$probe" sign "$LAB_I2C" 0x70 >"$out/sign-$1.log" || fail "the sign cannot be read"
}

ServiceCenter__Data=$data ServiceCenter__Centre=$centre ServiceCenter__Security__AdminPassword=lab-admin-password \
    dotnet "$host" --urls http://127.0.0.1:$host_port >$out/host.log 2>&1 &
host_id=$! programs=$!
await "the broker's secrets" grep -q '"box-1"' $data/broker/secrets.json 2>/dev/null

ServiceCenter__Site=lab ServiceCenter__Device=box-1 ServiceCenter__Data=/tmp/lab-box ServiceCenter__Broker__User=box-1 \
    ServiceCenter__Broker__Password=$(sed -n 's/.*"box-1": "\(.*\)".*/\1/p' $data/broker/secrets.json) \
    ServiceCenter__CounterBox__GpioChip=kiosk ServiceCenter__CounterBox__ActiveLow=false ServiceCenter__CounterBox__Bias=pull-down \
    ServiceCenter__CounterBox__Sign=ht16k33:$LAB_I2C:0x70 dotnet "$box" >$out/box.log 2>&1 &
box_id=$! programs="$host_id $!"

await "the host" ready
mosquitto_sub $(cat $data/broker/observe) -t 'sc/#' -v >$out/messages.log 2>$out/observer.log &
await "the broker's messages" said '^sc/lab/device/host/status '
token=$(ask $host_port POST /api/session '' '{"user":"admin","password":"lab-admin-password"}' | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
admin="Authorization: Bearer $token\r\n"

ask $host_port POST /api/tickets "$admin" '{"service":"general"}' >$out/issued.log
await "the box at the broker" said '^sc/lab/device/box-1/status .*online'
ask $host_port POST /api/counters/1/open "$admin" '{"agent":"ada"}' >$out/opened.log
await "the lamp of next" lit $next_lamp

press $next_button said '^sc/lab/event .*"kind":"ticket-called"'
await "the lamp of recall" lit $recall_lamp
look called

sleep 3 # the same finger within 2 s is the same press
press $next_button said '^sc/lab/event .*"kind":"service-started"'
await "the lamp of done" lit $done_lamp
press $done_button said '^sc/lab/event .*"kind":"service-finished"'
await "the lamp of next" lit $next_lamp
look finished

kill $box_id $host_id
wait $box_id $host_id
dotnet "$probe" sign "$LAB_I2C" 0x72 >$out/sign-nowhere.log || true # it says why not
