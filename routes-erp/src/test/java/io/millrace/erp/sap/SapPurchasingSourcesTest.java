/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.golden.Golden;
import io.millrace.core.FreePort;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.webhook.TestCall;
import io.millrace.erp.TestReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sources of purchase orders and inbound deliveries, with their mapping. */
class SapPurchasingSourcesTest {

    private static final String ORDER = entity("sap-to-purchase-order-issued/one-day");
    private static final String GRAZ = entity("sap-to-purchase-order-issued/graz");
    private static final String DELIVERY = entity("sap-to-inbound-shipment-announced/announced");

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final List<Event<?>> events = new CopyOnWriteArrayList<>();
    private final MainHttpServer server = new MainHttpServer();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private SapSystem sap;

    private static String entity(String golden) {
        return new String(Golden.input(golden), StandardCharsets.UTF_8);
    }

    @BeforeEach
    void start() throws IOException {
        sap = new SapSystem();
    }

    @AfterEach
    void stop() {
        camel.stop();
        sap.close();
    }

    @Test
    void aPurchaseOrderIsReadOfEachPlantByItself() throws Exception {
        hook("purchase-order", "canonical:purchase-order-issued", "");
        String both = ORDER.replace("\"to_PurchaseOrderItem\": [", "\"to_PurchaseOrderItem\": [" + items(GRAZ) + ",");
        sap.readsGet(answer(200, "{\"d\":" + both + "}"));

        assertThat(tell("purchaseorder.v1.PurchaseOrder", "PurchaseOrder", "4500000017"))
                .isEqualTo(202);
        assertThat(events).extracting(event -> event.envelope().plant()).containsExactly("GRZ", "ULM");
        assertThat(events).extracting(event -> event.envelope().id()).doesNotHaveDuplicates();
        assertThat(sap.reads().get(0).path())
                .endsWith("/A_PurchaseOrder(%274500000017%27)?$expand=to_PurchaseOrderItem%2Fto_ScheduleLine");
    }

