/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.webhook.WebhookReceiver;
import io.millrace.erp.sap.SapError;
import io.millrace.erp.sap.odata.ODataAnswer;
import io.millrace.erp.sap.wire.SapBusinessEvent;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a business event names. What is not ready to be told of, as an order that is not released, and what is gone
 * is of no use: the route ends there. While SAP cannot be read, the event is not taken: a webhook is to be sent again, a
 * message of a queue waits here.
 */
public final class ReadObject extends ObjectReader {

    private static final Logger LOG = LoggerFactory.getLogger(ReadObject.class);

    @Override
    public void process(Exchange exchange) {
        SapBusinessEvent event = exchange.getMessage().getBody(SapBusinessEvent.class);
        if (!object().isMeantBy(event)) {
            LOG.warn("{} is no event of {}, it is left out", event.type(), object().set());
            exchange.setRouteStop(true);
            return;
        }
        String number = object().number(event.data());
        required("data." + object().eventKey(), number);
        AmqpReceiver receiver = AmqpReceiver.of(exchange);
        boolean again = true;
        while (again) {
            again = false;
            try {
                read(number, exchange);
            } catch (MfgException notNow) {
                if (notNow.code() != SapError.NOT_READ) {
                    throw notNow;
                }
                if (receiver == null) {
                    WebhookReceiver.refuseForNow(exchange, notNow);
                } else {
                    again = receiver.waitsFor(exchange, notNow);
                }
            }
        }
    }

    private void read(String number, Exchange exchange) {
        ODataAnswer answer = await(sap().get(object().one(number).toString()));
        if (answer.isNoEntity()) {
            LOG.warn("{} {} is not there any more, its event is left out", object().set(), number);
            exchange.setRouteStop(true);
            return;
        }
        if (!answer.isSuccessful() || !answer.entity().has(object().key())) {
            throw new MfgException(SapError.NOT_READ, object().set() + ' ' + number + ": HTTP " + answer.status());
        }
        OrderMemory memory = OrderMemory.of(exchange);
        List<byte[]> changes = object().tell(answer.entity(), plant(), memory);
        if (changes.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        List<Object> records = changes.stream().map(object()::read).toList();
        exchange.getMessage().setBody(records.size() == 1 ? records.get(0) : records);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange ended) {
                if (HandedOver.is(ended)) {
                    changes.forEach(each -> object().told(each, memory));
                }
            }
        });
    }
}
