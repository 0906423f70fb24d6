/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CloudEventCodecTest {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Event<?> event = Examples.event(EventType.MATERIAL_CONSUMED)
            .withSequence(123)
            .withCausation("WO-1001-released")
            .withTraceparent(TRACEPARENT);

    @Test
    void theAttributesAreThoseOfCloudEventsAndOurExtensions() {
        assertThat(CloudEventCodec.attributes(event.envelope()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("specversion", "1.0"),
                        Map.entry("id", event.envelope().id()),
                        Map.entry("source", "/millrace/ulm/assembly/line3"),
                        Map.entry("type", "io.millrace.material.consumed.v1"),
                        Map.entry("subject", "WO-1001"),
                        Map.entry("time", "2026-11-23T07:00:00.123+01:00"),
                        Map.entry("dataschema", "urn:millrace:schema:material-consumed:v1"),
                        Map.entry("datacontenttype", "application/json"),
                        Map.entry("correlationid", "WO-1001"),
                        Map.entry("causationid", "WO-1001-released"),
                        Map.entry("sequence", "00000000000000000123"),
                        Map.entry("partitionkey", "work-order:WO-1001"),
                        Map.entry("traceparent", TRACEPARENT),
                        Map.entry("plant", "ULM")));
    }

    @ParameterizedTest
    @EnumSource
    void anEventSurvivesBothModes(EventType type) {
        Event<?> sent = Examples.event(type).withSequence(Long.MAX_VALUE);

        assertThat(CloudEventCodec.decode(CloudEventCodec.attributes(sent.envelope()), CloudEventCodec.data(sent)))
                .isEqualTo(sent);
        assertThat(CloudEventCodec.readStructured(CloudEventCodec.writeStructured(sent)))
                .isEqualTo(sent);
    }

    @Test
    void structuredJsonHoldsTheDataAsJsonWithExactDecimals() throws IOException {
        byte[] json = CloudEventCodec.writeStructured(event);

        JsonNode document = CanonicalJson.mapper().readTree(json);
        assertThat(document.path("data").path("quantity").toString()).isEqualTo("{\"value\":2.500,\"unit\":\"KGM\"}");
        assertThat(document.path("sequence").textValue()).isEqualTo("00000000000000000123");
        assertThat(CloudEventCodec.data(CloudEventCodec.readStructured(json)))
                .asString(StandardCharsets.UTF_8)
                .contains("2.500");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            id,              MISSING, BAD_ENVELOPE,       id is missing
            source,          MISSING, BAD_ENVELOPE,       source is missing
            source,          sap,     BAD_ENVELOPE,       source must be an ISA-95 path
            type,            MISSING, BAD_ENVELOPE,       type is missing
            type,            a.b.v1,  UNKNOWN_EVENT_TYPE, event type 'a.b.v1' is not in the catalogue
            subject,         '',      BAD_ENVELOPE,       subject must be 1 to 255 printable characters
            time,            MISSING, BAD_ENVELOPE,       time is missing
            time,            today,   BAD_ENVELOPE,       time must be an RFC 3339 time
            correlationid,   MISSING, BAD_ENVELOPE,       correlationid is missing
            sequence,        0,       BAD_ENVELOPE,       sequence must be 1 or more
            sequence,        -1,      BAD_ENVELOPE,       sequence must be a number of at most 20 digits
            sequence,        99999999999999999999, BAD_ENVELOPE, sequence must not be more than
            partitionkey,    MISSING, BAD_ENVELOPE,       partitionkey is missing
            partitionkey,    lot:L-1, BAD_ENVELOPE,       "partitionkey must be 'work-order:WO-1001'"
            plant,           BER,     BAD_ENVELOPE,       "plant must be 'ULM'"
            specversion,     0.3,     BAD_ENVELOPE,       specversion must be 1.0
            """, quoteCharacter = '"')
    void aBadAttributeIsRefusedByName(String attribute, String value, ModelError code, String text) {
        Map<String, String> attributes = new HashMap<>(CloudEventCodec.attributes(event.envelope()));
        if ("MISSING".equals(value)) {
            attributes.remove(attribute);
        } else {
            attributes.put(attribute, "''".equals(value) ? "" : value);
        }

        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> CloudEventCodec.decode(attributes, CloudEventCodec.data(event)))
                .withMessageContaining(text)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aMalformedTraceContextIsIgnoredAndAForeignAttributeSkipped() {
        Map<String, String> attributes = new HashMap<>(CloudEventCodec.attributes(event.envelope()));
        attributes.put("traceparent", "none");
        attributes.put("vendor", "x");

        assertThat(CloudEventCodec.decode(attributes, CloudEventCodec.data(event))
                        .envelope()
                        .traceparent())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                          | NOT_JSON
            {"specversion":"1.0"}                                      | BAD_ENVELOPE
            {"specversion":"7","id":"1","source":"/a","type":"t"}      | BAD_ENVELOPE
            {"specversion":"1.0","id":"1","source":"/a","type":"t"}    | BAD_ENVELOPE
            {"specversion":"1.0","id":{},"source":"/a","type":"t"}     | BAD_ENVELOPE
            []                                                         | BAD_ENVELOPE
            """)
    void aDocumentThatIsNoCloudEventIsRefused(String json, ModelError code) {
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> CloudEventCodec.readStructured(json.getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
