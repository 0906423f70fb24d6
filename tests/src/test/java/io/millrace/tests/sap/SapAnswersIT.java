/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.value.LotId;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.Transition;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import io.millrace.core.post.TargetClass;
import io.millrace.erp.sap.SapError;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the connector makes of what SAP answers: the outcome, its code, and what the simulator's books say in the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SapAnswersIT {

    private static final String POST_DOCUMENT =
            "POST /sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/A_MaterialDocumentHeader";

    private final SapFacts facts = new SapFacts();
    private SapFlows flows;
    private SapProcess sap;

    @BeforeAll
    void start() throws Exception {
        sap = new SapProcess(Map.of("slow", "PT2S"));
        flows = new SapFlows(TargetClass.LOOKUP, sap);
    }

    @AfterAll
    void stop() throws Exception {
        assertThat(sap.problems()).isEmpty();
        flows.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("THROTTLED", State.RETRY_WAIT, PostError.BUSY),
                arguments("BUSY", State.RETRY_WAIT, PostError.BUSY),
                arguments("LOCKED", State.RETRY_WAIT, SapError.LOCKED),
                arguments("GARBAGE", State.UNKNOWN, PostError.UNREADABLE_ANSWER),
                arguments("BAD_GATEWAY", State.UNKNOWN, PostError.SYSTEM_FAILED),
                arguments("SESSION_EXPIRED", State.POSTED, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void whateverSapAnswersTheDocumentIsThereOnce(String fate, State outcome, ErrorCode code) throws Exception {
        String order = sap.releasedOrder();
        sap.fate(POST_DOCUMENT, fate, 1);
        Event<?> consumed = facts.consumed(order, "C-" + fate, "5");
        flows.post(consumed);

        Transition first = flows.outcomes("sap", consumed).get(0);
        assertThat(first.to()).isEqualTo(outcome);
        assertThat(first.code()).isEqualTo(code == null ? null : code.code());
        assertThat(consumption(order)).containsExactly("5");
    }

    @Test
    void aChangeSetThatFailsHasNoEffectAndGoesToAPerson() throws Exception {
        List<String> deliveries = List.of(sap.pickedDelivery("L-900"), sap.pickedDelivery("L-900"));
        sap.fate("$batch", "CHANGE_SET_ERROR", 1);
        Event<?> held = facts.held(deliveries);
        flows.send(held);

        Transition parked = flows.awaitParked("stock", held);
        assertThat(parked.code()).isEqualTo(PostError.REJECTED.code());
        assertThat(parked.ambiguous()).isFalse();
        assertThat(parked.text()).contains("An exception was raised");
        assertThat(deliveries).extracting(sap::blockOf).containsOnly("");
        flows.replay(parked);
        assertThat(deliveries).extracting(sap::blockOf).containsOnly("01");
    }

    @Test
    void aPostingIntoAClosedPeriodWaitsForAPersonWhoOpensIt() throws Exception {
        String order = sap.releasedOrder();
        period(LocalDate.now().plusMonths(3));
        Event<?> consumed = facts.consumed(order, "C-period", "5");
        flows.send(consumed);

        Transition parked = flows.awaitParked("sap", consumed);
        assertThat(parked.code()).isEqualTo(PostError.REJECTED.code());
        assertThat(parked.text()).contains("M7/053", "Posting only possible in periods");
        assertThat(consumption(order)).isEmpty();
        period(LocalDate.now());
        flows.replay(parked);
        assertThat(consumption(order)).containsExactly("5");
    }

    private void period(LocalDate current) throws Exception {
        sap.command("/admin/period", "{\"current\":\"" + current + "\"}");
    }

    @Test
    void aDeliveryThatSomebodyChangesMeanwhileIsReadAgain() throws Exception {
        LotId lot = new LotId("L-902");
        flows.post(facts.confirmed(sap.releasedOrder(), lot, "P-etag", "10", "0"));
        String delivery = sap.pickedDelivery("L-902");
        int slow = sap.fates("SLOW");
        sap.fate("PostGoodsIssue", "SLOW", 1);
        Event<?> dispatched = facts.dispatched(delivery, lot);
        flows.send(dispatched);
        await().until(() -> sap.fates("SLOW") > slow);
        sap.post("API_OUTBOUND_DELIVERY_SRV;v=0002/PickAllItems?DeliveryDocument='" + delivery + "'", "");
        flows.awaitEnded();

        Transition first = flows.outcomes("sap", dispatched).get(0);
        assertThat(first.to()).isEqualTo(State.RETRY_WAIT);
        assertThat(first.code()).isEqualTo(SapError.CHANGED.code());
        assertThat(sap.rows("A_MaterialDocumentItem", "Delivery", delivery))
                .extracting(row -> SapBooks.amount(row, "QuantityInBaseUnit"))
                .containsExactly("10");
    }

    @Test
    void aPageThatIsNotAnsweredInTimeLosesNoOrder() throws Exception {
        List<String> orders = List.of(sap.releasedOrder(), sap.releasedOrder(), sap.releasedOrder());
        sap.fate("$skiptoken", "SLOW", 1);
        int slow = sap.fates("SLOW");
        List<String> released = new CopyOnWriteArrayList<>();
        flows.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-sap-production-order-poll-source/slow-in?pollInterval=200&requestTimeout=1000&changedSince="
                                + facts.at().toInstant() + "&baseUrl=" + sap.baseUrl() + "&username=" + SapBooks.USER
                                + "&password=" + SapBooks.PASSWORD)
                        .routeId("slow")
                        .transformDataType(new DataType("sap:production-order"), new DataType("canonical:work-order"))
                        .process(exchange -> {
                            Event<?> event = exchange.getMessage().getBody(Event.class);
                            if (event.envelope().type() == EventType.WORK_ORDER_RELEASED) {
                                released.add(event.envelope().subject());
                            }
                        });
            }
        });

        await().atMost(Duration.ofMinutes(1)).until(() -> released.containsAll(orders));
        assertThat(sap.fates("SLOW")).isEqualTo(slow + 1);
        assertThat(released).doesNotHaveDuplicates();
        flows.camel().getRouteController().stopRoute("slow");
    }

    @Test
    void aTokenThatSapDoesNotTakeAnyMoreIsRenewed() throws Exception {
        String order = sap.releasedOrder();
        flows.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                withToken("right", "simulator");
                withToken("wrong", "guessed");
            }

            private void withToken(String name, String secret) {
                from("direct:" + name)
                        .routeId(name)
                        .transformDataType(
                                new DataType("canonical:material-consumed"), new DataType("sap:material-document"))
                        .to("kamelet:mfg-sap-material-document-sink/" + name + "-out?baseUrl=" + sap.baseUrl()
                                + "&tokenUrl=" + sap.baseUrl() + "/sap/bc/sec/oauth2/token&username=millrace&password="
                                + secret);
            }
        });

        assertThat(Posted.of(posted("right", order, "1"))).isNotNull();
        sap.command("/admin/tokens", "{}");
        assertThat(Posted.of(posted("right", order, "2"))).isNotNull();
        sap.fate(POST_DOCUMENT, "TOKEN_EXPIRED", 1);
        assertThat(Posted.of(posted("right", order, "3"))).isNotNull();
        assertThat(posted("wrong", order, "4").getException()).isInstanceOf(NotPosted.Misconfigured.class);
        assertThat(consumption(order)).containsExactly("1", "2", "3");
    }

    private Exchange posted(String route, String order, String quantity) {
        Event<?> consumed = facts.consumed(order, "C-token-" + quantity, quantity);
        return flows.camel()
                .createProducerTemplate()
                .send("direct:" + route, exchange -> exchange.getMessage().setBody(consumed));
    }

    private List<String> consumption(String order) throws Exception {
        return sap.rows("A_MaterialDocumentItem", "ManufacturingOrder", order).stream()
                .filter(row -> row.path("GoodsMovementType").asText().equals("261"))
                .map(row -> SapBooks.amount(row, "QuantityInBaseUnit"))
                .toList();
    }
}
