#include "options.hpp"

#include <charconv>
#include <cstdio>
#include <string_view>

namespace assess::evidence {

namespace {

bool read_number(std::string_view text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto comma = text.find(',');
    words.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == text.npos ? text.size() : comma + 1);
  }
  return words;
}

bool set(Options& options, std::string_view name, std::string_view value) {
  std::uint64_t year = 0;
  if (name == "--seed") return read_number(value, options.seed);
  if (name == "--units") return read_number(value, options.units) && options.units > 0;
  if (name == "--criteria") return read_number(value, options.criteria) && options.criteria > 0;
  if (name == "--rows") return read_number(value, options.rows);
  if (name == "--year" && read_number(value, year) && year >= 1900 && year <= 2999) {
    options.year = static_cast<int>(year);
    return true;
  }
  if (name == "--lang") return (options.chinese = value == "zh") || value == "en";
  if (name == "--alike") return (options.alike = value == "yes") || value == "no";
  if (name == "-o") return !(options.output = value).empty();
  if (name == "--rules") return !(options.rules = value).empty();
  if (name == "--roster") return !(options.roster = value).empty();
  if (name == "--faults") return !(options.faults = split(value)).empty();
  return false;
}

}  // namespace

std::optional<Options> read_options(int count, const char* const* words) {
  Options options;
  if (count < 2) return {};
  options.command = words[1];
  for (int i = 2; i < count; i += 2) {
    if (i + 1 < count && set(options, words[i], words[i + 1])) continue;
    std::fprintf(stderr, "make_evidence: cannot use '%s%s%s'\n", words[i], i + 1 < count ? " " : "",
                 i + 1 < count ? words[i + 1] : "");
    return {};
  }
  return options;
}

}  // namespace assess::evidence
