/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.poll;

import static io.millrace.core.check.Settings.require;

import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.db.Database;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posting;
import io.millrace.core.post.ReadError;
import io.millrace.erp.poll.ChangePage;
import io.millrace.erp.poll.ChangePoll;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.TrytonServer;
import io.millrace.erp.tryton.rpc.TrytonSettings;
import io.millrace.erp.tryton.wire.TrytonWorkOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step of {@code mfg-tryton-work-order-source}: asks Tryton for the production orders that were written since
 * the watermark. One that is as it was last told is told with the same words, and its event has the same id.
 */
public final class TrytonWorkOrderPoll extends ChangePoll {

    private static final Logger LOG = LoggerFactory.getLogger(TrytonWorkOrderPoll.class);

    private final TrytonSettings server = new TrytonSettings();
    private String plant;
    private String warehouse = "";
    private String timeZone = "UTC";
    private TrytonServer tryton;

    public TrytonSettings getServer() {
        return server;
    }

    /** The canonical plant that the orders belong to. */
    public void setPlant(String plant) {
        this.plant = plant;
    }

    /** The code of the warehouse whose orders are read; empty: all. */
    public void setWarehouse(String warehouse) {
        this.warehouse = warehouse;
    }

    /** Where the days of Tryton's planning begin. */
    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    @Override
    public void check() {
        super.check();
        server.check();
        require(plant != null, "plant", "is missing");
        new PlantId(plant);
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            require(false, "timeZone", "must be a zone, as Europe/Berlin, got '" + timeZone + "'");
        }
    }

    @Override
    public List<String> addresses() {
        return List.of(baseUrl());
    }

    @Override
    protected String path() {
        return "/production";
    }

    @Override
    protected void ask(Exchange exchange, Instant since) {
        Tryton questions = new Tryton(tryton, new Posting("Tryton", null, List.of("production orders")), true);
        try {
            Page page = new OrderReader(questions, plant, warehouse, ZoneId.of(timeZone)).read(since, limit());
            if (page.full() && !page.end().isAfter(since)) {
                LOG.error("{} {}. {}", ReadError.STUCK.code(), page.end(), ReadError.STUCK.action());
                exchange.setRouteStop(true);
                return;
            }
            answered(exchange, new ChangePage(changes(page.orders(), memory(exchange)), page.end(), page.full()));
        } catch (NotPosted failure) {
            ReadError error = failure instanceof NotPosted.Misconfigured ? ReadError.REFUSED : ReadError.NOT_ANSWERED;
            LOG.warn("{} Tryton at {}: {}. {}", error.code(), baseUrl(), failure.getMessage(), error.action());
            exchange.setRouteStop(true);
        }
    }

    private OrderMemory memory(Exchange exchange) {
        return new OrderMemory(Database.of(getCamelContext()), exchange.getFromRouteId() + ' ' + server.address());
    }

    @Override
    protected void told(Exchange exchange, byte[] change) {
        memory(exchange).released(CanonicalJson.read(change, TrytonWorkOrder.class));
    }

    private static List<byte[]> changes(List<TrytonWorkOrder> orders, OrderMemory memory) {
        List<byte[]> changes = new ArrayList<>();
        for (TrytonWorkOrder order : orders) {
            changes.add(CanonicalJson.write(memory.asTold(order)));
        }
        return changes;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        tryton = new TrytonServer(getCamelContext(), server);
    }

    @Override
    protected void doStop() {
        tryton.close();
    }
}
