/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.transform;

import java.util.Map;
import java.util.Optional;

/** What a mapper may ask beside its input. It has no Camel in it: a mapper is a function, tested as one. */
public interface MappingContext {

    /** A header of the input, for example the MQTT topic it came by. */
    Optional<String> header(String name);

    /** A service of the plant that was registered, for example its cross-reference; empty if there is none. */
    <T> Optional<T> find(Class<T> service);

    /** A context for calling a mapper as a plain function. */
    static MappingContext of(Map<String, String> headers, Object... services) {
        return new FixedMappingContext(headers, services);
    }
}
