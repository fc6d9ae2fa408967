#include "evidence/total_rows.hpp"

#include <catch2/catch.hpp>

using namespace assess;

TEST_CASE("what says that a row sums up others", "[evidence]") {
  for (const char* label : {"合计", "合 计", "合　计：", "总计", "小计", "平均", "Total", "TOTAL:",
                            "ＴＯＴＡＬ", "Grand Total", "Sub-total", "average", "  sum "})
    CHECK(is_total_label(label));
  for (const char* label :
       {"", "财政局", "合计局", "Totalgaz", "Summerland", "Meanwhile", "小", "平均分数线局"})
    CHECK_FALSE(is_total_label(label));
}

TEST_CASE("rows of totals are left out of a batch, the others keep their order", "[evidence]") {
  const std::vector<RowId> rows{1, 2, 3, 4, 5};
  const std::vector<std::string_view> labels{"1", "2", "小计", "3", "合计"},
      units{"A", "合计局", "", "总计", ""}, values{"10", "20", "30", "40", "60"};
  const Batch batch{0, rows, {labels, units, values}};
  TotalRows totals({1}, 0);
  const Batch& kept = totals.leave_out(batch);
  CHECK(std::vector<RowId>(kept.rows.begin(), kept.rows.end()) == std::vector<RowId>{1, 2});
  CHECK(kept.cells[2][1] == "20");
  CHECK(totals.count() == 3);
  CHECK(totals.first() == 3);
}
