/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.json.CanonicalJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a REST system answered, and what it means for the posting. */
public record RestAnswer(int status, byte[] body, @Nullable String retryAfter) {

    private static final int MAX_MESSAGE = 300;
    private static final Set<String> PREREQUISITES =
            Set.of("UNKNOWN_ORDER", "UNKNOWN_LOT", "UNKNOWN_ITEM", "UNKNOWN_SHIPMENT");

    static RestAnswer of(HttpResponse<Buffer> response) {
        byte[] body = response.body() == null ? new byte[0] : response.body().getBytes();
        return new RestAnswer(response.statusCode(), body, response.getHeader("Retry-After"));
    }

    /** The outcome of a post. @throws NotPosted unless the system named the document. */
    public Posted posted(Posting posting) {
        if (!isSuccessful()) {
            throw refused(posting);
        }
        String document = json().path("documentNumber").asText("");
        if (document.isEmpty()) {
            throw new NotPosted.Ambiguous(
                    PostError.UNREADABLE_ANSWER, text(posting, "was answered without a documentNumber"), null);
        }
        return new Posted(document);
    }

    /**
     * The outcome of a question for an earlier attempt.
     *
     * @throws NotPosted {@link NotPosted.NotProcessed} with {@link PostError#ABSENT} if the system surely has no effect
     *     of it; every other failure leaves the question open
     */
    Posted found(Posting posting) {
        if (!isSuccessful()) {
            NotPosted failure = refused(posting);
            throw failure instanceof NotPosted.Misconfigured
                    ? failure
                    : new NotPosted.Ambiguous(failure.code(), text(posting, "could not be looked up"), failure);
        }
        JsonNode items = json().path("items");
        if (!items.isArray()) {
            throw new NotPosted.Ambiguous(
                    PostError.UNREADABLE_ANSWER, text(posting, "was looked up, but the answer has no items"), null);
        }
        if (items.isEmpty()) {
            throw new NotPosted.NotProcessed(PostError.ABSENT, posting + " is not there", null, null);
        }
        if (items.size() > 1) {
            throw new NotPosted.Rejected(
                    PostError.DUPLICATED, posting + " is there " + items.size() + " times: " + clean(items), null);
        }
        return new Posted(items.get(0).path("documentNumber").asText(null));
    }

    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    /** What it means for the posting that the system did not do it. */
    public NotPosted refused(Posting posting) {
        String error = code();
        return switch (status) {
            case 301, 302, 307, 308, 401, 403, 405, 407 ->
                new NotPosted.Misconfigured(PostError.MISCONFIGURED, text(posting, "was turned away"), null);
            case 404 -> notFound(posting, error);
            case 409 ->
                error.equals("IN_PROGRESS")
                        ? ambiguous(PostError.IN_PROGRESS, posting, "is still being worked on")
                        : rejected(posting);
            case 425, 429 ->
                new NotPosted.NotProcessed(
                        PostError.BUSY, text(posting, "has to wait"), RetryAfter.duration(retryAfter), null);
            case 503 ->
                retryAfter == null
                        ? ambiguous(PostError.SYSTEM_FAILED, posting, "met a failure")
                        : new NotPosted.NotProcessed(
                                PostError.BUSY, text(posting, "has to wait"), RetryAfter.duration(retryAfter), null);
            case 408 -> ambiguous(PostError.NO_ANSWER, posting, "was not read in time");
            default ->
                status >= 400 && status < 500
                        ? rejected(posting)
                        : ambiguous(PostError.SYSTEM_FAILED, posting, "met a failure");
        };
    }

    private NotPosted notFound(Posting posting, String error) {
        if (PREREQUISITES.contains(error)) {
            return new NotPosted.Premature(PostError.PREMATURE, text(posting, "came too early"), null);
        }
        return error.isEmpty()
                ? new NotPosted.Misconfigured(PostError.MISCONFIGURED, text(posting, "found no such address"), null)
                : rejected(posting);
    }

    private NotPosted rejected(Posting posting) {
        return new NotPosted.Rejected(PostError.REJECTED, text(posting, "was rejected"), null);
    }

    private NotPosted ambiguous(ErrorCode code, Posting posting, String what) {
        return new NotPosted.Ambiguous(code, text(posting, what), null);
    }

    private String text(Posting posting, String what) {
        return posting + " " + what + ": HTTP " + status + said();
    }

    private String said() {
        String words = (code() + ' ' + message()).strip();
        return words.isEmpty() ? "" : ", " + words;
    }

    /** The system's code of what is wrong, {@code UNKNOWN_ITEM}; empty without one. */
    public String code() {
        return clean(json().path("code").asText(""));
    }

    /** What the system says to it; empty if it says nothing. */
    public String message() {
        return clean(json().path("message").asText(""));
    }

    /** Text of another system, fit for a log line. */
    private static String clean(Object said) {
        String line = said.toString().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "...";
    }

    /** Anything but a JSON object says nothing. */
    private JsonNode json() {
        try {
            return CanonicalJson.mapper().readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
