"""Min-max of every column, mean of what is there, rank, CSV."""
import sys

import pandas as pd

d = pd.read_csv(sys.argv[1])
columns = [c for c in d.columns if c != "unit"]
x = d[columns]
x = (x - x.min()) / (x.max() - x.min()) * 100
total = x.mean(axis=1).round(2)
x.insert(0, "rank", total.rank(ascending=False, method="min").astype(int))
x.insert(1, "unit", d["unit"])
x.insert(2, "total", total)
x[columns] = x[columns].round(4)
x.sort_values(["rank", "unit"]).to_csv(sys.argv[2], index=False)
