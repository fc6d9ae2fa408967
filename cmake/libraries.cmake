# Libraries of the system; tools/setup installs them. Which folder may use which: tools/check_layers.

find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(minizip REQUIRED IMPORTED_TARGET minizip)
pkg_check_modules(expat REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)

# SOCI comes without a description for CMake or pkg-config
find_path(SOCI_INCLUDE soci/soci.h REQUIRED)
add_library(soci INTERFACE)
target_include_directories(soci SYSTEM INTERFACE ${SOCI_INCLUDE})
foreach(part core sqlite3)
  find_library(SOCI_${part} soci_${part} REQUIRED)
  target_link_libraries(soci INTERFACE ${SOCI_${part}})
endforeach()
foreach(part postgresql odbc) # opened when a database wants them
  find_library(SOCI_${part} soci_${part} REQUIRED)
  file(REAL_PATH ${SOCI_${part}} library)
  cmake_path(GET library FILENAME library)
  string(TOUPPER ${part} name)
  target_compile_definitions(soci INTERFACE ASSESS_SOCI_${name}="${library}")
endforeach()
target_link_libraries(soci INTERFACE ${CMAKE_DL_LIBS})
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
target_link_libraries(soci INTERFACE PkgConfig::sqlite3) # its time limit
