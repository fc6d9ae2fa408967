#include <string>
#include <vector>

#include "commands.hpp"
#include "csv_text.hpp"
#include "organisations.hpp"
#include "output_file.hpp"
#include "random.hpp"

namespace assess::evidence {

namespace {

std::string criterion_id(std::uint64_t index, std::uint64_t count) {
  std::string id = unit_code(index, count);
  id[0] = 'c';
  return id;
}

/// Every criterion by min-max, all with equal weight.
std::string wide_rules(std::uint64_t criteria) {
  std::string text =
      "[scheme]\nid = wide\nname = Wide table\nname.zh = 宽表\nyear = 2025\nmissing = skip\n\n"
      "[table.units]\nkey = unit\ncolumns = unit: text, *: number\n";
  for (std::uint64_t i = 0; i < criteria; ++i)
    text += "\n[criterion." + criterion_id(i, criteria) + "]\nform = minmax\n";
  return text + "\n[total]\nname = Total\nname.zh = 总分\nround = 2\n";
}

/// 0..99.9 with one decimal; one cell in fifty is empty.
void write_rows(CsvText& csv, const Options& options) {
  Random random(options.seed);
  for (std::uint64_t i = 0; i < options.units; ++i) {
    csv.cell(unit_code(i, options.units));
    for (std::uint64_t k = 0; k < options.criteria; ++k) {
      const std::uint64_t bits = random.next();
      const auto tenths = static_cast<std::int64_t>((bits >> 32) * 1000 >> 32);
      (bits & 0xFFFF) * 50 < 0x10000 ? csv.cell("") : csv.tenths(tenths);
    }
    csv.end_row();
  }
}

}  // namespace

bool make_wide(const Options& given) {
  Options options = given;
  if (options.units == 0) options.units = 1000;
  if (!options.rules.empty() && !write_file(options.rules, wide_rules(options.criteria)))
    return false;
  return write_file(options.output, [&](std::FILE* file) {
    CsvText csv(file);
    csv.cell("unit");
    for (std::uint64_t k = 0; k < options.criteria; ++k)
      csv.cell(criterion_id(k, options.criteria));
    csv.end_row();
    write_rows(csv, options);
    return csv.flush();
  });
}

}  // namespace assess::evidence
