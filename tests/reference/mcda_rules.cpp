#include "reference/mcda_rules.hpp"

namespace assess::reference {

namespace {

std::string filled(std::string text, const std::string& x) {
  for (auto at = text.find("{x}"); at != text.npos; at = text.find("{x}", at + x.size()))
    text.replace(at, 3, x);
  return text;
}

std::string head(const std::string& scale) {
  return "[scheme]\nid = matrix\nname = Decision matrix\nyear = 2025\nscale = " + scale +
         "\nmissing = error\n\n[table.units]\nkey = alternative\n"
         "columns = alternative: text, *: number\n";
}

}  // namespace

std::string mcda_rules(const Method& method, const CsvTable& criteria) {
  std::string text = head("0..1");
  const bool compares = std::string(method.form) != "points";
  for (std::size_t row = 0; row < criteria.rows.size(); ++row) {
    const std::string& id = criteria.cell(row, "criterion");
    const bool lower = criteria.cell(row, "objective") == "min";
    text += "\n[criterion." + id + "]\nweight = " + criteria.cell(row, "weight") +
            "\nform = " + method.form +
            "\nvalue = " + filled(lower ? method.minimise : method.maximise, id) +
            (lower && compares ? "\ndirection = lower\n" : "\n");
  }
  return text + "\n[total]\nround = 9\naggregate = " + method.aggregate +
         "\n\n[ranking]\nbasis = exact\nwithin = all\n";
}

std::string ties_rules(const std::string& ties, const CsvTable& criteria) {
  std::string text = head("0..10");
  for (std::size_t row = 0; row < criteria.rows.size(); ++row)
    text += "\n[criterion." + criteria.cell(row, "criterion") +
            "]\nweight = " + criteria.cell(row, "weight") + "\n";
  return text + "\n[total]\nround = 2\n\n[ranking]\nwithin = all\nties = " + ties + "\n";
}

}  // namespace assess::reference
