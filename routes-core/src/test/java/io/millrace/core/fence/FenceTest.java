/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import static io.millrace.core.fence.FenceEvents.PUMP;
import static io.millrace.core.fence.FenceEvents.ULM;
import static io.millrace.core.fence.FenceEvents.at;
import static io.millrace.core.fence.FenceEvents.consumed;
import static io.millrace.core.fence.FenceEvents.made;
import static io.millrace.core.fence.FenceEvents.moved;
import static io.millrace.core.fence.FenceEvents.placed;
import static io.millrace.core.fence.FenceEvents.ready;
import static io.millrace.core.fence.FenceEvents.released;
import static io.millrace.core.fence.FenceEvents.transferred;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.HandlingUnitId;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.ItemId;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import io.millrace.core.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a hold reaches, whatever the order in which the facts come. */
@ParameterizedClass
@EnumSource(Dialect.class)
class FenceTest {

    private static final int SHUFFLES = 40;

    @Parameter
    Dialect dialect;

    private final AtomicInteger openings = new AtomicInteger();
    private Instant now = at(0).toInstant();
    private TestDatabase test;
    private Fence fence;

    @BeforeEach
    void open() {
        test = TestDatabase.open(dialect);
        fence = new Fence(test.database(), () -> now, Duration.ofDays(10));
        fence.onOpened(openings::incrementAndGet);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private HoldStatus hold(String id) {
        return fence.find(new HoldId(id)).orElseThrow();
    }

    private List<String> reached(String hold) {
        return hold(hold).reached().stream().map(Thing::key).toList();
    }

    @Test
    void aHoldGoesWhereTheLotWent() {
        fence.record(List.of(
                consumed(1, "WO-1", "RM-100", "L-77"),
                made(2, "WO-1", "L-900"),
                transferred(3, "L-900", "L-901"),
                moved(4, "340123450000000018", "L-901"),
                ready(5, "80012", null, "340123450000000018"),
                ready(5, "80013", "L-55", null),
                placed(6, "QH-1", "L-77")));

        assertThat(hold("QH-1").named()).containsExactly(new Thing("lot:L-77"));
        assertThat(reached("QH-1"))
                .containsExactly(
                        "handling-unit:340123450000000018",
                        "lot:L-900",
                        "lot:L-901",
                        "shipment:80012",
                        "work-order:WO-1");
    }

    /** The naive way, to act on each fact as it arrives, would miss what is told after the hold. */
    @Test
    void theOrderOfArrivalAndRepetitionsChangeNothing() {
        List<Event<?>> facts = List.of(
                consumed(1, "WO-1", "RM-100", "L-77"),
                made(2, "WO-1", "L-900"),
                consumed(3, "WO-2", "SF-150", "L-900"),
                made(4, "WO-2", "L-950"),
                made(5, "WO-2", "L-951"),
                moved(6, "HU-1", "L-950", "L-951"),
                moved(7, "HU-1", "L-951"),
                moved(8, "HU-2", "L-900"),
                moved(9, "HU-2"),
                ready(10, "80012", "L-951", "HU-1"),
                placed(11, "QH-1", "L-77", "80099"),
                placed(12, "QH-2", "L-951"),
                released(13, "QH-2", "L-951"),
                placed(14, "QH-3", "L-900"),
                released(15, "QH-3", "L-900"),
                placed(16, "QH-3", "L-900"),
                transferred(17, "L-951", "L-900")); // a circle
        fence.record(facts);
        List<String> expected = tables();
        assertThat(expected)
                .contains("QH-1 shipment:80012 false", "QH-3 lot:L-900 true")
                .noneMatch(row -> row.startsWith("QH-2 "))
                .noneMatch(row -> row.contains("handling-unit:HU-2 false"));

        for (int seed = 0; seed < SHUFFLES; seed++) {
            Random random = new Random(seed);
            List<Event<?>> told = new ArrayList<>(facts);
            told.addAll(facts.subList(0, random.nextInt(facts.size())));
            Collections.shuffle(told, random);
            clear();
            while (!told.isEmpty()) {
                List<Event<?>> batch = told.subList(0, Math.min(told.size(), 1 + random.nextInt(6)));
                fence.record(batch);
                batch.clear();
            }
            assertThat(tables()).as("seed " + seed).isEqualTo(expected);
        }
    }

    private List<String> tables() {
        return test.database().inTransaction(connection -> {
            List<String> rows = new ArrayList<>(Sql.query(
                    connection,
                    row -> row.getString(1) + ' ' + row.getString(2) + ' ' + row.getBoolean(3),
                    "SELECT hold_id, thing, named FROM mfg_fence_reach ORDER BY hold_id, thing"));
            rows.addAll(Sql.query(
                    connection,
                    row -> row.getString(1) + " > " + row.getString(2),
                    "SELECT thing, goes_into FROM mfg_fence_link ORDER BY thing, goes_into"));
            return rows;
        });
    }

    private void clear() {
        test.database().inTransaction(connection -> {
            for (String table : List.of("mfg_fence_reach", "mfg_fence_link", "mfg_fence_hold")) {
                Sql.update(connection, "DELETE FROM " + table);
            }
            return null;
        });
    }

    @Test
    void whatIsTakenOffAPalletIsFreeAgain() {
        fence.record(List.of(moved(1, "HU-1", "L-1", "L-2"), ready(2, "80012", "L-2", "HU-1")));
        fence.record(List.of(placed(3, "QH-1", "L-1")));
        assertThat(reached("QH-1")).containsExactly("handling-unit:HU-1", "shipment:80012");
        assertThat(openings).hasValue(0);

        fence.record(List.of(moved(4, "HU-1", "L-2")));

        assertThat(reached("QH-1")).isEmpty();
        assertThat(openings).as("who waits is told").hasValue(1);
    }

    @Test
    void aReleaseEndsItAndANewPlacingBeginsAgain() {
        fence.record(List.of(placed(1, "QH-1", "L-1", "80012")));
        assertThat(fence.open()).extracting(HoldStatus::hold).containsExactly(new HoldId("QH-1"));

        fence.record(List.of(released(5, "QH-1", "L-1")));
        assertThat(hold("QH-1").state()).isEqualTo(HoldStatus.State.RELEASED);
        assertThat(hold("QH-1").named()).isEmpty();
        assertThat(fence.open()).isEmpty();
        assertThat(openings).hasValue(1);

        fence.record(List.of(placed(4, "QH-1", "L-1")));
        assertThat(fence.open()).as("told late").isEmpty();
        fence.record(List.of(placed(6, "QH-1", "L-2")));
        assertThat(hold("QH-1").named()).containsExactly(new Thing("lot:L-2"));
        assertThat(fence.find(new HoldId("QH-9"))).isEmpty();
    }

    @Test
    void anItemOfAPlantAHandlingUnitAndAWorkOrderCanBeHeldToo() {
        ItemId resin = new ItemId("RM-100");
        fence.record(List.of(
                consumed(1, "WO-1", "RM-100", "L-77"),
                consumed(1, "WO-2", "RM-100", null),
                made(2, "WO-1", "L-900"),
                made(2, "WO-2", "L-901"),
                made(2, "WO-3", "L-902")));
        fence.place(new Hold(new HoldId("QH-1"), ULM, Set.of(Thing.item(ULM, resin)), "wrong resin", now));
        HandlingUnitId pallet = new HandlingUnitId("HU-1");
        fence.place(new Hold(new HoldId("QH-2"), ULM, Set.of(Thing.handlingUnit(pallet)), "fell down", now));

        assertThat(reached("QH-1"))
                .containsExactly("lot:L-77", "lot:L-900", "lot:L-901", "work-order:WO-1", "work-order:WO-2");
        assertThat(hold("QH-2").named()).hasToString("[handling unit HU-1]");
        fence.release(new HoldId("QH-1"), now.plusSeconds(1));
        assertThat(fence.open()).extracting(HoldStatus::hold).containsExactly(new HoldId("QH-2"));
        assertThat(Goods.of(ready(1, "80012", "L-900", "HU-1").data()))
                .contains(Thing.item(ULM, PUMP), Thing.handlingUnit(pallet));
    }

    @Test
    void whatIsOldIsForgottenUnlessAnOpenHoldReachesIt() {
        fence.record(List.of(
                consumed(1, "WO-1", "RM-100", "L-77"),
                made(2, "WO-1", "L-900"),
                consumed(1, "WO-2", "RM-110", "L-78"),
                placed(3, "QH-1", "L-77"),
                placed(3, "QH-2", "L-1"),
                released(4, "QH-2", "L-1")));
        now = now.plus(Duration.ofDays(11));

        fence.record(List.of(made(5, "WO-9", "L-9")));

        assertThat(tables())
                .contains("lot:L-77 > work-order:WO-1", "work-order:WO-1 > lot:L-900")
                .doesNotContain("lot:L-78 > work-order:WO-2", "work-order:WO-9 > lot:L-9");
        assertThat(fence.find(new HoldId("QH-2"))).isEmpty();
        assertThat(hold("QH-1").state()).isEqualTo(HoldStatus.State.CLOSED);
    }

    @Test
    void whatIsKnownAlreadyLocksNobodyOut() {
        Event<?> consumed = consumed(1, "WO-1", "RM-100", "L-77");
        fence.record(List.of(consumed));
        FenceEvents.whileRecording(test.database(), placed(2, "QH-1", "L-1"), () -> fence.record(List.of(consumed)));
        assertThat(fence.open()).hasSize(1);
    }
}
