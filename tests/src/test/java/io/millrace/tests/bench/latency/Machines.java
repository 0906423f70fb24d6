/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.latency;

import static org.eclipse.paho.mqttv5.client.MqttClientException.REASON_CODE_MAX_INFLIGHT;

import io.millrace.mes.line.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * A hundred machines, each with a work order of its own, that report at a steady rate whatever becomes of the reports.
 * A report's time is the time at which it was due, so that a stall counts for all that it holds up.
 */
final class Machines implements AutoCloseable {

    static final int COUNT = 100;
    private static final int GATEWAYS = 10;

    private final List<MqttAsyncClient> gateways = new ArrayList<>();

    Machines(Broker broker) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        for (int gateway = 0; gateway < GATEWAYS; gateway++) {
            MqttAsyncClient client = new MqttAsyncClient(broker.url(), "gateway-" + gateway, new MemoryPersistence());
            client.connect(options).waitForCompletion();
            gateways.add(client);
        }
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
            publish(
                    machine,
                    "plant/" + way.name() + "/L" + machine + "/consumption",
                    message(target.due(due), machine));
        }
    }

    private void publish(int machine, String topic, byte[] message) throws MqttException {
        while (true) {
            try {
                gateways.get(machine % GATEWAYS).publish(topic, message, 1, false);
                return;
            } catch (MqttException full) {
                if (full.getReasonCode() != REASON_CODE_MAX_INFLIGHT) {
                    throw full;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
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
        for (MqttAsyncClient gateway : gateways) {
            gateway.disconnect().waitForCompletion();
            gateway.close();
        }
    }
}
