/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.master;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.master.MasterPage.Place;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of master data as the ERP told them.
 *
 * @param plant the canonical plant they are loaded for
 * @param kind {@code bill-of-material}
 * @param place of a full load; null: what has changed
 */
public record MasterRecords(
        String plant,
        String kind,
        OffsetDateTime readAt,
        @Nullable Place place,
        List<JsonNode> records) {

    /** One record by itself, to be told again. */
    public byte[] alone(JsonNode record) {
        return CanonicalJson.write(new MasterRecords(plant, kind, readAt, null, List.of(record)));
    }
}
