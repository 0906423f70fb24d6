/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Business events that the SAP simulator sends to an AMQP 1.0 broker: nothing is acknowledged that is not durable. */
class SapAmqpIT {

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Event<?>> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private AmqpBroker broker;
    private SapProcess sap;

    @BeforeEach
    void start() throws Exception {
        broker = new AmqpBroker("production-order", "purchase-order", "inbound-delivery");
        sap = new SapProcess(Map.of("amqp", broker.uri(), "amqp-address", AmqpBroker.ADDRESS));
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", SapFacts.REFERENCE);
        camel.getRegistry().bind("database", database.database());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                flow("production-order", "canonical:work-order");
                flow("purchase-order", "canonical:purchase-order-issued");
                flow("inbound-delivery", "canonical:inbound-shipment-announced");
            }

            private void flow(String object, String event) {
                from("kamelet:mfg-sap-" + object + "-amqp-source/" + object + "-in?brokerUri=" + broker.uri()
                                + "&address=" + AmqpBroker.ADDRESS + "::" + object + "&retryDelay=50&baseUrl="
                                + sap.baseUrl() + "&username=" + SapBooks.USER + "&password=" + SapBooks.PASSWORD)
                        .routeId(object)
                        .transformDataType(new DataType("sap:" + object), new DataType(event))
                        .process(exchange -> {
                            if (failures.getAndDecrement() > 0) {
                                throw new IllegalStateException("the database is away");
                            }
                            events.add(exchange.getMessage().getBody(Event.class));
                        });
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.stop();
        database.close();
        sap.close();
        broker.close();
    }

    @Test
    void whatSapTellsOfIsReadAndThenAcknowledged() throws Exception {
        String work = order();
        String purchase = purchaseOrder();
        String delivery = delivery(purchase);

        await().atMost(Duration.ofMinutes(2)).until(() -> subjects().containsAll(List.of(work, purchase, delivery)));
        assertThat(events)
                .extracting(event -> event.envelope().type())
                .contains(
                        EventType.WORK_ORDER_RELEASED,
                        EventType.PURCHASE_ORDER_ISSUED,
                        EventType.INBOUND_SHIPMENT_ANNOUNCED);
        await().until(() -> broker.waiting("production-order")
                        + broker.waiting("purchase-order")
                        + broker.waiting("inbound-delivery")
                == 0);
    }

    @Test
    void aFlowThatFailsGetsItsMessageAgain() throws Exception {
        failures.set(3);
        String work = order();

        await().atMost(Duration.ofMinutes(2)).until(() -> subjects().contains(work));
        await().until(() -> broker.waiting("production-order") == 0);
    }

    @Test
    void whileSapCannotBeReadTheMessageWaits() throws Exception {
        sap.command("/admin/authorisation", "{\"service\":\"API_PRODUCTION_ORDER_2_SRV\",\"granted\":false}");
        String work = order();
        await().during(Duration.ofMillis(800))
                .atMost(Duration.ofSeconds(10))
                .until(() -> broker.waiting("production-order") > 0 && events.isEmpty());

        sap.command("/admin/authorisation", "{\"service\":\"API_PRODUCTION_ORDER_2_SRV\",\"granted\":true}");
        await().atMost(Duration.ofMinutes(2)).until(() -> subjects().contains(work));
    }

    private List<String> subjects() {
        return events.stream().map(event -> event.envelope().subject()).toList();
    }

    private String order() throws Exception {
        return sap.command(
                        "/admin/orders",
                        "{\"Material\":\"FG-200\",\"ProductionPlant\":\"1010\",\"TotalQuantity\":\"100\",\"release\":true}")
                .path("ManufacturingOrder")
                .asText();
    }

    private String purchaseOrder() throws Exception {
        return sap.post(
                        "API_PURCHASEORDER_PROCESS_SRV/A_PurchaseOrder",
                        "{\"Supplier\":\"17300001\",\"to_PurchaseOrderItem\":[{\"Material\":\"RM-100\",\"Plant\":\"1010\","
                                + "\"StorageLocation\":\"101A\",\"OrderQuantity\":\"1000\",\"PurchaseOrderQuantityUnit\":\"KG\","
                                + "\"to_ScheduleLine\":[{\"ScheduleLineDeliveryDate\":\"2026-12-24T00:00:00\"}]}]}")
                .path("PurchaseOrder")
                .asText();
    }

    private String delivery(String purchaseOrder) throws Exception {
        return sap.post(
                        "API_INBOUND_DELIVERY_SRV;v=0002/A_InbDeliveryHeader",
                        "{\"Supplier\":\"17300001\",\"DeliveryDate\":\"2026-12-24T00:00:00\",\"to_DeliveryDocumentItem\":[{"
                                + "\"ReferenceSDDocument\":\"" + purchaseOrder
                                + "\",\"ReferenceSDDocumentItem\":\"10\",\"ActualDeliveryQuantity\":\"1000\","
                                + "\"DeliveryQuantityUnit\":\"KG\"}]}")
                .path("DeliveryDocument")
                .asText();
    }
}
