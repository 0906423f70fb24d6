/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.FreePort;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.quarantine.QuarantineEntry;
import io.millrace.core.webhook.TestCall;
import io.millrace.erp.TestReference;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mfg-sap-production-order-source} and {@code mfg-sap-production-order-poll-source} with their mapping. */
class SapProductionOrderSourceTest {

    private static final String WEBHOOK = "mfg-sap-production-order-source";
    private static final String POLL = "mfg-sap-production-order-poll-source";

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final List<Event<?>> events = new CopyOnWriteArrayList<>();
    private final MainHttpServer server = new MainHttpServer();
    private SapSystem sap;
    private DefaultCamelContext camel;

    @BeforeEach
    void start() throws IOException {
        sap = new SapSystem();
    }

    @AfterEach
    void stop() {
        if (camel != null) {
            camel.stop();
        }
        sap.close();
    }

    @Test
    void anEventBecomesTheOrderThatIsRead() throws Exception {
        webhook();
        sap.readsGet(answer(200, "{\"d\":" + order("1000012", "X", "", "20261123060000") + "}"));

        assertThat(tell("1000012")).isEqualTo(202);
        assertThat(events).hasSize(1);
        WorkOrderReleased released = (WorkOrderReleased) events.get(0).data();
        assertThat(released.workOrder().id().value()).isEqualTo("1000012");
        assertThat(released.workOrder().operations()).hasSize(1);
        assertThat(released.workOrder().components()).hasSize(1);
        assertThat(sap.reads().get(0).path())
                .contains("/API_PRODUCTION_ORDER_2_SRV/A_ProductionOrder_2(%271000012%27)?$expand=");
    }

    @Test
    void theFirstReleasedStateIsTheReleaseAndTheNextIsAChange() throws Exception {
        webhook();
        sap.readsGet(answer(200, "{\"d\":" + order("1000012", "", "", "20261123050000") + "}"));
        tell("1000012");
        assertThat(events).isEmpty();

        sap.readsGet(answer(200, "{\"d\":" + order("1000012", "X", "", "20261123060000") + "}"));
        tell("1000012");
        tell("1000012");
        assertThat(events.get(1)).isEqualTo(events.get(0));

        sap.readsGet(answer(200, "{\"d\":" + order("1000012", "X", "", "20261123061500") + "}"));
        tell("1000012");
        sap.readsGet(answer(200, "{\"d\":" + order("1000012", "X", "X", "20261123070000") + "}"));
        tell("1000012");
        assertThat(events)
                .extracting(event -> event.envelope().type())
                .containsExactly(
                        EventType.WORK_ORDER_RELEASED,
                        EventType.WORK_ORDER_RELEASED,
                        EventType.WORK_ORDER_CHANGED,
                        EventType.WORK_ORDER_CLOSED);
    }

    @Test
    void whatChangesWithinASecondIsToldOnceEachInItsOrder() throws Exception {
        webhook();
        String released = order("1000012", "X", "", "20261123060000");
        String changed = released.replace("500.000", "600.000");
        String closed = order("1000012", "X", "X", "20261123060000");
        for (String state : List.of(released, released, changed, changed, closed, closed)) {
            sap.readsGet(answer(200, "{\"d\":" + state + "}"));
            assertThat(tell("1000012")).isEqualTo(202);
        }

        assertThat(events.stream().distinct().map(event -> event.envelope().type()))
                .containsExactly(
                        EventType.WORK_ORDER_RELEASED, EventType.WORK_ORDER_CHANGED, EventType.WORK_ORDER_CLOSED);
        assertThat(events).hasSize(6);
        assertThat(events.get(0).envelope().id())
                .as("as versions before told it")
                .isEqualTo(DeterministicId.of("sap-production-order", "ULM", "1000012", "RELEASED", "20261123060000"));
    }

    @Test
    void whatIsBookedToAnOrderIsNoOtherState() throws Exception {
        webhook();
        String order = order("1000012", "X", "", "20261123060000");
        sap.readsGet(answer(200, "{\"d\":" + order + "}"));
        tell("1000012");
        sap.readsGet(answer(200, "{\"d\":{\"MfgOrderConfirmedYieldQty\":\"12.000\"," + order.substring(1) + "}"));
        tell("1000012");

        assertThat(events.get(1)).isEqualTo(events.get(0));
    }

