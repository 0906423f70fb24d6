/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.ingest.Capture;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.ReadRecord;
import io.millrace.core.master.MasterKind;
import io.millrace.core.master.MasterPage.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The poll with an ERP in front of it that has five items, and tells two at a time. */
class MasterPollTest {

    private static final Instant CHANGED = Instant.parse("2026-11-23T06:00:00Z");
    private static final int ITEMS = 5;

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final List<MasterQuestion> questions = new CopyOnWriteArrayList<>();
    private final List<MasterRecords> told = new CopyOnWriteArrayList<>();
    private final Map<MasterKind, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final AtomicInteger flowFails = new AtomicInteger();
    private DefaultCamelContext camel;

    @BeforeEach
    void start() throws Exception {
        camel = context();
    }

    private DefaultCamelContext context() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("dataSource", database.dataSource());
        return context;
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void run(String kinds) throws Exception {
        MasterPoll poll = new MasterPoll();
        poll.setCamelContext(camel);
        poll.setBaseUrl("http://127.0.0.1:1");
        poll.setPlant("ULM");
        poll.setKinds(kinds);
        poll.setLimit(2);
        poll.check();
        ReadRecord read = new ReadRecord();
        read.setRecord(MasterRecords.class);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("scheduler:poll?initialDelay=1&delay=50&greedy=true&synchronous=true")
                        .routeId("items")
                        .process(poll)
                        .process(exchange -> answer(exchange))
                        .process(new Capture())
                        .process(read)
                        .process(exchange -> {
                            if (flowFails.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                                throw new IllegalStateException("the database is away");
                            }
                            told.add(exchange.getMessage().getBody(MasterRecords.class));
                        })
                        .process(new HandedOver());
            }
        });
        camel.start();
    }

    private void answer(Exchange exchange) {
        MasterPoll poll = MasterPoll.asking(exchange);
        if (poll == null) {
            return;
        }
        MasterQuestion question = poll.question();
        questions.add(question);
        int from = question.next() == null ? 0 : (int) question.next();
        AtomicInteger left = failures.get(question.kind());
        if (from > 0 && left != null && left.getAndDecrement() > 0) {
            poll.failed(exchange, false);
        } else if (question.since() != null && question.since().isAfter(CHANGED)) {
            poll.answered(exchange, new MasterAnswer(List.of(), null, null));
        } else {
            int to = Math.min(ITEMS, from + 3);
            poll.answered(exchange, new MasterAnswer(items(from, to), CHANGED, to == ITEMS ? null : to));
        }
    }

    private static List<JsonNode> items(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> CanonicalJson.mapper().<JsonNode>valueToTree(Map.of("code", "I" + i)))
                .toList();
    }

    private List<MasterRecords> full() {
        return told.stream().filter(page -> page.place() != null).toList();
    }

    @Test
    void aFullLoadIsToldInPagesAndThenWhatHasChanged() throws Exception {
        run("item");
        await().until(() -> questions.stream().anyMatch(question -> question.since() != null));

        assertThat(full()).extracting(page -> page.records().size()).containsExactly(2, 1, 2);
        assertThat(full()).extracting(page -> page.place().page()).containsExactly(0L, 1L, 2L);
        assertThat(full()).extracting(page -> page.place().last()).containsExactly(false, false, true);
        assertThat(questions.get(2).since()).isEqualTo(CHANGED.minusSeconds(300));
        await().until(() -> told.stream().anyMatch(page -> page.place() == null));
    }

    @Test
    void everyKindHasItsTurn() throws Exception {
        run("item, work-center");
        await().until(() -> full().size() == 6);

        assertThat(full()).extracting(MasterRecords::kind).startsWith("item", "item", "item", "work-center");
    }

    @Test
    void whatFailsIsAskedAndToldAgain() throws Exception {
        failures.put(MasterKind.ITEM, new AtomicInteger(2));
        flowFails.set(2);
        run("item");
        await().until(() -> full().size() == 3);

        assertThat(full()).extracting(page -> page.place().page()).containsExactly(0L, 1L, 2L);
        assertThat(questions.stream().filter(question -> question.next() != null && question.since() == null))
                .hasSize(3);
    }

    @Test
    void aLoadThatWasCutOffBeginsAnewAndACompleteOneDoesNot() throws Exception {
        failures.put(MasterKind.ITEM, new AtomicInteger(1_000));
        run("item");
        await().until(() -> full().size() == 2);
        camel.stop();

        Place before = full().get(0).place();
        failures.clear();
        camel = context();
        run("item");
        await().until(() -> full().size() == 5);
        assertThat(full().get(2).place().load()).isGreaterThan(before.load());
        assertThat(full().get(2).place().page()).isZero();
        await().until(() -> questions.get(questions.size() - 1).since() != null);
        camel.stop();

        int asked = questions.size();
        camel = context();
        run("item");
        await().until(() -> questions.size() > asked);
        assertThat(questions.get(asked).since()).as("not everything again").isNotNull();
    }
}
