#include "cli/write_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <set>

#include "base/read_files.hpp"
#include "cli/diagnostics.hpp"
#include "cli/exit.hpp"

namespace assess {

namespace {

namespace fs = std::filesystem;

/// Names of unfinished files, one for each that is written; null: finished, or not begun.
using Unfinished = std::vector<std::atomic<const char*>>;
/// For the signal handler: the one thing here that cannot be a local value.
std::atomic<const Unfinished*> unfinished = nullptr;

extern "C" void end_interrupted(int) {
  if (const Unfinished* names = unfinished.load())
    for (const auto& path : *names)
      if (const char* name = path.load()) unlink(name);
  _exit(static_cast<int>(Exit::interrupted));
}

bool fail(const std::string& path, Diagnostics& notes, int error = errno,
          const DiagnosticKind& kind = cli_complaint("cannot-write")) {
  const std::string name = path == "-" ? both("standard output", "标准输出") : path;
  notes.add(kind, {}, {name, std::strerror(error)});
  return false;
}

/// False on the first error (errno); pieces after it are not written.
bool write_output(int descriptor, const OutputFile& output) {
  if (!output.pieces) return write_all(descriptor, output.bytes);
  constexpr std::size_t share = 4 << 20;  // is worth that the disk begins while the rest is made
  std::size_t waiting = 0;
  int error = 0;  // errno is of the thread that writes
  output.pieces([&](std::string_view piece) {
    if (error == 0 && !write_all(descriptor, piece)) error = errno;
    if ((waiting += piece.size()) < share) return;
    sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);  // not all files can: no matter
    waiting = 0;
  });
  errno = error;
  return error == 0;
}

/// A file that was written beside its final name and waits to be renamed; removed if it is not.
class Pending {
 public:
  /// `slot`: its own among the unfinished.
  Pending(std::string final_name, std::atomic<const char*>& slot)
      : final_(std::move(final_name)),
        temporary_(final_ + ".assess-" + std::to_string(getpid()) + ".tmp"),
        slot_(slot) {
    slot_.store(temporary_.c_str());
  }
  ~Pending() {
    if (!renamed_) unlink(temporary_.c_str());
    slot_.store(nullptr);
  }
  Pending(const Pending&) = delete;
  Pending& operator=(const Pending&) = delete;

  bool write(const OutputFile& output) const {
    struct stat old {};
    const bool there = stat(final_.c_str(), &old) == 0;
    const int file = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) return false;
    bool ok = write_output(file, output);
    if (ok && there) {  // a group that may not be set is no reason to fail
      [[maybe_unused]] const int ignored = fchown(file, static_cast<uid_t>(-1), old.st_gid);
      ok = fchmod(file, old.st_mode & 07777) == 0;
    }
    ok = fsync(file) == 0 && ok;
    const int error = errno;
    if (close(file) != 0) return false;
    if (!ok) errno = error;
    return ok;
  }
  bool rename() {
    if (::rename(temporary_.c_str(), final_.c_str()) != 0) return false;
    return renamed_ = true;
  }
  const std::string& final_name() const { return final_; }

 private:
  std::string final_, temporary_;
  std::atomic<const char*>& slot_;
  bool renamed_ = false;
};

/// Has the names removed on a signal as long as it is there.
class Watch {
 public:
  explicit Watch(const Unfinished& names) { unfinished.store(&names); }
  ~Watch() { unfinished.store(nullptr); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
};

bool is_straight(const std::string& path) {
  struct stat about {};
  return path == "-" || (stat(path.c_str(), &about) == 0 && !S_ISREG(about.st_mode));
}

bool write_straight(const OutputFile& output, Diagnostics& notes) {
  const int file =
      output.path == "-" ? dup(STDOUT_FILENO) : open(output.path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return fail(output.path, notes);
  bool ok = write_output(file, output);
  int error = errno;
  if (close(file) != 0 && ok) ok = false, error = errno;
  return ok || fail(output.path, notes, error, cli_complaint("cut-off"));
}

/// The file that a chain of links leads to, whether it is there or not.
std::string behind_links(const fs::path& path) {
  constexpr int most_links = 40;
  fs::path real = path;
  std::error_code error;
  for (int link = 0; link < most_links && fs::is_symlink(fs::symlink_status(real, error)); ++link)
    real = real.parent_path() / fs::read_symlink(real, error);
  return real.string();
}

/// Complains if not. `folder`: empty is the one that is worked in.
bool is_folder(const std::string& folder, Diagnostics& notes) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return true;
  notes.add(cli_complaint("no-such-folder"), {}, {folder});
  return false;
}

bool may_make_files(const std::string& folder) {
  return access(folder.empty() ? "." : folder.c_str(), W_OK) == 0;
}

void sync_folder(const std::string& folder) {
  const int file = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  fsync(file);
  close(file);
}

bool inputs_stay(const std::vector<OutputFile>& files, Diagnostics& notes) {
  const std::size_t errors = notes.errors();
  for (const OutputFile& output : files) check_not_read(output.path, notes);
  return notes.errors() == errors;
}

}  // namespace

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool check_target(const std::string& path, Diagnostics& notes) {
  if (path == "-") return true;
  std::error_code error;
  if (fs::is_directory(path, error)) return fail(path, notes, EISDIR);
  if (fs::is_symlink(fs::symlink_status(behind_links(path), error)))
    return fail(path, notes, ELOOP);
  const fs::path folder = fs::path(path).parent_path();
  if (!is_folder(folder.string(), notes)) return false;
  return is_straight(path) || may_make_files(folder.string()) || fail(path, notes);
}

bool check_folder(const std::string& folder, Diagnostics& notes) {
  return is_folder(folder, notes) && (may_make_files(folder) || fail(folder, notes));
}

void check_not_read(const std::string& output, Diagnostics& notes) {
  if (const auto input = read_as(output))
    notes.add(cli_complaint("output-is-input"), {}, {output, *input});
}

/// Straight outputs come before the files get their names: what fails there leaves nothing behind.
bool write_files(const std::vector<OutputFile>& files, Diagnostics& notes) {
  if (!inputs_stay(files, notes)) return false;
  Unfinished names(files.size());
  const Watch watch(names);
  std::vector<std::unique_ptr<Pending>> pending;
  for (const OutputFile& output : files) {
    if (is_straight(output.path)) continue;
    pending.push_back(std::make_unique<Pending>(behind_links(output.path), names[pending.size()]));
    if (!pending.back()->write(output)) return fail(output.path, notes);
  }
  for (const OutputFile& output : files)
    if (is_straight(output.path) && !write_straight(output, notes)) return false;
  std::set<std::string> folders;
  for (const auto& file : pending) {
    if (!file->rename()) return fail(file->final_name(), notes);
    folders.insert(fs::path(file->final_name()).parent_path().string());
  }
  for (const std::string& folder : folders) sync_folder(folder);
  return true;
}

void guard_against_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGHUP, end_interrupted);
  std::signal(SIGINT, end_interrupted);
  std::signal(SIGTERM, end_interrupted);
}

}  // namespace assess
