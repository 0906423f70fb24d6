/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.transform;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.json.CloudEventCodec;
import java.util.List;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/** A CloudEvents JSON document (structured mode, UTF-8), or a {@code List} of them, becomes canonical events. */
@DataTypeTransformer(
        fromType = "cloudevents:json",
        toType = "canonical:event",
        description = "Structured CloudEvents JSON to a canonical event")
public final class CloudEventsJsonToEvent extends Transformer {

    @Override
    public void transform(Message message, DataType from, DataType to) {
        message.setBody(
                message.getBody() instanceof List<?> documents
                        ? documents.stream()
                                .map(document -> event(message, document))
                                .toList()
                        : event(message, message.getBody()));
    }

    private static Object event(Message message, Object document) {
        try {
            byte[] json = message.getExchange()
                    .getContext()
                    .getTypeConverter()
                    .mandatoryConvertTo(byte[].class, message.getExchange(), document);
            return CloudEventCodec.readStructured(json);
        } catch (NoTypeConversionAvailableException e) {
            throw new MfgException(ModelError.NOT_JSON, "the body is no document but " + e.getFromType(), e);
        }
    }
}
