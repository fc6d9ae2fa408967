#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

/// What a text was decoded from.
struct Encoded {
  std::string encoding;  ///< "GB18030"
  std::string sha256;    ///< of the file as it is
  std::uint64_t bytes = 0;
};

/// The bytes of a file or of standard input. Small files, and what cannot be read twice (a pipe),
/// are kept in memory.
class Input {
 public:
  /// `-` is standard input. Nothing, if it complained. longest: bytes that are kept in memory.
  static std::unique_ptr<Input> open(const std::string& path, Diagnostics& notes,
                                     std::size_t longest = longest_pipe);
  /// A text in memory that was decoded from a file of that name.
  Input(std::string name, std::string text, Encoded from);
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  /// Up to `size` bytes from `offset`; fewer only at the end. Nothing on a read error.
  std::optional<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) const;
  /// The first bytes, at most `size`. Nothing on a read error.
  std::optional<std::string> head(std::size_t size) const;
  /// Bytes when it was opened.
  std::uint64_t size() const { return size_; }
  const std::string& name() const { return name_; }
  const std::optional<Encoded>& decoded_from() const { return from_; }

 private:
  Input(std::string name, int file) : name_(std::move(name)), file_(file) {}
  bool read_all(std::size_t longest);
  std::string name_;
  int file_ = -1;
  std::optional<std::string> memory_;
  std::uint64_t size_ = 0;
  std::optional<Encoded> from_;
};

/// SHA-256 of all bytes, and how many there are. Nothing on a read error.
std::optional<Encoded> digest_of(const Input& input);

}  // namespace assess
