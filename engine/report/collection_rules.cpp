#include "report/collection_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "report/collection_words.hpp"

namespace assess {

namespace {

constexpr double most_percent = 10;  ///< 1000 %: 98.5 typed for 98.5 % is a slip

/// The numbers that a column takes, as conditions on its cell.
std::string bounds_of(const ColumnType& type, int year, const std::string& cell) {
  std::optional<double> low = type.low, high = type.high;
  if (type.type == Type::date) {
    const DayRange days = likely_days(year);
    low = days.first + serial_of_1970;
    high = days.last + serial_of_1970;
  }
  if (type.type == Type::percent && !high) high = most_percent;
  std::string bounds;
  if (low) bounds += fmt::format(",{}>={}", cell, *low);
  if (high) bounds += fmt::format(",{}<={}", cell, *high);
  return bounds;
}

/// A plain rule for numbers would refuse 无 and 不适用, which are answers too. No COUNTIF or MATCH:
/// they take `*` for any text.
std::string condition_of(const ColumnType& type, int year, const std::string& cell,
                         const std::string& states) {
  return fmt::format("OR(SUMPRODUCT(--({}={}))>0,AND(ISNUMBER({}){}))", states, cell, cell,
                     bounds_of(type, year, cell));
}

}  // namespace

Validation validation_of(const CollectionColumn& column, Language language, int year,
                         const std::string& cell, const std::string& choices,
                         const std::string& states) {
  Validation validation;
  validation.prompt_title = column.header;
  validation.prompt = prompt_text(column, language);
  const bool is_list = !choices.empty();
  if (!is_list && column.type.type == Type::text) return validation;
  validation.kind = is_list ? Validation::Kind::list : Validation::Kind::condition;
  validation.formula = is_list ? choices : condition_of(column.type, year, cell, states);
  validation.error_title = column.header;
  validation.error = refusal_text(column, language);
  return validation;
}

CellFormat entry_format(const ColumnType& type) {
  CellFormat format;
  format.unlocked = true;
  if (type.type == Type::percent) format.number = "0.0%";
  if (type.type == Type::date) format.number = "yyyy-mm-dd";
  if (type.type == Type::text) format.number = "@";  // so that 007 and 3-1 stay as typed
  return format;
}

double entry_width(const CollectionColumn& column) {
  constexpr std::size_t narrowest = 8, of_days = 12, of_texts = 22, widest = 40, margin = 3;
  std::size_t width = narrowest;
  if (column.type.type == Type::date) width = of_days;
  if (column.type.type == Type::text && column.choices.empty()) width = of_texts;
  for (const std::string& choice : column.choices)
    width = std::max(width, display_width(choice) + 2 * margin);  // and the arrow
  return static_cast<double>(
      std::min(std::max(width, display_width(column.header) + margin), widest));
}

}  // namespace assess
