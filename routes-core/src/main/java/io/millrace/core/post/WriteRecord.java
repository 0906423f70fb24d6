/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step of a sink kamelet that writes the wire record as JSON bytes, where no {@link RestTarget} does it: the
 * {@link Barrier} after it freezes bytes.
 */
public final class WriteRecord implements Processor {

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (!(body instanceof Record)) {
            throw new MfgException(PostError.NO_REQUEST, "the body is no wire record");
        }
        exchange.getMessage().setBody(CanonicalJson.write(body));
    }
}
