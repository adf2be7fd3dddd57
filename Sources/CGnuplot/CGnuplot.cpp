#include "CGnuplot.h"

#include <cerrno>
#include <iomanip>
#include <locale>
#include <signal.h>
#include <unistd.h>

#include <gnuplot-iostream.h>

// The library reports a failed write on std::cerr at most, so each call here looks at the stream's
// state itself, and closing asks the system whether everything arrived.
struct GnuplotSession {
  explicit GnuplotSession(const std::string &command) : stream(command), isFile(command[0] == '>') {
    stream.imbue(std::locale::classic());
    stream << std::defaultfloat << std::setprecision(6);
  }

  void note(bool succeeded) {
    if (!succeeded && failure == 0) failure = errno != 0 ? errno : EIO;
  }

  Gnuplot stream;
  bool isFile;
  int failure = 0;
};

// A pipe's reader may leave early; that is an error to report, not a signal to die of. Only this
// thread is shielded, and what became pending meanwhile is taken away.
class BrokenPipeShield {
public:
  BrokenPipeShield() {
    sigemptyset(&brokenPipe);
    sigaddset(&brokenPipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &brokenPipe, &previous);
  }

  ~BrokenPipeShield() {
    sigset_t pending;
    int signal;
    sigpending(&pending);
    if (sigismember(&pending, SIGPIPE) == 1) sigwait(&brokenPipe, &signal);
    pthread_sigmask(SIG_SETMASK, &previous, nullptr);
  }

private:
  sigset_t brokenPipe, previous;
};

extern "C" {

GnuplotSession *gnuplot_open(const char *command) {
  errno = 0;
  try {
    return new GnuplotSession(command);
  } catch (const std::exception &) {
    return nullptr;
  }
}

void gnuplot_send_text(GnuplotSession *session, const char *text) {
  BrokenPipeShield shield;
  errno = 0;
  session->stream << text;
  session->note(session->stream.good());
}

void gnuplot_send_rows(GnuplotSession *session, const double *values, size_t rows, size_t columns) {
  BrokenPipeShield shield;
  errno = 0;
  for (size_t row = 0; row < rows; ++row) {
    for (size_t column = 0; column < columns; ++column) {
      if (column > 0) session->stream << ' ';
      session->stream << values[row * columns + column];
    }
    session->stream << '\n';
  }
  session->note(session->stream.good());
}

int gnuplot_close(GnuplotSession *session) {
  BrokenPipeShield shield;
  errno = 0;
  session->stream.flush();
  session->note(session->stream.good());
  if (session->isFile) {
    // A device has nothing to synchronise and says EINVAL.
    session->note(fsync(session->stream->handle()) == 0 || errno == EINVAL);
  }
  int failure = session->failure;
  delete session;
  return failure;
}
}
