# Writes the files of this folder as constants into a header: page_html, plain_html, page_css, rules_js, page_js.
# Run as a script by the target `page_header`, which depends on them.
file(WRITE ${OUTPUT}.new "#pragma once\n\n#include <string_view>\n\nnamespace assess {\n\n")
foreach(name page.html plain.html page.css rules.js page.js)
  # As numbers: a literal has an end that the text could contain, and a greatest length.
  file(READ ${SOURCE}/${name} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REPLACE "." "_" constant ${name})
  file(APPEND ${OUTPUT}.new
    "inline constexpr unsigned char ${constant}_bytes[] = {${bytes}};\n"
    "inline const std::string_view ${constant}(\n"
    "    reinterpret_cast<const char*>(${constant}_bytes), sizeof ${constant}_bytes);\n\n")
endforeach()
file(APPEND ${OUTPUT}.new "}  // namespace assess\n")
file(RENAME ${OUTPUT}.new ${OUTPUT})
