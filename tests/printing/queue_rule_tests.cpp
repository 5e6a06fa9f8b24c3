#include "printing/ipp/queue_rule.h"

#include "printing/ipp_printer.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::printing;
using test::nameOfFault;

BOOST_AUTO_TEST_SUITE(queue_rule_tests)

BOOST_AUTO_TEST_CASE(a_scheduler_keeps_files_unless_it_says_that_it_does_not) {
    for (const char* const keeps :
         {"", "LogLevel warn\n", "PreserveJobFiles Yes\n", "PreserveJobFiles 86400\n", "PreserveJobHistory Yes\n",
          "#PreserveJobFiles No\n", "  # PreserveJobFiles No\n", "PreserveJobFiles\n", "PreserveJobFilesNo\n",
          "PreserveJobFiles No\nPreserveJobFiles Yes\n", "<Policy default>\nPreserveJobFiles No\n</Policy>\n",
          "PreserveJobFiles Nobody\n", "XPreserveJobFiles No\n", "PreserveJobFiles 1\n"})
        BOOST_TEST(!keepsNoFiles(keeps), keeps);
    for (const char* const keepsNot :
         {"PreserveJobFiles No\n", "preservejobfiles no", "\tPreserveJobFiles\t Off \r\n", "PreserveJobFiles 0\n",
          "PreserveJobFiles False # not for a minute\n", "PreserveJobHistory No\n",
          "PreserveJobFiles Yes\nPreserveJobFiles No\n",
          "<Location />\nOrder allow,deny\n</Location>\nPreserveJobFiles disabled\n"})
        BOOST_TEST(keepsNoFiles(keepsNot), keepsNot);
}

BOOST_AUTO_TEST_CASE(a_device_is_at_this_machine_or_it_is_not_known_to_be) {
    for (const char* const here :
         {"usb://HP/LaserJet?serial=1", "parallel:/dev/lp0", "serial:/dev/ttyS0?baud=9600",
          "hp:/usb/LaserJet?serial=1", "ipp://localhost:60000/ipp/print", "ipps://127.0.0.1:60000/ipp/print"})
        BOOST_TEST(staysAtThisMachine(here), here);
    for (const char* const elsewhere :
         {"", "socket://192.0.2.7", "lpd://printer/q", "ipp://printer.example/ipp/print",
          "ipps://printer.example/ipp/print", "dnssd://HP._ipp._tcp.local/", "implicitclass://HP/",
          "file:/tmp/out", "hp:/net/LaserJet?ip=192.0.2.7", "smb://server/q", "http://localhost:60000/",
          "cups-pdf:/", "ipp://localhost/printers/other", "ipp://localhost.example/ipp/print", "xusb://"})
        BOOST_TEST(!staysAtThisMachine(elsewhere), elsewhere);
}

BOOST_AUTO_TEST_CASE(attack_m_sheets_go_in_clear_or_unpinned_to_no_other_machine) {
    const std::string pin = "#sha256=" + std::string(64, 'a');
    for (const std::string& uri :
         {std::string{"ipp://printer.example/ipp/print"}, std::string{"ipps://printer.example/ipp/print"},
          std::string{"ipp://192.0.2.7/ipp/print"}, std::string{"ipp://127.0.0.1.example/ipp/print"},
          std::string{"ipp://server.example/printers/contracts"}, "ipps://server.example/printers/contracts" + pin,
          "ipps://server.example/classes/contracts" + pin})
        BOOST_TEST(nameOfFault(IppPrinter::at(uri)) == "configuration-invalid", uri);
    for (const std::string& uri :
         {"ipps://printer.example/ipp/print" + pin, std::string{"ipp://localhost:60000/ipp/print"},
          std::string{"ipp://127.0.0.1:60000/ipp/print"}, std::string{"ipp://localhost/printers/contracts"}})
        BOOST_TEST(nameOfFault(IppPrinter::at(uri)).empty(), uri);
}

BOOST_AUTO_TEST_SUITE_END()
