#include "reference/coinr_rules.hpp"

#include "reference/coinr_words.hpp"

namespace assess::reference {

namespace {

using Row = std::size_t;

std::string line(const std::string& key, const std::string& value) {
  return value.empty() ? "" : key + " = " + value + "\n";
}

bool needs_groups(const IndexCase& index) {
  return is_in(index.preparation, "EurAsia_group") || is_in(index.preparation, "Denominate");
}

std::string head(const IndexCase& index, const Normalisation& form) {
  const bool panel = index.panel != IndexCase::none;
  std::string text = "[scheme]\nid = index\nname = Index\nyear = 2018\nmissing = skip\n";
  text += line("scale", form.scale) + (panel ? "group = Time\n" : "");
  text += panel ? "\n[table.units]\nkey = uCode, Time\ncolumns = uCode, Time: text, *: number\n"
                : "\n[table.units]\nkey = uCode\ncolumns = uCode: text, *: number\n";
  if (needs_groups(index))
    text +=
        "\n[table.about]\nkey = uCode\ncolumns = uCode, EurAsia_group: text, "
        "Area, Energy, GDP, Population: number?\n\n[define]\neurasia = about.EurAsia_group\n";
  return text;
}

/// The raw figures, per head or per area where the case asks for it.
std::string denominated(const IndexCase& index, const CsvTable& meta) {
  std::string text;
  if (!is_in(index.preparation, "Denominate")) return text;
  for (Row row = 0; row < meta.rows.size(); ++row) {
    const std::string& id = meta.cell(row, "indicator");
    const std::string& by = meta.cell(row, "denominator");
    if (meta.cell(row, "level") == "1")
      text += "raw_" + id + " = " + id + (by.empty() ? "" : " / about." + by) + "\n";
  }
  return text;
}

/// Denominate, then impute, then treat outliers; empty: the column as it is.
std::string prepared(const IndexCase& index, const std::string& id) {
  const std::string& steps = index.preparation;
  const std::string raw = is_in(steps, "Denominate") ? "raw_" + id : id;
  std::string value = raw;
  if (is_in(steps, "i_mean_grp") || is_in(steps, "group mean"))
    value = "first(" + raw + ", mean(units: " + raw + " by eurasia))";
  else if (is_in(steps, "i_median_grp"))
    value = "first(" + raw + ", median(units: " + raw + " by eurasia))";
  else if (is_in(steps, "i_median"))
    value = "first(" + raw + ", median(units: " + raw + "))";
  // "by row inside pillar" changes no score: it fills a gap with what the other indicators of the
  // pillar give on average, and so does leaving the gap out
  if (is_in(steps, "Treat"))
    value = "treat(units: " + value + (is_in(steps, "winmax 1") ? ", 1)" : ", 5)");
  return value == id ? "" : value;
}

/// Goalposts of an indicator where less is better stand the other way round.
std::string settings(const Normalisation& form, const CsvTable& meta, Row row) {
  const bool lower = meta.cell(row, "direction") == "-1";
  if (form.form == "distance")
    return line("to", meta.cell(row, "target")) + line("direction", lower ? "lower" : "");
  if (form.form != "goalposts") return line("direction", lower && form.directed ? "lower" : "");
  return line("low", meta.cell(row, lower ? "goalpost_upper" : "goalpost_lower")) +
         line("high", meta.cell(row, lower ? "goalpost_lower" : "goalpost_upper"));
}

std::string criterion(const IndexCase& index, const Normalisation& form, const CsvTable& meta,
                      Row row, bool alone) {
  const std::string& id = meta.cell(row, "indicator");
  return "\n[criterion." + id + "]\n" + line("item", meta.cell(row, "parent")) +
         line("weight", meta.cell(row, index.weights)) + line("form", form.form) +
         line("value", prepared(index, id)) + settings(form, meta, row) + line("ties", form.ties) +
         line("constant", alone ? index.constant_if_alone : index.constant) +
         line("within", index.panel == IndexCase::year_by_year ? "group" : "") +
         line("range", form.open ? "none" : "");
}

/// An aggregate; the one without parent is the total.
std::string aggregate(const IndexCase& index, const Normalisation& form, const CsvTable& meta,
                      Row row) {
  const std::string& id = meta.cell(row, "indicator");
  const std::string& parent = meta.cell(row, "parent");
  const bool top = parent.empty();
  const std::string name = top ? "total" : id;
  const bool below_total = !top && meta.cell(row, "parent") == top_of(meta);
  const std::string keyword = aggregation_at(index.aggregation, std::stoi(meta.cell(row, "level")));
  std::string text = top ? "\n[total]\nround = 9\n" : "\n[item." + id + "]\n";
  if (!top) text += line("item", below_total ? "total" : parent);
  if (!top) text += line("weight", meta.cell(row, index.weights));
  text += line("aggregate", keyword);
  if (form.open || keyword == "copeland") text += "range = none\n";
  if (!index.threshold.empty())
    text +=
        "instead = missing when share(" + name + ": score is given) < " + index.threshold + "\n";
  return text;
}

}  // namespace

std::string index_rules(const IndexCase& index, const CsvTable& meta, const CsvTable& data) {
  const Normalisation form = normalisation(index.normalisation);
  std::string text = head(index, form) + denominated(index, meta);
  for (Row row = 0; row < meta.rows.size(); ++row)
    text += meta.cell(row, "level") == "1"
                ? criterion(index, form, meta, row, one_value(data, meta.cell(row, "indicator")))
                : aggregate(index, form, meta, row);
  const bool panel = index.panel != IndexCase::none;
  return text + "\n[ranking]\nbasis = exact\nwithin = " + (panel ? "group" : "all") + "\n";
}

std::vector<std::string> index_data(const IndexCase& index, const std::string& folder) {
  const std::string input = folder + index.input.substr(0, index.input.find('+'));
  if (!needs_groups(index)) return {input};
  return {"units=" + input, "about=" + folder + "units.csv"};
}

}  // namespace assess::reference
