#include "AllocationMeter.h"

#include <stdbool.h>
#include <stdlib.h>

// sanitizer/allocator_interface.h, which Swift's toolchain does not ship.
extern int __sanitizer_install_malloc_and_free_hooks(
    void (*allocated)(const volatile void *, size_t), void (*freed)(const volatile void *));
extern size_t __sanitizer_get_allocated_size(const volatile void *start);

static _Thread_local bool measures;
static _Thread_local long held, most;

static void allocated(const volatile void *start, size_t count) {
  if (!measures) return;
  held += (long)count;
  if (held > most) most = held;
}

static void freed(const volatile void *start) {
  if (measures && start != NULL) held -= (long)__sanitizer_get_allocated_size(start);
}

void allocation_meter_start(void) {
  static bool isInstalled;
  if (!isInstalled && __sanitizer_install_malloc_and_free_hooks(allocated, freed) == 0) abort();
  isInstalled = true;
  held = most = 0;
  measures = true;
}

size_t allocation_meter_stop(void) {
  measures = false;
  return (size_t)most;
}
