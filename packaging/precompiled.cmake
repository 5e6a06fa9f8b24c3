# What nearly every source includes is parsed once for the libraries and once for the tests. Part of the preset dev only:
# the other presets find a source that forgets an include.
set(everywhere <algorithm> <chrono> <filesystem> <fstream> <functional> <map> <optional> <ranges> <set> <sstream>
    <string> <thread> <vector> <nlohmann/json.hpp> <tl/expected.hpp>)
target_precompile_headers(rapoint_base PRIVATE ${everywhere})
target_precompile_headers(station_tests PRIVATE ${everywhere} <boost/test/unit_test.hpp>)

# All that is built in a folder and below, but what has headers of its own or is compiled otherwise: wxWidgets defines
# macros that must be there before any header.
function(rapoint_share_headers_in folder)
    get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target ${targets})
        get_target_property(type ${target} TYPE)
        get_target_property(own ${target} PRECOMPILE_HEADERS)
        get_target_property(options ${target} COMPILE_OPTIONS)
        get_target_property(libraries ${target} LINK_LIBRARIES)
        set(owner rapoint_base)
        if("rapoint_test_flags" IN_LIST libraries)
            set(owner station_tests)
        endif()
        if("rapoint_gallery" IN_LIST libraries OR "rapoint_kiosk_wx" IN_LIST libraries)
            continue()
        endif()
        if(type MATCHES "^(STATIC_LIBRARY|EXECUTABLE)$" AND NOT own AND NOT options MATCHES "-O")
            target_precompile_headers(${target} REUSE_FROM ${owner})
        endif()
    endforeach()
    get_property(folders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
    foreach(one ${folders})
        rapoint_share_headers_in(${one})
    endforeach()
endfunction()

rapoint_share_headers_in(${PROJECT_SOURCE_DIR})
