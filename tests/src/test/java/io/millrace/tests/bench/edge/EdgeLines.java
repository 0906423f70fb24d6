/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.edge;

import io.millrace.mes.line.Broker;
import io.millrace.tests.bench.server.Gateways;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A hundred machines that report at a steady rate until they are told to stop. */
final class EdgeLines implements AutoCloseable {

    static final int MACHINES = 100;

    private final String orders;
    private final Gateways gateways;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile long sent;

    /** @param orders what their work orders are called */
    EdgeLines(Broker broker, String orders, int perSecond) throws MqttException {
        this.orders = orders;
        gateways = new Gateways(broker.url());
        thread = new Thread(() -> report(perSecond), "lines");
        thread.start();
    }

    private void report(int perSecond) {
        long began = System.nanoTime();
        try {
            for (int number = 0; !stopped; number++) {
                long due = began + (long) number * TimeUnit.SECONDS.toNanos(1) / perSecond;
                for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
                int machine = number % MACHINES;
                gateways.publish(machine, "plant/ULM/L" + machine + "/consumption", message(machine, number));
                sent = number + 1L;
            }
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] message(int machine, int number) {
        String order = orders + machine;
        return """
                {"messageId":"%s","machine":"M-%d","workOrder":"%s","operation":"0020","item":"RM-100","lot":"L-%s",\
                "quantity":"2.500","unit":"kg","consumedAt":"2026-11-23T07:00:00.123+01:00"}""".formatted(HubWitness.id(order, number / MACHINES), machine, order, order)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** How many reports the broker was given. */
    long stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sent;
    }

    @Override
    public void close() throws MqttException {
        stop();
        gateways.close();
    }
}
