#pragma once

#include "tests/e2e/demo_station.h"

namespace rapoint::test {

/// Looks the whole registration point over after everything was gone on with, and fails the test for each thing
/// that is not as it has to be: every case is completed, with one package and one certificate at the central and
/// the same certificate on its card; of its printed envelopes the one on record, and no other, has the PIN of the
/// card; the envelopes add up; nothing waits in the outbox; the audit log is whole. The station must not be at
/// work.
void checkEverythingIsInOrder(const DemoStation& station);

} // namespace rapoint::test
