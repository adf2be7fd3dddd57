#pragma once

#include <stddef.h>

/// Begins to measure what this thread allocates, through AddressSanitizer's hooks.
void allocation_meter_start(void);

/// The most bytes that this thread held at once since the start, of those allocated since then.
size_t allocation_meter_stop(void);
