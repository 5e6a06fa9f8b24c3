#include "station/app/touch/shared_pictures.h"

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>

#include <string.h> // NOLINT(modernize-deprecated-headers): explicit_bzero

namespace rapoint::app {

// Segments of System V shared memory have this name in proc(5), and nobody else at the station uses any.
void wipeSharedPictures() {
    std::ifstream maps{"/proc/self/maps"};
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0;
        std::uintptr_t end = 0;
        char rights[5] = {};
        const bool read = std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, rights) == 3;
        if (read && rights[1] == 'w' && rights[3] == 's' && line.find(" /SYSV") != std::string::npos)
            ::explicit_bzero(reinterpret_cast<void*>(begin), end - begin); // NOLINT: an address is a number here
    }
}

} // namespace rapoint::app
