/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.canonical.value.PlantId;
import io.millrace.core.master.MasterPage.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages of items of plant ULM in SAP. */
final class Pages {

    static final PlantId ULM = new PlantId("ULM");
    static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

    private Pages() {}

    /** A page of a full load that began then. */
    static MasterPage full(Instant began, long page, boolean last, MasterRecord... records) {
        return page(new Place(began.toEpochMilli(), page, last), records);
    }

    static MasterPage delta(MasterRecord... records) {
        return page(null, records);
    }

    private static MasterPage page(@Nullable Place place, MasterRecord... records) {
        return new MasterPage("sap", ULM, MasterKind.ITEM, place, List.of(records), List.of());
    }

    static MasterRecord item(String code, String id, Instant changedAt) {
        return new MasterRecord(
                code, id, MasterRecord.EVER, null, changedAt, MasterRecord.details(Map.of("description", id)));
    }
}
