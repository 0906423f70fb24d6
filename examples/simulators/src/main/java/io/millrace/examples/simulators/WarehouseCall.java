/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An inspector calls the warehouse, whose number is its port file in the work folder. */
final class WarehouseCall {

    static final String PATH = "/control/kept";

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path portFile;
    private final String token;

    WarehouseCall(Settings settings) {
        portFile = settings.work().resolve("wms.port");
        token = settings.token();
    }

    /** Whether all that the hold names still stands there and stays; false where nobody answers. */
    boolean keeps(String hold) {
        try {
            URI warehouse =
                    URI.create("http://127.0.0.1:" + Files.readString(portFile).strip() + PATH + "?hold=" + hold);
            HttpRequest question = HttpRequest.newBuilder(warehouse)
                    .header("Authorization", "Bearer " + token)
                    .timeout(LIMIT)
                    .build();
            HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && Json.read(answer.body()).path("kept").asBoolean();
        } catch (IOException nobodyAnswers) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
