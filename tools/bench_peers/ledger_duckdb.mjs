// Twenty conditional counts of a ledger by unit, their mean, rank, CSV: one SQL statement.
import { DuckDBInstance } from "@duckdb/node-api";

const [input, output] = process.argv.slice(2);
const conditions = [
  "true",
  ...["critical", "major", "general", "minor"].map((s) => `severity = '${s}'`),
  ...["open", "closed"].map((s) => `status = '${s}'`),
  "status IN ('open', 'overdue')",
  "closed <= due",
  "closed > due",
  "closed IS NOT NULL",
  "due <= DATE '2025-12-31'",
  "due <= DATE '2025-12-31' AND closed <= due",
  "due <= DATE '2025-12-31' AND closed IS NULL",
  "severity IN ('critical', 'major') AND closed IS NULL",
  "severity = 'critical' AND closed <= due",
  "date >= DATE '2025-01-01'",
  "date < DATE '2025-01-01' AND closed IS NULL",
  "due - date > 60",
  "closed - date BETWEEN 0 AND 30",
];
const counts = conditions.map((c, i) => `count(*) FILTER (WHERE ${c}) AS n${i + 1}`);
const names = conditions.map((c, i) => `n${i + 1}`);

const db = await (await DuckDBInstance.create(":memory:")).connect();
await db.run(`COPY (
  WITH c AS (SELECT unit, ${counts} FROM read_csv('${input}') GROUP BY unit),
  t AS (SELECT *, round((${names.join(" + ")}) / 20.0, 4) AS total FROM c)
  SELECT rank() OVER (ORDER BY total DESC) AS rank, unit, total, ${names}
  FROM t ORDER BY rank, unit) TO '${output}' (HEADER)`);
