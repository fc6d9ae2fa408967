#include "evidence/rows.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "base/date.hpp"
#include "base/points.hpp"
#include "base/text.hpp"
#include "evidence/diagnostics.hpp"
#include "evidence/pack_cells.hpp"
#include "tables/cells/short_number.hpp"

namespace assess {

namespace {

constexpr std::size_t most_cell_notes =
    2000;  ///< kept per table; the rest is counted by sort order

bool is_key(const TableSpec& spec, std::size_t column) {
  return std::ranges::find(spec.key, column) != spec.key.end();
}

/// Whether all bytes are from blank to tilde; eight at a time.
bool all_printed(std::string_view text) {
  using short_number::each_byte;
  const auto blanks_before = [](std::size_t size) {
    return size < 8 ? 0x20 * each_byte >> 8 * size : 0;
  };
  const auto odd = [](std::uint64_t word) {  // 0x7F and above, or below 0x20
    return (word + each_byte) | (word - 0x20 * each_byte) | word;
  };
  std::uint64_t any = 0;
  for (; text.size() > 8; text.remove_prefix(8)) any |= odd(short_number::load(text.substr(0, 8)));
  if (!text.empty()) any |= odd(short_number::load(text) | blanks_before(text.size()));
  return (any & 0x80 * each_byte) == 0;
}

/// Printed ASCII without blanks at its ends is what it is folded to.
bool is_folded(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  return all_printed(text);
}

void append_folded(std::string& key, std::string_view text) {
  is_folded(text) ? key += text : key += folded(text);
}

/// In steps that one byte can count: so a vector has room for as many as it has for states.
std::uint64_t count_of(State state, std::span<const State> states) {
  constexpr std::size_t step = 224;
  std::uint64_t found = 0;
  for (std::size_t from = 0; from < states.size(); from += step) {
    unsigned char here = 0;
    for (const State one : states.subspan(from, std::min(step, states.size() - from)))
      here = static_cast<unsigned char>(here + (one == state));
    found += here;
  }
  return found;
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
  RowBatch batch;  ///< at hand
  std::vector<std::uint32_t> faults;
  Column column;               ///< that is to be packed
  std::vector<unsigned> ways;  ///< by column: how the last one was packed
  NumeratorRoom room;
  OtherCells others;
  std::vector<CellNote> cells;
  std::uint64_t rows = 0, nils = 0, missing = 0, not_applicable = 0, values = 0, doubtful = 0;

  /// Returns whether all are values.
  bool count(std::span<const State> states) {
    const std::uint64_t found = count_of(State::value, states);
    values += found;
    if (found == states.size()) return true;
    nils += count_of(State::nil, states);
    missing += count_of(State::missing, states);
    not_applicable += count_of(State::not_applicable, states);
    return false;
  }
};

TableReader::TableReader(const TableSpec& spec, const std::vector<Source>& sources, Words& words,
                         Diagnostics& notes)
    : spec_(spec), words_(words) {
  make_readers();
  const std::size_t errors = notes.errors();
  for (const Source& source : sources) open(source, notes);
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

void TableReader::open(const Source& source, Diagnostics& notes) {
  std::set<std::string> known;
  for (const ColumnSpec& column : spec_.columns) {
    known.insert(name_key(column.name));
    for (const std::string& alias : column.aliases) known.insert(name_key(alias));
  }
  File file;
  const auto is_known = [&](std::string_view name) { return known.contains(name_key(name)); };
  file.table = source.book->open(source.table, is_known, notes);
  if (!file.table) return;
  file.sheet = source.name;
  if (find_columns(file, notes))
    files_.push_back(std::move(file));
  else  // what else is wrong with the file is said at once
    file.table->read(
        {}, 1, [](const Batch&, unsigned) {}, notes);
}

bool TableReader::find_columns(File& file, Diagnostics& notes) const {
  const auto& header = file.table->header();
  std::vector<std::string> keys;
  for (const std::string& name : header) keys.push_back(name_key(name));
  std::vector<bool> used(header.size());
  bool ok = true;
  for (const ColumnSpec& column : spec_.columns) {
    std::set<std::string> spellings{name_key(column.name)};
    for (const std::string& alias : column.aliases) spellings.insert(name_key(alias));
    std::optional<std::size_t> found;
    for (std::size_t h = 0; h < header.size(); ++h) {
      if (!spellings.contains(keys[h])) continue;
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
  const bool first_is_key = std::ranges::any_of(spec_.key, [&](std::size_t key) {
    const int position = file.column_of_spec.size() > key ? file.column_of_spec[key] : -1;
    return position >= 0 && file.asked[static_cast<std::size_t>(position)] == 0;
  });
  if (ok && !first_is_key && !header.empty()) {
    const auto found = std::ranges::find(file.asked, 0u);
    file.label = static_cast<std::size_t>(found - file.asked.begin());
    if (found == file.asked.end()) file.asked.push_back(0);
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
    std::vector<TotalRows> totals(threads, total_rows_of(file));
    file.table->read(
        file.asked, threads,
        [&](const Batch& batch, unsigned worker) {
          decode(totals[worker].leave_out(batch), f, workers[worker]);
          sink(std::move(workers[worker].batch), worker);
        },
        notes);
    report_.origins.push_back(file.table->origin());
    tell_totals(f, totals, notes);
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

TotalRows TableReader::total_rows_of(const File& file) const {
  std::vector<std::size_t> keys;
  for (const std::size_t key : spec_.key)
    if (file.column_of_spec[key] >= 0)
      keys.push_back(static_cast<std::size_t>(file.column_of_spec[key]));
  return {std::move(keys), file.label};
}

void TableReader::tell_totals(std::size_t f, const std::vector<TotalRows>& totals,
                              Diagnostics& notes) {
  std::uint64_t count = 0;
  RowId first = 0;
  for (const TotalRows& part : totals) {
    if (part.count() == 0) continue;
    first = count == 0 ? part.first() : std::min(first, part.first());
    count += part.count();
  }
  if (count == 0) return;
  report_.rows += count;
  report_.totals += count;
  notes.add(evidence_complaint("total-rows"), place(f, first), {std::to_string(count)});
}

void TableReader::decode(const Batch& batch, std::size_t f, Worker& worker) const {
  RowBatch& out = worker.batch;
  out.number = batch.number;
  out.file = f;
  out.share = batch.share;
  out.rows.assign(batch.rows.begin(), batch.rows.end());
  out.values.resize(spec_.columns.size());
  out.states.resize(spec_.columns.size());
  if (packs_) {
    out.packed.assign(spec_.columns.size(), PackedPart());
    worker.ways.resize(spec_.columns.size());
  }
  worker.rows += batch.size();
  for (std::size_t c = 0; c < spec_.columns.size(); ++c) {
    const bool is_there = files_[f].column_of_spec[c] >= 0;
    out.states[c].clear();
    if (is_there && !is_key(spec_, c)) {
      decode_column(batch, c, worker);
      continue;
    }
    const bool is_sheet = !is_there && spec_.columns[c].name == "sheet";
    const double all = is_sheet ? words_.code(files_[f].sheet) : is_there ? 0 : absent;
    out.values[c].assign(batch.size(), all);  // a key is a text that only joins
    if (!is_there && !is_sheet) out.states[c].assign(batch.size(), State::missing);
  }
  decode_keys(batch, files_[f], out.keys);
}

void TableReader::decode_column(const Batch& batch, std::size_t c, Worker& worker) const {
  RowBatch& out = worker.batch;
  const auto position = static_cast<std::size_t>(files_[out.file].column_of_spec[c]);
  const auto cells = batch.cells[position];
  if (packs_) {
    const OtherCells& others = worker.others;
    out.packed[c] = pack_cells(readers_[c], cells, worker.ways[c], worker.room, worker.others);
    if (out.packed[c].size() > 0) {
      note_faults(batch, c, others.faults, worker);
      worker.values += cells.size() - others.rows.size();
      worker.count(others.states);
      return;
    }
  }
  std::vector<double>& values = packs_ ? worker.column.values : out.values[c];
  std::vector<State>& states = packs_ ? worker.column.states : out.states[c];
  values.resize(batch.size());
  states.resize(batch.size());
  readers_[c].read(cells, values, states, worker.faults);
  note_faults(batch, c, worker.faults, worker);
  const bool must_be_filled = !spec_.columns[c].type.optional && spec_.name != "units";
  if (worker.count(states))
    states.clear();
  else if (must_be_filled)
    note_missing(batch, c, states, worker);
  if (packs_) out.packed[c] = PackedPart(values, states, worker.ways[c], worker.room);
}

void TableReader::note_faults(const Batch& batch, std::size_t c,
                              std::span<const std::uint32_t> faults, Worker& worker) const {
  const std::size_t file = worker.batch.file;
  const auto cells = batch.cells[static_cast<std::size_t>(files_[file].column_of_spec[c])];
  for (const std::uint32_t row : faults) {
    const Cell cell = readers_[c].read(cells[row]);
    worker.doubtful += cell.fault == CellFault::dash || cell.fault == CellFault::lenient;
    worker.cells.push_back(
        {file, batch.rows[row], c, cell.fault, std::string(cells[row]), cell.value});
  }
}

/// Complains of cells that must be filled, where nothing else was wrong.
void TableReader::note_missing(const Batch& batch, std::size_t c, std::span<const State> states,
                               Worker& worker) const {
  for (std::uint32_t i = 0; i < states.size(); ++i)
    if (states[i] == State::missing && !std::ranges::binary_search(worker.faults, i))
      worker.cells.push_back({worker.batch.file, batch.rows[i], c, CellFault::none, "", 0});
}

void TableReader::decode_keys(const Batch& batch, const File& file,
                              std::vector<std::string>& keys) const {
  keys.resize(batch.size());
  for (std::string& key : keys) key.clear();
  for (std::size_t k = 0; k < spec_.key.size(); ++k) {
    if (k > 0)
      for (std::string& key : keys) key += '\x1f';
    const int position = file.column_of_spec[spec_.key[k]];
    if (position < 0) {
      for (std::string& key : keys) key += folded(file.sheet);
      continue;
    }
    const auto cells = batch.cells[static_cast<std::size_t>(position)];
    for (std::size_t i = 0; i < keys.size(); ++i) append_folded(keys[i], cells[i]);
  }
}

void TableReader::complain(std::vector<CellNote> cells, Diagnostics& notes) const {
  std::ranges::sort(cells, [](const CellNote& a, const CellNote& b) {
    return std::tie(a.file, a.row, a.column) < std::tie(b.file, b.row, b.column);
  });
  if (cells.size() > most_cell_notes) {  // errors before hints; a place costs a look into the file
    std::ranges::stable_partition(
        cells, [](const CellNote& c) { return kind_of(c.fault).severity == Severity::error; });
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

std::optional<std::size_t> TableReader::column_of_single(std::size_t column) const {
  const int position = files_[0].column_of_spec[column];
  if (position < 0) return {};
  return files_[0].asked[static_cast<std::size_t>(position)];
}

TableReport TableReader::report() const {
  return report_;
}

}  // namespace assess
