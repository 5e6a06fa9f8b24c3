#pragma once

#include <string>
#include <vector>

namespace rapoint::test {

using Lines = std::vector<std::string>;

// The specimens of ICAO 9303: part 4 appendix B, part 5 appendix B, part 6 appendix B, part 7.
inline const Lines kPassport{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                             "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
inline const Lines kCard{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
                         "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"};
inline const Lines kSizeTwo{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"};
inline const Lines kVisa{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                         "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"};

} // namespace rapoint::test
