#pragma once

#include "station/base/bytes.h"
#include "station/base/clock.h"
#include "station/base/digest.h"
#include "station/base/result.h"
#include "station/base/secret.h"
#include "station/ports/keys.h"
#include "station/ports/pen_signature.h"

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace rapoint {

/// A sum in the currency's smallest unit; `currency` is an ISO 4217 code.
struct Money {
    std::int64_t minor = 0;
    std::string currency;
};

/// A state or nationality, ICAO 9303-3 §5: "POL", "D", "XXA".
struct CountryCode {
    std::string code;
};

/// A term of the provider's word list: "product.qualified-card".
struct Term {
    std::string name;
};

/// A value whose written form depends on the language.
using LocalValue = std::variant<Date, Money, CountryCode, Term>;

/// What a template's {{placeholders}} stand for, and which of its named conditions hold. The paper maker adds the
/// condition `bilingual`.
struct SheetData {
    std::map<std::string, std::string> values; ///< the same in each language
    std::map<std::string, LocalValue> local{}; ///< written as the sheet's language does
    std::map<std::string, bool> conditions;
    std::string qr; ///< what the QR code names, without personal data: the case id (sheet_code.h)
};

/// A contract that was signed with a one-time code.
struct CodeSignature {
    std::string channel; ///< masked
    Digest contract;     ///< as it was read and signed
    Instant enteredAt{};
};

/// Lays templates out as PDF and puts signatures into them. template-invalid names the line or the placeholder
/// that has no value, or the term that has no word.
class PaperMaker {
public:
    virtual ~PaperMaker() = default;
    /// `name` is "<provider>/contract" or "<provider>/receipt"; one language ("pl") or two side by side ("pl",
    /// "en").
    virtual Result<Bytes> render(const std::string& name, const std::vector<std::string>& languages,
                                 const SheetData& data) = 0;
    /// The same, followed by `copies` copies, each numbered on every page.
    virtual Result<std::vector<Bytes>> renderCopies(const std::string& name,
                                                    const std::vector<std::string>& languages,
                                                    const SheetData& data, int copies) = 0;
    /// A sheet of render() with the strokes drawn in at its first place for a signature; input-invalid if it has
    /// none.
    virtual Result<Bytes> drawSignature(ByteView pdf, const PenSignature& signature) = 0;
    /// The same with the statement, in `language` ("pl"), that it was signed with a one-time code: time, masked
    /// address, contract. template-invalid without such words.
    virtual Result<Bytes> drawCode(ByteView pdf, const std::string& language, const CodeSignature& signature) = 0;
    /// The face of a card from "<provider>/card-face", as a PDF of the card's size. `photo` is JPEG or PNG.
    /// template-invalid as above; input-invalid for a value that does not fit or a photo of too few dots.
    virtual Result<Bytes> cardFace(const std::string& provider, const std::map<std::string, std::string>& values,
                                   ByteView photo) = 0;
    /// The PDF with an electronic signature (PAdES baseline B-B, ETSI EN 319 142-1) as an incremental update:
    /// signatures that it has stay valid. The key's own fault; input-invalid if it is no PDF that can be signed.
    virtual Result<Bytes> sign(ByteView pdf, SigningKey& signer, const std::string& reason, Instant at) = 0;
};

/// A job that the printer itself has called completed.
struct PrintedJob {
    int jobId = 0;
    std::string printer;
};

/// What a printer reports.
struct PrinterState {
    std::string name;
    bool accepting = false;
    std::vector<std::string> reasons; ///< printer-state-reasons without their severity suffix (RFC 8011 §5.4.12)
    std::string model{};
    std::vector<std::string> mediaSupported{}; ///< by the names of PWG 5101.1; empty: the printer does not say
    std::vector<std::string> mediaReady{};     ///< what is loaded
    std::vector<std::string> lowSupplies{};    ///< "Black 7 %"
};

/// Prints documents. Success means that the printer says `completed`; everything else is a fault:
/// printer-not-found, printer-refused, printer-jammed, printer-interrupted (it is not certain what came out).
class Printer {
public:
    virtual ~Printer() = default;
    /// `title` becomes the job's name: never personal data.
    virtual Result<PrintedJob> print(const std::string& title, ByteView pdf, int copies) = 0;
    virtual Result<PrinterState> state() = 0;
};

/// What is printed on a PIN envelope, or a kit letter with its code, beside what they hide.
struct EnvelopeForm {
    std::string serial;     ///< of the envelope, as preprinted
    std::string cardSerial; ///< which card the PIN is for
    std::string language;
    std::vector<std::string> windowLines; ///< whom it is for
    std::string sheet{};                  ///< which of the provider's forms; empty: its PIN envelope
};

/// Prints PIN envelopes straight to the printer from a short-lived process of their own; the PIN touches no file,
/// argument, environment or spooler. After any fault the envelope is void.
class EnvelopePrinter {
public:
    virtual ~EnvelopePrinter() = default;
    virtual Result<PrintedJob> print(const EnvelopeForm& form, const Secret& pin) = 0;
};

} // namespace rapoint
