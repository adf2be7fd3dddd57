#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A gnuplot-iostream session that writes a script. No C++ exception leaves these functions.
typedef struct GnuplotSession GnuplotSession;

/// Writes to the file at `path`. NULL when that fails, with the reason in `errno`.
GnuplotSession *gnuplot_open(const char *path);

/// Sends commands as they stand.
void gnuplot_send_text(GnuplotSession *session, const char *text);

/// Sends `rows` lines of `columns` numbers with 6 significant digits, in the C locale.
void gnuplot_send_rows(GnuplotSession *session, const double *values, size_t rows, size_t columns);

/// Flushes and frees the session. 0 when everything sent since the session's opening has arrived,
/// otherwise the first error's `errno`.
int gnuplot_close(GnuplotSession *session);

#ifdef __cplusplus
}
#endif
