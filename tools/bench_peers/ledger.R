# Twenty conditional counts of a ledger by unit, their mean, rank, CSV.
suppressMessages(library(data.table))
files <- commandArgs(trailingOnly = TRUE)
d <- fread(files[1])
end <- as.IDate("2025-12-31")
begin <- as.IDate("2025-01-01")
n <- function(x) sum(x, na.rm = TRUE)
counts <- d[, .(
  n1 = .N, n2 = n(severity == "critical"), n3 = n(severity == "major"), n4 = n(severity == "general"),
  n5 = n(severity == "minor"), n6 = n(status == "open"), n7 = n(status == "closed"),
  n8 = n(status %in% c("open", "overdue")), n9 = n(closed <= due), n10 = n(closed > due),
  n11 = n(!is.na(closed)), n12 = n(due <= end), n13 = n(due <= end & closed <= due),
  n14 = n(due <= end & is.na(closed)), n15 = n(severity %in% c("critical", "major") & is.na(closed)),
  n16 = n(severity == "critical" & closed <= due), n17 = n(date >= begin),
  n18 = n(date < begin & is.na(closed)), n19 = n(due - date > 60), n20 = n(closed - date >= 0 & closed - date <= 30)
), by = unit]
names <- paste0("n", 1:20)
counts[, total := round(rowMeans(.SD), 4), .SDcols = names]
counts[, rank := frank(-total, ties.method = "min")]
setorder(counts, rank, unit)
fwrite(counts[, c("rank", "unit", "total", names), with = FALSE], files[2])
