#include "evidence/pushdown_columns.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace assess {

SqlColumn unknown_column(const DatabaseColumn& column, const char* en, const char* zh) {
  SqlColumn unknown;
  unknown.why = both("column '" + column.name + "' " + en, "列“" + column.name + "”" + zh);
  return unknown;
}

std::string one_if(const std::string& condition) {
  return "COUNT(CASE WHEN " + condition + " THEN 1 END)";
}

std::string binary_in_sqlite(const DatabaseColumn& column) {
  return one_if("typeof(" + quoted_name(column.name, Backend::sqlite) + ") IN ('real', 'blob')");
}

std::uint64_t count_of(const std::string& text) {
  std::uint64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

ColumnProbe::ColumnProbe(const DatabaseTable& table, const TableSpec& spec, Words& words)
    : table_(table),
      spec_(spec),
      words_(words),
      lite_(table.database().dialect() == Backend::sqlite),
      questions_{as_text("COUNT(*)")} {}

std::string ColumnProbe::quoted(const DatabaseColumn& column) const {
  return quoted_name(column.name, table_.database().dialect());
}

std::string ColumnProbe::as_text(const std::string& sql) const {
  return lite_ ? sql : "CAST(" + sql + " AS text)";
}

std::uint64_t ColumnProbe::answer(std::size_t question) const {
  return count_of(answers_[question]);
}

void ColumnProbe::add(std::size_t of_rules, std::size_t of_table) {
  Asked& asked = asked_.emplace_back();
  asked.of_rules = of_rules;
  asked.column = &table_.columns()[of_table];
  asked.first = questions_.size();
  const Type type = this->type(asked).type;
  if (type == Type::number || type == Type::percent)
    ask_numbers(asked);
  else if (type == Type::date)
    ask_days(asked);
  else
    ask_words(asked);
}

void ColumnProbe::add_key(std::size_t of_table) {
  const DatabaseColumn& column = table_.columns()[of_table];
  if (!lite_) {
    has_binary_key_ = has_binary_key_ || column.type == "real" || column.type == "bytea";
    return;
  }
  key_questions_.push_back(questions_.size());
  questions_.push_back(binary_in_sqlite(column));
}

bool ColumnProbe::has_binary_key() const {
  return has_binary_key_ || std::ranges::any_of(key_questions_, [&](std::size_t question) {
           return answer(question) > 0;
         });
}

bool ColumnProbe::ask(std::string& error) {
  const auto rows = select_texts(table_.database(), questions_, "FROM " + table_.from(), error);
  if (!rows || rows->size() != 1) return false;
  answers_ = (*rows)[0];
  return true;
}

std::optional<std::vector<std::string>> ColumnProbe::ask_more(const std::vector<std::string>& sql) {
  std::string ignored;
  auto rows = select_texts(table_.database(), sql, "FROM " + table_.from(), ignored);
  if (!rows || rows->size() != 1) return {};
  return std::move((*rows)[0]);
}

SqlColumn ColumnProbe::column(std::size_t added, StateCounts& counts) {
  const Asked& asked = asked_[added];
  SqlColumn found;
  if (asked.kind == SqlColumn::Kind::number) found = numbers(asked, counts);
  if (asked.kind == SqlColumn::Kind::day) found = days(asked, counts);
  if (asked.kind == SqlColumn::Kind::words) found = plain_words(asked, counts);
  if (found.kind == SqlColumn::Kind::unknown && found.why.empty()) found = texts(asked, counts);
  if (found.kind != SqlColumn::Kind::unknown && counts.missing > 0 && !type(asked).optional &&
      spec_.name != "units") {
    const DatabaseColumn named{spec_.columns[asked.of_rules].name, ""};
    return unknown_column(named, "has empty cells", "有空单元格");
  }
  return found;
}

}  // namespace assess
