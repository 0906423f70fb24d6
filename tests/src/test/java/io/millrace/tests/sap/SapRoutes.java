/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.core.ledger.Ledger;
import io.millrace.tests.killed.KillableRoutes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataType;

/**
 * The flows of a plant whose ERP is SAP: what they post, and what they reverse; each pair of an event and a document.
 * Each event type goes to target {@code sap}; what is a second document goes to target {@code stock}, too.
 *
 * <p>Arguments, beside those of {@link KillableRoutes}: {@code --sap} (where it is reached); {@code --class} (the target
 * class); {@code --settle} (milliseconds); {@code --timeout} (milliseconds of a request); {@code --since} (from when on orders are read; without it none are);
 * {@code --books} (where the {@link SapClerk} looks; without it there is none); {@code --all} (everything beyond the
 * four workflows, too).
 */
public final class SapRoutes extends KillableRoutes {

    private static final Set<EventType> TWO_DOCUMENTS = Set.of(
            EventType.WORK_ORDER_RELEASED,
            EventType.PRODUCTION_CONFIRMED,
            EventType.QUALITY_HOLD_PLACED,
            EventType.QUALITY_HOLD_RELEASED,
            EventType.GOODS_RECEIVED,
            EventType.INSPECTION_COMPLETED);

    public SapRoutes(Map<String, String> given) {
        super(given);
    }

    /** In how many documents SAP keeps the event. */
    static int documents(Event<?> event) {
        return TWO_DOCUMENTS.contains(event.envelope().type()) ? 2 : 1;
    }

    @Override
    public void configure() {
        shopFloor();
        if (isGiven("since")) {
            orders(
                    "kamelet:mfg-sap-production-order-poll-source/orders-in" + access()
                            + "&pollInterval=300&changedSince=" + given("since"),
                    "sap:production-order",
                    promise());
        }
        if (isGiven("books")) {
            SapClerk clerk = new SapClerk(new SapBooks(given("books")), Duration.ofMillis(settleMillis()));
            from("scheduler:clerk?delay=200")
                    .routeId("clerk")
                    .process(exchange ->
                            clerk.look(Ledger.of(exchange.getContext()).operations()));
        }
        from("direct:plant")
                .routeId("plant")
                .choice()
                .when(SapRoutes::isTwoDocuments)
                .to("ledger:sap,stock")
                .otherwise()
                .to("ledger:sap");
        fourWorkflows();
        if (isGiven("all")) {
            others();
            wayBack();
        }
    }

    private void fourWorkflows() {
        post("sap", "material-consumed", "material-document", "");
        post("sap", "production-confirmed", "confirmation", "");
        post("stock", "production-confirmed", "material-document", "");
        post("sap", "quality-hold-placed", "stock-status", "");
        post("sap", "quality-hold-released", "stock-status", "");
        post("stock", "quality-hold-placed", "delivery-block", "");
        post("stock", "quality-hold-released", "delivery-block", "");
        post("sap", "shipment-dispatched", "goods-issue", "");
    }

    private void others() {
        from("direct:purchasing").routeId("purchasing").to("ledger:purchasing");
        post("purchasing", "goods-received", "material-document", "");
        post("sap", "downtime-started", "notification", "");
        post("sap", "downtime-ended", "notification", "");
        post("sap", "work-order-released", "work-order", "production-order", "");
        post("sap", "work-order-changed", "work-order", "production-order", "");
        post("stock", "work-order-released", "order-release", "&after=sap");
        post("sap", "labor-reported", "confirmation", "");
        post("sap", "warehouse-transfer-completed", "material-document", "");
        post("sap", "goods-received", "putaway", "");
        post("stock", "goods-received", "goods-receipt", "&after=sap");
        post("sap", "inspection-completed", "usage-decision", "");
        post("stock", "inspection-completed", "inspection-stock", "&after=sap");
    }

    private void wayBack() {
        takeBack("sap", "material-consumed", "material-document");
        takeBack("sap", "production-confirmed", "confirmation");
        takeBack("stock", "production-confirmed", "material-document");
        takeBack("sap", "quality-hold-placed", "material-document");
        takeBack("sap", "quality-hold-released", "material-document");
        takeBack("sap", "labor-reported", "confirmation");
        takeBack("sap", "warehouse-transfer-completed", "material-document");
        takeBack("sap", "shipment-dispatched", "goods-issue");
        takeBack("stock", "goods-received", "goods-receipt");
        takeBack("purchasing", "goods-received", "material-document");
    }

    private static boolean isTwoDocuments(Exchange exchange) {
        return documents(exchange.getMessage().getBody(Event.class)) == 2;
    }

    private void post(String target, String type, String document, String more) {
        post(target, type, document, document, more);
    }

    private void post(String target, String type, String document, String kamelet, String more) {
        from("ledger:" + target + "?eventTypes=" + type + '&' + promise() + more)
                .routeId(target + '-' + type)
                .transformDataType(new DataType("canonical:" + type), new DataType("sap:" + document))
                .to("kamelet:mfg-sap-" + kamelet + "-sink/" + target + '-' + type + "-out" + sink());
    }

    private void takeBack(String target, String type, String document) {
        from("ledger:" + target + "?eventTypes=" + type + "&purpose=REVERSE&" + promise())
                .routeId(target + '-' + type + "-back")
                .to("kamelet:mfg-sap-" + document + "-reversal-sink/" + target + '-' + type + "-back-out" + sink());
    }

    private String promise() {
        return "settleWindow=" + settleMillis() + "&retryDelay=50ms&retryMaxDelay=500ms";
    }

    private long settleMillis() {
        return Long.parseLong(given("settle"));
    }

    private String sink() {
        return access() + "&targetClass=" + given("class");
    }

    private String access() {
        return "?baseUrl=" + given("sap") + "&username=" + SapBooks.USER + "&password=" + SapBooks.PASSWORD
                + "&requestTimeout=" + given("timeout");
    }
}
