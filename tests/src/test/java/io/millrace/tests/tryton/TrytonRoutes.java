/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.ledger.Ledger;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;

/**
 * The flows of a plant whose ERP is Tryton: its orders to the MES, and what happens on the shop floor to Tryton.
 *
 * <p>Arguments: {@code --tryton} (where it is reached); {@code --mes} (base URL; without one no orders are read);
 * {@code --port} (where events are posted, one by one, and the ledger's state is asked for; without one only
 * {@code direct:plant} takes events).
 */
public final class TrytonRoutes extends RouteBuilder {

    static final long REQUEST_MILLIS = 2_000;

    private static final String PROMISE = "settleWindow=2s&retryDelay=100ms&retryMaxDelay=1s";

    private final Map<String, String> given;

    public TrytonRoutes(Map<String, String> given) {
        this.given = given;
    }

    static String access(String url) {
        return "baseUrl=" + url + "&database=" + TrytonProcess.DATABASE + "&username=" + Company.USER + "&password="
                + TrytonProcess.PASSWORD + "&requestTimeout=" + REQUEST_MILLIS;
    }

    @Override
    public void configure() {
        if (given.containsKey("mes")) {
            orders();
        }
        if (given.containsKey("port")) {
            from("platform-http:/events?httpMethodRestrict=POST")
                    .routeId("events")
                    .process(TrytonRoutes::read)
                    .to("ledger:tryton")
                    .setBody(constant("durable"));
            from("platform-http:/status").routeId("status").process(TrytonRoutes::status);
        }
        from("direct:plant").routeId("plant").to("ledger:tryton");
        post("material-consumed", "consumption", "mfg-tryton-consumption-sink", "");
        post("production-confirmed", "confirmation", "mfg-tryton-confirmation-sink", "&scrapLocation=LOST");
        post("quality-hold-placed", "hold", "mfg-tryton-hold-sink", "&holdLocation=QHOLD");
        post("quality-hold-released", "hold", "mfg-tryton-hold-sink", "&holdLocation=QHOLD&scrapLocation=LOST");
        post("warehouse-transfer-completed", "transfer", "mfg-tryton-transfer-sink", "");
        post("shipment-dispatched", "delivery", "mfg-tryton-shipment-sink", "");
        post("goods-received", "receipt", "mfg-tryton-receipt-sink", "");
        takeBack("material-consumed", "production");
        takeBack("production-confirmed", "production");
        takeBack("warehouse-transfer-completed", "transfer");
        takeBack("shipment-dispatched", "shipment");
        takeBack("goods-received", "receipt");
    }

    private void orders() {
        from("kamelet:mfg-tryton-work-order-source/orders-in?plant=ULM&pollInterval=300"
                        + "&changedSince=2026-01-01T00:00:00Z&" + access(given.get("tryton")))
                .routeId("orders")
                .transformDataType(new DataType("tryton:work-order"), new DataType("canonical:work-order"))
                .to("ledger:mes");
        for (String change : new String[] {"work-order-released", "work-order-changed", "work-order-closed"}) {
            from("ledger:mes?" + PROMISE + "&eventTypes=" + change)
                    .routeId(change)
                    .transformDataType(new DataType("canonical:" + change), new DataType("mes:work-order"))
                    .to("kamelet:mfg-mes-work-order-sink/" + change + "-out?token=secret&baseUrl=" + given.get("mes"));
        }
    }

    private void post(String event, String message, String sink, String more) {
        from("ledger:tryton?" + PROMISE + "&eventTypes=" + event)
                .routeId(event)
                .transformDataType(new DataType("canonical:" + event), new DataType("tryton:" + message))
                .to("kamelet:" + sink + '/' + event + "-out?" + access(given.get("tryton")) + more);
    }

    private void takeBack(String event, String document) {
        from("ledger:tryton?" + PROMISE + "&purpose=REVERSE&eventTypes=" + event)
                .routeId(event + "-back")
                .to("kamelet:mfg-tryton-" + document + "-reversal-sink/" + event + "-back-out?"
                        + access(given.get("tryton")));
    }

    private static void read(Exchange exchange) {
        Event<?> event = CloudEventCodec.readStructured(exchange.getMessage().getBody(byte[].class));
        exchange.getMessage().setBody(event);
    }

    private static void status(Exchange exchange) {
        exchange.getMessage().setBody(Ledger.of(exchange.getContext()).status().toString());
    }
}
