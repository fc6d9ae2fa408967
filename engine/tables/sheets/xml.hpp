#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace assess {

/// A name without its namespace prefix: `c` of `x:c`.
inline std::string_view local_name(const char* name) {
  const char* begin = name;
  const char* end = name;
  for (; *end != '\0'; ++end)
    if (*end == ':') begin = end + 1;
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// The attributes of an element, as expat gives them: name, value, name, value ..., null.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* list) : list_(list) {}
  /// Calls visit(name without prefix, value) for each, in the order of the file.
  template <typename Visit>
  void each(Visit visit) const {
    for (const char* const* one = list_; *one != nullptr; one += 2)
      visit(local_name(one[0]), one[1]);
  }
  /// By its name without prefix; the first.
  std::optional<std::string_view> find(std::string_view name) const;
  /// By its name as it is written, with prefix.
  std::optional<std::string_view> find_whole(std::string_view name) const;
  /// What `find` finds, or "".
  std::string_view text(std::string_view name) const;

 private:
  const char* const* list_;
};

/// Is told what stands in an XML text. Names come without prefix: a writer may choose any. What it
/// returns says whether to go on.
class XmlListener {
 public:
  virtual ~XmlListener() = default;
  virtual bool open(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual bool close(std::string_view name) = 0;
  /// A piece of the text between tags, well-formed UTF-8.
  virtual void text(std::string_view piece) = 0;
};

/// Reads an XML text piece by piece. No document types, and so no entities but the five of XML; at
/// most `deepest_xml` elements in each other.
class XmlReader {
 public:
  enum class Outcome : unsigned char {
    good,
    stopped,  ///< by the listener
    document_type,
    too_deep,
    too_long,  ///< a tag or a comment longer than `longest_xml_token`
    damaged
  };
  /// The listener must outlive it.
  explicit XmlReader(XmlListener& listener);
  ~XmlReader();

  /// Where the next bytes are to be put: `part_piece` bytes or more.
  std::span<char> room();
  /// Takes the first `size` bytes of the room.
  Outcome take(std::size_t size, bool last);
  /// Whether the end of a tag, comment or the like has not come yet.
  bool is_in_token() const;
  std::uint64_t line() const;
  /// What is wrong if it is damaged, in English: the words of expat.
  std::string fault() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assess
