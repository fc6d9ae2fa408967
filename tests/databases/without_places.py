#!/usr/bin/env python3
"""A result without what it says of its inputs, except how many rows were read and used."""
import json
import sys

result = json.load(open(sys.argv[1], encoding="utf-8"))
del result["engine"]
counts = ("table", "rows", "used", "left_out", "repeated")
result["inputs"] = [{key: table[key] for key in counts} for table in result["inputs"]]
json.dump(result, sys.stdout, ensure_ascii=False, indent=1, sort_keys=True)
