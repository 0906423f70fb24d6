/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The multipart form of {@code $batch}: reads alone, changes in change sets. */
final class Batch {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) (\\S+) HTTP/1\\.1");

    /** One read, or all calls of a change set. */
    record Part(boolean changeSet, List<Call> calls) {}

    /** What came of a part: one answer, or those of a change set. */
    record Done(boolean changeSet, List<Answer> answers) {}

    private record Section(Map<String, String> headers, String content) {}

    private Batch() {}

    static List<Part> parse(Call batch) {
        List<Part> parts = new ArrayList<>();
        for (Section section : sections(batch.headers(), batch.body())) {
            boolean changeSet =
                    section.headers().getOrDefault("Content-Type", "").startsWith("multipart/mixed");
            List<Call> calls = new ArrayList<>();
            for (Section one : changeSet ? sections(section.headers(), section.content()) : List.of(section)) {
                calls.add(call(one.content(), batch));
            }
            if (calls.isEmpty() || changeSet && calls.stream().anyMatch(Call::reads)) {
                throw SapException.malformed("A change set holds changes only");
            }
            parts.add(new Part(changeSet, calls));
        }
        return parts;
    }

    private static List<Section> sections(Map<String, String> headers, String body) {
        Matcher boundary = BOUNDARY.matcher(headers.getOrDefault("Content-Type", ""));
        if (!boundary.find()) {
            throw SapException.malformed("multipart/mixed with a boundary expected");
        }
        String text = ("\n" + body).replace("\r\n", "\n");
        String[] pieces = text.split("\n--" + Pattern.quote(boundary.group(1)));
        if (pieces.length < 3 || !pieces[pieces.length - 1].startsWith("--")) {
            throw SapException.malformed("The multipart body has no end");
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 1; i < pieces.length - 1; i++) {
            sections.add(section(pieces[i].substring(pieces[i].indexOf('\n') + 1)));
        }
        return sections;
    }

    private static Section section(String text) {
        int end = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
        String head = end < 0 ? text : text.substring(0, end);
        String content = end < 0 ? "" : text.substring(end).stripLeading();
        return new Section(headers(head), content);
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : head.split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static Call call(String content, Call batch) {
        int endOfLine = content.indexOf('\n');
        Matcher line = REQUEST_LINE.matcher(
                endOfLine < 0
                        ? content.strip()
                        : content.substring(0, endOfLine).strip());
        if (!line.matches()) {
            throw SapException.malformed(
                    "No request line: '" + content.lines().findFirst().orElse("") + "'");
        }
        Section rest = section(endOfLine < 0 ? "" : content.substring(endOfLine + 1));
        String[] url = line.group(2).split("\\?", 2);
        Map<String, String> headers = new HashMap<>(rest.headers());
        headers.putIfAbsent("Host", batch.headers().getOrDefault("Host", "localhost"));
        return Call.of(
                line.group(1),
                url[0],
                url.length == 2 ? url[1] : null,
                headers,
                rest.content().strip());
    }

    static Answer write(List<Done> parts) {
        String boundary = boundary();
        StringBuilder body = new StringBuilder();
        for (Done part : parts) {
            body.append("--").append(boundary).append("\r\n");
            if (part.changeSet()) {
                String inner = boundary();
                StringBuilder set = new StringBuilder();
                for (Answer answer : part.answers()) {
                    set.append("--").append(inner).append("\r\n").append(http(answer));
                }
                set.append("--").append(inner).append("--\r\n");
                body.append("Content-Type: multipart/mixed; boundary=")
                        .append(inner)
                        .append("\r\n\r\n");
                body.append(set).append("\r\n");
            } else {
                body.append(http(part.answers().get(0)));
            }
        }
        body.append("--").append(boundary).append("--\r\n");
        return Answer.empty(202)
                .body("multipart/mixed; boundary=" + boundary, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String http(Answer answer) {
        StringBuilder text = new StringBuilder("Content-Type: application/http\r\n")
                .append("content-transfer-encoding: binary\r\n\r\nHTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(answer.failed() ? "Error" : "OK")
                .append("\r\n");
        answer.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("Content-Length: ")
                .append(answer.body().length)
                .append("\r\n\r\n")
                .append(answer.text())
                .append("\r\n")
                .toString();
    }

    private static String boundary() {
        return UUID.randomUUID().toString().replace("-", "").toUpperCase();
    }
}
