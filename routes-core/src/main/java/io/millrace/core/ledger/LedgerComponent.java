/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Database;
import io.millrace.core.quarantine.Quarantine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
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
            defaultValue = "10s",
            description = "How long nothing may be heard of this process before another one takes its work over.")
    private Duration leaseDuration = Duration.ofSeconds(10);

    @Metadata(defaultValue = "1m", description = "How often one delivery is tried while a target is stopped.")
    private Duration probeInterval = Duration.ofMinutes(1);

    @Metadata(defaultValue = "10m", description = "How often the audit is chained by hash.")
    private Duration sealInterval = Duration.ofMinutes(10);

    @Metadata(
            defaultValue = "15m",
            description = "An open delivery older than this, unless it is parked, makes the readiness check fail.")
    private Duration backlogAge = Duration.ofMinutes(15);

    private @Nullable Ledger ledger;
    private @Nullable ExecutorService pool;
    private @Nullable LedgerHealthCheck healthCheck;

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
                            clock == null ? InstantSource.system() : clock,
                            owner == null ? host() + '/' + context.getName() : owner,
                            leaseDuration,
                            probeInterval,
                            sealInterval),
                    pool,
                    () -> context.getRegistry().findByType(LedgerListener.class),
                    () -> Quarantine.of(context));
            LedgerManagement.register(context, ledger);
            addHealthCheck(context);
        }
        return ledger;
    }

    private void addHealthCheck(CamelContext context) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            healthCheck = new LedgerHealthCheck(ledger, backlogAge);
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

    public Duration getLeaseDuration() {
        return leaseDuration;
    }

    public void setLeaseDuration(Duration leaseDuration) {
        this.leaseDuration = leaseDuration;
    }

    public Duration getProbeInterval() {
        return probeInterval;
    }

    public void setProbeInterval(Duration probeInterval) {
        this.probeInterval = probeInterval;
    }

    public Duration getSealInterval() {
        return sealInterval;
    }

    public void setSealInterval(Duration sealInterval) {
        this.sealInterval = sealInterval;
    }

    public Duration getBacklogAge() {
        return backlogAge;
    }

    public void setBacklogAge(Duration backlogAge) {
        this.backlogAge = backlogAge;
    }
}
