/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.SapUnderTest.CONFIRMATIONS;
import static io.millrace.examples.sap.SapUnderTest.DOCUMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A random day with every fate, in a process that is killed again and again: the books add up, and hold what was answered. */
class BooksTest {

    private static final int KILLS = 3;
    private static final int CALLS = 60;

    @TempDir
    Path work;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Random dice = new Random(4711);
    private final Set<String> answered = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final List<String> cancelled = new ArrayList<>();
    private Process process;
    private String base;
    private String cookie;
    private String token;

    /** The folder is deleted next: nobody writes there any more. */
    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void theBooksAddUpWhateverHappens() throws Exception {
        start("on");
        String order = Json.read(send(
                                "POST",
                                "/admin/orders",
                                "{\"Material\":\"FG-200\",\"ProductionPlant\":\"1010\","
                                        + "\"TotalQuantity\":\"5000\",\"release\":true}")
                        .body())
                .path("ManufacturingOrder")
                .asText();
        for (int kill = 0; kill < KILLS; kill++) {
            Thread killer = new Thread(() -> process.destroyForcibly());
            for (int call = 0; call < CALLS; call++) {
                if (call == CALLS - 5) {
                    killer.start();
                }
                something(order);
            }
            killer.join();
            process.waitFor();
            start("on");
        }
        process.destroyForcibly().waitFor();
        start("off");

        assertThat(send("GET", "/books/check", "").body()).isEqualTo("{\"consistent\":true,\"problems\":[]}");
        JsonNode booked =
                Json.read(send("GET", "/books?table=ProdnOrdConf2", "").body()).path("ProdnOrdConf2");
        List<String> keys = new ArrayList<>();
        booked.forEach(row -> keys.add(row.path("ExternalSystemConfirmation").asText()));
        assertThat(keys).doesNotHaveDuplicates().containsAll(answered);
        assertThat(asked)
                .containsAll(keys.stream().filter(key -> !key.equals("null")).toList());
        assertThat(answered).hasSizeGreaterThan(30);
        assertThat(cancelled).isNotEmpty();
    }

    /** A confirmation with or without movements, an issue, or the cancellation of a document. Refusals belong to it. */
    private void something(String order) {
        String key = UUID.randomUUID().toString();
        try {
            switch (dice.nextInt(4)) {
                case 0, 1 -> {
                    asked.add(key);
                    String operation = dice.nextBoolean() ? "0010" : "0020";
                    HttpResponse<String> response = send(
                            "POST",
                            CONFIRMATIONS + "/ProdnOrdConf2",
                            "{\"OrderID\":\"" + order
                                    + "\",\"OrderOperation\":\"" + operation + "\",\"ConfirmationYieldQuantity\":\""
                                    + (1 + dice.nextInt(9)) + "\",\"ExternalSystemConfirmation\":\"" + key + "\"}");
                    if (response.statusCode() == 201) {
                        answered.add(key);
                    }
                }
                case 2 ->
                    send(
                            "POST",
                            DOCUMENTS + "/A_MaterialDocumentHeader",
                            "{\"GoodsMovementCode\":\"03\","
                                    + "\"to_MaterialDocumentItem\":[{\"GoodsMovementType\":\"261\",\"ManufacturingOrder\":\""
                                    + order
                                    + "\",\"Material\":\"RM-100\",\"Plant\":\"1010\",\"Batch\":\"R100-471"
                                    + (1 + dice.nextInt(3))
                                    + "\",\"QuantityInEntryUnit\":\"" + (1 + dice.nextInt(200)) + "\"}]}");
                default -> {
                    String number = Long.toString(4_900_000_001L + dice.nextInt(60));
                    HttpResponse<String> response = send(
                            "POST",
                            DOCUMENTS + "/Cancel?MaterialDocument='" + number + "'&MaterialDocumentYear='"
                                    + Year.now().getValue() + "'",
                            "");
                    if (response.statusCode() == 200) {
                        cancelled.add(number);
                    }
                }
            }
        } catch (IOException cut) {
            // The connection was cut, or the process is dead: nobody knows whether it was done. The books will.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request(method, path, body), BodyHandlers.ofString());
        if (response.statusCode() == 403) {
            logon();
            response = client.send(request(method, path, body), BodyHandlers.ofString());
        }
        return response;
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("MILLRACE:simulator".getBytes()))
                .header("Accept", "application/json")
                .header("Cookie", cookie)
                .header("x-csrf-token", token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private void logon() throws IOException, InterruptedException {
        cookie = "none";
        token = "Fetch";
        HttpResponse<String> response = client.send(request("GET", CONFIRMATIONS + "/", ""), BodyHandlers.ofString());
        token = response.headers().firstValue("x-csrf-token").orElse("none");
        cookie = response.headers().firstValue("set-cookie").orElse("none").split(";")[0];
    }

    private void start(String faults) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SapSimulator.class.getName(),
                        "--work=" + work,
                        "--faults=" + faults,
                        "--late=PT0.05S",
                        "--slow=PT0.05S")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String ready = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        assertThat(ready).startsWith("READY ");
        base = "http://127.0.0.1:" + ready.substring("READY ".length());
        try {
            logon();
        } catch (IOException fate) {
            token = "none";
            cookie = "none";
        }
    }
}
