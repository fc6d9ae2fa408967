#include "report/json_writer.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/utf8.hpp"
#include "report/published.hpp"

namespace assess {

namespace {

constexpr int depth_of_lines = 2;

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\';
}

std::size_t plain_bytes(std::string_view text) {
  std::size_t bytes = 0;
  while (bytes < text.size() && is_plain(text[bytes])) ++bytes;
  return bytes;
}

/// One character that is not plain; returns its bytes.
std::size_t append_special(std::string& out, std::string_view text) {
  const char c = text.front();
  const Utf8Head head = utf8_head(text);
  if (c == '"' || c == '\\')
    out += {'\\', c};
  else if (head.code_point < 0)
    out += "\uFFFD";
  else if (head.code_point < 0x20 || head.code_point == 0x7F)
    out += c == '\n' ? "\\n" : fmt::format("\\u{:04x}", head.code_point);
  else
    out += text.substr(0, head.bytes);
  return head.bytes;
}

}  // namespace

JsonWriter JsonWriter::continued(bool first) const {
  JsonWriter other;
  other.depth_ = depth_;
  other.first_ = first;
  return other;
}

void JsonWriter::quoted(std::string_view utf8) {
  out_ += '"';
  while (true) {
    const std::size_t plain = plain_bytes(utf8);
    out_ += utf8.substr(0, plain);
    utf8.remove_prefix(plain);
    if (utf8.empty()) break;
    utf8.remove_prefix(append_special(out_, utf8));
  }
  out_ += '"';
}

void JsonWriter::line() {
  if (depth_ > depth_of_lines) return;
  out_ += '\n';
  out_.append(static_cast<std::size_t>(depth_), ' ');
}

void JsonWriter::next_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) out_ += ',';
  first_ = false;
  if (depth_ > 0) line();
}

void JsonWriter::key(std::string_view name) {
  next_value();
  quoted(name);
  out_ += ':';
  if (depth_ <= depth_of_lines) out_ += ' ';
  after_key_ = true;
}

void JsonWriter::begin(char bracket) {
  next_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::end(char bracket) {
  --depth_;
  if (!first_ && depth_ < depth_of_lines) line();
  out_ += bracket;
  first_ = false;
  if (depth_ == 0) out_ += '\n';
}

void JsonWriter::raw(std::string_view token) {
  next_value();
  out_ += token;
}

void JsonWriter::text(std::string_view utf8) {
  next_value();
  quoted(utf8);
}

void JsonWriter::number(double x) {
  if (!std::isfinite(x)) return null();
  next_value();
  append_number(out_, x);
}

void JsonWriter::count(std::uint64_t n) {
  next_value();
  out_ += std::to_string(n);
}

}  // namespace assess
