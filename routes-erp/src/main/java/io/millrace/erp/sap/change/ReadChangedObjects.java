/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.core.post.ReadError;
import io.millrace.erp.poll.ChangePage;
import io.millrace.erp.sap.odata.ODataAnswer;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what changed since {@link ObjectPoll} asks, oldest change first, over as many pages as the server makes of it.
 * A poll that fails is not a message that failed: it is logged, and the next one asks for the same.
 */
public final class ReadChangedObjects extends ObjectReader {

    private static final Logger LOG = LoggerFactory.getLogger(ReadChangedObjects.class);

    @Override
    public void process(Exchange exchange) {
        ObjectPoll poll = ObjectPoll.asking(exchange);
        if (poll == null) {
            return;
        }
        try {
            poll.read(exchange, page(poll, OrderMemory.of(exchange)));
        } catch (MfgException failed) {
            LOG.warn("{}. {}", failed.getMessage(), failed.code().action());
            exchange.setRouteStop(true);
        }
    }

    private ChangePage page(ObjectPoll poll, OrderMemory memory) {
        List<byte[]> changes = new ArrayList<>();
        Instant end = poll.since();
        int read = 0;
        boolean full = true;
        // Where SAP says only the day of a change, a full page may end as it began: then the next one is read, too.
        while (full && !end.isAfter(poll.since())) {
            List<JsonNode> entities = read(poll.since(), poll.most(), read);
            for (JsonNode entity : entities) {
                Instant changed = object().changedAt(entity);
                end = changed.isAfter(end) ? changed : end;
                changes.addAll(object().tell(entity, plant(), memory));
            }
            read += entities.size();
            full = entities.size() >= poll.most();
        }
        return new ChangePage(changes, end, full);
    }

    private List<JsonNode> read(Instant since, int most, int skip) {
        String asked = object().all()
                .with("$filter", object().changedSince(since, plant()))
                .with("$orderby", object().oldestFirst())
                .with("$top", Integer.toString(most))
                .with("$skip", Integer.toString(skip))
                .toString();
        List<JsonNode> entities = new ArrayList<>();
        Future<ODataAnswer> next = sap().get(asked);
        while (next != null) {
            ODataAnswer answer = await(next);
            if (!answer.isSuccessful() || !answer.isSet()) {
                boolean passing = answer.status() >= 500 || answer.status() == 408 || answer.status() == 429;
                throw new MfgException(
                        passing ? ReadError.NOT_ANSWERED : ReadError.REFUSED, "SAP: HTTP " + answer.status());
            }
            entities.addAll(answer.entities());
            next = sap().next(asked, answer);
        }
        return entities;
    }
}
