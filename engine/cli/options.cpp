#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>

#include "base/text.hpp"
#include "cli/command_formats.hpp"
#include "cli/diagnostics.hpp"
#include "tables/csv/encodings.hpp"

namespace assess {

namespace po = boost::program_options;

namespace {

/// The words of a list such as "en|zh" or "run, check".
std::vector<std::string> split_list(std::string_view text, char between = ',') {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  return words;
}

std::vector<std::string> encoding_words(std::string_view) { return split_list(encoding_names()); }

std::vector<std::string> format_words(std::string_view command) {
  std::vector<std::string> words;
  for (const FormatName& format : formats_of(command)) words.emplace_back(format.keyword);
  return words;
}

constexpr std::array all{
    OptionInfo{"rules", 'r', "FILE", {"the rules file", "规则文件"},
               "run, check, explain, compare, template"},
    OptionInfo{"output", 'o', "FILE",
               {"write the result there; the ending says the format; may be repeated",
                "结果写入该文件；扩展名决定格式；可重复"},
               "run, check, explain, compare, template"},
    OptionInfo{"format", 'f', "NAME", {"format of what has no known ending", "没有已知扩展名时的格式"},
               "run, check, explain, compare", format_words},
    OptionInfo{"csv-safe", 0, "",
               {"CSV for spreadsheets: ' before texts that they would take for formulas",
                "供电子表格打开的 CSV：在形似公式的文本前加 '"},
               "run, check, explain, compare"},
    OptionInfo{"set", 0, "ID.KEY=VALUE",
               {"try this value in place of the rules' own; the result is marked as a trial; may be repeated",
                "试用该值代替规则中的值；结果标明为试算；可重复"},
               "run, check, explain, compare"},
    OptionInfo{"unit", 0, "UNIT",
               {"a further unit to explain, after the first; may be repeated",
                "除第一个单位外还要说明的单位；可重复"},
               "explain"},
    OptionInfo{"old-rules", 0, "FILE",
               {"of compare and --baseline: the rules before, if they were others",
                "用于 compare 和 --baseline：原来的规则（若不同）"},
               "run, compare"},
    OptionInfo{"old", 0, "DATA",
               {"of compare and --baseline: the evidence before, if it was other; may be repeated",
                "用于 compare 和 --baseline：原来的证据（若不同）；可重复"},
               "run, compare"},
    OptionInfo{"baseline", 0, "FILE.json",
               {"of a run: an earlier result; what changed since stands in the report",
                "用于计分：以前的结果；报告中列出与它相比的变化"},
               "run"},
    OptionInfo{"fail-under", 0, "X",
               {"end a run with exit code 1 if a unit's total is under X or missing",
                "有单位总分低于 X 或缺失时以代码 1 结束"},
               "run"},
    OptionInfo{"fail-on", 0, "GRADE",
               {"end a run with exit code 1 if a unit has that grade or a worse one",
                "有单位等次为该等次或更差时以代码 1 结束"},
               "run"},
    OptionInfo{"per-unit", 0, "FOLDER",
               {"of template: a workbook for each unit of the roster, written there; of a run: the explanation "
                "of each unit, for itself alone",
                "用于 template：为名册中每个单位各写一个工作簿到该文件夹；用于计分：为每个单位各写一份只含本单位的说明"},
               "run, template"},
    OptionInfo{"encoding", 0, "NAME",
               {"of text files, if it is not found: utf-8, utf-16, gb18030, big5, latin1 ...",
                "文本文件的编码（识别不出时）：utf-8、utf-16、gb18030、big5、latin1 等"},
               "run, check, explain, compare, template", encoding_words},
    OptionInfo{"lang", 0, "en|zh", {"language of results and messages", "结果和提示的语言"}},
    OptionInfo{"color", 0, "auto|always|never", {"colours on the terminal", "终端颜色"}},
    OptionInfo{"threads", 0, "N", {"at most so many threads; the result is the same",
                                   "最多使用的线程数；结果不变"}},
    OptionInfo{"strict", 0, "", {"warnings end a run with exit code 1", "有警告时以代码 1 结束"},
               "run"},
    OptionInfo{"timings", 0, "", {"say how long each stage took", "显示各阶段用时"},
               "run"},
    OptionInfo{"quiet", 'q', "", {"say errors only", "只显示错误"}},
    OptionInfo{"verbose", 'v', "", {"say notes too", "也显示说明"}},
    OptionInfo{"help", 'h', "", {"help", "帮助"}},
    OptionInfo{"version", 0, "", {"version of the program", "程序版本"}},
};

po::options_description described() {
  po::options_description description;
  for (const OptionInfo& option : all) {
    std::string name(option.name);
    if (option.letter) name += std::string(",") + option.letter;
    if (option.argument.empty())
      description.add_options()(name.c_str(), "");
    else
      description.add_options()(name.c_str(), po::value<std::vector<std::string>>(), "");
  }
  description.add_options()("words", po::value<std::vector<std::string>>(), "");
  return description;
}

void complain(std::string fact, Diagnostics& notes) {
  notes.add(cli_complaint("bad-usage"), {}, {std::move(fact)});
}

/// An empty value is a variable of the shell that was not set; as no option it would be a loss
/// without a word.
void check_filled(const po::variables_map& map, Diagnostics& notes) {
  for (const OptionInfo& option : all) {
    const std::string name(option.name);
    if (option.argument.empty() || !map.count(name)) continue;
    const auto& values = map[name].as<std::vector<std::string>>();
    if (std::ranges::find(values, "") != values.end())
      complain(both("--" + name + " has an empty value", "--" + name + " 的值为空"), notes);
  }
}

class Reader {
 public:
  Reader(const po::variables_map& map, Diagnostics& notes) : map_(map), notes_(notes) {}

