/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import io.millrace.canonical.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code $batch} with one change set: changes that have their effect together or not at all. The batch is answered 202
 * whatever came of them; the first part that says otherwise is the answer.
 */
final class ChangeSet {

    private static final String BATCH = "millrace_batch";
    private static final String SET = "millrace_changes";

    static final String CONTENT_TYPE = "multipart/mixed; boundary=" + BATCH;

    private static final String END = "\r\n";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\\r\\n]*\\r?\\n");
    private static final Pattern BODY = Pattern.compile("\\r?\\n\\r?\\n");

    private ChangeSet() {}

    static byte[] write(List<ODataCall> changes, String sapClient) {
        StringBuilder text = new StringBuilder();
        line(text, "--" + BATCH);
        line(text, "Content-Type: multipart/mixed; boundary=" + SET);
        line(text, "");
        int id = 1;
        for (ODataCall change : changes) {
            String body = new String(CanonicalJson.write(change.body()), StandardCharsets.UTF_8);
            line(text, "--" + SET);
            line(text, "Content-Type: application/http");
            line(text, "Content-Transfer-Encoding: binary");
            line(text, "Content-ID: " + id++);
            line(text, "");
            line(text, change.method() + ' ' + relative(change) + query(sapClient) + " HTTP/1.1");
            line(text, "Content-Type: application/json");
            line(text, "Accept: application/json");
            line(text, "If-Match: *");
            line(text, "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
            line(text, "");
            line(text, body);
        }
        line(text, "--" + SET + "--");
        line(text, "--" + BATCH + "--");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(END);
    }

    private static String relative(ODataCall change) {
        return change.path().substring(change.service().length() + 1);
    }

    private static String query(String sapClient) {
        return sapClient.isEmpty() ? "" : "?sap-client=" + sapClient;
    }

    /** What the batch's answer says of its changes; the batch itself if it says nothing of them, which nobody can read. */
    static ODataAnswer read(ODataAnswer batch) {
        if (!batch.isSuccessful()) {
            return batch;
        }
        String text = new String(batch.body(), StandardCharsets.UTF_8);
        Matcher part = STATUS.matcher(text);
        ODataAnswer last = null;
        while (part.find() && (last == null || last.isSuccessful())) {
            last = new ODataAnswer(Integer.parseInt(part.group(1)), body(text.substring(part.end())));
        }
        return last == null ? batch : last;
    }

    /** What follows the part's headers, up to the boundary. */
    private static byte[] body(String rest) {
        Matcher empty = BODY.matcher(rest);
        int start = empty.find() ? empty.end() : 0;
        int end = rest.indexOf("\n--", Math.max(start - 1, 0));
        return rest.substring(start, end < start ? Math.min(start, rest.length()) : end)
                .strip()
                .getBytes(StandardCharsets.UTF_8);
    }
}
