#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace assess {

/// Writes JSON into one text, in the order of the calls. The outermost two levels have a line per
/// member, what is deeper stands in one line: a unit is a line, so that results can be compared by
/// `diff`.
class JsonWriter {
 public:
  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  /// Of the value that is written next.
  void key(std::string_view name);

  void text(std::string_view utf8);  ///< bytes that are not UTF-8 become U+FFFD
  void number(double x);             ///< null if it is not finite
  void count(std::uint64_t n);
  void truth(bool yes) { raw(yes ? "true" : "false"); }
  void null() { raw("null"); }

  // A member of an object in one call.
  void member(std::string_view name, std::string_view utf8) { key(name), text(utf8); }
  void truth(std::string_view name, bool yes) { key(name), truth(yes); }
  void number(std::string_view name, double x) { key(name), number(x); }
  void count(std::string_view name, std::uint64_t n) { key(name), count(n); }

  std::string_view view() const { return out_; }
  std::string take() && { return std::move(out_); }
  /// A writer of values at this place, whose text is put behind the text of this one: `first` at
  /// its level, or behind others.
  JsonWriter continued(bool first) const;

 private:
  void begin(char bracket);
  void end(char bracket);
  void next_value();
  void raw(std::string_view token);
  void quoted(std::string_view utf8);
  void line();

  std::string out_;
  int depth_ = 0;
  bool first_ = true;  ///< nothing was written yet at this level
  bool after_key_ = false;
};

}  // namespace assess
