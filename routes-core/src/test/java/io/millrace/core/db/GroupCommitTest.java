/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final TestDatabase test = TestDatabase.open(Dialect.H2);
    private final List<Integer> batches = new ArrayList<>();
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final GroupCommit<String> writer = new GroupCommit<>(test.database(), "targets", (connection, batch) -> {
        writing.countDown();
        try {
            open.await(60, TimeUnit.SECONDS); // longer than the slowest machine takes to submit
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        batches.add(batch.size());
        BatchInsert rows = new BatchInsert("mfg_target", "target VARCHAR");
        batch.forEach(rows::row);
        rows.execute(connection);
    });

    @AfterEach
    void close() {
        open.countDown();
        writer.close();
        test.close();
    }

    @Test
    void whatArrivesMeanwhileIsOneTransaction() {
        List<CompletableFuture<Void>> stages =
                IntStream.range(0, 300).mapToObj(i -> writer.submit("t" + i)).toList();
        open.countDown();
        stages.forEach(CompletableFuture::join);
        assertThat(count()).isEqualTo(300);
        assertThat(batches).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void oneBadItemFailsAlone() {
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        for (String target : List.of("first", "a", "a", "b")) {
            stages.add(writer.submit(target));
        }
        open.countDown();
        assertThatThrownBy(() -> stages.get(2).join()).hasMessageContaining("MFG-DB-005");
        stages.get(1).join();
        stages.get(3).join();
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void tooManyWaitingIsAnErrorTheSourceSees() throws InterruptedException {
        writer.submit("first");
        writing.await(60, TimeUnit.SECONDS); // it drains nothing more meanwhile
        CompletableFuture<Void> last = null;
        for (int i = 0; i <= 10_600; i++) {
            last = writer.submit("t" + i);
        }
        CompletableFuture<Void> refused = last;
        assertThatThrownBy(refused::join).hasMessageContaining("MFG-DB-006");
    }

    @Test
    void afterClosingNothingIsTaken() {
        open.countDown();
        writer.submit("first").join();
        writer.close();
        assertThatThrownBy(() -> writer.submit("late").join()).hasMessageContaining("MFG-DB-007");
        assertThat(count()).isEqualTo(1);
    }

    private int count() {
        return test.database().inTransaction(connection -> {
            ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM mfg_target");
            rows.next();
            return rows.getInt(1);
        });
    }
}
