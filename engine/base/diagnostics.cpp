#include "base/diagnostics.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace assess {

namespace {

constexpr std::size_t kept = 100'000;

/// `Meetings!C7` in parts, so that C7 comes before C10, and B7 before C7 but after C2.
struct CellOrder {
  std::string_view sheet, row, column;

  explicit CellOrder(std::string_view cell) {
    const auto mark = cell.rfind('!');
    sheet = mark == cell.npos ? "" : cell.substr(0, mark);
    column = mark == cell.npos ? cell : cell.substr(mark + 1);
    row = column.substr(std::min(column.find_first_of("0123456789"), column.size()));
    column.remove_suffix(row.size());
  }
  auto key() const { return std::tuple(sheet, row.size(), row, column.size(), column); }
};

bool stands_before(const Place& a, const Place& b) {
  return std::tuple(a.line, a.column, CellOrder(a.cell).key()) <
         std::tuple(b.line, b.column, CellOrder(b.cell).key());
}

bool comes_before(const Diagnostic& a, const Diagnostic& b) {
  if (stands_before(a.place, b.place)) return true;
  if (stands_before(b.place, a.place)) return false;
  return std::tie(a.kind->code, a.words) < std::tie(b.kind->code, b.words);
}

}  // namespace

void Diagnostics::add(const DiagnosticKind& kind, Place place, std::vector<std::string> words,
                      std::string nearest) {
  errors_ += kind.severity == Severity::error;
  warnings_ += kind.severity == Severity::warning;
  if (list_.size() >= kept) {
    ++dropped_;
    return;
  }
  list_.push_back({&kind, std::move(place), std::move(words), std::move(nearest)});
}

void Diagnostics::append(const Diagnostics& other) {
  const std::size_t taken = std::min(kept - list_.size(), other.list_.size());
  list_.insert(list_.end(), other.list_.begin(),
               other.list_.begin() + static_cast<std::ptrdiff_t>(taken));
  errors_ += other.errors_;
  warnings_ += other.warnings_;
  dropped_ += other.dropped_ + other.list_.size() - taken;
}

void Diagnostics::sort_by_place() {
  std::unordered_map<std::string, std::size_t> files;
  for (const Diagnostic& d : list_) files.emplace(d.place.file, files.size());
  std::stable_sort(list_.begin(), list_.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    if (a.place.file == b.place.file) return comes_before(a, b);
    return files.at(a.place.file) < files.at(b.place.file);
  });
}

}  // namespace assess
