#include "reference/in_chinese.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace assess::reference {

namespace {

namespace fs = std::filesystem;
using Spellings = std::map<std::string, std::string>;

std::string up_to(const std::string& text, char mark) {
  std::string part = text.substr(0, text.find(mark));
  while (part.ends_with(' ')) part.pop_back();
  return part;
}

/// table -> what its name, columns and words are called instead.
std::map<std::string, Spellings> spellings_of(const std::string& rules) {
  std::map<std::string, Spellings> tables;
  std::istringstream lines(rules);
  std::string table;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("["))
      table = line.starts_with("[table.") ? up_to(line.substr(7), ']') : "";
    const auto equals = line.find(" = ");
    if (table.empty() || equals == line.npos) continue;
    const std::string key = line.substr(0, equals), first = up_to(line.substr(equals + 3), ',');
    if (key == "file") tables[table][table] = first;
    if (key.starts_with("alias.")) tables[table][key.substr(6)] = first;
  }
  // the key of the roster is spelled alike everywhere
  for (auto& [name, spellings] : tables)
    spellings.insert({"unit_code", tables["units"]["unit_code"]});
  return tables;
}

std::string in_other_words(const std::string& line, const Spellings& spellings) {
  std::string result, cell;
  std::istringstream cells(line + ",");
  while (std::getline(cells, cell, ',')) {
    const auto found = spellings.find(cell);
    result += (found == spellings.end() ? cell : found->second) + ",";
  }
  result.pop_back();
  return result;
}

}  // namespace

void put_into_chinese(const std::string& rules, const std::string& from, const std::string& to) {
  auto tables = spellings_of(rules);
  fs::create_directories(to);
  for (const auto& file : fs::directory_iterator(from)) {
    const std::string name = file.path().stem().string();
    const Spellings& spellings = tables[name];
    const auto other = spellings.find(name);
    std::ifstream in(file.path());
    std::ofstream out(to + "/" + (other == spellings.end() ? name : other->second) + ".csv");
    for (std::string line; std::getline(in, line);) out << in_other_words(line, spellings) << '\n';
  }
}

}  // namespace assess::reference
