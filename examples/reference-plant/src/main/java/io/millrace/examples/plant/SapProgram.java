/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The SAP simulator; its misbehaviour is on. */
final class SapProgram implements SystemProgram {

    private static final String MAIN = "io.millrace.examples.sap.SapSimulator";
    private static final String EVENTS = "/webhooks/sap/production-orders";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Site site;
    private final Path work;

    SapProgram(Site site, Path work) {
        this.site = site;
        this.work = work;
    }

    @Override
    public String name() {
        return "erp";
    }

    @Override
    public List<String> arguments() {
        return List.of(
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                MAIN,
                "--work=" + work.resolve("sap"),
                "--port=" + site.port("erp"),
                "--webhook=" + site.webhookUrl() + EVENTS,
                "--user=" + SapErp.USER);
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("SAP_PASSWORD", site.token(), "SAP_SECRET", site.webhookSecret());
    }

    @Override
    public Duration startLimit() {
        return Duration.ofMinutes(2);
    }

    @Override
    public boolean hasToldAll() throws IOException, InterruptedException {
        String logon = SapErp.USER + ":" + site.token();
        HttpRequest request = HttpRequest.newBuilder(site.address("erp").resolve("/admin/status"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(logon.getBytes(StandardCharsets.UTF_8)))
                .timeout(Duration.ofSeconds(5))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                        .path("unsent")
                        .asInt(1)
                == 0;
    }
}
