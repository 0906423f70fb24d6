/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import static io.millrace.core.check.Settings.require;

import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.api.ApiException;
import io.millrace.core.api.Attempts;
import io.millrace.core.db.Database;
import io.millrace.core.post.NotPosted;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.TimeUtils;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * Creates the production order of a reference, once however often it is asked for. The ERP keeps the reference's key with
 * the order, and is asked for it first. What the ERP does not show may still be on its way: so a call is noted in the
 * database before it leaves, and none of the same reference leaves again before the settle window is over. A call that
 * surely had no effect is forgotten at once.
 */
public final class OrderDesk {

    /**
     * An order that the ERP has under the reference.
     *
     * @param same whether it is what is wanted
     * @param what how much of what it is, in the ERP's words: {@code 120 EA of FG-200}
     */
    public record Known(String number, boolean same, String what) {}

    private static final String THREAD = "mfg-order-desk";

    private final String system;
    private Duration settleWindow;
    private CamelContext camel;
    private Attempts attempts;
    private ExecutorService threads;

    /** @param system its name in texts */
    public OrderDesk(String system) {
        this.system = system;
    }

    /** How long the ERP may need to show an order whose call was not answered, in Camel's notation. */
    public void setSettleWindow(String settleWindow) {
        this.settleWindow = Duration.ofMillis(TimeUtils.toMilliSeconds(settleWindow));
    }

    public void check() {
        require(!settleWindow.isNegative() && !settleWindow.isZero(), "settleWindow", "must be longer than nothing");
    }

    public void start(CamelContext context) {
        camel = context;
        attempts = new Attempts(Database.of(context), Clock.systemUTC());
        ThreadPoolProfile profile = new ThreadPoolProfile(THREAD);
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        // Camel's default drops what comes after the stop, without a word.
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        threads = context.getExecutorServiceManager().newThreadPool(this, THREAD, profile);
    }

    public void stop() {
        if (threads != null) {
            camel.getExecutorServiceManager().shutdownNow(threads);
        }
    }

    /**
     * @param find what the ERP has under the reference
     * @param create makes the order; fails with {@link NotPosted.Ambiguous} where nobody knows whether it did
     */
    public Future<CreatedOrder> order(
            OrderRequest request,
            OffsetDateTime asOf,
            Supplier<Future<Optional<Known>>> find,
            Supplier<Future<CreatedOrder>> create) {
        Duration wait = attempts.begin(request.key(), settleWindow);
        boolean mine = wait.isZero();
        return begun(find)
                .recover(failure -> mine ? forgotten(request, failure) : Future.failedFuture(failure))
                .compose(known -> {
                    if (known.isPresent()) {
                        return Future.succeededFuture(existing(system, request, known.get(), asOf));
                    }
                    return mine ? created(request, create) : underWay(request, wait);
                });
    }

    private static <T> Future<T> begun(Supplier<Future<T>> step) {
        return Future.<T>succeededFuture().compose(now -> step.get());
    }

    private Future<CreatedOrder> created(OrderRequest request, Supplier<Future<CreatedOrder>> create) {
        return begun(create)
                .recover(failure -> isOpen(failure) ? Future.failedFuture(failure) : forgotten(request, failure));
    }

    /** @throws ApiException {@link ActionError#OTHER_ORDER} unless it is what is wanted */
    public static CreatedOrder existing(String system, OrderRequest request, Known known, OffsetDateTime asOf) {
        if (!known.same()) {
            String text = system + " did not give " + request + ": order " + known.number() + " has the reference, of "
                    + known.what();
            throw new ApiException(ActionError.OTHER_ORDER, text, null);
        }
        return CreatedOrder.of(request, new WorkOrderId(known.number()), false, asOf);
    }

    private Future<CreatedOrder> underWay(OrderRequest request, Duration wait) {
        String text = "an earlier call for " + request + " may still have its effect in " + system;
        return Future.failedFuture(new ApiException(ActionError.UNDER_WAY, text, wait, null));
    }

    private static boolean isOpen(Throwable failure) {
        return !(failure instanceof NotPosted) || failure instanceof NotPosted.Ambiguous;
    }

    /** If it cannot be forgotten the next call waits for the window, which is safe. */
    private <T> Future<T> forgotten(OrderRequest request, Throwable failure) {
        return begun(() -> Future.fromCompletionStage(
                        CompletableFuture.runAsync(() -> attempts.end(request.key()), threads)))
                .transform(done -> Future.failedFuture(failure));
    }
}
