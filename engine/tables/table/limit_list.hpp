#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "base/language.hpp"
#include "tables/table/header_rows.hpp"
#include "tables/table/limits.hpp"

namespace assess {

/// A limit as it is told to users. `most`: bytes, or a number of things.
struct Limit {
  Message what;
  std::uint64_t most;
  bool is_bytes = false;
};

/// Every limit of what is taken for a table.
inline constexpr std::array limit_list{
    Limit{{"one cell", "一个单元格"}, longest_cell, true},
    Limit{{"one line of a text file, one row of a sheet", "文本文件的一行、工作表的一行"},
          longest_record,
          true},
    Limit{{"columns of a text file", "文本文件的列数"}, most_columns},
    Limit{{"where the header of a text file must end", "文本文件的表头须在此之前结束"},
          longest_header,
          true},
    Limit{{"rows that are searched for the header", "查找表头的行数"}, header_search},
    Limit{{"what comes through a pipe or must be decoded; it is kept in memory",
           "经管道传入或需要解码的文本；保存在内存中"},
          longest_pipe,
          true},
    Limit{{"rows of a sheet", "工作表的行数"}, most_sheet_rows},
    Limit{{"columns of a sheet", "工作表的列数"}, most_sheet_columns},
    Limit{{"parts of a workbook", "工作簿的部分个数"}, most_parts},
    Limit{{"one part of a workbook, unpacked", "工作簿的一个部分（解压后）"}, longest_part, true},
    Limit{{"a workbook, unpacked", "整个工作簿（解压后）"}, longest_workbook, true},
    Limit{{"times that a part is longer unpacked than stored, beyond 10 MB of it",
           "部分超过 10 MB 时，解压后与存储大小之比"},
          greatest_ratio},
    Limit{{"elements in each other in a part", "部分内元素的嵌套层数"}, deepest_xml},
    Limit{{"one tag of a part", "部分内的一个标签"}, longest_xml_token, true},
    Limit{{"cells of an ODS sheet that are stored once with a count",
           "ODS 工作表中以重复次数存储的单元格数"},
          most_repeated_cells},
    Limit{{"minutes for a statement in a database, with all its rows",
           "数据库中一条语句（含全部行）的分钟数"},
          longest_statement_minutes},
    Limit{{"steps of SQLite's machine for all rows of a view or query, beside the next line",
           "SQLite 计算一个视图或查询的全部行所用的步数，另加下一行"},
          most_view_steps},
    Limit{{"more such steps for each byte of the database file", "数据库文件每一字节再加的步数"},
          most_view_steps_per_byte},
    Limit{{"texts or results that a statement in a database tells apart; with more the rows are read",
           "数据库中一条语句区分的文本或结果个数；更多时改为读取各行"},
          most_branches},
};

/// "16 MiB"; what is no whole number of KiB: "100 B".
std::string text_of_bytes(std::uint64_t bytes);

}  // namespace assess
