/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The reference plant: starts the systems, Millrace and the picture of them, keeps them alive, and compares the books at
 * the end of the day. Nothing it started outlives it.
 */
public final class Plant {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

    private final Duration limit;
    private final WorkFolder work;
    private final Erp erp;
    private final Site site;
    private final Console console;
    private final Simulators simulators;
    private final Millrace millrace;
    private Instant dayBegan = Instant.now();
    private volatile Child mqtt;
    private volatile boolean dayIsOver;
    private volatile boolean stopped;

    private Plant(Duration limit, Erp erp, WorkFolder work, Path hawtioWar) throws IOException {
        this.limit = limit;
        this.work = work;
        this.erp = erp;
        this.site = new Site(erp);
        this.console = Console.standard();
        this.simulators = new Simulators(work, site, console);
        this.millrace = new Millrace(work, site.write(work.path(), hawtioWar), console);
    }

    /**
     * Properties: {@code plant.work} the folder of the day, {@code plant.seconds} how long the machines run (0: until
     * the day is ended or the plant stopped), {@code plant.erp} its ERP, {@code plant.hawtio} the WAR. The exit
     * code is 0 if the day's books are clean.
     */
    public static void main(String[] arguments) throws Exception {
        long seconds = Long.getLong("plant.seconds", 0);
        try (WorkFolder work = WorkFolder.open(
                Path.of(System.getProperty("plant.work", "target/plant-day")).toAbsolutePath())) {
            Erp erp = Erp.of(System.getProperty("plant.erp", "rest"));
            work.playWith(erp.name());
            Plant plant = new Plant(
                    seconds == 0 ? null : Duration.ofSeconds(seconds),
                    erp,
                    work,
                    Path.of(System.getProperty("plant.hawtio", "target/hawtio/hawtio-war.war"))
                            .toAbsolutePath());
            Runtime.getRuntime().addShutdownHook(new Thread(plant::stop, "stop"));
            // When the one who started us is gone, so is the terminal: the plant ends with it.
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(143)));
            System.exit(plant.run() ? 0 : 1);
        } catch (IOException | IllegalArgumentException failure) {
            System.err.println("The plant ended: " + failure.getMessage());
            System.exit(1);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        console.tell("The reference plant starts in " + work.path() + (work.resumed() ? ": the day goes on." : "."));
        console.tell(erp.words());
        try (TryOuts tryOuts = TryOuts.start(site.tryOutsPort(), actions())) {
            mqtt = startMqtt();
            simulators.start();
            console.tell("MQTT and the systems of the plant are up. Millrace starts with Kafka and the ledger.");
            millrace.start();
            simulators.beginDay();
            dayBegan = Instant.now();
            console.tell("The factory day begins.");
            List<String> tries = tries(tryOuts.port());
            while (!dayIsOver && (limit == null || dayLasts().compareTo(limit) < 0)) {
                pause();
                show("running", tries);
            }
        }
        DayEnd end = new DayEnd(simulators, millrace, work, erp.books(site), site.token());
        simulators.stopMachines();
        console.tell("The machines have stopped.");
        while (!end.drained()) {
            pause();
            show("working off", List.of());
        }
        simulators.expectEnd();
        millrace.end();
        millrace.awaitEnd(STOP_LIMIT);
        boolean clean = end.reconcile(console);
        stop();
        return clean;
    }

    /** The machines' broker: it outlives a crash of Millrace, as a site's broker does. */
    private Child startMqtt() throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + work.temporary(),
                "io.millrace.examples.plant.runtime.MqttBroker",
                work.path().resolve("mqtt").toString(),
                Integer.toString(site.mqttPort()));
        Child broker = Child.start("mqtt", arguments, Map.of(), work.log("mqtt"), line -> false);
        broker.awaitReady(START_LIMIT);
        return broker;
    }

    private Duration dayLasts() {
        return Duration.between(dayBegan, Instant.now());
    }

    /** Until the next picture; ends the plant if Millrace cannot be kept alive. */
    private void pause() throws IOException, InterruptedException {
        try {
            millrace.givenUp().get(console.secondsBetweenPictures(), TimeUnit.SECONDS);
        } catch (TimeoutException stillAlive) {
            return;
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause().getMessage(), failure.getCause());
        }
    }

    private void show(String phase, List<String> tries) {
        console.show(new Picture(
                dayLasts(),
                limit,
                phase,
                work.kills(),
                millrace.status(),
                console.notices(),
                site.addresses().toList(),
                tries));
    }

    private Map<String, TryOuts.Action> actions() {
        return Map.of(
                "/stop/erp",
                () -> simulators.takeDown("erp") ? "the ERP is down" : "the ERP was down already",
                "/release-hold",
                simulators::releaseHold,
                "/poison",
                () -> PoisonMessage.send(site.mqttAddress()),
                "/end-day",
                this::endDay);
    }

    private String endDay() {
        dayIsOver = true;
        return "the machines stop; the books are compared when everything is worked off";
    }

    private List<String> tries(int port) {
        String post = "curl -X POST http://127.0.0.1:" + port;
        return List.of(
                post + "/stop/erp       the ERP loses power (or: kill its process " + simulators.pid("erp") + ")",
                post + "/poison         a machine sends what nobody can read",
                post + "/release-hold   the quality department releases its oldest hold",
                post + "/end-day        the machines stop, what is open is worked off, the books are compared",
                "kill -9 " + millrace.pid() + "   Millrace's own process dies; watch that nothing is lost");
    }

    /** Ends every process that this one started. */
    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        simulators.expectEnd();
        millrace.end();
        try {
            millrace.awaitEnd(STOP_LIMIT);
            simulators.end();
            simulators.awaitEnd(Duration.ofSeconds(5));
            endMqtt();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void endMqtt() throws InterruptedException {
        Child broker = mqtt;
        if (broker != null) {
            broker.end();
            broker.awaitEnd(Duration.ofSeconds(10));
        }
    }
}
