/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.transform;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@link MappingContext} of given values. */
record FixedMappingContext(Map<String, String> headers, Object... services) implements MappingContext {

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public <T> Optional<T> find(Class<T> service) {
        return Stream.of(services)
                .filter(service::isInstance)
                .map(service::cast)
                .findFirst();
    }
}
