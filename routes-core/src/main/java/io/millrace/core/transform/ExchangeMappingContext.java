/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.transform;

import io.millrace.core.ingest.RawInput;
import java.util.Optional;
import org.apache.camel.Message;

/** The {@link MappingContext} of a running flow: the message's headers, and the beans of the Camel registry. */
record ExchangeMappingContext(Message message) implements MappingContext {

    @Override
    public Optional<String> header(String name) {
        String value = message.getHeader(name, String.class);
        RawInput input = RawInput.of(message.getExchange());
        return Optional.ofNullable(
                value != null || input == null ? value : input.context().get(name));
    }

    @Override
    public <T> Optional<T> find(Class<T> service) {
        return Optional.ofNullable(
                message.getExchange().getContext().getRegistry().findSingleByType(service));
    }
}
