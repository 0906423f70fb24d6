/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.consumed;
import static io.millrace.core.ledger.TestEvents.holdPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How much and when a target is asked to do. The clock goes only when the test says so. */
@ParameterizedClass
@EnumSource(Dialect.class)
class GovernorTest extends LedgerTests {

    private static final String CONSUMPTION = "ledger:erp?eventTypes=material-consumed";
    private static final String HOLDS = "ledger:erp?eventTypes=quality-hold-placed,quality-hold-released";

    private final TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
    private final List<Instant> times = new CopyOnWriteArrayList<>();

    /** A route to the ERP that notes when each call begins. */
    private RouteBuilder noted(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> times.add(plant.clock.instant())).process(erp);
            }
        };
    }

    private static List<Event<?>> backlog(int number) {
        return IntStream.range(0, number)
                .<Event<?>>mapToObj(i -> consumed("e" + i, "WO-" + i, null))
                .toList();
    }

    private void awaitPosted(int number) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> erp.posted().size() >= number);
        assertThat(erp.posted()).hasSize(number);
    }

    @Test
    void callsPerSecondAreOfAllRoutesTogether() throws Exception {
        plant.govern("erp").setCallsPerSecond(10);
        plant.start(noted(CONSUMPTION), noted(HOLDS));
        plant.accept("erp", backlog(20));
        plant.accept("erp", holdPlaced("hold", "L-1"));
        for (int posted = 1; posted <= 21; posted++) {
            awaitPosted(posted);
            plant.pass(Duration.ofMillis(100));
        }
        assertThat(times).as("one in each tenth of a second").doesNotHaveDuplicates();
        assertThat(plant.deliveries())
                .allSatisfy(each -> assertThat(each.attempts()).isEqualTo(1));
    }

    @Test
    void aHoldIsNextHoweverLongTheBacklogAndWhateverItsRoute() throws Exception {
        plant.govern("erp").setCallsPerSecond(10);
        plant.start(noted(CONSUMPTION), noted(HOLDS));
        plant.accept("erp", backlog(3000));
        awaitPosted(1);
        plant.accept("erp", holdPlaced("hold", "L-1"));
        plant.pass(Duration.ofMillis(100));
        awaitPosted(2);
        assertThat(erp.posted().get(1)).isEqualTo("hold");
    }

    @Test
    void aHoldThatWasTurnedAwayComesBackBeforeThousandsThatWereToo() throws Exception {
        plant.start();
        plant.accept("erp", backlog(3000));
        plant.accept("erp", holdPlaced("hold", "L-1"));
        plant.test.database().inTransaction(connection -> {
            connection
                    .createStatement()
                    .execute(
                            "UPDATE mfg_delivery SET state = 'RETRY_WAIT', attempts = 1,"
                                    + " next_at = CASE WHEN event_id = 'hold' THEN next_at ELSE next_at - INTERVAL '1' HOUR END");
            return null;
        });
        plant.context.addRoutes(route("ledger:erp?concurrency=1", erp));
        await().until(() -> erp.posted().size() >= 2);
        assertThat(erp.posted().subList(0, 2)).containsExactly("hold", "e0");
    }

    /** The usual throttle holds back what has been taken already, under a lease: the hold finds no place. */
    @Test
    void theNaiveWayThrottlesWhatIsClaimed() throws Exception {
        plant.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("ledger:erp?concurrency=5")
                        .throttle(1)
                        .timePeriodMillis(3_600_000)
                        .asyncDelayed()
                        .process(erp);
            }
        });
        plant.accept("erp", backlog(20));
        await().until(() -> erp.posted().size() == 1 && claimed() == 5);
        plant.accept("erp", holdPlaced("hold", "L-1"));
        plant.pass(Duration.ofSeconds(5));
        assertThat(claimed()).isEqualTo(5);
        assertThat(plant.delivery("erp", "hold").state()).isEqualTo(State.RECEIVED);
    }

    private long claimed() {
        return plant.count("SELECT COUNT(*) FROM mfg_delivery WHERE state = 'CLAIMED'");
    }

    @Test
    void concurrentCallsAreOfAllRoutesTogether() throws Exception {
        plant.govern("erp").setConcurrentCalls(3);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Queue<AsyncCallback> open = new ConcurrentLinkedQueue<>();
        plant.start(waiting(CONSUMPTION, running, most, open), waiting(HOLDS, running, most, open));
        plant.accept("erp", backlog(9));
        plant.accept("erp", holdPlaced("hold", "L-1"));
        for (int done = 0; done < 10; done++) {
            int expected = Math.min(3, 10 - done);
            await().pollInterval(Duration.ofMillis(5)).until(() -> open.size() == expected);
            running.decrementAndGet();
            open.remove().done(false);
        }
        assertThat(most).hasValue(3);
    }

    @Test
    void callsPerSecondAreOfAllTargetsOfTheSystem() throws Exception {
        plant.govern("erp, erp-stock").setCallsPerSecond(10);
        plant.start(noted(CONSUMPTION), noted("ledger:erp-stock"));
        plant.accept("erp,erp-stock", backlog(10));
        for (int posted = 1; posted <= 20; posted++) {
            awaitPosted(posted);
            plant.pass(Duration.ofMillis(100));
        }
        assertThat(times).as("one in each tenth of a second").doesNotHaveDuplicates();
    }

    /** The backlog of one target was there first, and is longer than the day. */
    @Test
    void targetsOfOneSystemTakeTurns() throws Exception {
        plant.govern("erp,erp-stock").setConcurrentCalls(1);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Queue<AsyncCallback> open = new ConcurrentLinkedQueue<>();
        Queue<AsyncCallback> openStock = new ConcurrentLinkedQueue<>();
        plant.start(waiting(CONSUMPTION, running, most, open), waiting("ledger:erp-stock", running, most, openStock));
        plant.accept("erp", backlog(50));
        await().until(() -> open.size() == 1);
        plant.accept("erp-stock", holdPlaced("hold", "L-1"));
        plant.accept("erp-stock", holdPlaced("hold2", "L-2"));
        await().until(() -> plant.count("SELECT COUNT(*) FROM mfg_delivery WHERE target = 'erp-stock'") == 2);
        List<String> turns = new ArrayList<>();
        while (Collections.frequency(turns, "erp-stock") < 2) {
            await().pollInterval(Duration.ofMillis(5)).until(() -> open.size() + openStock.size() == 1);
            running.decrementAndGet();
            turns.add(open.isEmpty() ? "erp-stock" : "erp");
            (open.isEmpty() ? openStock : open).remove().done(false);
        }
        assertThat(turns.subList(turns.indexOf("erp-stock"), turns.size()))
                .containsExactly("erp-stock", "erp", "erp-stock");
        assertThat(most).hasValue(1);
    }

    private static RouteBuilder waiting(
            String uri, AtomicInteger running, AtomicInteger most, Queue<AsyncCallback> open) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(new org.apache.camel.support.AsyncProcessorSupport() {
                    @Override
                    public boolean process(org.apache.camel.Exchange exchange, AsyncCallback callback) {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        exchange.setException(new NotPosted.Rejected(PostError.REJECTED, "no", null));
                        open.add(callback);
                        return false;
                    }
                });
            }
        };
    }

    @Test
    void nothingIsBegunInQuietHoursAndTheHoldIsFirstAfterThem() throws Exception {
        quiet(false);
        plant.start(noted("ledger:erp?concurrency=1"));
        awaitWaits("quiet hours, until 2026-11-23T07:00:00Z");
        plant.accept("erp", backlog(3));
        plant.accept("erp", holdPlaced("hold", "L-1"));
        plant.pass(Duration.ofMinutes(59));
        assertThat(health()).isEqualTo(HealthCheck.State.UP);
        plant.pass(Duration.ofMinutes(1));
        awaitPosted(4);
        assertThat(erp.posted().get(0)).isEqualTo("hold");
        assertThat(times).containsOnly(Instant.parse("2026-11-23T07:00:00Z"));
        assertThat(plant.deliveries())
                .allSatisfy(each -> assertThat(each.attempts()).isEqualTo(1));
        awaitWaits(null);
    }

    @Test
    void aHoldMayGoThroughQuietHours() throws Exception {
        quiet(true);
        plant.start(noted("ledger:erp"));
        awaitWaits("quiet hours, until 2026-11-23T07:00:00Z");
        plant.accept("erp", backlog(3));
        plant.accept("erp", holdPlaced("hold", "L-1"));
        awaitPosted(1);
        plant.pass(Duration.ofHours(1));
        awaitPosted(4);
        assertThat(erp.posted().get(0)).isEqualTo("hold");
        assertThat(times.subList(1, 4)).containsOnly(Instant.parse("2026-11-23T07:00:00Z"));
    }

    /** It is Monday, seven o'clock in Ulm. */
    private void quiet(boolean holds) {
        Governor governor = plant.govern("erp");
        governor.setQuietHours("MON 06:00-08:00");
        governor.setTimeZone("Europe/Berlin");
        governor.setHoldsInQuietHours(holds);
    }

    private void awaitWaits(String why) {
        await().untilAsserted(
                        () -> assertThat(plant.ledger().status().get(0).waits()).isEqualTo(why));
    }

    private HealthCheck.State health() {
        return HealthCheckRegistry.get(plant.context)
                .getCheck("ledger")
                .orElseThrow()
                .callReadiness()
                .getState();
    }

    @Test
    void aTargetThatHasTooMuchToDoIsLeftAlone() throws Exception {
        plant.govern("erp").setConcurrentCalls(1);
        busyWithTheFirst();
        awaitWaits("has too much to do, until 2026-11-23T06:07:00Z");
        plant.accept("erp", holdPlaced("hold", "L-1"));
        plant.pass(Duration.ofMinutes(6));
        plant.pass(Duration.ofMinutes(1));
        awaitPosted(4);
        assertThat(erp.posted()).containsExactly("hold", "e0", "e1", "e2");
        assertThat(times.subList(1, 5)).containsOnly(Instant.parse("2026-11-23T06:07:00Z"));
    }

    @Test
    void aSystemThatHasTooMuchToDoIsLeftAloneAtAllItsTargets() throws Exception {
        plant.govern("erp,erp-stock").setConcurrentCalls(1);
        erp.next("e0", (exchange, target) -> {
            throw new NotPosted.NotProcessed(PostError.BUSY, "429", Duration.ofMinutes(7), null);
        });
        plant.start(noted(CONSUMPTION), noted("ledger:erp-stock"));
        plant.accept("erp", backlog(1));
        plant.awaitState("e0", State.RETRY_WAIT);
        plant.accept("erp-stock", holdPlaced("hold", "L-1"));
        plant.pass(Duration.ofMinutes(6));
        plant.pass(Duration.ofMinutes(1));
        awaitPosted(2);
        assertThat(times.subList(1, 3)).containsOnly(Instant.parse("2026-11-23T06:07:00Z"));
    }

    @Test
    void withoutAGovernorOnlyWhatWasTurnedAwayWaits() throws Exception {
        busyWithTheFirst();
        awaitPosted(2);
        assertThat(erp.posted()).containsExactly("e1", "e2");
    }

    private void busyWithTheFirst() throws Exception {
        erp.next("e0", (exchange, target) -> {
            throw new NotPosted.NotProcessed(PostError.BUSY, "429", Duration.ofMinutes(7), null);
        });
        plant.start(noted("ledger:erp?concurrency=1"));
        plant.accept("erp", backlog(3));
        plant.awaitState("e0", State.RETRY_WAIT);
    }

    @Test
    void isSetByTheTextsOfTheApplicationsProperties() {
        Governor governor = new Governor();
        Map<String, Object> properties = new HashMap<>(Map.of(
                "target", "erp",
                "callsPerSecond", "0.5",
                "concurrentCalls", "4",
                "quietHours", "MON-FRI 22:00-04:30, SAT 12:00-24:00",
                "timeZone", "Europe/Berlin",
                "holdsInQuietHours", "true"));
        PropertyBindingSupport.build()
                .withCamelContext(plant.application())
                .withTarget(governor)
                .withProperties(properties)
                .bind();
        assertThat(properties).as("not taken").isEmpty();
        assertThat(governor.getCallsPerSecond()).isEqualTo(0.5);
        assertThat(governor.isHoldsInQuietHours()).isTrue();
    }

    @Test
    void whatCannotBeMeantIsRefusedAtStart() {
        plant.govern("erp").setCallsPerSecond(-1);
        refused("-1.0 calls per second");
        plant.govern("erp");
        plant.govern("erp");
        refused("2 governors of erp");
        plant.govern("erp").setQuietHours("22:00-04:00");
        refused("timeZone");
        Governor governor = plant.govern("erp");
        governor.setQuietHours("FRI 18:00-24:00, SAT-SUN 00:00-24:00");
        governor.setTimeZone("Europe/Berlin");
        refused("unknownDeadline of PT24H");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> plant.start(noted("ledger:erp"))).hasStackTraceContaining(why);
        plant.governors.clear();
        plant.context.stop();
    }
}
