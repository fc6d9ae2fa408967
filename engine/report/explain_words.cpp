#include "report/explain_words.hpp"

#include <algorithm>
#include <cmath>

#include "base/date.hpp"
#include "base/points.hpp"
#include "base/text.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

constexpr int shown_decimals = 4;

std::string with_sign(const std::string& text) {
  return text.starts_with('-') ? "−" + text.substr(1) : "+" + text;
}

std::string value_text(const ExplainedFigure& one, Language language) {
  if (one.state != State::value) return std::string(state_word(one.state, language));
  switch (one.type) {
    case Type::text:
      return shown(one.word);
    case Type::date:
      return date_text(static_cast<int>(one.value));
    case Type::yes_no:
      return std::string(word(no_yes_words, one.value != 0, language));
    case Type::percent:
      return percent(one.value);
    default:
      return figure(one.value);
  }
}

/// `meetings.csv:12`; behind a row of the same file or sheet only `13`.
std::string place_text(const Place& place, const Place* before) {
  const std::size_t mark = place.cell.rfind('!');
  const std::string sheet = mark == std::string::npos ? "" : place.cell.substr(0, mark + 1);
  const bool same = before && before->file == place.file && before->cell.starts_with(sheet) &&
                    before->cell.empty() == place.cell.empty();
  const std::string row =
      place.cell.empty() ? std::to_string(place.line) : place.cell.substr(same ? sheet.size() : 0);
  return same ? shown(row) : shown(place.file + ":" + row);
}

/// Kind and ID, and one of its texts: the other one if that is not given.
std::string titled(const Adjustment& one, Text Adjustment::*first, Text Adjustment::*other,
                   Language language) {
  const Text& title = (one.*first).empty() ? one.*other : one.*first;
  std::string text(word(adjustment_kind_words, one.kind, language));
  text += " " + shown(one.id);
  if (!title.empty()) text += (language == Language::zh ? "：" : ": ") + shown(title.in(language));
  return text;
}

}  // namespace

std::string filled_in(const Message& sentence, std::initializer_list<std::string> words,
                      Language language) {
  return said(sentence, words).in(language);
}

std::string score_text(const Scheme& scheme, std::size_t node, double score) {
  const int places = published_decimals(scheme, node);
  return to_text(publish(score, to_decimals(places)), places);
}

std::string signed_text(const Scheme& scheme, std::size_t node, double amount) {
  const int places = published_decimals(scheme, node);
  return with_sign(to_text(publish(amount, to_decimals(places)), places));
}

std::string amount_text(const Scheme& scheme, std::size_t node, double amount) {
  const Points points = publish(amount, to_decimals(shown_decimals));
  const std::string all = to_text(points);
  const std::string published = to_text(points, published_decimals(scheme, node));
  return with_sign(all.size() > published.size() ? all : published);
}

bool shows_as_zero(double amount) {
  return publish(amount, to_decimals(shown_decimals)).billionths == 0;
}

std::string points_text(const Assessment& a, const ExplainedNode& one, Language language) {
  if (std::isnan(one.score)) return std::string(state_word(one.state, language));
  const std::string score = score_text(a.scheme, one.node, one.score);
  if (std::isnan(one.top)) return score;
  return filled_in({"{0} of {1}", "{0}（满分{1}）"}, {score, figure(one.top)}, language);
}

std::string figure_text(const ExplainedFigure& one, Language language) {
  std::string text = one.key.empty() ? "" : one.key + ": ";
  text += one.text;
  if (!one.definition.empty()) text += " = " + one.definition;
  return shown(text) + " = " + value_text(one, language);
}

std::string rows_text(const ExplainedFigure& one, Language language) {
  if (!one.rows) return {};
  if (one.rows->rows == 0) return std::string(Message{"no rows", "无记录"}.in(language));
  std::string text;
  const Place* before = nullptr;
  for (const Place& place : one.rows->places) {
    if (before) text += language == Language::zh ? "、" : ", ";
    text += place_text(place, before);
    before = &place;
  }
  const std::uint64_t more = one.rows->rows - one.rows->places.size();
  if (more > 0)
    text += filled_in({" and {0} more", "，另有{0}行"}, {std::to_string(more)}, language);
  return text;
}

std::string account_text(const Assessment& a, std::size_t node, const AccountLine& line,
                         Language language) {
  switch (line.step) {
    case AccountStep::adjustment:
    case AccountStep::veto:
      return titled(a.scheme.adjustments[*line.of], &Adjustment::name, &Adjustment::because,
                    language);
    case AccountStep::filled:
      return std::string(Message{"in place of what does not apply", "代替不适用部分"}.in(language));
    case AccountStep::spilled:
      return std::string(
          Message{"deductions that items could not bear", "各项目扣不完的分"}.in(language));
    case AccountStep::range:
      return std::string(Message{"kept within the range", "按上下限截取"}.in(language));
    case AccountStep::out_of:
      return filled_in(
          {"converted from {0} to {1} points", "由{0}分折算为{1}分"},
          {to_text(*a.scheme.nodes[node].points), to_text(*a.scheme.nodes[node].out_of)}, language);
    case AccountStep::rounded:
      return std::string(Message{"rounded", "四舍五入"}.in(language));
    case AccountStep::decision:
      return std::string(Message{"decided after an appeal", "复核后更正"}.in(language));
    case AccountStep::instead:
      return std::string(Message{"by the rule for this case", "按该情形的规定"}.in(language));
    case AccountStep::aggregate:
      return std::string(info(a.scheme.nodes[node].aggregation).summary.in(language));
    case AccountStep::child:
      return shown(a.scheme.nodes[*line.of].id + " " + a.scheme.nodes[*line.of].name.in(language));
    case AccountStep::form:
    case AccountStep::other:
      break;
  }
  return std::string(Message{"other steps", "其他"}.in(language));
}

std::string adjustment_text(const Assessment& a, std::size_t adjustment, Language language) {
  return titled(a.scheme.adjustments[adjustment], &Adjustment::because, &Adjustment::name,
                language);
}

std::string unit_text(const std::string& key, const std::string& name) {
  return name.empty() || name == key ? shown(key) : shown(key) + " " + shown(name);
}

}  // namespace assess
