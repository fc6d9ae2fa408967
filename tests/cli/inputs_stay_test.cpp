// Nothing that a run has read is written over, whichever way it came to be read.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/program.hpp"
#include "support/temporary_file.hpp"

using namespace assess;
namespace fs = std::filesystem;

namespace {

/// A folder with rules that read a folder of evidence, a lookup, and the result of other rules.
class Office {
 public:
  Office() : folder_(fs::temp_directory_path() / ("assess-office-" + std::to_string(rand()))) {
    fs::create_directories(folder_ / "evidence");
    write("evidence/units.csv", "unit,x\na,1\nb,2\n");
    write("loss.csv", "key,value\n1,10\n2,20\n");
    write("inner.ini", "[scheme]\nid = i\nname = I\nyear = 2025\n[table.units]\ncolumns = unit: text, x: number\n"
                       "[criterion.x]\npoints = 10\n");
    write("rules.ini", "[scheme]\nid = t\nname = T\nyear = 2025\n[table.units]\ncolumns = unit: text, x: number\n"
                       "[lookup.loss]\nfile = loss.csv\nkey = key\nvalue = value\n"
                       "[criterion.y]\npoints = 20\nform = points\nvalue = lookup(loss, x)\n");
  }
  ~Office() { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }
  std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(folder_ / name).rdbuf();
    return text.str();
  }
  Exit run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"-q", "-r", path("rules.ini"), path("evidence"), "-f", "csv"});
    return run_program(arguments);
  }

 private:
  fs::path folder_;
};

}  // namespace

TEST_CASE("what was read stays, also what no argument names", "[cli]") {
  const Office office;
  const auto name = GENERATE(as<std::string>(), "evidence/units.csv", "loss.csv", "rules.ini");
  CAPTURE(name);
  const std::string before = office.read(name);
  CHECK(office.run({"-o", office.path(name)}) == Exit::usage);
  CHECK(office.read(name) == before);
  fs::create_symlink(office.path(name), office.path("link.csv"));
  CHECK(office.run({"-o", office.path("link.csv")}) == Exit::usage);
  CHECK(office.read(name) == before);
  CHECK(office.run({"-o", office.path("result.csv")}) == Exit::done);
}

TEST_CASE("what fails on the way leaves nothing behind, also if another output is a device", "[cli]") {
  const Office office;
  CHECK(office.run({"-o", office.path("result.csv"), "-o", "/dev/full"}) == Exit::files);
  CHECK_FALSE(fs::exists(office.path("result.csv")));
}
