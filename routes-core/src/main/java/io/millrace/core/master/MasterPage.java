/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.PlantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Master data of one kind as a system told it: {@code canonical:master-data}.
 *
 * @param system as the cross-reference names it, {@code sap}
 * @param place which page of a full load it is; null: what has changed
 * @param refused the records that could not be used: they go to the quarantine
 */
public record MasterPage(
        String system,
        PlantId plant,
        MasterKind kind,
        @Nullable Place place,
        List<MasterRecord> records,
        List<Refused> refused) {

    public MasterPage {
        requiredText("system", system);
        required("plant", plant);
        required("kind", kind);
        records = list("records", records);
        refused = list("refused", refused);
    }

    /**
     * A page of a full load.
     *
     * @param load when the load began, milliseconds since 1970: a later load has a greater number
     * @param page from 0
     */
    public record Place(long load, long page, boolean last) {}

    /**
     * A record that could not be used.
     *
     * @param code the system's
     * @param bytes a page of this record alone, as the source's wire record is read
     */
    public record Refused(String code, byte[] bytes, MfgException reason) {}
}
