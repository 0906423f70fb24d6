/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a system says to a request.
 *
 * @param status HTTP status, or 0 when the connection is cut instead
 * @param retryAfter seconds, 0 for no such header
 */
record Answer(int status, JsonNode body, int retryAfter) {

    /** The work is done, but the connection breaks before the answer is out. */
    static final Answer CUT = new Answer(0, Json.object(), 0);

    static Answer ok(JsonNode body) {
        return new Answer(200, body, 0);
    }

    static Answer created(String documentNumber) {
        return new Answer(201, document(documentNumber), 0);
    }

    static Answer already(String documentNumber) {
        return ok(document(documentNumber));
    }

    static Answer busy() {
        return new Answer(503, problem("BUSY", "the system is busy, try again later"), 1);
    }

    static Answer refused(int status, String code, String message) {
        return new Answer(status, problem(code, message), 0);
    }

    /** The business reason against a document: it will not get better by itself. */
    static Answer rejected(String code, String message) {
        return refused(422, code, message);
    }

    /** Something the document refers to is not known here yet. */
    static Answer unknown(String code, String message) {
        return refused(404, code, message);
    }

    private static ObjectNode document(String number) {
        return Json.object().put("documentNumber", number);
    }

    private static ObjectNode problem(String code, String message) {
        return Json.object().put("code", code).put("message", message);
    }
}
