"""Min-max of every column, mean of what is there, rank, CSV: the ranking, or with `all` every column."""
import sys

import pandas as pd

d = pd.read_csv(sys.argv[1])
columns = [c for c in d.columns if c != "unit"]
x = d[columns]
x = (x - x.min()) / (x.max() - x.min()) * 100
total = x.mean(axis=1).round(2)
ranking = pd.DataFrame({
    "rank": total.rank(ascending=False, method="min").astype(int), "unit": d["unit"], "total": total})
if len(sys.argv) > 3:
    ranking[columns] = x.round(4)
ranking.sort_values(["rank", "unit"]).to_csv(sys.argv[2], index=False)
