#pragma once

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

namespace assess {

/// What a sum such as `5 − 5 ÷ 4 × 1` or `4 × (60% + 40% × 3)` comes to.
class SumText {
 public:
  explicit SumText(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text.substr(i).starts_with("−"))
        plain_ += '-', i += 2;
      else if (text.substr(i).starts_with("×"))
        plain_ += '*', i += 1;
      else if (text.substr(i).starts_with("÷"))
        plain_ += '/', i += 1;
      else if (text[i] != ' ')
        plain_ += text[i];
    }
  }
  double value() {
    at_ = 0;
    const double result = sum();
    if (at_ != plain_.size()) throw std::runtime_error("no sum: " + plain_);
    return result;
  }

 private:
  char next() const { return at_ < plain_.size() ? plain_[at_] : '\0'; }
  bool take(char c) { return next() == c ? ++at_, true : false; }

  double sum() {
    double result = product();
    for (;;) {
      if (take('+'))
        result += product();
      else if (take('-'))
        result -= product();
      else
        return result;
    }
  }
  double product() {
    double result = factor();
    for (;;) {
      if (take('*'))
        result *= factor();
      else if (take('/'))
        result /= factor();
      else
        return result;
    }
  }
  double factor() {
    if (take('-')) return -factor();
    if (take('(')) {
      const double result = sum();
      if (!take(')')) throw std::runtime_error("no bracket: " + plain_);
      return result;
    }
    char* end = nullptr;
    const double number = std::strtod(plain_.c_str() + at_, &end);
    if (end == plain_.c_str() + at_) throw std::runtime_error("no number: " + plain_);
    at_ = static_cast<std::size_t>(end - plain_.c_str());
    return take('%') ? number / 100 : number;
  }

  std::string plain_;
  std::size_t at_ = 0;
};

}  // namespace assess
