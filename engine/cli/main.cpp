#include <malloc.h>

#include <string>
#include <vector>

#include "cli/program.hpp"

int main(int count, char** values) {
  // blocks that come and go stay with the program: giving pages back and getting them again,
  // zeroed, took a quarter of the time of a large run; what one thread gives back another may have
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TOP_PAD, 16 << 20);  // untouched memory costs nothing, asking for it stops all threads
  const std::vector<std::string> arguments(values + 1, values + count);
  return static_cast<int>(assess::run_program(arguments));
}
