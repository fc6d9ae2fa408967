#include "tables/table/header_rows.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace assess;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Case {
  const char* what;
  Rows rows;
  std::size_t first, count;
  std::vector<std::string> names;
};

bool known(std::string_view name) {
  constexpr std::string_view names[] = {"unit", "critical", "major", "date", "checks/date"};
  return std::ranges::find(names, name) != std::end(names);
}

}  // namespace

TEST_CASE("the header is found by the names that the rules know", "[tables]") {
  const Case cases[] = {
      {"first row", {{"unit", "major"}, {"A", "1"}}, 0, 1, {"unit", "major"}},
      {"below a title",
       {{"Findings 2025"}, {"unit", "major"}, {"A", "1"}},
       1,
       1,
       {"unit", "major"}},
      {"merged headings above",
       {{"unit", "findings", ""}, {"", "critical", "major"}, {"A", "1", "2"}},
       0,
       2,
       {"unit", "critical", "major"}},
      {"the same name below two headings",
       {{"unit", "checks", "", "visits", ""},
        {"", "date", "no", "date", "no"},
        {"A", "", "", "", ""}},
       0,
       2,
       {"unit", "checks/date", "checks/no", "date", "visits/no"}},
      {"a name merged over both rows, written twice",
       {{"unit", "findings"}, {"unit", "major"}, {"A", "2"}},
       1,
       1,
       {"unit", "major"}},
      {"a row of data that holds a name is no header",
       {{"unit", "remark"}, {"A", "major"}, {"B", "critical"}},
       0,
       1,
       {"unit", "remark"}},
      {"names that the rules do not know, merged over both rows",
       {{"no", "office", "findings"}, {"", "unit", "major"}, {"1", "A", "1"}},
       0,
       2,
       {"no", "unit", "major"}},
      {"nothing is known", {{"a", "b"}, {"c", "d"}}, 0, 1, {"a", "b"}},
      {"title, then two rows",
       {{"Findings"}, {"unit", "findings", ""}, {"", "critical", "major"}, {"A", "1", "2"}},
       1,
       2,
       {"unit", "critical", "major"}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.what);
    const HeaderRows header = find_header_rows(one.rows, known);
    CHECK(header.first == one.first);
    CHECK(header.count == one.count);
    CHECK(header.names == one.names);
  }
}
