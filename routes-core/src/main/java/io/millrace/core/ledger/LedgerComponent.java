/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Database;
import io.millrace.core.fence.Fence;
import io.millrace.core.quarantine.Quarantine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** Accepts events durably for targets, and posts each to its target in order, with a recorded outcome. */
@Component("ledger")
public final class LedgerComponent extends DefaultComponent {

    @Metadata(
            description =
                    "The name of this process; when it starts again under the same name it takes its own work back"
                            + " at once. By default the host's and the Camel context's name.")
    private @Nullable String owner;

    @Metadata(
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "How long nothing may be heard of this process before another one takes its work over.")
    private long leaseDuration = 10000;

    @Metadata(
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "How often one delivery is tried while a target is stopped.")
    private long probeInterval = 60000;

    @Metadata(
            defaultValue = "600000",
            javaType = "java.time.Duration",
            description = "How often the audit is chained by hash.")
    private long sealInterval = 600000;

    @Metadata(
            defaultValue = "900000",
            javaType = "java.time.Duration",
            description = "An open delivery older than this, unless it is parked, makes the readiness check fail.")
    private long backlogAge = 900000;

    @Metadata(
            defaultValue = "0",
            javaType = "java.time.Duration",
            description =
                    "How long a delivery is kept after it is done, for example 90d: longer than any source sends an event"
                            + " again, since what is deleted is not recognised any more. The audit is kept. 0 keeps all.")
    private long retention;

    private @Nullable Ledger ledger;
    private @Nullable ExecutorService pool;
    private @Nullable ScheduledExecutorService janitor;
    private @Nullable LedgerHealthCheck healthCheck;

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        getCamelContext().addLifecycleStrategy(new FailureLog());
        getCamelContext()
                .addStartupListener((context, before) ->
                        Governor.warnOfIdle(context, target -> ledger != null && ledger.pace(target) != null));
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LedgerEndpoint endpoint = new LedgerEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** The ledger of the application, made at the first use. */
    synchronized Ledger ledger() {
        if (ledger == null) {
            CamelContext context = getCamelContext();
            InstantSource clock = context.getRegistry().findSingleByType(InstantSource.class);
            pool = context.getExecutorServiceManager().newCachedThreadPool(this, "ledger");
            ledger = new Ledger(
                    Database.of(context),
                    new LedgerSettings(
                            clock == null ? new SteadyClock(InstantSource.system()) : clock,
                            owner == null ? host() + '/' + context.getName() : owner,
                            Duration.ofMillis(leaseDuration),
                            Duration.ofMillis(probeInterval),
                            Duration.ofMillis(sealInterval)),
                    pool,
                    () -> context.getRegistry().findByType(LedgerListener.class),
                    () -> Quarantine.of(context),
                    () -> Fence.of(context));
            LedgerManagement.register(context, ledger);
            addHealthCheck(context);
            if (retention > 0) {
                janitor =
                        context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "ledger-retention");
                new Retention(ledger, Duration.ofMillis(retention)).start(janitor);
            }
        }
        return ledger;
    }

    private void addHealthCheck(CamelContext context) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            healthCheck = new LedgerHealthCheck(ledger, Duration.ofMillis(backlogAge));
            registry.register(healthCheck);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    protected synchronized void doStop() throws Exception {
        super.doStop();
        if (janitor != null) {
            getCamelContext().getExecutorServiceManager().shutdownGraceful(janitor);
            janitor = null;
        }
        if (ledger != null) {
            ledger.close();
            LedgerManagement.unregister(getCamelContext());
            HealthCheckRegistry registry = HealthCheckRegistry.get(getCamelContext());
            if (registry != null && healthCheck != null) {
                registry.unregister(healthCheck);
            }
            getCamelContext().getExecutorServiceManager().shutdownGraceful(pool);
            ledger = null;
        }
    }

    public @Nullable String getOwner() {
        return owner;
    }

    public void setOwner(String owner) {
        this.owner = owner;
    }

    public long getLeaseDuration() {
        return leaseDuration;
    }

    public void setLeaseDuration(long leaseDuration) {
        this.leaseDuration = leaseDuration;
    }

    public long getProbeInterval() {
        return probeInterval;
    }

    public void setProbeInterval(long probeInterval) {
        this.probeInterval = probeInterval;
    }

    public long getSealInterval() {
        return sealInterval;
    }

    public void setSealInterval(long sealInterval) {
        this.sealInterval = sealInterval;
    }

    public long getRetention() {
        return retention;
    }

    public void setRetention(long retention) {
        this.retention = retention;
    }

    public long getBacklogAge() {
        return backlogAge;
    }

    public void setBacklogAge(long backlogAge) {
        this.backlogAge = backlogAge;
    }
}
