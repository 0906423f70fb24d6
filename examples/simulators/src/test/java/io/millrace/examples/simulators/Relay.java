/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The smallest integration of the plant, in memory: it hears the facts and books them. A careful one knows doubles, uses
 * keys and asks before it repeats; a naive one repeats whatever did not answer, as so many do.
 */
final class Relay implements AutoCloseable {

    private static final Duration SETTLE = Duration.ofMillis(500);
    private static final Set<String> LOOKED_UP = Set.of("erp/stock-statuses", "erp/deliveries");
    private static final Map<String, String> UNITS = Map.of("kg", "KGM", "pcs", "EA");

    private final boolean careful;
    private final Function<String, URI> systems;
    private final HttpServer webhooks;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, ExecutorService> workers = new ConcurrentHashMap<>();
    private final Set<String> heard = new HashSet<>();
    private final Map<String, JsonNode> counters = new HashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Consumer<JsonNode> line;

    Relay(boolean careful, Function<String, URI> systems) throws IOException {
        this.careful = careful;
        this.systems = systems;
        webhooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhooks.createContext("/", this::webhook);
        webhooks.start();
    }

    String url() {
        return "http://127.0.0.1:" + webhooks.getAddress().getPort();
    }

    void tellLine(Consumer<JsonNode> workOrders) {
        line = workOrders;
    }

    boolean idle() {
        return waiting.get() == 0;
    }

    /** A machine's message. */
    void hear(String topic, byte[] body) throws IOException {
        hear(topic.substring(topic.lastIndexOf('/') + 1), Json.read(body));
    }

    @Override
    public void close() {
        webhooks.stop(0);
        workers.values().forEach(ExecutorService::shutdownNow);
    }

