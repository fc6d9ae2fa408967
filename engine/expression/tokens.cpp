#include "expression/tokens.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/date.hpp"
#include "base/text.hpp"
#include "expression/diagnostics.hpp"

namespace assess {

namespace {

struct Spelling {
  std::string_view typed, meant;
};

/// Longest first where one begins like another.
constexpr std::array symbols{
    Spelling{"＜＝", "<="}, Spelling{"＜=", "<="}, Spelling{"<＝", "<="}, Spelling{"＞＝", ">="},
    Spelling{"＞=", ">="}, Spelling{">＝", ">="}, Spelling{"！＝", "!="}, Spelling{"！=", "!="},
    Spelling{"!＝", "!="}, Spelling{"＜＞", "!="}, Spelling{"＝＝", "="},
    Spelling{"<=", "<="}, Spelling{">=", ">="}, Spelling{"!=", "!="}, Spelling{"<>", "!="},
    Spelling{"==", "="},  Spelling{"≤", "<="},  Spelling{"≥", ">="},  Spelling{"≠", "!="},
    Spelling{"×", "*"},   Spelling{"÷", "/"},   Spelling{"−", "-"},   Spelling{"（", "("},
    Spelling{"）", ")"},  Spelling{"，", ","},  Spelling{"、", ","},  Spelling{"：", ":"},
    Spelling{"；", ";"},  Spelling{"＝", "="},  Spelling{"＜", "<"},  Spelling{"＞", ">"},
    Spelling{"＋", "+"},  Spelling{"－", "-"},  Spelling{"＊", "*"},  Spelling{"／", "/"},
    Spelling{"％", "%"},  Spelling{"．", "."},  Spelling{"｜", "|"},  Spelling{"＾", "^"},
    Spelling{"..", ".."}, Spelling{"(", "("},   Spelling{")", ")"},   Spelling{",", ","},   Spelling{":", ":"},
    Spelling{";", ";"},   Spelling{"=", "="},   Spelling{"<", "<"},   Spelling{">", ">"},
    Spelling{"+", "+"},   Spelling{"-", "-"},   Spelling{"*", "*"},   Spelling{"/", "/"},
    Spelling{"%", "%"},   Spelling{".", "."},   Spelling{"|", "|"},   Spelling{"^", "^"},
    Spelling{"?", "?"},   Spelling{"？", "?"}};

constexpr std::array quotes{Spelling{"\"", "\""}, Spelling{"“", "”"}, Spelling{"＂", "＂"}};
constexpr std::array brackets{Spelling{"[", "]"}, Spelling{"［", "］"}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of the UTF-8 character that begins with this byte.
std::size_t character_length(unsigned char first) {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

class Scanner {
 public:
  Scanner(const Snippet& snippet, Diagnostics& notes)
      : snippet_(snippet), text_(snippet.text), notes_(notes) {}

  std::vector<Token> scan() {
    while (skip_blanks(), at_ < text_.size())
      if (!(number() || quoted() || symbol() || name())) bad_character();
    tokens_.push_back({Token::Kind::end, "", 0, text_.size(), 0});
    return std::move(tokens_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  void skip_blanks() {
    for (;;) {
      if (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t'))
        ++at_;
      else if (rest().starts_with("\u3000"))
        at_ += 3;
      else
        return;
    }
  }

  void push(Token::Kind kind, std::string text, std::size_t length, double number = 0) {
    tokens_.push_back({kind, std::move(text), number, at_, length});
    at_ += length;
  }

  bool number() {
    if (!is_digit(text_[at_])) return false;
    if (const auto day = date()) return push(Token::Kind::date, std::string(rest().substr(0, 10)), 10, *day), true;
    double value = 0;
    const char* begin = text_.data() + at_;
    const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
    auto length = static_cast<std::size_t>(end - begin);
    if (rest().substr(0, length).ends_with('.') && rest().substr(length).starts_with('.'))
      --length;  // 0..100
    // a name that begins with a digit, or a day that does not exist: say it as one word
    std::size_t word = length;
    while (at_ + word < text_.size() && is_name_byte(at_ + word)) ++word;
    if (error != std::errc{} || !std::isfinite(value) || word != length || bad_date()) {
      length = bad_date() ? 10 : word;
      notes_.add(expression_complaint("bad-number"), snippet_.place(at_, length),
                 {std::string(rest().substr(0, length))});
      push(Token::Kind::number, std::string(rest().substr(0, length)), length, 0);
      return true;
    }
    for (const std::string_view sign : {"%", "％"})
      if (rest().substr(length).starts_with(sign)) {
        const std::string digits(rest().substr(0, length));
        push(Token::Kind::percent, digits + "%", length + sign.size(), hundredth(digits));
        return true;
      }
    push(Token::Kind::number, std::string(rest().substr(0, length)), length, value);
    return true;
  }

  /// Nearest double of a hundredth of the decimal: 98.6% is 0.986, not 98.6 / 100.
  static double hundredth(std::string digits) {
    digits += digits.find_first_of("eE") == std::string::npos ? "e-2" : "";
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

  bool looks_like_date() const {
    const std::string_view r = rest();
    if (r.size() < 10 || r[4] != '-' || r[7] != '-') return false;
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
      if (!is_digit(r[i])) return false;
    return r.size() == 10 || !is_digit(r[10]);
  }
  std::optional<int> date() const {
    return looks_like_date() ? parse_iso_date(rest().substr(0, 10)) : std::nullopt;
  }
  bool bad_date() const { return looks_like_date() && !date(); }

  bool quoted() {
    for (const auto& [open, close] : quotes)
      if (rest().starts_with(open)) return enclosed(Token::Kind::text, open, close), true;
    for (const auto& [open, close] : brackets)
      if (rest().starts_with(open)) return enclosed(Token::Kind::bracketed, open, close), true;
    return false;
  }

  void enclosed(Token::Kind kind, std::string_view open, std::string_view close) {
    const std::size_t end = text_.find(close, at_ + open.size());
    if (end == std::string_view::npos) {
      notes_.add(expression_complaint("open-text"), snippet_.place(at_, open.size()));
      at_ = text_.size();
      return;
    }
    const auto inside = text_.substr(at_ + open.size(), end - at_ - open.size());
    push(kind, std::string(inside), end + close.size() - at_);
  }

  bool symbol() {
    for (const auto& [typed, meant] : symbols)
      if (rest().starts_with(typed)) return push(Token::Kind::symbol, std::string(meant), typed.size()), true;
    return false;
  }

  /// Letters of any script, digits and _: whatever is not ASCII punctuation or a known symbol.
  bool is_name_byte(std::size_t i) const {
    const char c = text_[i];
    if (static_cast<unsigned char>(c) < 0x80)
      return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    for (const auto& list : {std::span<const Spelling>(symbols), std::span<const Spelling>(quotes),
                             std::span<const Spelling>(brackets)})
      for (const auto& [typed, meant] : list)
        if (text_.substr(i).starts_with(typed) || text_.substr(i).starts_with(meant)) return false;
    return !text_.substr(i).starts_with("\u3000");
  }

  bool name() {
    std::size_t end = at_;
    while (end < text_.size() && is_name_byte(end))
      end += character_length(static_cast<unsigned char>(text_[end]));
    if (end == at_) return false;
    end = std::min(end, text_.size());
    push(Token::Kind::name, std::string(text_.substr(at_, end - at_)), end - at_);
    return true;
  }

  void bad_character() {
    const std::size_t length =
        std::min(character_length(static_cast<unsigned char>(text_[at_])), rest().size());
    notes_.add(expression_complaint("bad-character"), snippet_.place(at_, length),
               {shown(rest().substr(0, length))});
    at_ += length;
  }

  const Snippet& snippet_;
  std::string_view text_;
  Diagnostics& notes_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(const Snippet& snippet, Diagnostics& notes) {
  return Scanner(snippet, notes).scan();
}

}  // namespace assess
