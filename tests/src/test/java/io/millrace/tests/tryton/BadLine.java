/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy that does to some calls what networks do, by a seed. */
final class BadLine implements AutoCloseable {

    /** What becomes of a call. */
    enum Fate {
        PASSED,
        /** Never reaches the server. */
        CUT,
        /** The server does it, its answer is lost. */
        ANSWER_LOST,
        /** The server does it only when the caller has given up. */
        LATE,
        /** The server does it, and its caller is killed before the answer. */
        CALLER_KILLED
    }

    private final HttpServer proxy;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI server;
    private final Random random;
    private final long lateMillis;
    private final Map<Fate, AtomicInteger> counts = new EnumMap<>(Fate.class);
    private final AtomicInteger changes = new AtomicInteger();
    private volatile int faultsPerHundred;
    private volatile Set<Integer> deadly = Set.of();
    private volatile Runnable killCaller;

    BadLine(String server, long seed, long lateMillis) throws IOException {
        this.server = URI.create(server);
        this.random = new Random(seed);
        this.lateMillis = lateMillis;
        for (Fate fate : Fate.values()) {
            counts.put(fate, new AtomicInteger());
        }
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.setExecutor(threads);
        proxy.createContext("/", this::pass);
        proxy.start();
    }

    void faultsPerHundred(int faults) {
        faultsPerHundred = faults;
    }

    /** @param changes the numbers of the calls, of those that change something, which are its last */
    void kill(Runnable caller, Integer... changes) {
        killCaller = caller;
        deadly = Set.of(changes);
    }

    String url() {
        return "http://127.0.0.1:" + proxy.getAddress().getPort();
    }

    int count(Fate fate) {
        return counts.get(fate).get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        Fate fate = isChange(request) && deadly.contains(changes.incrementAndGet()) ? Fate.CALLER_KILLED : next();
        counts.get(fate).incrementAndGet();
        try (exchange) {
            if (fate == Fate.CUT) {
                return;
            }
            if (fate == Fate.LATE) {
                TimeUnit.MILLISECONDS.sleep(lateMillis);
            }
            HttpResponse<byte[]> answer = forward(exchange, request);
            if (fate == Fate.CALLER_KILLED) {
                killCaller.run();
            }
            if (fate != Fate.PASSED) {
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isChange(byte[] request) {
        String call = new String(request, StandardCharsets.UTF_8);
        return !call.contains("search_read") && !call.contains("get_preferences") && !call.contains("common.");
    }

    private synchronized Fate next() {
        if (random.nextInt(100) >= faultsPerHundred) {
            return Fate.PASSED;
        }
        return Fate.values()[1 + random.nextInt(3)];
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] request)
            throws IOException, InterruptedException {
        HttpRequest.Builder call = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request));
        for (String header : new String[] {"Content-Type", "Authorization"}) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                call.header(header, value);
            }
        }
        return client.send(call.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        proxy.stop(0);
        threads.shutdownNow();
    }
}
