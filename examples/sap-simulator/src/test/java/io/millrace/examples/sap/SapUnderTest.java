/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The system in this JVM, and a plain HTTP client that knows nothing but its wire. */
final class SapUnderTest implements AutoCloseable {

    static final String ORDERS = "/sap/opu/odata/sap/API_PRODUCTION_ORDER_2_SRV";
    static final String CONFIRMATIONS = "/sap/opu/odata/sap/API_PROD_ORDER_CONFIRMATION_2_SRV";
    static final String DOCUMENTS = "/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV";
    static final String STOCK = "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV";
    static final String BATCHES = "/sap/opu/odata/sap/API_BATCH_SRV";

    /** How long something that happens in a moment may take on a machine with much else to do. */
    static final Duration LIMIT = Duration.ofMinutes(1);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final SapSystem system;
    private final String base;
    private String cookie = "";
    private String token = "";

    SapUnderTest(Path work, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--work=" + work));
        all.addAll(List.of(arguments));
        if (all.stream().noneMatch(argument -> argument.startsWith("--faults"))) {
            all.add("--faults=off");
        }
        system = new SapSystem(new Settings(all, Map.of()));
        base = "http://127.0.0.1:" + system.port();
    }

    HttpRequest.Builder request(String path, String... headers) {
        String logon = "MILLRACE:simulator";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(logon.getBytes()))
                .setHeader("Accept", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers));
    }

    /** An entity or a collection: what is inside of d. */
    JsonNode read(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.read(response.body()).path("d");
    }

    /** The rows of an entity set that a filter finds. */
    JsonNode find(String set, String filter) throws IOException, InterruptedException {
        return read(set + "?$filter=".replace("$", "%24") + encoded(filter)).path("results");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A change, with session and token. */
    HttpResponse<String> change(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        if (token.isEmpty()) {
            logon();
        }
        return send(request(path, headers)
                .setHeader("Cookie", cookie)
                .setHeader("x-csrf-token", token)
                .method(method, BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String json, String... headers) throws IOException, InterruptedException {
        return change("POST", path, json.replace('`', '"'), headers);
    }

    /** A change that must succeed: what is inside of d. */
    JsonNode done(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = post(path, json);
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return Json.read(response.body()).path("d");
    }

    /** A change that must be refused with that code: the error. */
    JsonNode refused(String code, String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = post(path, json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode error = Json.read(response.body()).path("error");
        assertThat(error.path("code").asText()).as(response.body()).isEqualTo(code);
        return error;
    }

    /** Fetches a session and its token. */
    void logon() throws IOException, InterruptedException {
        HttpResponse<String> response = get(CONFIRMATIONS + "/", "x-csrf-token", "Fetch");
        token = response.headers().firstValue("x-csrf-token").orElseThrow();
        cookie = response.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    }

    JsonNode admin(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(path).POST(BodyPublishers.ofString(json.replace('`', '"'))));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.read(response.body());
    }

    /** A released order of FG-200. Returns its number. */
    String order(int quantity) throws IOException, InterruptedException {
        return admin(
                        "/admin/orders",
                        "{`Material`:`FG-200`,`ProductionPlant`:`1010`,`Batch`:`L-900`,`release`:true,`TotalQuantity`:`"
                                + quantity + "`}")
                .path("ManufacturingOrder")
                .asText();
    }

    /** Unrestricted and other stock of a batch: quantity by stock type. */
    String stock(String material, String batch, String stockType) throws IOException, InterruptedException {
        JsonNode rows = find(
                STOCK + "/A_MatlStkInAcctMod",
                "Material eq '" + material + "' and Batch eq '" + batch + "' and InventoryStockType eq '" + stockType
                        + "'");
        return rows.isEmpty()
                ? "0"
                : rows.get(0).path("MatlWrhsStkQtyInMatlBaseUnit").asText();
    }

    void fate(String call, Fate fate) throws IOException, InterruptedException {
        admin("/admin/fate", "{`call`:`" + call + "`,`fate`:`" + fate + "`}");
    }

    void assertConsistent() throws IOException, InterruptedException {
        assertThat(get("/books/check").body()).isEqualTo("{\"consistent\":true,\"problems\":[]}");
    }

    @Override
    public void close() throws IOException {
        system.close();
    }
}
