// Min-max of every column, mean of what is there, rank, CSV: the ranking, or with `all` every column. One SQL
// statement after the table.
import { openSync, readSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const [input, output, all] = process.argv.slice(2);
const head = Buffer.alloc(1 << 16);
readSync(openSync(input), head);
const columns = head.toString("utf8").split("\n", 1)[0].trim().split(",").slice(1);
const each = (text) => columns.map((c) => text.replaceAll("#", `"${c}"`)).join(", ");

const db = await (await DuckDBInstance.create(":memory:")).connect();
await db.run(`CREATE TABLE t AS SELECT * FROM read_csv('${input}')`);
await db.run(`COPY (
  WITH m AS (SELECT ${columns.map((c, i) => `min("${c}") AS a${i}, max("${c}") AS b${i}`)} FROM t),
  s AS (SELECT unit, ${columns.map((c, i) => `("${c}" - a${i}) / (b${i} - a${i}) * 100 AS "${c}"`)} FROM t, m),
  r AS (SELECT *, round(list_avg([${each("#")}]), 2) AS total FROM s)
  SELECT rank() OVER (ORDER BY total DESC) AS rank, unit, total${all ? `, ${each("round(#, 4) AS #")}` : ""}
  FROM r ORDER BY rank, unit) TO '${output}' (HEADER)`);
