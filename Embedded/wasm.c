// What a program in Embedded Swift asks of C, for WebAssembly without an operating system: memory, and
// output through WASI's one function. (Elsewhere the system's C library has it.)
//
// Memory comes in classes of size, four to each doubling. Freed blocks wait in their class's list for the next
// one of that class: training asks for the same sizes at each step. What precedes a block says where it
// begins and of what class it is.

#include <stddef.h>
#include <stdint.h>

typedef struct Block {
  struct Block *next;
  uint32_t class;
} Block;

enum { headerSize = 16, classCount = 128, page = 65536 };

static Block *freeBlocks[classCount];
static uintptr_t unused, end;
static size_t inUse;
extern unsigned char __heap_base;

static uint32_t classOf(size_t size) {
  if (size <= 64) return 0;
  uint32_t exponent = 31 - (uint32_t)__builtin_clz((uint32_t)(size - 1));
  uint32_t quarter = (uint32_t)((size - 1) >> (exponent - 2)) & 3;
  return 1 + 4 * (exponent - 6) + quarter;
}

static size_t sizeOf(uint32_t class) {
  if (class == 0) return 64;
  uint32_t exponent = 6 + (class - 1) / 4;
  return ((size_t)1 << exponent) + ((size_t)((class - 1) % 4 + 1) << (exponent - 2));
}

static void *take(size_t size) {
  if (unused == 0) {
    unused = ((uintptr_t)&__heap_base + 63) & ~(uintptr_t)63;
    end = (uintptr_t)__builtin_wasm_memory_size(0) * page;
  }
  if (size > end - unused) {
    size_t pages = (size - (end - unused) + page - 1) / page;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return NULL;
    end += pages * page;
  }
  void *taken = (void *)unused;
  unused += size;
  return taken;
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment < headerSize) alignment = headerSize;
  size_t needed = sizeof(Block) + headerSize + alignment + size;
  if (needed < size || needed > (size_t)1 << 30) return 12;
  uint32_t class = classOf(needed);
  Block *block = freeBlocks[class];
  if (block) {
    freeBlocks[class] = block->next;
  } else {
    block = take(sizeOf(class));
    if (!block) return 12;
    block->class = class;
  }
  uintptr_t payload = ((uintptr_t)block + sizeof(Block) + headerSize + alignment - 1) & ~(alignment - 1);
  ((Block **)payload)[-1] = block;
  inUse += sizeOf(class);
  *result = (void *)payload;
  return 0;
}

void *malloc(size_t size) {
  void *result;
  return posix_memalign(&result, headerSize, size) == 0 ? result : NULL;
}

void free(void *payload) {
  if (!payload) return;
  Block *block = ((Block **)payload)[-1];
  inUse -= sizeOf(block->class);
  block->next = freeBlocks[block->class];
  freeBlocks[block->class] = block;
}

// What a test counts.
__attribute__((export_name("bytesInUse"))) size_t bytesInUse(void) { return inUse; }

// With bulk memory these are instructions.
void *memcpy(void *restrict to, const void *restrict from, size_t count) {
  return __builtin_memcpy(to, from, count);
}

void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }

void *memset(void *to, int byte, size_t count) { return __builtin_memset(to, byte, count); }

// Seeds Swift's hash tables, whose order nothing here depends on.
void arc4random_buf(void *buffer, size_t count) { __builtin_memset(buffer, 42, count); }

typedef struct {
  const void *bytes;
  size_t count;
} Piece;

__attribute__((import_module("wasi_snapshot_preview1"), import_name("fd_write")))
int wasiWrite(int file, const Piece *pieces, size_t count, size_t *written);

int putchar(int character) {
  unsigned char byte = (unsigned char)character;
  Piece piece = {&byte, 1};
  size_t written;
  return wasiWrite(1, &piece, 1, &written) == 0 ? character : -1;
}
