/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The SAP simulator as those see it who sit before it: its books say what was posted. */
class SapBooks {

    static final String USER = "MILLRACE";
    static final String PASSWORD = "simulator";

    private static final String LOGON =
            "Basic " + Base64.getEncoder().encodeToString((USER + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;

    SapBooks(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    final String baseUrl() {
        return baseUrl;
    }

    /** A command of the simulator's own; what it answers. */
    JsonNode command(String path, String body) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path);
    }

    /** Does what somebody does at SAP's own screens: creates an entity, or calls an action. */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        String service = "/sap/opu/odata/sap/" + path.substring(0, path.indexOf('/') + 1);
        HttpResponse<byte[]> session =
                http.send(request(service).header("x-csrf-token", "Fetch").GET().build(), BodyHandlers.ofByteArray());
        HttpRequest.Builder change = request("/sap/opu/odata/sap/" + path)
                .header(
                        "x-csrf-token",
                        session.headers().firstValue("x-csrf-token").orElseThrow())
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body));
        session.headers().allValues("set-cookie").forEach(cookie -> change.header("Cookie", cookie.split(";", 2)[0]));
        return read(change.build()).path("d");
    }

    /** What happens to the next calls that contain the text. */
    void fate(String call, String fate, int times) throws IOException, InterruptedException {
        command(
                "/admin/fate",
                String.format(Locale.ROOT, "{\"call\":\"%s\",\"fate\":\"%s\",\"times\":%d}", call, fate, times));
    }

    /** How many calls have met the fate. */
    int fates(String fate) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder().GET(), "/admin/status")
                .path("fates")
                .path(fate)
                .asInt();
    }

    /** The rows of a table whose field has the value. */
    List<JsonNode> rows(String table, String field, String value) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        call(HttpRequest.newBuilder().GET(), "/books?table=" + table)
                .path(table)
                .forEach(row -> {
                    if (row.path(field).asText().equals(value)) {
                        rows.add(row);
                    }
                });
        return rows;
    }

    /** What does not add up in the books. */
    JsonNode problems() throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder().GET(), "/books/check").path("problems");
    }

    private JsonNode call(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
        return read(request.uri(URI.create(baseUrl() + path))
                .header("Authorization", LOGON)
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl() + path))
                .header("Authorization", LOGON)
                .header("Accept", "application/json");
    }

    private JsonNode read(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + ": " + answer.statusCode() + ' '
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return CanonicalJson.mapper().readTree(answer.body());
    }

    /** The quantities of a lot's movements of a type. */
    List<String> movements(String type, String material, String lot) throws IOException, InterruptedException {
        return rows("A_MaterialDocumentItem", "Material", material).stream()
                .filter(row -> row.path("GoodsMovementType").asText().equals(type))
                .filter(row -> row.path("Batch").asText().equals(lot))
                .map(row -> amount(row, "QuantityInBaseUnit"))
                .toList();
    }

    /** All movements of a lot, each with its reason: {@code 344 10 0021}. */
    List<String> booked(String material, String lot) throws IOException, InterruptedException {
        return rows("A_MaterialDocumentItem", "Material", material).stream()
                .filter(row -> row.path("Batch").asText().equals(lot))
                .map(row -> (row.path("GoodsMovementType").asText()
                                + ' '
                                + amount(row, "QuantityInBaseUnit")
                                + ' '
                                + row.path("GoodsMovementReasonCode").asText(""))
                        .strip())
                .toList();
    }

    /** What there is of a lot, by kind of stock. */
    Map<String, BigDecimal> stock(String lot) throws IOException, InterruptedException {
        Map<String, BigDecimal> stock = new TreeMap<>();
        for (JsonNode row : rows("A_MatlStkInAcctMod", "Batch", lot)) {
            BigDecimal amount =
                    new BigDecimal(row.path("MatlWrhsStkQtyInMatlBaseUnit").asText());
            if (amount.signum() > 0) {
                stock.merge(row.path("InventoryStockType").asText(), amount, BigDecimal::add);
            }
        }
        return stock;
    }

    static String amount(JsonNode row, String field) {
        return new BigDecimal(row.path(field).asText()).stripTrailingZeros().toPlainString();
    }

    /** Brings housings of a lot into the plant. */
    void stock(String lot, String quantity) throws IOException, InterruptedException {
        command(
                "/admin/stock",
                "{\"Material\":\"FG-200\",\"Plant\":\"1010\",\"StorageLocation\":\"101A\",\"Batch\":\"" + lot
                        + "\",\"QuantityInEntryUnit\":\"" + quantity + "\"}");
    }

    /** Makes an order of a hundred housings in lot L-900 and releases it. @return its number */
    String releasedOrder() throws IOException, InterruptedException {
        return releasedOrder("L-900");
    }

    String releasedOrder(String lot) throws IOException, InterruptedException {
        return command(
                        "/admin/orders",
                        "{\"Material\":\"FG-200\",\"ProductionPlant\":\"1010\",\"TotalQuantity\":\"100\","
                                + "\"Batch\":\"" + lot + "\",\"release\":true}")
                .path("ManufacturingOrder")
                .asText();
    }

    /** Makes an outbound delivery of ten housings of a lot that is picked. @return its number */
    String pickedDelivery(String lot) throws IOException, InterruptedException {
        String service = "API_OUTBOUND_DELIVERY_SRV;v=0002/";
        String number = post(
                        service + "A_OutbDeliveryHeader",
                        "{\"ShipToParty\":\"17100001\",\"to_DeliveryDocumentItem\":[{\"Material\":\"FG-200\",\"Plant\":\"1010\","
                                + "\"StorageLocation\":\"101A\",\"Batch\":\"" + lot
                                + "\",\"ActualDeliveryQuantity\":\"10\",\"DeliveryQuantityUnit\":\"EA\"}]}")
                .path("DeliveryDocument")
                .asText();
        post(service + "PickAllItems?DeliveryDocument='" + number + "'", "");
        return number;
    }

    /** Why a delivery may not leave; empty if it may. */
    String blockOf(String delivery) throws IOException, InterruptedException {
        return rows("A_OutbDeliveryHeader", "DeliveryDocument", delivery)
                .get(0)
                .path("DeliveryBlockReason")
                .asText("");
    }
}
