/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.canonical.error.MfgException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What master data is about. */
public enum MasterKind {
    ITEM,
    BILL_OF_MATERIAL,
    WORK_CENTER,
    LOT,
    CUSTOMER,
    SUPPLIER;

    private static final Map<String, MasterKind> BY_WORD = byWord();

    private static Map<String, MasterKind> byWord() {
        Map<String, MasterKind> kinds = new LinkedHashMap<>();
        for (MasterKind kind : values()) {
            kinds.put(kind.word(), kind);
        }
        return kinds;
    }

    /** As parameters and the database write it: {@code bill-of-material}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws MfgException {@link MasterError#UNKNOWN_KIND} */
    public static MasterKind of(String word) {
        MasterKind kind = BY_WORD.get(word);
        if (kind == null) {
            throw new MfgException(
                    MasterError.UNKNOWN_KIND, "'" + word + "' is none of " + String.join(", ", BY_WORD.keySet()));
        }
        return kind;
    }
}
