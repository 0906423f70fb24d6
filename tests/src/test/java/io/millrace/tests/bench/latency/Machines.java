/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.latency;

import io.millrace.mes.line.Broker;
import io.millrace.tests.bench.server.Gateways;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * A hundred machines, each with a work order of its own, that report at a steady rate whatever becomes of the reports.
 * A report's time is the time at which it was due, so that a stall counts for all that it holds up.
 */
final class Machines implements AutoCloseable {

    static final int COUNT = 100;

    private final Gateways gateways;

    Machines(Broker broker) throws MqttException {
        gateways = new Gateways(broker.url());
    }

    /** Reports to one way at so many a second for so long. */
    void report(Way way, TargetSystem target, int perSecond, Duration howLong) throws MqttException {
        long reports = perSecond * howLong.toSeconds();
        long began = System.nanoTime();
        for (long report = 0; report < reports; report++) {
            long due = began + report * TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            int machine = (int) (report % COUNT);
            gateways.publish(
                    machine,
                    "plant/" + way.name() + "/L" + machine + "/consumption",
                    message(target.due(due), machine));
        }
    }

    private static byte[] message(long number, int machine) {
        return """
                {"messageId":"%s%d","machine":"M-%d","workOrder":"WO-%d","operation":"0020","item":"RM-100","lot":"L-%d",\
                "quantity":"2.500","unit":"kg","consumedAt":"2026-11-23T07:00:00.123+01:00"}""".formatted(TargetSystem.MARK, number, machine, machine, machine)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws MqttException {
        gateways.close();
    }
}