    @Test
    void whileSapCannotBeReadTheSenderIsAskedToSendAgain() throws Exception {
        webhook();
        sap.readsGet(answer(500, "<html>"));
        assertThat(tell("1000012")).isEqualTo(503);

        sap.readsGet(answer(200, "{\"d\":" + order("1000012", "X", "", "20261123060000") + "}"));
        assertThat(tell("1000012")).isEqualTo(202);
        assertThat(events).hasSize(1);
    }

    @Test
    void anEventOfSomethingElseIsLeftOut() throws Exception {
        webhook();

        assertThat(tell("sap.s4.beh.batch.v1.Batch.Changed.v1", "{\"Batch\":\"L-900\"}"))
                .isEqualTo(202);
        assertThat(sap.requests()).isEmpty();
        assertThat(Quarantine.of(camel).find(QuarantineEntry.State.OPEN, 1)).isEmpty();
    }

    @Test
    void anOrderWithoutANumberIsQuarantined() throws Exception {
        webhook();

        assertThat(tell("sap.s4.beh.productionorder.v1.ProductionOrder.Changed.v1", "{}"))
                .isEqualTo(202);
        assertThat(Quarantine.of(camel)
                        .find(QuarantineEntry.State.OPEN, 1)
                        .get(0)
                        .text())
                .contains("data.ManufacturingOrder is missing");
    }

    @Test
    void aServiceThatIsNotThereIsNoOrderThatIsGone() throws Exception {
        webhook();
        sap.readsGet(answer(404, "<html>"));
        assertThat(tell("1000012")).isEqualTo(503);

        sap.readsGet(answer(404, SapSinkContract.error("/IWFND/MED/170", "no service found")));
        assertThat(tell("1000012")).isEqualTo(503);
    }

    @Test
    void anOrderThatIsGoneIsLeftOut() throws Exception {
        webhook();
        sap.readsGet(answer(404, SapSinkContract.error("/IWBEP/CM_MGW_RT/020", "not found")));

        assertThat(tell("1000012")).isEqualTo(202);
        assertThat(events).isEmpty();
    }

    @Test
    void aPollReadsOverAllPagesOfTheServer() throws Exception {
        sap.readsGet(exchange -> {
            boolean next = exchange.getRequestURI().getQuery().contains("skiptoken");
            String page = next
                    ? "[" + order("1000013", "X", "", "20261123060500") + "]"
                    : "[" + order("1000012", "X", "", "20261123060000") + ","
                            + order("1000014", "", "", "20261123060100") + "],\"__next\":\"http://internal.host:50000"
                            + "/sap/opu/odata/sap/API_PRODUCTION_ORDER_2_SRV/A_ProductionOrder_2?$skiptoken=2\"";
            answer(200, "{\"d\":{\"results\":" + page + "}}").answer(exchange);
        });
        poll("&changedSince=2026-11-23T06:00:00Z&plant=ULM");
        await().until(() -> events.size() == 2 && sap.reads().size() >= 6);

        assertThat(events).extracting(event -> event.envelope().subject()).containsExactly("1000012", "1000013");
        assertThat(sap.reads().get(0).path())
                .contains("LastChangeDateTime%20ge%20%2720261123055500%27%20and%20ProductionPlant%20eq%20%27ULM%27")
                .contains("$orderby=LastChangeDateTime&$top=200");
        assertThat(sap.reads().get(2).path()).contains("%2720261123060000%27");
    }

