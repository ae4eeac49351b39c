"""Calendars as two programs that are not ours read them: the library `icalendar`, and `khal`, which imports them as a person
would. `make calendars` installs both and runs this. Each zone's file has meetings around both nights in which clocks change
(src/server/ical/tests); what is expected here is written by hand, in universal time.
"""

import os
import re
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from icalendar import Calendar

FILES = Path(__file__).parent.parent / "src/server/ical/tests"
ZONES = ["toronto", "halifax", "blanc-sablon"]
LENGTH = timedelta(minutes=90)
# When the meetings of a file begin, by the last digit of their UID.
BEGINS = {
    "1": "2026-10-31 17:30",
    "2": "2026-11-01 04:30",
    "3": "2026-11-01 05:30",
    "4": "2026-11-01 06:30",
    "5": "2026-11-02 18:30",
    "6": "2027-03-14 06:00",
    "7": "2027-03-15 17:30",
}
CANCELLED = "7"
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


def moment(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=timezone.utc)


def read_by_library(name, raw):
    calendar = Calendar.from_ical(raw)
    check(not calendar.errors, f"{name}: icalendar complains: {calendar.errors}")
    found = {}
    for event in calendar.walk("VEVENT"):
        check(not event.errors, f"{name}: icalendar complains: {event.errors}")
        number = str(event["UID"])[-1]
        begins, ends = event.decoded("DTSTART"), event.decoded("DTEND")
        found[number] = begins.astimezone(timezone.utc)
        check(ends - begins == LENGTH or ends.astimezone(timezone.utc) - found[number] == LENGTH, f"{name}, {number}: it ends at {ends}")
        check((str(event["STATUS"]) == "CANCELLED") == (number == CANCELLED), f"{name}, {number}: {event['STATUS']}")
    check(found == {number: moment(text) for number, text in BEGINS.items()}, f"{name}: icalendar reads {found}")


KHAL = """[calendars]
[[meetings]]
path = {folder}/meetings
[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[default]
print_new = False
"""


def read_by_khal(name, file):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "meetings").mkdir()
        config = Path(folder) / "config"
        config.write_text(KHAL.format(folder=folder))

        def khal(*args):
            command = [sys.executable, "-m", "khal", "-c", str(config), *args]
            done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "HOME": folder, "TZ": "UTC"})
            check(done.returncode == 0, f"{name}: khal {args[0]}: {done.stderr}")
            return done.stdout

        khal("import", "--batch", str(file))
        listed = khal("list", "--day-format", "", "--format", "{uid} {start} {end}", "2026-10-30", "2027-03-31")
        found = {}
        for uid, begins, ends in re.findall(r"^(\S+) (\S+ \S+) (\S+ \S+)$", listed, re.M):
            found[uid[-1]] = moment(begins)
            check(moment(ends) - moment(begins) == LENGTH, f"{name}, {uid[-1]}: khal says {begins} to {ends}")
        check(found == {number: moment(text) for number, text in BEGINS.items()}, f"{name}: khal reads {found}")


for zone in ZONES:
    file = FILES / f"{zone}.ics"
    raw = file.read_bytes()
    for line in raw.split(b"\r\n"):
        check(len(line) <= 75, f"{zone}: a line of {len(line)} octets")
        line.decode("utf-8")
    read_by_library(zone, raw)
    read_by_khal(zone, file)
for method in ["request", "cancel"]:
    calendar = Calendar.from_ical((FILES / f"{method}.ics").read_bytes())
    check(str(calendar["METHOD"]) == method.upper(), f"{method}: {calendar['METHOD']}")
    check(len(calendar.walk("VEVENT")) == 1, f"{method}: one event")

for fault in faults:
    print(fault)
print(f"{len(ZONES)} zones of {len(BEGINS)} meetings, read by icalendar and khal: {len(faults)} faults")
sys.exit(1 if faults else 0)
