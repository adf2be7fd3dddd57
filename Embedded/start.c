// The entry of a program for WebAssembly without an operating system.

#include <stddef.h>

int __main_argc_argv(int count, char **arguments);

__attribute__((export_name("_start"))) void start(void) { __main_argc_argv(0, NULL); }
