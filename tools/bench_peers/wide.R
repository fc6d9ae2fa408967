# Min-max of every column, mean of what is there, rank, CSV: the ranking, or with `all` every column.
suppressMessages(library(data.table))
files <- commandArgs(trailingOnly = TRUE)
d <- fread(files[1])
columns <- setdiff(names(d), "unit")
for (name in columns) {
  x <- d[[name]]
  r <- range(x, na.rm = TRUE)
  set(d, j = name, value = (x - r[1]) / (r[2] - r[1]) * 100)
}
d[, total := round(rowMeans(.SD, na.rm = TRUE), 2), .SDcols = columns]
d[, rank := frank(-total, ties.method = "min")]
setorder(d, rank, unit)
written <- c("rank", "unit", "total")
if (length(files) > 2) {
  d[, (columns) := lapply(.SD, round, 4), .SDcols = columns]
  written <- c(written, columns)
}
fwrite(d[, ..written], files[2])
