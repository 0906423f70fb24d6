/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.master;

import static io.millrace.core.check.Settings.require;

import io.millrace.canonical.value.PlantId;
import io.millrace.core.check.Settings;
import io.millrace.core.db.Database;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.master.MasterKind;
import io.millrace.core.poll.Watermarks;
import io.millrace.core.post.ReadError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step of a source of master data; the second asks the ERP what this one wants to know. Each poll goes over all
 * kinds: a full load when the last complete one is older than the interval, else what changed since the watermark, less
 * the overlap. Each run hands on one page, the next one at once. A load that is cut off by a stop begins anew; what it
 * has told is told again, which changes nothing. A replay out of the quarantine goes by.
 */
public final class MasterPoll extends ServiceSupport implements Processor, CamelContextAware, Settings {

    private static final Logger LOG = LoggerFactory.getLogger(MasterPoll.class);
    private static final String ASKING = "MillraceMasterPoll";

    private final Deque<MasterKind> round = new ArrayDeque<>();
    private CamelContext camelContext;
    private Watermarks watermarks;
    private InstantSource clock = InstantSource.system();
    private String baseUrl = "";
    private String plant;
    private String kinds = "";
    private String fullLoadInterval = "1d";
    private String overlap = "5m";
    private int limit = 100;
    private @Nullable Loading loading;

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The canonical plant that the data is loaded for. */
    public void setPlant(String plant) {
        this.plant = plant;
    }

    /** What is loaded, {@code item,work-center}; empty: every kind. */
    public void setKinds(String kinds) {
        this.kinds = kinds;
    }

    /** How long after one full load the next begins, in Camel's notation. */
    public void setFullLoadInterval(String fullLoadInterval) {
        this.fullLoadInterval = fullLoadInterval;
    }

    /** How far back each question for changes looks. */
    public void setOverlap(String overlap) {
        this.overlap = overlap;
    }

    /** The most records of a page. */
    public void setLimit(int limit) {
        this.limit = limit;
    }

    @Override
    public void check() {
        require(limit >= 1 && limit <= 1000, "limit", "must be 1 to 1000, got " + limit);
        require(duration(overlap).toMillis() >= 0, "overlap", "must not be negative");
        require(duration(fullLoadInterval).toMillis() > 0, "fullLoadInterval", "must be positive");
        require(plant != null, "plant", "is missing");
        new PlantId(plant);
        kinds();
    }

    @Override
    public List<String> addresses() {
        return List.of(baseUrl);
    }

    private List<MasterKind> kinds() {
        return kinds.isBlank()
                ? List.of(MasterKind.values())
                : Stream.of(kinds.split(","))
                        .map(String::strip)
                        .map(MasterKind::of)
                        .toList();
    }

    private static Duration duration(String text) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
    }

    @Override
    public void process(Exchange exchange) {
        if (RawInput.isReplay(exchange)) {
            return;
        }
        // Camel polls again at once when this is true, and takes true for granted.
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, false);
        if (loading == null) {
            loading = begin(exchange);
        }
        if (!handOn(exchange)) {
            exchange.setProperty(ASKING, this);
        }
    }

    private Loading begin(Exchange exchange) {
        if (round.isEmpty()) {
            round.addAll(kinds());
        }
        MasterKind kind = round.element();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant full = watermarks.read(name(exchange, kind, "full"), Instant.EPOCH);
        if (!now.isBefore(full.plus(duration(fullLoadInterval)))) {
            return new Loading(kind, plant, null, now, limit);
        }
        Instant changes = watermarks.read(name(exchange, kind, "changes"), full);
        return new Loading(kind, plant, changes.minus(duration(overlap)), now, limit);
    }

    /** Two flows that load from the same system have watermarks of their own. */
    private String name(Exchange exchange, MasterKind kind, String what) {
        return exchange.getFromRouteId() + ' ' + baseUrl + '/' + plant + '/' + kind.word() + '/' + what;
    }

    /** The poll that asks in this exchange; null if it handed on a page, or is not there. */
    public static @Nullable MasterPoll asking(Exchange exchange) {
        return exchange.getProperty(ASKING, MasterPoll.class);
    }

    /** What it wants to know. */
    public MasterQuestion question() {
        return loading.question();
    }

    /** The answer is there: its first page becomes the body, if there is one. */
    public void answered(Exchange exchange, MasterAnswer answer) {
        loading.add(answer);
        if (!handOn(exchange)) {
            exchange.setRouteStop(true);
            finish(exchange);
        }
    }

    /** There is no answer: the next poll asks the same. @param anew the ERP does not want to go on from there */
    public void failed(Exchange exchange, boolean anew) {
        exchange.setRouteStop(true);
        if (anew) {
            loading = null;
        }
    }

    private boolean handOn(Exchange exchange) {
        byte[] page = loading.page();
        if (page == null) {
            return false;
        }
        exchange.getMessage().setBody(page);
        exchange.getMessage()
                .setHeader(
                        Exchange.HTTP_PATH,
                        "/plant/" + plant + "/" + loading.kind().word());
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange ended) {
                // An error handler of the integrator may have swallowed the failure.
                if (HandedOver.is(ended)) {
                    loading.told();
                    finish(ended);
                } else {
                    LOG.error("{}. {}", ReadError.SWALLOWED.code(), ReadError.SWALLOWED.action());
                }
            }
        });
        return true;
    }

    private void finish(Exchange exchange) {
        if (loading.isDone()) {
            MasterKind kind = round.remove();
            if (loading.isFull()) {
                // by the ERP's own clock, if it tells any change
                Instant first = loading.latest() == null ? loading.began() : loading.latest();
                watermarks.read(name(exchange, kind, "changes"), first);
                watermarks.advance(name(exchange, kind, "full"), loading.began());
            }
            if (loading.latest() != null) {
                watermarks.advance(name(exchange, kind, "changes"), loading.latest());
            }
            loading = null;
            exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, !round.isEmpty());
        } else {
            exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, true);
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() {
        watermarks = new Watermarks(Database.of(camelContext));
        InstantSource given = camelContext.getRegistry().findSingleByType(InstantSource.class);
        clock = given == null ? clock : given;
    }
}
