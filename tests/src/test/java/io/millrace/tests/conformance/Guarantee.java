/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The promises of docs/guarantees.md in their order, and what in a history breaks each. */
enum Guarantee {
    KEPT("What is accepted is kept", Anomaly.LOST),
    ONE_EFFECT("One effect in the target", Anomaly.DUPLICATE, Anomaly.UNEXPECTED),
    POSTED_MEANS_POSTED("Posted means posted", Anomaly.PHANTOM_POSTED, Anomaly.AMOUNT_MISMATCH),
    ORDER("Order per business key", Anomaly.REORDERED),
    NOTHING_IN_SILENCE("Nothing is passed over in silence", Anomaly.SKIPPED_SILENTLY),
    INTENT("No call without a durable intent", Anomaly.UNEXPECTED),
    END("Everything comes to an end", Anomaly.STUCK),
    BAD_HOLDS_ITSELF("What is bad holds only itself"),
    FULL_IS_REFUSED("Full means refused"),
    SEVERAL_PROCESSES("Several processes, one ledger"),
    AUDIT("The audit cannot be changed unseen"),
    UNKNOWN_CREATES_NOTHING("Who is not known creates nothing"),
    GOVERNED("A target is asked no more than it allows"),
    SECRETS_STAY("Secrets stay where they are"),
    PASSED_ONCE("What has passed does not pass again");

    private final String title;
    private final List<Anomaly> breaking;

    Guarantee(String title, Anomaly... breaking) {
        this.title = title;
        this.breaking = List.of(breaking);
    }

    int number() {
        return ordinal() + 1;
    }

    /** Such as {@code MFG-REL-001 What is accepted is kept}. */
    String title() {
        return "MFG-REL-%03d %s".formatted(number(), title);
    }

    /** In words. */
    String brokenBy() {
        return breaking.isEmpty()
                ? "any, where a fault tries it"
                : breaking.stream().map(Anomaly::toString).collect(Collectors.joining(", "));
    }

    /**
     * Every history of a ledger shows whether the first seven were kept; the others only that of a fault made for them.
     */
    boolean isTriedBy(Outcome outcome) {
        boolean hasLedger = !outcome.also().contains(PASSED_ONCE.number());
        return outcome.also().contains(number()) || hasLedger && !breaking.isEmpty();
    }

    /** How many anomalies of this outcome break it. */
    long found(Outcome outcome) {
        if (!isTriedBy(outcome)) {
            return 0;
        }
        List<Anomaly> its = breaking.isEmpty() ? Arrays.asList(Anomaly.values()) : breaking;
        return its.stream()
                .mapToLong(each -> outcome.anomalies().getOrDefault(each.toString(), 0L))
                .sum();
    }
}
