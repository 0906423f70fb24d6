/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a system says of one thing.
 *
 * @param code the system's
 * @param id the canonical one
 * @param validFrom since when; {@link #EVER} if the system does not say
 * @param validTo until when, exclusive; null: until it is said to be gone
 * @param changedAt when it was changed in the system: what is older than what is known changes nothing
 * @param details what else is known, for the kind see the package
 */
public record MasterRecord(
        String code, String id, Instant validFrom, @Nullable Instant validTo, Instant changedAt, JsonNode details) {

    public static final Instant EVER = Instant.EPOCH;

    public MasterRecord {
        requiredText("code", code);
        requiredText("id", id);
        required("validFrom", validFrom);
        required("changedAt", changedAt);
        required("details", details);
    }

    /** @param details an entity of the canonical model, or a map */
    public static JsonNode details(Object details) {
        return CanonicalJson.mapper().valueToTree(details);
    }

    /** The details as an entity of the canonical model. */
    public <T> T as(Class<T> entity) {
        return CanonicalJson.read(CanonicalJson.write(details), entity);
    }
}
