/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The mapping that the ways without Millrace share: read, checked for what is needed, written as the target wants it. */
final class Mapping {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Mapping() {}

    /** @param message what a machine said */
    static Inbox.Report report(byte[] message) throws IOException {
        ObjectNode in = (ObjectNode) JSON.readTree(message);
        ObjectNode out = JSON.createObjectNode();
        out.put("eventId", in.required("messageId").asText());
        out.put("correlationId", in.required("workOrder").asText());
        out.put("plant", "ULM");
        out.put("direction", "ISSUE");
        out.put("workOrder", in.required("workOrder").asText());
        out.put("item", in.required("item").asText());
        out.put("lot", in.required("lot").asText());
        out.put("quantity", in.required("quantity").asText());
        out.put("unit", "KGM");
        out.put("at", in.required("consumedAt").asText());
        return new Inbox.Report(
                in.get("messageId").asText(), in.get("workOrder").asText(), JSON.writeValueAsBytes(out));
    }
}
