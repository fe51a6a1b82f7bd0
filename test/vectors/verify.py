"""Checks a record as docs/record.md describes it. Prints "verified", "document", or the number of the first entry that does not fit."""
import hashlib, json, re, sys
from decimal import Decimal

def number(x):  # as ECMAScript writes it
    sign, digits, point = re.fullmatch(r"(-?)(\d+)e([+-]\d+)", shortest(float(x))).groups()
    point = int(point) + len(digits)
    if -6 < point <= 0: return f"{sign}0.{'0' * -point}{digits}"
    if len(digits) <= point <= 21: return sign + digits + "0" * (point - len(digits))
    if 0 < point <= 21: return f"{sign}{digits[:point]}.{digits[point:]}"
    return f"{sign}{digits[0]}{'.' + digits[1:] if digits[1:] else ''}e{point - 1:+d}"

def shortest(x):  # "-1234e-2": all the digits that tell it from its neighbours
    sign, digits, exponent = Decimal(repr(x)).normalize().as_tuple()
    return f"{'-' if sign and digits != (0,) else ''}{''.join(map(str, digits))}e{exponent:+d}"

def canonical(value):
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list): return f"[{','.join(map(canonical, value))}]"
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return f"{{{','.join(f'{canonical(name)}:{canonical(value[name])}' for name in names)}}}"
    return number(value)

def sha256(*parts): return hashlib.sha256(b"".join(parts)).hexdigest()

def check(record):
    entries, openings, before = record["entries"], record["openings"], "0" * 64
    forged = {o["commitment"] for o in openings if o["commitment"] != sha256(bytes.fromhex(o["salt"]), canonical(o["value"]).encode())}
    for place, entry in enumerate(entries):
        rest = {name: value for name, value in entry.items() if name != "hash"}
        fits = entry["seq"] == place and entry["prev"] == before and entry["hash"] == sha256(canonical(rest).encode())
        if not fits or forged & set(entry["commitments"].values()): return place
        before = entry["hash"]
    if entries and record["format"] == "lexnova-record/2":
        first = entries[0]["data"]
        if entries[0]["type"] != "record-begun" or first["session_id"] != record["session_id"] or first["kind"] != record["kind"]: return 0
    known = {commitment for entry in entries for commitment in entry["commitments"].values()}
    whole = entries and record["head"] == before and all(o["commitment"] in known for o in openings)
    return "verified" if whole and record["sealed"] == (entries[-1]["type"] == "sealed") else "document"

print("\n".join(str(check(json.loads(open(name, encoding="utf-8").read())["record"])) for name in sys.argv[1:]))
