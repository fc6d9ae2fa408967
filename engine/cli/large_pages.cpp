// Where the system has large pages, whatever needs one or more lies in them: each page is made
// ready when it is first touched, and a large one costs little more than one of the five hundred
// small ones in its place. Of all memory that C++ asks for, so that nobody has to think of it.

#include <sys/mman.h>

#include <cstdlib>
#include <new>

#if defined(MADV_HUGEPAGE) && !defined(__SANITIZE_ADDRESS__)  // which has an `operator new` itself

namespace {

constexpr std::size_t large_page = 1 << 21;

void* allocated(std::size_t bytes) {
  if (bytes < large_page) return std::malloc(bytes > 0 ? bytes : 1);
  if (bytes > static_cast<std::size_t>(-1) - large_page) return nullptr;
  const std::size_t whole = (bytes + large_page - 1) / large_page * large_page;
  void* const memory = std::aligned_alloc(large_page, whole);
  // if this fails, memory comes in small pages
  if (memory) madvise(memory, whole, MADV_HUGEPAGE);
  return memory;
}

}  // namespace

void* operator new(std::size_t bytes) {
  for (;;) {
    if (void* const memory = allocated(bytes)) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (!handler) throw std::bad_alloc();
    handler();
  }
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

#endif
