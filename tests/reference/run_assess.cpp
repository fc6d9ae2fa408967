#include "reference/run_assess.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace assess::reference {

namespace {

namespace fs = std::filesystem;

/// The folder that holds the programs: the test itself is in it, or in a folder below it.
std::string build_folder() {
  std::error_code ignored;
  const fs::path own = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  return (fs::exists(own / "assess") ? own : own.parent_path()).string() + "/";
}

std::string shell_word(const std::string& word) {
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "assess-reference-XXXXXX").string();
  if (mkdtemp(name.data())) path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

std::string cases_folder() {
  const std::string folder = ASSESS_CASES_DIR;
  return fs::is_directory(folder) ? folder + "/" : "";
}

std::string program() {
  const char* given = std::getenv("ASSESS_PROGRAM");
  return given ? given : build_folder() + "assess";
}

std::string evidence_maker() {
  return build_folder() + "tools/make_evidence";
}

std::string reason_to_skip() {
  if (cases_folder().empty()) return "skipped: there is no folder " ASSESS_CASES_DIR;
  if (!fs::exists(program())) return "skipped: there is no program " + program();
  return "";
}

int run_program(const std::vector<std::string>& words, const std::string& said) {
  std::string command;
  for (const std::string& word : words) command += shell_word(word) + " ";
  const int status = std::system((command + ">" + shell_word(said) + " 2>&1").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Outcome run_assess(const std::string& rules, const std::vector<std::string>& data) {
  const TemporaryFolder folder;
  std::string rules_path = rules;
  if (!rules.ends_with(".ini")) {
    rules_path = folder / "rules.ini";
    std::ofstream(rules_path, std::ios::binary) << rules;
  }
  std::vector<std::string> words{program(), "--rules", rules_path};
  words.insert(words.end(), data.begin(), data.end());
  words.insert(words.end(), {"-o", folder / "out.json"});
  const int status = run_program(words, folder / "said");
  const std::string text = read_text(folder / "out.json");
  return {nlohmann::json::parse(text.empty() ? "null" : text, nullptr, false),
          read_text(folder / "said"), status};
}

}  // namespace assess::reference
