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
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.StoredDelivery;
import io.millrace.core.ledger.Transition;
import io.millrace.core.post.TargetClass;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;

/** A plant that works with the SAP simulator in a way of its own: what it posts, and what the books say of it then. */
final class SapPostings implements AutoCloseable {

    private static final Decision PERSON = new Decision("anna", "not so");

    final SapProcess sap;
    private final TargetClass targetClass;
    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Transition> transitions = new CopyOnWriteArrayList<>();

    /** @param way lines of a cross-reference that say what is special */
    SapPostings(TargetClass targetClass, Path folder, String way) throws Exception {
        this.targetClass = targetClass;
        sap = new SapProcess(targetClass);
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", files(folder, way));
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

    /** The plant's own file, and a base with its way. */
    private static String files(Path folder, String way) throws IOException {
        String head = "version: way\nvalidFrom: 2020-01-01T00:00:00+01:00\n";
        return "classpath:reference/sap-1010.yaml,file:" + Files.writeString(folder.resolve("way.yaml"), head + way);
    }

    private final class Routes extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:sap").to("ledger:sap");
            from("direct:stock").to("ledger:stock");
            post("sap", "material-consumed", "material-document");
            post("sap", "goods-received", "material-document");
            post("sap", "production-confirmed", "confirmation");
            post("stock", "production-confirmed", "material-document");
            post("sap", "labor-reported", "confirmation");
            post("sap", "quality-hold-placed", "stock-status");
            post("sap", "quality-hold-released", "stock-status");
            takeBack("material-consumed");
            takeBack("goods-received");
        }

        private void post(String target, String type, String document) {
            from("ledger:" + target + "?eventTypes=" + type + "&settleWindow=800ms&retryDelay=50ms")
                    .routeId(target + '-' + type)
                    .transformDataType(new DataType("canonical:" + type), new DataType("sap:" + document))
                    .to("kamelet:mfg-sap-" + document + "-sink/" + target + '-' + type + "-out" + connection());
        }

        private void takeBack(String type) {
            from("ledger:sap?eventTypes=" + type + "&purpose=REVERSE&settleWindow=800ms&retryDelay=50ms")
                    .routeId("sap-" + type + "-back")
                    .to("kamelet:mfg-sap-material-document-reversal-sink/sap-" + type + "-back-out" + connection());
        }

        private String connection() {
            return "?baseUrl=" + sap.baseUrl() + "&username=" + SapBooks.USER + "&password=" + SapBooks.PASSWORD
                    + "&requestTimeout=2s&targetClass=" + targetClass;
        }
    }

    /** Waits until it is posted. @param target {@code sap}, or {@code stock} for the receipt of what is confirmed */
    void post(String target, Event<?> event) {
        camel.createProducerTemplate().sendBody("direct:" + target, event);
        ended(target, event, Kind.POST, State.POSTED);
    }

    /** Waits until SAP has refused it. @return what a person then says, by its document */
    Resolution refused(Event<?> event) {
        camel.createProducerTemplate().sendBody("direct:sap", event);
        StoredDelivery parked = ended("sap", event, Kind.POST, State.PARKED);
        return document -> Ledger.of(camel).operations().resolve(parked.id(), document, PERSON);
    }

    interface Resolution {
        void is(String document);
    }

    /** Takes back what was posted, and waits until it is. */
    void reverse(Event<?> event) {
        StoredDelivery posted = transitions.stream()
                .map(Transition::before)
                .filter(delivery -> isOf(delivery, "sap", event, Kind.POST))
                .findFirst()
                .orElseThrow();
        Ledger.of(camel).operations().compensate(posted.id(), PERSON);
        ended("sap", event, Kind.REVERSE, State.POSTED);
    }

    private StoredDelivery ended(String target, Event<?> event, Kind kind, State state) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(transitions)
                        .anyMatch(transition ->
                                transition.to() == state && isOf(transition.before(), target, event, kind)));
        return transitions.stream()
                .filter(transition -> transition.to() == state && isOf(transition.before(), target, event, kind))
                .findFirst()
                .orElseThrow()
                .before();
    }

    private static boolean isOf(StoredDelivery delivery, String target, Event<?> event, Kind kind) {
        return delivery.target().equals(target)
                && delivery.kind() == kind
                && delivery.eventId().equals(event.envelope().id());
    }

    /** All movements of a lot in SAP's books, each with its reason: {@code 344 10 0021}. */
    List<String> booked(String material, String lot) throws Exception {
        return sap.rows("A_MaterialDocumentItem", "Material", material).stream()
                .filter(row -> row.path("Batch").asText().equals(lot))
                .map(row -> (text(row, "GoodsMovementType")
                                + ' '
                                + plain(text(row, "QuantityInBaseUnit"))
                                + ' '
                                + text(row, "GoodsMovementReasonCode"))
                        .strip())
                .toList();
    }

    /** What there is of a lot, by kind of stock: {@code 07 10}. */
    List<String> stock(String lot) throws Exception {
        return sap.rows("A_MatlStkInAcctMod", "Batch", lot).stream()
                .map(row -> text(row, "InventoryStockType") + ' ' + plain(text(row, "MatlWrhsStkQtyInMatlBaseUnit")))
                .filter(stock -> !stock.endsWith(" 0"))
                .toList();
    }

    static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText("");
    }

    @Override
    public void close() {
        camel.stop();
        database.close();
        sap.close();
    }
}
