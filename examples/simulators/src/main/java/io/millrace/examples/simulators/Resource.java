/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.util.Map;

/** One path of a system's interface. */
interface Resource {

    default Answer get(Map<String, String> query) {
        return Answer.refused(405, "METHOD_NOT_ALLOWED", "GET is not offered here");
    }

    default Answer post(Headers headers, JsonNode body) {
        return Answer.refused(405, "METHOD_NOT_ALLOWED", "POST is not offered here");
    }
}
