# version.hpp: the version of project() and the git id, which is empty outside a repository.
# Included by CMakeLists.txt it defines a target; run as a script by that target it writes the file,
# at every build, so that the id is never an old one.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  find_package(Git QUIET)
  add_custom_target(version_header
    COMMAND ${CMAKE_COMMAND} -D GIT=${GIT_EXECUTABLE} -D SOURCE=${CMAKE_SOURCE_DIR}
            -D VERSION=${PROJECT_VERSION} -D OUTPUT=${CMAKE_BINARY_DIR}/generated/version.hpp
            -P ${CMAKE_CURRENT_LIST_FILE}
    BYPRODUCTS ${CMAKE_BINARY_DIR}/generated/version.hpp
    COMMENT "Looking up the version" VERBATIM)
  return()
endif()

set(GIT_ID "")
if(GIT AND EXISTS "${SOURCE}/.git")
  set(ENV{GIT_OPTIONAL_LOCKS} 0) # only looks; never in the way of a commit
  execute_process(COMMAND ${GIT} describe --always --dirty --abbrev=10 --exclude=*
    WORKING_DIRECTORY ${SOURCE} OUTPUT_VARIABLE GIT_ID OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/version.hpp.in ${OUTPUT} @ONLY) # touched only if it differs
