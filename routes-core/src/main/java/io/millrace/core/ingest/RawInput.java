/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What a source said, byte for byte, and where it said it: enough to say it again. {@link Capture} puts it on the
 * exchange; the quarantine stores it.
 *
 * @param bytes the body as it came, before anything was decoded
 * @param contentType for example {@code application/json}
 * @param context the source's headers that a replay needs, by their header name, for example the MQTT topic
 * @param routeId the route of the source kamelet: a replay enters there
 */
public record RawInput(
        byte[] bytes,
        String contentType,
        Map<String, String> context,
        @Nullable String routeId) {

    private static final String PROPERTY = "MillraceRawInput";
    private static final String REPLAY = "MillraceReplay";

    public RawInput {
        context = Map.copyOf(context);
    }

    /** Keeps it for whatever fails later on the way of the exchange. */
    public void on(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** What the exchange began with, or null if its source kamelet has no {@link Capture} step. */
    public static @Nullable RawInput of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, RawInput.class);
    }

    /** Puts it on an exchange that runs it again out of the quarantine: its source has long been acknowledged. */
    public void replayOn(Exchange exchange) {
        on(exchange);
        exchange.setProperty(REPLAY, Boolean.TRUE);
    }

    /** Is the exchange a replay? Then there is nothing to acknowledge and no signature to check. */
    public static boolean isReplay(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getProperty(REPLAY));
    }

    /** The place the message came from as an operator knows it: MQTT topic, web path, file or Kafka topic. */
    public String place() {
        return SourceHeaders.PLACES.stream()
                .map(context::get)
                .filter(place -> place != null)
                .findFirst()
                .orElse("unknown place");
    }

    /** The plant the place names; topics are {@code plant/<PLANT>/<LINE>/...}. */
    public Optional<String> plant() {
        String given = context.get(SourceHeaders.PLANT);
        if (given != null) {
            return Optional.of(given);
        }
        String[] levels = place().split("/");
        for (int level = 0; level + 1 < levels.length; level++) {
            if (levels[level].equals("plant")) {
                return Optional.of(levels[level + 1]);
            }
        }
        return Optional.empty();
    }
}
