/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Decode, validate, transform and encode, written by hand with Jackson: what all peers but Millrace share. It checks
 * what the canonical event's constructors check of the fields that are there.
 */
final class PlainMapping {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final ObjectReader READER = JSON.readerFor(Confirmation.class);
    private static final ObjectWriter WRITER = JSON.writerFor(Adjustment.class);
    private static final String TYPE = "io.millrace.production.confirmed.v1";
    private static final Set<String> UNITS = Set.of("EA", "KGM", "GRM", "MTR", "LTR", "HUR", "C62", "TNE");
    private static final int MAX_LENGTH = 64;

    /** An output record without its topic. */
    record Result(String key, byte[] value, Headers headers) {}

    private PlainMapping() {}

    /** @throws IllegalArgumentException if the input is not a valid production confirmation */
    static Result map(Headers headers, byte[] value) {
        String id = required(headers, "ce_id");
        String source = required(headers, "ce_source");
        check(required(headers, "ce_specversion").equals("1.0"), "ce_specversion");
        check(required(headers, "ce_type").equals(TYPE), "ce_type");
        required(headers, "ce_subject");
        OffsetDateTime.parse(required(headers, "ce_time"));
        String correlation = required(headers, "ce_correlationid");
        String partitionKey = required(headers, "ce_partitionkey");
        String plant = required(headers, "ce_plant");

        Confirmation input = read(value);
        validate(input);
        check(partitionKey.equals("work-order:" + input.workOrder()), "ce_partitionkey");
        check(plant.equals(input.plant()), "ce_plant");

        Adjustment output = new Adjustment(
                input.plant(),
                input.equipment().substring(input.equipment().lastIndexOf('/') + 1),
                input.item(),
                input.lot(),
                input.yield(),
                "production of " + input.workOrder() + " operation " + input.operation(),
                input.to());
        String key = "lot:" + output.lot();
        RecordHeaders out = new RecordHeaders();
        add(out, "ce_specversion", "1.0");
        add(out, "ce_id", id + "-stock");
        add(out, "ce_source", source);
        add(out, "ce_type", "io.millrace.inventory.adjusted.v1");
        add(out, "ce_subject", output.item());
        add(out, "ce_time", output.adjustedAt().toString());
        add(out, "ce_dataschema", "urn:millrace:schema:inventory-adjusted:v1");
        add(out, "ce_datacontenttype", "application/json");
        add(out, "ce_correlationid", correlation);
        add(out, "ce_causationid", id);
        add(out, "ce_partitionkey", key);
        add(out, "ce_plant", output.plant());
        add(out, "content-type", "application/json");
        return new Result(key, write(output), out);
    }

    private static void validate(Confirmation input) {
        text(input.workOrder(), "workOrder");
        text(input.plant(), "plant");
        text(input.operation(), "operation");
        text(input.item(), "item");
        text(input.lot(), "lot");
        text(input.equipment(), "equipment");
        check(input.equipment().startsWith("/"), "equipment");
        amount(input.yield(), "yield");
        amount(input.scrap(), "scrap");
        amount(input.rework(), "rework");
        check(input.scrap().unit().equals(input.yield().unit()), "scrap");
        check(input.rework().unit().equals(input.yield().unit()), "rework");
        check(input.from() != null && input.to() != null && !input.from().isAfter(input.to()), "from");
    }

    private static void amount(Confirmation.Amount amount, String field) {
        check(
                amount != null
                        && amount.value() != null
                        && amount.value().compareTo(BigDecimal.ZERO) >= 0
                        && amount.value().scale() <= 18
                        && UNITS.contains(amount.unit()),
                field);
    }

    private static void text(String text, String field) {
        check(text != null && !text.isBlank() && text.length() <= MAX_LENGTH, field);
        for (int i = 0; i < text.length(); i++) {
            check(!Character.isISOControl(text.charAt(i)), field);
        }
    }

    private static void check(boolean right, String field) {
        if (!right) {
            throw new IllegalArgumentException(field);
        }
    }

    /** The header's text. */
    static String required(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        check(header != null && header.value() != null && header.value().length > 0, name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Confirmation read(byte[] json) {
        try {
            return READER.readValue(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] write(Adjustment output) {
        try {
            return WRITER.writeValueAsBytes(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