    private void webhook(HttpExchange exchange) throws IOException {
        hear(
                exchange.getRequestURI().getPath(),
                Json.read(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private synchronized void hear(String where, JsonNode message) {
        String id =
                message.path(message.has("eventId") ? "eventId" : "messageId").asText();
        if (careful && !heard.add(id)) {
            return;
        }
        ObjectNode body =
                Json.object().put("eventId", id).put("correlationId", id).put("plant", PlantData.PLANT);
        switch (where) {
            case "/webhooks/erp/work-orders" -> workOrder(body, message);
            case "/webhooks/wms/shipments" -> shipment(body, message);
            case "/webhooks/quality/holds" -> hold(body, message);
            case "consumption" -> consumption(body, message);
            case "count" -> count(body, message);
            default -> {}
        }
    }

    private void workOrder(ObjectNode body, JsonNode message) {
        JsonNode order = message.path("workOrder");
        body.setAll((ObjectNode) order);
        body.set("workOrder", order.path("id"));
        body.set("change", message.path("change"));
        book("mes/work-orders", body.deepCopy());
        if (message.path("change").asText().equals("RELEASED")) {
            List.of("scheduling/jobs", "labor/activities").forEach(place -> book(place, body.deepCopy()));
            line.accept(body);
        }
    }

    private void shipment(ObjectNode body, JsonNode message) {
        if (message.path("status").asText().equals("DISPATCHED")) {
            body.setAll((ObjectNode) message.path("shipment"));
            body.set("shipment", message.path("shipment").path("id"));
            body.set("dispatchedAt", message.path("occurredAt"));
            body.put("status", "DISPATCHED");
            List.of("erp/deliveries", "crm/shipments", "portal/shipments")
                    .forEach(place -> book(place, body.deepCopy()));
        }
    }

    private void hold(ObjectNode body, JsonNode message) {
        boolean placed = message.path("action").asText().equals("PLACED");
        JsonNode hold = message.path("hold");
        boolean good = hold.path("disposition").asText().equals("UNRESTRICTED");
        body.setAll((ObjectNode) hold);
        body.set("hold", hold.path("id"));
        body.set("at", message.path("occurredAt"));
        book(
                "erp/stock-statuses",
                body.deepCopy()
                        .put(
                                "status",
                                placed ? "BLOCKED" : hold.path("disposition").asText()));
        book("wms/shipment-blocks", body.deepCopy().put("action", placed || !good ? "BLOCK" : "RELEASE"));
        book(
                "service/quality-alerts",
                body.deepCopy().put("kind", placed ? "HOLD" : "RELEASE").put("text", "hold"));
        if (placed) {
            book("quality/hold-applications", body.deepCopy().put("appliedAt", Json.now()));
        }
    }

    private void consumption(ObjectNode body, JsonNode message) {
        body.setAll((ObjectNode) message);
        body.put("unit", UNITS.get(message.path("unit").asText()));
        String at = message.path("consumedAt").asText();
        book("erp/goods-movements", body.deepCopy().put("movementType", "261").put("postedAt", at));
        book("costing/postings", body.deepCopy().put("kind", "MATERIAL").put("postedAt", at));
        book("inventory/movements", body.deepCopy().put("direction", "ISSUE").put("at", at));
    }

    /** Every count is a confirmation of what came since the last one; smaller counters have been forgotten in between. */
    private void count(ObjectNode body, JsonNode message) {
        JsonNode before = counters.put(message.path("workOrder").asText(), message);
        boolean forgotten = before == null
                || message.path("good").asInt() < before.path("good").asInt();
        JsonNode base = forgotten ? Json.object() : before;
        body.setAll((ObjectNode) message);
        body.put("unit", "EA");
        String at = message.path("countedAt").asText();
        String good = since(message, base, "good");
        String scrap = since(message, base, "scrap");
        if (!good.equals("0")) {
            book(
                    "erp/confirmations",
                    body.deepCopy()
                            .put("yield", good)
                            .put("scrap", scrap)
                            .put("rework", since(message, base, "rework"))
                            .put("from", at)
                            .put("to", at));
            body.put("quantity", good).put("scrap", scrap);
            book("costing/postings", body.deepCopy().put("kind", "ACTIVITY").put("postedAt", at));
            book(
                    "inventory/movements",
                    body.deepCopy().put("direction", "RECEIPT").put("at", at));
        }
    }

    private static String since(JsonNode now, JsonNode before, String counter) {
        return Integer.toString(now.path(counter).asInt() - before.path(counter).asInt());
    }

    private void book(String place, JsonNode body) {
        waiting.incrementAndGet();
        workers.computeIfAbsent(lane(place, body), l -> Executors.newSingleThreadExecutor(Daemon::new))
                .execute(() -> {
                    try {
                        while (!booked(place, body)) {
                            Thread.sleep(50);
                        }
                        waiting.decrementAndGet();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** What concerns one order, hold or shipment stays in order; the rest need not wait for it. */
    private static String lane(String place, JsonNode body) {
        String key = body.path("workOrder").asText()
                + body.path("hold").asText()
                + body.path("shipment").asText();
        return place + Math.floorMod(key.hashCode(), 5);
    }

    private boolean booked(String place, JsonNode body) throws InterruptedException {
        String key = body.path("eventId").asText() + "-" + place;
        URI uri = URI.create(systems.apply(place) + "/" + place.replace("/", "/api/v1/"));
        HttpRequest.Builder request = request(uri).POST(BodyPublishers.ofByteArray(Json.bytes(body)));
        if (careful) {
            request.header(LOOKED_UP.contains(place) ? "External-Reference" : "Idempotency-Key", key);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() == 422) {
                throw new AssertionError(place + " rejects " + body + ": " + answer.body());
            }
            return answer.statusCode() / 100 == 2;
        } catch (IOException ambiguous) {
            return careful && LOOKED_UP.contains(place) && found(uri, key);
        }
    }

    private boolean found(URI collection, String reference) throws InterruptedException {
        Thread.sleep(SETTLE.toMillis());
        while (true) {
            try {
                URI uri = URI.create(collection + "?externalReference=" + reference);
                HttpResponse<String> answer = client.send(request(uri).build(), BodyHandlers.ofString());
                return Json.read(answer.body().getBytes(StandardCharsets.UTF_8))
                        .path("items")
                        .has(0);
            } catch (IOException down) {
                Thread.sleep(50);
            }
        }
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer t");
    }
}
