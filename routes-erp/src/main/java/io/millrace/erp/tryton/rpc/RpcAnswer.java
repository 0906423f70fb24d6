/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.RetryAfter;
import io.millrace.erp.tryton.rpc.RpcFault.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What came back for a call: HTTP 200 with {@code {"id", "result"}} or {@code {"id", "error": [kind, [words...]]}}, or
 * the words of the web server in front.
 */
record RpcAnswer(int status, byte[] body, @Nullable String retryAfter) {

    private static final int MAX_WORDS = 300;

    /** @param id of the call: the answer of another is none */
    JsonNode result(String method, int id) throws RpcFault {
        JsonNode json = json();
        if (status != 200 || !json.isObject()) {
            throw notFromTryton(method);
        }
        if (json.has("error")) {
            throw refused(method, json.get("error"));
        }
        if (!json.has("result") || json.path("id").asInt(-1) != id) {
            throw new RpcFault(Kind.FAILED, method + " was answered with something else: " + words(json), null);
        }
        return json.get("result");
    }

    private RpcFault notFromTryton(String method) {
        String text = method + " was answered with HTTP " + status;
        return switch (status) {
            case 301, 302, 307, 308, 400, 401, 403, 404, 405, 407, 411 -> new RpcFault(Kind.REFUSED, text, null);
            case 413 -> new RpcFault(Kind.REJECTED, text, null);
            case 425, 429 -> new RpcFault(text, RetryAfter.duration(retryAfter));
            case 503 ->
                retryAfter == null
                        ? new RpcFault(Kind.FAILED, text, null)
                        : new RpcFault(text, RetryAfter.duration(retryAfter));
            default -> new RpcFault(Kind.FAILED, text, null);
        };
    }

    /** Tryton undoes a call that it answers with an error; of any other exception it may have been too late for that. */
    private static RpcFault refused(String method, JsonNode error) {
        JsonNode said = error.path(1);
        return switch (error.path(0).asText()) {
            case "UserError" -> new RpcFault(Kind.REJECTED, words(said.path(0)) + describe(said.path(1)), null);
            case "UserWarning" ->
                new RpcFault(
                        "warning: " + words(said.path(1)) + describe(said.path(2)),
                        said.path(0).asText());
            case "ConcurrencyException" -> new RpcFault(Kind.CONFLICT, words(said), null);
            case "LoginException" -> new RpcFault(Kind.REFUSED, "the login was refused", null);
            default -> new RpcFault(Kind.FAILED, method + " failed: " + words(error.path(0)), null);
        };
    }

    private static String describe(JsonNode description) {
        return description.asText("").isEmpty() ? "" : " " + words(description);
    }

    /** Text of another system, fit for a log line. */
    private static String words(JsonNode said) {
        String text = said.isTextual() ? said.asText() : said.toString();
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_WORDS ? line : line.substring(0, MAX_WORDS) + "...";
    }

    private JsonNode json() {
        try {
            return CanonicalJson.mapper().readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
