/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes a call the question it asks: a record whose fields are the call's path parameters, its query and its JSON body.
 * Path parameters are decoded here: {@code rest-openapi} hands them on as they were sent.
 * What the record does not have is refused: a filter that is misspelt must not be left out. Afterwards the message has no
 * headers.
 */
public final class ReadQuestion implements Processor {

    private Class<? extends Record> question;
    private Set<String> names;

    public void setQuestion(Class<? extends Record> question) {
        this.question = question;
        this.names = Stream.of(question.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws ApiException {@code BAD_CALL} naming the field */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        try {
            ObjectNode fields = body(message);
            addQuery(fields, message);
            for (String name : names) {
                String value = message.getHeader(name, String.class);
                if (value != null) {
                    add(fields, name, decoded(value.replace("+", "%2B")));
                }
            }
            message.removeHeaders("*");
            message.setBody(CanonicalJson.read(CanonicalJson.write(fields), question));
        } catch (ApiException refused) {
            throw refused;
        } catch (MfgException malformed) {
            throw new ApiException(ApiError.BAD_CALL, malformed.getMessage(), malformed);
        }
    }

    private ObjectNode body(Message message) {
        byte[] bytes = message.getBody(byte[].class);
        if (bytes == null || bytes.length == 0) {
            return CanonicalJson.mapper().createObjectNode();
        }
        ObjectNode fields = CanonicalJson.read(bytes, ObjectNode.class);
        fields.fieldNames().forEachRemaining(this::refuseUnknown);
        return fields;
    }

    private void addQuery(ObjectNode fields, Message message) {
        String query = message.getHeader(Exchange.HTTP_RAW_QUERY, "", String.class);
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] sides = pair.split("=", 2);
            add(fields, decoded(sides[0]), sides.length == 1 ? "" : decoded(sides[1]));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException(ApiError.BAD_CALL, "path or query cannot be read", e);
        }
    }

    private void add(ObjectNode fields, String name, String value) {
        refuseUnknown(name);
        if (fields.has(name)) {
            throw new ApiException(ApiError.BAD_CALL, name + " is given more than once", null);
        }
        fields.put(name, value);
    }

    private void refuseUnknown(String name) {
        if (!names.contains(name)) {
            throw new ApiException(
                    ApiError.BAD_CALL, "there is no field '" + name + "'; there is " + String.join(", ", names), null);
        }
    }
}
