#include "evidence/rows.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/date.hpp"
#include "base/points.hpp"
#include "base/text.hpp"
#include "evidence/diagnostics.hpp"

namespace assess {

namespace {

constexpr std::size_t most_cell_notes = 2000;  ///< kept per table; the rest is counted by sort order

bool is_key(const TableSpec& spec, std::size_t column) {
  return std::ranges::find(spec.key, column) != spec.key.end();
}

std::string range_text(const ColumnType& type) {
  return (type.low ? to_text(*type.low) : "") + ".." + (type.high ? to_text(*type.high) : "");
}

std::string value_text(const ColumnType& type, double value) {
  return type.type == Type::date ? date_text(static_cast<int>(value)) : to_text(value);
}

const DiagnosticKind& kind_of(CellFault fault) {
  switch (fault) {
    case CellFault::not_a_number:
      return evidence_complaint("not-a-number");
    case CellFault::not_a_date:
      return evidence_complaint("not-a-date");
    case CellFault::ambiguous_date:
      return evidence_complaint("ambiguous-date");
    case CellFault::not_yes_no:
      return evidence_complaint("not-yes-or-no");
    case CellFault::unknown_word:
      return evidence_complaint("unknown-word");
    case CellFault::out_of_range:
      return evidence_complaint("out-of-range");
    case CellFault::bare_percent:
      return evidence_complaint("bare-percent");
    case CellFault::error_cell:
      return evidence_complaint("error-cell");
    case CellFault::dash:
      return evidence_complaint("doubtful-dash");
    case CellFault::lenient:
      return evidence_complaint("lenient-cell");
    case CellFault::none:
      break;
  }
  return evidence_complaint("empty-cell");
}

}  // namespace

struct TableReader::Worker {
  std::vector<CellNote> cells;
  std::uint64_t rows = 0, nils = 0, missing = 0, not_applicable = 0, values = 0, doubtful = 0;
};

TableReader::TableReader(const TableSpec& spec, const std::vector<std::string>& files, Words& words,
                         Diagnostics& notes)
    : spec_(spec), words_(words) {
  make_readers();
  const std::size_t errors = notes.errors();
  for (const std::string& path : files) open(path, notes);
  if (notes.errors() > errors) files_.clear();
}

TableReader::TableReader(const TableSpec& spec, std::unique_ptr<Table> table, Words& words,
                         Diagnostics& notes)
    : spec_(spec), words_(words) {
  make_readers();
  if (!table) return;
  File file;
  file.table = std::move(table);
  if (find_columns(file, notes)) files_.push_back(std::move(file));
}

void TableReader::make_readers() {
  report_.table = spec_.name;
  for (const ColumnSpec& column : spec_.columns)
    readers_.emplace_back(column.type, spec_.cells, words_);
}

void TableReader::open(const std::string& path, Diagnostics& notes) {
  std::set<std::string> known;
  for (const ColumnSpec& column : spec_.columns) {
    known.insert(name_key(column.name));
    for (const std::string& alias : column.aliases) known.insert(name_key(alias));
  }
  File file;
  file.table = open_table(
      path, [&](std::string_view name) { return known.contains(name_key(name)); }, notes);
  if (!file.table) return;
  file.sheet = std::filesystem::path(path).stem().string();
  if (find_columns(file, notes))
    files_.push_back(std::move(file));
  else  // what else is wrong with the file is said at once
    file.table->read({}, 1, [](const Batch&, unsigned) {}, notes);
}

bool TableReader::find_columns(File& file, Diagnostics& notes) const {
  const auto& header = file.table->header();
  std::vector<bool> used(header.size());
  bool ok = true;
  for (const ColumnSpec& column : spec_.columns) {
    std::set<std::string> spellings{name_key(column.name)};
    for (const std::string& alias : column.aliases) spellings.insert(name_key(alias));
    std::optional<std::size_t> found;
    for (std::size_t h = 0; h < header.size(); ++h) {
      if (!spellings.contains(name_key(header[h]))) continue;
      used[h] = true;
      if (found) {
        notes.add(evidence_complaint("ambiguous-column"), file.table->header_place(h),
                  {header[*found], header[h], column.name});
        ok = false;
      }
      found = h;
    }
    if (found) {
      file.column_of_spec.push_back(static_cast<int>(file.asked.size()));
      file.asked.push_back(*found);
    } else if (column.name == "sheet" || (column.type.optional && !column.used)) {
      file.column_of_spec.push_back(-1);
    } else {
      notes.add(evidence_complaint("missing-column"), file.table->header_place(0),
                {spec_.name, column.name, joined(header, ", ")}, nearest(column.name, header));
      ok = false;
    }
  }
  std::vector<std::string> extra;
  for (std::size_t h = 0; h < header.size(); ++h)
    if (!used[h]) extra.push_back(header[h]);
  const bool of_office = file.table->origin().format != "result";  // else nobody typed them
  const bool read_again = !spec_.from.empty();  // by its own name, where its columns are used
  if (!extra.empty() && ok && of_office && !read_again)
    notes.add(evidence_complaint("columns-not-used"), file.table->header_place(0),
              {joined(extra, ", ")});
  return ok;
}

void TableReader::read(unsigned threads, const Sink& sink, Diagnostics& notes) {
  std::vector<Worker> workers(threads);
  for (std::size_t f = 0; f < files_.size(); ++f) {
    File& file = files_[f];
    file.table->read(
        file.asked, threads,
        [&](const Batch& batch, unsigned worker) {
          sink(decode(batch, f, workers[worker]), worker);
        },
        notes);
    report_.origins.push_back(file.table->origin());
  }
  std::vector<CellNote> cells;
  for (Worker& worker : workers) {
    report_.rows += worker.rows;
    report_.values += worker.values;
    report_.nils += worker.nils;
    report_.missing += worker.missing;
    report_.not_applicable += worker.not_applicable;
    report_.doubtful += worker.doubtful;
    std::ranges::move(worker.cells, std::back_inserter(cells));
  }
  complain(std::move(cells), notes);
}

RowBatch TableReader::decode(const Batch& batch, std::size_t f, Worker& worker) const {
  const File& file = files_[f];
  const std::size_t n = batch.size();
  RowBatch out;
  out.number = batch.number;
  out.file = f;
  out.rows.assign(batch.rows.begin(), batch.rows.end());
  out.values.resize(spec_.columns.size());
  out.states.resize(spec_.columns.size());
  worker.rows += n;
  std::vector<std::uint32_t> faults;
  for (std::size_t c = 0; c < spec_.columns.size(); ++c) {
    const ColumnType& type = spec_.columns[c].type;
    if (file.column_of_spec[c] < 0) {
      const bool is_sheet = spec_.columns[c].name == "sheet";
      out.values[c].assign(n, is_sheet ? words_.code(file.sheet) : absent);
      if (!is_sheet) out.states[c].assign(n, State::missing);
      continue;
    }
    const auto cells = batch.cells[static_cast<std::size_t>(file.column_of_spec[c])];
    if (is_key(spec_, c)) {  // a text that only joins; decoded below
      out.values[c].assign(n, 0);
      continue;
    }
    out.values[c].resize(n);
    out.states[c].resize(n);
    faults.clear();
    readers_[c].read(cells, out.values[c], out.states[c], faults);
    for (const std::uint32_t row : faults) {
      const Cell cell = readers_[c].read(cells[row]);
      worker.doubtful += cell.fault == CellFault::dash || cell.fault == CellFault::lenient;
      worker.cells.push_back({f, batch.rows[row], c, cell.fault, std::string(cells[row]), cell.value});
    }
    std::size_t absent_cells = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const State state = out.states[c][i];
      if (state == State::value) continue;
      ++absent_cells;
      worker.nils += state == State::nil;
      worker.not_applicable += state == State::not_applicable;
      if (state != State::missing) continue;
      ++worker.missing;
      const bool must_be_filled = !type.optional && spec_.name != "units";
      if (must_be_filled && !std::ranges::binary_search(faults, static_cast<std::uint32_t>(i)))
        worker.cells.push_back({f, batch.rows[i], c, CellFault::none, "", 0});
    }
    worker.values += n - absent_cells;
    if (absent_cells == 0) out.states[c].clear();
  }
  out.keys.resize(n);
  for (std::size_t k = 0; k < spec_.key.size(); ++k) {
    const int position = file.column_of_spec[spec_.key[k]];
    if (position < 0) {
      for (std::string& key : out.keys) key += (k ? "\x1f" : "") + folded(file.sheet);
      continue;
    }
    const auto cells = batch.cells[static_cast<std::size_t>(position)];
    for (std::size_t i = 0; i < n; ++i) {
      if (k) out.keys[i] += '\x1f';
      out.keys[i] += folded(cells[i]);
    }
  }
  return out;
}

