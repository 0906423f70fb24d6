/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.fence.FenceEvents.placed;
import static io.millrace.core.fence.FenceEvents.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.HoldId;
import io.millrace.core.db.Dialect;
import io.millrace.core.fence.Fence;
import io.millrace.core.fence.FenceEvents;
import io.millrace.core.fence.HoldStatus;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A hold and a barrier at the same instant: the database decides which was first. */
@ParameterizedClass
@EnumSource(Dialect.class)
class FenceRaceTest {

    private static final int AT_LEAST = 20;
    private static final int AT_MOST = 200;
    private static final long STEP = TimeUnit.MICROSECONDS.toNanos(500);
    private static final Set<State> DECIDED = Set.of(State.POSTED, State.RETRY_WAIT);
    private static final Duration SOON = Duration.ofSeconds(10);

    @Parameter
    Dialect dialect;

    private final TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
    private final Map<String, Long> effects = new ConcurrentHashMap<>();
    private LedgerFixture plant;

    @BeforeEach
    void open() {
        plant = new LedgerFixture(dialect);
    }

    @AfterEach
    void close() {
        plant.close();
    }

    private Fence fence() {
        return Fence.of(plant.context);
    }

    private HoldStatus.State state(String hold) {
        return fence().find(new HoldId(hold)).orElseThrow().state();
    }

    /** Each shipment either left before, and then the fence closed after it was over, or it never left. */
    @Test
    void noEffectAfterTheFenceIsClosed() throws Exception {
        Map<String, CountDownLatch> atBarrier = new ConcurrentHashMap<>();
        plant.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("ledger:erp?fence=true")
                        .process(exchange -> atBarrier.get(id(exchange)).countDown())
                        .process(erp);
            }
        });
        int left = 0;
        int stayed = 0;
        long pause = 0; // of the hold, so that both happen
        for (int i = 0; i < AT_LEAST || (left < 3 || stayed < 3) && i < AT_MOST; i++) {
            Event<?> shipment = ready(1, "S-" + i, "L-" + i, null);
            Event<?> hold = placed(2, "QH-" + i, "L-" + i);
            String holdId = "QH-" + i;
            String id = shipment.envelope().id();
            long itsPause = pause;
            atBarrier.put(id, new CountDownLatch(1));
            erp.next(id, (exchange, target) -> {
                TestTarget.OK.meet(exchange, target);
                effects.put(id, System.nanoTime());
            });
            CompletableFuture<Void> placing = CompletableFuture.runAsync(() -> {
                awaitLatch(atBarrier.get(id));
                LockSupport.parkNanos(itsPause);
                fence().record(List.of(hold));
            });
            plant.accept("erp", shipment);
            placing.get();
            await().atMost(SOON)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> state(holdId) == HoldStatus.State.CLOSED);
            long closed = System.nanoTime();
            awaitDecided(id);
            Long effect = effects.get(id);
            if (effect == null) {
                stayed++;
                pause += STEP;
            } else {
                assertThat(effect).as("effect of " + id + " before CLOSED").isLessThan(closed);
                left++;
                pause = Math.max(0, pause - STEP);
            }
        }
        assertThat(left).as("left before the hold; " + stayed + " stayed").isPositive();
        assertThat(stayed).as("stayed; " + left + " left before the hold").isPositive();
        assertThat(erp.posted()).hasSize(left);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getBody(Event.class).envelope().id();
    }

    private void awaitDecided(String id) {
        await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> DECIDED.contains(plant.delivery("erp", id).state()));
    }

    /** A barrier waits for a hold that is being placed, and then keeps to it. */
    @Test
    void aBarrierWaitsForAHoldThatIsBeingPlaced() throws Exception {
        plant.start(LedgerFixture.route("ledger:erp?fence=true", erp));
        Event<?> shipment = ready(1, "80012", "L-1", null);
        FenceEvents.whileRecording(plant.test.database(), placed(2, "QH-1", "L-1"), () -> {
            plant.accept("erp", shipment);
            await().atMost(SOON).until(() -> erp.calls().size() == 1);
        });
        plant.awaitState(shipment.envelope().id(), State.RETRY_WAIT);
        assertThat(erp.posted()).isEmpty();
        assertThat(state("QH-1")).isEqualTo(HoldStatus.State.CLOSED);
    }

    /** The same pause between mapping and barrier; once with the fence, once with a check in the flow instead of it. */
    @Test
    void aHoldThatIsPlacedBeforeTheBarrierHolds() throws Exception {
        assertThat(postedAfterClosed("ledger:erp?fence=true", exchange -> {})).isEmpty();
    }

    @Test
    void aCheckOutsideTheBarriersTransactionLetsOneThrough() throws Exception {
        Processor naive = exchange -> {
            if (!fence().open().isEmpty()) {
                throw new NotPosted.NotProcessed(PostError.BUSY, "on hold", null, null);
            }
        };
        assertThat(postedAfterClosed("ledger:erp", naive)).containsExactly("ShipmentReady-80012-1");
    }

    private List<String> postedAfterClosed(String uri, Processor check) throws Exception {
        CountDownLatch checked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Event<?> shipment = ready(1, "80012", "L-1", null);
        plant.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(check).process(this::pause).process(erp);
            }

            private void pause(Exchange exchange) throws InterruptedException {
                checked.countDown();
                closed.await();
            }
        });
        plant.accept("erp", shipment);
        checked.await();
        fence().record(List.of(placed(2, "QH-1", "L-1")));
        assertThat(state("QH-1")).isEqualTo(HoldStatus.State.CLOSED);
        assertThat(erp.posted()).isEmpty();
        closed.countDown();
        awaitDecided(shipment.envelope().id());
        return erp.posted();
    }
}
