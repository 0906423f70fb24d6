/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The HTTP side: logon, CSRF, fate, then the service; beside them the token endpoint, the books and their clerk. */
final class HttpFront implements AutoCloseable {

    private static final String TOKENS = "/sap/bc/sec/oauth2/token";
    private static final int MAX_BODY = 4 << 20;

    private final Settings settings;
    private final List<Service> services;
    private final Logon logon;
    private final Fates fates;
    private final Gateway gateway;
    private final Admin admin;
    private final HttpServer server;

    HttpFront(Settings settings, List<Service> services, Logon logon, Fates fates, Gateway gateway, Admin admin)
            throws IOException {
        // Without it, every answer on a kept connection waits 40 ms for the peer's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.settings = settings;
        this.services = services;
        this.logon = logon;
        this.fates = fates;
        this.gateway = gateway;
        this.admin = admin;
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.number("port"));
        this.server = settings.file("keystore") == null ? HttpServer.create(address, 0) : Tls.server(address, settings);
        server.setExecutor(Executors.newFixedThreadPool(16, work -> {
            Thread thread = new Thread(work, "sap-http");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            send(exchange, Answer.html(413, "Request entity too large"));
            return;
        }
        Service service = service(path);
        Call call = call(exchange, service, path, body);
        try {
            if (path.equals(TOKENS)) {
                send(exchange, logon.token(call));
            } else if (!logon.knows(call, certificate(exchange))) {
                send(exchange, unauthorised());
            } else if (service == null) {
                send(exchange, path.startsWith("/sap/opu/") ? noService(path) : admin.handle(call));
            } else {
                fateful(
                        exchange,
                        service,
                        call,
                        fates.of(call.method(), exchange.getRequestURI().toString(), call.reads()));
            }
        } catch (RuntimeException e) {
            e.printStackTrace();
            send(
                    exchange,
                    Answer.html(500, "Application Server Error: " + e.getClass().getSimpleName()));
        }
    }

    private void fateful(HttpExchange exchange, Service service, Call call, Fate fate) throws IOException {
        switch (fate) {
            case BUSY -> send(exchange, Answer.html(503, "Service Unavailable").with("Retry-After", "1"));
            case THROTTLED ->
                send(exchange, Answer.html(429, "Too Many Requests").with("Retry-After", "1"));
            case BAD_GATEWAY -> send(exchange, Answer.html(502, "Bad Gateway"));
            case LOST_RESPONSE -> {
                secured(service, call, fate);
                send(exchange, Answer.cut());
            }
            case LATE_COMMIT -> {
                send(exchange, Answer.cut());
                pause(settings.duration("late"));
                secured(service, call, fate);
            }
            case GARBAGE -> {
                Answer answer = secured(service, call, fate);
                send(exchange, answer.failed() ? answer : Answer.html(200, "SAP NetWeaver: please wait"));
            }
            case TOKEN_EXPIRED -> {
                boolean bearer =
                        call.headers().getOrDefault("Authorization", "").startsWith("Bearer ");
                if (bearer) {
                    logon.endTokens();
                }
                send(exchange, bearer ? unauthorised() : secured(service, call, fate));
            }
            case SESSION_EXPIRED -> {
                logon.endSession(call);
                send(exchange, secured(service, call, fate));
            }
            case SLOW -> {
                pause(settings.duration("slow"));
                send(exchange, secured(service, call, fate));
            }
            default -> send(exchange, secured(service, call, fate));
        }
    }

    /** A change needs the session and its token; a read may ask for them. */
    private Answer secured(Service service, Call call, Fate fate) {
        if (!call.reads() && !logon.mayChange(call)) {
            return Answer.text(403, "CSRF token validation failed").with("x-csrf-token", "Required");
        }
        Answer answer = gateway.handle(service, call, fate);
        if (call.reads() && "fetch".equalsIgnoreCase(call.header("x-csrf-token"))) {
            logon.fetch(call, answer);
        }
        return answer.with(service.v2() ? "dataserviceversion" : "odata-version", service.v2() ? "2.0" : "4.0");
    }

    private Service service(String path) {
        return services.stream()
                .filter(one -> path.equals(one.path()) || path.startsWith(one.path() + "/"))
                .findFirst()
                .orElse(null);
    }

    private static Call call(HttpExchange exchange, Service service, String path, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join("; ", values)));
        String method = exchange.getRequestMethod();
        String tunnelled = exchange.getRequestHeaders().getFirst("X-HTTP-Method");
        String inner =
                service == null ? path : path.substring(service.path().length()).replaceFirst("^/", "");
        return Call.of(
                method.equals("POST") && tunnelled != null ? tunnelled : method,
                inner,
                exchange.getRequestURI().getRawQuery(),
                headers,
                new String(body, StandardCharsets.UTF_8));
    }

    private static Principal certificate(HttpExchange exchange) {
        if (exchange instanceof HttpsExchange https) {
            try {
                return https.getSSLSession().getPeerPrincipal();
            } catch (SSLPeerUnverifiedException none) {
                return null;
            }
        }
        return null;
    }

    private static Answer unauthorised() {
        return Answer.html(401, "Logon failed")
                .with("WWW-Authenticate", "Basic realm=\"SAP NetWeaver Application Server [S4H/100]\"");
    }

    private static Answer noService(String path) {
        return SapErrors.answer(
                null,
                new SapException(
                        404,
                        "/IWFND/MED/170",
                        "No service found for namespace '', name '" + path + "', version '0001'"));
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() > 0) {
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            boolean none =
                    answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
            if (!none) {
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(answer.body());
                }
            }
        }
        exchange.close();
    }
}
