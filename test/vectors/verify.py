"""Checks a record as docs/record.md describes it. Prints "verified" with what is complete, "document", or the number of the first entry that does not fit."""
import hashlib, json, re, sys, unicodedata
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
    if not whole or record["sealed"] != (entries[-1]["type"] == "sealed"): return "document"
    try: counted = completeness(entries, {o["commitment"]: o["value"] for o in openings})
    except (AttributeError, KeyError, TypeError): return "document"
    stated = entries[-1]["data"].get("completeness") if record["sealed"] else None
    if counted and stated and counted["complete"] != stated["complete"]: return len(entries) - 1
    return f"verified {canonical(counted or stated)}"

def holds(when, asks):
    if "all" in when: return all(holds(part, asks) for part in when["all"])
    if "any" in when: return any(holds(part, asks) for part in when["any"])
    if "not" in when: return not holds(when["not"], asks)
    answers = [ask for ask in concerned(when, asks) if ask["status"] in ("accepted", "contrary")]
    if "answered" in when: return bool(answers) == when["answered"]
    return any("value" in ask and folded(ask["value"]) == folded(when["equals"]) for ask in answers)

def folded(value): return canonical(unicodedata.normalize("NFKC", value).strip().lower() if isinstance(value, str) else value)

def concerned(of, asks): return [ask for ask in asks if ask["due"] and ask["step"] == of["step"] and ask["respondent"] == of.get("respondent", ask["respondent"])]

def find_due(asks):
    for place, ask in enumerate(asks): ask["due"] = "when" not in ask["of"] or holds(ask["of"]["when"], asks[:place])

def completeness(entries, words):  # none when words are erased that it needs
    started = next((entry for entry in entries if entry["type"] == "started"), None)
    script = started and words.get(started["commitments"].get("script"))
    if not script: return None
    everybody = started["data"]["respondents"]
    asks = [{"of": step, "step": step["id"], "respondent": one, "status": "pending"} for step in script["steps"] for one in (everybody if step["respondent"] == "all" else step["respondent"])]
    for type, data, commitments in ((entry["type"], entry["data"], entry["commitments"]) for entry in entries):
        find_due(asks)
        if type in ("answer", "correction"):
            ask = next((ask for ask in asks if ask["step"] == data["ask"]["step"] and ask["respondent"] == data["ask"]["respondent"]), None)
            value, effect = commitments.get("value"), data["effect"]
            if ask is None or value and value not in words: return None
            if effect == "corrected": effect = "contrary" if data["outcome"] == "contrary" else "accepted"
            if effect not in ("accepted", "contrary", "unresolved"): continue
            ask["status"] = effect
            if value: ask["value"] = words[value]
        if type == "step-retaken":
            for ask in concerned(data, asks): ask["status"] = "pending"
        if type == "step-waived":
            for ask in concerned(data, asks): ask["status"] = ask["status"] if ask["status"] == "accepted" else "waived"
        if type == "resumed":
            for ask in asks:
                if ask["status"] == "unresolved" and ask["of"]["onUnresolved"] == "refer": ask["status"] = "pending"
    find_due(asks)
    due = [ask for ask in asks if ask["due"]]
    missing = [{name: ask[name] for name in ("step", "respondent", "status")} for ask in due if ask["of"]["required"] and ask["status"] != "accepted"]
    return {"complete": not missing, "due": len(due), "accepted": sum(ask["status"] == "accepted" for ask in due), "missing": missing}

print("\n".join(str(check(json.loads(open(name, encoding="utf-8").read())["record"])) for name in sys.argv[1:]))
