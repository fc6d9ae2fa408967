#include <cmath>

#include "base/points.hpp"
#include "forms/working.hpp"

namespace assess {

namespace {

std::string filled(std::string_view sentence, std::initializer_list<std::string> words) {
  std::string text;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool place = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}';
    if (!place) {
      text += sentence[i];
      continue;
    }
    text += words.begin()[sentence[i + 1] - '0'];
    i += 2;
  }
  return text;
}

/// With a true minus, which no one takes for a hyphen.
std::string signed_text(std::string text) {
  return text.starts_with('-') ? "−" + text.substr(1) : text;
}

}  // namespace

std::string figure(double x) {
  const double size = std::abs(x);
  if (size >= 1e15) return signed_text(to_text(x));
  int decimals = 4;
  for (double small = size; small > 0 && small < 0.1 && decimals < 9; small *= 10) ++decimals;
  return signed_text(to_text(publish(x, to_decimals(decimals))));
}

std::string percent(double x) {
  return figure(x * 100) + "%";
}

std::string operand(double x) {
  return x < 0 ? "(" + figure(x) + ")" : figure(x);
}

std::string part_of(const Scale& scale, const std::string& part) {
  const std::string whole = figure(scale.top - scale.bottom) + " × " + part;
  return scale.bottom == 0 ? whole : figure(scale.bottom) + " + " + whole;
}

Text said(const Message& sentence, std::initializer_list<std::string> words) {
  return {filled(sentence.en, words), filled(sentence.zh, words)};
}

std::string share_between(double x, double from, double to) {
  const auto less = [](double a, double b) {
    return b == 0 ? operand(a) : "(" + figure(a) + " − " + operand(b) + ")";
  };
  return to < from ? less(from, x) + " ÷ " + less(from, to)
                   : less(x, from) + " ÷ " + less(to, from);
}

Text ends_of(const Cohort& all) {
  const double a = as_given(all.min, all), b = as_given(all.max, all);
  return said({"{0} units from {1} to {2}", "{0}个单位从{1}到{2}"},
              {std::to_string(all.count), figure(a < b ? a : b), figure(a < b ? b : a)});
}

}  // namespace assess
