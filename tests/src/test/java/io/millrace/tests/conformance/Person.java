/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.ledger.Decision;
import io.millrace.core.ledger.DeliveryQuery;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.ledger.Operations;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.StoredDelivery;
import io.millrace.core.post.PostError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clerk of a target that can neither be called twice nor be asked: looks there for what is parked in doubt, after
 * the time in which it may still show up, and says what is there. What is surely not there is posted again.
 */
final class Person {

    private final Operations operations;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String evidence;
    private final Duration settleWindow;
    private final Map<String, Long> firstSeen = new HashMap<>();

    Person(Ledger ledger, Map<String, String> given) {
        this.operations = ledger.operations();
        this.evidence = "http://127.0.0.1:" + given.get("target") + "/evidence/costing?event=";
        this.settleWindow = Duration.ofMillis(Long.parseLong(given.getOrDefault("settle", "4000")));
    }

    void work() {
        try {
            for (StoredDelivery each :
                    operations.find(DeliveryQuery.all().target("costing").state(State.PARKED))) {
                decide(each);
            }
        } catch (RuntimeException | IOException e) {
            System.out.println("TROUBLE " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void decide(StoredDelivery parked) throws IOException, InterruptedException {
        if (parked.ambiguous()) {
            long seen = firstSeen.computeIfAbsent(parked.id() + " " + parked.sentAt(), none -> System.nanoTime());
            if (System.nanoTime() < seen + settleWindow.toNanos()) {
                return;
            }
            JsonNode items = HistoryFile.read(http.send(
                                    HttpRequest.newBuilder(URI.create(evidence + parked.eventId()))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body())
                    .path("items");
            if (!items.isEmpty()) {
                operations.resolve(
                        parked.id(), items.get(0).path("documentNumber").asText(), decision("it is there"));
                return;
            }
            operations.confirmAbsent(parked.id(), decision("it is not there"));
        }
        if (parked.code() != null && parked.code().equals(PostError.REJECTED.code())) {
            return; // posting it again does not help
        }
        operations.replay(List.of(parked.id()), decision("post it again"), false);
    }

    private static Decision decision(String reason) {
        return new Decision("m.huber", reason);
    }
}
