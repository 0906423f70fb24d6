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

    /** The example as an event of the line, about its own business key. */
    public static Event<?> event(EventType type) {
        EventData data = data(type);
        String subject = data.keys().get(0).id();
        return Event.of(
                data,
                DeterministicId.of("example", type.shortName()),
                "/millrace/ulm/assembly/line3",
                subject,
                OffsetDateTime.parse("2026-11-23T07:00:00.123+01:00"),
                subject);
    }
}