    @ParameterizedTest
    @CsvSource({"503, {}", "401, {}", "200, no json", "200, {}"})
    void aSystemThatFailsIsAskedAgain(int status, String body) throws Exception {
        sap.readsGet(answer(status, body));
        poll("&changedSince=2026-11-23T06:00:00Z");
        await().until(() -> sap.reads().size() >= 2);
        assertThat(events).isEmpty();

        sap.readsGet(answer(200, "{\"d\":{\"results\":[" + order("1000012", "X", "", "20261123060500") + "]}}"));
        await().until(() -> !events.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "mfg-sap-production-order-poll-source?limit=2, baseUrl",
        "mfg-sap-production-order-poll-source?baseUrl=http://127.0.0.1:1&limit=1, limit",
        "mfg-sap-production-order-poll-source?baseUrl=http://127.0.0.1:1&plant=ULM-1, plant",
        "mfg-sap-production-order-source?baseUrl=http://127.0.0.1:1, secret",
        "mfg-sap-production-order-source?secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, baseUrl"
    })
    void doesNotStartWith(String kamelet, String named) {
        assertThatThrownBy(() -> start(kamelet)).hasStackTraceContaining(named);
    }

    static String order(String id, String released, String completed, String lastChange) {
        return "{\"__metadata\":{},\"ManufacturingOrder\":\"" + id + "\",\"ProductionPlant\":\"ULM\","
                + "\"OrderIsReleased\":\"" + released + "\",\"OrderIsTechnicallyCompleted\":\"" + completed + "\","
                + "\"LastChangeDateTime\":\"" + lastChange + "\",\"Material\":\"FG-200\",\"TotalQuantity\":\"500.000\","
                + "\"ProductionUnit\":\"EA\",\"ManufacturingOrderImportance\":\"\","
                + "\"MfgOrderPlannedStartDate\":\"/Date(1795392000000)/\",\"MfgOrderPlannedStartTime\":\"PT06H00M00S\","
                + "\"MfgOrderPlannedEndDate\":\"/Date(1795392000000)/\",\"MfgOrderPlannedEndTime\":\"PT14H00M00S\","
                + "\"to_ProductionOrderOperation\":{\"results\":[{\"ManufacturingOrderOperation\":\"0010\","
                + "\"WorkCenter\":\"WC-300\",\"MfgOrderOperationText\":\"Assemble\"}]},"
                + "\"to_ProductionOrderComponent\":{\"results\":[{\"ManufacturingOrderOperation\":\"0010\","
                + "\"Material\":\"RM-100\",\"RequiredQuantity\":\"1250.000\",\"BaseUnit\":\"KG\",\"Batch\":\"\","
                + "\"MatlCompIsMarkedForBackflush\":false,\"MatlCompIsMarkedForDeletion\":false,"
                + "\"MaterialComponentIsPhantomItem\":false}]},"
                + "\"to_ProductionOrderItem\":{\"results\":[{\"ManufacturingOrderItem\":\"1\",\"Batch\":\"L-900\"}]}}";
    }

    private int tell(String order) throws Exception {
        return tell(
                "sap.s4.beh.productionorder.v1.ProductionOrder.Changed.v1",
                "{\"ManufacturingOrder\":\"" + order + "\"}");
    }

    private int tell(String type, String data) throws Exception {
        return new TestCall()
                .path("/webhooks/sap/production-orders")
                .body("{\"specversion\":\"1.0\",\"id\":\"E-1\",\"source\":\"/default/sap.s4.beh/S4HCLNT100\","
                        + "\"type\":\"" + type + "\",\"data\":" + data + "}")
                .send(server.getPort())
                .statusCode();
    }

    private void webhook() throws Exception {
        start(WEBHOOK + "?baseUrl=" + sap.baseUrl() + "&secret=RAW(" + TestCall.SECRET + ")");
    }

    private void poll(String parameters) throws Exception {
        start(POLL + "?baseUrl=" + sap.baseUrl() + "&pollInterval=50" + parameters);
    }

    private void start(String kamelet) throws Exception {
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("dataSource", database.dataSource());
        TestReference.into(camel);
        server.setHost("127.0.0.1");
        server.setPort(FreePort.find());
        camel.addService(server);
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(camel, "classpath:mfg/mfg-errors.camel.yaml"));
        String uri = "kamelet:" + kamelet.replace("?", "/ulm-sap-orders-in?");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .routeId("ulm-sap-orders")
                        .routeConfigurationId("mfg-errors")
                        .transformDataType(new DataType("sap:production-order"), new DataType("canonical:work-order"))
                        .process(exchange -> events.add(exchange.getMessage().getBody(Event.class)));
            }
        });
        camel.start();
    }
}
