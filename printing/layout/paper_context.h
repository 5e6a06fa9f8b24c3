#pragma once

#include "printing/layout/pango_types.h"

namespace rapoint::printing {

/// Sets text for paper: in points, with the shapes and places that the font has, none of them fitted to a screen's
/// pixels.
ContextPtr paperContext();

} // namespace rapoint::printing
