#include "station/app/cli/ending_certificates.h"

#include "station/work/ending_certificates.h"

namespace rapoint::app {

void showEndingCertificates(const Station& station, const Output& output) {
    for (const work::EndingCertificate& certificate : work::endingCertificates(station.workbench())) {
        output.say("the certificate of " + certificate.name + " ends " + toText(certificate.endsAt) + ", in " +
                   std::to_string(certificate.daysLeft) + " days: have it renewed at the central");
        output.object({{"certificateOf", certificate.name},
                       {"endsAt", toText(certificate.endsAt)},
                       {"daysLeft", certificate.daysLeft}});
    }
}

} // namespace rapoint::app
