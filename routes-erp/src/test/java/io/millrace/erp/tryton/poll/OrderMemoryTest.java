/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Database;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.erp.tryton.wire.TrytonWorkOrder;
import io.millrace.erp.tryton.wire.TrytonWorkOrder.Change;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a source has read, and what it has told. */
class OrderMemoryTest {

    @AutoClose
    private final MemoryDatabase memory = new MemoryDatabase();

    /** The program died after it had read the order and before that was durable; meanwhile the order has changed. */
    @Test
    void anOrderThatWasReadButNotToldIsStillToBeReleased() {
        Database database = new Database(memory.dataSource(), "millrace");
        database.migrate();
        OrderMemory memory = new OrderMemory(database, "ulm");

        assertThat(memory.asTold(order("100", "06:00")).change()).isEqualTo(Change.RELEASED);
        TrytonWorkOrder told = memory.asTold(order("120", "06:15"));
        assertThat(told.change()).isEqualTo(Change.RELEASED);
        memory.released(told);

        assertThat(memory.asTold(order("120", "06:20"))).isEqualTo(told);
        assertThat(memory.asTold(order("130", "07:00")).change()).isEqualTo(Change.CHANGED);
    }

    private static TrytonWorkOrder order(String quantity, String changedAt) {
        OffsetDateTime day = OffsetDateTime.parse("2026-11-23T00:00:00Z");
        return new TrytonWorkOrder(
                "ULM",
                "7",
                Change.RELEASED,
                "FG-200",
                new BigDecimal(quantity),
                "u",
                day,
                day.plusDays(1),
                List.of(),
                List.of(),
                OffsetDateTime.parse("2026-11-23T" + changedAt + ":00Z"));
    }
}
