/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address. */
final class Ports {

    private static final int FIRST = 20_000;
    private static final int NUMBER = 12_000;
    /** Nobody listens on a port yet that was given to a program which is still to start. */
    private static final Set<Integer> GIVEN = new HashSet<>();

    private Ports() {}

    /**
     * A port that nobody listens on, below those that a system gives to outgoing connections: one of them would take it
     * before the server starts, or while it is down.
     */
    static int free() throws IOException {
        return freeFrom(FIRST + ThreadLocalRandom.current().nextInt(NUMBER));
    }

    /** The wanted port, or the next one that nobody listens on; none is given twice. */
    static synchronized int freeFrom(int wanted) throws IOException {
        for (int port = wanted; port < wanted + 100; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                if (GIVEN.add(port)) {
                    return port;
                }
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IOException("no free port from " + wanted + " on");
    }
}
