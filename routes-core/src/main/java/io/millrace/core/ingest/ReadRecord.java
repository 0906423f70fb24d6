/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import io.millrace.canonical.json.CanonicalJson;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step of a source kamelet that turns the captured JSON bytes into the system's wire record, strictly: what does
 * not fit ends in an {@code MfgException} that names the field.
 *
 * <pre>{@code
 * beans:
 *   - name: read
 *     type: "#class:io.millrace.core.ingest.ReadRecord"
 *     properties: {record: io.millrace.mes.line.wire.LineConsumption}
 * steps:
 *   - process: {ref: "{{capture}}"}
 *   - process: {ref: "{{read}}"}
 * }</pre>
 */
public final class ReadRecord implements Processor {

    private Class<?> record;

    /** The wire record's class. */
    public void setRecord(Class<?> record) {
        this.record = record;
    }

    @Override
    public void process(Exchange exchange) {
        byte[] bytes = exchange.getMessage().getBody(byte[].class);
        exchange.getMessage().setBody(CanonicalJson.read(bytes == null ? new byte[0] : bytes, record));
    }
}
