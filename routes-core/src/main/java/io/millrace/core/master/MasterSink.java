/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.master.MasterPage.Refused;
import io.millrace.core.quarantine.Quarantine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * The step of {@code mfg-master-data-sink}: takes a {@link MasterPage}, and is through when that is durable. What could
 * not be used goes to the quarantine in the same transaction, each record by itself. The body stays as it is.
 */
public final class MasterSink extends ServiceSupport implements Processor, CamelContextAware {

    private CamelContext camelContext;
    private MasterData data;
    private Quarantine quarantine;

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() {
        data = MasterData.of(camelContext);
        quarantine = Quarantine.of(camelContext);
    }

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (!(body instanceof MasterPage page)) {
            throw new MfgException(
                    MasterError.NOT_MASTER_DATA,
                    "got " + (body == null ? "nothing" : body.getClass().getName()));
        }
        RawInput input = RawInput.of(exchange);
        if (RawInput.isReplay(exchange) && !page.refused().isEmpty()) {
            throw page.refused().get(0).reason(); // it stays in the quarantine, where it is already
        }
        data.database().inTransaction(connection -> {
            data.apply(connection, page);
            quarantine(connection, page, input);
            return null;
        });
        data.applied(page);
    }

    private void quarantine(Connection connection, MasterPage page, @Nullable RawInput input) throws SQLException {
        for (Refused refused : page.refused()) {
            RawInput one = new RawInput(
                    refused.bytes(),
                    "application/json",
                    input == null ? Map.of() : input.context(),
                    input == null ? null : input.routeId());
            quarantine.store(connection, Poison.of(one, refused.reason()));
        }
    }
}
