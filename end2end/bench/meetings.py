"""Fills the SQLite database of a portal that is measured (meetings.mjs).

    meetings.py answers DATABASE COUNT     so many people come to the community's next meeting; its id
    meetings.py reminders DATABASE COUNT   so many people are due to be reminded of ten meetings each
    meetings.py reminded DATABASE          how many reminders are in the outbox
"""

import sqlite3
import sys
import time
import uuid

COMMUNITY = "SELECT community_id FROM community_slug WHERE slug = 'eleves-a-risque'"
MEETINGS = 10
HOUR = 3_600_000
NOW = time.time_ns() // 1_000_000


def people(db, count):
    """Makes so many members of the community; their ids."""
    made = [str(uuid.uuid4()) for _ in range(count)]
    db.executemany(
        "INSERT INTO person (id, email, name, lang, created_at, stamp) VALUES (?, ?, ?, 'fr', 0, 'x')",
        [(id, f"{id}@ensemble.example", f"Personne {number}") for number, id in enumerate(made)],
    )
    db.executemany(
        f"INSERT INTO membership (community_id, person_id, role, since) SELECT ({COMMUNITY}), ?, 'member', 0",
        [(id,) for id in made],
    )
    return made


def next_meeting(db):
    found = db.execute(
        f"SELECT * FROM meeting WHERE community_id = ({COMMUNITY}) AND phase = 'published' AND cancelled_at IS NULL"
        " AND begins_at > ? ORDER BY begins_at LIMIT 1",
        (NOW,),
    )
    names = [column[0] for column in found.description]
    return dict(zip(names, found.fetchone()))


def answers(db, count):
    meeting = next_meeting(db)
    rows = [
        (meeting["id"], person, "virtual" if number % 3 else "in-person", NOW, meeting["begins_at"])
        for number, person in enumerate(people(db, count))
    ]
    db.executemany(
        "INSERT INTO attendance (meeting_id, person_id, answer, partly, listed, answered_at, answered_for,"
        " answered_for_month, place) VALUES (?, ?, ?, 0, 1, ?, ?, 0, 'held')",
        rows,
    )
    return meeting["id"]


def reminders(db, count):
    people(db, count)
    meeting = next_meeting(db)
    columns = ", ".join(meeting)
    for _ in range(MEETINGS):
        # Of a meeting that was announced after a reminder was due, nobody is reminded.
        announced = NOW - 30 * 24 * HOUR
        told = {name: announced for name in ("announced_at", "published_at", "created_at", "changed_at")}
        copy = {**meeting, **told, "id": str(uuid.uuid4()), "begins_at": NOW + 23 * HOUR}
        db.execute(f"INSERT INTO meeting ({columns}) VALUES ({', '.join('?' * len(copy))})", tuple(copy.values()))
    return MEETINGS * count


def main():
    command, database, *count = sys.argv[1:]
    with sqlite3.connect(database, timeout=30) as db:
        if command == "reminded":
            print(db.execute("SELECT COUNT(*) FROM outbox WHERE kind = 'meeting-reminder'").fetchone()[0])
        else:
            print({"answers": answers, "reminders": reminders}[command](db, int(count[0])))


main()
