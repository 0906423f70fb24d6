/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ledger.Governor;
import io.millrace.core.ledger.LedgerListener;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.Transition;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A REST sink kamelet in a ledger: whatever happens to the answer, the system has one document. */
class RestSinkInLedgerTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-23T07:00:00+01:00");

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Transition> transitions = new CopyOnWriteArrayList<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final AtomicInteger posts = new AtomicInteger();
    private RestStub erp;

    record GoodsMovement(String eventId, String workOrder, String item, String lot, String quantity, String unit) {}

    @BeforeEach
    void start() throws Exception {
        erp = new RestStub();
        camel.getRegistry().bind("database", database.database());
        camel.getRegistry().bind("witness", new LedgerListener() {
            @Override
            public void changed(List<Transition> changed) {
                transitions.addAll(changed);
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
        erp.close();
    }

    private void flow(TargetClass targetClass) throws Exception {
        String sink = "kamelet:mfg-sample-confirmation-sink/erp-out?token=secret&requestTimeout=500&baseUrl="
                + erp.baseUrl() + "&targetClass=" + targetClass;
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("ledger:erp");
                from("ledger:erp?settleWindow=50ms&retryDelay=20ms")
                        .routeId("erp-post")
                        .process(exchange -> exchange.getMessage()
                                .setBody(mapped((Event<?>) exchange.getMessage().getBody())))
                        .to(sink);
            }
        });
    }

    private static GoodsMovement mapped(Event<?> event) {
        if (event.data() instanceof QualityHoldPlaced placed) {
            QualityHold hold = placed.hold();
            return new GoodsMovement(
                    event.envelope().id(),
                    hold.id().value(),
                    hold.item().value(),
                    hold.lot().value(),
                    "0",
                    "EA");
        }
        MaterialConsumed data = (MaterialConsumed) event.data();
        return new GoodsMovement(
                event.envelope().id(),
                data.workOrder().value(),
                data.item().value(),
                data.lot().value(),
                data.quantity().value().toPlainString(),
                data.quantity().unit().code());
    }

    private void send() {
        send("C-1", "WO-1001", "L-77");
    }

    private void send(String id, String order, String lot) {
        MaterialConsumed data = new MaterialConsumed(
                new WorkOrderId(order),
                new PlantId("ULM"),
                new OperationId("0020"),
                new ItemId("RM-100"),
                new LotId(lot),
                Quantity.of("2.500", "KGM"),
                new EquipmentPath("/acme/ulm/assembly/line3"),
                null,
                TIME);
        accept(Event.of(data, id, "/acme/ulm/assembly/line3", order, TIME, order));
    }

    private void accept(Event<?> event) {
        camel.createProducerTemplate().sendBody("direct:in", event);
    }

    /** Books by key as the header says, but the first answer is lost. */
    private void booksButLosesItsFirstAnswer(HttpExchange exchange, String header) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            String key = exchange.getRequestURI().getQuery().substring("externalReference=".length());
            String items = documents.containsKey(key) ? "{\"documentNumber\":\"" + documents.get(key) + "\"}" : "";
            RestStub.answer(200, "{\"items\":[" + items + "]}").answer(exchange);
            return;
        }
        String key = exchange.getRequestHeaders().getFirst(header);
        boolean first = posts.incrementAndGet() == 1;
        String document = header.equals(Barrier.IDEMPOTENCY_KEY)
                ? documents.computeIfAbsent(key, k -> "D-" + posts.get())
                : documents.merge(key, "D-" + posts.get(), (before, again) -> "twice");
        if (first) {
            throw new IOException("the answer is lost");
        }
        RestStub.answer(201, "{\"documentNumber\":\"" + document + "\"}").answer(exchange);
    }

    private void awaitPosted(String document) {
        await().untilAsserted(() -> assertThat(transitions).anySatisfy(transition -> {
            assertThat(transition.to()).isEqualTo(State.POSTED);
            assertThat(transition.documentNumber()).isEqualTo(document);
        }));
    }

    @Test
    void aLostAnswerIsSettledByTheSameCallAgain() throws Exception {
        erp.behave(exchange -> booksButLosesItsFirstAnswer(exchange, Barrier.IDEMPOTENCY_KEY));
        flow(TargetClass.IDEMPOTENT);
        send();

        awaitPosted("D-1");
        assertThat(posts).hasValue(2);
        assertThat(erp.requests().get(1))
                .as("the frozen bytes under the same key")
                .isEqualTo(erp.requests().get(0));
    }

    @Test
    void aLostAnswerIsSettledByLookingItUp() throws Exception {
        erp.behave(exchange -> booksButLosesItsFirstAnswer(exchange, Barrier.EXTERNAL_REFERENCE));
        flow(TargetClass.LOOKUP);
        send();

        awaitPosted("D-1");
        assertThat(posts).hasValue(1);
        assertThat(documents).hasSize(1);
    }

    @Test
    void whatTheSystemDidNotGetIsPostedOnceTheLookUpSaysSo() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        erp.behave(exchange -> {
            if (calls.incrementAndGet() == 1) {
                throw new IOException("dies before it books");
            }
            posts.set(1);
            booksButLosesItsFirstAnswer(exchange, Barrier.EXTERNAL_REFERENCE);
        });
        flow(TargetClass.LOOKUP);
        send();

        awaitPosted("D-2");
        assertThat(documents).hasSize(1).doesNotContainValue("twice");
        assertThat(erp.requests().stream().map(RestStub.Request::method)).containsExactly("POST", "GET", "POST");
    }

    /** 429 is said of the ERP, not of one delivery: nothing of the target leaves before the time it named. */
    @Test
    void aGovernedSystemThatIsBusyIsLeftAloneAndAHoldIsFirstAfterwards() throws Exception {
        Governor governor = new Governor();
        governor.setTarget("erp");
        governor.setCallsPerSecond(10);
        camel.getRegistry().bind("erpGovernor", governor);
        List<Long> times = new CopyOnWriteArrayList<>();
        erp.behave(exchange -> {
            times.add(System.nanoTime());
            (times.size() == 1
                            ? RestStub.answer(429, "{\"code\":\"BUSY\"}", "Retry-After", "2")
                            : RestStub.answer(201, "{\"documentNumber\":\"D-1\"}"))
                    .answer(exchange);
        });
        flow(TargetClass.IDEMPOTENT);
        send("C-1", "WO-1001", "L-77");
        await().until(() -> transitions.stream().anyMatch(each -> each.to() == State.RETRY_WAIT));
        for (int i = 2; i <= 6; i++) {
            send("C-" + i, "WO-100" + i, "L-7" + i);
        }
        QualityHold hold = new QualityHold(
                new HoldId("QH-31"),
                new PlantId("ULM"),
                new ItemId("FG-200"),
                new LotId("L-900"),
                List.of(),
                null,
                "leak at 10 bar",
                TIME);
        accept(Event.of(new QualityHoldPlaced(hold), "Q-1", "/acme/ulm/quality", "QH-31", TIME, "QH-31"));

        await().until(() ->
                transitions.stream().filter(each -> each.to() == State.POSTED).count() == 7);
        assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(1900));
        assertThat(erp.requests())
                .extracting(request -> request.body().replaceAll(".*\"eventId\":\"([^\"]+)\".*", "$1"))
                .hasSize(8)
                .startsWith("C-1", "Q-1");
    }

    @Test
    void aRefusalIsParkedAndTellsTheOperatorWhy() throws Exception {
        erp.behave(RestStub.answer(422, "{\"code\":\"PERIOD_CLOSED\",\"message\":\"period 10 is closed\"}"));
        flow(TargetClass.IDEMPOTENT);
        send();

        await().untilAsserted(() -> assertThat(transitions)
                .anySatisfy(transition -> assertThat(transition.to()).isEqualTo(State.PARKED)));
        Transition parked = transitions.get(transitions.size() - 1);
        assertThat(parked.code()).isEqualTo("MFG-POST-004");
        assertThat(parked.text()).contains("WO-1001", "L-77", "2.500 KGM", "ULM", "PERIOD_CLOSED period 10 is closed");
    }

    @Test
    void aWrongTokenStopsTheTargetAndNothingIsLost() throws Exception {
        erp.behave(RestStub.answer(401, ""));
        List<String> stopped = new CopyOnWriteArrayList<>();
        camel.getRegistry().bind("alarm", new LedgerListener() {
            @Override
            public void stopped(String target, String code, String text) {
                stopped.add(target + ' ' + code);
            }
        });
        flow(TargetClass.IDEMPOTENT);
        send();

        await().untilAsserted(() -> assertThat(stopped).containsExactly("erp MFG-POST-005"));
        assertThat(transitions)
                .extracting(Transition::to)
                .contains(State.RECEIVED)
                .doesNotContain(State.PARKED);
    }
}
