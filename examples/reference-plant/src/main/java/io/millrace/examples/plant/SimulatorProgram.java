/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the simulators: it knows nothing of Millrace but what is on the wire. */
final class SimulatorProgram implements SystemProgram {

    private static final String MAIN = "io.millrace.examples.simulators.Simulator";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String name;
    private final Site site;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> secrets = new HashMap<>();
    private Duration startLimit = Duration.ofMinutes(2);

    /** @param plays which of the simulators it is */
    SimulatorProgram(String name, String plays, double pace, Site site, Path work) {
        this.name = name;
        this.site = site;
        arguments.addAll(List.of(
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                MAIN,
                plays,
                "--work=" + work,
                "--http-port=" + site.port(name),
                "--millrace=" + site.webhookUrl(),
                "--mqtt=" + site.mqttAddress(),
                "--pace=" + pace,
                "--begin=command"));
        secrets.putAll(Map.of("SIMULATOR_TOKEN", site.token(), "SIMULATOR_SECRET", site.webhookSecret()));
    }

    /** People work at that ERP, and enter there before the day begins what it must know. */
    SimulatorProgram at(URI erp, String user, Duration startLimit) {
        arguments.addAll(List.of("--erp=" + erp, "--erp-user=" + user));
        secrets.put("SIMULATOR_ERP_PASSWORD", site.token());
        this.startLimit = startLimit;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public Map<String, String> secrets() {
        return secrets;
    }

    @Override
    public Duration startLimit() {
        return startLimit;
    }

    @Override
    public boolean hasToldAll() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(site.address(name).resolve("/control/status"))
                .header("Authorization", "Bearer " + site.token())
                .timeout(Duration.ofSeconds(5))
                .build();
        JsonNode answer =
                JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        return answer.path("stopped").asBoolean() && answer.path("unsent").asInt(1) == 0;
    }
}
