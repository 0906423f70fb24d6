/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a simulator is told at its start, as {@code --name=value}. Secrets may also come from the environment
 * ({@code SIMULATOR_TOKEN}, {@code SIMULATOR_SECRET}, {@code SIMULATOR_ERP_PASSWORD}), where other users of the machine
 * do not see them.
 *
 * @param work folder of the journals and port files; the same folder again means: carry on where it stopped
 * @param httpPort port to serve on, 0 to choose a free one
 * @param millrace base URL of the integration's webhooks, or null: then webhooks wait in the outbox
 * @param mqtt host:port of the MQTT broker, or null: then the lines stand still
 * @param token bearer token that callers must show
 * @param secret webhook secret, {@code whsec_<base64>}
 * @param seed the same seed makes the same orders, lots, shipments, holds and faults
 * @param pace how fast the day runs: 1 is about 50 facts a second, 0.5 half of it
 * @param faults whether the systems misbehave
 * @param beginNow whether the day begins at once or on the command {@code start}
 * @param erp base URL of the ERP that people work at, and who they are there
 */
record Settings(
        Path work,
        int httpPort,
        URI millrace,
        String mqtt,
        String token,
        String secret,
        long seed,
        double pace,
        boolean faults,
        boolean beginNow,
        URI erp,
        String erpUser,
        String erpPassword) {

    private static final Set<String> NAMES = Set.of(
            "work",
            "http-port",
            "millrace",
            "mqtt",
            "token",
            "secret",
            "seed",
            "pace",
            "faults",
            "begin",
            "erp",
            "erp-user",
            "erp-password");

    static Settings parse(Iterable<String> arguments, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0 || !NAMES.contains(argument.substring(2, equals))) {
                throw new IllegalArgumentException("unknown argument '" + argument + "'; known: --" + NAMES + "=value");
            }
            given.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        return new Settings(
                Path.of(given.getOrDefault("work", "simulators")),
                Integer.parseInt(given.getOrDefault("http-port", "0")),
                uri(given.get("millrace")),
                given.get("mqtt"),
                given.getOrDefault("token", environment.getOrDefault("SIMULATOR_TOKEN", "simulator")),
                given.getOrDefault(
                        "secret",
                        environment.getOrDefault("SIMULATOR_SECRET", "whsec_c2ltdWxhdG9yLXdlYmhvb2stc2VjcmV0")),
                Long.parseLong(given.getOrDefault("seed", "42")),
                Double.parseDouble(given.getOrDefault("pace", "1")),
                !"off".equals(given.get("faults")),
                !"command".equals(given.get("begin")),
                uri(given.get("erp")),
                given.getOrDefault("erp-user", environment.get("SIMULATOR_ERP_USER")),
                given.getOrDefault("erp-password", environment.get("SIMULATOR_ERP_PASSWORD")));
    }

    private static URI uri(String given) {
        return given == null ? null : URI.create(given);
    }
}
