/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.api.ApiException;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posting;
import io.millrace.core.reference.ReferenceError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a connector's failure means for somebody who waits. */
public final class Unanswered {

    private Unanswered() {}

    /** What connectors name in their texts, so that {@link #of} can say it in the words of who asked. */
    public static Posting posting(String system) {
        return new Posting(system, null, List.of());
    }

    /**
     * @param system as in {@link #posting}
     * @return an {@link ApiException}, or the failure itself where it is nothing for a caller
     */
    public static Throwable of(Object question, String system, Throwable failure) {
        if (failure instanceof NotPosted known) {
            Duration wait = known instanceof NotPosted.NotProcessed later ? later.retryAfter() : null;
            return failed(error(known), question, system, said(known, system), wait, known);
        }
        boolean unknown = failure instanceof MfgException known && known.code() instanceof ReferenceError;
        return unknown ? failed(ActionError.UNKNOWN, question, system, failure.getMessage(), null, failure) : failure;
    }

    private static ActionError error(NotPosted failure) {
        if (failure instanceof NotPosted.Premature) {
            return ActionError.UNKNOWN;
        }
        if (failure instanceof NotPosted.Rejected) {
            return ActionError.REJECTED;
        }
        if (failure instanceof NotPosted.Misconfigured) {
            return ActionError.TURNED_AWAY;
        }
        return failure instanceof NotPosted.Ambiguous ? ActionError.UNKNOWN_OUTCOME : ActionError.NOT_ANSWERED;
    }

    private static String said(NotPosted failure, String system) {
        return failure.getMessage().replace(posting(system).toString(), system).replaceFirst("^MFG-\\w+-\\d+ ", "");
    }

    private static ApiException failed(
            ActionError error,
            Object question,
            String system,
            String said,
            @Nullable Duration wait,
            Throwable failure) {
        return new ApiException(error, system + " did not give " + question + ": " + said, wait, failure);
    }
}
