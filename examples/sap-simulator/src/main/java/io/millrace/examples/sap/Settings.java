/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the simulator is told at its start, as {@code --name=value}; secrets may come from the environment instead
 * ({@code SAP_PASSWORD} for {@code --password}). The README says what each means.
 */
final class Settings {

    /** What the system knows of repeated requests. */
    enum Mode {
        IDEMPOTENT,
        LOOKUP,
        MANUAL
    }

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("work", "sap"),
            Map.entry("port", "0"),
            Map.entry("mode", "lookup"),
            Map.entry("faults", "on"),
            Map.entry("seed", "42"),
            Map.entry("user", "MILLRACE"),
            Map.entry("password", "simulator"),
            Map.entry("client-id", "millrace"),
            Map.entry("client-secret", "simulator"),
            Map.entry("token-life", "PT12H"),
            Map.entry("session-life", "PT30M"),
            Map.entry("repeatable-for", "PT6H"),
            Map.entry("late", "PT0.4S"),
            Map.entry("slow", "PT1S"),
            Map.entry("page-size", "100"),
            Map.entry("zone", "Europe/Berlin"),
            Map.entry("webhook", ""),
            Map.entry("secret", "whsec_c2ltdWxhdG9yLXdlYmhvb2stc2VjcmV0"),
            Map.entry("amqp", ""),
            Map.entry("amqp-address", "sap/s4/events"),
            Map.entry("day", ""),
            Map.entry("keystore", ""),
            Map.entry("truststore", ""),
            Map.entry("store-password", ""));

    private final Map<String, String> given = new HashMap<>();

    Settings(Iterable<String> arguments, Map<String, String> environment) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0 || !DEFAULTS.containsKey(argument.substring(2, equals))) {
                throw new IllegalArgumentException(
                        "unknown argument '" + argument + "'; known: --" + new TreeSet<>(DEFAULTS.keySet()) + "=value");
            }
            given.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        for (String name : DEFAULTS.keySet()) {
            String variable = "SAP_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
            if (environment.containsKey(variable)) {
                given.putIfAbsent(name, environment.get(variable));
            }
        }
    }

    String text(String name) {
        return given.getOrDefault(name, DEFAULTS.get(name));
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    Duration duration(String name) {
        return Duration.parse(text(name));
    }

    /** The setting as a path or null. */
    Path file(String name) {
        return text(name).isEmpty() ? null : Path.of(text(name));
    }

    /** The setting as a URI or null. */
    URI uri(String name) {
        return text(name).isEmpty() ? null : URI.create(text(name));
    }

    Mode mode() {
        return Mode.valueOf(text("mode").toUpperCase(Locale.ROOT));
    }

    boolean faults() {
        return !text("faults").equals("off");
    }

    ZoneId zone() {
        return ZoneId.of(text("zone"));
    }
}
