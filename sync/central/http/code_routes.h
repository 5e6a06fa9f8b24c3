#pragma once

#include "sync/central/holders/signing_code_desk.h"
#include "sync/central/http/served_routes.h"

namespace rapoint::sync {

/// The addresses under /codes/ (transfer/code_messages.h), for stations. The desk outlives it.
class CodeRoutes {
public:
    static constexpr std::string_view kPrefix = "/codes/";
    static constexpr std::size_t kBodyLimit = 2048;

    explicit CodeRoutes(SigningCodeDesk& desk)
        : m_desk{desk} {}

    ServedAnswer answer(const ServedRequest& request);

private:
    ServedAnswer send(const ServedRequest& request, const CaseId& id, const std::string& station);
    ServedAnswer tryCode(const ServedRequest& request, const CaseId& id, const Digest& contract,
                         const std::string& station);

    SigningCodeDesk& m_desk;
};

} // namespace rapoint::sync
