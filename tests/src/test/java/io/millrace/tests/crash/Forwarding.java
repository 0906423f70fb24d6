/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import io.millrace.canonical.event.Event;
import io.millrace.core.kafka.TestBroker;
import io.millrace.tests.conformance.Checker;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.conformance.Histories;
import io.millrace.tests.conformance.Histories.AuditLine;
import io.millrace.tests.conformance.Histories.Effect;
import io.millrace.tests.conformance.Histories.OwedDelivery;
import io.millrace.tests.conformance.Histories.Sent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;

/** A topic with events, some of them more than once, where they are to go, and what the database knows of them. */
record Forwarding(TestBroker broker, String topic) {

    /** Has an id, and cannot be decoded. */
    private static final String POISON = "bad";

    /** The victim is in the second batch of three; the source repeats of each batch before it is through, and after. */
    private static final List<String> RECORDS =
            List.of("b1", "b2", "b3", Site.VICTIM, "e2", POISON, "n1", Site.VICTIM, "b1", POISON, "n1", "l1");

    /** In their order. */
    static final List<String> EVENTS = List.of("b1", "b2", "b3", Site.VICTIM, "e2", "n1", "l1");

    static Forwarding begin(TestBroker broker, String topic) throws Exception {
        broker.createTopic(topic, 1);
        broker.createTopic(Forwarder.output(topic), 1);
        EventTopic.publish(
                broker.bootstrapServers(),
                RECORDS.stream()
                        .map(id -> {
                            Event<?> event = Movement.consumed(id, "WO-1");
                            return id.equals(POISON)
                                    ? EventTopic.record(topic, event, "{}".getBytes(StandardCharsets.UTF_8))
                                    : EventTopic.record(topic, event);
                        })
                        .toList());
        return new Forwarding(broker, topic);
    }

    boolean isOver() {
        return broker.acknowledged(topic) == RECORDS.size();
    }

    /** What the end of their sessions does to members that say nothing any more. */
    void forgetMembers() throws ExecutionException, InterruptedException {
        try (Admin admin = broker.admin()) {
            admin.removeMembersFromConsumerGroup(topic, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    /** What came out. */
    List<Event<?>> output() {
        return EventTopic.read(broker.bootstrapServers(), Forwarder.output(topic));
    }

    /** What the checker says: what has passed is owed to the output once, in the order of the source. */
    List<Finding> findings(DataSource database, List<Event<?>> output) throws SQLException {
        String target = Forwarder.output(topic);
        List<String> passed = texts(database, "SELECT event_id FROM \"%s\".mfg_passed WHERE consumer = ?", topic);
        return Checker.check(new Histories(
                EVENTS.stream()
                        .map(id -> new Sent(id, List.of(target), List.of("WO-1"), "2.500 KGM", true))
                        .toList(),
                output.stream()
                        .map(Movement::of)
                        .map(each ->
                                new Effect(target, each.eventId(), each.eventId(), each.quantity() + ' ' + each.unit()))
                        .toList(),
                passed.stream()
                        .filter(id -> !id.equals(POISON))
                        .map(id -> new OwedDelivery(target, id, EVENTS.indexOf(id), "POSTED", id, false))
                        .toList(),
                passed.stream()
                        .map(id -> new AuditLine(target, id, "POSTED", topic, null))
                        .toList()));
    }

    /** How often the quarantine has what cannot be decoded. */
    int poison(DataSource database) throws SQLException {
        return texts(database, "SELECT code FROM \"%s\".mfg_quarantine WHERE place = ?", topic)
                .size();
    }

    private static List<String> texts(DataSource database, String query, String value) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query.formatted(Databases.SCHEMA))) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
        }
        return texts;
    }
}
