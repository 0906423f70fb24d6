/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.ErrorCode;

/** A line of the audit about a delivery that goes on: its state stays. */
final class Note {

    private Note() {}

    /** @return false if it is there already: a delivery that is tried again is no news */
    static boolean write(Ledger ledger, StoredDelivery delivery, ErrorCode code, String text) {
        return ledger.database().inTransaction(connection -> {
            Targets.lock(connection, delivery.target());
            boolean known = AuditEntry.of(connection, delivery.id()).stream()
                    .anyMatch(entry -> code.code().equals(entry.code()) && entry.revision() == delivery.revision());
            if (!known) {
                Audit audit = new Audit(delivery.target(), ledger.now());
                audit.add(Audit.LEDGER, delivery, delivery.state(), null, code.code(), text);
                audit.write(connection);
            }
            return !known;
        });
    }
}
