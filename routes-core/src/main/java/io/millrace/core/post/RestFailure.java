/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** What it means for a posting that a call got no answer. */
public final class RestFailure {

    private RestFailure() {}

    /**
     * {@link NotPosted.NotProcessed} if no byte of the request can have left; else {@link NotPosted.Ambiguous}, and
     * always so for a look-up: it has not been answered.
     */
    public static NotPosted of(Throwable failure, Posting posting, boolean lookUp) {
        String reason = failure.getClass().getSimpleName() + ", " + failure.getMessage();
        if (lookUp) {
            return new NotPosted.Ambiguous(
                    PostError.NO_ANSWER, posting + " could not be looked up: " + reason, failure);
        }
        if (beforeSending(failure)) {
            return new NotPosted.NotProcessed(
                    PostError.NOT_REACHABLE, posting + " did not leave: " + reason, null, failure);
        }
        return new NotPosted.Ambiguous(
                PostError.NO_ANSWER, posting + " left, nobody knows whether it arrived: " + reason, failure);
    }

    private static boolean beforeSending(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException
                    || cause instanceof ConnectionPoolTooBusyException
                    || isWaitForConnection(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Vert.x tells only by its words that a call still waited for one of the {@code maxConnections}. */
    private static boolean isWaitForConnection(Throwable failure) {
        return failure instanceof TimeoutException
                && String.valueOf(failure.getMessage()).contains("when getting a connection");
    }
}
