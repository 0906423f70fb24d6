/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import static io.millrace.tests.whynot.IdempotentRoute.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.conformance.Histories.Effect;
import io.millrace.tests.conformance.HistoryFile;
import io.millrace.tests.crash.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.processor.idempotent.jdbc.JdbcOrphanLockAwareIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Camel's idempotent consumer, with each of its JDBC repositories, in front of a target. The source sends twice. */
class WhyNotIdempotentConsumerIT {

    private static final IdempotentRoute.Moment NOTHING = () -> {};
    private static final long LOCK_MAX_AGE = 300;

    @TempDir
    Path folder;

    @Test
    void eagerItIsNeverPostedIfTheProcessDiesBeforeThePost() throws Exception {
        die(true, false);
        sendAgain(STOCK, true);
        assertThat(effects()).isEmpty();
        assertThat(Naive.found(effects(), null)).containsExactly(Anomaly.PHANTOM_POSTED);
    }

    @Test
    void notEagerItIsPostedTwiceIfTheProcessDiesAfterThePost() throws Exception {
        die(false, true);
        sendAgain(STOCK, false);
        assertThat(Naive.found(effects(), effects().get(0).document())).containsExactly(Anomaly.DUPLICATE);
    }

    /** No crash is needed: what is done is forgotten after a time. */
    @Test
    void withLocksThatAgeItIsPostedTwiceIfItComesAgainLater() throws Exception {
        sendAgain(aging(), true);
        await().pollDelay(Duration.ofMillis(2 * LOCK_MAX_AGE)).until(() -> true);
        sendAgain(aging(), true);
        assertThat(Naive.found(effects(), effects().get(0).document())).containsExactly(Anomaly.DUPLICATE);
    }

    private static IdempotentRoute.Repository aging() {
        return (context, dataSource) -> {
            JdbcOrphanLockAwareIdempotentRepository made =
                    new JdbcOrphanLockAwareIdempotentRepository(dataSource, "erp", context);
            made.setLockMaxAgeMillis(LOCK_MAX_AGE);
            made.setLockKeepAliveIntervalMillis(LOCK_MAX_AGE / 3);
            return made;
        };
    }

    private void die(boolean eager, boolean afterThePost) throws Exception {
        Process child = Child.start(
                IdempotentRoute.class,
                folder.resolve("log"),
                folder.resolve("seen").toString(),
                file().toString(),
                Boolean.toString(eager),
                Boolean.toString(afterThePost));
        assertThat(Child.await(child)).isEqualTo(137);
    }

    private void sendAgain(IdempotentRoute.Repository repository, boolean eager) throws Exception {
        IdempotentRoute.offer(folder.resolve("seen"), file(), repository, eager, NOTHING, NOTHING);
    }

    private Path file() {
        return folder.resolve("effects.jsonl");
    }

    private List<Effect> effects() throws IOException {
        List<Effect> effects = new ArrayList<>();
        if (Files.exists(file())) {
            for (JsonNode line : HistoryFile.lines(file())) {
                effects.add(new Effect(
                        Naive.TARGET,
                        Naive.EVENT,
                        line.path("document").asText(),
                        line.path("amount").asText()));
            }
        }
        return effects;
    }
}
