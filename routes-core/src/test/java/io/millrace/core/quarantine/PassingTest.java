/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.core.db.DatabaseError;
import io.millrace.core.ledger.LedgerError;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassingTest {

    static Stream<Throwable> passing() {
        return Stream.of(
                new ConnectException("refused"),
                new RuntimeCamelException(new SQLException("down")),
                new TimeoutException("no broker"),
                new MfgException(DatabaseError.OVERLOADED, "slow"),
                new MfgException(LedgerError.BACK_PRESSURE, "erp"),
                new NotPosted.NotProcessed(PostError.values()[0], "busy", null, null));
    }

    static Stream<Throwable> ofTheMessage() {
        return Stream.of(
                new MfgException(ModelError.MISSING_FIELD, "item"),
                new RecordTooLargeException("2 MB"),
                new NotPosted.Rejected(PostError.values()[0], "period closed", null),
                new IllegalStateException("a bug"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void theSourceIsNotAcknowledged(Throwable failure) {
        assertThat(Passing.is(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ofTheMessage")
    void theMessageIsQuarantined(Throwable failure) {
        assertThat(Passing.is(failure)).isFalse();
    }
}
