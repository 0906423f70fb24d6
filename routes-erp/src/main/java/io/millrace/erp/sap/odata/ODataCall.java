/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.millrace.canonical.json.CanonicalJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that changes something: what the ledger freezes, and so the same on every attempt.
 *
 * @param method {@code POST}, {@code PATCH}, or {@code BATCH} for a change set
 * @param path below the system's address, with its query: {@code /sap/opu/odata/sap/API_..._SRV/...}
 * @param body a {@code POST} of a function import has none
 * @param etagOf the entity whose ETag is read just before the call and sent as {@code If-Match}; null without
 * @param createdAt when it was first made, for {@code RepeatabilityCreation}
 */
public record ODataCall(
        String method,
        String path,
        @Nullable JsonNode body,
        @Nullable String etagOf,
        Instant createdAt) {

    private static final String TOGETHER = "BATCH";

    public static ODataCall create(String path, JsonNode entity) {
        return new ODataCall("POST", path, entity, null, now());
    }

    /** A function import, or an action. */
    public static ODataCall action(String path) {
        return new ODataCall("POST", path, null, null, now());
    }

    /** Changes the named fields of an entity that must not have changed since it was read. */
    public static ODataCall change(String entity, JsonNode fields) {
        return new ODataCall("PATCH", entity, fields, entity, now());
    }

    /** Changes the named fields of an entity, whoever else changed it: for what must be so in any case. */
    public static ODataCall overwrite(String entity, JsonNode fields) {
        return new ODataCall("PATCH", entity, fields, null, now());
    }

    /** Changes of one service as one change set: all have their effect or none. */
    public static ODataCall together(List<ODataCall> changes) {
        ArrayNode parts = CanonicalJson.mapper().createArrayNode();
        changes.forEach(change -> parts.add(CanonicalJson.mapper().<JsonNode>valueToTree(change)));
        return new ODataCall(TOGETHER, changes.get(0).service() + "/$batch", parts, null, now());
    }

    boolean isTogether() {
        return method.equals(TOGETHER);
    }

    /** The changes of a change set. */
    List<ODataCall> parts() {
        List<ODataCall> parts = new ArrayList<>();
        for (JsonNode part : Objects.requireNonNull(body)) {
            parts.add(CanonicalJson.read(CanonicalJson.write(part), ODataCall.class));
        }
        return parts;
    }

    /** The same call, but only if the entity is as it was read just before. */
    public ODataCall ifUnchanged(String entity) {
        return new ODataCall(method, path, body, entity, createdAt);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The path of the service that has the entity or function. */
    String service() {
        return ODataPath.service(path);
    }
}
