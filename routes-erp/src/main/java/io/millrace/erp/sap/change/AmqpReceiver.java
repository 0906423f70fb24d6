/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.check.Settings;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.RawInput;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step of a source that receives by AMQP in a session of its own: a message is acknowledged only if it is
 * durable at the end of the flow. Else it stays with the broker, which delivers it again after a pause; the pause grows
 * with every failure in a row, so that a long outage does not use up the broker's attempts.
 */
public final class AmqpReceiver extends ServiceSupport implements Processor, Settings {

    private static final Logger LOG = LoggerFactory.getLogger(AmqpReceiver.class);
    private static final String RECEIVER = "MillraceAmqpReceiver";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private long firstPauseMillis = 1_000;
    private long longestPauseMillis = 60_000;
    private int failures;

    /** How long after a first failure, in Camel's notation: {@code 1s}. */
    public void setRetryDelay(String retryDelay) {
        firstPauseMillis = TimeUtils.toMilliSeconds(retryDelay);
    }

    /** The longest pause after many. */
    public void setRetryMaxDelay(String retryMaxDelay) {
        longestPauseMillis = TimeUtils.toMilliSeconds(retryMaxDelay);
    }

    @Override
    public void check() {
        Settings.require(firstPauseMillis > 0, "retryDelay", "must be longer than nothing");
        Settings.require(
                longestPauseMillis >= firstPauseMillis, "retryMaxDelay", "must not be shorter than retryDelay");
    }

    @Override
    public void process(Exchange exchange) {
        if (RawInput.isReplay(exchange)) {
            return;
        }
        exchange.setProperty(RECEIVER, this);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ended) {
                if (!ended.isRollbackOnly() && HandedOver.is(ended)) {
                    failures = 0;
                } else {
                    ended.setRollbackOnly(true);
                    pause();
                }
            }
        });
    }

    /** What brought the message of the exchange; null if it came in another way. */
    static @Nullable AmqpReceiver of(Exchange exchange) {
        return exchange.getProperty(RECEIVER, AmqpReceiver.class);
    }

    /**
     * For a later step: the message cannot be taken now, through no fault of its own. It waits here, for a broker counts
     * what it delivers again. False if there is nothing to wait for: the route stops, and the broker keeps the message.
     */
    boolean waitsFor(Exchange exchange, MfgException reason) {
        LOG.warn("{}", reason.getMessage());
        pause();
        if (isStoppingOrStopped()) {
            exchange.setRollbackOnly(true);
            exchange.setRouteStop(true);
            return false;
        }
        return true;
    }

    private void pause() {
        long millis = Math.min(firstPauseMillis << Math.min(failures++, 20), longestPauseMillis);
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (left > 0 && !isStoppingOrStopped()) {
                left = stopping.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void doStop() {
        lock.lock();
        try {
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
