/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record says, in an operator's words. */
final class Facts {

    private final List<String> facts = new ArrayList<>();

    private Facts() {}

    static Facts of(String what, @Nullable String value) {
        return new Facts().and(what, value);
    }

    /** A fact that the record does not have is left out. */
    Facts and(String what, @Nullable String value) {
        if (value != null) {
            facts.add(what + ' ' + value);
        }
        return this;
    }

    List<String> list() {
        return facts;
    }
}
