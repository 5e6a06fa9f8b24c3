#include "tests/support/softhsm_token_directory.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

namespace rapoint::test {

SofthsmTokenDirectory::SofthsmTokenDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "rapoint-softhsm-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error{"no temporary directory"};
    m_path = name;
    std::filesystem::create_directory(m_path / "tokens");
    std::ofstream file{configuration()};
    file << "directories.tokendir = " << (m_path / "tokens").string()
         << "\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = false\n";
    file.close();
    if (!file || setenv("SOFTHSM2_CONF", configuration().c_str(), 1) != 0)
        throw std::runtime_error{"the SoftHSM configuration cannot be written"};
}

SofthsmTokenDirectory::~SofthsmTokenDirectory() {
    unsetenv("SOFTHSM2_CONF");
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

void SofthsmTokenDirectory::removeTokens() const {
    std::filesystem::rename(m_path / "tokens", m_path / "pulled");
    std::filesystem::create_directory(m_path / "tokens");
}

void SofthsmTokenDirectory::returnTokens() const {
    std::filesystem::remove_all(m_path / "tokens");
    std::filesystem::rename(m_path / "pulled", m_path / "tokens");
}

} // namespace rapoint::test