  Options read() {
    Options options;
    options.words = all_of("words");
    for (const OptionInfo& option : all)
      if (map_.count(std::string(option.name))) options.given.push_back(&option);
    options.rules = one("rules");
    options.outputs = all_of("output");
    options.format = one("format");
    options.per_unit = one("per-unit");
    options.settings = all_of("set");
    options.units = all_of("unit");
    options.old_rules = one("old-rules");
    options.old_evidence = all_of("old");
    options.baseline = one("baseline");
    options.fail_on = one("fail-on");
    if (map_.count("fail-under")) options.fail_under = mark();
    if (map_.count("encoding")) options.encoding = encoding();
    options.quiet = map_.count("quiet") > 0;
    options.verbose = map_.count("verbose") > 0;
    options.timings = map_.count("timings") > 0;
    options.csv_safe = map_.count("csv-safe") > 0;
    options.strict = map_.count("strict") > 0;
    options.help = map_.count("help") > 0;
    options.version = map_.count("version") > 0;
    if (map_.count("lang")) options.language = word("lang", {"en", "zh"}) == 1 ? Language::zh : Language::en;
    options.color = static_cast<Color>(map_.count("color") ? word("color", {"auto", "always", "never"}) : 0);
    if (map_.count("threads")) options.threads = threads();
    return options;
  }

 private:
  std::vector<std::string> all_of(const char* name) const {
    return map_.count(name) ? map_[name].as<std::vector<std::string>>() : std::vector<std::string>{};
  }
  std::string one(const char* name) {
    const auto given = all_of(name);
    const std::string option = "--" + std::string(name);
    if (given.size() > 1) complain(both(option + " stands more than once", option + " 重复"), notes_);
    return given.empty() ? "" : given[0];
  }
  std::size_t word(const char* name, const std::vector<std::string>& words) {
    const std::string given = one(name);
    for (std::size_t w = 0; w < words.size(); ++w)
      if (words[w] == given) return w;
    complain("--" + std::string(name) + " " + shown(given) + ": " + joined(words, ", "), notes_);
    return 0;
  }
  std::string encoding() {
    const std::string given = one("encoding"), name = encoding_named(given);
    if (name.empty()) complain("--encoding " + shown(given) + ": " + encoding_names(), notes_);
    return name;
  }
  std::optional<Points> mark() {
    const std::string given = one("fail-under");
    const auto points = parse_points(given);
    const std::string option = "--fail-under " + shown(given);
    if (!points) complain(both(option + " is no number", option + " 不是数字"), notes_);
    return points;
  }
  unsigned threads() {
    const std::string given = one("threads");
    const bool digits = !given.empty() && given.size() <= 3 &&
                        given.find_first_not_of("0123456789") == std::string::npos;
    if (digits && given != "0") return static_cast<unsigned>(std::stoul(given));
    complain("--threads " + shown(given) + ": 1 .. 999", notes_);
    return 0;
  }

  const po::variables_map& map_;
  Diagnostics& notes_;
};

}  // namespace

std::span<const OptionInfo> options() { return all; }

bool OptionInfo::is_taken_by(std::string_view command) const {
  const auto listed = split_list(commands);
  return listed.empty() || std::ranges::find(listed, command) != listed.end();
}

std::vector<std::string> OptionInfo::values(std::string_view command) const {
  if (words) return words(command);
  return argument.find('|') == argument.npos ? std::vector<std::string>{} : split_list(argument, '|');
}

std::optional<Options> parse_options(std::span<const std::string> arguments, Diagnostics& notes) {
  const std::size_t errors = notes.errors();
  po::positional_options_description positional;
  positional.add("words", -1);
  po::variables_map map;
  try {  // the library says what is wrong by throwing; nothing else in here does
    const auto description = described();
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(std::vector<std::string>(arguments.begin(), arguments.end()))
                  .options(description).positional(positional).style(style).run(),
              map);
  } catch (const po::unknown_option& wrong) {
    std::vector<std::string> names;
    for (const OptionInfo& option : all) names.push_back("--" + std::string(option.name));
    const std::string given = wrong.get_option_name();
    notes.add(cli_complaint("unknown-option"), {}, {shown(given)}, nearest(given, names));
  } catch (const po::error& wrong) {
    complain(wrong.what(), notes);
  }
  if (notes.errors() == errors) check_filled(map, notes);
  if (notes.errors() > errors) return {};
  Options options = Reader(map, notes).read();
  if (notes.errors() > errors) return {};
  return options;
}

}  // namespace assess
