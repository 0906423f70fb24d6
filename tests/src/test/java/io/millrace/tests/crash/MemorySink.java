/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.Barrier;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import io.millrace.core.post.TargetClass;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.model.ProcessorDefinition;

/** A sink without a wire in front of the {@link Erp}: the barrier, the call, the outcome. */
public final class MemorySink {

    private final Erp erp;
    private final Fuse fuse;
    private final Barrier barrier = new Barrier();

    public MemorySink(Erp erp, Fuse fuse, TargetClass targetClass) {
        this.erp = erp;
        this.fuse = fuse;
        barrier.setTargetClass(targetClass);
    }

    public ProcessorDefinition<?> addTo(ProcessorDefinition<?> flow) {
        return flow.process(exchange -> exchange.getMessage()
                        .setBody(CanonicalJson.write(exchange.getMessage().getBody())))
                .process(barrier)
                .process(this::call);
    }

    private void call(Exchange exchange) throws Exception {
        fuse.endIfBlown();
        if (Delivery.of(exchange).purpose() == Delivery.Purpose.LOOK_UP) {
            lookUp(exchange);
            return;
        }
        String key = exchange.getMessage().getHeader(Barrier.IDEMPOTENCY_KEY, String.class);
        String reference = exchange.getMessage().getHeader(Barrier.EXTERNAL_REFERENCE, String.class);
        byte[] request = exchange.getMessage().getMandatoryBody(byte[].class);
        Erp.Reply reply = erp.post(key == null ? reference : key, new String(request, StandardCharsets.UTF_8), fuse);
        switch (reply.status()) {
            case 201 -> new Posted(json(reply).path("documentNumber").asText()).on(exchange);
            case 422 -> throw new NotPosted.Rejected(PostError.REJECTED, reply.body(), null);
            case 503 -> throw new NotPosted.NotProcessed(PostError.BUSY, reply.body(), null, null);
            default -> throw new NotPosted.Ambiguous(PostError.NO_ANSWER, reply.body(), null);
        }
    }

    private void lookUp(Exchange exchange) throws Exception {
        Erp.Reply reply = erp.ask(Delivery.of(exchange).idempotencyKey(), fuse);
        JsonNode items = json(reply).path("items");
        if (items.isEmpty()) {
            throw new NotPosted.NotProcessed(PostError.ABSENT, "it is not there", null, null);
        }
        new Posted(items.get(0).path("documentNumber").asText()).on(exchange);
    }

    private static JsonNode json(Erp.Reply reply) throws Exception {
        return CanonicalJson.mapper().readTree(reply.body());
    }
}
