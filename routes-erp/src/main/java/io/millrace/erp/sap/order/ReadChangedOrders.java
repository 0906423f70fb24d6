/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.core.check.Settings;
import io.millrace.core.post.ReadError;
import io.millrace.erp.poll.ChangePage;
import io.millrace.erp.sap.mapping.SapTime;
import io.millrace.erp.sap.odata.ODataAnswer;
import io.millrace.erp.sap.odata.ODataPath;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the orders that changed since {@link OrderPoll} asks, oldest change first, over as many pages as the server
 * makes of them. A poll that fails is not a message that failed: it is logged, and the next one asks for the same.
 */
public final class ReadChangedOrders extends OrderReader {

    private static final Logger LOG = LoggerFactory.getLogger(ReadChangedOrders.class);

    private String plant = "";

    /** Only orders of this plant; empty: of all that the user may read. */
    public void setPlant(String plant) {
        this.plant = plant;
    }

    @Override
    public void check() {
        super.check();
        Settings.require(plant.length() <= 4, "plant", "must be SAP's code of a plant, got '" + plant + "'");
    }

    @Override
    public void process(Exchange exchange) {
        OrderPoll poll = OrderPoll.asking(exchange);
        if (poll == null) {
            return;
        }
        try {
            poll.read(exchange, page(poll, memory(exchange)));
        } catch (MfgException failed) {
            LOG.warn("{}. {}", failed.getMessage(), failed.code().action());
            exchange.setRouteStop(true);
        }
    }

    private ChangePage page(OrderPoll poll, OrderMemory memory) {
        List<JsonNode> orders = read(poll.since(), poll.most());
        List<byte[]> changes = new ArrayList<>();
        Instant end = poll.since();
        for (JsonNode order : orders) {
            Instant changed = SapTime.readInstant(
                    "LastChangeDateTime", order.path("LastChangeDateTime").asText());
            end = changed.isAfter(end) ? changed : end;
            byte[] change = memory.change(order);
            if (change != null) {
                changes.add(change);
            }
        }
        boolean full = orders.size() >= poll.most();
        if (full && !end.isAfter(poll.since())) {
            throw new MfgException(ReadError.STUCK, orders.size() + " production orders changed at " + end);
        }
        return new ChangePage(changes, end, full);
    }

    private List<JsonNode> read(Instant since, int most) {
        String filter = "LastChangeDateTime ge " + ODataPath.text(SapTime.stamp(since))
                + (plant.isEmpty() ? "" : " and ProductionPlant eq " + ODataPath.text(plant));
        String asked = orders().with("$filter", filter)
                .with("$orderby", "LastChangeDateTime")
                .with("$top", Integer.toString(most))
                .toString();
        List<JsonNode> orders = new ArrayList<>();
        Future<ODataAnswer> next = sap().get(asked);
        while (next != null) {
            ODataAnswer answer = await(next);
            if (!answer.isSuccessful() || !answer.isSet()) {
                boolean passing = answer.status() >= 500 || answer.status() == 408 || answer.status() == 429;
                throw new MfgException(
                        passing ? ReadError.NOT_ANSWERED : ReadError.REFUSED, "SAP: HTTP " + answer.status());
            }
            orders.addAll(answer.entities());
            next = sap().next(asked, answer);
        }
        return orders;
    }
}