    private static String items(String order) {
        String list = order.substring(order.indexOf('[') + 1);
        return list.substring(0, list.lastIndexOf(']'));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"ReleaseIsNotCompleted\": true,'",
        "'\"PurchasingProcessingStatus\": \"03\",'",
        "'\"PurchasingDocumentDeletionCode\": \"L\",'"
    })
    void anOrderThatItsSupplierDoesNotGetIsLeftOut(String state) throws Exception {
        hook("purchase-order", "canonical:purchase-order-issued", "");
        sap.readsGet(answer(200, "{\"d\":" + ORDER.replaceFirst("\\{", "{" + state) + "}"));

        assertThat(tell("purchaseorder.v1.PurchaseOrder", "PurchaseOrder", "4500000017"))
                .isEqualTo(202);
        assertThat(events).isEmpty();
    }

    @Test
    void anInboundDeliveryIsReadUntilItIsHere() throws Exception {
        hook("inbound-delivery", "canonical:inbound-shipment-announced", "&plant=ULM");
        sap.readsGet(answer(200, "{\"d\":" + DELIVERY + "}"));
        assertThat(tell("inbounddelivery.v1.InboundDelivery", "InboundDelivery", "180000001"))
                .isEqualTo(202);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).envelope().type()).isEqualTo(EventType.INBOUND_SHIPMENT_ANNOUNCED);

        sap.readsGet(answer(
                200,
                "{\"d\":"
                        + DELIVERY.replace(
                                "\"OverallGoodsMovementStatus\": \"A\"", "\"OverallGoodsMovementStatus\": \"C\"")
                        + "}"));
        assertThat(tell("inbounddelivery.v1.InboundDelivery", "InboundDelivery", "180000001"))
                .isEqualTo(202);
        assertThat(events).hasSize(1);
    }

    @Test
    void anotherPlantIsLeftOut() throws Exception {
        hook("inbound-delivery", "canonical:inbound-shipment-announced", "&plant=GRZ");
        sap.readsGet(answer(200, "{\"d\":" + DELIVERY + "}"));

        assertThat(tell("inbounddelivery.v1.InboundDelivery", "InboundDelivery", "180000001"))
                .isEqualTo(202);
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"purchase-order, PurchaseOrder", "inbound-delivery, InboundDelivery"})
    void anEventThatNamesNothingIsRefused(String object, String name) throws Exception {
        hook(object, eventOf(object), "");

        assertThat(tell(name.toLowerCase() + ".v1." + name, "Other", "1")).isEqualTo(503);
        assertThat(tell("batch.v1.Batch", "Batch", "1")).isEqualTo(202);
        assertThat(events).isEmpty();
        assertThat(sap.requests()).isEmpty();
    }

    @Test
    void aPollAsksForOrdersThatChanged() throws Exception {
        sap.readsGet(answer(200, "{\"d\":{\"results\":[" + ORDER + "]}}"));
        start(
                "mfg-sap-purchase-order-poll-source",
                "&pollInterval=50&changedSince=2026-11-23T06:00:00Z",
                "canonical:purchase-order-issued");

        await().until(() -> !events.isEmpty() && sap.reads().size() >= 2);
        assertThat(events).hasSize(1);
        assertThat(sap.reads().get(0).path())
                .contains("LastChangeDateTime%20ge%20datetimeoffset%272026-11-23T05%3A55%3A00Z%27")
                .contains("$orderby=LastChangeDateTime&$top=200&$skip=0");
    }

    /** SAP says the day of a change alone: all of a day may be more than a page. */
    @Test
    void aPollReadsADayThatIsLongerThanAPage() throws Exception {
        sap.readsGet(exchange -> {
            String path = exchange.getRequestURI().toString();
            int skip = Integer.parseInt(path.substring(path.indexOf("skip=") + 5));
            String page = skip == 0 ? delivery("1") + "," + delivery("2") : skip == 2 ? delivery("3") : "";
            answer(200, "{\"d\":{\"results\":[" + page + "]}}").answer(exchange);
        });
        start(
                "mfg-sap-inbound-delivery-poll-source",
                "&pollInterval=50&limit=2&overlap=0&changedSince=2026-11-24T00:00:00Z",
                "canonical:inbound-shipment-announced");

        await().until(() -> events.size() >= 3 && sap.reads().size() >= 4);
        assertThat(events).extracting(event -> event.envelope().subject()).containsExactly("1", "2", "3");
        assertThat(sap.reads().get(0).path())
                .contains("%28LastChangeDate%20ge%20datetime%272026-11-23T00%3A00%3A00%27%20or%20CreationDate%20ge%20");
    }

    private static String delivery(String number) {
        return DELIVERY.replace("0180000001", number);
    }

    @ParameterizedTest
    @CsvSource({
        "mfg-sap-purchase-order-poll-source, '&limit=1', limit",
        "mfg-sap-inbound-delivery-poll-source, '&plant=ULM-1', plant",
        "mfg-sap-purchase-order-source, '', secret",
        "mfg-sap-inbound-delivery-source, '', secret"
    })
    void doesNotStartWith(String kamelet, String parameters, String named) {
        assertThatThrownBy(() -> start(kamelet, parameters, eventOf(kamelet))).hasStackTraceContaining(named);
    }

    private static String eventOf(String kamelet) {
        return kamelet.contains("purchase")
                ? "canonical:purchase-order-issued"
                : "canonical:inbound-shipment-announced";
    }

    private int tell(String type, String key, String number) throws Exception {
        return new TestCall()
                .path("/webhooks/sap")
                .body(
                        "{\"specversion\":\"1.0\",\"id\":\"E-1\",\"source\":\"/default/sap.s4.beh/S4HCLNT100\",\"type\":\"sap.s4.beh."
                                + type + ".Changed.v1\",\"data\":{\"" + key + "\":\"" + number + "\"}}")
                .send(server.getPort())
                .statusCode();
    }

    private void hook(String object, String event, String parameters) throws Exception {
        start(
                "mfg-sap-" + object + "-source",
                "&path=webhooks/sap&secret=RAW(" + TestCall.SECRET + ")" + parameters,
                event);
    }

    private void start(String kamelet, String parameters, String event) throws Exception {
        camel.getRegistry().bind("dataSource", database.dataSource());
        TestReference.into(camel);
        server.setHost("127.0.0.1");
        server.setPort(FreePort.find());
        camel.addService(server);
        String record = kamelet.contains("purchase") ? "sap:purchase-order" : "sap:inbound-delivery";
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:" + kamelet + "/sap-in?baseUrl=" + sap.baseUrl() + parameters)
                        .routeId("sap")
                        .transformDataType(new DataType(record), new DataType(event))
                        .process(exchange -> {
                            Object body = exchange.getMessage().getBody();
                            List<?> all = body instanceof List<?> list ? list : List.of(body);
                            all.forEach(one -> events.add((Event<?>) one));
                        });
            }
        });
        camel.start();
    }
}
