/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The lines of the plant. Each sender has work orders and lots of its own and hands over one event after the other: the
 * same one again until it is acknowledged, and at times once more after that. What it did is in
 * {@link Histories#GENERATOR}.
 */
final class Generator implements AutoCloseable {

    /** Hands an event over. */
    @FunctionalInterface
    interface Channel {
        /** @return whether the other side says that it is durable; anything else is no answer */
        boolean send(Consumption event) throws Exception;
    }

    private static final int SENDERS = 6;
    private static final int LOTS = 3;
    /** With many orders the first one has an event so often. */
    private static final int RETURN = 40;

    private final HistoryFile history;
    private final Channel channel;
    private final long seed;
    private final boolean lotsCount;
    private final int orders;
    private final Semaphore permits = new Semaphore(0);
    private final List<Thread> senders = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean closed;

    /**
     * @param orders that each sender has; few share lots, many have lots of their own
     * @param lotsCount whether what is sent in order per lot also arrives so: over Kafka only the order's key does
     */
    Generator(Path folder, long seed, int orders, boolean lotsCount, Channel channel) throws IOException {
        this.history = new HistoryFile(folder.resolve(Histories.GENERATOR));
        this.channel = channel;
        this.seed = seed;
        this.orders = orders;
        this.lotsCount = lotsCount;
        for (int i = 0; i < SENDERS; i++) {
            int number = i;
            Thread sender = new Thread(() -> run(number), "sender-" + i);
            sender.setDaemon(true);
            sender.start();
            senders.add(sender);
        }
    }

    /** Lets so many more events happen. */
    void permit(int events) {
        permits.release(events);
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** How often nobody said that an event was durable, so that it was sent again. */
    long refused() {
        return refused.get();
    }

    private void run(int sender) {
        Random random = new Random(seed * 31 + sender);
        try {
            for (int number = 1; take(); number++) {
                boolean many = orders > LOTS * LOTS;
                int order = number == 1 || many && number % RETURN == 0 ? 0 : random.nextInt(orders);
                int lot = many ? order : random.nextInt(LOTS);
                String id = "C-" + sender + '-' + number;
                Consumption event = new Consumption(
                        id,
                        "WO-" + sender + '-' + order,
                        "L-" + sender + '-' + lot,
                        (1 + random.nextInt(9999)) + "." + sender);
                invoke(event);
                if (random.nextInt(10) == 0) {
                    attempt(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean take() throws InterruptedException {
        while (!closed) {
            if (permits.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private void invoke(Consumption event) throws InterruptedException {
        List<String> keys = lotsCount ? List.of(event.order(), event.lot()) : List.of(event.order());
        history.write(HistoryFile.line(
                "invoke",
                new Histories.Sent(
                        event.id(),
                        List.copyOf(PlantTargets.CLASSES.keySet()),
                        keys,
                        event.quantity() + " KGM",
                        false)));
        while (!attempt(event)) {
            refused.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        history.write(HistoryFile.line("ack").put("event", event.id()).put("at", System.currentTimeMillis()));
        acknowledged.incrementAndGet();
    }

    private boolean attempt(Consumption event) throws InterruptedException {
        try {
            return channel.send(event);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception notHandedOver) {
            return false;
        }
    }

    /** Returns when every sender has handed over what it began. */
    void finish() throws InterruptedException {
        closed = true;
        for (Thread sender : senders) {
            sender.join(60_000);
            if (sender.isAlive()) {
                throw new IllegalStateException("nobody took over what " + sender.getName() + " has");
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        senders.forEach(Thread::interrupt);
        history.close();
    }
}
