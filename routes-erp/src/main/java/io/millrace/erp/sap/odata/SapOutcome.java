/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.error.MfgException;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posting;
import io.millrace.core.post.RestFailure;
import io.millrace.core.post.RetryAfter;
import io.millrace.erp.sap.SapError;
import io.millrace.erp.sap.odata.SapMessages.Meaning;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an answer of SAP, or none, means for a posting. */
public final class SapOutcome {

    private final SapMessages messages;

    public SapOutcome(SapMessages messages) {
        this.messages = messages;
    }

    /** Did the gateway refuse a repeated call because it had it before, and no longer keeps what came of it? */
    public boolean isDone(ODataAnswer answer) {
        return messages.of(answer.error().codes()) == Meaning.DONE;
    }

    /** A call that was answered, but not with success. */
    public NotPosted refused(Posting posting, ODataAnswer answer) {
        ODataError error = answer.error();
        Meaning meaning = messages.of(error.codes());
        if (meaning != null) {
            return meant(meaning, posting, answer);
        }
        int status = answer.status();
        Duration wait = RetryAfter.duration(answer.header("Retry-After"));
        return switch (status) {
            case 301, 302, 303, 307, 308, 401, 403, 405, 407 ->
                new NotPosted.Misconfigured(PostError.MISCONFIGURED, text(posting, "was turned away", answer), null);
            case 404 ->
                error.isEmpty()
                        ? new NotPosted.Misconfigured(
                                PostError.MISCONFIGURED, text(posting, "found no such service", answer), null)
                        : new NotPosted.Premature(PostError.PREMATURE, text(posting, "came too early", answer), null);
            case 408 -> ambiguous(PostError.NO_ANSWER, posting, "was not read in time", answer);
            case 412, 428 -> later(SapError.CHANGED, posting, "met a change", answer, null);
            case 423 -> later(SapError.LOCKED, posting, "has to wait", answer, wait);
            case 425, 429 -> later(PostError.BUSY, posting, "has to wait", answer, wait);
            case 503 ->
                wait == null
                        ? ambiguous(PostError.SYSTEM_FAILED, posting, "met a failure", answer)
                        : later(PostError.BUSY, posting, "has to wait", answer, wait);
            default -> byKind(posting, answer);
        };
    }

    private NotPosted byKind(Posting posting, ODataAnswer answer) {
        boolean said = !answer.error().isEmpty();
        if (answer.status() >= 400 && answer.status() < 500 || answer.status() < 300 && said) {
            return new NotPosted.Rejected(PostError.REJECTED, text(posting, "was rejected", answer), null);
        }
        ErrorCode code = answer.status() < 300 ? PostError.UNREADABLE_ANSWER : PostError.SYSTEM_FAILED;
        return ambiguous(code, posting, "met a failure", answer);
    }

    private NotPosted meant(Meaning meaning, Posting posting, ODataAnswer answer) {
        return switch (meaning) {
            case LOCKED ->
                later(
                        SapError.LOCKED,
                        posting,
                        "has to wait",
                        answer,
                        RetryAfter.duration(answer.header("Retry-After")));
            case PREMATURE ->
                new NotPosted.Premature(PostError.PREMATURE, text(posting, "came too early", answer), null);
            case UNAUTHORIZED ->
                new NotPosted.Misconfigured(PostError.MISCONFIGURED, text(posting, "was turned away", answer), null);
            case REJECTED -> new NotPosted.Rejected(PostError.REJECTED, text(posting, "was rejected", answer), null);
            case DONE -> outdated(posting, answer);
        };
    }

    /** The gateway cannot say what came of an earlier call, and no document of it was found. */
    public NotPosted outdated(Posting posting, ODataAnswer answer) {
        return ambiguous(SapError.OUTDATED, posting, "is not known to the gateway any more", answer);
    }

    /** A success that does not name what it made. */
    public NotPosted unreadable(Posting posting, ODataAnswer answer) {
        return ambiguous(PostError.UNREADABLE_ANSWER, posting, "was answered without a document", answer);
    }

    /** A call that was not answered, or did not leave. */
    public NotPosted failed(Posting posting, Throwable failure) {
        if (failure instanceof NotPosted known) {
            return known;
        }
        if (failure instanceof BeforeCall before) {
            return before(posting, before);
        }
        return RestFailure.of(failure, posting, false);
    }

    /** What a posting needs to know could not be read, or makes no sense: nothing has left. */
    public MfgException notRead(Posting posting, Throwable failure) {
        if (failure instanceof MfgException known) {
            return known;
        }
        return failed(
                posting,
                failure instanceof BeforeCall ? failure : new BeforeCall("SAP could not be read", null, failure));
    }

    /** Whatever stood in the way, this posting had no effect. */
    private NotPosted before(Posting posting, BeforeCall before) {
        ODataAnswer answer = before.answer();
        if (answer == null) {
            return new NotPosted.NotProcessed(
                    PostError.NOT_REACHABLE,
                    posting + " did not leave, " + before.getMessage() + ": " + before.getCause(),
                    null,
                    before);
        }
        NotPosted refusal = refused(posting, answer);
        String text = text(posting, "did not leave, " + before.getMessage(), answer);
        if (refusal instanceof NotPosted.Ambiguous) {
            return new NotPosted.NotProcessed(PostError.BUSY, text, null, before);
        }
        return refusal;
    }

    /** A question for an earlier attempt that was not answered leaves it open. */
    public NotPosted notLookedUp(Posting posting, Throwable failure) {
        NotPosted known = failed(posting, failure);
        return known instanceof NotPosted.Misconfigured
                ? known
                : new NotPosted.Ambiguous(
                        known.code(), posting + " could not be looked up: " + known.getMessage(), known);
    }

    private static NotPosted later(
            ErrorCode code, Posting posting, String what, ODataAnswer answer, @Nullable Duration wait) {
        return new NotPosted.NotProcessed(code, text(posting, what, answer), wait, null);
    }

    private static NotPosted ambiguous(ErrorCode code, Posting posting, String what, ODataAnswer answer) {
        return new NotPosted.Ambiguous(code, text(posting, what, answer), null);
    }

    private static String text(Posting posting, String what, ODataAnswer answer) {
        String said = answer.error().text();
        return posting + " " + what + ": HTTP " + answer.status() + (said.isEmpty() ? "" : ", " + said);
    }
}
