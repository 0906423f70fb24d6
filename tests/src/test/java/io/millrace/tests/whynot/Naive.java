/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import io.millrace.canonical.json.CanonicalJson;
import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.conformance.Checker;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.conformance.Histories;
import io.millrace.tests.conformance.Histories.AuditLine;
import io.millrace.tests.conformance.Histories.Effect;
import io.millrace.tests.conformance.Histories.OwedDelivery;
import io.millrace.tests.conformance.Histories.Sent;
import io.millrace.tests.crash.Erp;
import io.millrace.tests.crash.Fuse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Events that went a naive way, as the checker is told of them. */
final class Naive {

    static final String EVENT = "e1";
    static final String TARGET = "erp";

    private Naive() {}

    /**
     * What the checker finds.
     *
     * @param effects of the event in the target
     * @param noted what the naive way holds for done: a document's number, or null if it notes none
     */
    static List<Anomaly> found(List<Effect> effects, String noted) {
        return found(List.of(EVENT), effects, event -> noted);
    }

    /**
     * What the checker finds of events of one work order, each of which is noted as its effect says.
     *
     * @param events in the order in which they were sent
     */
    static List<Anomaly> found(List<String> events, List<Effect> effects) {
        Map<String, String> documents = effects.stream().collect(Collectors.toMap(Effect::event, Effect::document));
        return found(events, effects, documents::get);
    }

    private static List<Anomaly> found(List<String> events, List<Effect> effects, UnaryOperator<String> noted) {
        Histories histories = new Histories(
                events.stream()
                        .map(event -> new Sent(event, List.of(TARGET), List.of("WO-1"), "2.500 KGM", true))
                        .toList(),
                effects,
                events.stream()
                        .map(event -> new OwedDelivery(
                                TARGET, event, events.indexOf(event), "POSTED", noted.apply(event), false))
                        .toList(),
                events.stream()
                        .map(event -> new AuditLine(TARGET, event, "POSTED", "ledger", null))
                        .toList());
        return Checker.check(histories).stream()
                .map(Finding::anomaly)
                .distinct()
                .toList();
    }

    /** Posts the body; then it is the number of the document. */
    static void post(Erp erp, Exchange exchange) throws IOException {
        String request = new String(CanonicalJson.write(exchange.getMessage().getBody()), StandardCharsets.UTF_8);
        Erp.Reply reply = erp.post(exchange.getExchangeId(), request, Fuse.none());
        if (reply.status() != 201) {
            throw new IllegalStateException("HTTP " + reply.status());
        }
        exchange.getMessage()
                .setBody(CanonicalJson.mapper()
                        .readTree(reply.body())
                        .path("documentNumber")
                        .asText());
    }
}