void TableReader::complain(std::vector<CellNote> cells, Diagnostics& notes) const {
  std::ranges::sort(cells, [](const CellNote& a, const CellNote& b) {
    return std::tie(a.file, a.row, a.column) < std::tie(b.file, b.row, b.column);
  });
  if (cells.size() > most_cell_notes) {  // errors before hints; a place costs a look into the file
    std::ranges::stable_partition(cells, [](const CellNote& c) {
      return kind_of(c.fault).severity == Severity::error;
    });
    cells.resize(most_cell_notes);
  }
  for (const CellNote& cell : cells) {
    const ColumnSpec& column = spec_.columns[cell.column];
    std::string third;
    if (cell.fault == CellFault::unknown_word) third = joined(column.type.words, "|");
    if (cell.fault == CellFault::out_of_range) third = range_text(column.type);
    if (cell.fault == CellFault::lenient) third = value_text(column.type, cell.value);
    notes.add(kind_of(cell.fault), place(cell.file, cell.row, cell.column),
              {column.name, shown(cell.text), third},
              cell.fault == CellFault::unknown_word ? nearest(cell.text, column.type.words) : "");
  }
}

Place TableReader::place(std::size_t f, RowId row, std::optional<std::size_t> column) const {
  const File& file = files_[f];
  const std::size_t of_spec = column.value_or(spec_.key.empty() ? 0 : spec_.key[0]);
  const int position = file.column_of_spec[of_spec];
  return file.table->place(row, position < 0 ? 0 : file.asked[static_cast<std::size_t>(position)]);
}

TableReport TableReader::report() const { return report_; }

}  // namespace assess
