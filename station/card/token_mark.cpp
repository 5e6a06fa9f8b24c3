#include "station/card/token_mark.h"

namespace rapoint::card {

namespace {

AttributeTemplate markTemplate() {
    const ByteView name = bytesOf("rapoint");
    AttributeTemplate object;
    object.number(CKA_CLASS, CKO_DATA).flag(CKA_TOKEN, true).flag(CKA_PRIVATE, false);
    return object.bytes(CKA_APPLICATION, {name.begin(), name.end()});
}

} // namespace

Result<std::optional<std::string>> readTokenMark(Pkcs11Session& session) {
    RAPOINT_TRY(const std::vector<CK_OBJECT_HANDLE> marks, session.find(markTemplate()));
    if (marks.empty())
        return std::nullopt;
    if (marks.size() > 1)
        return failure(FaultCode::CardOfAnotherCase, "the card is marked for several cases");
    RAPOINT_TRY(const Bytes label, session.attribute(marks.front(), CKA_VALUE));
    return std::string{textOf(label)};
}

Result<> writeTokenMark(Pkcs11Session& session, const std::string& label) {
    const ByteView value = bytesOf(label);
    AttributeTemplate mark = markTemplate();
    mark.bytes(CKA_LABEL, {value.begin(), value.end()}).bytes(CKA_VALUE, {value.begin(), value.end()});
    RAPOINT_CHECK(session.create(std::move(mark)));
    return {};
}

} // namespace rapoint::card
