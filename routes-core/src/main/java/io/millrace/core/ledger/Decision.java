/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;

/**
 * Who decides, and why: every operation is audited with it.
 *
 * @param actor the person, 1 to 128 characters
 * @param reason in the person's words
 */
public record Decision(String actor, String reason) {

    private static final int MAX_ACTOR = 128;

    public Decision {
        if (actor == null || actor.isBlank() || actor.length() > MAX_ACTOR || actor.equals(Audit.LEDGER)) {
            throw new MfgException(LedgerError.NOT_ALLOWED, "the operation needs the name of the person who decides");
        }
        if (reason == null || reason.isBlank()) {
            throw new MfgException(LedgerError.NOT_ALLOWED, "the operation needs a reason");
        }
    }
}
