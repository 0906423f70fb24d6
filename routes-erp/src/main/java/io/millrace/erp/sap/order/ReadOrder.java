/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.order;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.webhook.WebhookReceiver;
import io.millrace.erp.sap.SapError;
import io.millrace.erp.sap.odata.ODataAnswer;
import io.millrace.erp.sap.wire.SapBusinessEvent;
import io.millrace.erp.sap.wire.SapOrderChange;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the order that a business event names. An order that is not released is of no use yet, one that is gone of none
 * any more: the route ends there. While SAP cannot be read the sender is asked to send the event again.
 */
public final class ReadOrder extends OrderReader {

    private static final Logger LOG = LoggerFactory.getLogger(ReadOrder.class);
    private static final String TYPE = ".ProductionOrder.";

    @Override
    public void process(Exchange exchange) {
        SapBusinessEvent event = exchange.getMessage().getBody(SapBusinessEvent.class);
        if (!event.type().contains(TYPE)) {
            LOG.warn("{} is no event of a production order, it is left out", event.type());
            exchange.setRouteStop(true);
            return;
        }
        required("data.ManufacturingOrder", event.data().manufacturingOrder());
        try {
            read(event.data().manufacturingOrder(), exchange);
        } catch (MfgException notNow) {
            if (notNow.code() != SapError.NO_ORDER) {
                throw notNow;
            }
            WebhookReceiver.refuseForNow(exchange, notNow);
        }
    }

    private void read(String number, Exchange exchange) {
        ODataAnswer answer = await(sap().get(order(number).toString()));
        if (answer.isNoEntity()) {
            LOG.warn("production order {} is not there any more, its event is left out", number);
            exchange.setRouteStop(true);
            return;
        }
        if (!answer.isSuccessful() || !answer.entity().has("ManufacturingOrder")) {
            throw new MfgException(SapError.NO_ORDER, "order " + number + ": HTTP " + answer.status());
        }
        byte[] change = memory(exchange).change(answer.entity());
        if (change == null) {
            exchange.setRouteStop(true);
        } else {
            exchange.getMessage().setBody(CanonicalJson.read(change, SapOrderChange.class));
        }
    }
}
