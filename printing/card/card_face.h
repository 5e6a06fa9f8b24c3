#pragma once

#include "printing/card/card_face_layout.h"
#include "station/base/bytes.h"

#include <map>
#include <string>

namespace rapoint::printing {

/// What stands on one holder's card.
struct CardFaceData {
    std::map<std::string, std::string> values; ///< for the layout's placeholders
    Bytes photo;                               ///< JPEG or PNG; cut to the layout's place from its middle
};

/// The face of a card as a PDF of the card's size, fonts embedded, the photo with at least 300 dots per inch. A
/// text that is too long for its place gets smaller letters, down to two thirds. template-invalid for a
/// placeholder without value; input-invalid for a text that does not fit, or a photo of too few dots; the photo's
/// own faults.
Result<Bytes> cardFacePdf(const CardFaceLayout& layout, const CardFaceData& data);

} // namespace rapoint::printing
