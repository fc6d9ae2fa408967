#pragma once

namespace assess {

/// How the program ends.
enum class Exit : int {
  done = 0,
  findings = 1,     ///< `check` has something to say
  usage = 2,
  rules = 3,
  evidence = 4,
  files = 5,        ///< cannot read or write
  bug = 70,
  interrupted = 130,
};

}  // namespace assess
