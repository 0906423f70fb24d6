/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import io.millrace.tests.killed.KillableRoutes;
import java.util.Map;
import org.apache.camel.spi.DataType;

/**
 * The flows of a plant whose ERP is Tryton: its orders to the MES, and what happens on the shop floor to Tryton.
 *
 * <p>Arguments, beside those of {@link KillableRoutes}: {@code --tryton} (where it is reached). Without {@code --mes}
 * no orders are read.
 */
public final class TrytonRoutes extends KillableRoutes {

    static final long REQUEST_MILLIS = 2_000;

    private static final String PROMISE = "settleWindow=2s&retryDelay=100ms&retryMaxDelay=1s";

    public TrytonRoutes(Map<String, String> given) {
        super(given);
    }

    static String access(String url) {
        return "baseUrl=" + url + "&database=" + TrytonProcess.DATABASE + "&username=" + Company.USER + "&password="
                + TrytonProcess.PASSWORD + "&requestTimeout=" + REQUEST_MILLIS;
    }

    @Override
    public void configure() {
        if (isGiven("mes")) {
            orders(
                    "kamelet:mfg-tryton-work-order-source/orders-in?plant=ULM&pollInterval=300"
                            + "&changedSince=2026-01-01T00:00:00Z&" + access(given("tryton")),
                    "tryton:work-order",
                    PROMISE);
        }
        shopFloor();
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

    private void post(String event, String message, String sink, String more) {
        from("ledger:tryton?" + PROMISE + "&eventTypes=" + event)
                .routeId(event)
                .transformDataType(new DataType("canonical:" + event), new DataType("tryton:" + message))
                .to("kamelet:" + sink + '/' + event + "-out?" + access(given("tryton")) + more);
    }

    private void takeBack(String event, String document) {
        from("ledger:tryton?" + PROMISE + "&purpose=REVERSE&eventTypes=" + event)
                .routeId(event + "-back")
                .to("kamelet:mfg-tryton-" + document + "-reversal-sink/" + event + "-back-out?"
                        + access(given("tryton")));
    }
}
