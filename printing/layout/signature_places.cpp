#include "printing/layout/signature_places.h"

#include <qpdf/QPDF.hh>

namespace rapoint::printing {

namespace {

using Object = QPDFObjectHandle;

std::string nameOfPlace(std::size_t number) {
    return "/signature-" + std::to_string(number);
}

} // namespace

void nameSignaturePlaces(QPDF& document, const std::vector<SignaturePlace>& places) {
    if (places.empty())
        return;
    const std::vector<Object>& pages = document.getAllPages();
    Object destinations = Object::newDictionary();
    for (std::size_t i = 0; i < places.size(); ++i) {
        const SignaturePlace& place = places[i];
        destinations.replaceKey(
            nameOfPlace(i + 1),
            Object::newArray({pages.at(place.page), Object::newName("/FitR"), Object::newReal(place.left, 2),
                              Object::newReal(place.bottom, 2), Object::newReal(place.right, 2),
                              Object::newReal(place.top, 2)}));
    }
    document.getRoot().replaceKey("/Dests", document.makeIndirectObject(destinations));
}

std::optional<SignaturePlace> firstSignaturePlace(QPDF& document) {
    Object destinations = document.getRoot().getKey("/Dests");
    Object first = destinations.isDictionary() ? destinations.getKey(nameOfPlace(1)) : Object::newNull();
    if (!first.isArray() || first.getArrayNItems() != 6 || !first.getArrayItem(1).isNameAndEquals("/FitR"))
        return std::nullopt;
    for (int i = 2; i < 6; ++i)
        if (!first.getArrayItem(i).isNumber())
            return std::nullopt;
    const std::vector<Object>& pages = document.getAllPages();
    SignaturePlace place{.page = 0,
                         .left = first.getArrayItem(2).getNumericValue(),
                         .bottom = first.getArrayItem(3).getNumericValue(),
                         .right = first.getArrayItem(4).getNumericValue(),
                         .top = first.getArrayItem(5).getNumericValue()};
    while (place.page < pages.size() && !pages[place.page].isSameObjectAs(first.getArrayItem(0)))
        ++place.page;
    const bool area = place.right - place.left > 1 && place.top - place.bottom > 1;
    return place.page < pages.size() && area ? std::optional{place} : std::nullopt;
}

} // namespace rapoint::printing
