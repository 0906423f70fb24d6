/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ledger.Decision;
import io.millrace.core.ledger.Kind;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.ledger.LedgerListener;
import io.millrace.core.ledger.Operations;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.StoredDelivery;
import io.millrace.core.ledger.Transition;
import io.millrace.core.post.TargetClass;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;

/** The flows of a plant with SAP: what they post, and what they reverse; each pair of an event and a document. */
final class SapFlows implements AutoCloseable {

    private static final Decision PERSON = new Decision("anna", "looked in SAP");

    final SapProcess sap;
    private final TargetClass targetClass;
    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Transition> transitions = new CopyOnWriteArrayList<>();
    private int owed;

    SapFlows(TargetClass targetClass) throws Exception {
        this.targetClass = targetClass;
        sap = new SapProcess(targetClass);
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", "classpath:reference/sap-1010.yaml");
        camel.getRegistry().bind("database", database.database());
        camel.getRegistry().bind("witness", new LedgerListener() {
            @Override
            public void changed(List<Transition> changed) {
                transitions.addAll(changed);
            }
        });
        camel.addRoutes(new Routes());
        camel.start();
    }

    /** Each event type goes to target {@code sap}; what is a second document goes to target {@code stock}, too. */
    private final class Routes extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:one").to("ledger:sap");
            from("direct:two").to("ledger:sap,stock");
            post("sap", "work-order-released", "work-order", "production-order", "");
            post("sap", "work-order-changed", "work-order", "production-order", "");
            post("stock", "work-order-released", "order-release", "&after=sap");
            post("sap", "material-consumed", "material-document", "");
            post("sap", "production-confirmed", "confirmation", "");
            post("stock", "production-confirmed", "material-document", "");
            post("sap", "quality-hold-placed", "stock-status", "");
            post("sap", "quality-hold-released", "stock-status", "");
            post("stock", "quality-hold-placed", "delivery-block", "");
            post("stock", "quality-hold-released", "delivery-block", "");
            post("sap", "shipment-dispatched", "goods-issue", "");
            post("sap", "labor-reported", "confirmation", "");
            post("sap", "warehouse-transfer-completed", "material-document", "");
            post("sap", "goods-received", "putaway", "");
            post("stock", "goods-received", "goods-receipt", "&after=sap");
            post("sap", "inspection-completed", "usage-decision", "");
            post("stock", "inspection-completed", "inspection-stock", "&after=sap");
            reverse("sap", "material-consumed", "material-document");
            reverse("sap", "production-confirmed", "confirmation");
            reverse("stock", "production-confirmed", "material-document");
            reverse("sap", "labor-reported", "confirmation");
            reverse("sap", "warehouse-transfer-completed", "material-document");
            reverse("sap", "shipment-dispatched", "goods-issue");
            reverse("stock", "goods-received", "goods-receipt");
        }

        private void post(String target, String type, String document, String more) {
            post(target, type, document, document, more);
        }

        private void post(String target, String type, String document, String kamelet, String more) {
            from("ledger:" + target + "?eventTypes=" + type + "&settleWindow=800ms&retryDelay=50ms" + more)
                    .routeId(target + '-' + type)
                    .transformDataType(new DataType("canonical:" + type), new DataType("sap:" + document))
                    .to("kamelet:mfg-sap-" + kamelet + "-sink/" + target + '-' + type + "-out" + connection());
        }

        private void reverse(String target, String type, String document) {
            from("ledger:" + target + "?eventTypes=" + type + "&purpose=REVERSE&settleWindow=800ms&retryDelay=50ms")
                    .routeId(target + '-' + type + "-reverse")
                    .to("kamelet:mfg-sap-" + document + "-reversal-sink/" + target + '-' + type + "-back"
                            + connection());
        }

        private String connection() {
            return "?baseUrl=" + sap.baseUrl() + "&username=" + SapProcess.USER + "&password=" + SapProcess.PASSWORD
                    + "&requestTimeout=2s&targetClass=" + targetClass;
        }
    }

    /** Sends an event that is one document, and waits until it is in SAP. */
    void post(Event<?> event) {
        camel.createProducerTemplate().sendBody("direct:one", event);
        settle(1);
    }

    /** Sends an event that is two documents, and waits until both are in SAP. */
    void postTwo(Event<?> event) {
        camel.createProducerTemplate().sendBody("direct:two", event);
        settle(2);
    }

    /** Takes back whatever was posted of the event, where there is a way back. */
    void reverse(String target, Event<?> event) {
        StoredDelivery posted = ended().stream()
                .map(Transition::before)
                .filter(delivery -> delivery.target().equals(target))
                .filter(delivery -> delivery.kind() == Kind.POST
                        && delivery.eventId().equals(event.envelope().id()))
                .findFirst()
                .orElseThrow();
        Ledger.of(camel).operations().compensate(posted.id(), PERSON);
        settle(1);
    }

    private void settle(int more) {
        owed += more;
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            look();
            assertThat(ended()).as("%s", transitions).hasSize(owed);
        });
    }

    /** A person looks at what nobody can ask SAP for: here it is there, for its answer was lost on the way. */
    private void look() {
        Operations operations = Ledger.of(camel).operations();
        for (Transition parked : List.copyOf(transitions)) {
            StoredDelivery delivery = operations.get(parked.before().id());
            if (parked.to() == State.PARKED && delivery.state() == State.PARKED) {
                assertThat(targetClass).as("%s", delivery.text()).isEqualTo(TargetClass.MANUAL);
                assertThat(delivery.ambiguous()).as("%s", delivery.text()).isTrue();
                operations.resolve(delivery.id(), "found in SAP", PERSON);
            }
        }
    }

    private List<Transition> ended() {
        return transitions.stream()
                .filter(transition -> transition.to() == State.POSTED || transition.to() == State.MANUAL)
                .toList();
    }

    /** How many deliveries a person had to look at. */
    long looked() {
        return transitions.stream()
                .filter(transition -> transition.to() == State.MANUAL)
                .count();
    }

    /** The quantities of a lot's movements of a type. */
    List<String> movements(String type, String material, String lot) throws Exception {
        return sap.rows("A_MaterialDocumentItem", "Material", material).stream()
                .filter(row -> row.path("GoodsMovementType").asText().equals(type))
                .filter(row -> row.path("Batch").asText().equals(lot))
                .map(row -> amount(row, "QuantityInBaseUnit"))
                .toList();
    }

    /** What there is of a lot, by kind of stock. */
    Map<String, BigDecimal> stock(String lot) throws Exception {
        Map<String, BigDecimal> stock = new TreeMap<>();
        for (JsonNode row : sap.rows("A_MatlStkInAcctMod", "Batch", lot)) {
            BigDecimal amount =
                    new BigDecimal(row.path("MatlWrhsStkQtyInMatlBaseUnit").asText());
            if (amount.signum() > 0) {
                stock.merge(row.path("InventoryStockType").asText(), amount, BigDecimal::add);
            }
        }
        return stock;
    }

    static String amount(JsonNode row, String field) {
        return new BigDecimal(row.path(field).asText()).stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() {
        camel.stop();
        database.close();
        sap.close();
    }
}
