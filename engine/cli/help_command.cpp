#include <algorithm>

#include "base/text.hpp"
#include "cli/completion.hpp"
#include "cli/diagnostics.hpp"
#include "cli/program.hpp"

namespace assess {

namespace {

constexpr std::string_view example_rules = R"([scheme]
id = example
name = Example
name.zh = 示例
year = 2025
group = class

[table.units]
key = unit_code
columns = unit_code, unit, class: text, meetings, tasks_due, tasks_done: number
alias.unit_code = 单位代码

[item.A]
name = Implementation
name.zh = 落实情况
not_applicable = rescale

[criterion.A1]
item = A
name = Meetings
name.zh = 专题会议
points = 40
form = shortfall
value = meetings
target = 4

[criterion.A2]
item = A
name = Tasks done
name.zh = 任务完成率
points = 60
form = ratio
done = tasks_done
due = tasks_due
zero_at = 50%

[grade.good]
name = Good
name.zh = 良好
at_least = 80

[grade.other]
name = Other
name.zh = 其他
at_least = 0
)";

constexpr Message expressions_help{
    R"(Expressions stand wherever a number, a condition or a date can stand.

  12  0.5  50%  "text"  2025-12-31  yes  no  missing  not_applicable
  name             a column of units, a name of [define], group, cutoff, year
  [Any Name]       a name with blanks or other characters
  C2.rate          score, rate or points of a criterion or item; rank, grade of total
  table.column     of the only row of the unit in that table
  + - * / ^        date - date gives days; x / 0 has no basis: not applicable
  = != < <= > >=   numbers are compared as decimals (9 places)
  and or not · in (a, b) · between a and b · starts "text"
  is given, filed, nil, missing, applicable (is not given ...)
  70% of points    0.7 * points
  if(c, a, b) · first(a, b) · lookup(NAME, key)      assess list functions
  count(findings where repeat) · sum(findings: loss) · mean(units: x by group)
                                                     assess list aggregates
)",
    R"(凡是需要数字、条件或日期的地方都可以写表达式。

  12  0.5  50%  "文本"  2025-12-31  yes  no  missing  not_applicable
  名称             units 的列、[define] 中的名称、group、cutoff、year
  [任意 名称]      含空格或其他字符的名称
  C2.rate          指标或项目的 score、rate、points；total 的 rank、grade
  表.列            该单位在该表中唯一一行的值
  + - * / ^        日期相减得天数；除以 0 无基数：不适用
  = != < <= > >=   数字按小数比较（9 位）；也可写 ≠ ≤ ≥
  and or not · in (a, b) · between a and b · starts "文本"
  is given, filed, nil, missing, applicable（is not given ……）
  70% of points    0.7 × points
  if(c, a, b) · first(a, b) · lookup(名称, 键)       assess list functions
  count(findings where repeat) · sum(findings: loss) · mean(units: x by group)
                                                     assess list aggregates
)"};

std::string option_line(const OptionInfo& option, const Session& session) {
  std::string left = option.letter ? std::string("-") + option.letter + ", " : "    ";
  left += "--" + std::string(option.name);
  if (!option.argument.empty()) left += " " + std::string(option.argument);
  return "  " + padded(left, std::max<std::size_t>(32, display_width(left))) + " " +
         std::string(session.say(option.meaning)) + "\n";
}

std::string exit_line(Language language) {
  std::string text = language == Language::zh ? "退出码：" : "Exit: ";
  for (const ExitInfo& one : exits)
    text += (&one == exits.data() ? "" : " · ") + std::to_string(static_cast<int>(one.exit)) + " " +
            std::string(one.meaning.in(language));
  return text + "\n";
}

std::string general(const Session& session) {
  std::string text =
      session.language == Language::zh
          ? "assess：按公布的规则对单位计分、排名、定等次\n\n命令\n"
          : "assess: scores, ranks and grades units by published rules\n\nCommands\n";
  for (const CommandInfo& command : commands())
    text += "  " + padded(command.name, 12) + std::string(session.say(command.summary)) + "\n" +
            std::string(14, ' ') + std::string(command.usage) + "\n";
  text += session.language == Language::zh ? "\n选项\n" : "\nOptions\n";
  for (const OptionInfo& option : options()) text += option_line(option, session);
  text += session.language == Language::zh
              ? "\nDATA：文件、-、文件夹（其中每个文件是一张表）、表名=文件\n"
              : "\nDATA: files, -, folders (each file a table), name=file\n";
  return text + exit_line(session.language);
}

/// Usage, summary, and the options that are not for every command.
std::string about(const CommandInfo& command, const Session& session) {
  std::string text =
      std::string(command.usage) + "\n  " + std::string(session.say(command.summary)) + "\n";
  std::string taken;
  for (const OptionInfo& option : options())
    if (!option.commands.empty() && option.is_taken_by(command.name))
      taken += option_line(option, session);
  return taken.empty() ? text : text + "\n" + taken;
}

/// A sentence without its words: what stands for one is a dot line.
std::string without_words(std::string_view sentence) {
  std::string text;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool place = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}';
    text += place ? std::string("…") : std::string(1, sentence[i]);
    if (place) i += 2;
  }
  return text;
}

std::string about(const DiagnosticKind& kind, Language language) {
  const char* severity = kind.severity == Severity::error     ? "error"
                         : kind.severity == Severity::warning ? "warning"
                                                              : "note";
  return std::string(severity) + "[" + std::string(kind.code) + "]\n  " +
         without_words(kind.fact.in(language)) + "\n  " + without_words(kind.remedy.in(language)) +
         "\n";
}

/// All but the diagnostics, which are many.
std::vector<std::string> short_topics() {
  std::vector<std::string> topics{"rules", "expressions", "man", "bash", "zsh"};
  for (const CommandInfo& command : commands()) topics.emplace_back(command.name);
  return topics;
}

/// A list that was asked for as help is a list all the same.
std::string meant_by(const std::string& topic) {
  const auto lists = list_subjects();
  if (std::ranges::find(lists, topic) != lists.end()) return "assess list " + topic;
  return nearest(topic, help_topics());
}

}  // namespace

std::vector<std::string> help_topics() {
  std::vector<std::string> topics = short_topics();
  for (const DiagnosticKind* kind : all_diagnostics()) topics.emplace_back(kind->code);
  return topics;
}

Exit help_command(const Session& session) {
  if (session.arguments.empty()) return session.out(general(session)), Exit::done;
  const std::string& topic = session.arguments[0];
  if (topic == "rules") return session.out(example_rules), Exit::done;
  if (topic == "expressions") return session.out(session.say(expressions_help)), Exit::done;
  if (topic == "man") return session.out(man_page(session.language)), Exit::done;
  if (topic == "bash") return session.out(bash_completion()), Exit::done;
  if (topic == "zsh") return session.out(zsh_completion()), Exit::done;
  for (const CommandInfo& command : commands())
    if (command.name == topic) return session.out(about(command, session)), Exit::done;
  for (const DiagnosticKind* kind : all_diagnostics())
    if (kind->code == topic) return session.out(about(*kind, session.language)), Exit::done;
  Diagnostics notes;
  notes.add(
      cli_complaint("bad-usage"), {},
      {both("there is no help on '" + shown(topic) + "'; there is on " +
                joined(short_topics(), ", ") + " and on every code of 'assess list diagnostics'",
            "没有关于“" + shown(topic) + "”的帮助；可查 " + joined(short_topics(), "、") +
                "，以及 assess list diagnostics 列出的代码")},
      meant_by(topic));
  session.tell(notes);
  return Exit::usage;
}

}  // namespace assess
