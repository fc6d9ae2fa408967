// Min-max of every column, mean of what is there, rank, CSV: the ranking, or with `all` every column.
import pl from "nodejs-polars";

const [input, output, all] = process.argv.slice(2);
const table = pl.readCSV(input);
const columns = table.columns.filter((c) => c !== "unit");
const scores = columns.map((c) => {
  const x = pl.col(c);
  return x.sub(x.min()).div(x.max().sub(x.min())).mul(100).alias(c);
});
const scored = table.select(pl.col("unit"), ...scores);
const total = scored.select(...columns).mean(1).round(2).alias("total");
const rank = total.rank("min", true).cast(pl.Int64).alias("rank");
scored
  .withColumns(rank, total)
  .select("rank", "unit", "total", ...(all ? columns.map((c) => pl.col(c).round(4)) : []))
  .sort([pl.col("rank"), pl.col("unit")])
  .writeCSV(output);
