/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The systems around Millrace: programs that know nothing of it but what is on the wire. */
final class Simulators {

    private static final int SECONDS_OUT = 15;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final WorkFolder work;
    private final Site site;
    private final Console console;
    private final List<SystemProgram> programs;
    private final Map<String, Child> children = new ConcurrentHashMap<>();
    private volatile String command = "";
    private volatile boolean ending;

    Simulators(WorkFolder work, Site site, Console console) {
        this.work = work;
        this.site = site;
        this.console = console;
        this.programs = site.programs(work.path());
    }

    void start() throws IOException, InterruptedException {
        Map<SystemProgram, Child> started = new LinkedHashMap<>();
        for (SystemProgram program : programs) {
            started.put(program, launch(program));
        }
        for (Map.Entry<SystemProgram, Child> each : started.entrySet()) {
            each.getValue().awaitReady(each.getKey().startLimit());
        }
    }

    private Child launch(SystemProgram program) throws IOException {
        String name = program.name();
        Child child = Child.start(name, program.arguments(), program.secrets(), work.log(name), line -> false);
        children.put(name, child);
        child.onExit().thenRun(() -> ended(program));
        return child;
    }

    /** A system that goes away comes back: like a real one, it is started by its own people. */
    private void ended(SystemProgram program) {
        if (ending) {
            return;
        }
        console.tell("%s (%s) went down. What is meant for it waits in the ledger; it comes back in %d s."
                .formatted(upper(program), site.played(program.name()), SECONDS_OUT));
        CompletableFuture.delayedExecutor(SECONDS_OUT, TimeUnit.SECONDS).execute(() -> {
            if (ending) {
                return;
            }
            try {
                Child child = launch(program);
                child.awaitReady(program.startLimit());
                child.send(command);
                console.tell(upper(program) + " is back.");
            } catch (IOException failure) {
                console.tell(upper(program) + " could not be started: " + failure.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static String upper(SystemProgram program) {
        return program.name().toUpperCase(Locale.ROOT);
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
        for (SystemProgram program : programs) {
            if (!hasToldAll(program)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasToldAll(SystemProgram program) throws InterruptedException {
        try {
            return program.hasToldAll();
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
        HttpRequest request = HttpRequest.newBuilder(site.address("quality").resolve("/control/release"))
                .header("Authorization", "Bearer " + site.token())
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? "hold " + JSON.readTree(answer.body()).path("hold").asText()
                        + " is released: the ERP frees the stock, the WMS the shipments, customer service is told"
                : "no hold is open at the moment";
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
