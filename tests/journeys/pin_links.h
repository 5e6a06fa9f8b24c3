#pragma once

#include "sync/central/commands.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

namespace rapoint::tests {

/// The row of `rapoint-central pin-links` of this case; empty if the case has no row.
inline nlohmann::ordered_json pinLinkOf(const CaseId& id) {
    for (const auto& row : test::valueOf(sync::commands::pinLinks(DeskFixture::centralDirectory())))
        if (row.at("caseId") == id.text())
            return row;
    return {};
}

/// What whoever has that link is told for this code or identity.
inline Result<sync::ReleaseAnswer> askForPin(const CaseId& id, const Secret& key) {
    return sync::commands::releasePin(DeskFixture::centralDirectory(), pinLinkOf(id).at("link").get<std::string>(),
                                      key);
}

} // namespace rapoint::tests
