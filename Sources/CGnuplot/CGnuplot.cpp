#include "CGnuplot.h"

#include <cerrno>
#include <iomanip>
#include <locale>
#include <pthread.h>
#include <signal.h>

#include <gnuplot-iostream.h>

// The library reports a failed write on std::cerr at most, so each call here looks at the stream's
// state itself.
struct GnuplotSession {
  explicit GnuplotSession(const std::string &path) : stream(">" + path) {
    stream.imbue(std::locale::classic());
    stream << std::defaultfloat << std::setprecision(6);
  }

  void note(bool succeeded) {
    if (!succeeded && failure == 0) failure = errno != 0 ? errno : EIO;
  }

  Gnuplot stream;
  int failure = 0;
};

// Boost takes a write that a signal interrupted for one that failed, so a writing thread hears of
// none but those that end the program, which another thread may hear of as well. That a reader left
// is an error to report: what became pending of it meanwhile is taken away.
class SignalShield {
public:
  SignalShield() {
    sigset_t blocked;
    sigfillset(&blocked);
    for (int signal : {SIGINT, SIGTERM, SIGQUIT, SIGHUP}) sigdelset(&blocked, signal);
    pthread_sigmask(SIG_BLOCK, &blocked, &previous);
  }

  ~SignalShield() {
    sigset_t pending, brokenPipe;
    int signal;
    sigpending(&pending);
    sigemptyset(&brokenPipe);
    sigaddset(&brokenPipe, SIGPIPE);
    if (sigismember(&pending, SIGPIPE) == 1) sigwait(&brokenPipe, &signal);
    pthread_sigmask(SIG_SETMASK, &previous, nullptr);
  }

private:
  sigset_t previous;
};

extern "C" {

GnuplotSession *gnuplot_open(const char *path) {
  errno = 0;
  try {
    return new GnuplotSession(path);
  } catch (const std::exception &) {
    return nullptr;
  }
}

void gnuplot_send_text(GnuplotSession *session, const char *text) {
  SignalShield shield;
  errno = 0;
  session->stream << text;
  session->note(session->stream.good());
}

void gnuplot_send_rows(GnuplotSession *session, const double *values, size_t rows, size_t columns) {
  SignalShield shield;
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
  SignalShield shield;
  errno = 0;
  session->stream.flush();
  session->note(session->stream.good());
  int failure = session->failure;
  delete session;
  return failure;
}
}
