#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostics.hpp"

namespace assess {

/// The bytes of a file or of standard input. What cannot be read twice (a pipe) is kept in memory.
class Input {
 public:
  /// `-` is standard input. Nothing, if it complained.
  static std::unique_ptr<Input> open(const std::string& path, Diagnostics& notes);
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  /// Up to `size` bytes from `offset`; fewer only at the end. Nothing on a read error.
  std::optional<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) const;
  const std::string& name() const { return name_; }

 private:
  Input(std::string name, int file) : name_(std::move(name)), file_(file) {}
  bool read_all();
  std::string name_;
  int file_;
  std::optional<std::string> memory_;
};

}  // namespace assess
