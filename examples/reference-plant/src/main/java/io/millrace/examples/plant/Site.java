/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ports and secrets of one run. They are made anew at every start of the plant and stay the same while it runs, however
 * often a process in it is started again.
 */
final class Site {

    /** Which program plays which system of the plant, beside ERP and costing. */
    private static final Map<String, String> SYSTEMS = Map.of(
            "mes", "mes",
            "scheduling", "mes",
            "labor", "mes",
            "wms", "wms",
            "inventory", "wms",
            "quality", "quality",
            "service", "business",
            "crm", "business",
            "portal", "business");

    private final Erp erp;
    private final Map<String, String> systems = new TreeMap<>(SYSTEMS);
    private final Map<String, Integer> programPorts = new TreeMap<>();
    private final int webhooks = Ports.free();
    private final int mqtt = Ports.free();
    private final int management = Ports.freeFrom(9000);
    private final int hawtio = Ports.freeFrom(8080);
    private final int tryOuts = Ports.freeFrom(8090);
    private final String token = secret(24);
    private final String webhookSecret = "whsec_" + Base64.getEncoder().encodeToString(random(32));
    private final String password = secret(9);

    Site(Erp erp) throws IOException {
        this.erp = erp;
        systems.putAll(erp.systems());
        for (String program : systems.values()) {
            programPorts.put(program, Ports.free());
        }
    }

    /** The programs that play the plant's systems. */
    List<SystemProgram> programs(Path work) {
        List<SystemProgram> programs = new ArrayList<>(erp.programs(this, work));
        for (String program : new TreeSet<>(SYSTEMS.values())) {
            programs.add(new SimulatorProgram(program, program, erp.pace(), this, work));
        }
        return programs;
    }

    int port(String program) {
        return programPorts.get(program);
    }

    URI address(String program) {
        return URI.create("http://127.0.0.1:" + port(program));
    }

    String token() {
        return token;
    }

    String webhookSecret() {
        return webhookSecret;
    }

    String webhookUrl() {
        return "http://127.0.0.1:" + webhooks;
    }

    int mqttPort() {
        return mqtt;
    }

    String mqttAddress() {
        return "127.0.0.1:" + mqtt;
    }

    /** What a person opens in a browser. */
    Stream<String> addresses() {
        return Stream.of(
                "Hawtio    http://127.0.0.1:%d/hawtio   user operator, password %s".formatted(hawtio, password),
                "health    http://127.0.0.1:%d/observe/health      metrics  http://127.0.0.1:%d/observe/metrics"
                        .formatted(management, management));
    }

    /** Where {@link TryOuts} listens. */
    int tryOutsPort() {
        return tryOuts;
    }

    /** Writes what Millrace's process needs to know into a file that only this user can read. */
    Path write(Path work, Path hawtioWar) throws IOException {
        Properties settings = new Properties();
        settings.setProperty("plant.work", work.toString());
        settings.setProperty("plant.kafka.port", Integer.toString(Ports.free()));
        settings.setProperty("plant.kafka.controllerPort", Integer.toString(Ports.free()));
        settings.setProperty(
                "ledger.jdbcUrl", "jdbc:h2:file:" + work.resolve("ledger") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        settings.setProperty("mfg.settleWindow", "3s");
        settings.setProperty("counter.interval", "2s");
        settings.setProperty("mqtt.brokerUrl", "tcp://" + mqttAddress());
        settings.setProperty("plant.hawtio.war", hawtioWar.toString());
        settings.setProperty("plant.hawtio.port", Integer.toString(hawtio));
        settings.setProperty("plant.hawtio.user", "operator");
        settings.setProperty("plant.hawtio.password", password);
        settings.setProperty("camel.server.port", Integer.toString(webhooks));
        settings.setProperty("camel.management.port", Integer.toString(management));
        settings.setProperty("webhook.secret", webhookSecret);
        systems.forEach((system, program) -> {
            settings.setProperty(system + ".baseUrl", address(program) + "/" + system + "/api/v1");
            settings.setProperty(system + ".token", token);
        });
        settings.setProperty("plant.erp", erp.name());
        erp.introduce(this, settings);
        Path file = work.resolve("millrace.properties");
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, "this run of the plant");
        }
        return file;
    }

    /** The systems that one program plays, for people. */
    String played(String program) {
        return systems.entrySet().stream()
                .filter(entry -> entry.getValue().equals(program))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String secret(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
