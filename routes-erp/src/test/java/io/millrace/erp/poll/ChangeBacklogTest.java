/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChangeBacklogTest {

    private static final Instant END = Instant.parse("2026-11-23T06:00:00Z");

    private final ChangeBacklog backlog = new ChangeBacklog();

    @Test
    void tellsEachChangeOnceInItsOrder() {
        backlog.add(page(false, "a", "b"));
        assertThat(next()).isEqualTo("a");
        assertThat(next()).isEqualTo("a");
        backlog.told();
        assertThat(backlog.finished()).isNull();
        assertThat(backlog.more()).isTrue();
        assertThat(next()).isEqualTo("b");
        backlog.told();
        assertThat(backlog.finished()).isEqualTo(END);
        assertThat(backlog.more()).isFalse();

        backlog.add(page(false, "b", "c"));
        assertThat(next()).isEqualTo("c");
    }

    @Test
    void aFullPageIsFollowedByTheNext() {
        backlog.add(page(true, "a"));
        backlog.told();
        assertThat(backlog.finished()).isEqualTo(END);
        assertThat(backlog.nextPage()).isEqualTo(END);
        assertThat(backlog.more()).isTrue();

        backlog.add(page(false, "b"));
        assertThat(backlog.nextPage()).isNull();
    }

    @Test
    void aPageWithNothingNewIsFinishedAtOnce() {
        backlog.add(page(false));

        assertThat(backlog.next()).isNull();
        assertThat(backlog.finished()).isEqualTo(END);
    }

    @Test
    void forgetsWhatNoPollShowsAnyMore() {
        backlog.add(page(false, "a"));
        backlog.told();
        backlog.finished();
        backlog.add(page(false));
        backlog.finished();

        backlog.add(page(false, "a"));
        assertThat(next()).isEqualTo("a");
    }

    private String next() {
        return new String(backlog.next(), StandardCharsets.UTF_8);
    }

    private static ChangePage page(boolean full, String... changes) {
        return new ChangePage(
                Arrays.stream(changes)
                        .map(change -> change.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                END,
                full);
    }
}
