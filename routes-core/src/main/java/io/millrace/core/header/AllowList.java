/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.header;

import java.util.Set;
import java.util.TreeSet;

/** The fixed lists of headers that may cross a border; what is not named stays on its side. */
public enum AllowList {
    /** Calls to a system: the caller's own headers, above all its {@code Authorization}, never go along. */
    HTTP_SINK(
            Set.of("Content-Type", "Accept", "Idempotency-Key", "External-Reference", "If-Match", "traceparent"),
            Set.of("Content-Type", "Retry-After", "ETag", "Location")),
    /** Calls of an API: what it needs is in path, query and body, who calls in the token. */
    HTTP_API(
            Set.of("Content-Type", "Retry-After", "Age", "WWW-Authenticate"),
            Set.of("Content-Type", "Content-Length", "Authorization", "traceparent")),
    /** Webhooks that come in. */
    HTTP_SOURCE(
            Set.of("Content-Type", "Retry-After", "Cache-Control"),
            Set.of(
                    "Content-Type",
                    "Content-Length",
                    "webhook-id",
                    "webhook-timestamp",
                    "webhook-signature",
                    "traceparent")),
    /** Records of the backbone: the CloudEvents attributes in binary mode. */
    KAFKA(Kafka.ATTRIBUTES, Kafka.ATTRIBUTES),
    /** Nothing in either direction: the border carries the body alone. */
    NONE(Set.of(), Set.of());

    private final Set<String> outbound;
    private final Set<String> inbound;

    AllowList(Set<String> outbound, Set<String> inbound) {
        this.outbound = ignoringCase(outbound);
        this.inbound = ignoringCase(inbound);
    }

    /** May a header of the exchange go to the other system? */
    public boolean allowsOut(String header) {
        return outbound.contains(header);
    }

    /** May a header of the other system come onto the exchange? */
    public boolean allowsIn(String header) {
        return inbound.contains(header);
    }

    private static Set<String> ignoringCase(Set<String> names) {
        Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(names);
        return sorted;
    }

    private static final class Kafka {
        private static final Set<String> ATTRIBUTES = Set.of(
                "content-type",
                "ce_specversion",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_subject",
                "ce_time",
                "ce_dataschema",
                "ce_datacontenttype",
                "ce_correlationid",
                "ce_causationid",
                "ce_sequence",
                "ce_partitionkey",
                "ce_traceparent",
                "ce_plant");
    }
}
