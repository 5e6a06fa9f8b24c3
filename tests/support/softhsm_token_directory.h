#pragma once

#include <filesystem>

namespace rapoint::test {

/// A private SoftHSM token directory with its configuration, named by SOFTHSM2_CONF, for as long as this object
/// lives. SoftHSM reads it in C_Initialize, so make it before the module is loaded and drop the module first.
class SofthsmTokenDirectory {
public:
    SofthsmTokenDirectory();
    SofthsmTokenDirectory(const SofthsmTokenDirectory&) = delete;
    SofthsmTokenDirectory& operator=(const SofthsmTokenDirectory&) = delete;
    ~SofthsmTokenDirectory();

    const std::filesystem::path& path() const { return m_path; }
    /// For the environment of child processes.
    std::filesystem::path configuration() const { return m_path / "softhsm2.conf"; }
    /// Takes every token away behind the module's back, as somebody who pulls all the cards; returnTokens puts
    /// them back.
    void removeTokens() const;
    void returnTokens() const;

private:
    std::filesystem::path m_path;
};

} // namespace rapoint::test
