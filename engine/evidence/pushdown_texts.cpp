// Of the look at columns: texts, and what stands beside numbers and days.
#include <algorithm>

#include "base/text.hpp"
#include "evidence/pushdown_columns.hpp"
#include "evidence/pushdown_table.hpp"
#include "tables/cells/cells.hpp"

namespace assess {

namespace {

constexpr std::size_t most_spellings = 1000;
constexpr std::size_t most_words_at_once = 16;  ///< counted one by one

/// An alias with a digit lets no text with a digit pass unseen.
bool has_alias_with_digit(const CellAliases& aliases) {
  return std::ranges::any_of(aliases.words, [](const auto& alias) {
    return std::ranges::any_of(folded(alias.first), [](char c) { return c >= '0' && c <= '9'; });
  });
}

bool is_plain_text(const std::string& text) {
  return folded(text) == text &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

std::uint64_t& count_in(StateCounts& counts, State state) {
  if (state == State::nil) return counts.nils;
  if (state == State::missing) return counts.missing;
  return state == State::not_applicable ? counts.not_applicable : counts.values;
}

}  // namespace

/// How often each word of a short list stands there as it is written in the rules.
void ColumnProbe::ask_words(Asked& asked) {
  const DatabaseColumn& column = *asked.column;
  if (column.type == "real" || column.type == "bytea") return;
  asked.words = type(asked).words;
  if (type(asked).type == Type::yes_no)
    asked.words = column.type == "boolean" ? std::vector<std::string>{"TRUE", "FALSE"}
                                           : std::vector<std::string>{"yes", "no", "是", "否"};
  if (asked.words.empty() || asked.words.size() > most_words_at_once) return;
  asked.kind = SqlColumn::Kind::words;
  const std::string name = quoted(column);
  const std::string cell =
      lite_ ? name + " COLLATE BINARY" : "(" + text_of(column, Backend::postgresql) + ")";
  questions_.push_back(as_text("COUNT(" + name + ")"));
  // bytes and numbers would be equal to some words
  questions_.push_back(lite_ ? one_if("typeof(" + name + ") = 'text'") : questions_.back());
  for (const std::string& word : asked.words)
    questions_.push_back(as_text(one_if(cell + " = " + quoted_text(word))));
}

/// `unknown` without a reason: there are other spellings.
SqlColumn ColumnProbe::plain_words(const Asked& asked, StateCounts& counts) {
  const std::uint64_t cells = answer(asked.first), texts = answer(asked.first + 1);
  SqlColumn found;
  StateCounts states;
  states.missing = answer(0) - cells;
  std::uint64_t known = 0;
  const CellReader reader(type(asked), spec_.cells, words_);
  for (std::size_t w = 0; w < asked.words.size(); ++w) {
    const std::uint64_t here = answer(asked.first + 2 + w);
    if (here == 0) continue;
    const Cell cell = reader.read(asked.words[w]);
    if (cell.fault != CellFault::none) return found;
    found.spellings.push_back({asked.words[w], cell.value, cell.state});
    count_in(states, cell.state) += here;
    known += here;
  }
  if (known != cells || texts != cells) return {};
  found.has_null = states.missing > 0 && cells < answer(0);
  if (found.has_null) found.spellings.push_back({std::nullopt, absent, State::missing});
  found.kind = SqlColumn::Kind::words;
  found.sql = found.text = "(" + text_of(*asked.column, table_.database().dialect()) + ")";
  counts = states;
  return found;
}

/// The different texts of some rows; false if they are too many or if doubles or bytes are among
/// them.
bool ColumnProbe::list(const DatabaseColumn& column, const std::string& where, Texts& texts,
                       const std::string& whole) {
  const std::string text = whole_text_of(column, table_.database().dialect());
  const std::string type = lite_ ? "typeof(" + quoted(column) + ")" : "''";
  const Selected what[] = {
      {"DISTINCT " + text_or_whole(column, text, whole), ""},
      {whole.empty() ? type : "CASE WHEN " + whole + " THEN '' ELSE " + type + " END", ""}};
  bool binary = false;
  const auto keep = [&](ResultRow row) {
    binary = binary || row[1] == "real" || row[1] == "blob";
    texts.push_back(row[0] ? std::optional<std::string>(*row[0]) : std::nullopt);
  };
  std::string ignored;
  const bool ok = table_.database().select(
      what, "FROM " + table_.from() + where + " LIMIT " + std::to_string(most_spellings + 1), keep,
      ignored);
  std::ranges::sort(texts);  // a number may stand there as integer and as text
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return ok && !binary && texts.size() <= most_spellings;
}

/// A double of SQLite that stands for an alias such as -99 reads as that, not as -99.0.
std::string ColumnProbe::text_or_whole(const DatabaseColumn& column, const std::string& text,
                                       const std::string& whole) const {
  if (whole.empty()) return text;
  return "CASE WHEN " + whole + " THEN CAST(CAST(" + quoted(column) +
         " AS INTEGER) AS TEXT) ELSE " + text + " END";
}

/// Numbers and days with other texts among them, such as `长期` or an alias.
SqlColumn ColumnProbe::with_texts_beside(const Asked& asked, SqlColumn found, StateCounts& counts) {
  const DatabaseColumn& column = *asked.column;
  if (table_.may_be_cut(column))
    return unknown_column(column, "has texts that its driver may cut", "的文本可能被驱动截断");
  Texts texts;
  const std::string where = " WHERE " + quoted(column) + " IS NULL OR NOT (" + asked.is_plain + ")";
  const std::string name = quoted(column);
  const bool may_be_double = lite_ && found.is_real;
  const std::string whole = may_be_double ? "typeof(" + name + ") = 'real' AND " + name +
                                                " <> 0 AND ABS(" + name + ") < 1e12 AND " + name +
                                                " = CAST(" + name + " AS INTEGER)"
                                          : "";
  if (!list(column, where, texts, whole))
    return unknown_column(column, "has too many different texts", "的不同文本过多");
  found.text =
      "(" + text_or_whole(column, text_of(column, table_.database().dialect()), whole) + ")";
  SqlColumn unknown;
  if (unknown.why = read_texts(asked, texts, found); !unknown.why.empty()) return unknown;
  for (const SqlSpelling& spelling : found.spellings) {
    if (spelling.state > State::nil) continue;
    found.low = std::min(found.low, spelling.value);
    found.high = std::max(found.high, spelling.value);
  }
  const auto sql = with_spellings(found, found.sql, unknown.why);
  if (!sql) return unknown;
  found.sql = *sql;
  return count_states(found, counts) ? found
                                     : unknown_column(column, "cannot be counted", "无法计数");
}

/// Why one of them cannot be told in SQL.
std::string ColumnProbe::read_texts(const Asked& asked, Texts& texts, SqlColumn& found) {
  const CellReader reader(type(asked), spec_.cells, words_);
  for (auto& text : texts) {
    if (text && (first_bad_utf8(*text) || text->find('\0') != std::string::npos))
      return unknown_column(*asked.column, "has texts that are not UTF-8", "含非 UTF-8 文本").why;
    const Cell cell = reader.read(text.value_or(""));
    if (cell.fault != CellFault::none)
      return unknown_column(*asked.column, "has doubtful or wrong cells", "有存疑或错误的单元格")
          .why;
    found.has_null = found.has_null || !text;
    if (found.kind == SqlColumn::Kind::texts && cell.state == State::value)
      found.is_plain = found.is_plain && text && is_plain_text(*text);
    else
      found.spellings.push_back({std::move(text), cell.value, cell.state});
  }
  return "";
}

SqlColumn ColumnProbe::texts(const Asked& asked, StateCounts& counts) {
  const DatabaseColumn& column = *asked.column;
  if (column.type == "real" || column.type == "bytea")
    return unknown_column(column, "holds binary numbers", "为二进制数值");
  if (table_.may_be_cut(column))
    return unknown_column(column, "has texts that its driver may cut", "的文本可能被驱动截断");
  SqlColumn found;
  found.kind = SqlColumn::Kind::words;
  found.sql = found.text = "(" + text_of(column, table_.database().dialect()) + ")";
  Texts texts;
  if (!list(column, "", texts)) {
    const bool open = type(asked).type == Type::text && type(asked).words.empty();
    texts.clear();
    if (!open || has_alias_with_digit(spec_.cells) || !list_open(column, found, texts))
      return unknown_column(column, "has too many different texts", "的不同文本过多");
  }
  SqlColumn unknown;
  if (unknown.why = read_texts(asked, texts, found); !unknown.why.empty()) return unknown;
  return count_states(found, counts) ? found
                                     : unknown_column(column, "cannot be counted", "无法计数");
}

/// A text with a digit is no state and no blank: only what is left is looked at.
bool ColumnProbe::list_open(const DatabaseColumn& column, SqlColumn& found, Texts& texts) {
  const std::string digit = found.sql + (lite_ ? " GLOB '*[0-9]*'" : " ~ '[0-9]'");
  const std::string odd = found.sql + (lite_ ? " GLOB '*[^ -~]*'" : " ~ '[^ -~]'");
  const std::string is_odd =
      "(" + digit + ") AND ((" + odd + ") OR trim(" + found.sql + ") <> " + found.sql + ")";
  if (!list(column, " WHERE " + found.sql + " IS NULL OR NOT (" + digit + ")", texts)) return false;
  const auto row = ask_more({as_text(one_if(is_odd)), lite_ ? binary_in_sqlite(column) : "'0'",
                             lite_ ? one_if(has_nul(column)) : "'0'"});
  found.is_plain = row && count_of((*row)[0]) == 0;
  found.kind = SqlColumn::Kind::texts;
  return row && count_of((*row)[1]) == 0 && count_of((*row)[2]) == 0;
}

/// Asks how many cells are in each state, unless all of them are values.
bool ColumnProbe::count_states(const SqlColumn& column, StateCounts& counts) {
  std::vector<std::string> sql;
  for (const State state : {State::nil, State::missing, State::not_applicable}) {
    const std::string condition = texts_in_state(column, state);
    sql.push_back(condition.empty() ? "'0'" : as_text(one_if(condition)));
  }
  const bool all_values = std::ranges::all_of(sql, [](const auto& one) { return one == "'0'"; });
  const auto row = all_values ? std::optional(std::vector<std::string>(3)) : ask_more(sql);
  if (!row) return false;
  counts.nils = count_of((*row)[0]);
  counts.missing = count_of((*row)[1]);
  counts.not_applicable = count_of((*row)[2]);
  counts.values = answer(0) - counts.nils - counts.missing - counts.not_applicable;
  return true;
}

}  // namespace assess
