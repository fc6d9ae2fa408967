#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace assess {

/// A file that is there as long as this value.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view content, const std::string& ending = ".csv") {
    static std::atomic<unsigned> number = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("assess-test-" + std::to_string(getpid()) + "-" + std::to_string(++number) + ending);
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace assess
