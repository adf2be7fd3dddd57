#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A gnuplot-iostream session. No C++ exception leaves these functions.
typedef struct GnuplotSession GnuplotSession;

/// `">PATH"` writes a script to PATH; anything else is a shell command to pipe the script to.
/// NULL when that fails, with the reason in `errno`.
GnuplotSession *gnuplot_open(const char *command);

/// Sends commands as they stand.
void gnuplot_send_text(GnuplotSession *session, const char *text);

/// Sends `rows` lines of `columns` numbers with 6 significant digits, in the C locale.
void gnuplot_send_rows(GnuplotSession *session, const double *values, size_t rows, size_t columns);

/// Flushes, for a file down to its disk, and frees the session. 0 when everything sent since the
/// session's opening has arrived, otherwise the first error's `errno`.
int gnuplot_close(GnuplotSession *session);

#ifdef __cplusplus
}
#endif
