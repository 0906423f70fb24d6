/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

/** A thread that does not keep the program alive: the program lives as long as its standard input. */
final class Daemon extends Thread {

    Daemon(Runnable work) {
        super(work);
        setDaemon(true);
    }
}
