/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes Tryton's books as a person at its client would: the witness, which shares no code with the connector. */
final class Books {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final String authorization;
    private ObjectNode context = JSON.createObjectNode();

    Books(String url, String user, String password) {
        address = URI.create(url + "/" + TrytonProcess.DATABASE + "/");
        JsonNode login = send(null, "common.db.login", List.of(user, Map.of("password", password), "en"));
        String words = user + ":" + login.get(0).asText() + ":" + login.get(1).asText();
        authorization = "Session " + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
        reload();
    }

    /** After the user's company was given or changed. */
    void reload() {
        context = (ObjectNode) send(authorization, "model.res.user.get_preferences", List.of(true, Map.of()));
    }

    JsonNode call(String method, Object... parameters) {
        return call(Map.of(), method, parameters);
    }

    private JsonNode call(Map<String, ?> more, String method, Object... parameters) {
        ObjectNode all = context.deepCopy();
        more.forEach((name, value) -> all.set(name, JSON.valueToTree(value)));
        List<Object> list = new ArrayList<>(Arrays.asList(parameters));
        list.add(all);
        return send(authorization, "model." + method, list);
    }

    private JsonNode send(String authorization, String method, List<?> parameters) {
        try {
            byte[] body = JSON.writeValueAsBytes(Map.of("id", 1, "method", method, "params", parameters));
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            JsonNode answer = JSON.readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body());
            if (!answer.has("result")) {
                throw new IllegalStateException(method + ": " + answer);
            }
            return answer.get("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int create(String model, Map<String, ?> values) {
        return call(model + ".create", List.of(values)).get(0).asInt();
    }

    void press(String model, String button, int id) {
        call(model + '.' + button, List.of(id));
    }

    List<JsonNode> find(String model, List<?> domain, String... fields) {
        List<JsonNode> found = new ArrayList<>();
        call(model + ".search_read", domain, 0, null, List.of(List.of("id", "ASC")), List.of(fields))
                .forEach(found::add);
        return found;
    }

    int id(String model, String field, Object value) {
        return find(model, List.of(List.of(field, "=", value)), "id")
                .get(0)
                .path("id")
                .asInt();
    }

    /** Of the document with the number. */
    String state(String model, String number) {
        return find(model, List.of(List.of("number", "=", number)), "state")
                .get(0)
                .path("state")
                .asText();
    }

    /**
     * The lines of a production order: {@code CAST-10 C-1 4.0 done}.
     *
     * @param direction {@code input} or {@code output}
     */
    List<String> lines(String order, String direction) {
        List<?> ofOrder = List.of(List.of("production_" + direction + ".number", "=", order));
        return find("stock.move", ofOrder, "product.code", "lot.number", "quantity", "state").stream()
                .map(move -> move.at("/product./code").asText()
                        + ' '
                        + move.at("/lot./number").asText("-")
                        + ' '
                        + move.path("quantity").asDouble()
                        + ' '
                        + move.path("state").asText())
                .sorted()
                .toList();
    }

    /** The seconds that were worked on a production order, cycle by cycle. */
    List<Integer> cycles(String order) {
        List<?> done = List.of(List.of("work.production.number", "=", order), List.of("state", "=", "done"));
        return find("production.work.cycle", done, "duration").stream()
                .map(cycle -> cycle.at("/duration/seconds").asInt())
                .toList();
    }

    /** How many internal shipments moved a lot. A draft, which a call that came late may leave, has moved nothing. */
    int internalShipments(String lot) {
        List<?> ofLot = List.of(List.of("moves.lot.number", "=", lot));
        List<JsonNode> found = find("stock.shipment.internal", ofLot, "state");
        found.removeIf(shipment ->
                List.of("draft", "cancelled").contains(shipment.path("state").asText()));
        return found.size();
    }

    /** How many lots with this number were moved. */
    long lots(String number) {
        List<?> done = List.of(List.of("lot.number", "=", number), List.of("state", "=", "done"));
        return find("stock.move", done, "lot").stream()
                .map(move -> move.path("lot").asInt())
                .distinct()
                .count();
    }

    /** What of a lot lies where, by the location's code; only what is not zero. */
    Map<String, Double> stock(String item, String lot) {
        int product = id("product.product", "code", item);
        Map<String, Object> asked = new TreeMap<>();
        asked.put("product", product);
        asked.put("with_childs", false);
        asked.put("stock_date_end", date(LocalDate.now().plusDays(1)));
        if (lot != null) {
            asked.put("lot", id("stock.lot", "number", lot));
        }
        Map<String, Double> stock = new TreeMap<>();
        List<?> storages = List.of(List.of("type", "=", "storage"));
        for (JsonNode place :
                call(asked, "stock.location.search_read", storages, 0, null, null, List.of("code", "quantity"))) {
            if (place.path("quantity").asDouble() != 0) {
                stock.put(place.path("code").asText(), place.path("quantity").asDouble());
            }
        }
        return stock;
    }

    /** What was ever moved of a lot, summed up over the locations of each type: what is in is out elsewhere. */
    Map<String, Double> balance(String item, String lot) {
        List<?> done = List.of(
                List.of("product.code", "=", item), List.of("lot.number", "=", lot), List.of("state", "=", "done"));
        Map<String, Double> balance = new TreeMap<>();
        for (JsonNode move : find("stock.move", done, "from_location.type", "to_location.type", "internal_quantity")) {
            double quantity = move.path("internal_quantity").asDouble();
            balance.merge(move.at("/from_location./type").asText(), -quantity, Double::sum);
            balance.merge(move.at("/to_location./type").asText(), quantity, Double::sum);
        }
        balance.values().removeIf(quantity -> quantity == 0);
        return balance;
    }

    static Map<String, ?> date(LocalDate day) {
        return Map.of(
                "__class__", "date", "year", day.getYear(), "month", day.getMonthValue(), "day", day.getDayOfMonth());
    }

    static Map<String, ?> decimal(String value) {
        return Map.of("__class__", "Decimal", "decimal", value);
    }
}
