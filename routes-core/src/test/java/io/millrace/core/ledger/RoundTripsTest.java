/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledger asks its database as often for 500 deliveries as for one: never once for each of them. */
@ParameterizedClass
@EnumSource(Dialect.class)
class RoundTripsTest extends LedgerTests {

    private static final int MANY = 500;

    @Test
    void manyDeliveriesCostAsManyRoundTripsAsOne() {
        Map<String, Integer> one = ofOrders(1, "one");
        Map<String, Integer> many = ofOrders(MANY, "many");
        assertThat(one.values()).as("%s", one).allMatch(each -> each > 0);
        assertThat(many).isEqualTo(one);
    }

    /** Two deliveries of each order, the first of them posted. @return how often the database was asked for each step */
    private Map<String, Integer> ofOrders(int orders, String target) {
        RoundTrips trips = new RoundTrips(plant.test.dataSource());
        Database database =
                new Database(trips.dataSource(), plant.test.database().schema());
        List<Event<?>> events = Stream.of("a", "b")
                .flatMap(which ->
                        IntStream.range(0, orders).mapToObj(each -> consumed(which + each, "WO-" + each, null)))
                .<Event<?>>map(event -> event)
                .toList();
        List<Attempt> attempts = new CopyOnWriteArrayList<>();
        Map<String, Integer> made = new LinkedHashMap<>();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            LedgerSettings settings = new LedgerSettings(
                    plant.clock, "plant", Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(10));
            Ledger ledger = new Ledger(database, settings, pool, List::of, () -> null, () -> null);
            Targets.register(database, target);
            Dispatcher dispatcher = new Dispatcher(target, ledger, Pace.any(target), pool);
            dispatcher.open(lane(attempts));
            Acceptor acceptor = ledger.acceptor(List.of(target), new AcceptOptions(null, 10 * MANY));
            trips.made();

            acceptor.accept(events).join();
            made.put("accept", trips.made());
            acceptor.accept(events).join();
            made.put("accept again", trips.made());
            dispatcher.round();
            made.put("claim", trips.made());
            await().until(() -> attempts.size() == orders);
            List<Attempt> claimed = new ArrayList<>(attempts);
            claimed.forEach(each -> each.barrier(new byte[] {'{', '}'}, TargetClass.IDEMPOTENT));
            dispatcher.round();
            made.put("barrier", trips.made());
            claimed.forEach(each -> dispatcher.finish(each, Outcome.posted("D-" + each.id(), ledger.now())));
            dispatcher.round();
            made.put("finish and claim the next of each order", trips.made());
            await().until(() -> attempts.size() == 2 * orders);
        } finally {
            pool.shutdown();
        }
        return made;
    }

    /** Has room for more than there are. */
    private static Lane lane(List<Attempt> attempts) {
        return new Lane(
                Set.of(consumed("any", "WO-1", null).envelope().type().type()),
                Kind.POST,
                2 * MANY,
                Set.of(),
                false,
                RetryPolicy.DEFAULT,
                attempts::add);
    }
}
