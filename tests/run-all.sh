#!/bin/bash
# Installs what the tests need and this machine lacks, builds Release, runs every test. One line per project, failures and reasons
# of skips below it, and alone on the last line: N passed, N failed, N skipped. Exit code 0 only where nothing failed.
# With CI=true a test that misses something of the machine fails instead of skipping.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/install.sh

command -v dotnet >/dev/null 2>&1 || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download" >&2; exit 1; }
install_missing mosquitto=mosquitto mosquitto-clients=mosquitto_sub libmosquitto1=libmosquitto.so.1 \
    chromium=chromium fonts-dejavu-core=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf \
    libpangocairo-1.0-0=libpangocairo-1.0.so.0 procps=/bin/kill espeak-ng=espeak-ng \
    qemu-system-x86=qemu-system-x86_64 iproute2=ip kmod=kmod strace=strace sqlite3=sqlite3 ||
    echo "Going on without: tests that need it will say so." >&2
# What System.Device.Gpio stands on, where the second drivers are built too.
if [ "${NuGetDrivers:-}" = true ]; then install_missing libgpiod2=libgpiod.so.2 || echo "Going on without." >&2; fi

if ! dotnet build ServiceCenter.sln -c Release --nologo -v q; then
    echo "The build failed: no test was run."
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0 failed=0 skipped=0

# The tests of a TRX file with this outcome (Failed, NotExecuted), and what each of them said: of a failure its stack too.
said_by() {
    awk -v outcome="outcome=\"$1\"" '
        /<UnitTestResult /             { name = $0; sub(/.* testName="/, "", name); sub(/" .*/, "", name); mine = index($0, outcome); said = 0 }
        mine && /<(Message|StackTrace)>/ { saying = 1; if (!said) print "  " name ":"; said = 1 }
        saying                         { line = $0; gsub(/^ +|<\/?(Message|StackTrace)>/, "", line); if (line != "") print "    " line }
        /<\/(Message|StackTrace)>/      { saying = 0 }' "$2" |
        sed 's/&quot;/"/g; s/&apos;/'"'"'/g; s/&lt;/</g; s/&gt;/>/g; s/&#x[DA];/ /g; s/&amp;/\&/g'
}

# One project after the other: several of them measure out a whole machine.
for project in tests/*.Tests/*.csproj; do
    name=$(basename "$project" .csproj)
    started=$SECONDS
    # A project that hangs fails alone, and does not take the rest of the run with it.
    timeout 1800 dotnet test "$project" -c Release --no-build --nologo -v q \
        --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$results/$name.log" 2>&1 </dev/null
    code=$?
    # <Counters total="7" executed="6" passed="6" failed="0" ...>
    counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null | head -1)
    count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
    total=$(count total) p=$(count passed) f=$(count failed)
    total=${total:-0} p=${p:-0} f=${f:-0}
    s=$((total - p - f))
    # A run that crashed, timed out or found no tests at all counts as a failure, whatever it managed to count.
    if { [ "$code" != 0 ] || [ "$total" = 0 ]; } && [ "$f" = 0 ]; then f=1; fi
    echo "$name: $p passed, $f failed, $s skipped ($((SECONDS - started)) s)"
    # What a project printed beside its results is wanted only where it has none: it hung, crashed or found no test.
    if [ "$f" != 0 ] && [ "$total" = "$((p + s))" ]; then grep -v '^\s*$' "$results/$name.log" | tail -200; fi
    if [ "$f" != 0 ] && [ "$total" != 0 ]; then said_by Failed "$results/$name.trx"; fi
    if [ "$s" != 0 ]; then echo "  skipped:"; said_by NotExecuted "$results/$name.trx"; fi
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
