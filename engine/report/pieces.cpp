#include "report/pieces.hpp"

#include <algorithm>

#include "base/parallel.hpp"

namespace assess {

void append_rows(Document& document, std::size_t count, std::size_t row_bytes, unsigned threads,
                 const AppendRows& append) {
  constexpr std::size_t piece_bytes = 1 << 20;
  const std::size_t piece =
      std::max<std::size_t>(piece_bytes / std::max<std::size_t>(row_bytes, 1), 1);
  const std::size_t before = document.size();
  document.resize(before + (count + piece - 1) / piece);
  parallel_for(count, piece, threads, [&](std::size_t begin, std::size_t end) {
    std::string& out = document[before + begin / piece];
    out.reserve(piece_bytes + piece_bytes / 4);
    append(begin, end, out);
  });
}

}  // namespace assess
