/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.db.DatabaseError;
import io.millrace.core.ledger.LedgerError;
import io.millrace.core.post.NotPosted;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Failures that have nothing to do with the message: the same message gets through later. */
final class Passing {

    private static final List<Class<?>> KINDS = List.of(
            SQLException.class,
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            KafkaException.class,
            InterruptedException.class,
            RejectedExecutionException.class,
            TimeoutException.class,
            NotPosted.NotProcessed.class,
            NotPosted.Misconfigured.class,
            NotPosted.Ambiguous.class);
    private static final List<Class<?>> OF_THE_MESSAGE =
            List.of(RecordTooLargeException.class, SerializationException.class);

    private Passing() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOne(cause, OF_THE_MESSAGE)) {
                return false;
            }
            boolean later = cause instanceof MfgException known
                    && (known.code() instanceof DatabaseError || known.code() == LedgerError.BACK_PRESSURE);
            if (later || isOne(cause, KINDS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(Throwable cause, List<Class<?>> kinds) {
        return kinds.stream().anyMatch(kind -> kind.isInstance(cause));
    }
}
