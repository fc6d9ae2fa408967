#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/state.hpp"
#include "evidence/figures.hpp"
#include "evidence/packed_column.hpp"
#include "evidence/sources.hpp"
#include "evidence/total_rows.hpp"
#include "expression/functions.hpp"
#include "scheme/scheme.hpp"
#include "tables/cells/cells.hpp"
#include "tables/table/table.hpp"

namespace assess {

/// Rows of a table, decoded: one column per column of its `TableSpec`, values as in `Column`.
struct RowBatch {
  std::uint64_t number = 0;  ///< order within the file
  std::size_t file = 0;      ///< which of the stacked files
  double share = 0;          ///< of its rows, about; 0: not known
  std::vector<RowId> rows;
  std::vector<std::vector<double>> values;  ///< [column][row]
  std::vector<std::vector<State>> states;   ///< [column][row]; empty: all are values
  std::vector<PackedPart> packed;           ///< [column]; if it has the rows, `values` has not
  std::vector<std::string> keys;            ///< of the unit, folded; parts separated by \x1f
  std::size_t size() const { return rows.size(); }
  Lane lane(std::size_t column, std::size_t from) const {
    return {values[column].data() + from,
            states[column].empty() ? nullptr : states[column].data() + from, false};
  }
};

/// A stacked table of the rules that was opened, with its columns found.
class TableReader {
 public:
  /// Opens the files and finds the columns by names and aliases; complains of what is missing.
  TableReader(const TableSpec& spec, const std::vector<Source>& sources, Words& words,
              Diagnostics& notes);
  /// The same for a table that is open already; none: nothing could be opened.
  TableReader(const TableSpec& spec, std::unique_ptr<Table> table, Words& words,
              Diagnostics& notes);

  /// See `CellReader`; for a column that the rules compare with nothing outside the table.
  void code_texts_in(Words* words, std::size_t column) { readers_[column].code_texts_in(words); }

  /// From now on columns that are no keys come packed, while they are still near.
  void pack_columns() { packs_ = true; }

  /// May move the batch away, or leave it (or another one) there: its memory is used again.
  using Sink = std::function<void(RowBatch&& batch, unsigned worker)>;
  /// Decodes all rows. The sink is called from several workers at once.
  void read(unsigned threads, const Sink& sink, Diagnostics& notes);

  /// Place of a row, in the column of the spec (or of the key).
  Place place(std::size_t file, RowId row, std::optional<std::size_t> column = {}) const;
  /// The key of a row as it was typed.
  TableReport report() const;
  bool is_open() const { return !files_.empty(); }
  /// The table, if it is one and not stacked of several; else none.
  const Table* single_table() const { return files_.size() == 1 ? files_[0].table.get() : nullptr; }
  /// Its column for a column of the spec; nothing if it has none.
  std::optional<std::size_t> column_of_single(std::size_t column) const;

 private:
  struct File {
    std::unique_ptr<Table> table;
    std::vector<std::size_t> asked;    ///< header columns, in the order they are read
    std::optional<std::size_t> label;  ///< position in `asked` of the first column, if it is no key
    std::vector<int> column_of_spec;   ///< per column of the spec: position in `asked`, -1: `sheet`
    std::string sheet;
  };
  /// A cell to complain of; its text and place are looked up only if it is told.
  struct CellNote {
    std::size_t file;
    RowId row;
    std::size_t column;
    CellFault fault;
    std::string text;
    double value;
  };
  struct Worker;
  void make_readers();
  void open(const Source& source, Diagnostics& notes);
  bool find_columns(File& file, Diagnostics& notes) const;
  void decode(const Batch& batch, std::size_t file, Worker& worker) const;
  void decode_column(const Batch& batch, std::size_t column, Worker& worker) const;
  void note_faults(const Batch& batch, std::size_t column, std::span<const std::uint32_t> faults,
                   Worker& worker) const;
  void note_missing(const Batch& batch, std::size_t column, std::span<const State> states,
                    Worker& worker) const;
  void decode_keys(const Batch& batch, const File& file, std::vector<std::string>& keys) const;
  TotalRows total_rows_of(const File& file) const;
  void tell_totals(std::size_t file, const std::vector<TotalRows>& totals, Diagnostics& notes);
  void complain(std::vector<CellNote> cells, Diagnostics& notes) const;

  const TableSpec& spec_;
  Words& words_;
  std::vector<CellReader> readers_;  ///< by column of the spec
  std::vector<File> files_;
  TableReport report_;
  bool packs_ = false;
};

}  // namespace assess
