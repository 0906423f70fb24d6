/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.canonical.event.Topic;
import io.millrace.examples.plant.PlantStatus;
import io.millrace.examples.plant.runtime.HawtioConsole.Operator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * Millrace's process: camel-main with the flows of the four examples, the ledger on an H2 file, Kafka and Hawtio.
 * It ends when its standard input ends, so that it never outlives the one who started it.
 */
public final class PlantRuntime {

    private static final int SECONDS_TO_END = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Properties settings;
    private final CountDownLatch end = new CountDownLatch(1);

    private PlantRuntime(Properties settings) {
        this.settings = settings;
    }

    /** @param arguments the file with the settings of this run, as the supervisor wrote it */
    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(reader);
        }
        PlantRuntime runtime = new PlantRuntime(settings);
        daemon("end of input", runtime::awaitEndOfInput);
        try {
            runtime.run();
            System.exit(0);
        } catch (Exception | Error failure) {
            // Kafka's and HiveMQ's threads would keep a process alive that does nothing any more.
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private void run() throws Exception {
        Path work = Path.of(text("plant.work"));
        try (KafkaBroker kafka = KafkaBroker.start(
                work.resolve("kafka"),
                port("plant.kafka.port"),
                port("plant.kafka.controllerPort"),
                Arrays.stream(Topic.values()).map(Topic::topic).toList())) {
            settings.setProperty("kafka.bootstrapServers", kafka.address());
            Main camel = camel();
            camel.start();
            try (HawtioConsole hawtio = HawtioConsole.start(
                            Path.of(text("plant.hawtio.war")),
                            port("plant.hawtio.port"),
                            new Operator(text("plant.hawtio.user"), text("plant.hawtio.password")));
                    KafkaBacklog backlog = new KafkaBacklog(kafka.address())) {
                System.out.println("READY Hawtio on port " + hawtio.port());
                reportUntilTheEnd(new StatusReader(camel.getCamelContext(), backlog));
            } finally {
                camel.stop();
            }
        }
    }

    /** The examples' own properties are the ground; the addresses and secrets of this run lie on top. */
    private Main camel() throws IOException {
        Properties ground = new Properties();
        for (URL each : Collections.list(PlantRuntime.class.getClassLoader().getResources("application.properties"))) {
            try (InputStream input = each.openStream()) {
                ground.load(input);
            }
        }
        for (String each : List.of("/plant.properties", "/erp-" + text("plant.erp") + "/erp.properties")) {
            try (InputStream input = PlantRuntime.class.getResourceAsStream(each)) {
                ground.load(input);
            }
        }
        Main camel = new Main();
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
        camel.setDefaultPropertyPlaceholderLocation("false");
        camel.setInitialProperties(ground);
        camel.setOverrideProperties(settings);
        return camel;
    }

    private void reportUntilTheEnd(StatusReader ledger) throws Exception {
        while (!end.await(1, TimeUnit.SECONDS)) {
            System.out.println(PlantStatus.LINE + JSON.writeValueAsString(ledger.read()));
        }
    }

    private void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // what is written to us has no meaning, only the end has
            }
        } catch (IOException brokenPipe) {
            // the supervisor was killed: the same as the end
        }
        end.countDown();
        daemon("last resort", () -> {
            try {
                TimeUnit.SECONDS.sleep(SECONDS_TO_END);
            } catch (InterruptedException endedInTime) {
                return;
            }
            Runtime.getRuntime().halt(1);
        });
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private String text(String key) {
        String value = settings.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("setting '" + key + "' is missing");
        }
        return value;
    }

    private int port(String key) {
        return Integer.parseInt(text(key));
    }
}
