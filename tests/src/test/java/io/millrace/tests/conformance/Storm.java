/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Applications of one consumer group, each of which joins, leaves in order and is killed; one is always there. Whoever
 * leaves has accepted something, whoever is killed has calls under way.
 */
final class Storm {

    /** Of the topic, as {@link KafkaProcess} makes it. */
    private static final int PARTITIONS = 6;

    private final Run run;
    private final Random random;
    private final ChildProcess[] seats;
    private final List<ChildProcess> all = new ArrayList<>();
    private int inOrder;
    private int killed;

    Storm(Run run, int seats, Random random) {
        this.run = run;
        this.seats = new ChildProcess[seats];
        this.random = random;
    }

    /** Somebody comes or goes. */
    void change() throws IOException, SQLException, InterruptedException {
        int seat = random.nextInt(seats.length);
        if (seats[seat] != null && present().count() == 1) {
            seat = (seat + 1) % seats.length;
        }
        if (seats[seat] == null) {
            join(seat);
        } else {
            leave(seat);
        }
    }

    private void join(int seat) throws IOException, InterruptedException {
        seats[seat] = run.plant(Map.of("owner", owner(seat), "person", Boolean.toString(seat == 0)));
        all.add(seats[seat]);
        seats[seat].awaitReady();
    }

    private void leave(int seat) throws SQLException, InterruptedException {
        run.awaitAcceptedBy(seats[seat]);
        if (inOrder < killed || inOrder == killed && random.nextBoolean()) {
            seats[seat].stop();
            inOrder++;
        } else {
            run.awaitCallsOf(owner(seat));
            seats[seat].kill();
            killed++;
        }
        seats[seat] = null;
    }

    private static String owner(int seat) {
        return "accept-" + seat;
    }

    private Stream<ChildProcess> present() {
        return Stream.of(seats).filter(Objects::nonNull);
    }

    /** All are there, share the partitions, and accept something of their share. @return one of them */
    ChildProcess abate() throws IOException, InterruptedException {
        for (int seat = 0; seat < seats.length; seat++) {
            if (seats[seat] == null) {
                join(seat);
            }
        }
        run.awaitShared(List.of(seats), PARTITIONS);
        for (ChildProcess each : seats) {
            run.awaitAcceptedBy(each);
        }
        return seats[0];
    }

    int inOrder() {
        return inOrder;
    }

    int killed() {
        return killed;
    }

    /** How often somebody that was there already was dealt its partitions anew. */
    long dealtAnew() {
        return all.stream()
                .mapToLong(each -> Math.max(0, each.rebalances() - 1)) // without when it came
                .sum();
    }

    /** How many partitions each that is there has. */
    List<Long> shares() {
        return present().map(ChildProcess::partitions).toList();
    }

    /** By each that ever was there. */
    List<Long> accepted() {
        return all.stream().map(ChildProcess::accepted).toList();
    }
}
