/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            WORK_ORDER_RELEASED  | "value": 500                     | "value": 0                       | workOrder.quantity must be more than zero, got 0 EA
            WORK_ORDER_RELEASED  | "priority": 5                    | "priority": -1                   | workOrder.priority must not be negative
            WORK_ORDER_RELEASED  | T14:00:00+01:00                  | T05:59:00+01:00                  | workOrder.plannedEnd must not be before plannedStart
            WORK_ORDER_RELEASED  | PT4H                             | PT-4H                            | workOrder.operations[1].plannedDuration must not be negative
            PRODUCTION_CONFIRMED | "value": 3                       | "value": -3                      | scrap must not be negative, got -3 EA
            PRODUCTION_CONFIRMED | "to": "2026-11-23T08             | "to": "2026-11-23T06             | to must not be before from
            DOWNTIME_ENDED       | "endedAt": "2026-11-23T09:25     | "endedAt": "2026-11-23T09:05     | endedAt must not be before startedAt
            SHIPMENT_READY       | "value": 120                     | "value": -1                      | shipment.lines[0].quantity must not be negative
            HANDLING_UNIT_MOVED  | "value": 120                     | "value": -1                      | handlingUnit.contents[0].quantity must not be negative
            """)
    void aValueOutOfItsRangeIsRefused(EventType type, String found, String replaced, String text) {
        String example = new String(Examples.json(type), StandardCharsets.UTF_8);
        assertThat(example).contains(found);

        assertThatExceptionOfType(FieldException.class)
                .isThrownBy(() -> CanonicalJson.read(
                        example.replace(found, replaced).getBytes(StandardCharsets.UTF_8), type.dataClass()))
                .withMessageContaining(text);
    }

    @Test
    void listsAreCopiesThatNobodyChanges() {
        WorkOrder order = ((WorkOrderReleased) Examples.data(EventType.WORK_ORDER_RELEASED)).workOrder();

        assertThat(order.operations()).isUnmodifiable();
        assertThat(order.components()).isUnmodifiable();
    }

    @Test
    void aCountryIsTwoCapitals() {
        String customer = "{\"id\": \"C-1\", \"name\": \"Customer\", \"country\": \"Germany\"}";

        assertThatExceptionOfType(FieldException.class)
                .isThrownBy(() -> CanonicalJson.read(customer.getBytes(StandardCharsets.UTF_8), Customer.class))
                .withMessageContaining("country must be an ISO 3166-1 country code");
    }
}
