/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.entity.Lot;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.WorkOrderReleased;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CanonicalJsonTest {

    private static final String CONSUMED = text(Examples.json(EventType.MATERIAL_CONSUMED));

    @ParameterizedTest
    @EnumSource
    void everyExampleSurvivesReadingAndWriting(EventType type) throws IOException {
        JsonNode example = CanonicalJson.mapper().readTree(Examples.json(type));

        JsonNode written = CanonicalJson.mapper().readTree(CanonicalJson.write(Examples.data(type)));

        assertThat(written).isEqualTo(example);
    }

    @ParameterizedTest
    @EnumSource
    void theJsonOfAnEventHoldsItsRecordsComponentsAndNothingDerived(EventType type) throws IOException {
        JsonNode written = CanonicalJson.mapper().readTree(CanonicalJson.write(Examples.data(type)));

        List<String> names = new ArrayList<>();
        written.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactlyElementsOf(Arrays.stream(type.dataClass().getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    @Test
    void decimalsAreExactAndPlainAndTimesKeepTheirOffset() {
        String json = CONSUMED.replace("2.500", "0.100000000000000005");

        String written = text(CanonicalJson.write(read(json)));

        assertThat(written).contains("\"value\":0.100000000000000005").contains("2026-11-23T07:00:00.123+01:00");
        assertThat(text(CanonicalJson.write(read(CONSUMED.replace("2.500", "1.25E3")))))
                .contains("\"value\":1250");
    }

    @Test
    void aDecimalMayBeAString() {
        assertThat(read(CONSUMED.replace("2.500", "\"2.500\""))).isEqualTo(read(CONSUMED));
    }

    @Test
    void unknownPropertiesAreSkipped() {
        assertThat(read(CONSUMED.replaceFirst("\\{", "{\"shift\": {\"name\": \"early\"},")))
                .isEqualTo(read(CONSUMED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "item": "RM-100"              | "itemNo": "RM-100"               | MISSING_FIELD | item is missing
            "item": "RM-100"              | "item": null                     | MISSING_FIELD | item is missing
            "item": "RM-100"              | "item": 4711                     | INVALID_VALUE | item must be
            "item": "RM-100"              | "item": " RM"                    | INVALID_VALUE | item is not allowed: ItemId must be
            "value": 2.500                | "value": "two"                   | INVALID_VALUE | quantity.value must be a decimal number, got 'two'
            "value": 2.500                | "value": ""                      | INVALID_VALUE | quantity.value must be a decimal number
            "value": 2.500                | "value": 1e99                    | INVALID_VALUE | quantity.value must have at most 20 digits
            "value": 2.500                | "value": 1e-999999999            | INVALID_VALUE | quantity.value must have at most 20 digits
            "value": 2.500                | "value": true                    | INVALID_VALUE | quantity.value must be a decimal number
            "value": 2.500                | "value": -1                      | INVALID_VALUE | quantity must not be negative, got -1 KGM
            "unit": "KGM"                 | "units": "KGM"                   | MISSING_FIELD | quantity.unit is missing
            07:00:00.123+01:00            | 07:00:00.123                     | INVALID_VALUE | consumedAt must be a time with offset
            "2026-11-23T07:00:00.123+01:00" | 1795413600                     | INVALID_VALUE | consumedAt must be a time with offset
            /millrace/ulm/assembly/line3  | line3                            | INVALID_VALUE | equipment is not allowed
            "item": "RM-100"              | "item": "RM-100", "item": "RM-1" | NOT_JSON      | not valid JSON at line
            "item"                        | item                             | NOT_JSON      | not valid JSON at line
            """)
    void aBadDocumentIsRefusedWithTheFieldsPath(String found, String replaced, ModelError code, String text) {
        String json = CONSUMED.replace(found, replaced);

        assertRefused(() -> read(json), code, text);
    }

    @Test
    void aBadFieldInsideAListIsNamedByItsPlace() {
        String order = text(Examples.json(EventType.WORK_ORDER_RELEASED));

        assertRefused(
                () -> read(WorkOrderReleased.class, order.replaceFirst("\"item\": \"RM-110\",", "")),
                ModelError.MISSING_FIELD,
                "workOrder.components[1].item is missing");
        assertRefused(
                () -> read(WorkOrderReleased.class, order.replaceFirst("\"backflush\": false", "\"x\": 0")),
                ModelError.MISSING_FIELD,
                "workOrder.components[0].backflush is missing");
        assertRefused(
                () -> read(WorkOrderReleased.class, order.replaceFirst("\"backflush\": false", "\"backflush\": \"\"")),
                ModelError.INVALID_VALUE,
                "workOrder.components[0].backflush must be true or false");
        assertRefused(
                () -> read(WorkOrderReleased.class, order.replaceFirst("\"priority\": 5", "\"priority\": 5.5")),
                ModelError.INVALID_VALUE,
                "workOrder.priority must be a whole number");
        assertRefused(
                () -> read(
                        WorkOrderReleased.class,
                        order.replaceFirst("(?s)\"operations\": \\[.*?]", "\"operations\": [null]")),
                ModelError.MISSING_FIELD,
                "workOrder.operations[0] is missing");
        assertRefused(
                () -> read(
                        WorkOrderReleased.class,
                        order.replaceFirst("(?s)\"operations\": \\[.*?]", "\"operations\": 7")),
                ModelError.INVALID_VALUE,
                "workOrder.operations must be a list");
    }

    @Test
    void anUnknownWordIsRefusedWithTheWordsThatAreKnown() {
        String lot = """
                {"id": "L-1", "item": "RM-100", "plant": "ULM", "quantity": {"value": 1, "unit": "KGM"},
                 "disposition": "%s"}""";

        assertThat(read(Lot.class, lot.formatted("RESTRICTED")).expiresOn()).isNull();
        assertRefused(
                () -> read(Lot.class, lot.formatted("GOOD")),
                ModelError.UNKNOWN_ENUM,
                "disposition must be one of PLANNED, IN_PROCESS, RESTRICTED, UNRESTRICTED, SCRAPPED, CLOSED, got 'GOOD'");
        assertRefused(() -> read(Lot.class, lot.formatted("")), ModelError.UNKNOWN_ENUM, "disposition must be one of");
    }

    @Test
    void anUnknownEventTypeInAFieldIsRefused() {
        String failed = text(Examples.json(EventType.POSTING_FAILED)).replace("production.confirmed", "production.x");

        assertRefused(
                () -> read(EventType.POSTING_FAILED.dataClass(), failed),
                ModelError.UNKNOWN_EVENT_TYPE,
                "eventType is not allowed");
    }

    @Test
    void aTooLargeOrTooDeepDocumentIsRefused() {
        String large = CONSUMED.replaceFirst("\\{", "{\"x\": \"" + "x".repeat(CanonicalJson.MAX_BYTES) + "\",");
        String deep = CONSUMED.replaceFirst("\\{", "{\"x\": " + "[".repeat(64) + "]".repeat(64) + ",");

        assertRefused(() -> read(large), ModelError.TOO_LARGE, "at most 1048576 are allowed");
        assertRefused(() -> read(deep), ModelError.TOO_LARGE, "depth");
    }

    @Test
    void aDocumentThatIsNoObjectIsRefused() {
        assertRefused(() -> read(""), ModelError.INVALID_VALUE, "the document must be a valid MaterialConsumed");
        assertRefused(() -> read("null"), ModelError.MISSING_FIELD, "the document is null");
        assertRefused(() -> read("[]"), ModelError.INVALID_VALUE, "the document must be a valid MaterialConsumed");
        assertRefused(() -> read(CONSUMED + "{}"), ModelError.NOT_JSON, "goes on after its end");
    }

    /** A wire record with a rule of its own. */
    record Even(int number) {
        Even {
            if (number % 2 != 0) {
                throw new IllegalArgumentException("odd");
            }
        }
    }

    record Numbers(List<Even> numbers) {}

    @Test
    void whatAConstructorRefusesIsABadValueNotBadJson() {
        assertRefused(
                () -> read(Numbers.class, "{\"numbers\": [{\"number\": 2}, {\"number\": 3}]}"),
                ModelError.INVALID_VALUE,
                "numbers[1] is not allowed");
    }

    /** A number that would be gigabytes when written out is refused before it is. */
    @Test
    void aNumberWithAHugeExponentIsRefusedInBothModes() {
        String structured = text(CloudEventCodec.writeStructured(Examples.event(EventType.MATERIAL_CONSUMED)));

        assertRefused(
                () -> CloudEventCodec.readStructured(
                        structured.replace("2.500", "1e999999999").getBytes(StandardCharsets.UTF_8)),
                ModelError.INVALID_VALUE,
                "quantity.value must have at most 20 digits");
        assertRefused(
                () -> read(CONSUMED.replace("2.500", "1e999999999")),
                ModelError.INVALID_VALUE,
                "quantity.value must have at most 20 digits");
    }

    private static void assertRefused(Runnable reading, ModelError code, String text) {
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(reading::run)
                .withMessageContaining(text)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static MaterialConsumed read(String json) {
        return read(MaterialConsumed.class, json);
    }

    private static <T> T read(Class<T> type, String json) {
        return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
