/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.transform;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.json.CloudEventCodec;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * A canonical event, or a {@code List} of them, becomes CloudEvents JSON (structured mode, UTF-8 bytes) with content
 * type {@code application/cloudevents+json}. The envelope of a single event stays as exchange property
 * {@code MillraceEnvelope}.
 */
@DataTypeTransformer(
        fromType = "canonical:event",
        toType = "cloudevents:json",
        description = "A canonical event to structured CloudEvents JSON")
public final class EventToCloudEventsJson extends Transformer {

    @Override
    public void transform(Message message, DataType from, DataType to) {
        if (message.getBody() instanceof List<?> events) {
            message.setBody(events.stream().map(EventToCloudEventsJson::json).toList());
        } else {
            byte[] json = json(message.getBody());
            message.getExchange().setProperty(EventEnvelope.PROPERTY, ((Event<?>) message.getBody()).envelope());
            message.setBody(json);
        }
        message.setHeader(Exchange.CONTENT_TYPE, CloudEventCodec.STRUCTURED_CONTENT_TYPE);
    }

    private static byte[] json(Object body) {
        if (body instanceof Event<?> event) {
            return CloudEventCodec.writeStructured(event);
        }
        throw new MfgException(
                ModelError.INVALID_VALUE,
                "the body must be a canonical event, got "
                        + (body == null ? "nothing" : body.getClass().getName()));
    }
}
