/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The explicit success of a post, set by the sink kamelet. A post without it is not a success: an error handler of the
 * integrator may have swallowed the exception.
 *
 * @param documentNumber what the target calls the effect, for example the material document's number
 */
public record Posted(@Nullable String documentNumber) {

    private static final String PROPERTY = "MillracePosted";

    /** Says on the exchange that the target has the effect. */
    public void on(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    public static @Nullable Posted of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Posted.class);
    }
}
