#include "output_file.hpp"

#include <cerrno>
#include <cstring>

namespace assess::evidence {

bool write_file(const std::string& path, const std::function<bool(std::FILE*)>& write) {
  std::FILE* file = path.empty() ? stdout : std::fopen(path.c_str(), "wb");
  bool good = file && write(file) && std::fflush(file) == 0;
  const int reason = errno;
  if (file && file != stdout) good = std::fclose(file) == 0 && good;
  if (!good)
    std::fprintf(stderr, "make_evidence: cannot write %s: %s\n",
                 path.empty() ? "standard output" : path.c_str(), std::strerror(reason));
  return good;
}

bool write_file(const std::string& path, const std::string& text) {
  return write_file(path, [&](std::FILE* file) {
    return std::fwrite(text.data(), 1, text.size(), file) == text.size();
  });
}

}  // namespace assess::evidence
