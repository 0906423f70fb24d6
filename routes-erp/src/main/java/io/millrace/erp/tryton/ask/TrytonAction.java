/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.ask;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.post.Posting;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.step.AsyncStep;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.action.Unanswered;
import io.millrace.erp.tryton.mapping.TrytonCodes;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.TrytonServer;
import io.millrace.erp.tryton.rpc.TrytonStep;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * The one step of a Tryton action kamelet: the body is a question, then its answer. What it cannot answer it says as an
 * {@link io.millrace.core.api.ApiException}.
 *
 * @param <Q> the question
 */
public abstract class TrytonAction<Q extends Record> extends TrytonStep {

    static final String SYSTEM = "Tryton";

    private final Class<Q> type;
    private final Posting posting = Unanswered.posting(SYSTEM);

    TrytonAction(Class<Q> type) {
        super("mfg-tryton-ask");
        this.type = type;
    }

    /** @param asOf now */
    abstract Record answer(Tryton tryton, Q question, OffsetDateTime asOf);

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        return AsyncStep.run(exchange, callback, this::callLater);
    }

    @Override
    protected final void call(TrytonServer tryton, Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        try {
            Tryton calls = new Tryton(tryton, posting, false);
            exchange.getMessage().setBody(answer(calls, type.cast(body), OffsetDateTime.now()));
        } catch (MfgException failure) {
            exchange.setException(Unanswered.of(body, SYSTEM, failure));
        }
    }

    /** What Tryton calls the plant's things now. */
    final TrytonCodes codes(PlantId plant, OffsetDateTime now) {
        Object[] services = Stream.ofNullable(getCamelContext().getRegistry().findSingleByType(CrossReference.class))
                .toArray();
        return TrytonCodes.of(MappingContext.of(Map.of(), services), plant, now);
    }
}
