/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.killed;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/** A proxy that does to some calls what networks do: those that it was told of, else by a seed. */
public final class BadLine implements AutoCloseable {

    /** What becomes of a call. */
    public enum Fate {
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

    /** Of one connection only, or made anew by the HTTP client. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final HttpServer proxy;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI server;
    private final Random random;
    private final long lateMillis;
    private final BiPredicate<String, String> isChange;
    private final Map<Fate, AtomicInteger> counts = new EnumMap<>(Fate.class);
    private final Map<Integer, Fate> told = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile int faultsPerHundred;
    private volatile Runnable killCaller;

    /**
     * @param lateMillis how long a late call takes to the server: longer than its caller waits
     * @param isChange whether a call, its method and body, changes something
     */
    public BadLine(String server, long seed, long lateMillis, BiPredicate<String, String> isChange) throws IOException {
        // Without it, every answer on a kept connection waits 40 ms for the peer's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.server = URI.create(server);
        this.random = new Random(seed);
        this.lateMillis = lateMillis;
        this.isChange = isChange;
        for (Fate fate : Fate.values()) {
            counts.put(fate, new AtomicInteger());
        }
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.setExecutor(threads);
        proxy.createContext("/", this::pass);
        proxy.start();
    }

    public void faultsPerHundred(int faults) {
        faultsPerHundred = faults;
    }

    /** @param changes the numbers of the calls, of those that change something, which are its last */
    public void kill(Runnable caller, Integer... changes) {
        killCaller = caller;
        for (int change : changes) {
            told.put(change, Fate.CALLER_KILLED);
        }
    }

    /** What becomes of the next calls that change something, whatever the seed says. */
    public void next(Fate... fates) {
        int last = changes.get();
        for (int i = 0; i < fates.length; i++) {
            told.put(last + i + 1, fates[i]);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + proxy.getAddress().getPort();
    }

    public int count(Fate fate) {
        return counts.get(fate).get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        Fate fate = fate(exchange.getRequestMethod(), new String(request, StandardCharsets.UTF_8));
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
            if (fate == Fate.PASSED) {
                answer(exchange, answer);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Fate fate(String method, String body) {
        Fate fate = isChange.test(method, body) ? told.remove(changes.incrementAndGet()) : null;
        return fate == null ? next() : fate;
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
                .method(
                        exchange.getRequestMethod(),
                        request.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isForwarded(name)) {
                values.forEach(value -> call.header(name, value));
            }
        });
        return client.send(call.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().map().forEach((name, values) -> {
            if (isForwarded(name)) {
                values.forEach(value -> headers.add(name, value));
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private static boolean isForwarded(String header) {
        return !NOT_FORWARDED.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        proxy.stop(0);
        threads.shutdownNow();
    }
}
