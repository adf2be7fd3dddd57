#pragma once

#include <sched.h>

/// Lets another thread have this core, if one waits for it.
static inline void yield_core(void) { sched_yield(); }

/// Tells the core that this thread waits in a loop, so that it saves power, and lends its units to the
/// other thread of the core where there is one.
static inline void pause_core(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
