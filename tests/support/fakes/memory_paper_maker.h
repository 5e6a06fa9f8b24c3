#pragma once

#include "station/base/digest.h"
#include "station/ports/paper.h"
#include "tests/support/fakes/trouble.h"

namespace rapoint::test {

/// Its sheets are texts that say what they were made of: "a/contract pl en", then what was added.
class MemoryPaperMaker final : public PaperMaker {
public:
    Trouble trouble;
    SheetData lastData; ///< of the last sheet

    Result<Bytes> render(const std::string& name, const std::vector<std::string>& languages,
                         const SheetData& data) override {
        RAPOINT_CHECK(trouble.check());
        lastData = data;
        std::string text = name;
        for (const std::string& language : languages)
            text += ' ' + language;
        return Bytes{text.begin(), text.end()};
    }
    Result<std::vector<Bytes>> renderCopies(const std::string& name, const std::vector<std::string>& languages,
                                            const SheetData& data, int copies) override {
        RAPOINT_TRY(const Bytes sheet, render(name, languages, data));
        std::vector<Bytes> sheets{sheet};
        for (int copy = 1; copy <= copies; ++copy)
            sheets.push_back(with(sheet, "copy " + std::to_string(copy)));
        return sheets;
    }
    Result<Bytes> drawSignature(ByteView pdf, const PenSignature&) override {
        RAPOINT_CHECK(trouble.check());
        return with(pdf, "pen");
    }
    Result<Bytes> drawCode(ByteView pdf, const std::string&, const CodeSignature&) override {
        RAPOINT_CHECK(trouble.check());
        return with(pdf, "code");
    }
    Result<Bytes> cardFace(const std::string& provider, const std::map<std::string, std::string>& values,
                           ByteView photo) override {
        RAPOINT_CHECK(trouble.check());
        const std::string text =
            provider + "/card-face " + values.at("cardSerial") + (photo.empty() ? "" : " with photo");
        return Bytes{text.begin(), text.end()};
    }
    Result<Bytes> sign(ByteView pdf, SigningKey& signer, const std::string& reason, Instant) override {
        RAPOINT_TRY(const Bytes signature, signer.sign(Digest::of(pdf)));
        return with(pdf, reason + " signed " + std::string{textOf(signature)});
    }

private:
    static Bytes with(ByteView sheet, const std::string& more) {
        const std::string text = std::string{textOf(sheet)} + '|' + more;
        return {text.begin(), text.end()};
    }
};

} // namespace rapoint::test
