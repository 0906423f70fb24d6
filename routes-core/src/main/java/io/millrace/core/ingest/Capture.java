/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;

/**
 * The first step of every source kamelet: keeps the raw bytes and where they came from ({@link RawInput}), and drops
 * every header the source sent that is not known to be harmless. After it the body is a {@code byte[]}.
 *
 * <pre>{@code
 * beans:
 *   - name: capture
 *     type: "#class:io.millrace.core.ingest.Capture"
 * steps:
 *   - process: {ref: "{{capture}}"}
 * }</pre>
 */
public final class Capture implements Processor {

    private String contentType = "application/json";
    private Set<String> headers = SourceHeaders.KEPT;

    /** What the source sends, when it does not say so itself; {@code application/json} unless given. */
    public void setContentType(String contentType) {
        this.contentType = contentType;
    }

    /** More headers to keep, comma-separated: those a later step of the kamelet needs. Never a credential. */
    public void setHeaders(String names) {
        Set<String> kept = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        kept.addAll(SourceHeaders.KEPT);
        for (String name : names.split(",")) {
            kept.add(name.strip());
        }
        headers = kept;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        byte[] bytes = message.getBody(byte[].class);
        String type = message.getHeader(Exchange.CONTENT_TYPE, contentType, String.class);
        Map<String, String> context = new HashMap<>();
        message.getHeaders().entrySet().removeIf(header -> !headers.contains(header.getKey()));
        message.getHeaders().forEach((name, value) -> context.put(name, String.valueOf(value)));
        SourceHeaders.STEERING.forEach(message::removeHeader);
        message.setBody(bytes == null ? new byte[0] : bytes);
        new RawInput(message.getBody(byte[].class), type, context, ExchangeHelper.getRouteId(exchange)).on(exchange);
    }
}
