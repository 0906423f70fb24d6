/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a webhook must refuse, each with the answers that are right for it. */
record BadCall(String name, TestCall call, List<Integer> statuses) {

    private static final long NOW = Instant.now().getEpochSecond();
    private static final String OTHER_SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("another secret of 24 bytes or so".getBytes(StandardCharsets.UTF_8));

    @Override
    public String toString() {
        return name;
    }

    static List<BadCall> all() {
        List<BadCall> calls = new ArrayList<>();
        signatures(calls);
        times(calls);
        bodies(calls);
        paths(calls);
        return calls;
    }

    private static void signatures(List<BadCall> calls) {
        unauthorised(calls, "no signature", call -> call.without("webhook-signature"));
        unauthorised(calls, "empty signature", call -> call.header("webhook-signature", ""));
        unauthorised(calls, "no id", call -> call.without("webhook-id"));
        unauthorised(
                calls,
                "no headers at all",
                call -> call.without("webhook-id").without("webhook-timestamp").without("webhook-signature"));
        unauthorised(calls, "another secret", call -> call.secret(OTHER_SECRET));
        unauthorised(calls, "changed body", call -> call.tampered(TestCall.BODY.replace("2.500", "9.500")));
        unauthorised(calls, "body with a space more", call -> call.tampered(TestCall.BODY + " "));
        unauthorised(calls, "empty body under a good signature", call -> call.tampered(""));
        unauthorised(calls, "changed id", call -> call.header("webhook-id", "msg_2"));
        unauthorised(calls, "empty id", call -> call.id(""));
        unauthorised(calls, "id with a dot", call -> call.id("msg.1"));
        unauthorised(calls, "id with blanks", call -> call.id("msg 1"));
        unauthorised(calls, "id of 300 characters", call -> call.id("m".repeat(300)));
        unauthorised(calls, "id twice", call -> call.more("webhook-id", "msg_2"));
        unauthorised(calls, "signature twice", call -> call.more("webhook-signature", "v1,AAAA"));
        unauthorised(calls, "time stamp twice", call -> call.more("webhook-timestamp", "1"));
        unauthorised(calls, "no version", call -> call.header("webhook-signature", call.base64()));
        unauthorised(calls, "version v1a", call -> call.header("webhook-signature", "v1a," + call.base64()));
        unauthorised(calls, "version none", call -> call.header("webhook-signature", "none,"));
        unauthorised(calls, "v1 without a value", call -> call.header("webhook-signature", "v1,"));
        unauthorised(
                calls,
                "signature cut short",
                call -> call.header("webhook-signature", call.signature().substring(0, 20)));
        unauthorised(calls, "not base64", call -> call.header("webhook-signature", "v1,***"));
        unauthorised(calls, "hexadecimal", call -> call.header("webhook-signature", "v1," + "ab".repeat(32)));
        unauthorised(calls, "hash without a key", call -> call.header("webhook-signature", "v1," + plainHash()));
        unauthorised(
                calls,
                "a good one behind eight bad ones",
                call -> call.header("webhook-signature", "v1,AAAA ".repeat(8) + call.signature()));
        unauthorised(
                calls, "separated by commas", call -> call.header("webhook-signature", "v1,AAAA," + call.signature()));
        unauthorised(
                calls,
                "in another header",
                call -> call.without("webhook-signature").more("x-webhook-signature", call.signature()));
    }

    private static void times(List<BadCall> calls) {
        unauthorised(calls, "six minutes old", call -> call.timestamp(NOW - 360));
        unauthorised(calls, "six minutes ahead", call -> call.timestamp(NOW + 360));
        unauthorised(calls, "a year old", call -> call.timestamp(NOW - 31_536_000));
        unauthorised(calls, "changed time stamp", call -> call.header("webhook-timestamp", String.valueOf(NOW - 1)));
        unauthorised(calls, "no time stamp", call -> call.without("webhook-timestamp"));
        unauthorised(calls, "milliseconds", call -> call.timestamp(NOW * 1000));
        unauthorised(calls, "negative", call -> call.timestamp(-NOW));
        unauthorised(calls, "with a sign", call -> call.timestamp("+" + NOW));
        unauthorised(calls, "with a fraction", call -> call.timestamp(NOW + ".0"));
        unauthorised(calls, "as a date", call -> call.timestamp(Instant.now()));
        unauthorised(calls, "longer than a long", call -> call.timestamp("9".repeat(25)));
    }

    private static void bodies(List<BadCall> calls) {
        add(calls, "a byte too large", call -> call.body('"' + "x".repeat(1 << 20) + '"'), 413);
        add(calls, "five megabytes", call -> call.body(new byte[5 << 20]), 413);
        add(calls, "twelve megabytes", call -> call.body(new byte[12 << 20]), 413);
        add(calls, "a form", call -> call.header("content-type", "application/x-www-form-urlencoded"), 415);
        add(calls, "plain text", call -> call.header("content-type", "text/plain"), 415);
        add(calls, "no content type", call -> call.without("content-type"), 415);
        add(calls, "XML", call -> call.header("content-type", "application/xml"), 415);
        add(
                calls,
                "JSON in another character set",
                call -> call.header("content-type", "application/json; charset=utf-16"),
                415);
        add(calls, "not JSON", call -> call.body("work order"), 400);
        add(calls, "empty, signed", call -> call.body(""), 400);
        add(calls, "half a document", call -> call.body("{\"a\":"), 400);
        add(calls, "two documents", call -> call.body("{} {}"), 400);
        add(calls, "a field twice", call -> call.body("{\"a\":1,\"a\":2}"), 400);
        add(calls, "a thousand levels", call -> call.body("[".repeat(1000) + "]".repeat(1000)), 400);
        add(calls, "a number of 5,000 digits", call -> call.body("{\"a\":" + "9".repeat(5000) + "}"), 400);
    }

    private static void paths(List<BadCall> calls) {
        add(calls, "GET", call -> call.method("GET"), 404, 405);
        add(calls, "PUT", call -> call.method("PUT"), 404, 405);
        add(calls, "another path", call -> call.path("/webhooks/other"), 404);
        add(
                calls,
                "unsigned with two slashes",
                call -> call.path("//webhooks//test").without("webhook-signature"),
                401,
                404);
        add(
                calls,
                "unsigned with an encoded letter",
                call -> call.path("/webhooks/%74est").without("webhook-signature"),
                401,
                404);
        add(
                calls,
                "unsigned with dots",
                call -> call.path("/webhooks/x/../test").without("webhook-signature"),
                401,
                404);
        add(
                calls,
                "unsigned with a semicolon",
                call -> call.path("/webhooks/test;x").without("webhook-signature"),
                401,
                404);
        add(calls, "unsigned in capitals", call -> call.path("/Webhooks/Test").without("webhook-signature"), 401, 404);
        add(
                calls,
                "unsigned with a query",
                call -> call.path("/webhooks/test?webhook-signature=v1").without("webhook-signature"),
                401);
    }

    private static void unauthorised(List<BadCall> calls, String name, UnaryOperator<TestCall> spoil) {
        add(calls, name, spoil, 401);
    }

    private static void add(List<BadCall> calls, String name, UnaryOperator<TestCall> spoil, Integer... statuses) {
        calls.add(new BadCall(name, spoil.apply(new TestCall()), List.of(statuses)));
    }

    private static String plainHash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(TestCall.BODY.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
