#include "tables/database/sql.hpp"

namespace assess {

namespace {

std::string doubled(std::string_view text, char mark) {
  std::string result(1, mark);
  for (const char c : text) {
    if (c == mark) result += mark;
    result += c;
  }
  return result + mark;
}

/// SOCI takes a colon in a name for a parameter: it is written by its number.
std::string with_escapes(std::string_view name) {
  std::string result = "U&\"";
  for (const char c : name) {
    if (c == ':')
      result += "\\003A";
    else if (c == '"' || c == '\\')
      result.append(2, c);
    else
      result += c;
  }
  return result + '"';
}

bool is_text_in_sqlite(const std::string& type) {
  const auto holds = [&](const char* part) { return type.find(part) != std::string::npos; };
  return !holds("int") && (holds("char") || holds("clob") || holds("text"));
}

}  // namespace

std::string quoted_name(std::string_view name, Backend backend) {
  if (backend == Backend::postgresql && name.find(':') != std::string_view::npos)
    return with_escapes(name);
  return doubled(name, '"');
}

std::string quoted_text(std::string_view text) {
  return doubled(text, '\'');
}

std::string text_of(const DatabaseColumn& column, Backend backend) {
  const std::string name = quoted_name(column.name, backend);
  if (backend == Backend::sqlite) return "CAST(" + name + " AS TEXT) COLLATE BINARY";
  if (backend == Backend::odbc) return name;
  if (column.type == "boolean")
    return "CASE WHEN " + name + " THEN 'TRUE' WHEN NOT " + name + " THEN 'FALSE' END";
  return "CAST(" + name + " AS text) COLLATE \"C\"";
}

std::string has_nul(const DatabaseColumn& column) {
  return "instr(CAST(" + quoted_name(column.name, Backend::sqlite) + " AS BLOB), x'00') > 0";
}

std::string whole_text_of(const DatabaseColumn& column, Backend backend) {
  const std::string text = text_of(column, backend);
  if (backend != Backend::sqlite) return text;  // no other server keeps a NUL
  return "CASE WHEN " + has_nul(column) + " THEN CAST(x'ff' AS TEXT) ELSE " + text + " END";
}

Selected cell_of(const DatabaseColumn& column, Backend backend) {
  if (backend != Backend::sqlite || is_text_in_sqlite(column.type))
    return {whole_text_of(column, backend), ""};
  const std::string name = quoted_name(column.name, backend);
  const std::string when_real = "CASE typeof(" + name + ") WHEN 'real' THEN ";
  return {when_real + "NULL WHEN 'integer' THEN CAST(" + name + " AS TEXT) ELSE " +
              whole_text_of(column, backend) + " END",
          when_real + name + " END"};
}

}  // namespace assess
