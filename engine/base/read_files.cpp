#include "base/read_files.hpp"

#include <sys/stat.h>

#include <map>
#include <mutex>
#include <utility>

namespace assess {

namespace {

using FileId = std::pair<dev_t, ino_t>;

std::mutex mutex;
std::map<FileId, std::string> names;

std::optional<FileId> id_of(const std::string& path) {
  struct stat about {};
  if (stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return {};
  return FileId(about.st_dev, about.st_ino);
}

}  // namespace

void remember_read(const std::string& path) {
  if (const auto id = id_of(path)) {
    const std::lock_guard lock(mutex);
    names[*id] = path;  // the last one: an earlier file of that number may be gone
  }
}

std::optional<std::string> read_as(const std::string& path) {
  const auto id = id_of(path);
  if (!id) return {};
  const std::lock_guard lock(mutex);
  const auto found = names.find(*id);
  // a file that is gone may have left its number to another one
  if (found == names.end() || id_of(found->second) != id) return {};
  return found->second;
}

}  // namespace assess
