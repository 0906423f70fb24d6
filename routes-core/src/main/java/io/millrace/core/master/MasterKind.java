/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.canonical.error.MfgException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What master data is about. */
public enum MasterKind {
    ITEM,
    BILL_OF_MATERIAL,
    WORK_CENTER,
    LOT,
    CUSTOMER,
    SUPPLIER;

    /** As parameters and the database write it: {@code bill-of-material}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws MfgException {@link MasterError#UNKNOWN_KIND} */
    public static MasterKind of(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new MfgException(
                        MasterError.UNKNOWN_KIND,
                        "'" + word + "' is none of "
                                + Stream.of(values()).map(MasterKind::word).collect(Collectors.joining(", "))));
    }
}
