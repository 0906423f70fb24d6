/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.killed;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.ledger.Ledger;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;

/**
 * The flows of a plant that a {@link KilledPlant} runs: what happens comes by {@code direct:plant}, and by HTTP.
 *
 * <p>Arguments: {@code --port} (where events are posted, one by one, and the ledger's state is asked for; without one
 * only {@code direct:plant} takes events); {@code --mes} (base URL).
 */
public abstract class KillableRoutes extends RouteBuilder {

    private final Map<String, String> given;

    protected KillableRoutes(Map<String, String> given) {
        this.given = given;
    }

    protected final String given(String name) {
        return given.get(name);
    }

    protected final boolean isGiven(String name) {
        return given.containsKey(name);
    }

    /** Takes what happens, and tells how the ledger is doing, where somebody else is to know it. */
    protected final void shopFloor() {
        if (isGiven("port")) {
            from("platform-http:/events?httpMethodRestrict=POST")
                    .routeId("events")
                    .process(KillableRoutes::read)
                    .to("direct:plant")
                    .setBody(constant("durable"));
            from("platform-http:/status").routeId("status").process(KillableRoutes::status);
        }
    }

    /** Tells the MES of an ERP's orders. @param promise options of the ledger's endpoints */
    protected final void orders(String source, String message, String promise) {
        from(source)
                .routeId("orders")
                .transformDataType(new DataType(message), new DataType("canonical:work-order"))
                .to("ledger:mes");
        for (String change : new String[] {"work-order-released", "work-order-changed", "work-order-closed"}) {
            from("ledger:mes?" + promise + "&eventTypes=" + change)
                    .routeId("mes-" + change)
                    .transformDataType(new DataType("canonical:" + change), new DataType("mes:work-order"))
                    .to("kamelet:mfg-mes-work-order-sink/mes-" + change + "-out?token=secret&baseUrl=" + given("mes"));
        }
    }

    private static void read(Exchange exchange) {
        Event<?> event = CloudEventCodec.readStructured(exchange.getMessage().getBody(byte[].class));
        exchange.getMessage().setBody(event);
    }

    private static void status(Exchange exchange) {
        exchange.getMessage().setBody(Ledger.of(exchange.getContext()).status().toString());
    }
}
