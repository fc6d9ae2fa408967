#pragma once

#include <cstddef>
#include <functional>

#include "report/formats.hpp"
#include "report/row_text.hpp"

namespace assess {

/// Lays out pieces 0, 1, 2 ... of a text on several threads and hands them on in this order. Who
/// has finished one too early leaves it to whoever hands on the one before it, and goes on.
void write_pieces(std::size_t pieces, unsigned threads,
                  const std::function<void(std::size_t piece, RowText& text)>& lay_out,
                  const TextSink& sink);

}  // namespace assess
