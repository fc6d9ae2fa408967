# How every target of the project is compiled.

add_library(assess_warnings INTERFACE)
target_compile_options(assess_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
  -Wno-restrict) # g++ 12 sees overlaps in std::string that are none

# Fused multiply-add would give other last bits on other processors; -ffast-math would break NaN.
add_compile_options(-ffp-contract=off)

if(ASSESS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
