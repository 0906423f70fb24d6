/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The systems around Millrace: five programs that know nothing of it but what is on the wire. */
final class Simulators {

    static final List<String> PROGRAMS = List.of("erp", "mes", "wms", "quality", "business");

    private static final String MAIN = "io.millrace.examples.simulators.Simulator";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int SECONDS_OUT = 15;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final WorkFolder work;
    private final Site site;
    private final Console console;
    private final Map<String, Child> children = new ConcurrentHashMap<>();
    private volatile String command = "";
    private volatile boolean ending;

    Simulators(WorkFolder work, Site site, Console console) {
        this.work = work;
        this.site = site;
        this.console = console;
    }

    void start() throws IOException, InterruptedException {
        List<Child> started = new ArrayList<>();
        for (String program : PROGRAMS) {
            started.add(launch(program));
        }
        for (Child child : started) {
            child.awaitReady(START_LIMIT);
        }
    }

    private Child launch(String program) throws IOException {
        List<String> arguments = List.of(
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                MAIN,
                program,
                "--work=" + work.path(),
                "--http-port=" + site.port(program),
                "--millrace=" + site.webhookUrl(),
                "--mqtt=" + site.mqttAddress(),
                "--begin=command");
        Map<String, String> secrets = Map.of("SIMULATOR_TOKEN", site.token(), "SIMULATOR_SECRET", site.webhookSecret());
        Child child = Child.start(program, arguments, secrets, work.log(program), line -> false);
        children.put(program, child);
        child.onExit().thenRun(() -> ended(program));
        return child;
    }

    /** A system that goes away comes back: like a real one, it is started by its own people. */
    private void ended(String program) {
        if (ending) {
            return;
        }
        console.tell("%s (%s) went down. What is meant for it waits in the ledger; it comes back in %d s."
                .formatted(program.toUpperCase(Locale.ROOT), Site.played(program), SECONDS_OUT));
        CompletableFuture.delayedExecutor(SECONDS_OUT, TimeUnit.SECONDS).execute(() -> {
            if (ending) {
                return;
            }
            try {
                Child child = launch(program);
                child.awaitReady(START_LIMIT);
                child.send(command);
                console.tell(program.toUpperCase(Locale.ROOT) + " is back.");
            } catch (IOException failure) {
                console.tell(program + " could not be started: " + failure.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The factory day begins; where it had begun before, it goes on. */
    void beginDay() throws IOException {
        tellAll("start");
    }

    /** The machines stop: no new facts. */
    void stopMachines() throws IOException {
        tellAll("stop");
    }

    /** Whether the machines stand still and everything they have told has been taken. */
    boolean allSent() throws InterruptedException {
        for (String program : PROGRAMS) {
            if (!sent(program)) {
                return false;
            }
        }
        return true;
    }

    private boolean sent(String program) throws InterruptedException {
        try {
            HttpRequest request = control(program, "status").build();
            JsonNode answer =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            return answer.path("stopped").asBoolean() && answer.path("unsent").asInt(1) == 0;
        } catch (IOException down) {
            return false;
        }
    }

    private void tellAll(String next) throws IOException {
        command = next;
        for (Child child : children.values()) {
            try {
                child.send(next);
            } catch (IOException failure) {
                if (child.isAlive()) {
                    throw failure;
                }
                // It is told when it is back.
            }
        }
    }

    /** Takes one program down, as if its machine had lost power. */
    boolean takeDown(String program) {
        Child child = children.get(program);
        return child != null && child.kill();
    }

    /** The quality department releases its oldest hold. */
    String releaseHold() throws IOException, InterruptedException {
        HttpRequest request = control("quality", "release")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? "hold " + JSON.readTree(answer.body()).path("hold").asText()
                        + " is released: the ERP frees the stock, the WMS the shipments, customer service is told"
                : "no hold is open at the moment";
    }

    private HttpRequest.Builder control(String program, String command) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port(program) + "/control/" + command))
                .header("Authorization", "Bearer " + site.token())
                .timeout(Duration.ofSeconds(5));
    }

    long pid(String program) {
        return children.get(program).pid();
    }

    /** From now on nobody is started again. */
    void expectEnd() {
        ending = true;
    }

    void end() {
        expectEnd();
        children.values().forEach(Child::end);
    }

    void awaitEnd(Duration limit) throws InterruptedException {
        for (Child child : children.values()) {
            child.awaitEnd(limit);
        }
    }
}
