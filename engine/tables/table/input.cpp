#include "tables/table/input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "base/read_files.hpp"
#include "base/sha256.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limit_list.hpp"

namespace assess {

namespace {

/// What no table can come from: folders, and devices, some of which never end. "": it can.
std::string wrong_kind(const struct stat& about, bool is_standard_input) {
  if (S_ISDIR(about.st_mode)) return both("it is a folder", "这是文件夹");
  const bool is_device = S_ISCHR(about.st_mode) || S_ISBLK(about.st_mode);
  return is_device && !is_standard_input ? both("it is a device", "这是设备") : "";
}

}  // namespace

std::unique_ptr<Input> Input::open(const std::string& path, Diagnostics& notes,
                                   std::size_t longest) {
  const Place place{.file = path, .cell = {}, .excerpt = {}};
  const int file = path == "-" ? dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT)
      notes.add(table_complaint("no-such-file"), place, {path});
    else
      notes.add(table_complaint("unreadable"), place, {path, std::strerror(errno)});
    return nullptr;
  }
  std::unique_ptr<Input> input(new Input(path, file));
  struct stat about {};
  if (fstat(file, &about) != 0) {
    notes.add(table_complaint("unreadable"), place, {path, std::strerror(errno)});
    return nullptr;
  }
  if (const std::string wrong = wrong_kind(about, path == "-"); !wrong.empty()) {
    notes.add(table_complaint("unreadable"), place, {path, wrong});
    return nullptr;
  }
  const bool keep = !S_ISREG(about.st_mode) || about.st_size <= small_file;
  if (keep && !input->read_all(longest)) {
    if (errno == EFBIG)
      notes.add(table_complaint("file-too-large"), place, {text_of_bytes(longest)});
    else
      notes.add(table_complaint("unreadable"), place, {path, std::strerror(errno)});
    return nullptr;
  }
  if (path != "-") remember_read(path);
  input->size_ = keep ? input->memory_->size() : static_cast<std::uint64_t>(about.st_size);
  return input;
}

Input::Input(std::string name, std::string text, Encoded from)
    : name_(std::move(name)),
      memory_(std::move(text)),
      size_(memory_->size()),
      from_(std::move(from)) {}

Input::~Input() {
  if (file_ >= 0) close(file_);
}

/// Reads to the end and closes the file: a folder may hold more files than may be open at once.
bool Input::read_all(std::size_t longest) {
  memory_.emplace();
  char piece[1 << 16];
  for (;;) {
    const ssize_t got = ::read(file_, piece, sizeof piece);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) {
      close(file_);
      file_ = -1;
      return true;
    }
    memory_->append(piece, static_cast<std::size_t>(got));
    if (memory_->size() > longest) {
      errno = EFBIG;
      return false;
    }
  }
}

std::optional<std::size_t> Input::read(std::uint64_t offset, char* to, std::size_t size) const {
  if (memory_) {
    if (offset >= memory_->size()) return 0;
    const std::size_t n = std::min(size, memory_->size() - static_cast<std::size_t>(offset));
    std::memcpy(to, memory_->data() + offset, n);
    return n;
  }
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = pread(file_, to + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {};
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

std::optional<std::string> Input::head(std::size_t size) const {
  if (memory_) return memory_->substr(0, size);
  std::string bytes(size, '\0');
  const auto got = read(0, bytes.data(), bytes.size());
  if (!got) return {};
  bytes.resize(*got);
  return bytes;
}

std::optional<Encoded> digest_of(const Input& input) {
  Sha256 hash;
  Encoded about;
  std::vector<char> piece(1 << 20);
  for (;;) {
    const auto got = input.read(about.bytes, piece.data(), piece.size());
    if (!got) return {};
    if (*got == 0) break;
    hash.add({piece.data(), *got});
    about.bytes += *got;
  }
  about.sha256 = hash.hex();
  return about;
}

}  // namespace assess
