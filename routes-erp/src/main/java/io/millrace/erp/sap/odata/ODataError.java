/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What SAP says is wrong: {@code {"code": "M7/053", "message": {"value": "..."}, "innererror": {"errordetails": [...]}}}
 * of v2, {@code {"code", "message", "details": [...]}} of v4. SAP's first code is often the gateway's; what happened
 * is among the details.
 *
 * @param codes of the error and of its details, class and number as {@code M7/053}
 * @param text what was said, for people
 */
record ODataError(List<String> codes, String text) {

    private static final int MAX_TEXT = 300;

    static ODataError of(JsonNode error) {
        List<String> codes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        add(error, codes, texts);
        error.path("innererror").path("errordetails").forEach(detail -> add(detail, codes, texts));
        error.path("details").forEach(detail -> add(detail, codes, texts));
        return new ODataError(codes, clean(String.join("; ", texts)));
    }

    boolean isEmpty() {
        return codes.isEmpty() && text.isEmpty();
    }

    private static void add(JsonNode error, List<String> codes, List<String> texts) {
        String severity = error.path("severity").asText("error");
        if (!severity.equals("error")) {
            return;
        }
        String code = error.path("code").asText("");
        JsonNode message = error.path("message");
        String text = message.isObject() ? message.path("value").asText("") : message.asText("");
        if (!code.isEmpty() && !codes.contains(code)) {
            codes.add(code);
        }
        String said = (code + ' ' + text).strip();
        if (!said.isEmpty() && !texts.contains(said)) {
            texts.add(said);
        }
    }

    /** Text of another system, fit for a log line. */
    private static String clean(String said) {
        String line = said.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + "...";
    }
}
