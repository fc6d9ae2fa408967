#pragma once

#include <array>

#include "base/language.hpp"

namespace assess {

/// How the program ends.
enum class Exit : int {
  done = 0,
  findings = 1,  ///< `check` has something to say
  usage = 2,
  rules = 3,
  evidence = 4,
  files = 5,  ///< cannot read or write
  bug = 70,
  interrupted = 130,
};

struct ExitInfo {
  Exit exit;
  Message meaning;
};

/// Help and man page walk it.
inline constexpr std::array exits{
    ExitInfo{Exit::done, {"done", "完成"}},
    ExitInfo{Exit::findings, {"findings", "有发现"}},
    ExitInfo{Exit::usage, {"usage", "用法"}},
    ExitInfo{Exit::rules, {"rules", "规则"}},
    ExitInfo{Exit::evidence, {"evidence", "证据"}},
    ExitInfo{Exit::files, {"cannot read or write", "读写"}},
    ExitInfo{Exit::bug, {"bug", "程序错误"}},
    ExitInfo{Exit::interrupted, {"interrupted", "中断"}},
};

}  // namespace assess
