#include "cli/unit_files.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace assess;

TEST_CASE("names of files are safe and all different", "[cli]") {
  using Names = std::vector<std::string>;
  CHECK(file_names({"U1", "u1", "U1-2", "u1"}) == Names{"U1", "u1-2", "U1-2-2", "u1-3"});
  CHECK(file_names({"../x", "a/b", "a\\b", "..", "", "-rf", "~", ".x"}) ==
        Names{"_._x", "a_b", "a_b-2", "__", "unit", "_rf", "_", "_x"});
  CHECK(file_names({"CON", "nul.txt", "com1", "com", "LPT9"}) ==
        Names{"CON_", "nul.txt_", "com1_", "com", "LPT9_"});
  Names keys;
  for (int i = 0; i < 2000; ++i) keys.push_back("a/" + std::string(300, 'x') + std::to_string(i));
  Names names = file_names(keys);
  std::ranges::sort(names);
  CHECK(std::ranges::adjacent_find(names) == names.end());
  for (const std::string& name : names) CHECK(name.size() < 200);
}
