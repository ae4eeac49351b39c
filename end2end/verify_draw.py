#!/usr/bin/env python3
"""Verifies proofs of draws (files, or folders of them), as src/draw/README.md describes them.

A line for each: its name, then "ok" and the commitment's hash, to be compared with the one received before the draw; or the
code of what is wrong. The signature of a drand round is not verified: any relay says what the round's signature is.
"""
import hashlib, json, pathlib, re, sys

CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
KEY = ("83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
       "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a")

class Wrong(Exception):
    pass

def ensure(true, code="malformed"):
    if not true:
        raise Wrong(code)

def sha256(data):
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()

def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

def members(value, names):
    ensure(type(value) is dict and list(value) == names.split())

def text(value, pattern=None, longest=200):
    ensure(type(value) is str and 0 < len(value) <= longest)
    ensure(not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in value))
    ensure(pattern is None or re.fullmatch(pattern, value, re.ASCII))

def digits(value, count=64):
    text(value, "[0-9a-f]{%d}" % count)

def number(value, least, most):
    ensure(type(value) is int and least <= value <= most)

def items(value, least, most):
    ensure(type(value) is list and least <= len(value) <= most)
    return value

def form(proof):
    members(proof, "commitment commitment_hash list value ranking selected alternates")
    c, l, v = proof["commitment"], proof["list"], proof["value"]
    members(c, "algorithm call list_hash places quotas source published")
    members(l, "call strata entries")
    text(c["algorithm"])
    for call in (c["call"], l["call"]):
        text(call, "[a-z0-9-]+", 100)
    digits(c["list_hash"])
    digits(proof["commitment_hash"])
    number(c["places"], 1, 10**5)
    number(c["published"], 0, 10**12)
    for quota in items(c["quotas"], 0, 50):
        members(quota, "stratum value minimum")
        text(quota["stratum"])
        text(quota["value"])
        number(quota["minimum"], 1, 10**5)
    s = c["source"]
    ensure(type(s) is dict and type(v) is dict)
    if s.get("kind") == "drand":
        members(s, "kind chain public_key round")
        text(s["chain"])
        text(s["public_key"])
        number(s["round"], 1, 10**11)
    else:
        members(s, "kind name at count witnesses")
        ensure(s["kind"] == "lottery")
        text(s["name"])
        number(s["at"], 0, 10**12)
        number(s["count"], 1, 100)
        for witness in items(s["witnesses"], 2, 2):
            text(witness)
        ensure(s["witnesses"][0] != s["witnesses"][1])
    for name in items(l["strata"], 0, 10):
        text(name)
    ensure(len(set(l["strata"])) == len(l["strata"]))
    for entry in items(l["entries"], 1, 10**5):
        members(entry, "id strata")
        digits(entry["id"])
        for value in items(entry["strata"], len(l["strata"]), len(l["strata"])):
            text(value)
    if v.get("kind") == "drand":
        members(v, "kind signature randomness")
        digits(v["signature"], 96)
    else:
        members(v, "kind entered randomness")
        ensure(v["kind"] == "lottery")
        for numbers in items(v["entered"], 2, 2):
            for n in items(numbers, 0, 100):
                number(n, 0, 999_999_999)
    digits(v["randomness"])
    for rank in items(proof["ranking"], 0, float("inf")):
        members(rank, "number key")
        number(rank["number"], 0, 2**32 - 1)
        digits(rank["key"])
    for n in items(proof["selected"], 0, float("inf")) + items(proof["alternates"], 0, float("inf")):
        number(n, 0, 2**32 - 1)

def verify(data):
    try:
        proof = json.loads(data.decode())
        ensure(canonical(proof) + "\n" == data.decode())
    except (ValueError, RecursionError):
        raise Wrong("malformed") from None
    form(proof)
    c, l, v = proof["commitment"], proof["list"], proof["value"]
    ids, source, places = [entry["id"] for entry in l["entries"]], c["source"], c["places"]
    ensure(c["algorithm"] == "ensemble-draw-1", "unknown_algorithm")
    ensure(all(a < b and a[:16] != b[:16] for a, b in zip(ids, ids[1:])), "list_unsorted")
    ensure(sha256(canonical(l)) == c["list_hash"] and l["call"] == c["call"], "list_changed")
    ensure(sha256(canonical(c)) == proof["commitment_hash"], "commitment_changed")
    ensure(len(ids) > places, "everybody_fits")
    groups, asked = [], 0
    for quota in c["quotas"]:
        ensure(quota["stratum"] in l["strata"], "quota_unknown")
        column = l["strata"].index(quota["stratum"])
        group = {n for n, entry in enumerate(l["entries"], 1) if entry["strata"][column] == quota["value"]}
        ensure(len(group) >= quota["minimum"], "quota_too_few")
        asked += quota["minimum"]
        ensure(asked <= places, "quotas_exceed_places")
        groups.append((group, quota["minimum"]))
    drand = source["kind"] == "drand"
    ensure(not drand or (source["chain"], source["public_key"]) == (CHAIN, KEY), "unknown_source")
    time = 1692803367 + 3 * (source["round"] - 1) if drand else source["at"]
    ensure(time - c["published"] >= 600, "published_late")
    ensure(v["kind"] == source["kind"], "source_differs")
    if drand:
        ensure(sha256(bytes.fromhex(v["signature"])) == v["randomness"], "wrong_value")
    else:
        first, second = v["entered"]
        ensure(first == second, "witnesses_differ")
        ensure(len(first) == source["count"] and first == sorted(first), "wrong_value")
        ensure(sha256(" ".join(map(str, first))) == v["randomness"], "wrong_value")
    keys = sorted((sha256(f"{v['randomness']}:{l['call']}:{id[:16]}"), n) for n, id in enumerate(ids, 1))
    ensure(proof["ranking"] == [{"number": n, "key": key} for key, n in keys], "wrong_ranking")
    ranked, taken = [n for _, n in keys], set()
    for group, minimum in groups:
        missing = max(0, minimum - len(taken & group))
        taken.update([n for n in ranked if n in group - taken][:missing])
    taken.update([n for n in ranked if n not in taken][:places - len(taken)])
    ensure(proof["selected"] == [n for n in ranked if n in taken], "wrong_result")
    ensure(proof["alternates"] == [n for n in ranked if n not in taken], "wrong_result")
    return proof["commitment_hash"]

def main(paths):
    failed = not paths
    for path in map(pathlib.Path, paths):
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            try:
                print(file.name, "ok", verify(file.read_bytes()))
            except Wrong as wrong:
                failed = True
                print(file.name, wrong)
    return 1 if failed else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
