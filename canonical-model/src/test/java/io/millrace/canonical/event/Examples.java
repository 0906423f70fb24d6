/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import io.millrace.canonical.json.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;

/** The committed example of each event, read from where integrators find it. */
public final class Examples {

    private Examples() {}

    public static byte[] json(EventType type) {
        try (InputStream in = Examples.class.getResourceAsStream("/examples/" + type.shortName() + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no example of " + type.shortName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static EventData data(EventType type) {
        return CanonicalJson.read(json(type), type.dataClass());
    }

    public static Event<?> event(EventType type) {
        return Event.of(
                data(type),
                "ULM-L3-000123",
                "/millrace/ulm/assembly/line3",
                "WO-1001",
                OffsetDateTime.parse("2026-11-23T07:00:00.123+01:00"),
                "WO-1001");
    }
}
