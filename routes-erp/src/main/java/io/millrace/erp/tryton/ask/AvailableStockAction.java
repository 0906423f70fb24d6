/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.ask;

import io.millrace.core.check.Settings;
import io.millrace.core.post.Posting;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import io.millrace.erp.action.Unanswered;
import io.millrace.erp.tryton.mapping.StockMapper;
import io.millrace.erp.tryton.mapping.TrytonCodes;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.TrytonServer;
import io.millrace.erp.tryton.rpc.TrytonSettings;
import io.millrace.erp.tryton.wire.TrytonStock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** The one step of the Tryton action kamelet: the body is a question about stock, then its answer. */
public final class AvailableStockAction extends AsyncProcessorSupport implements Settings, CamelContextAware {

    private static final String SYSTEM = "Tryton";

    private final TrytonSettings server = new TrytonSettings();
    private final Posting posting = Unanswered.posting(SYSTEM);
    private CamelContext camelContext;
    private TrytonServer tryton;
    private ExecutorService threads;
    private String warehouse = "";
    private String holdLocation = "";

    public TrytonSettings getServer() {
        return server;
    }

    /** The code of the plant's warehouse; empty: the only one. */
    public void setWarehouse(String warehouse) {
        this.warehouse = warehouse;
    }

    /** The code of the location for stock on hold; empty: none. */
    public void setHoldLocation(String holdLocation) {
        this.holdLocation = holdLocation;
    }

    @Override
    public void check() {
        server.check();
    }

    @Override
    public List<String> addresses() {
        return List.of(server.address());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        threads.execute(() -> {
            Object body = exchange.getMessage().getBody();
            try {
                exchange.getMessage().setBody(answer((StockQuestion) body));
            } catch (RuntimeException failure) {
                exchange.setException(Unanswered.of(body, SYSTEM, failure));
            }
            callback.done(false);
        });
        return false;
    }

    private AvailableStock answer(StockQuestion question) {
        OffsetDateTime asOf = OffsetDateTime.now();
        Object[] services = Stream.ofNullable(camelContext.getRegistry().findSingleByType(CrossReference.class))
                .toArray();
        StockMapper mapper =
                new StockMapper(TrytonCodes.of(MappingContext.of(Map.of(), services), question.plant(), asOf));
        StockReader reader = new StockReader(new Tryton(tryton, posting, false), warehouse, holdLocation);
        String lot = question.lot() == null ? null : question.lot().value();
        TrytonStock stock = reader.read(mapper.item(question.item()), lot);
        return mapper.map(question, stock, asOf);
    }

    @Override
    protected void doStart() {
        tryton = new TrytonServer(camelContext, server);
        threads = camelContext
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "mfg-tryton-stock", server.maxConnections());
    }

    @Override
    protected void doStop() {
        camelContext.getExecutorServiceManager().shutdownGraceful(threads);
        tryton.close();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
