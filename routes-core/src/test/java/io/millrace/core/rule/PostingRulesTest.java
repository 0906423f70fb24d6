/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import static io.millrace.core.rule.RuleEvents.changed;
import static io.millrace.core.rule.RuleEvents.closed;
import static io.millrace.core.rule.RuleEvents.confirmed;
import static io.millrace.core.rule.RuleEvents.consumed;
import static io.millrace.core.rule.RuleEvents.received;
import static io.millrace.core.rule.RuleEvents.released;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.ledger.SequenceMark;
import io.millrace.core.post.NotPosted;
import io.millrace.core.quarantine.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** mfg-posting-rules-sink and mfg-posting-rules-action, without a ledger. */
@ParameterizedClass
@EnumSource(Dialect.class)
class PostingRulesTest {

    @Parameter
    Dialect dialect;

    private TestDatabase database;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.open(dialect);
        camel.getRegistry().bind("database", database.database());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:facts").to("kamelet:mfg-posting-rules-sink/ulm-rules");
                from("direct:strict").to("kamelet:mfg-posting-rules-action/ulm-strict");
                from("direct:lenient")
                        .to("kamelet:mfg-posting-rules-action/ulm-lenient?orderOpen=WARN&operationKnown=WARN"
                                + "&lotOfItem=OFF&overDelivery=WARN");
                from("direct:tolerant").to("kamelet:mfg-posting-rules-action/ulm-tolerant?overDeliveryTolerance=4.5");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
    }

    private Exchange send(String to, Object body) {
        return camel.createProducerTemplate()
                .request(to, exchange -> exchange.getMessage().setBody(body));
    }

    private void tell(Event<?>... facts) {
        assertThat(send("direct:facts", List.of(facts)).getException()).isNull();
    }

    private void passes(String to, Event<?> event) {
        Exchange done = send(to, event);
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isSameAs(event);
    }

    private void refused(Event<?> event, Class<? extends NotPosted> how, String... texts) {
        assertThat(send("direct:strict", event).getException())
                .isInstanceOf(how)
                .hasMessageContainingAll(texts);
    }

    @Test
    void anOrderOfWhichNothingWasHeardComesAgain() {
        Event<?> early = consumed(1, "WO-1", "0010", "RM-100", "L-77");
        refused(
                early,
                NotPosted.Premature.class,
                "MFG-RULE-001 material-consumed of WO-1 (operation 0010, item RM-100, lot L-77, plant ULM, event ",
                "no release of order WO-1 has been heard");
        tell(released(2, "WO-1"));
        passes("direct:strict", early);
    }

    @Test
    void nothingGoesToAClosedOrderUntilItIsOpenedAgain() {
        tell(released(1, "WO-1"), closed(10, "WO-1"));
        Event<?> late = consumed(9, "WO-1", "0010", "RM-100", "L-77");
        refused(late, NotPosted.Rejected.class, "MFG-RULE-002", "WO-1 was closed at", "Reopen the order and replay");
        tell(changed(5, "WO-1", "500", "0010"));
        refused(late, NotPosted.Rejected.class, "MFG-RULE-002");
        tell(changed(11, "WO-1", "500", "0010"));
        passes("direct:strict", late);
    }

    @Test
    void anOperationThatTheOrderDoesNotHaveIsNamed() {
        tell(released(1, "WO-1"));
        Event<?> wrong = confirmed(2, "WO-1", "0030", null, "1");
        refused(wrong, NotPosted.Rejected.class, "MFG-RULE-003", "no operation 0030, only 0010, 0020");
        passes("direct:lenient", wrong);
        tell(changed(3, "WO-1", "500", "0010", "0020", "0030"));
        passes("direct:strict", wrong);
    }

    @Test
    void aLotIsOfTheItemsItWasToldOf() {
        tell(released(1, "WO-1"), received(1, "RM-200", "L-78"));
        passes("direct:strict", consumed(2, "WO-1", "0010", "RM-100", "L-77"));
        passes("direct:strict", consumed(3, "WO-1", "0010", "RM-100", "L-1"));
        Event<?> wrong = consumed(4, "WO-1", "0010", "RM-100", "L-78");
        refused(wrong, NotPosted.Rejected.class, "MFG-RULE-004", "lot L-78 is of item RM-200, not of RM-100");
        passes("direct:lenient", wrong);
        tell(received(5, "RM-100", "L-78"));
        passes("direct:strict", wrong);
    }

    /** A line that reads the wrong label is no witness for itself; of a lot nobody has spoken of it is. */
    @Test
    void whatALineSaysOfAKnownLotChangesNothing() {
        Event<?> wrong = confirmed(2, "WO-1", "0020", "L-77", "10");
        Event<?> fresh = confirmed(3, "WO-1", "0020", "L-900", "10");
        tell(released(1, "WO-1"), wrong, fresh);
        refused(wrong, NotPosted.Rejected.class, "lot L-77 is of item RM-100, not of FG-200");
        passes("direct:strict", fresh);
        refused(
                consumed(4, "WO-1", "0010", "RM-100", "L-900"),
                NotPosted.Rejected.class,
                "lot L-900 is of item FG-200, not of RM-100");
    }

    @Test
    void noMoreIsConfirmedThanOrderedAndTheSameEventCountsOnce() {
        tell(released(1, "WO-1"));
        Event<?> most = confirmed(2, "WO-1", "0020", "L-900", "499.5");
        passes("direct:strict", most);
        passes("direct:strict", most);
        passes("direct:strict", confirmed(3, "WO-1", "0010", null, "500"));
        Event<?> over = confirmed(4, "WO-1", "0020", "L-900", "1");
        refused(
                over,
                NotPosted.Rejected.class,
                "MFG-RULE-005 production-confirmed of WO-1 (operation 0020, item FG-200, lot L-900, yield 1 EA, plant ULM,",
                "it would bring operation 0020 to 500.5 EA, order WO-1 is for 500 EA, at most 500 EA. Raise the order's");
        passes("direct:strict", confirmed(5, "WO-1", "0020", "L-900", "0.5"));
        passes("direct:tolerant", over);
        assertThat(send("direct:tolerant", confirmed(6, "WO-1", "0020", "L-900", "21.6"))
                        .getException())
                .hasMessageContaining("to 522.6 EA, order WO-1 is for 500 EA, at most 522.5 EA");
        passes("direct:lenient", confirmed(6, "WO-1", "0020", "L-900", "21.6"));
    }

    @Test
    void factsAreASetInWhichTheNewestWins() {
        List<Event<?>> facts = List.of(
                released(1, "WO-1"),
                changed(5, "WO-1", "600", "0010"),
                closed(6, "WO-1"),
                changed(7, "WO-1", "700", "0010"),
                closed(3, "WO-2"),
                released(2, "WO-2"),
                received(1, "RM-200", "L-78"));
        tell(facts.toArray(Event[]::new));
        List<String> expected = tables();
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            database.database().inTransaction(connection -> {
                Sql.update(connection, "DELETE FROM mfg_rule_order");
                return Sql.update(connection, "DELETE FROM mfg_rule_lot");
            });
            List<Event<?>> shuffled = new ArrayList<>(facts);
            shuffled.addAll(facts);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(shuffled.size());
            tell(shuffled.subList(0, cut).toArray(Event[]::new));
            tell(shuffled.subList(cut, shuffled.size()).toArray(Event[]::new));
            assertThat(tables()).isEqualTo(expected);
        }
    }

    private List<String> tables() {
        return database.database().inTransaction(connection -> {
            List<String> rows = new ArrayList<>(Sql.query(
                    connection,
                    row -> row.getString(1)
                            + ' '
                            + (row.getBytes(2) == null
                                    ? ""
                                    : new String(row.getBytes(2), java.nio.charset.StandardCharsets.UTF_8))
                            + ' '
                            + Sql.instant(row, "as_of")
                            + ' '
                            + Sql.instant(row, "closed_at"),
                    "SELECT work_order, data, as_of, closed_at FROM mfg_rule_order ORDER BY work_order"));
            rows.addAll(Sql.query(
                    connection,
                    row -> row.getString(1) + ' ' + row.getString(2),
                    "SELECT lot, item FROM mfg_rule_lot ORDER BY lot, item"));
            return rows;
        });
    }

    @Test
    void poisonIsKeptAndTheBodyStays() {
        List<Object> body = List.of(
                released(1, "WO-1"),
                new SequenceMark("/millrace/ulm", 7),
                new Poison(new RawInput(new byte[] {1}, "text/plain", Map.of(), "route"), "MFG-MODEL-001", "no event"));
        assertThat(send("direct:facts", body).getMessage().getBody()).isEqualTo(body);
        assertThat(Quarantine.of(camel).countOpen()).isEqualTo(1);
    }

    @Test
    void whatIsOldIsForgotten() {
        TestTime time = new TestTime();
        RuleBook book = new RuleBook(database.database(), time, Duration.ofDays(30));
        book.record(List.of(released(1, "WO-1"), closed(2, "WO-1"), released(1, "WO-2")));
        time.now = time.now.plus(Duration.ofDays(31));
        book.record(List.of(changed(60 * 24 * 30, "WO-2", "500", "0010")));
        assertThat(tables()).hasSize(1).first().asString().startsWith("WO-2");
    }

    private static final class TestTime implements InstantSource {
        private Instant now = RuleEvents.at(0).toInstant();

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void whatIsNoEventIsRefused() {
        assertThat(send("direct:strict", "a confirmation").getException()).hasMessageContaining("MFG-RULE-006");
        assertThat(send("direct:facts", List.of("an order")).getException()).hasMessageContaining("MFG-RULE-006");
    }

    @Test
    void wrongSettingsAreRefusedByName() {
        for (String wrong : List.of(
                "mfg-posting-rules-action?overDeliveryTolerance=-5",
                "mfg-posting-rules-action?overDeliveryTolerance=much",
                "mfg-posting-rules-action?lotOfItem=MAYBE",
                "mfg-posting-rules-action?rules=all",
                "mfg-posting-rules-sink?rules=all")) {
            String parameter = wrong.substring(wrong.indexOf('?') + 1, wrong.indexOf('='));
            assertThatThrownBy(() -> camel.addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:" + wrong.hashCode()).to("kamelet:" + wrong);
                        }
                    }))
                    .as(wrong)
                    .hasStackTraceContaining(parameter);
        }
        DefaultCamelContext other = new DefaultCamelContext();
        other.getRegistry().bind("database", database.database());
        other.getPropertiesComponent().addInitialProperty("mfg.rules.retention", "two years");
        assertThatThrownBy(() -> RuleBook.of(other)).hasMessageContaining("MFG-RULE-008");
    }
}
