#include "station/store/sealed_evidence.h"

#include "station/store/seal.h"

#include <unordered_set>

namespace rapoint::store {

namespace {

constexpr std::size_t kMaxContent = 256u << 20;
constexpr std::size_t kSealOverhead = 64;

std::string fileOf(const std::string& id) {
    return "evidence/" + id;
}

std::string associatedWith(const CaseId& id, const std::string& name, const std::string& mediaType) {
    return "evidence\n" + id.text() + '\n' + name + '\n' + mediaType;
}

} // namespace

Result<EvidenceRef> SealedEvidence::put(const CaseId& id, const std::string& name, const std::string& mediaType,
                                        ByteView content) {
    if (content.size() > kMaxContent)
        return failure(FaultCode::InputInvalid, "a piece of evidence has at most 256 MiB");
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<EvidenceRef> {
        RAPOINT_TRY(const Secret* const key, m_keys.of(id));
        RAPOINT_TRY(const Bytes sealed, seal(*key, associatedWith(id, name, mediaType), content));
        const EvidenceRef ref{.id = Digest::of(sealed).hex(),
                              .name = name,
                              .mediaType = mediaType,
                              .sha256 = Digest::of(content).hex(),
                              .size = static_cast<std::int64_t>(content.size())};
        // The file first: a row without its file would be a loss, a file without its row is swept.
        RAPOINT_CHECK(m_directory.write(fileOf(ref.id), sealed));
        const Result<> recorded = m_database.guarded([&]() -> Result<> {
            SQLite::Statement insert{m_database.sql(), "INSERT INTO evidence VALUES (?, ?)"};
            insert.bind(1, ref.id);
            insert.bind(2, id.text());
            insert.exec();
            return {};
        });
        if (!recorded) {
            removeFiles({ref.id});
            return tl::make_unexpected(recorded.error());
        }
        return ref;
    });
}

Result<Bytes> SealedEvidence::get(const CaseId& id, const EvidenceRef& ref) {
    // The reference comes out of an event, but becomes part of a path.
    RAPOINT_TRY(const Digest fileName, Digest::fromHex(ref.id));
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<Bytes> {
        RAPOINT_TRY(const Secret* const key, m_keys.of(id));
        RAPOINT_TRY(const Bytes sealed, m_directory.read(fileOf(fileName.hex()), kMaxContent + kSealOverhead));
        if (Digest::of(sealed) != fileName)
            return failure(FaultCode::SealBroken, "a piece of evidence was changed");
        RAPOINT_TRY(Bytes content, unseal(*key, associatedWith(id, ref.name, ref.mediaType), sealed));
        if (Digest::of(content).hex() != ref.sha256 || std::ssize(content) != ref.size)
            return failure(FaultCode::SealBroken, "a piece of evidence is not the one of its event");
        return content;
    });
}

std::vector<std::string> SealedEvidence::release(const CaseId& id) {
    std::vector<std::string> names;
    SQLite::Statement query{m_database.sql(), "DELETE FROM evidence WHERE case_id = ? RETURNING id"};
    query.bind(1, id.text());
    while (query.executeStep())
        names.push_back(query.getColumn(0).getString());
    return names;
}

void SealedEvidence::removeFiles(const std::vector<std::string>& names) {
    for (const std::string& name : names)
        static_cast<void>(m_directory.remove(fileOf(name)));
}

Result<> SealedEvidence::sweep() {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<> {
        std::unordered_set<std::string> known;
        SQLite::Statement query{m_database.sql(), "SELECT id FROM evidence"};
        while (query.executeStep())
            known.insert(query.getColumn(0).getString());
        RAPOINT_TRY(const std::vector<std::string> files, m_directory.list("evidence"));
        for (const std::string& file : files)
            if (!known.contains(file))
                RAPOINT_CHECK(m_directory.remove(fileOf(file)));
        return {};
    });
}

} // namespace rapoint::store
