/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import static io.millrace.core.check.Settings.require;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.millrace.core.check.Settings;
import io.millrace.core.step.AsyncStep;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * Asks a system through an endpoint of the application, on behalf of somebody who waits: within a deadline, once for all
 * who ask the same at the same time, and not at all while the system fails ({@link Breaker}) or an answer is still fresh.
 * The body is a record whose {@code toString} is the question in an operator's words. Afterwards it is the answer, with
 * the header {@code Age}, in whole seconds since the system was asked. Failures are told to those who wait, never kept.
 *
 * <p>The system is asked in an exchange of its own: an answer that comes too late reaches nobody.
 */
public final class Ask extends AsyncProcessorSupport implements Settings, CamelContextAware {

    static final String AGE = "Age";

    private CamelContext camelContext;
    private String endpoint;
    private String system;
    private Duration deadline = Duration.ofSeconds(5);
    private Duration freshFor = Duration.ZERO;
    private int maxAnswers = 10_000;
    private boolean changing;
    private int maxWaiting = 32;
    private int openAfter = 10;
    private Duration openFor = Duration.ofSeconds(10);

    private Endpoint target;
    private AsyncProducer producer;
    private Breaker breaker;
    private Semaphore waiting;
    private ExecutorService threads;
    private @Nullable AsyncCache<Object, Reply> answers;

    /** What knows the answer, {@code direct:ask-sap}. */
    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }

    /** The system's name in texts. */
    public void setSystem(String system) {
        this.system = system;
    }

    /** How long somebody waits. */
    public void setDeadline(String deadline) {
        this.deadline = duration(deadline);
    }

    /** How long an answer is given again after the system was asked for it; {@code 0}: never. */
    public void setFreshFor(String freshFor) {
        this.freshFor = duration(freshFor);
    }

    /** How many answers are kept at most. */
    public void setMaxAnswers(int maxAnswers) {
        this.maxAnswers = maxAnswers;
    }

    /** Whether the system is asked to do something: then nobody knows its outcome after the deadline. */
    public void setChanging(boolean changing) {
        this.changing = changing;
    }

    /** How many questions may be put at the same time. */
    public void setMaxWaiting(int maxWaiting) {
        this.maxWaiting = maxWaiting;
    }

    /** The system is left alone once half of so many calls failed. */
    public void setOpenAfter(int openAfter) {
        this.openAfter = openAfter;
    }

    /** How long it is left alone. */
    public void setOpenFor(String openFor) {
        this.openFor = duration(openFor);
    }

    private static Duration duration(String text) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
    }

    @Override
    public void check() {
        require(endpoint != null, "endpoint", "is missing");
        require(system != null, "system", "is missing");
        require(!deadline.isZero() && !deadline.isNegative(), "deadline", "must be longer than nothing");
        require(!changing || freshFor.isZero(), "freshFor", "must be 0 where something is changed");
        require(maxAnswers > 0, "maxAnswers", "must be at least 1");
        require(maxWaiting > 0, "maxWaiting", "must be at least 1");
        require(openAfter > 0, "openAfter", "must be at least 1");
        require(!openFor.isZero() && !openFor.isNegative(), "openFor", "must be longer than nothing");
    }

    @Override
    protected void doStart() throws Exception {
        check();
        breaker = new Breaker(system, openAfter, openFor);
        waiting = new Semaphore(maxWaiting);
        threads = camelContext.getExecutorServiceManager().newCachedThreadPool(this, "mfg-ask");
        answers = freshFor.isZero()
                ? null
                : Caffeine.newBuilder()
                        .maximumSize(maxAnswers)
                        .expireAfter(Expiry.creating((Object question, Reply reply) -> reply.fresh(freshFor)))
                        .buildAsync();
        target = camelContext.getEndpoint(endpoint);
        producer = target.createAsyncProducer();
        ServiceHelper.startService(producer);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(producer);
        camelContext.getExecutorServiceManager().shutdownNow(threads);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return AsyncStep.run(exchange, callback, this::answer);
    }

    private CompletionStage<?> answer(Exchange exchange) {
        Object question = exchange.getMessage().getBody();
        if (!(question instanceof Record)) {
            throw new IllegalStateException("the body is no question");
        }
        CompletableFuture<Reply> reply =
                answers == null ? ask(question) : answers.get(question, (key, executor) -> ask(key));
        return reply.thenAccept(given -> {
            if (given.failure() == null) {
                exchange.getMessage().setBody(given.body());
                exchange.getMessage().setHeader(AGE, given.age().toSeconds());
            } else {
                exchange.setException(given.failure());
            }
        });
    }

    private CompletableFuture<Reply> ask(Object question) {
        long now = System.nanoTime();
        if (!breaker.permits()) {
            return CompletableFuture.completedFuture(
                    refused(ApiError.NOT_ASKED, system + " was not asked for " + question, openFor, now));
        }
        if (!waiting.tryAcquire()) {
            breaker.notAsked();
            return CompletableFuture.completedFuture(
                    refused(ApiError.TOO_MANY, "too many wait for " + system + ", so not " + question, null, now));
        }
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        threads.execute(() -> call(question, reply, now));
        // The flow goes on in a thread of ours: the JVM has one for all its deadlines.
        return reply.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync((given, timeout) -> timeout == null ? given : tooLate(question, now), threads)
                .whenComplete((given, never) -> breaker.count(given));
    }

    private void call(Object question, CompletableFuture<Reply> reply, long now) {
        Exchange asking = target.createExchange();
        asking.getMessage().setBody(question);
        producer.process(asking, done -> {
            waiting.release();
            reply.complete(
                    asking.getException() == null
                            ? Reply.answered(asking.getMessage().getBody(), now)
                            : Reply.failed(asking.getException(), now));
        });
    }

    private Reply tooLate(Object question, long now) {
        String text = system + " did not answer within " + deadline.toMillis() + " ms: " + question;
        return refused(changing ? ApiError.UNKNOWN_OUTCOME : ApiError.TOO_LATE, text, null, now);
    }

    private static Reply refused(ApiError error, String text, @Nullable Duration retryAfter, long now) {
        return Reply.failed(new ApiException(error, text, retryAfter, null), now);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
