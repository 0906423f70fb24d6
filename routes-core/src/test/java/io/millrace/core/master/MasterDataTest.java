/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import static io.millrace.core.master.Pages.DECEMBER;
import static io.millrace.core.master.Pages.NOVEMBER;
import static io.millrace.core.master.Pages.ULM;
import static io.millrace.core.master.Pages.delta;
import static io.millrace.core.master.Pages.full;
import static io.millrace.core.master.Pages.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.reference.LoadedCodes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MasterDataTest {

    private static final Instant BEFORE = NOVEMBER.minus(Duration.ofDays(30));
    private static final Instant NOW = DECEMBER.plus(Duration.ofDays(30));

    private Instant clock = NOW;

    private MasterData open(TestDatabase database) {
        return new MasterData(database.database(), () -> clock);
    }

    private static LoadedCodes.Table items(MasterData data) {
        return data.table("sap", ULM, "item");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFullLoadIsCompleteWithItsLastPage(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            MasterData data = open(database);
            data.apply(full(NOVEMBER, 0, false, item("4711", "FG-200", BEFORE)));
            assertThat(items(data).isComplete()).isFalse();

            data.apply(full(NOVEMBER, 1, true, item("4712", "FG-300", BEFORE)));

            assertThat(items(data).isComplete()).isTrue();
            assertThat(items(data).id("4711", NOW)).isEqualTo("FG-200");
            assertThat(items(data).code("FG-300", NOW)).isEqualTo("4712");
            assertThat(items(data).id("4713", NOW)).isNull();
            assertThat(items(data).codes()).containsExactlyInAnyOrder("4711", "4712");
            assertThat(data.find("sap", ULM, MasterKind.ITEM, "4711", NOW))
                    .hasValueSatisfying(found -> assertThat(
                                    found.details().path("description").asText())
                            .isEqualTo("FG-200"));
            assertThat(data.find("sap", ULM, MasterKind.LOT, "4711", NOW)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatALoadDoesNotSeeIsGoneSinceAndStaysKnownForBefore(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            MasterData data = open(database);
            data.apply(full(NOVEMBER, 0, true, item("4711", "FG-200", BEFORE), item("4712", "FG-300", BEFORE)));

            data.apply(full(DECEMBER, 0, true, item("4711", "FG-200", BEFORE)));

            assertThat(items(data).id("4712", DECEMBER)).isNull();
            assertThat(items(data).id("4712", DECEMBER.minusMillis(1))).isEqualTo("FG-300");
            assertThat(items(data).id("4711", NOW)).isEqualTo("FG-200");

            data.apply(delta(item("4712", "FG-300", BEFORE)));
            assertThat(items(data).id("4712", NOW)).isEqualTo("FG-300");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nothingIsGoneWhenAPageIsMissing(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            MasterData data = open(database);
            data.apply(full(NOVEMBER, 0, true, item("4711", "FG-200", BEFORE), item("4712", "FG-300", BEFORE)));

            data.apply(full(DECEMBER, 1, true, item("4711", "FG-200", BEFORE)));

            assertThat(items(data).id("4712", NOW)).isEqualTo("FG-300");
            data.apply(full(DECEMBER, 0, false));
            data.apply(full(DECEMBER, 1, true, item("4711", "FG-200", BEFORE)));
            assertThat(items(data).id("4712", NOW)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anotherIdIsSoFromTheChangeOn(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            MasterData data = open(database);
            data.apply(full(NOVEMBER, 0, true, item("4711", "FG-200", BEFORE)));

            data.apply(delta(item("4711", "FG-900", DECEMBER)));
            data.apply(delta(item("4711", "FG-900", DECEMBER))); // the overlap tells it again
            data.apply(delta(item("4711", "FG-200", BEFORE))); // and something old comes late

            assertThat(items(data).id("4711", DECEMBER.minusMillis(1))).isEqualTo("FG-200");
            assertThat(items(data).id("4711", DECEMBER)).isEqualTo("FG-900");
            assertThat(items(data).code("FG-200", NOW)).isNull();
            assertThat(items(data).code("FG-900", NOW)).isEqualTo("4711");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aLoadThatWasBegunAnewTakesNothingForGone(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            MasterData data = open(database);
            data.apply(full(NOVEMBER, 0, true, item("4711", "FG-200", BEFORE), item("4712", "FG-300", BEFORE)));
            data.apply(full(DECEMBER, 0, false, item("4711", "FG-200", BEFORE))); // and the process is killed

            Instant again = DECEMBER.plusSeconds(60);
            data.apply(full(again, 0, false, item("4711", "FG-200", BEFORE)));
            data.apply(full(DECEMBER, 1, true)); // of the dead load
            assertThat(items(data).id("4712", NOW)).isEqualTo("FG-300");

            data.apply(full(again, 1, true, item("4712", "FG-300", BEFORE)));
            assertThat(items(data).id("4712", NOW)).isEqualTo("FG-300");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAnotherApplicationLoadsIsSeenSoon(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            MasterData data = open(database);
            assertThat(items(data).isComplete()).isFalse();

            new MasterData(database.database(), InstantSource.system())
                    .apply(full(NOVEMBER, 0, true, item("4711", "FG-200", BEFORE)));
            clock = clock.plus(MasterData.FRESH).plusMillis(1);

            assertThat(items(data).id("4711", NOW)).isEqualTo("FG-200");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aLostDatabaseLeavesWhatIsKnown(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            MasterData data = open(database);
            data.apply(full(NOVEMBER, 0, true, item("4711", "FG-200", BEFORE)));
            assertThat(items(data).isComplete()).isTrue();

            database.exhausted(true);
            clock = clock.plus(Duration.ofHours(1));

            assertThat(items(data).id("4711", NOW)).isEqualTo("FG-200");
        }
    }
}
