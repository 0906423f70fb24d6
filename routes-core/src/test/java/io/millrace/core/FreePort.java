/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that is told its own: below those that a system gives to outgoing connections, one of which would
 * take it before the server starts or while it is down.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int NUMBER = 12_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /** @return a port of the loopback address on which nobody listens */
    public static int find() {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(NUMBER);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST + " on");
    }
}
