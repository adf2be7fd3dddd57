#pragma once

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A gnuplot-iostream session. No C++ exception leaves these functions: those that can fail return
/// false (or NULL) and set `errno` when the system gave a reason.
typedef struct GnuplotSession GnuplotSession;

/// `">PATH"` writes a script to PATH; anything else is a shell command to pipe the script to.
GnuplotSession *gnuplot_open(const char *command);

/// Sends commands as they stand.
bool gnuplot_send_text(GnuplotSession *session, const char *text);

/// Sends `rows` lines of `columns` numbers with 6 significant digits, in the C locale.
bool gnuplot_send_rows(GnuplotSession *session, const double *values, size_t rows, size_t columns);

/// Flushes, for a file down to its disk, and frees the session; false when anything was lost.
bool gnuplot_close(GnuplotSession *session);

#ifdef __cplusplus
}
#endif
