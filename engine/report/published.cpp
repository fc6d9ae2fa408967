#include "report/published.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/points.hpp"

namespace assess {

int published_decimals(const Scheme& scheme, std::size_t node) {
  if (node == scheme.total) return decimals(scheme.published());
  if (scheme.nodes[node].round) return decimals(*scheme.nodes[node].round);
  return scheme.has_points ? 2 : 4;
}

Cell published_score(const Assessment& assessment, std::size_t node, std::size_t unit, int places) {
  const Column& score = assessment.scores.nodes[node].score;
  if (!score.has_number(unit)) return score.state(unit);
  if (node == assessment.scheme.total) return Number{assessment.standing.total[unit], places};
  return number_cell(score.values[unit], places);
}

double top_of(const Scheme& scheme, std::size_t node) {
  const Node& one = scheme.nodes[node];
  if (one.out_of) return one.out_of->value();
  return one.points ? one.points->value() : one.scale.top;
}

double bottom_of(const Scheme& scheme, std::size_t node) {
  const Node& one = scheme.nodes[node];
  return one.out_of || one.points ? 0.0 : one.scale.bottom;
}

bool is_overridden(const Assessment& a, std::size_t node, std::size_t unit) {
  return std::ranges::binary_search(
      a.figures.overrides, std::pair(unit, node), {},
      [](const Override& one) { return std::pair<std::size_t, std::size_t>(one.unit, one.node); });
}

std::string_view reason_of(const Assessment& assessment, std::size_t node, std::size_t unit) {
  const auto& reasons = assessment.scores.nodes[node].reason;
  if (reasons.empty() || reasons[unit] < 0 || is_overridden(assessment, node, unit)) return {};
  return assessment.scores.reasons[static_cast<std::size_t>(reasons[unit])];
}

std::string_view grade_id(const Assessment& assessment, std::size_t unit) {
  const auto grade = assessment.standing.grade[unit];
  if (grade != no_grade) return assessment.scheme.grades[static_cast<std::size_t>(grade)].id;
  return reason_of(assessment, assessment.scheme.total, unit);
}

Cell number_cell(double x, int decimals, bool fixed) {
  if (std::isnan(x)) return {};
  return Number{publish(x, to_decimals(decimals)), fixed ? decimals : shortest};
}

Cell count_cell(std::uint64_t count) {
  return Number{Points{static_cast<Int128>(count) * 1'000'000'000}, 0};
}

namespace {

constexpr std::array<std::uint64_t, 10> tens{
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

void append_fixed(std::string& out, std::uint64_t billionths, int decimals) {
  const auto places = static_cast<std::size_t>(decimals);
  const std::uint64_t unit = tens[9 - places];
  const std::uint64_t shown = (billionths + unit / 2) / unit;
  std::array<char, 32> buffer;
  char* end = std::to_chars(buffer.begin(), buffer.end(), shown / tens[places]).ptr;
  if (places > 0) {
    *end = '.';
    std::uint64_t rest = shown % tens[places];
    for (std::size_t i = places; i > 0; --i, rest /= 10)
      end[i] = static_cast<char>('0' + rest % 10);
    end += places + 1;
  }
  out.append(buffer.data(), end);
}

}  // namespace

Publisher::Publisher(int decimals)
    : decimals_(static_cast<unsigned>(decimals)),
      unit_(static_cast<double>(tens[9 - decimals_])),
      half_(static_cast<std::int64_t>(tens[9 - decimals_] / 2)) {}

std::string signed_text(Points points, int decimals) {
  const std::string text = decimals == shortest ? to_text(points) : to_text(points, decimals);
  if (text.starts_with('-')) return "−" + text.substr(1);
  return text.find_first_not_of("0.") == std::string::npos ? text : "+" + text;
}

void append_number(std::string& out, const Number& number) {
  if (number.is_signed) return void(out += signed_text(number.points, number.decimals));
  constexpr Int128 limit = Int128{1} << 62;
  const Int128 n = number.points.billionths;
  const bool is_whole = n >= 0 && n < limit && static_cast<std::uint64_t>(n) % tens[9] == 0;
  if (number.decimals == shortest && is_whole)  // ranks and counts
    append_fixed(out, static_cast<std::uint64_t>(n), 0);
  else if (number.decimals == shortest)
    out += to_text(number.points);
  else if (n >= limit || n < 0)  // rare: the sign of what is rounded to 0 needs care
    out += to_text(number.points, number.decimals);
  else
    append_fixed(out, static_cast<std::uint64_t>(n), number.decimals);
}

void append_number(std::string& out, double x) {
  const double magnitude = std::abs(x);
  if (magnitude < 1e15 && x == std::floor(x)) {  // whole numbers are common: twice as fast
    std::array<char, 32> buffer;
    out.append(buffer.data(),
               std::to_chars(buffer.begin(), buffer.end(), static_cast<std::int64_t>(x)).ptr);
    return;
  }
  out += to_text(x);
}

}  // namespace assess
