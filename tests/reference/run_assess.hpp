#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace assess::reference {

/// Folder of the reference cases, with a `/` at its end; empty where it is not there.
std::string cases_folder();

/// The program under test: ASSESS_PROGRAM if set, else `assess` in the build folder.
std::string program();

/// The maker of synthetic evidence in the build folder.
std::string evidence_maker();

/// Why there is nothing to test here (said as "skipped: ..."), or empty.
std::string reason_to_skip();

/// A folder that is removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// Runs a program with those words; its exit status. What it says goes to the file `said`.
int run_program(const std::vector<std::string>& words, const std::string& said);

struct Outcome {
  nlohmann::json result;  ///< `assess.result/1`; null if the program gave none
  std::string messages;   ///< what it said
  int status = -1;        ///< its exit status
};

/// assess -r RULES DATA... -o out.json, in a folder of its own that is removed afterwards.
/// `rules` is the text of the rules file, or the path of one if it ends in .ini.
Outcome run_assess(const std::string& rules, const std::vector<std::string>& data);

}  // namespace assess::reference
