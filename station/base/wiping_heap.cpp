// What a program of ours frees is overwritten, whoever frees it: we, a toolkit, or a library below. It replaces
// the C library's allocator (the GNU C library manual, "Replacing malloc") for the whole process, and is linked
// into each program that has personal data or secrets in its memory.
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <strings.h>

// The sanitizers bring allocators of their own.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

extern "C" {

void* __libc_malloc(std::size_t size);
void __libc_free(void* block);

void free(void* block) noexcept {
    if (block == nullptr)
        return;
    ::explicit_bzero(block, ::malloc_usable_size(block));
    __libc_free(block);
}

/// A block that moves leaves nothing where it was; one that need not, stays.
void* realloc(void* block, std::size_t size) noexcept {
    if (block == nullptr)
        return __libc_malloc(size);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const std::size_t has = ::malloc_usable_size(block);
    if (size <= has && size >= has / 2)
        return block;
    void* const moved = __libc_malloc(size);
    if (moved == nullptr)
        return nullptr;
    std::memcpy(moved, block, size < has ? size : has);
    free(block);
    return moved;
}
}

#endif
