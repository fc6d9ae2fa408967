#include "cli/unit_files.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/sha256.hpp"

using namespace assess;

using Names = std::vector<std::string>;

namespace {

std::string hashed(const std::string& name, const std::string& key) {
  return name + "-" + sha256_hex(key).substr(0, 8);
}

}  // namespace

TEST_CASE("a key that every system allows is the name of its file", "[cli]") {
  const Names keys{"U1", "U1-2", "com", "财政局", "IT & Security", "a_b"};
  CHECK(file_names(keys) == keys);
}

TEST_CASE("what some system does not allow is replaced, and the key's hash tells it from others",
          "[cli]") {
  struct Row {
    std::string key, name;
  };
  const auto r = GENERATE(values<Row>({
      {"../x", "_._x"},
      {"a/b", "a_b"},
      {"a\\b", "a_b"},
      {"..", "__"},
      {"", "unit"},
      {"-rf", "_rf"},
      {"~", "_"},
      {".x", "_x"},
      {"CON", "CON_"},
      {"nul.txt", "nul.txt_"},
      {"com1", "com1_"},
      {"LPT9", "LPT9_"},
      {"a\tb\x7f", "a_b_"},
      {"bad\xff", "bad_"},
      {"ab\u202Exslx.exe", "ab_xslx.exe"},
      {"\u200Ea\u2066b\u2069", "_a_b_"},
      {"a\u061C\u200B\u00ADb\u0085", "a___b_"},
  }));
  CAPTURE(r.key);
  CHECK(file_names({r.key}) == Names{hashed(r.name, r.key)});
}

TEST_CASE("keys that differ in case only are told apart by their hashes", "[cli]") {
  CHECK(file_names({"U1", "u1", "U2"}) == Names{hashed("U1", "U1"), hashed("u1", "u1"), "U2"});
}

TEST_CASE("a file stays with its unit, whatever order units have and whoever comes or goes",
          "[cli]") {
  const std::string taken = hashed("a_b", "a/b");  // a unit may be called like the file of another
  Names keys{"a/b", "a:b", "A_B", "x", taken};
  const Names names = file_names(keys);
  CHECK(names[1] == hashed("a_b", "a:b"));
  CHECK(names[2] == "A_B");
  CHECK(names[3] == "x");
  CHECK(names[0].starts_with(taken));
  CHECK(names[4].starts_with(taken));
  CHECK(names[0] != names[4]);
  Names turned(keys.rbegin(), keys.rend());
  CHECK(file_names(turned) == Names(names.rbegin(), names.rend()));
  CHECK(file_names({"a:b"}) == Names{names[1]});
  CHECK(file_names({"A_B", "a/b"}) == Names{"A_B", taken});
}

TEST_CASE("units with the very same key have files of their own", "[cli]") {
  const Names names = file_names({"a", "b", "a"});
  CHECK(names[1] == "b");
  CHECK(names[2] == names[0] + "-2");
}

TEST_CASE("thousands of long keys with one safe name have names of their own", "[cli]") {
  Names keys;
  for (int i = 0; i < 20000; ++i) keys.push_back("a/" + std::string(300, 'x') + std::to_string(i));
  Names names = file_names(keys);
  std::ranges::sort(names);
  CHECK(std::ranges::adjacent_find(names) == names.end());
  for (const std::string& name : names) CHECK(name.size() < 200);
}
