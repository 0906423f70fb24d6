/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.util.List;

/**
 * Whether the audit of a target is what was sealed.
 *
 * @param sealed number of entries under a seal
 * @param open number of entries not yet sealed
 * @param head the newest seal: keep it elsewhere, it proves everything before it
 * @param problems what was removed, added or changed; empty if nothing
 */
public record AuditReport(String target, long sealed, long open, String head, List<String> problems) {

    public boolean isIntact() {
        return problems.isEmpty();
    }
}
