/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Database;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.quarantine.QuarantineEntry.State;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class QuarantineTableTest {

    @Test
    void keepsAnyMessageOnPostgresql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start()) {
            keepsAnyMessage(new Database(postgres.getPostgresDatabase(), "millrace"));
        }
    }

    @Test
    void keepsAnyMessageOnH2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:table;DB_CLOSE_DELAY=-1");
        keepsAnyMessage(new Database(dataSource, "millrace"));
    }

    /** Large, binary, with a NUL in every text and a context that no column of a fixed size would take. */
    private static void keepsAnyMessage(Database database) {
        database.migrate();
        byte[] large = new byte[3 << 20];
        large[7] = -1;
        RawInput input = new RawInput(
                large,
                "text/\u0000odd",
                Map.of("CamelMqttTopic", "plant/U\u0000LM/" + "x".repeat(2000), "long", "\u0001".repeat(20_000)),
                "ulm-in");
        database.inTransaction(connection -> {
            QuarantineTable.insert(connection, new Poison(input, "MFG-MODEL-007", "not\u0000JSON".repeat(500)));
            return null;
        });

        List<QuarantineEntry> open = database.inTransaction(c -> QuarantineTable.find(c, State.OPEN, 10));
        assertThat(open).hasSize(1);
        assertThat(open.get(0).size()).isEqualTo(large.length);
        assertThat(open.get(0).plant()).isEqualTo("U LM");
        RawInput kept = database.inTransaction(
                        c -> QuarantineTable.raw(c, open.get(0).id()))
                .orElseThrow();
        assertThat(kept.bytes()).isEqualTo(large);
        assertThat(kept.context()).isEqualTo(input.context());
        long count = database.inTransaction(QuarantineTable::countOpen);
        assertThat(count).isEqualTo(1);
        List<Long> ids = database.inTransaction(c -> QuarantineTable.openWith(c, "MFG-MODEL-007", 5));
        assertThat(ids).containsExactly(open.get(0).id());
        boolean closed = database.inTransaction(
                c -> QuarantineTable.close(c, open.get(0).id(), State.DISCARDED, "anna", "test"));
        assertThat(closed).isTrue();
        long left = database.inTransaction(QuarantineTable::countOpen);
        assertThat(left).isZero();
    }
}
