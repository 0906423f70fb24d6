/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the system says to a request. Status 0: it says nothing, the connection is cut. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer empty(int status) {
        return new Answer(status, new LinkedHashMap<>(), new byte[0]);
    }

    static Answer cut() {
        return empty(0);
    }

    static Answer json(int status, JsonNode body) {
        return empty(status).body("application/json;charset=utf-8", Json.bytes(body));
    }

    static Answer text(int status, String text) {
        return empty(status).body("text/plain;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer html(int status, String title) {
        String page = "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>\n";
        return empty(status).body("text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    Answer body(String contentType, byte[] bytes) {
        return new Answer(status, headers, bytes).with("Content-Type", contentType);
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    boolean failed() {
        return status >= 400;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
