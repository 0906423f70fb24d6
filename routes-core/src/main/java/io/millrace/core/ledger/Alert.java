/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

/** What an operator reads about a delivery that needs a person: the facts, what is wrong now, what to do. */
final class Alert {

    private Alert() {}

    static String text(Transition parked) {
        StoredDelivery delivery = parked.before();
        String facts = BusinessText.of(delivery);
        String said = String.valueOf(parked.text());
        String effect = parked.ambiguous()
                ? delivery.target() + " may or may not have it"
                : delivery.target() + " does not have it";
        return parked.code() + ' ' + (said.contains(delivery.subject()) ? said : facts + ": " + said) + ". Now: "
                + effect
                + "; what touches " + delivery.partitionKey() + " waits behind it. Then resolve or replay delivery "
                + delivery.id() + '.';
    }
}
